"""Value readers: they turn the words a rule caught into a value, or decline by returning nothing."""
