"""Score the parser on hand-labelled captions: precision, recall and F1 of each field.

    python tests/scoring.py tests/gold/*.jsonl               # figures per file, and per field over all files
    python tests/scoring.py tests/gold/wires-a.jsonl --misses location
    python tests/scoring.py tests/gold/*.jsonl --save before.json; …; python tests/scoring.py tests/gold/*.jsonl --against before.json

A gold file holds one caption a line (id, style, text, gold); its first line is a head note with the score of the first
time that the parser saw it. ``--save`` keeps every answer, ``--against`` lists gains and losses caption by caption.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from captions import parse
from captions.names.agencies import agency
from captions.names.fold import fold
from captions.names.places import origin_name

CARD = ("subject", "age", "origin", "location", "photo_date", "agency", "photographer")
FIELDS = (*CARD, "people", "country", "venue", "via", "file_photo")
_ARTICLE = re.compile(r"^(?:the|an?) ")


def gold(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The labelled captions of gold files, head notes left out."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [line for line in lines if "text" in line]


def answers(text: str) -> dict[str, Any]:
    """The parser's answer in the form of a label."""
    record = parse(text)
    date = record.photo_date.isoformat() if record.photo_date else None
    length = {"day": 10, "month": 7, "year": 4}[record.photo_date_precision or "day"]
    return {
        **{
            field: getattr(record, field)
            for field in ("subject", "age", "origin", "location", "agency", "photographer", "venue", "via")
        },
        "photo_date": date[:length] if date else None,
        "people": [person.name for person in record.people],
        "country": record.country_code,
        "file_photo": record.file_photo or None,
    }


def _bare(value: object) -> str:
    return _ARTICLE.sub("", fold(str(value)))


def _same_phrase(got: str, want: str, people: set[str]) -> bool:
    """A person must be the whole name; of two noun phrases one may hold the other, if it is at least half as long."""
    got, want = _bare(got), _bare(want)
    if got == want or want in people:
        return got == want
    short, long = sorted((got.split(), want.split()), key=len)
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    return bool(short) and inside and 2 * len(short) >= len(long)


def _same_house(got: str, want: str) -> bool:
    known = [agency(value) for value in (got, want)]
    if known[0] and known[1] and known[0].name == known[1].name:
        return True
    small, large = sorted(({*fold(got).split()} - {"the"}, {*fold(want).split()} - {"the"}), key=len)
    return bool(small) and small <= large


def right(field: str, got: Any, label: dict[str, Any]) -> bool:
    """Whether the answer ``got`` is what the label says, or one of the answers that it accepts."""
    want = label.get(field)
    if field == "people":
        return {fold(name) for name in got} == {fold(person["name"]) for person in want or []}
    if got in (None, [], False) or want in (None, [], False):
        return got in (None, [], False) and want in (None, [], False)
    if field == "subject":
        return _same_phrase(got, want, {_bare(person["name"]) for person in label.get("people") or []})
    if field == "location":
        return _bare(got) in {_bare(place) for place in ([want] if isinstance(want, str) else want)}
    if field == "origin":
        return fold(origin_name(got) or got) == fold(origin_name(want) or want)
    if field in ("agency", "via"):
        return _same_house(got, want)
    if field == "photographer":
        return {fold(name) for name in got.split(";")} == {fold(name) for name in want.split(";")}
    return _bare(got) == _bare(want)


