"""Find where the picture was taken."""

from __future__ import annotations

import re
from typing import NamedTuple

from captions.rules import Rule, tried
from captions.stages.draft import Draft
from captions.values.places import Reading, is_venue, read_places

# How well a preposition says "here": people go "to" and come "from".
_PREPOSITION = {
    "in": 2.0, "near": 1.2, "outside": 1.2, "off": 1.0, "at": 1.3, "on": 1.2, "along": 1.0, "inside": 1.2, "around": 0.9,
    "over": 0.9, "across": 0.9, "through": 0.6, "above": 0.8, "from": 0.1, "to": -9.0, "of": -0.8, "the": 0.5,
}  # fmt: skip
# What happens elsewhere and is only mentioned: "the war in Ukraine", "a factory based in Leeds", "born in Ohio"
_ELSEWHERE = re.compile(
    r"\b(?:war|wars|conflict|crisis|invasion|situation|coup|genocide|regime|interests?|born|based|headquartered|held hostage|elections? held|"
    r"imprisoned|detained|asylum|missions?|operations?|troops|forces|refuge|interned|exile|living|lives?|raised|educated|massacre|uprising|offensive)"
    r"\s+(?:[a-z]+\s)?$"
)
_VENUE = re.compile(
    r"\b(?:at|in|inside|outside|near|on|from|of|around|to|above|through|along|front of)\s+(?:an?\s|the\s)?(?P<venue>[A-ZÀ-Þ][\w'’&.-]*(?:\s(?:(?:of|the|for|de|la|del|and|on|des|du|at)\s){0,2}[A-ZÀ-Þ0-9][\w'’&.-]*){0,7})"
)


class _Candidate(NamedTuple):
    weight: float
    reading: Reading
    start: int
    end: int
    rule: str


def find(draft: Draft) -> None:
    """Take the likeliest place and the venue in it; move the body's start behind a dateline."""
    rules = tried(draft.language.rules["place"], draft.lower)
    candidates = [c for rule in rules if rule.name.startswith("dateline") for c in _datelines(draft, rule)][:1]
    _header(draft)
    sentence = draft.sentence_end(draft.start)
    for rule in rules:
        if rule.name == "place-before-date":
            candidates += _before_date(draft, rule)
        elif not rule.name.startswith("dateline"):
            candidates += _inside(draft, rule, sentence)
    best = max(candidates, key=lambda c: c.weight, default=None)
    if best is not None and best.weight > 0:
        _take(draft, best)
    _venue(draft, best, sentence)


def _datelines(draft: Draft, rule: Rule) -> list[_Candidate]:
    match = rule.pattern.match(draft.rest, draft.start)
    if match is None or (reading := read_places(match["dateline"])) is None or reading.weight <= 0:
        return []
    if reading.start > 0 or reading.end < len(match["dateline"].rstrip()):
        return []
    draft.start = match.end()
    at = match.start("dateline")
    return [_Candidate(1.5 + reading.weight, reading, at, at, rule.name)]


def _header(draft: Draft) -> None:
    """A sports header ends with the date: "Soccer Football - Cup - Ground, Town, Country - April 2, 2023 Players react"."""
    if draft.date is None:
        return
    start, end = draft.date
    head, tail = draft.rest[draft.start : start], draft.rest[end : end + 2]
    if head.count(" - ") >= 2 and head.rstrip().endswith("-") and re.match(r"[ .:][A-ZÀ-Þ\"“ ]?", tail):
        draft.start = end


def _before_date(draft: Draft, rule: Rule) -> list[_Candidate]:
    """A list of places that runs up to the date."""
    if draft.date is None:
        return []
    low = max(0, draft.date[0] - 90)
    match = rule.pattern.search(draft.rest, low, draft.date[0])
    while match is not None:
        preposition = (match["prep"] or "").lower()
        reading = read_places(match["places"])
        if reading is not None and not (reading.weight < 0 and preposition not in ("in", "near")):
            weight = 3 + reading.weight + (_PREPOSITION[preposition] / 2 if preposition else 0.3)
            if reading.weight < 0:
                weight -= 1.5
            return [_Candidate(weight, reading, match.start("places"), match.start(), rule.name)]
        match = rule.pattern.search(draft.rest, match.start() + 1, draft.date[0])
    return []


def _inside(draft: Draft, rule: Rule, sentence: int) -> list[_Candidate]:
    """Places in the first sentence."""
    found = []
    at, stop = draft.start, sentence
    while (match := rule.pattern.search(draft.rest, at, stop)) is not None:
        at = match.start("places") + 1
        groups = match.groupdict()
        limit = draft.date[0] if draft.date and match.start("places") < draft.date[0] < match.end("places") else match.end("places")
        reading = read_places(draft.rest[match.start("places") : limit].rstrip(" ,"))
        if reading is None:
            continue
        at = match.start("places") + reading.end
        preposition = (groups.get("prep") or "the").lower()
        weight = _PREPOSITION[preposition] + reading.weight
        if reading.weight < 0:
            weight = 0.4 if preposition == "in" and _ends(draft, match.start("places") + reading.end, sentence) else -1
        if preposition == "the":
            weight = reading.weight - 0.2 if reading.weight >= 0.7 else -1
        before = draft.rest[max(0, match.start() - 40) : match.start()]
        if _ELSEWHERE.search(before):
            weight -= 2.2
        if draft.date is not None and 0 <= match.start() - draft.date[1] <= 4:
            weight += 0.8
        found.append(_Candidate(weight - len(found) * 0.01, reading, match.start("places"), match.start(), rule.name))
    return found


def _ends(draft: Draft, at: int, sentence: int) -> bool:
    """Whether a phrase closes its sentence, or is closed by a comma or the date."""
    after = draft.rest[at:sentence].lstrip()
    return not after or after[0] in ",.;:)" or after.startswith("on ")


def _take(draft: Draft, best: _Candidate) -> None:
    start, end = best.start + best.reading.start, best.start + best.reading.end
    draft.place = (start, end)
    draft.add("location", draft.text[start:end], start, end, best.rule)


def _venue(draft: Draft, best: _Candidate | None, sentence: int) -> None:
    """The named building, park or street within the place."""
    if best is not None and best.weight > 0 and best.reading.venue is not None:
        start, end = (best.start + offset for offset in best.reading.venue)
        draft.add("venue", draft.text[start:end], start, end, best.rule)
        return
    for match in _VENUE.finditer(draft.rest, draft.start, sentence):
        words = match["venue"].rstrip(".,")
        if is_venue(words) and (draft.place is None or match.start("venue") != draft.place[0]):
            start = match.start("venue")
            if len(words.split()) > 1:
                draft.add("venue", words, start, start + len(words), "venue")
                return
