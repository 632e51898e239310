"""Questions to the table: what finds what, and what cannot be asked."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from archive import ARCHIVE, row, save
from hypothesis import given
from hypothesis import strategies as st

import captions
from captions import table
from captions.names.fold import fold
from captions.query import answer
from captions.query.words import holds, pattern_of
from captions.table import SCHEMA, TableError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("search") / "archive.parquet", ARCHIVE)


def positions(path: Path, **asked: Any) -> list[int]:
    return captions.search(path, **asked)["position"].tolist()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [1, 2, 3, 4, 5, 6, 7]),
        # case, accents and apostrophes
        ({"photographer": "VALDES"}, [1]),
        ({"photographer": "lukasz brondum"}, [3]),
        ({"photographer": "Łukasz BRØNDUM"}, [3]),
        ({"text": "oharas pier"}, [2]),
        ({"text": "O’HARA’S"}, [2]),
        ({"text": "rio suchiate"}, [7]),
        ({"text": "nuria avila"}, [1]),
        # the words of a name in any order, the last perhaps the beginning of one; a star for any letters
        ({"photographer": "an"}, [2]),
        ({"photographer": "an*"}, [2]),
        ({"photographer": "ana belm*"}, [2]),
        ({"photographer": "belmonte ana"}, [2]),
        ({"photographer": "ana belm"}, [2]),
        ({"photographer": "an belmonte"}, []),
        ({"photographer": "be*te"}, [2]),
        ({"photographer": "*monte"}, [2]),
        ({"photographer": "be*to"}, []),
        ({"photographer": '"an"'}, []),
        ({"photographer": '"ana belmonte"'}, [2]),
        ({"photographer": '"belmonte ana"'}, []),
        ({"person": "avila nur"}, [1]),
        ({"person": "nuria saul"}, []),
        # whole words of a caption
        ({"text": "fish"}, []),
        ({"text": "fish*"}, [2]),
        ({"text": "cr*"}, [3, 7]),
        ({"text": "fish*n"}, [2]),
        ({"text": "r*o s*iate"}, [7]),
        # all words, phrases
        ({"text": "ferry migrant"}, [1]),
        ({"text": "migrant pier"}, []),
        ({"text": '"the ferry"'}, [1]),
        ({"text": '"ferry the"'}, []),
        ({"text": 'rests "in Tapachula"'}, [1]),
        ({"text": '"río Suchiate" ferri'}, [7]),
        # agency or via
        ({"agency": "afp"}, [2]),
        ({"agency": "getty"}, [2]),
        ({"agency": "associated press"}, [3]),
        ({"agency": "The Associated Press"}, [3]),
        ({"agency": "agence france presse"}, [2]),
        ({"agency": "images getty"}, [2]),
        ({"agency": "gett"}, []),
        ({"agency": "gett*"}, [2]),
        # people
        ({"person": "avila"}, [1]),
        ({"person": "saul"}, [1]),
        ({"person": "mork"}, [7]),
        # places
        ({"place": "Mexico"}, [1, 2]),
        ({"place": "mexico"}, [1, 2]),
        ({"place": "México"}, [1, 2]),
        ({"place": "chiapas"}, [1]),
        ({"place": "U.S."}, [4, 6]),
        ({"place": "us"}, [4, 6]),
        ({"place": "new mexico"}, [4]),
        ({"place": "N.M."}, [4]),
        ({"place": "Georgia"}, [6]),
        ({"place": "Kiev"}, [3]),
        ({"place": "kyiv"}, [3]),
        ({"place": "hidalgo"}, [2]),
        ({"country": "Namibia"}, [5]),
        ({"country": "NA"}, [5]),
        ({"country": "na"}, [5]),
        ({"country": "United States"}, [4, 6]),
        ({"country": "Georgia"}, []),
        # origin and age, of the subject and of others
        ({"origin": "Honduras"}, [1]),
        ({"origin": "honduran"}, [1]),
        ({"origin": "Norwegians"}, [7]),
        ({"origin": "hondureña"}, [1]),
        ({"origin": "HN"}, [1]),
        ({"origin": "norwegische"}, [7]),
        ({"age": 33}, [1]),
        ({"age": "33"}, [1]),
        ({"age": "5"}, [1]),
        ({"age": "60-69"}, [7]),
        ({"age": "30-70"}, [1, 7]),
        ({"age": "34 - 60"}, []),
        # several questions
        ({"place": "Mexico", "photographer": "belmonte"}, [2]),
        ({"place": "Mexico", "agency": "AP"}, []),
    ],
)
def test_what_is_found(archive: Path, asked: dict[str, Any], found: list[int]) -> None:
    assert positions(archive, **asked) == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2018-10-25", "2018-10-25", [1]),
        ("2018-10", "2018-10", [1, 2]),
        ("2018-10-01", "2018-10-31", [1, 2]),
        ("2018-10-01", "2018-10-30", [1]),
        ("2018-10-02", None, [1, 3]),
        (None, "2018-10", [1, 2, 4]),
        (None, "2018-10-30", [1, 4]),
        ("2017", "2017", [4]),
        ("2017-02", None, [1, 2, 3]),
        (None, "2017-12-30", []),
        ("2018", None, [1, 2, 3]),
        (datetime.date(2019, 11, 2), datetime.date(2019, 11, 2), [3]),
        (datetime.datetime(2019, 11, 2, 9), None, [3]),
        ("1900", "2100", [1, 2, 3, 4]),
    ],
)
def test_dates(archive: Path, since: Any, until: Any, found: list[int]) -> None:
    """A month matches its month and no single day, a year its year; what has no date matches no date."""
    assert positions(archive, since=since, until=until) == found


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "2018-13"}, "'2018-13': there is no such date"),
        ({"since": "2018-02-30"}, "'2018-02-30': there is no such date"),
        ({"until": "0000"}, "'0000': there is no such date"),
        ({"until": "yesterday"}, "'yesterday': not a date such as 2018, 2018-10 or 2018-10-25"),
        ({"since": "2019", "until": "2018"}, "since 2019 is after until 2018"),
        ({"sort": "colour"}, "sort 'colour': no such column"),
        ({"sort": "-people"}, "sort 'people': a list has no order"),
        ({"age": "old"}, "age 'old': neither years nor a range such as 30-39"),
        ({"age": "40-30"}, "age '40-30': 30 is less than 40"),
        ({"age": -1}, "age -1: neither years nor a range"),
        ({"country": "Ruritania"}, "country 'Ruritania': no country of that name or code"),
        ({"photographer": "..."}, "'...': no word to look for"),
        ({"text": '""'}, "no word to look for"),
        ({"limit": -1}, "limit -1: not a number of rows"),
    ],
)
def test_what_cannot_be_asked(archive: Path, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as refused:
        captions.search(archive, **asked)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("asked", "hints"),
    [
        ({"photographer": "valdez"}, ["photographer 'valdez': not in this table; nearest: Renato Valdés"]),
        ({"person": "nuria avilla"}, ["person 'nuria avilla': not in this table; nearest: Nuria Ávila"]),
        ({"origin": "xyzzy"}, ["origin 'xyzzy': not in this table"]),
        ({"origin": "Norwai"}, ["origin 'Norwai': not in this table; nearest: Norway"]),
        ({"agency": "gety images"}, ["agency 'gety images': not in this table; nearest: Getty Images"]),
        ({"place": "Tapachulla"}, ["place 'Tapachulla': not in this table; nearest: Tapachula"]),
        ({"agency": "AP", "photographer": "belmonte"}, []),
        ({"text": "penguins"}, []),
        ({"age": 99}, []),
        ({"photographer": "belmonte", "person": "xyzzy"}, ["person 'xyzzy': not in this table"]),
    ],
)
def test_what_the_table_does_not_have_is_said(archive: Path, asked: dict[str, Any], hints: list[str]) -> None:
    found = answer(archive, **asked)
    assert (len(found.rows), found.total) == (0, 0)
    assert list(found.hints) == hints


def test_a_limit_does_not_hide_how_many_there_are(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 2)
    parts = save(tmp_path / "parts.parquet", ARCHIVE)
    for path in (archive, parts):
        for sort in (None, "-photo_date"):
            found = answer(path, limit=1, sort=sort)
            assert (len(found.rows), found.total, found.hints) == (1, 7, ())
        assert answer(path, limit=0).total == 7
        pd.testing.assert_frame_equal(answer(path, place="Mexico").rows, captions.search(path, place="Mexico"))


def test_two_photographers_of_a_picture_are_two_names(tmp_path: Path) -> None:
    path = save(tmp_path / "t.parquet", [row("Boats.", photographer="Ana Belmonte; Kim Vos")])
    assert positions(path, photographer="vos kim") == positions(path, photographer="bel") == [1]
    assert positions(path, photographer="ana vos") == []


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such table"):
        captions.search(tmp_path / "none.parquet")


def test_the_frame_is_that_of_the_table(archive: Path) -> None:
    bare = pd.read_parquet(archive)
    pd.testing.assert_frame_equal(captions.search(archive), bare)
    nothing = captions.search(archive, text="nowhere")
    assert list(nothing.columns) == SCHEMA.names
    assert len(nothing) == 0
    assert nothing["photo_date"].dtype == bare["photo_date"].dtype


def test_sorting_puts_the_unknown_last(archive: Path) -> None:
    assert positions(archive, sort="photo_date") == [4, 2, 1, 3, 5, 6, 7]
    assert positions(archive, sort="-photo_date") == [3, 1, 2, 4, 5, 6, 7]
    assert positions(archive, sort="photographer") == [2, 3, 1, 4, 5, 6, 7]  # Ana, Łukasz, Renato
    assert positions(archive, sort="-age")[0] == 1


def test_limit(archive: Path) -> None:
    assert positions(archive, limit=2) == [1, 2]
    assert positions(archive, limit=0) == []
    assert positions(archive, limit=1, sort="-photo_date") == [3]
    assert positions(archive, place="Mexico", limit=9) == [1, 2]


def test_row_groups_do_not_matter(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 2)
    parts = save(tmp_path / "parts.parquet", ARCHIVE)
    for asked in ({}, {"place": "Mexico"}, {"age": "5"}, {"since": "2018"}, {"text": "fish*"}, {"limit": 3}):
        pd.testing.assert_frame_equal(captions.search(parts, **asked), captions.search(archive, **asked))


WORDS = st.lists(st.sampled_from(["cox's", "Bazar", "o`hara", "US", "a1", "it's", "x"]), min_size=1, max_size=3)
ASCII = st.text(st.sampled_from("aAxX19 '`-.,\"()\n"), max_size=30)


@given(words=WORDS.map(" ".join), star=st.booleans(), before=ASCII, after=ASCII)
def test_the_pattern_for_ascii_finds_what_folding_finds(words: str, star: bool, before: str, after: str) -> None:
    asked = f"{words}*" if star else words
    for sought in (asked, asked.replace("a", "*", 1)):
        _finds_alike(sought, words, before, after)


def _finds_alike(asked: str, words: str, before: str, after: str) -> None:
    for text in (f"{before}{words}{after}", f"{before} {words.upper()} {after}", before + after):
        assert bool(re.search(pattern_of(asked), text)) == holds(asked)(text), text


def test_ascii_and_other_captions_answer_alike(tmp_path: Path) -> None:
    rows = [
        row("Cox's Bazar at dusk", position=1),
        row("Cox’s Bāzār at dusk", position=2),
        row("Cox Bazar", position=3),
    ]
    path = save(tmp_path / "t.parquet", rows)
    assert positions(path, text='"coxs bazar"') == [1, 2]
    assert fold("Cox’s Bāzār") == "coxs bazar"
