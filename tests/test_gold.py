"""The labelled captions: well formed, and read at least as well as the floors say."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from floors import FLOORS, digest, fallen, reached
from metamorphic import shares
from scoring import FIELDS, gold, right

FILES = sorted((Path(__file__).parent / "gold").glob("*.jsonl"))
KEYS = {
    "subject",
    "people",
    "age",
    "origin",
    "location",
    "venue",
    "country",
    "photo_date",
    "agency",
    "via",
    "photographer",
    "file_photo",
}
# The share of changed captions whose answer follows the change: convention, not accident.
FOLLOW = {
    "photographer": 0.95,
    "capitals": 0.97,
    "agency": 0.80,
    "place": 0.95,
    "date": 0.97,
    "age": 0.95,
    "slug": 0.95,
    "glued": 0.95,
    "dropped": 0.9,
}


def test_there_are_three_hundred_captions_of_sixty_houses() -> None:
    rows = gold(FILES)
    assert len(rows) >= 300
    assert len({row["style"] for row in rows}) >= 60
    assert len({row["text"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_labels_are_well_formed(path: Path) -> None:
    head = json.loads(path.read_text("utf-8").splitlines()[0])
    assert head["first_score"]["mean_f1"] > 0 and head["houses"]
    for row in gold([path]):
        assert set(row["gold"]) == KEYS, row["id"]
        date = row["gold"]["photo_date"]
        assert date is None or datetime.date.fromisoformat(f"{date}-01-01"[:10]), row["id"]


def test_the_floors_hold() -> None:
    kept = json.loads(FLOORS.read_text("utf-8"))
    assert kept["gold"] == digest(), "the gold has changed: see tests/floors.py"
    assert fallen(kept["floors"], reached()) == []


def test_a_fall_is_seen() -> None:
    assert fallen({"a": {"mean_f1": 0.9}}, {"a": {"mean_f1": 0.89}}) == ["a: mean_f1 is 0.89, its floor is 0.9"]
    assert fallen({"a": {"mean_f1": 0.9}}, {}) != []


def test_answers_follow_the_change() -> None:
    got = shares(gold(path for path in FILES if path.stem in ("wires-a", "papers-c")))
    assert {kind for kind, least in FOLLOW.items() if got[kind][0] < least * got[kind][1]} == set()


@pytest.mark.parametrize(
    ("field", "got", "want", "verdict"),
    [
        ("subject", "migrants", "Honduran migrants", True),
        ("subject", "Ana", "Ana Belmonte", False),
        ("location", "bergen", ["Bergen, Norway", "Bergen"], True),
        ("agency", "Globe", "The Boston Globe", True),
        ("agency", None, "Reuters", False),
        ("origin", "United Kingdom", "Britain", True),
        ("photographer", "Ana Belmonte; Kim Vos", "Kim Vos; Ana Belmonte", True),
        ("age", None, None, True),
        ("age", 3, None, False),
    ],
)
def test_the_judge_is_fair(field: str, got: object, want: object, verdict: bool) -> None:
    label = dict.fromkeys(FIELDS) | {field: want, "people": [{"name": "Ana Belmonte"}] if field == "subject" else []}
    assert right(field, got, label) is verdict
