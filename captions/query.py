"""Questions to the table: `search`. Case, accents and apostrophes never matter; unknown never matches.

The distinct values of a column are folded and compared, never the same value twice; a row group is read only as far
as the question needs, and only what was found becomes a frame.
"""

from __future__ import annotations

import calendar
import datetime
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from captions.names import places
from captions.names.fold import fold
from captions.table import SCHEMA, open_table

if TYPE_CHECKING:
    import pandas as pd

Mask = npt.NDArray[np.bool_]
Test = Callable[[str], bool]
Day = str | datetime.date

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_AGES = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_PLACE = ("location", "venue", "city", "region", "country")


@dataclass(frozen=True)
class _Clause:
    """One part of a question: the columns it reads, and which rows of a batch of them it accepts."""

    columns: tuple[str, ...]
    accepts: Callable[[pa.Table], Mask]


def search(
    table: str | os.PathLike[str],
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
    limit: int | None = None,
    sort: str | None = None,
) -> pd.DataFrame:
    """The rows of ``table`` that answer every question asked, as a frame of the table's columns.

    * ``text``: all these words, and all phrases in double quotes, stand in the caption.
    * ``photographer``, ``agency`` (or via), ``person``, ``place``: these words stand together in the value; a last
      word may end in ``*`` ("marcel*"). ``place`` looks in location, venue, city, region and country; the name of a
      country finds every row of that country, and another spelling of a town ("Kiev") finds that town.
    * ``country``: a name, another spelling, or the ISO 3166-1 alpha-2 code. ``origin``: a place or a demonym, of the
      subject or any other person shown. ``age``: years ("33", 33) or a range ("30-39"), likewise.
    * ``since``, ``until``: a date, or "2018-10-25", "2018-10", "2018". A row matches if its whole period lies inside.
    * ``sort``: a column, "-photo_date" for descending; unknown last. ``limit``: at most so many rows.

    Raises `TableError` if there is no such table, ``ValueError`` with a clear line for what cannot be asked.
    """
    asked = {
        _photographer: photographer,
        _person: person,
        _country: country,
        _place: place,
        _agency: agency,
        _origin: origin,
        _text: text,
    }
    clauses = [clause(words) for clause, words in asked.items() if words is not None]
    clauses += [] if age is None else [_age(age)]
    clauses += [] if since is None and until is None else [_period(since, until)]
    order = _order(sort)
    if limit is not None and limit < 0:
        raise ValueError(f"limit {limit}: not a number of rows")
    with open_table(table) as file:
        hits = pa.concat_tables([SCHEMA.empty_table(), *_hits(file, clauses, limit if order is None else None)])
    return _sorted(hits.to_pandas(), order)[:limit]


def _hits(file: pq.ParquetFile, clauses: list[_Clause], enough: int | None) -> Iterator[pa.Table]:
    """The rows that every clause accepts, by row group; the other columns are read where there are any."""
    columns = sorted({column for clause in clauses for column in clause.columns})
    count = 0
    for number in range(file.num_row_groups):
        if enough is not None and count >= enough:
            return
        mask = np.ones(file.metadata.row_group(number).num_rows, bool)
        asked = file.read_row_group(number, columns)
        for clause in clauses:
            mask &= clause.accepts(asked)
        if mask.any():
            count += int(mask.sum())
            yield file.read_row_group(number).filter(pa.array(mask)).cast(SCHEMA)


def _accepted(column: pa.ChunkedArray, test: Test) -> Mask:
    """Which rows of a text column pass ``test``, which is asked once for each distinct value."""
    coded = column.combine_chunks().dictionary_encode()
    passed = np.array([*map(test, coded.dictionary.to_pylist()), False], bool)
    hits: Mask = passed[coded.indices.fill_null(len(passed) - 1).to_numpy(zero_copy_only=False)]
    return hits


def _any_column(columns: tuple[str, ...], test: Test) -> _Clause:
    return _Clause(columns, lambda rows: np.logical_or.reduce([_accepted(rows[name], test) for name in columns]))


def _people(rows: pa.Table, part: str) -> tuple[pa.Array, npt.NDArray[np.int64]]:
    """A part of every person in ``rows``, and the number of the row in which the person stands."""
    people = rows["people"].combine_chunks()
    return pc.list_flatten(people).field(part), pc.list_parent_indices(people).to_numpy()


def _among_people(rows: pa.Table, part: str, accepted: Callable[[pa.ChunkedArray], Mask]) -> Mask:
    values, parents = _people(rows, part)
    mask = np.zeros(rows.num_rows, bool)
    mask[parents[accepted(pa.chunked_array([values]))]] = True
    return mask


def _asked(words: str) -> tuple[str, bool]:
    """The folded words of a question, and whether the last one may go on ("marcel*")."""
    folded = fold(words)
    if not folded:
        raise ValueError(f"{words!r}: no word to look for")
    return folded, words.rstrip(' "”').endswith("*")


def _has(words: str) -> Test:
    """Whether a value holds these words together; "an" is not in "Ana", "an*" is.

    >>> _has("SAO paulo")("Estado de São Paulo"), _has("an")("Ana"), _has("an*")("Ana")
    (True, False, True)
    """
    folded, goes_on = _asked(words)
    sought = f" {folded}" if goes_on else f" {folded} "
    return lambda value: sought in f" {fold.__wrapped__(value)} "


