"""What was not read, and what was perhaps read wrongly, in somebody's table: `audit`.

One reading of the file, a row group at a time. What is counted is ranked: what the rules and tables lack most often
comes first. A finding is a question to a person, not a verdict.
"""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from captions.auditing.doubts import Row, doubts
from captions.auditing.tails import shape, unread_credit
from captions.names.agencies import agency
from captions.table import open_table

if TYPE_CHECKING:
    import pandas as pd

FIELDS = (
    "subject", "people", "age", "origin", "location", "venue", "city", "country",
    "photo_date", "agency", "via", "photographer", "credit",
)  # fmt: skip
SAMPLED = ("id", "source", "gallery", "position", "caption", *FIELDS, "photo_date_precision", "file_photo")
ALL, NONE = "all", "none"  # the rows of every house; the rows without an agency

DISTINCT = 100_000  # values a ranking remembers: what bounds the memory for a table of any size
IDS = 20  # rows named for one suspicious value
_SLICE = 8_192  # rows that are Python objects at a time

_COLUMNS = [*SAMPLED, "country_code", "found"]


@dataclass(frozen=True)
class Audit:
    """What an audit found; every frame but the first and the last has the most frequent first, counted in ``rows``.

    * ``fields``: for ``all`` rows, then by ``house`` (the agency; ``none`` for those without), the number of ``rows`` and the
      share of them, 0 to 1, that has each of `FIELDS`.
    * ``tails``: ends of captions without a credit that look like one. ``shape`` is what alike ones share (names of
      people are NAME, numbers #), ``example`` such an end as printed, ``id`` its row.
    * ``organisations``: every ``organisation`` in agency or via that is not in the table of agencies; ``example`` is
      the credit line, ``id`` its row.
    * ``places``: every ``location`` whose country is not known; ``example`` is a caption, ``id`` its row.
    * ``suspicious``: a ``value`` of a ``field`` that is probably wrong, and the ``reason``; ``ids`` are its rows, the
      first `IDS` of them.
    * ``sample``: rows to check by hand, the columns `SAMPLED`.
    """

    fields: pd.DataFrame
    tails: pd.DataFrame
    organisations: pd.DataFrame
    places: pd.DataFrame
    suspicious: pd.DataFrame
    sample: pd.DataFrame


def audit(table: str | os.PathLike[str], sample: int = 20, seed: int = 0) -> Audit:
    """Looks through ``table`` for what was not read or perhaps read wrongly.

    ``sample`` rows are drawn evenly over the houses: one of each while there are enough, then a second of each. The
    same ``seed`` draws the same rows. Raises `TableError` if there is no such table, ``ValueError`` for a negative
    ``sample``.
    """
    if sample < 0:
        raise ValueError(f"sample {sample}: not a number of rows")
    tails, organisations, places = (_Ranking((name,)) for name in ("shape", "organisation", "location"))
    suspicious = _Ranking(("field", "value", "reason"))
    with open_table(table) as file:
        counts, draw = _counts(_empty(file.schema_arrow)), _Draw(sample, np.random.default_rng(seed))
        for number in range(file.num_row_groups):
            rows = file.read_row_group(number, _COLUMNS)
            counts = _total(counts, _counts(rows))
            draw.add(rows)
            _unknown(rows, organisations, places)
            for part in rows.to_batches(max_chunksize=_SLICE):
                _unread(part, tails)
                _doubtful(part, suspicious)
        drawn = draw.frame(_empty(file.schema_arrow))
    return Audit(_shares(counts), tails.frame(), organisations.frame(), places.frame(), suspicious.frame("ids"), drawn)


def _empty(schema: pa.Schema) -> pa.Table:
    return schema.empty_table().select(_COLUMNS)


# --- counting --------------------------------------------------------------------------------------------------------


