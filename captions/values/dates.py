"""Read dates: the words are cut out by a rule, the month's name is read by dateparser, the rest is arithmetic.

``dateparser`` is asked for one month word at a time and remembers nothing: given a whole date it would put today's day
into "October 2018", and it costs half a millisecond a call.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import NamedTuple

from captions.record import Precision


class Date(NamedTuple):
    """The first day of the stated period, and how long the period is."""

    first: datetime.date
    precision: Precision

    def iso(self) -> str:
        """As ISO 8601, no more exact than it was stated: "2018-10-28", "2018-10", "2018"."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@lru_cache(maxsize=1024)
def month_number(word: str, language: str) -> int | None:
    """The month that ``word`` names (1 to 12), in ``language`` (ISO 639-1), or None.

    >>> month_number("Sept.", "en"), month_number("octubre", "es"), month_number("07", "en"), month_number("table", "en")
    (9, 10, 7, None)
    """
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    read = parser.get_date_data(f"1 {word.rstrip('.').lower()} 2000").date_obj
    return read.month if read is not None and (read.year, read.day) == (2000, 1) else None


def _century(year: str) -> int:
    """A year of two digits as the picture desks mean it: digital pictures up to 2029, film before."""
    number = int(year)
    return number if len(year) == 4 else 2000 + number if number < 30 else 1900 + number


@lru_cache(maxsize=16_384)
def read_date(year: str, month: str | None, day: str | None, language: str) -> Date | None:
    """The date that these words name, or None for an impossible one ("Feb. 30, 2018").

    >>> read_date("2018", "Oct.", "28", "en").iso(), read_date("2018", "October", None, "en").iso()
    ('2018-10-28', '2018-10')
    >>> read_date("2018", "Feb.", "30", "en") is None
    True
    """
    number = month_number(month, language) if month else None
    if month and number is None:
        return None
    try:
        first = datetime.date(_century(year), number or 1, int(day or 1))
    except ValueError:
        return None
    return Date(first, "day" if day else "month" if month else "year")
