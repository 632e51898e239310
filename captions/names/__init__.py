"""Names are tables, one row a name: agencies, places, titles, given names; and look-ups over them."""