def score(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Figures over labelled captions: per field precision, recall, F1; mean F1 of the card fields; share of whole rows."""
    counts = {field: Counter[str]() for field in FIELDS}
    whole = 0
    for row in rows:
        answer = answers(row["text"])
        wrong = set()
        for field in FIELDS:
            got, want = answer[field], row["gold"].get(field)
            ok = right(field, got, row["gold"])
            given, wanted = got not in (None, [], False), want not in (None, [], False)
            counts[field].update(right=ok and wanted, given=given, wanted=wanted)
            if not ok:
                wrong.add(field)
        whole += not wrong & set(CARD)
    figures = {field: _figures(count) for field, count in counts.items()}
    return {
        "captions": len(rows),
        "mean_f1": round(sum(figures[field]["f1"] for field in CARD) / len(CARD), 4),
        "whole_rows": round(whole / max(1, len(rows)), 4),
        "fields": figures,
    }


def _figures(count: Counter[str]) -> dict[str, float]:
    precision = count["right"] / count["given"] if count["given"] else 1.0
    recall = count["right"] / count["wanted"] if count["wanted"] else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "n": count["wanted"]}


def show(figures: dict[str, Any]) -> str:
    """The figures as a table."""
    lines = [f"{'field':<14}{'n':>5}{'precision':>11}{'recall':>9}{'F1':>8}"]
    lines += [
        f"{f:<14}{x['n']:>5}{x['precision']:>11.3f}{x['recall']:>9.3f}{x['f1']:>8.3f}"
        for f, x in figures["fields"].items()
    ]
    lines.append(
        f"{figures['captions']} captions, mean F1 {figures['mean_f1']:.3f}, whole rows {figures['whole_rows']:.3f}"
    )
    return "\n".join(lines)


def by_file(paths: Iterable[Path]) -> str:
    """A line for each file: its score as it was when the parser first met it, where its head note says so, and now."""
    lines = [
        f"{'file':<14}{'captions':>10}{'first: mean F1':>16}{'whole rows':>12}{'now: mean F1':>14}{'whole rows':>12}"
    ]
    for path in paths:
        head, now = json.loads(path.read_text("utf-8").split("\n", 1)[0]), score(gold([path]))
        first = head.get("first_score")
        cells = [f"{first['mean_f1']:.2f}", f"{first['whole_rows']:.0%}"] if first else ["", ""]
        cells += [f"{now['mean_f1']:.2f}", f"{now['whole_rows']:.0%}"]
        lines.append(f"{path.stem:<14}{now['captions']:>10}{cells[0]:>16}{cells[1]:>12}{cells[2]:>14}{cells[3]:>12}")
    return "\n".join(lines)


def _misses(rows: list[dict[str, Any]], field: str) -> None:
    for row in rows:
        answer = answers(row["text"])
        for name in CARD if field == "any" else (field,):
            if not right(name, answer[name], row["gold"]):
                print(f"{row['id']}  {name}: got {answer[name]!r}, want {row['gold'].get(name)!r}\n    {row['text']}")


def _compare(rows: list[dict[str, Any]], before: dict[str, dict[str, Any]]) -> None:
    for row in rows:
        old, new = before.get(row["id"]), answers(row["text"])
        for field in FIELDS:
            if old is None or old[field] == new[field]:
                continue
            was, now = (right(field, answer[field], row["gold"]) for answer in (old, new))
            verdict = "gain" if now > was else "loss" if was > now else "same"
            print(f"{verdict}  {row['id']}  {field}: {old[field]!r} -> {new[field]!r}, want {row['gold'].get(field)!r}")


def main() -> None:
    """Command line: see the head of this file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--misses", metavar="FIELD", help="print what is wrong in FIELD ('any': in any card field)")
    options.add_argument("--save", type=Path, help="keep every answer in this file")
    options.add_argument("--against", type=Path, help="list gains and losses against a kept file")
    chosen = options.parse_args()
    rows = gold(chosen.files)
    if chosen.misses:
        _misses(rows, chosen.misses)
    if chosen.against:
        _compare(rows, json.loads(chosen.against.read_text("utf-8")))
    if chosen.save:
        chosen.save.write_text(
            json.dumps({row["id"]: answers(row["text"]) for row in rows}, ensure_ascii=False), "utf-8"
        )
    if len(chosen.files) > 1:
        print(by_file(chosen.files) + "\n")
    print(show(score(rows)))


if __name__ == "__main__":
    main()
