"""Find the place in the dateline, and where the caption proper begins behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from captions.names.locations import resolve
from captions.rules import Rule
from captions.stages.draft import Draft
from captions.values.places import Reading, read_places, read_station

# What a dateline ends with, near the head of the caption
_HEAD = re.compile(
    r".{2,75}?(?:\s-|\.-|,\s(?=[a-zà-ÿ]{2}|[A-Z][\w.]+(?:,\s[A-Z]\w+)?\s[A-Z])|—|–|--|:\s|\)|\.\s|;\s|-[A-Z])", re.S
)
# The first word of a sentence: an English dateline stands before it, and ends with one of these marks
_PLAIN = re.compile(
    r"(?<![\w'’.-])(?!(?:del|dos|das|des|der|den|van|von|the|and|sur|sous|lez|les|upon|bei|near)\b)[a-z]{3,}"
)
_HEAD_END = frozenset("-–—:;().,")
_DASHES = frozenset("-–—:;()")
# "Protesters march", "A man": a caption that begins so has no dateline
_NO_HEAD = re.compile(r"[A-Z][a-z]*\s(?!(?:de|del|la|le|of|upon|and|am|an|du|do|da|di|the)\s)[a-z]{2,}\s[a-z]")


class Candidate(NamedTuple):
    """A place that may be the picture's: how sure it is, and what was read in the words that begin at ``start``."""

    weight: float
    reading: Reading
    start: int
    rule: str


def find(draft: Draft, rules: tuple[Rule, ...]) -> list[Candidate]:
    """The place of the dateline, if the caption has one: at most one candidate; the body begins behind it."""
    return [place for rule in _heads(draft, rules) if (place := _dateline(draft, rule)) is not None][:1]


def _heads(draft: Draft, rules: tuple[Rule, ...]) -> list[Rule]:
    """The datelines that are worth trying, after a cheap look at what stands before the first plain word."""
    rest = draft.rest
    plain = _PLAIN.search(rest, draft.start, draft.start + 90) if draft.language.code == "en" else None
    head = rest[draft.start : plain.start() if plain is not None else draft.start + 90]
    if _HEAD_END.isdisjoint(head) or _NO_HEAD.match(rest) is not None or _HEAD.match(rest) is None:
        return []
    dashed = plain is None or not _DASHES.isdisjoint(head)
    return [rule for rule in rules if rule.dateline and (dashed or "alone" in rule.traits)]


def _dateline(draft: Draft, rule: Rule) -> Candidate | None:
    """The place of a dateline; the body begins behind it."""
    match = rule.pattern.match(draft.rest, draft.start)
    if match is None:
        return None
    group = "dateline" if match["dateline"] else "dateline2"
    words, at = match[group].rstrip(), match.start(group)
    reading = (read_station if "station" in rule.traits else read_places)(words)
    if "head" not in rule.traits and (reading is None or not _is_dateline(draft, rule, match, words, reading)):
        return None
    draft.start = match.end()
    if reading is None:
        return None
    # a town with its country beats all that the sentence behind it names, but for a place right before the date
    base = 3.0 if reading.weight >= 0.7 else 1.5
    return Candidate(base + reading.weight, reading, at, rule.name)


def _is_dateline(draft: Draft, rule: Rule, match: re.Match[str], words: str, reading: Reading) -> bool:
    """Whether the words of a dateline are nothing but a place, and one that can stand as this rule has it."""
    whole = reading.weight > 0 and reading.start == 0 and reading.end >= len(words)
    return (
        whole
        and ("alone" not in rule.traits or _by_itself(draft, match, reading))
        and ("sure" not in rule.traits or _certain(words))
    )


def _certain(words: str) -> bool:
    """Whether a single name before a dash or a colon is surely a place: "Paris:", not "Cricket -"."""
    return (
        "," in words or words.isupper() or resolve(words).country_code is not None or _WATERS.search(words) is not None
    )


_WATERS = re.compile(
    r"^(?:Lake|Gulf of|Sea of|Bay of|Strait of)\s|\s(?:Ocean|Sea|Gulf|River|Bay|Strait|Lake|Channel|Sound)$"
)


def _by_itself(draft: Draft, match: re.Match[str], reading: Reading) -> bool:
    """Whether a first sentence is nothing but a place: a town with its country, or a place before a date."""
    dated = draft.date is not None and (abs(draft.date[0] - match.end()) < 3 or draft.date[1] <= match.end())
    return reading.weight >= 0.7 or (dated and reading.weight > 0)


def skip_header(draft: Draft) -> None:
    """A sports header ends with the date: "Soccer Football - Cup - Ground, Town, Country - April 2, 2023 Players react"."""
    if draft.date is None:
        return
    start, end = draft.date
    head, tail = draft.rest[draft.start : start], draft.rest[end : end + 3]
    if end >= draft.end or head.count(" - ") < 2:
        return  # "Boats leave - Ana Belmonte - 12.mai.2014": the date closes the caption
    if head.rstrip().endswith("-") and tail.startswith((" ", ".", ":")):
        draft.start = end
    elif tail == " - ":  # "Awards - Show - Los Angeles, January 19, 2020 - The cast"
        draft.start = end + 3
