"""What an audit must find in somebody's archive, and what it must leave alone."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from archive import ARCHIVE, Row, day, place, row, save
from test_cli import run

import captions
from captions import auditing, table
from captions.auditing import FIELDS, SAMPLED, tails
from captions.auditing.tails import shape, unread_credit
from captions.record import Person

OSLO = place("Oslo, Norway", "Oslo", "Oslo", "Norway", "NO")
CREDITED = {"agency": "Reuters", "photographer": "Ana Belmonte", "credit": "REUTERS/Ana Belmonte"}

# Rows of good values, some of which need a second look: an audit must say nothing about any of them.
CLEAN: dict[str, dict[str, Any]] = {
    "of a wire": CREDITED | OSLO | day("2018-10-21"),
    "known by other spellings": {"agency": "The Associated Press", "via": "Reuters"},
    "several photographers": {"photographer": "Ana Belmonte; Luis Mora", "subject": "Ida Mørk"},
    "of a single name": {"photographer": "Belmonte"},
    "the very old": {"age": 110, "subject": "Ida Mørk", "people": (Person("Ida Mørk", 110),)},
    "the first pictures": day("1839"),
    "a town called after a person": place("San José, Costa Rica", "San José", "San José", "Costa Rica", "CR"),
    "a town that is a given name": place("Florence, Italy", "Florence", "Tuscany", "Italy", "IT"),
    "a house called after a person": {"agency": "Hans Lucas"},
    "nothing known": {},
}

SUSPICIOUS: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "an agency as photographer": (
        {"photographer": "Getty Images"},
        ("photographer", "Getty Images", "is an organisation"),
    ),
    "an office as photographer": (
        {"photographer": "Ana Belmonte; Lakeside Police Department"},
        ("photographer", "Lakeside Police Department", "looks like an organisation"),
    ),
    "a credit as photographer": (
        {"photographer": "Belmonte / 2019"},
        ("photographer", "Belmonte / 2019", "is no name"),
    ),
    "a town as photographer": ({"photographer": "Tapachula"}, ("photographer", "Tapachula", "is a place")),
    "the subject as photographer": (
        {"photographer": "NURIA AVILA", "subject": "Nuria Ávila"},
        ("photographer", "NURIA AVILA", "is shown in the picture"),
    ),
    "another person shown as photographer": (
        {"photographer": "Luis Mora", "subject": "Nuria Ávila", "people": (Person("Nuria Ávila"), Person("Luis Mora"))},
        ("photographer", "Luis Mora", "is shown in the picture"),
    ),
    "an age": ({"age": 190, "subject": "Ida Mørk"}, ("age", "190", "over 110")),
    "another person's age": ({"people": (Person("Ida Mørk", 30), Person("Al", 111))}, ("age", "111", "over 110")),
    "the future": (day("2999"), ("photo_date", "2999-01-01", "in the future")),
    "before photography": (day("1838-12-31"), ("photo_date", "1838-12-31", "before 1839")),
    "a person as agency": ({"agency": "Luis Carmona"}, ("agency", "Luis Carmona", "looks like a person")),
    "a place as agency": ({"agency": "Tapachula, Mexico"}, ("agency", "Tapachula, Mexico", "is a place")),
    "a scrap as agency": ({"agency": "AP Photo; Credit: Bell"}, ("agency", "AP Photo; Credit: Bell", "is no name")),
    "the photographer as agency": (
        {"agency": "Belmonte", "photographer": "BELMONTE"},
        ("agency", "Belmonte", "is the photographer"),
    ),
    "a person as location": ({"location": "Luis Carmona"}, ("location", "Luis Carmona", "looks like a person")),
    "a person in a country": (
        place("Luis Carmona, Mexico", None, None, "Mexico", "MX"),
        ("location", "Luis Carmona, Mexico", "looks like a person"),
    ),
    "a person shown as location": (
        {"location": "Suchiate", "people": (Person("Suchiate"),)},
        ("location", "Suchiate", "is a person shown"),
    ),
    "an agency as location": ({"location": "Reuters"}, ("location", "Reuters", "is an organisation")),
    "an organisation as person": (
        {"people": (Person("Lakeside Police Department"),)},
        ("people", "Lakeside Police Department", "looks like an organisation"),
    ),
}

TAILS = {  # the caption's end -> what it must be ranked under
    "Boats rest on the river. Ana Belmonte/Lakeside Herald": "NAME/Lakeside Herald",
    "Boats rest on the river. Lakeside Herald/Ana Belmonte": "Lakeside Herald/NAME",
    "Boats rest in Oslo May 5, 2019.Ana Belmonte/Blue Fox": "NAME/Blue Fox",
    "Boats rest in Oslo May 5, 2019Ana Belmonte/Blue Fox": "NAME/Blue Fox",
    "Boats rest on the river. ANA BELMONTE ana@herald.example": "NAME ana@herald.example",
    "Boats rest on the river (Photo by Ana Belmonte).": "(Photo by NAME)",
    "Boats rest on the river (Lakeside Herald archive)": "(Lakeside Herald archive)",
    "Boats rest on the river [Luis Mora/Blue Fox]": "[NAME/Blue Fox]",
    "Boats rest on the river © Ana Belmonte 2019": "© NAME #",
    "Boats rest on the river - Ana Belmonte": "NAME",
    "Boats rest on the river | ANA BELMONTE": "NAME",
    "Boats rest on the river ANA BELMONTE": "NAME",
    "Boats rest on the river. Photo courtesy of Blue Fox": "Photo courtesy of Blue Fox",
    "Boats rest on the river. Credit…Luis Mora for Blue Fox": "Credit…NAME for Blue Fox",
    "Barcos en el río. Foto: Ana Belmonte / Zorro Azul": "Foto: NAME / Zorro Azul",
    "Des bateaux. Photo Ana Belmonte pour Le Phare": "Photo NAME pour Le Phare",
    "Boote am Fluss. Foto: Luis Mora": "Foto: NAME",
    "Boats rest on the river. Lakeside Museum": "Lakeside Museum",
}

NO_TAILS = (
    "Boats rest on the river.",
    "Boats rest on the river in Oslo, Norway.",
    "A tram passes. Oslo, Norway",
    "A tram on the line Oslo/Bergen",
    "Delegates of the World Health Organization (WHO).",
    "Ida Mørk, left, and her brother (right)",
    "Boats rest on the river. They were built in Bergen and/or Oslo.",
    "The photo shows boats on a river.",
    "Ana Belmonte",
    "",
)


def audited(folder: Path, rows: list[Row], **options: Any) -> auditing.Audit:
    return captions.audit(save(folder / "t.parquet", rows), **options)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("audit") / "t.parquet", ARCHIVE)


# ------------------------------------------------------------------------------------------------- fields


def test_shares_in_all_and_by_house(archive: Path) -> None:
    fields = captions.audit(archive).fields.set_index("house")
    assert list(fields.columns) == ["rows", *FIELDS]
    assert fields["rows"].to_dict() == {"all": 7, "none": 4, "AFP": 1, "AP": 1, "Reuters": 1}
    assert fields.loc["all", ["people", "age", "photographer", "agency"]].tolist() == [2 / 7, 1 / 7, 3 / 7, 3 / 7]
    assert fields.loc["Reuters", ["people", "photo_date", "agency", "via"]].tolist() == [1, 1, 1, 0]
    assert fields.loc["none", ["people", "photo_date", "agency", "country"]].tolist() == [1 / 4, 1 / 4, 0, 3 / 4]


def test_row_groups_make_no_difference(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 2)
    monkeypatch.setattr(auditing, "_SLICE", 1)
    parts, whole = audited(tmp_path, ARCHIVE, sample=5), captions.audit(archive, sample=5)
    for name in auditing.Audit.__dataclass_fields__:
        pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name))


def test_an_empty_table(tmp_path: Path) -> None:
    table.write(tmp_path / "t.parquet", [], {}, "by hand")
    found = captions.audit(tmp_path / "t.parquet")
    assert found.fields.to_dict("records") == [{"house": "all", "rows": 0} | dict.fromkeys(FIELDS, 0)]
    assert all(getattr(found, name).empty for name in ("tails", "organisations", "places", "suspicious", "sample"))
    assert list(found.suspicious.columns) == ["field", "value", "reason", "rows", "ids"]
    assert list(found.sample.columns) == list(SAMPLED)


# ------------------------------------------------------------------------------------------------- tails


@pytest.mark.parametrize("text", TAILS)
def test_an_end_that_looks_like_a_credit(tmp_path: Path, text: str) -> None:
    tails = audited(tmp_path, [row(text)]).tails
    assert tails["shape"].tolist() == [TAILS[text]]
    assert tails["example"][0] in text


@pytest.mark.parametrize("text", NO_TAILS)
def test_an_end_that_does_not(text: str) -> None:
    assert unread_credit(text) is None


def test_tails_are_ranked_by_shape(tmp_path: Path) -> None:
    names = ("Ana Belmonte", "Luis Mora", "José Díaz")
    rows = [row(f"Boats rest. {name}/Blue Fox", position=n) for n, name in enumerate(names, 1)]
    rows += [row("Boats rest. (Photo: Old Barn)", position=9)]
    tails = audited(tmp_path, rows).tails
    assert list(tails.columns) == ["shape", "rows", "example", "id"]
    assert tails[["shape", "rows"]].values.tolist() == [["NAME/Blue Fox", 3], ["(Photo: Old Barn)", 1]]
    assert tails["example"][0] == "Ana Belmonte/Blue Fox"
    assert tails["id"][0] == table.caption_id(rows[0][0])


def test_a_credit_that_was_read_is_no_tail(tmp_path: Path) -> None:
    text = "Boats rest on the river. REUTERS/Ana Belmonte"
    assert audited(tmp_path, [row(text, **CREDITED)]).tails.empty


def test_what_was_read_as_something_else_is_no_tail(tmp_path: Path) -> None:
    text = "Two women look on. Ana Belmonte and Ida Bell"
    assert unread_credit(text) is not None
    assert audited(tmp_path, [row(text, cut={"person": ["Ana Belmonte", "Ida Bell"]})]).tails.empty


def test_notices_behind_a_credit_do_not_hide_it(tmp_path: Path) -> None:
    text = 'Boats rest. Ana Belmonte/Blue Fox TPX IMAGES OF THE DAY SEARCH "BOATS" FOR THIS STORY'
    cut = {"notice": ["TPX IMAGES OF THE DAY", 'SEARCH "BOATS" FOR THIS STORY'], "keywords": ["BOATS"]}
    assert audited(tmp_path, [row(text, cut=cut)]).tails["shape"].tolist() == ["NAME/Blue Fox"]


@pytest.mark.parametrize("piece", ["(", "photo: ", "A ", "/", "by ", "A. ", " - ", "© ", "(a)", "A/", "1999", "a@"])
def test_only_the_end_is_looked_at(piece: str) -> None:
    """Also of text that would keep a pattern busy for ever."""
    tail = unread_credit(piece * 20_000) or ""
    assert len(tail) <= tails._END
    assert len(shape(tail)) <= tails._END * 2


def test_the_shape_keeps_the_organisation() -> None:
    assert shape("Official White House Photo by Ana Belmonte") == "Official White House Photo by NAME"
    assert shape("ANA BELMONTE | Special to the Herald") == "NAME | Special to the Herald"
    assert shape("Juan de la Cruz / News & Barn") == "NAME / News & Barn"


# ------------------------------------------------------------------------------------------------- names and places


def test_unknown_organisations(tmp_path: Path) -> None:
    rows = [
        row("One.", position=1, agency="Blue Fox", credit="Ana Belmonte/Blue Fox"),
        row("Two.", position=2, agency="AP", via="Old Barn Pictures", credit="AP via Old Barn Pictures"),
        row("Three.", position=3, agency="Blue Fox", credit="BLUE FOX"),
        row("Four.", position=4, agency="The Associated Press", via="Reuters"),
    ]
    found = audited(tmp_path, rows).organisations
    assert found.to_dict("records") == [
        {"organisation": "Blue Fox", "rows": 2, "example": "Ana Belmonte/Blue Fox", "id": table.caption_id(rows[0][0])},
        {
            "organisation": "Old Barn Pictures",
            "rows": 1,
            "example": "AP via Old Barn Pictures",
            "id": table.caption_id(rows[1][0]),
        },
    ]


def test_places_without_a_country(tmp_path: Path) -> None:
    rows = [row(f"Boats {n}.", position=n, location="Zxqaville") for n in (1, 2)]
    rows += [row("Snow.", position=3, location="Springfield"), row("Trams.", position=4, **OSLO), row("None.")]
    found = audited(tmp_path, rows).places
    assert found[["location", "rows", "example"]].values.tolist() == [
        ["Zxqaville", 2, "Boats 1."],
        ["Springfield", 1, "Snow."],
    ]


# ------------------------------------------------------------------------------------------------- suspicious values


@pytest.mark.parametrize("what", SUSPICIOUS)
def test_a_suspicious_value(tmp_path: Path, what: str) -> None:
    values, expected = SUSPICIOUS[what]
    bad = row("Boats rest.", position=99, **values)
    rows = [row("Snow.", position=n, **good) for n, good in enumerate(CLEAN.values(), 1)]
    found = audited(tmp_path, [*rows, bad]).suspicious
    assert list(found[["field", "value", "reason"]].itertuples(index=False, name=None)) == [expected]
    assert found["ids"].tolist() == [[table.caption_id(bad[0])]]


@pytest.mark.parametrize("what", CLEAN)
def test_a_clean_value(tmp_path: Path, what: str) -> None:
    found = audited(tmp_path, [row("Snow.", **CLEAN[what])])
    assert found.suspicious.empty
    assert found.organisations.empty
    assert found.places.empty


def test_suspicious_values_are_ranked_and_name_their_rows(tmp_path: Path) -> None:
    rows = [row("Boats rest.", position=n, photographer="Getty Images") for n in range(1, 31)]
    rows.insert(0, row("Boats rest.", age=111))
    found = audited(tmp_path, rows).suspicious
    assert found[["field", "rows"]].values.tolist() == [["photographer", 30], ["age", 1]]
    assert found["ids"][0] == [table.caption_id(caption) for caption, _ in rows[1:21]]


def test_a_ranking_forgets_the_rarest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "DISTINCT", 10)
    names = ["Zxqaville"] * 5 + [f"Zxqa{n}" for n in range(100)] + ["Zxqaville"] * 5
    places = audited(tmp_path, [row("Snow.", position=n, location=name) for n, name in enumerate(names)]).places
    assert len(places) <= 10
    assert places.loc[0, ["location", "rows"]].tolist() == ["Zxqaville", 10]


# ------------------------------------------------------------------------------------------------- sample


def houses(rows: pd.DataFrame) -> dict[str, int]:
    return dict(Counter(rows["agency"].fillna("none")))


def test_the_sample_is_even_over_houses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 30)
    sizes = {"Reuters": 90, "AP": 8, None: 5, "AFP": 1}
    rows = [row(f"{name} {n}.", position=n, agency=name) for name, size in sizes.items() for n in range(1, size + 1)]
    path = save(tmp_path / "t.parquet", rows)
    assert houses(captions.audit(path, sample=10).sample) == {"Reuters": 3, "AP": 3, "none": 3, "AFP": 1}
    assert set(houses(captions.audit(path, sample=2).sample).values()) == {1}
    assert len(captions.audit(path, sample=1000).sample) == len(rows)
    assert captions.audit(path, sample=0).sample.empty


def test_a_seed_draws_the_same_rows(archive: Path) -> None:
    def ids(seed: int) -> tuple[str, ...]:
        return tuple(captions.audit(archive, sample=4, seed=seed).sample["id"])

    assert ids(0) == ids(0)
    assert len({ids(seed) for seed in range(10)}) > 1


def test_the_sample_has_every_field(archive: Path) -> None:
    sample = captions.audit(archive, sample=10).sample
    whole = pd.read_parquet(archive).set_index("id").loc[sample["id"]].reset_index()
    assert list(sample.columns) == list(SAMPLED)
    assert sample["caption"].tolist() == whole["caption"].tolist()
    assert sample["photographer"].fillna("").tolist() == whole["photographer"].fillna("").tolist()


def test_a_sample_is_a_number_of_rows(archive: Path) -> None:
    with pytest.raises(ValueError, match="sample -1: not a number of rows"):
        captions.audit(archive, sample=-1)


# ------------------------------------------------------------------------------------------------- the command


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    rows = [row(f"Boats rest. Ana Belmonte/Blue Fox{n}", position=n) for n in range(1, 3)]
    rows += [row("Snow.", position=n, agency=f"Old Barn {n}", photographer="Getty Images") for n in range(3, 23)]
    save(folder / "t.parquet", rows)
    return folder


def test_the_command_shows_every_part(bad: Path) -> None:
    done = run("audit", "t.parquet", at=bad)
    assert done.returncode == 0
    assert "Share of rows with each field, by house (15 of 22)" in done.stdout
    assert "Ends of captions without a credit that look like one (1 of 1)" in done.stdout
    assert "NAME/Blue Fox#" in done.stdout
    assert "Organisations that the table of agencies does not have (15 of 20)" in done.stdout
    assert "Locations without a country (0 of 0)" in done.stdout
    assert "Suspicious values (1 of 1)" in done.stdout
    assert "is an organisation" in done.stdout
    assert "Sample (20 rows" in done.stdout


def test_the_command_shows_as_much_as_asked(bad: Path) -> None:
    done = run("audit", "t.parquet", "--top", "2", "--sample", "3", at=bad)
    assert "by house (2 of 22)" in done.stdout
    assert "does not have (2 of 20)" in done.stdout
    assert "Sample (3 rows" in done.stdout


def test_the_command_as_json(bad: Path) -> None:
    done = run("audit", "t.parquet", "--json", "--sample", "4", at=bad)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    parts = Counter(line["part"] for line in lines)
    assert parts == {"fields": 22, "tails": 1, "organisations": 20, "suspicious": 1, "sample": 4}
    (doubt,) = [line for line in lines if line["part"] == "suspicious"]
    assert (doubt["field"], doubt["value"], doubt["rows"], len(doubt["ids"])) == (
        "photographer",
        "Getty Images",
        20,
        20,
    )
    assert done.stderr == ""
    few = run("audit", "t.parquet", "--json", "--top", "1", at=bad).stdout.splitlines()
    assert Counter(json.loads(line)["part"] for line in few) == dict.fromkeys(parts, 1) | {"sample": 20}


def test_the_command_writes_a_sample_to_mark(tmp_path: Path) -> None:
    save(tmp_path / "t.parquet", ARCHIVE)
    done = run("audit", "t.parquet", "--csv", "check.csv", at=tmp_path)
    assert done.returncode == 0
    with (tmp_path / "check.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {each["caption"] for each in rows} == {caption.text for caption, _ in ARCHIVE}
    assert all(each[f"{name} right?"] == "" for each in rows for name in FIELDS)
    assert "caption right?" not in rows[0]
    (nuria,) = [each for each in rows if each["subject"] == "Nuria Ávila"]
    assert (nuria["age"], nuria["photo_date"], nuria["agency"]) == ("33", "2018-10-25", "Reuters")


def test_a_sample_that_cannot_be_written(archive: Path, tmp_path: Path) -> None:
    done = run("audit", archive, "--csv", tmp_path / "no" / "check.csv")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "check.csv" in done.stderr


def test_the_command_has_help_with_an_example() -> None:
    done = run("audit", "--help")
    assert done.returncode == 0
    assert "Example: captions audit " in done.stdout


@pytest.mark.parametrize("kind", ["none", "folder", "text"])
def test_no_table_is_the_same_line_as_elsewhere(tmp_path: Path, kind: str) -> None:
    if kind == "folder":
        (tmp_path / "t.parquet").mkdir()
    elif kind == "text":
        (tmp_path / "t.parquet").write_text("my notes")
    done = run("audit", "t.parquet", at=tmp_path)
    search = run("search", "t.parquet", at=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", search.stderr)
    assert len(done.stderr.splitlines()) == 1


def test_wrong_numbers_are_wrong_usage(bad: Path) -> None:
    for option in (["--sample", "-1"], ["--top", "0"], ["--seed", "-1"]):
        done = run("audit", "t.parquet", *option, at=bad)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
