"""Change one thing in a labelled caption so that the right answer follows by construction; the parser must follow too.

    python tests/metamorphic.py tests/gold/*.jsonl             # share that follow, per kind of change
    python tests/metamorphic.py tests/gold/*.jsonl --misses photographer

A variant counts where the parser read the field rightly before the change: what is measured is convention against
accident, not the score itself. ``followed`` is the field right after the change, every other card field as it was.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from scoring import CARD, answers, gold, right

PHOTOGRAPHERS = (
    "Marta Quiñones", "Pieter van der Laan", "Seán O’Rourke", "Kim Ji-yeon", "J.D. McAllister", "Nguyen Van Thanh",
    "María José López-Ibáñez", "Zoë Ångström", "Dmytro Shevchuk", "Abdul Rahman al-Khatib", "Ana Lúcia dos Santos", "Li Wei",
)  # fmt: skip
AGENCIES = ("Reuters", "EPA", "The Denver Post", "NurPhoto", "Xinhua")
PLACES = (
    "Tampere, Finland",
    "San Miguel de Tucumán, Argentina",
    "Eugene, Oregon",
    "Bukavu, Congo",
    "St. Andrews, Scotland",
    "Da Nang, Vietnam",
)
DATES = (
    ("2014-03-09", ("March 9, 2014", "9 March 2014", "Mar. 9, 2014", "2014-03-09", "09 March, 2014")),
    ("1987-11-21", ("November 21, 1987", "21 Nov 1987", "Nov. 21, 1987")),
)
AGES = (7, 19, 46, 88)
SLUGS = (("TPX IMAGES OF THE DAY", False), ('SEARCH "TIDE WATER" FOR THIS STORY.', False), ("FILE PHOTO: ", True))
_DATE = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s\d{1,2},\s\d{4}\b|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}\b"
)


class Variant(NamedTuple):
    """A changed caption, the field whose answer follows, and the answer."""

    kind: str
    field: str
    text: str
    gold: dict[str, Any]


def _swap(text: str, old: str, new: str) -> str | None:
    """``text`` with every ``old`` replaced, capitals kept; None where it does not stand there."""
    if old not in text and old.upper() not in text:
        return None
    return text.replace(old, new).replace(old.upper(), new.upper())


def _photographers(row: dict[str, Any]) -> Iterator[Variant]:
    name = row["gold"]["photographer"]
    if not name or ";" in name:
        return
    for new in PHOTOGRAPHERS:
        if text := _swap(row["text"], name, new):
            yield Variant("photographer", "photographer", text, row["gold"] | {"photographer": new})


def _capitals(row: dict[str, Any]) -> Iterator[Variant]:
    name = row["gold"]["photographer"]
    if name and ";" not in name and row["text"].count(name) == 1:
        yield Variant("capitals", "photographer", row["text"].replace(name, name.upper()), row["gold"])


def _agencies(row: dict[str, Any]) -> Iterator[Variant]:
    old = row["gold"]["agency"]
    if old in ("Reuters", "EPA", "NurPhoto", "Xinhua", "Anadolu", "Bloomberg"):
        for new in AGENCIES:
            if new != old and (text := _swap(row["text"], old, new)):
                yield Variant("agency", "agency", text, row["gold"] | {"agency": new})


def _places(row: dict[str, Any]) -> Iterator[Variant]:
    places = row["gold"]["location"]
    if not places or "," not in places[0] or row["text"].count(places[0]) != 1:
        return
    for new in PLACES:
        yield Variant(
            "place",
            "location",
            row["text"].replace(places[0], new),
            row["gold"] | {"location": [new, new.split(",")[0]]},
        )


def _dates(row: dict[str, Any]) -> Iterator[Variant]:
    stated = _DATE.findall(row["text"])
    if len(stated) != 1 or len(row["gold"]["photo_date"] or "") != 10:
        return
    for iso, forms in DATES:
        for form in forms:
            yield Variant("date", "photo_date", row["text"].replace(stated[0], form), row["gold"] | {"photo_date": iso})


def _ages(row: dict[str, Any]) -> Iterator[Variant]:
    age = row["gold"]["age"]
    if not age or age < 2 or len(re.findall(rf"\b{age}\b", row["text"])) != 1:
        return
    for new in AGES:
        yield Variant("age", "age", re.sub(rf"\b{age}\b", str(new), row["text"]), row["gold"] | {"age": new})


def _slugs(row: dict[str, Any]) -> Iterator[Variant]:
    for slug, leads in SLUGS:
        text = slug + row["text"] if leads else f"{row['text']} {slug}"
        yield Variant("slug", "subject" if leads else "agency", text, row["gold"])


def _glued(row: dict[str, Any]) -> Iterator[Variant]:
    for mark in (" REUTERS/", " (AP Photo", " (Photo by", " Photograph:"):
        if row["text"].count(mark) == 1:
            yield Variant("glued", "photographer", row["text"].replace(mark, mark[1:]), row["gold"])


def _dropped(row: dict[str, Any]) -> Iterator[Variant]:
    match = re.search(r"\s*(?:\((?:AP )?Photo[^()]*\)|REUTERS/[^.]*)\s*$", row["text"])
    if match and match.start() > 40:
        text = row["text"][: match.start()]
        yield Variant("dropped", "agency", text, row["gold"] | {"agency": None, "photographer": None, "via": None})


KINDS: tuple[Callable[[dict[str, Any]], Iterator[Variant]], ...] = (
    _photographers, _capitals, _agencies, _places, _dates, _ages, _slugs, _glued, _dropped,
)  # fmt: skip


def variants(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Variant]]:
    """Every variant of every caption."""
    for row in rows:
        for kind in KINDS:
            for variant in kind(row):
                yield row, variant


@cache
def _answers(text: str) -> dict[str, Any]:
    return answers(text)


def follows(row: dict[str, Any], variant: Variant) -> bool | None:
    """Whether the answer followed the change; None where the caption was not read rightly before."""
    before, after = _answers(row["text"]), _answers(variant.text)
    if not right(variant.field, before[variant.field], row["gold"]):
        return None
    others = [
        field
        for field in CARD
        if field != variant.field and not (variant.kind == "dropped" and field == "photographer")
    ]
    kept = all(right(f, after[f], variant.gold) or not right(f, before[f], row["gold"]) for f in others)
    return right(variant.field, after[variant.field], variant.gold) and kept


def shares(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Per kind of change: how many followed, of how many."""
    followed, tried = Counter[str](), Counter[str]()
    for row, variant in variants(rows):
        if (verdict := follows(row, variant)) is not None:
            tried[variant.kind] += 1
            followed[variant.kind] += verdict
    return {kind: (followed[kind], tried[kind]) for kind in tried}


def main() -> None:
    """Command line: see the head of this file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--misses", metavar="KIND", help="print the variants of this kind that did not follow")
    chosen = options.parse_args()
    rows = gold(chosen.files)
    if chosen.misses:
        for row, variant in variants(rows):
            if variant.kind == chosen.misses and follows(row, variant) is False:
                got, was = _answers(variant.text), _answers(row["text"])
                print(row["id"], {f: (was[f], got[f]) for f in CARD if was[f] != got[f]}, f"\n    {variant.text}")
    for kind, (followed, tried) in shares(rows).items():
        print(f"{kind:<14}{followed:>6} of {tried:>6} follow ({followed / max(1, tried):.3f})")


if __name__ == "__main__":
    main()
