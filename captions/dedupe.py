"""The same caption twice: `duplicates`.

Two captions are the same if they say the same once their furniture is taken away: credit line, slugs and notices,
"File photo", the way the date is written, case, spacing and punctuation. What is left must be equal to the word, so
another verb, name or number is another frame of the shoot; so is another photographer or date, where both are known.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from captions.names.fold import fold
from captions.table import open_table

if TYPE_CHECKING:
    import pandas as pd

SHOWN = ["id", "source", "gallery", "position", "photographer", "agency", "photo_date", "caption"]

# What may differ between two printings of one caption: the fields whose words are taken away, and what to call it.
_FURNITURE = {
    "file photo again": {"file_photo"},
    "other credit line": {"agency", "credit", "photographer", "via"},
    "other slug or notice": {"instructions", "keywords", "notice"},
    "date written otherwise": {"photo_date"},
}
_FIELDS = pa.array(sorted(set().union(*_FURNITURE.values())))

_CUT = "zqz"  # stands where something was taken away; survives folding
# Words that only lead to or from what was taken away: "In this Oct. 21, 2018, file photo, …", "Picture taken …"
_LEADING = (
    "a all an by created credit dated file for from image in made of on photo photograph photographed picture released "
    "search shot story stories taken the this undated was monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun"
)
_LINKS = frozenset(_LEADING.split())


def duplicates(table: str | os.PathLike[str]) -> pd.DataFrame:
    """The captions of ``table`` that stand there more than once, in groups.

    A frame of `SHOWN` behind ``group`` (from 1), ``size`` and ``reason``: in what the captions of the group differ
    from its first ("identical text", "file photo again", "other credit line" ...). Raises `TableError`.
    """
    import pandas as pd

    with open_table(table) as file:
        keys = pd.concat([_empty_keys(), *_keys(file)], ignore_index=True)
        numbers = _groups(keys)
        rows = _rows(file, numbers.index.to_numpy())
    reasons = _reasons(numbers.to_list(), rows)
    frame = rows.select(SHOWN).to_pandas()
    sizes = numbers.map(numbers.value_counts()).to_numpy()
    for place, (name, column) in enumerate({"group": numbers.to_numpy(), "size": sizes, "reason": reasons}.items()):
        frame.insert(place, name, column)
    in_groups: pd.DataFrame = frame.sort_values("group", kind="stable", ignore_index=True)
    return in_groups


def _empty_keys() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"key": [], "photographer": [], "date": []}).astype(
        {"key": "uint64", "photographer": "str", "date": "str"}
    )


def _keys(file: pq.ParquetFile) -> Iterator[pd.DataFrame]:
    """For each row a hash of what it says (0 if nothing), the photographer and the date, by row group."""
    import pandas as pd

    columns = ["caption", "found", "photographer", "photo_date", "photo_date_precision"]
    for number in range(file.num_row_groups):
        rows = file.read_row_group(number, columns)
        texts = rows["caption"].to_pylist()
        keys = [_hash(body(text, spans)) for text, spans in zip(texts, _spans(rows), strict=True)]
        days = pc.strftime(rows["photo_date"], "%Y-%m-%d")
        date = pc.binary_join_element_wise(days, rows["photo_date_precision"], " ")
        names = pd.Series([name and fold(name) for name in rows["photographer"].to_pylist()], dtype="str")
        yield pd.DataFrame({"key": np.array(keys, np.uint64), "photographer": names, "date": date.to_pandas()})


def _spans(rows: pa.Table) -> Iterator[list[tuple[int, int]]]:
    """For each row the stretches of its caption that are furniture, in order."""
    found = rows["found"].combine_chunks()
    flat, parents = pc.list_flatten(found), pc.list_parent_indices(found)
    chosen = pc.is_in(flat.field("field"), _FIELDS)
    starts, ends = (flat.field(name).filter(chosen).to_pylist() for name in ("start", "end"))
    bounds = np.searchsorted(parents.filter(chosen).to_numpy(), np.arange(rows.num_rows + 1))
    return (sorted(zip(starts[low:high], ends[low:high], strict=True)) for low, high in pairwise(bounds.tolist()))


def body(text: str, furniture: Sequence[tuple[int, int]]) -> str:
    """What ``text`` says without the stretches of ``furniture`` (sorted), folded.

    >>> body("FILE - In this Oct. 21, 2018, file photo, boats rest. (AP)", [(0, 7), (15, 28), (54, 58)])
    'boats rest'
    """
    kept, done = [], 0
    for start, end in furniture:
        if start > done:
            kept.append(text[done:start])
        done = max(done, end)
    kept.append(text[done:])
    return " ".join(_without_links(fold.__wrapped__(f" {_CUT} ".join(["", *kept, ""])).split()))


def _without_links(words: Iterable[str]) -> list[str]:
    """``words`` without the marks of what was taken away and the links on either side of them."""
    kept: list[str] = []
    behind_cut = False
    for word in words:
        if word == _CUT:
            behind_cut = True
            while kept and kept[-1] in _LINKS:
                kept.pop()
        elif not (behind_cut and word in _LINKS):
            behind_cut = False
            kept.append(word)
    return kept


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "little") if words else 0


def _groups(keys: pd.DataFrame) -> pd.Series[int]:
    """The group (from 1, in order of appearance) of every row that is not alone, by row number.

    Within the same words, a row without photographer or date goes with the others if these know only one.
    """
    same = keys[(keys["key"] != 0) & keys.duplicated("key", keep=False)].copy()
    by = ["key"]
    for column in ("photographer", "date"):
        known = same.groupby(by, dropna=False)[column]
        same[column] = same[column].where(known.transform("nunique") != 1, known.transform("first"))
        by.append(column)
    together = same[same.duplicated(by, keep=False)]
    return together.groupby(by, dropna=False, sort=False).ngroup() + 1


def _rows(file: pq.ParquetFile, numbers: np.ndarray[Any, Any]) -> pa.Table:
    """The rows with these numbers (rising), by row group."""
    columns = [*SHOWN, "found"]
    parts = [file.schema_arrow.empty_table().select(columns)]
    start = 0
    for group in range(file.num_row_groups):
        end = start + file.metadata.row_group(group).num_rows
        inside = numbers[(numbers >= start) & (numbers < end)] - start
        if len(inside):
            parts.append(file.read_row_group(group, columns).select(columns).take(pa.array(inside)))
        start = end
    return pa.concat_tables(parts)


def _reasons(groups: Sequence[int], rows: pa.Table) -> list[str]:
    """For each row why its group is one: every way in which one of them differs from the first."""
    first: dict[int, Mapping[str, Any]] = {}
    reasons: dict[int, dict[str, None]] = {}
    for group, row in zip(groups, rows.select(["caption", "found"]).to_pylist(), strict=True):
        if group in first:
            reasons.setdefault(group, {}).update(dict.fromkeys(_differences(first[group], row)))
        first.setdefault(group, row)
    return ["; ".join(reasons[group]) for group in groups]


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    if one["caption"] == other["caption"]:
        return ["identical text"]
    if fold(one["caption"]) == fold(other["caption"]):
        return ["case, spacing or punctuation"]
    differing = [kind for kind, fields in _FURNITURE.items() if _words(one, fields) != _words(other, fields)]
    return differing or ["other words around date or credit"]


def _words(row: Mapping[str, Any], fields: set[str]) -> set[str]:
    return {fold(row["caption"][f["start"] : f["end"]]) for f in row["found"] if f["field"] in fields}
