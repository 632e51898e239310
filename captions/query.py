"""Questions to the table: `search`. Case, accents and apostrophes never matter; unknown never matches.

The distinct values of a column are folded and compared, never the same value twice; a row group is read only as far
as the question needs, and only what was found becomes a frame. `answer` also says how many rows there are in all, and
which of the values asked for the table does not have.
"""

from __future__ import annotations

import calendar
import datetime
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from captions.names import places
from captions.names.agencies import agency as house_of
from captions.names.fold import fold
from captions.names.locations import resolve
from captions.rules import LANGUAGES
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
_NEAR = 70  # of 100: from here on a value of the table looks like a slip of what was asked


@dataclass(frozen=True)
class _Clause:
    """One part of a question: the columns it reads, and which rows of a batch of them it accepts."""

    columns: tuple[str, ...]
    accepts: Callable[[pa.Table], Mask]


class Answer(NamedTuple):
    """What was found: the ``rows``, how many there are in all (``total``), and ``hints`` where there are none: a line
    for each value that was asked for and is not in the table, with the nearest ones that are."""

    rows: pd.DataFrame
    total: int
    hints: tuple[str, ...]


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

    Everywhere a star stands for any letters of a word ("marcel*", "sal*o"), and words in double quotes stand together.

    * ``text``: all these words, and all phrases in double quotes, stand in the caption.
    * ``photographer``, ``person``: all these words stand in one name, in any order; the last may be the beginning of
      one ("salcedo ir"), unless it is quoted.
    * ``agency``: who made the picture or passed it on, by any spelling that `captions.names` knows ("nyt", "associated
      press"), or by words of its name in any order.
    * ``place``: these words stand together in location, venue, city, region or country; the name of a country finds
      every row of that country, and another spelling of a town ("Kiev") finds that town.
    * ``country``: a name, another spelling, or the ISO 3166-1 alpha-2 code. ``origin``: likewise, or another place, or
      a demonym in a language we read ("Moroccans", "marroquí"), of the subject or any other person shown. ``age``:
      years ("33", 33) or a range ("30-39"), likewise.
    * ``since``, ``until``: a date, or "2018-10-25", "2018-10", "2018". A row matches if its whole period lies inside.
    * ``sort``: a column, "-photo_date" for descending; unknown last. ``limit``: at most so many rows.

    Raises `TableError` if there is no such table, ``ValueError`` with a clear line for what cannot be asked.
    """
    clauses = _clauses(text, photographer, agency, person, place, country, origin, age, since, until)
    order = _order(sort, limit)
    with open_table(table) as file:
        rows, _ = _found(file, list(clauses.values()), limit if order is None else None, count=False)
    return _sorted(rows.to_pandas(), order)[:limit]


def answer(table: str | os.PathLike[str], limit: int | None = None, sort: str | None = None, **asked: Any) -> Answer:
    """What `search` finds with the same arguments, how many rows that would be without ``limit``, and hints."""
    clauses = _clauses(**asked)
    order = _order(sort, limit)
    with open_table(table) as file:
        rows, total = _found(file, list(clauses.values()), limit if order is None else None)
        hints = () if total else tuple(_hints(file, clauses, asked))
    return Answer(_sorted(rows.to_pandas(), order)[:limit], total, hints)


def _clauses(
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
) -> dict[str, _Clause]:
    """What each of the questions that were asked accepts, by the name of the question."""
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


def _found(
    file: pq.ParquetFile, clauses: list[_Clause], enough: int | None, count: bool = True
) -> tuple[pa.Table, int]:
    """The rows that every clause accepts, but not many more than ``enough``, and the number of all such rows (without
    ``count``: of those met so far); columns that nobody asked about are read only where there are any."""
    hits, total = [SCHEMA.empty_table()], 0
    for number, mask in _masks(file, clauses):
        if enough is not None and total >= enough and not count:
            break
        if mask.any() and (enough is None or total < enough):
            hits.append(file.read_row_group(number).filter(pa.array(mask)).cast(SCHEMA))
        total += int(mask.sum())
    return pa.concat_tables(hits), total


def _masks(file: pq.ParquetFile, clauses: list[_Clause]) -> Iterator[tuple[int, Mask]]:
    """Which rows every clause accepts, by row group."""
    columns = sorted({column for clause in clauses for column in clause.columns})
    for number in range(file.num_row_groups):
        mask = np.ones(file.metadata.row_group(number).num_rows, bool)
        asked = file.read_row_group(number, columns)
        for clause in clauses:
            mask &= clause.accepts(asked)
        yield number, mask


def _hints(file: pq.ParquetFile, clauses: dict[str, _Clause], asked: dict[str, str]) -> Iterator[str]:
    """A line for each name that was asked for and that no row has, with the nearest names that rows do have."""
    from rapidfuzz import fuzz, process

    for name in ("photographer", "agency", "person", "place", "origin"):
        if name not in clauses or any(mask.any() for _, mask in _masks(file, [clauses[name]])):
            continue
        columns = [column for column in clauses[name].columns if column != "country_code"]
        known = {value: fold(value) for value in _values(file, columns)}
        best = process.extract(fold(asked[name]), known, scorer=fuzz.WRatio, limit=3, score_cutoff=_NEAR)
        nearest = f"; nearest: {', '.join(value for _, _, value in best)}" if best else ""
        yield f"{name} {asked[name]!r}: not in this table{nearest}"


def _values(file: pq.ParquetFile, columns: list[str]) -> list[str]:
    """The distinct names that stand in ``columns``, those of people among them, in order."""
    values: set[str] = set()
    part = "origin" if "origin" in columns else "name"
    for number in range(file.num_row_groups):
        rows = file.read_row_group(number, columns)
        for column in columns:
            cells = _people(rows, part)[0] if column == "people" else rows[column]
            values.update(filter(None, cells.unique().to_pylist()))
    return sorted({name for value in values for name in value.split("; ")})


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


def _asked(words: str) -> str:
    """The folded words of a question; a star, which stands for any letters, stays.

    >>> _asked("Irène  SALC*"), _asked("o'h*a - x")
    ('irene salc*', 'oh*a x')
    """
    folded = ("*".join(map(fold, word.split("*"))) for word in words.split())
    kept = [re.sub(r"\*+", "*", word) for word in folded if word.strip("*")]
    if not kept:
        raise ValueError(f"{words!r}: no word to look for")
    return " ".join(kept)


def _in_folded(words: str, goes_on: bool = False) -> Test:
    """Whether a folded value holds these words together; the last one may be the beginning of a word if it goes on."""
    pattern = _asked(words).replace("*", "[a-z0-9]*")
    inside = re.compile(f"(?<![a-z0-9]){pattern}" + ("" if goes_on else "(?![a-z0-9])"))
    return lambda folded: inside.search(folded) is not None


def _has(words: str) -> Test:
    """Whether a value holds these words together; "an" is not in "Ana", "an*" is.

    >>> _has("SAO paulo")("Estado de São Paulo"), _has("an")("Ana"), _has("an*")("Ana"), _has("p*lo")("São Paulo")
    (True, False, True, True)
    """
    inside = _in_folded(words)
    return lambda value: inside(fold.__wrapped__(value))


def _names(words: str, goes_on: bool) -> Test:
    """Whether one of the names in a value, parted by "; ", holds all words in any order and all quoted phrases; the last
    word may be the beginning of one if it ``goes_on`` and is not quoted.

    >>> asked = _names("salcedo ir", goes_on=True)
    >>> asked("Irene Salcedo"), asked("Irina Vos; Ana Salcedo"), _names("ir salcedo", goes_on=True)("Irene Salcedo")
    (True, False, False)
    """
    *others, last = _parts(words)
    goes_on = goes_on and not words.rstrip().endswith(('"', "”"))
    tests = [*map(_in_folded, others), _in_folded(last, goes_on)]
    return lambda value: any(all(test(name) for test in tests) for name in map(fold.__wrapped__, value.split(";")))


def _parts(words: str) -> list[str]:
    """The single words and the quoted phrases of a question."""
    return ["".join(part) for part in _QUOTED.findall(words) if fold("".join(part))] or [words]


def _text(words: str) -> _Clause:
    """All ``words`` and quoted phrases. Plain ASCII captions are searched by one pattern each, without folding them."""
    parts = _parts(words)
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
    asked = _asked(words)
    gap = "[^a-z0-9]*[^a-z0-9'`][^a-z0-9]*"
    letters = (["[a-z0-9'`]*" if letter == "*" else letter for letter in word] for word in asked.rstrip("*").split())
    body = gap.join(map("['`]*".join, letters))
    return f"(?i)(?:^|[^a-z0-9'`])['`]*{body}" + ("" if asked.endswith("*") else "['`]*(?:$|[^a-z0-9'`])")


def _agency(words: str) -> _Clause:
    """A house that is known under these words (typed in capitals, every spelling fits), or whose name holds them."""
    house = house_of(words.upper())
    if house is None:
        return _any_column(("agency", "via"), _names(words, goes_on=False))
    has, name = _has(words), fold(house.name)
    return _any_column(("agency", "via"), lambda value: has(value) or fold(value) == name)


def _photographer(words: str) -> _Clause:
    return _any_column(("photographer",), _names(words, goes_on=True))


def _person(words: str) -> _Clause:
    test = _names(words, goes_on=True)
    return _Clause(("people",), lambda rows: _among_people(rows, "name", lambda names: _accepted(names, test)))


def _place(words: str) -> _Clause:
    """The words in the place as written or resolved; a country by its code, a town or state also by other names."""
    has, found = _has(words), _named_country(words)
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
    names = _origins(words)
    test = (lambda value: fold(value) in names) if names else _has(words)

    def among(values: pa.ChunkedArray) -> Mask:
        return _accepted(values, test)

    return _Clause(("origin", "people"), lambda rows: among(rows["origin"]) | _among_people(rows, "origin", among))


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


def _order(sort: str | None, limit: int | None) -> tuple[str, bool] | None:
    """The column to sort by, and whether upwards. Raises ``ValueError`` for these two that cannot be asked."""
    if limit is not None and limit < 0:
        raise ValueError(f"limit {limit}: not a number of rows")
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