def _text(words: str) -> _Clause:
    """All ``words`` and quoted phrases. Plain ASCII captions are searched by one pattern each, without folding them."""
    parts = ["".join(part) for part in _QUOTED.findall(words) if fold("".join(part))] or [words]
    patterns = [_pattern(part) for part in parts]
    tests = [_has(part) for part in parts]

    def accepts(rows: pa.Table) -> Mask:
        captions = rows["caption"].combine_chunks()
        mask: Mask = np.logical_and.reduce([_numpy(pc.match_substring_regex(captions, each)) for each in patterns])
        for number in np.flatnonzero(~_numpy(pc.string_is_ascii(captions))):
            caption = captions[number].as_py()
            mask[number] = all(test(caption) for test in tests)
        return mask

    return _Clause(("caption",), accepts)


def _numpy(mask: pa.BooleanArray) -> Mask:
    return np.array(mask.to_numpy(zero_copy_only=False), bool)


def _pattern(words: str) -> str:
    """What `_has` finds, as a pattern of RE2 for text in ASCII: apostrophes vanish, other marks part words.

    >>> bool(re.search(_pattern("coxs bazar"), "near Cox's Bazar,")), bool(re.search(_pattern("cox"), "Cox's"))
    (True, False)
    """
    folded, goes_on = _asked(words)
    gap = "[^a-z0-9]*[^a-z0-9'`][^a-z0-9]*"
    body = gap.join("['`]*".join(word) for word in folded.split())
    return f"(?i)(?:^|[^a-z0-9'`])['`]*{body}" + ("" if goes_on else "['`]*(?:$|[^a-z0-9'`])")


def _agency(words: str) -> _Clause:
    return _any_column(("agency", "via"), _has(words))


def _photographer(words: str) -> _Clause:
    return _any_column(("photographer",), _has(words))


def _person(words: str) -> _Clause:
    test = _has(words)
    return _Clause(("people",), lambda rows: _among_people(rows, "name", lambda names: _accepted(names, test)))


def _place(words: str) -> _Clause:
    """The words in the place as written or resolved; a country by its code, a town or state also by other names."""
    has, found = _has(words), _named_country(words)
    if found:
        return _in_country(found.code, fold(words), has)
    written, meant = _any_column(_PLACE, has), places.resolve(words)
    part = "city" if meant.city else "region"
    name, code = getattr(meant, part), meant.country_code
    if not name or not code:
        return written

    def by_any_name(rows: pa.Table) -> Mask:
        same = _accepted(rows[part], lambda value: fold(value) == fold(name))
        return written.accepts(rows) | (same & _accepted(rows["country_code"], code.__eq__))

    return _Clause((*_PLACE, "country_code"), by_any_name)


def _in_country(code: str, folded: str, has: Test) -> _Clause:
    """Rows of a country, and of other places that bear its very name ("Georgia"), not those that contain it
    ("New Mexico"); by the words alone where the country is unknown."""
    of_that_name, written = _any_column(_PLACE, lambda value: fold(value) == folded), _any_column(_PLACE, has)

    def accepts(rows: pa.Table) -> Mask:
        codes = rows["country_code"]
        unknown = _numpy(codes.is_null().combine_chunks()) & written.accepts(rows)
        return _accepted(codes, code.__eq__) | of_that_name.accepts(rows) | unknown

    return _Clause((*_PLACE, "country_code"), accepts)


def _named_country(words: str) -> places.Country | None:
    """Initials may be typed in small letters here: there is no sentence that they could be a word of."""
    return places.country(words) or places.country(words.upper())


def _country(words: str) -> _Clause:
    found = _named_country(words) or places.country_by_code(words.strip().upper())
    if not found:
        raise ValueError(f"country {words!r}: no country of that name or code")
    return _any_column(("country_code",), found.code.__eq__)


def _origin(words: str) -> _Clause:
    """The places that the words name, or whose people they name; else the words themselves."""
    capital = words.strip()[:1].upper() + words.strip()[1:]
    country = _named_country(words)
    name = country.name if country else places.origin_name(capital)
    names = {fold(place) for place in (name, *places.demonym(capital)) if place}
    test = (lambda value: fold(value) in names) if names else _has(words)

    def among(values: pa.ChunkedArray) -> Mask:
        return _accepted(values, test)

    return _Clause(("origin", "people"), lambda rows: among(rows["origin"]) | _among_people(rows, "origin", among))


def _age(asked: int | str) -> _Clause:
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

    return _Clause(("age", "people"), lambda rows: among(rows["age"]) | _among_people(rows, "age", among))


def _period(since: Day | None, until: Day | None) -> _Clause:
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

    return _Clause(("photo_date", "photo_date_precision"), accepts)


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


def _order(sort: str | None) -> tuple[str, bool] | None:
    """The column to sort by, and whether upwards."""
    if sort is None:
        return None
    column = sort.removeprefix("-")
    kinds = {field.name: field.type for field in SCHEMA}
    if column not in kinds:
        raise ValueError(f"sort {column!r}: no such column; there are {', '.join(kinds)}")
    if pa.types.is_list(kinds[column]):
        raise ValueError(f"sort {column!r}: a list has no order")
    return column, column == sort


def _sorted(frame: pd.DataFrame, order: tuple[str, bool] | None) -> pd.DataFrame:
    if order is None:
        return frame
    column, upwards = order
    key = _folded if pa.types.is_string(SCHEMA.field(column).type) else None
    return frame.sort_values(column, ascending=upwards, kind="stable", na_position="last", key=key, ignore_index=True)


def _folded(values: pd.Series[Any]) -> pd.Series[Any]:
    return values.map(fold, na_action="ignore")
