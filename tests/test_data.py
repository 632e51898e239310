"""The sample data in ``data/``, against records written by hand before the parser had read it (``tests/expected``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import captions
from captions.names.fold import fold

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "expected"
SOURCES = {
    "oyster-town": "oyster-town.html",
    "strawberry-harvest": "strawberry-harvest.txt",
    "week-in-pictures": "week-in-pictures.html",
    "wires": "wires.txt",
}
SIZES = {"oyster-town": 26, "strawberry-harvest": 40, "week-in-pictures": 34, "wires": 73}
STOOD = {"gallery", "position", "caption"}
AS_TITLED = {"subject", "location", "venue", "origin"}  # an article, case and accents are the page's own
ARTICLES = {"a", "an", "the", "el", "la", "los", "las", "un", "una", "des", "le", "les"}

HUELVA, STORM = "A season with the strawberry pickers of Huelva", "Storm floods southern Spain"
OYSTERS, WEEK = "An oyster town waits for its bay", "The week around the world in pictures"

# What the parser is known to get wrong in the sample data: (source, gallery, position) → the fields, and why.
KNOWN: dict[tuple[str, str | None, int], tuple[str, str]] = {
    ("strawberry-harvest", STORM, 15): ("agency", "Red Cross is not only the American one"),
    ("wires", None, 40): ("venue", "venue at the end of the sentence"),
}


def expected(source: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((EXPECTED / f"{source}.json").read_text("utf-8"))
    return rows


def fields() -> list[Any]:
    """One test for each field of each labelled caption."""
    params = []
    for source in SOURCES:
        for number, row in enumerate(expected(source), 1):
            for field in sorted(row.keys() - STOOD):
                wrong, reason = KNOWN.get((source, row["gallery"], row["position"]), ("", ""))
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if field in wrong.split() else []
                params.append(pytest.param(row, field, marks=marks, id=f"{source}-{number}-{field}"))
    return params


def plain(record: captions.Record, field: str) -> Any:
    value = getattr(record, field)
    if field == "photo_date":
        return value and value.isoformat()
    if field == "people":
        return [person._asdict() for person in value]
    return value


def comparable(value: Any) -> Any:
    """A title folded and without its article.

    >>> comparable("The Triana Bridge"), comparable(None)
    ('triana bridge', None)
    """
    if not isinstance(value, str):
        return value
    words = fold(value).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def agree(field: str, got: Any, want: Any) -> bool:
    if field not in AS_TITLED:
        return bool(got == want)
    accepted = want if isinstance(want, list) else [want]  # a place may be written in several ways, the best first
    return comparable(got) in map(comparable, accepted)


@pytest.mark.parametrize("source", SOURCES)
def test_page_comes_out_whole_and_in_order(source: str) -> None:
    page = captions.read_page(ROOT / "data" / SOURCES[source])
    assert len(page) == SIZES[source]
    assert page.notes == () and page.rejects == ()
    by_place = {(caption.gallery, caption.position): caption.text for caption in page}
    assert len(by_place) == len(page)
    for row in expected(source):
        assert by_place[row["gallery"], row["position"]] == row["caption"]


def test_pictures_have_addresses_where_the_page_gives_them() -> None:
    for source in ("oyster-town", "week-in-pictures"):
        assert all(caption.image for caption in captions.read_page(ROOT / "data" / SOURCES[source]))


@pytest.mark.parametrize("row, field", fields())
def test_says_what_an_editor_reads(row: dict[str, Any], field: str) -> None:
    got, want = plain(captions.parse(row["caption"]), field), row[field]
    assert agree(field, got, want), f"\n{row['caption']}\n{field}: got {got!r}, want {want!r}"


def test_known_faults_are_labelled_captions() -> None:
    labelled = {(source, row["gallery"], row["position"]) for source in SOURCES for row in expected(source)}
    assert set(KNOWN) <= labelled


def test_there_are_enough_captions_and_houses() -> None:
    rows = [row for source in SOURCES for row in expected(source)]
    assert len(rows) >= 160
    assert len({row["agency"] for row in rows}) >= 20
    assert sum(row["age"] is not None for row in rows) >= 20
    assert sum(row["origin"] is not None for row in rows) >= 20
    assert {row["photo_date_precision"] for row in rows} == {"day", "month", "year", None}
