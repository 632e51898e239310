"""The tables of names, as they stand in this folder: CSV, sorted by the first column, one row a name."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from captions.names.fold import fold


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the table ``name`` (``"states"`` reads ``states.csv``), in order; an empty cell is ``""``.

    Raises ``FileNotFoundError`` where there is no such table.
    """
    text = resources.files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def cell(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by ``|``.

    >>> cell("Calif.|Calif|CA"), cell("")
    (('Calif.', 'Calif', 'CA'), ())
    """
    return tuple(text.split("|")) if text else ()


@cache
def words_of(name: str, kind: str) -> frozenset[str]:
    """The words of the table ``name`` (its column ``word``, folded) that are of ``kind``, whatever else they are.

    >>> "fusiliers" in words_of("name_words", "regiment"), "champs elysees" in words_of("sites", "ground")
    (True, True)
    """
    return frozenset(fold(row["word"]) for row in rows(name) if kind in cell(row["kind"]))
