"""Questions to the table: `search`. Case, accents and apostrophes never matter; unknown never matches.

A row group is read only as far as the question needs, and only what was found becomes a frame. `answer` also says how
many rows there are in all, and which of the values asked for the table does not have.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from captions.names.fold import fold
from captions.query.clauses import Clause, Day, Mask, clauses_of, people_of
from captions.table import SCHEMA, open_table

if TYPE_CHECKING:
    import pandas as pd

_NEAR = 70  # of 100: from here on a value of the table looks like a slip of what was asked


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
    clauses = clauses_of(text, photographer, agency, person, place, country, origin, age, since, until)
    order = _order(sort, limit)
    with open_table(table) as file:
        rows, _ = _found(file, list(clauses.values()), limit if order is None else None, count=False)
    return _sorted(rows.to_pandas(), order)[:limit]


def answer(table: str | os.PathLike[str], limit: int | None = None, sort: str | None = None, **asked: Any) -> Answer:
    """What `search` finds with the same arguments, how many rows that would be without ``limit``, and hints."""
    clauses = clauses_of(**asked)
    order = _order(sort, limit)
    with open_table(table) as file:
        rows, total = _found(file, list(clauses.values()), limit if order is None else None)
        hints = () if total else tuple(_hints(file, clauses, asked))
    return Answer(_sorted(rows.to_pandas(), order)[:limit], total, hints)


def _found(file: pq.ParquetFile, clauses: list[Clause], enough: int | None, count: bool = True) -> tuple[pa.Table, int]:
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


def _masks(file: pq.ParquetFile, clauses: list[Clause]) -> Iterator[tuple[int, Mask]]:
    """Which rows every clause accepts, by row group."""
    columns = sorted({column for clause in clauses for column in clause.columns})
    for number in range(file.num_row_groups):
        mask = np.ones(file.metadata.row_group(number).num_rows, bool)
        asked = file.read_row_group(number, columns)
        for clause in clauses:
            mask &= clause.accepts(asked)
        yield number, mask


def _hints(file: pq.ParquetFile, clauses: dict[str, Clause], asked: dict[str, str]) -> Iterator[str]:
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
            cells = people_of(rows, part)[0] if column == "people" else rows[column]
            values.update(filter(None, cells.unique().to_pylist()))
    return sorted({name for value in values for name in value.split("; ")})


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
