"""The parts of a question: for each argument of `search` the columns it reads, and which rows it accepts.

The distinct values of a column are folded and compared, never the same value twice; unknown never matches.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from captions.names import places
from captions.names.agencies import agency as house_of
from captions.names.fold import fold
from captions.names.locations import resolve
from captions.query.words import Test, holds, names_hold, parts_of, pattern_of
from captions.rules import LANGUAGES

Mask = npt.NDArray[np.bool_]
Day = str | datetime.date

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_AGES = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")
_PLACE = ("location", "venue", "city", "region", "country")


@dataclass(frozen=True)
class Clause:
    """One part of a question: the columns it reads, and which rows of a batch of them it accepts."""

    columns: tuple[str, ...]
    accepts: Callable[[pa.Table], Mask]


def clauses_of(
    text: str | None = None,
    photographer: str | None = None,
    agency: str | None = None,
    person: str | None = None,
    place: str | None = None,
    country: str | None = None,
    origin: str | None = None,
    age: int | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> dict[str, Clause]:
    """What each of the questions that were asked accepts, by the name of the question; both days are one, "period".

    Raises ``ValueError`` with a clear line for what cannot be asked.
    """
    asked = {
        "photographer": (_photographer, photographer),
        "person": (_person, person),
        "country": (_country, country),
        "place": (_place, place),
        "agency": (_agency, agency),
        "origin": (_origin, origin),
        "text": (_text, text),
    }
    clauses = {name: clause(words) for name, (clause, words) in asked.items() if words is not None}
    if age is not None:
        clauses["age"] = _age(age)
    if since is not None or until is not None:
        clauses["period"] = _period(since, until)
    return clauses


def _accepted(column: pa.ChunkedArray, test: Test) -> Mask:
    """Which rows of a text column pass ``test``, which is asked once for each distinct value."""
    coded = column.combine_chunks().dictionary_encode()
    passed = np.array([*map(test, coded.dictionary.to_pylist()), False], bool)
    hits: Mask = passed[coded.indices.fill_null(len(passed) - 1).to_numpy(zero_copy_only=False)]
    return hits


def _any_column(columns: tuple[str, ...], test: Test) -> Clause:
    return Clause(columns, lambda rows: np.logical_or.reduce([_accepted(rows[name], test) for name in columns]))


def people_of(rows: pa.Table, part: str) -> tuple[pa.Array, npt.NDArray[np.int64]]:
    """A part of every person in ``rows``, and the number of the row in which the person stands."""
    people = rows["people"].combine_chunks()
    return pc.list_flatten(people).field(part), pc.list_parent_indices(people).to_numpy()


def _among_people(rows: pa.Table, part: str, accepted: Callable[[pa.ChunkedArray], Mask]) -> Mask:
    values, parents = people_of(rows, part)
    mask = np.zeros(rows.num_rows, bool)
    mask[parents[accepted(pa.chunked_array([values]))]] = True
    return mask


def _text(words: str) -> Clause:
    """All ``words`` and quoted phrases. Plain ASCII captions are searched by one pattern each, without folding them."""
    parts = parts_of(words)
    patterns = [pattern_of(part) for part in parts]
    tests = [holds(part) for part in parts]

    def accepts(rows: pa.Table) -> Mask:
        captions = rows["caption"].combine_chunks()
        mask: Mask = np.logical_and.reduce([_numpy(pc.match_substring_regex(captions, each)) for each in patterns])
        for number in np.flatnonzero(~_numpy(pc.string_is_ascii(captions))):
            caption = captions[number].as_py()
            mask[number] = all(test(caption) for test in tests)
        return mask

    return Clause(("caption",), accepts)


def _numpy(mask: pa.BooleanArray) -> Mask:
    return np.array(mask.to_numpy(zero_copy_only=False), bool)


def _agency(words: str) -> Clause:
    """A house that is known under these words (typed in capitals, every spelling fits), or whose name holds them."""
    house = house_of(words.upper())
    if house is None:
        return _any_column(("agency", "via"), names_hold(words, goes_on=False))
    has, name = holds(words), fold(house.name)
    return _any_column(("agency", "via"), lambda value: has(value) or fold(value) == name)


def _photographer(words: str) -> Clause:
    return _any_column(("photographer",), names_hold(words, goes_on=True))


def _person(words: str) -> Clause:
    test = names_hold(words, goes_on=True)
    return Clause(("people",), lambda rows: _among_people(rows, "name", lambda names: _accepted(names, test)))


def _place(words: str) -> Clause:
    """The words in the place as written or resolved; a country by its code, a town or state also by other names."""
    has, found = holds(words), _named_country(words)
    if found:
        return _in_country(found.code, fold(words), has)
    written, meant = _any_column(_PLACE, has), resolve(words)
    part = "city" if meant.city else "region"
    name, code = getattr(meant, part), meant.country_code
    if not name or not code:
        return written

    def by_any_name(rows: pa.Table) -> Mask:
        same = _accepted(rows[part], lambda value: fold(value) == fold(name))
        return written.accepts(rows) | (same & _accepted(rows["country_code"], code.__eq__))

    return Clause((*_PLACE, "country_code"), by_any_name)


def _in_country(code: str, folded: str, has: Test) -> Clause:
    """Rows of a country, and of other places that bear its very name ("Georgia"), not those that contain it
    ("New Mexico"); by the words alone where the country is unknown."""
    of_that_name, written = _any_column(_PLACE, lambda value: fold(value) == folded), _any_column(_PLACE, has)

    def accepts(rows: pa.Table) -> Mask:
        codes = rows["country_code"]
        unknown = _numpy(codes.is_null().combine_chunks()) & written.accepts(rows)
        return _accepted(codes, code.__eq__) | of_that_name.accepts(rows) | unknown

    return Clause((*_PLACE, "country_code"), accepts)


def _named_country(words: str) -> places.Country | None:
    """Initials may be typed in small letters here: there is no sentence that they could be a word of."""
    return places.country(words) or places.country(words.upper())


def _country(words: str) -> Clause:
    found = _named_country(words) or places.country_by_code(words.strip().upper())
    if not found:
        raise ValueError(f"country {words!r}: no country of that name or code")
    return _any_column(("country_code",), found.code.__eq__)


def _origin(words: str) -> Clause:
    """The places that the words name, or whose people they name; else the words themselves."""
    names = _origins(words)
    test = (lambda value: fold(value) in names) if names else holds(words)

    def among(values: pa.ChunkedArray) -> Mask:
        return _accepted(values, test)

    return Clause(("origin", "people"), lambda rows: among(rows["origin"]) | _among_people(rows, "origin", among))


def _origins(words: str) -> set[str]:
    """The folded names of the places meant: "MA" is the code of Morocco as well as Massachusetts. A demonym is looked
    for in English first, so that no other language's like-sounding one joins it.

    >>> sorted(_origins("MA")), _origins("honduran"), _origins("marroquí"), _origins("xyz")
    (['massachusetts', 'morocco'], {'honduras'}, {'morocco'}, set())
    """
    typed = words.strip()
    capital = typed[:1].upper() + typed[1:]
    named, coded = _named_country(words), places.country_by_code(typed.upper())
    name = named.name if named else places.origin_name(capital)
    peoples = next(filter(None, (places.demonym(capital, language) for language in LANGUAGES)), ())
    return {fold(place) for place in (name, coded and coded.name, *peoples) if place}


def _age(asked: int | str) -> Clause:
    match = _AGES.fullmatch(str(asked).strip())
    if not match:
        raise ValueError(f"age {asked!r}: neither years nor a range such as 30-39")
    low = int(match[1])
    high = int(match[2] or low)
    if high < low:
        raise ValueError(f"age {asked!r}: {high} is less than {low}")

    def among(ages: pa.ChunkedArray) -> Mask:
        years = pc.fill_null(ages, -1)
        return _numpy(pc.and_(pc.greater_equal(years, low), pc.less_equal(years, high)).combine_chunks())

    return Clause(("age", "people"), lambda rows: among(rows["age"]) | _among_people(rows, "age", among))


def _period(since: Day | None, until: Day | None) -> Clause:
    """Rows whose whole day, month or year lies between the first day of ``since`` and the last of ``until``."""
    first = _days(since)[0] if since is not None else datetime.date.min
    last = _days(until)[1] if until is not None else datetime.date.max
    if first > last:
        raise ValueError(f"since {since} is after until {until}")

    def accepts(rows: pa.Table) -> Mask:
        start = rows["photo_date"].combine_chunks().to_numpy(zero_copy_only=False).astype("datetime64[D]")
        end = start.copy()
        for unit, precision in (("M", "month"), ("Y", "year")):
            whole = _accepted(rows["photo_date_precision"], precision.__eq__)
            end[whole] = (start[whole].astype(f"datetime64[{unit}]") + 1).astype("datetime64[D]") - 1
        inside: Mask = (start >= np.datetime64(first)) & (end <= np.datetime64(last))  # false where it is unknown
        return inside

    return Clause(("photo_date", "photo_date_precision"), accepts)


def _days(asked: Day) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a stated day, month or year.

    >>> [str(day) for day in _days("2018-02")]
    ['2018-02-01', '2018-02-28']
    """
    if isinstance(asked, datetime.date):
        day = asked.date() if isinstance(asked, datetime.datetime) else asked
        return day, day
    match = _DATE.fullmatch(asked.strip())
    if not match:
        raise ValueError(f"{asked!r}: not a date such as 2018, 2018-10 or 2018-10-25")
    year, month, day_of_month = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year or 0, month or 1, day_of_month or 1)
    except ValueError:
        raise ValueError(f"{asked!r}: there is no such date") from None
    if day_of_month:
        return first, first
    last_month = month or 12
    return first, datetime.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