@dataclass
class _Ranking:
    """How often each value was met, with its first rows and one example; of too many, the rarest are forgotten."""

    names: tuple[str, ...]
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    ids: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    examples: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def add(self, key: tuple[str, ...], row_id: str, example: str | None = None, number: int = 1) -> None:
        if key not in self.counts:
            if len(self.counts) >= DISTINCT:
                self._forget()
            self.ids[key], self.examples[key] = [], example
        self.counts[key] += number
        if len(self.ids[key]) < IDS:
            self.ids[key].append(row_id)

    def _forget(self) -> None:
        self.counts = Counter(dict(self.counts.most_common(DISTINCT // 2)))
        self.ids = {key: self.ids[key] for key in self.counts}
        self.examples = {key: self.examples[key] for key in self.counts}

    def frame(self, last: str = "id") -> pd.DataFrame:
        """The values, most frequent first; the last column is one example and its row ("id"), or all rows ("ids")."""
        import pandas as pd

        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        if last == "ids":
            lines: list[tuple[Any, ...]] = [(*key, number, self.ids[key]) for key, number in ranked]
            return pd.DataFrame(lines, columns=[*self.names, "rows", "ids"])
        lines = [(*key, number, self.examples[key], self.ids[key][0]) for key, number in ranked]
        return pd.DataFrame(lines, columns=[*self.names, "rows", "example", "id"])


def _counts(rows: pa.Table) -> pd.DataFrame:
    """By agency, the number of rows and of those that have each field."""
    people = pc.list_value_length(rows["people"])
    known = rows.set_column(rows.column_names.index("people"), "people", pc.if_else(pc.greater(people, 0), True, None))
    known = known.select(FIELDS).append_column("house", rows["agency"].fill_null(NONE))
    counted = known.group_by("house").aggregate([([], "count_all"), *((name, "count") for name in FIELDS)])
    frame: pd.DataFrame = counted.to_pandas().set_index("house")[["count_all", *(f"{name}_count" for name in FIELDS)]]
    return frame.set_axis(["rows", *FIELDS], axis="columns")


def _total(*counts: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    return pd.concat(counts).groupby(level=0).sum()


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts as shares: all rows first, then the houses, the largest first."""
    import pandas as pd

    counts = counts.sort_values("rows", ascending=False, kind="stable")
    everything = pd.DataFrame([counts.sum()], index=[ALL])
    shares = pd.concat([everything, counts]) if len(counts) else everything
    number = shares.pop("rows").astype("int64")
    shares = shares.div(number.where(number > 0, 1), axis="index")
    shares.insert(0, "rows", number)
    return shares.rename_axis("house").reset_index()


def _unknown(rows: pa.Table, organisations: _Ranking, places: _Ranking) -> None:
    """Counts organisations that are not in the table of agencies, and locations without a country."""
    for column in ("agency", "via"):
        for words, number, row_id, credit in _distinct(rows, column, "credit"):
            if agency(words) is None:
                organisations.add((words,), row_id, credit, number)
    nowhere = rows.filter(pc.is_null(rows["country_code"]))
    for words, number, row_id, caption in _distinct(nowhere, "location", "caption"):
        places.add((words,), row_id, caption, number)


def _distinct(rows: pa.Table, column: str, example: str) -> Iterator[tuple[str, int, str, str | None]]:
    """Each value of a column with its number of rows, and the id and the ``example`` column of the first of them."""
    known = rows.select([column, "id", example]).filter(pc.is_valid(rows[column]))
    firsts = [("id", "count"), ("id", "first"), (example, "first")]
    counted = known.group_by(column, use_threads=False).aggregate(firsts)  # "first" needs the rows in order
    names = (column, "id_count", "id_first", f"{example}_first")
    return zip(*(counted[name].to_pylist() for name in names), strict=True)


# --- the sample ------------------------------------------------------------------------------------------------------


@dataclass
class _Draw:
    """A sample drawn evenly over houses while the rows go by.

    Every row gets a lot. Rows are ordered by their rank among the lots of their house, then by lot, and the first
    ``size`` are kept: a row that is not among them now never will be, since more rows only push it back.
    """

    size: int
    random: np.random.Generator
    kept: pa.Table | None = None

    def add(self, rows: pa.Table) -> None:
        drawn = rows.select(SAMPLED).append_column("lot", pa.array(self.random.random(rows.num_rows)))
        drawn = pa.concat_tables([self.kept, drawn]) if self.kept is not None else drawn
        lots = pa.table({"house": drawn["agency"].fill_null(NONE), "lot": drawn["lot"]}).to_pandas()
        rank = lots.groupby("house")["lot"].rank()
        order = np.lexsort((lots["lot"].to_numpy(), rank.to_numpy()))[: self.size]
        self.kept = drawn.take(pa.array(order)).combine_chunks()

    def frame(self, empty: pa.Table) -> pd.DataFrame:
        """The rows drawn, house by house."""
        drawn = empty if self.kept is None else self.kept
        frame: pd.DataFrame = drawn.select(SAMPLED).to_pandas()
        return frame.sort_values(["agency", "source", "position"], ignore_index=True, kind="stable")


# --- what was not read, and what was read wrongly --------------------------------------------------------------------


def _unread(rows: pa.RecordBatch, tails: _Ranking) -> None:
    """Counts the ends of captions without a credit that look like one, by their shape."""
    bare = rows.filter(pc.is_null(rows["credit"]))
    columns = (bare[name].to_pylist() for name in ("id", "caption", "found"))
    for row_id, caption, found in zip(*columns, strict=True):
        tail = unread_credit(caption, found)
        if tail:
            tails.add((shape(tail),), row_id, tail)


def _doubtful(rows: pa.RecordBatch, suspicious: _Ranking) -> None:
    """Counts the values that are probably wrong."""
    today = datetime.datetime.combine(datetime.date.today(), datetime.time.min)
    for row in map(Row._make, zip(*(rows[name].to_pylist() for name in Row._fields), strict=True)):
        for doubt in dict.fromkeys(doubts(row, today)):
            suspicious.add(doubt, row.id)
