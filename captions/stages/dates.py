"""Find the date on which the picture was taken among the dates that a caption names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from captions.rules import language, tried
from captions.stages.draft import Draft
from captions.values.dates import Date, read_date

_YEAR = re.compile(r"(?<![\d$£€#])(?:1[89]|20)\d\d(?!\d|,\d{3}|[ -](?:people|troops|migrants|miles|metres|meters|soldiers))")
_BEFORE, _AFTER = 32, 24  # characters around a year in which its day and month may stand
_CONTEXT = 48  # characters before a date that tell whether it is the picture's


class _Candidate(NamedTuple):
    weight: float
    date: Date
    start: int
    end: int
    rule: str


def find(draft: Draft) -> None:
    """Take the likeliest date, if any states a year."""
    candidates: list[_Candidate] = []
    sentence = draft.sentence_end(draft.start)
    for year in _YEAR.finditer(draft.rest, 0, draft.end):
        if (candidate := _read(draft, year, sentence)) is not None:
            candidates.append(candidate)
    if not candidates:
        return
    best = max(candidates, key=lambda c: c.weight)
    if best.weight <= 0:
        return
    draft.date = (best.start, best.end)
    draft.add("photo_date", best.date.iso(), best.start, best.end, best.rule)


def _read(draft: Draft, year: re.Match[str], sentence: int) -> _Candidate | None:
    low, high = max(0, year.start() - _BEFORE), min(draft.end, year.end() + _AFTER)
    for rule in tried(draft.language.rules["date"], draft.lower):
        for match in rule.pattern.finditer(draft.rest, low, high):
            if match.start("year") != year.start():
                continue
            words = match.groupdict()
            date = read_date(words["year"], words.get("month"), words.get("day"), draft.language.code)
            if date is not None:
                start = match.start("day") if words.get("day") else match.start("month" if words.get("month") else "year")
                start = min(start, match.start("month")) if words.get("month") else start
                weight = _weight(draft, date, start, year.end(), sentence)
                return _Candidate(weight, date, start, max(year.end(), match.end("day") if words.get("day") else 0), rule.name)
            if words.get("day"):
                return None  # an impossible day: no part of it is the date
    return None


@cache
def _cues(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    pieces = language(code).pieces
    return (
        re.compile(pieces["TAKEN"]),
        re.compile(pieces["MENTIONED"]),
        re.compile(rf"(?:[,;(]|{pieces['WEEKDAY']}|\bon|-)\s*$"),
    )


# An event named after its date: "the Jan. 6, 2021 attack", "the 2020 season"
_NAMED_AFTER = re.compile(r",?\s(?!(?:in|on|at|as|and|by|with|for|near|from|during|after|before|outside|when|while|to|the|a|an|is|was|are|were|file|photo|"
                          r"photograph|picture|image|shows?|showing|where|who|people|following|ahead|inside|under|along|off)\b)[a-z]{3,}")


def _weight(draft: Draft, date: Date, start: int, end: int, sentence: int) -> float:
    """How sure it is that this date is the picture's; 0 or less: it is not."""
    taken, mentioned, marked = _cues(draft.language.code)
    before = draft.rest[max(0, start - _CONTEXT) : start]
    after = draft.rest[end : end + 24]
    exact = {"day": 0.6, "month": 0.3, "year": 0.0}[date.precision]
    if taken.search(before):
        return 5 + exact
    if start <= draft.start + 2:
        return 4 + exact
    if mentioned.search(before):
        return -1
    if after.lstrip(",").startswith((" file photo", " file picture", " photo", " handout photo", " image", " file image")):
        return 4 + exact
    if date.precision == "day" and _NAMED_AFTER.match(after) and not marked.search(before):
        return 0.2
    if start < sentence:
        return 2 + exact + 0.4 * bool(marked.search(before))
    alone = not before.strip() or before.rstrip()[-1] in ".!?:—–)”\"" or after.strip() == ""
    return 1.5 + exact if alone else 0
