"""The same caption again, in spite of its furniture; and what is another frame of the same shoot."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive import day, row, save

import captions
from captions import table
from captions.dedupe import SHOWN, body

BOATS = {"photographer": "Ana Belmonte", "agency": "Reuters", **day("2018-10-21")}
CREDIT = {"credit": ["REUTERS/Ana Belmonte"], "photo_date": ["October 21, 2018"]}

FIRST = row(
    "Boats rest on the river in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte",
    position=1,
    cut=CREDIT,
    **BOATS,
)
SAME = {
    "identical text": row(FIRST[0].text, "b.html", 2, cut=CREDIT, **BOATS),
    "case, spacing or punctuation": row(
        "BOATS rest on the river, in Tapachula, Mexico  October 21 2018 REUTERS/Ana Belmonte",
        position=3,
        cut={"credit": ["REUTERS/Ana Belmonte"], "photo_date": ["October 21 2018"]},
        **BOATS,
    ),
    "other credit line": row(
        "Boats rest on the river in Tapachula, Mexico October 21, 2018. (Photo: Ana Belmonte/Reuters)",
        position=4,
        cut={"credit": ["(Photo: Ana Belmonte/Reuters)"], "photo_date": ["October 21, 2018"]},
        **BOATS,
    ),
    "other slug or notice": row(
        "Boats rest on the river in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte TPX IMAGES OF THE DAY "
        'SEARCH "BOATS" FOR THIS STORY',
        position=5,
        cut=CREDIT | {"notice": ["TPX IMAGES OF THE DAY"], "keywords": ["BOATS"]},
        **BOATS,
    ),
    "file photo again": row(
        "FILE - In this Sunday, October 21, 2018, file photo, boats rest on the river in Tapachula, Mexico. "
        "REUTERS/Ana Belmonte",
        position=6,
        cut=CREDIT | {"file_photo": ["FILE - "]},
        file_photo=True,
        **BOATS,
    ),
    "date written otherwise": row(
        "Boats rest on the river in Tapachula, Mexico, Sunday, Oct. 21, 2018. REUTERS/Ana Belmonte",
        position=7,
        cut=CREDIT | {"photo_date": ["Oct. 21, 2018"]},
        **BOATS,
    ),
}
WORDS = "Boats rest on the river in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte"
OTHER = {
    "another verb": row(WORDS.replace("rest", "wait"), cut=CREDIT, **BOATS),
    "a number": row(WORDS.replace("Boats", "Two boats"), cut=CREDIT, **BOATS),
    "a negation": row(WORDS.replace("rest on", "rest not on"), cut=CREDIT, **BOATS),
    "another day": row(
        WORDS.replace("21", "22"), cut=CREDIT | {"photo_date": ["October 22, 2018"]}, **(BOATS | day("2018-10-22"))
    ),
    "another photographer": row(
        WORDS.replace("Ana Belmonte", "Luis Mora"),
        cut=CREDIT | {"credit": ["REUTERS/Luis Mora"]},
        **(BOATS | {"photographer": "Luis Mora"}),
    ),
}


@pytest.mark.parametrize("reason", SAME)
def test_the_same_caption_again(tmp_path: Path, reason: str) -> None:
    found = captions.duplicates(save(tmp_path / "t.parquet", [FIRST, SAME[reason]]))
    assert found["group"].tolist() == [1, 1]
    assert found["size"].tolist() == [2, 2]
    assert reason in found["reason"][0].split("; ")
    assert found["reason"].nunique() == 1


@pytest.mark.parametrize("what", OTHER)
def test_another_frame(tmp_path: Path, what: str) -> None:
    assert captions.duplicates(save(tmp_path / "t.parquet", [FIRST, OTHER[what]])).empty


def test_groups_of_a_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 4)
    pair = [row("Snow falls on Oslo.", "c.html", number) for number in (1, 2)]
    rows = [pair[0], *OTHER.values(), FIRST, *SAME.values(), pair[1]]
    found = captions.duplicates(save(tmp_path / "t.parquet", rows))
    assert list(found.columns) == ["group", "size", "reason", *SHOWN]
    assert found["group"].tolist() == [1, 1, 2, 2, 2, 2, 2, 2, 2]
    assert found["caption"].tolist()[2:] == [caption.text for caption, _ in (FIRST, *SAME.values())]
    assert found["reason"][0] == "identical text"
    assert "file photo again" in found["reason"][2]


def test_an_unknown_photographer_goes_with_the_only_one_known(tmp_path: Path) -> None:
    known = {"cut": {"photo_date": ["October 21, 2018"]}, **day("2018-10-21")}
    bare = row("Boats rest on the river in Tapachula, Mexico October 21, 2018.", position=9, **known)
    other = OTHER["another photographer"]
    assert captions.duplicates(save(tmp_path / "a.parquet", [FIRST, bare]))["size"].tolist() == [2, 2]
    assert captions.duplicates(save(tmp_path / "b.parquet", [FIRST, other, bare])).empty  # whose would it be?


def test_captions_that_are_nothing_but_a_credit_say_nothing_twice(tmp_path: Path) -> None:
    rows = [
        row("REUTERS/Ana Belmonte", position=n, cut={"credit": ["REUTERS/Ana Belmonte"]}, photographer="Ana Belmonte")
        for n in (1, 2)
    ]
    found = captions.duplicates(save(tmp_path / "t.parquet", rows))
    assert found.empty
    assert list(found.columns) == ["group", "size", "reason", *SHOWN]


def test_accents_and_apostrophes_do_not_matter(tmp_path: Path) -> None:
    rows = [row("Boats at Cox’s Bāzār.", position=1), row("Boats at Cox's Bazar", position=2)]
    assert (
        captions.duplicates(save(tmp_path / "t.parquet", rows))["reason"].tolist()
        == ["case, spacing or punctuation"] * 2
    )


def test_body_with_overlapping_stretches() -> None:
    assert body("Boats. REUTERS/Ana Belmonte", [(7, 27), (15, 27)]) == "boats"
    assert body("Boats.", []) == "boats"
    assert body("REUTERS/Ana", [(0, 11)]) == ""
