"""Ages, and whose they are."""

from __future__ import annotations

import re

from captions.stages.draft import Draft
from captions.stages.mention import Mention
from captions.values.ages import read_age

_NUMBER_SOON = re.compile(r"\D{1,14}\d|,\s(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")


# Bergen, 3. May 2019   /   Bilbao, 3 de mayo   /   Oslo, 3. mai 2019: the day of a date
_DAY = re.compile(r"\.?\s?(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?(?:1[89]|20)\d\d")


def age_after(draft: Draft, end: int) -> tuple[int, int, int, str] | None:
    """The age that stands right behind a name: ", 33," or "(33)"."""
    after = draft.rest[end : end + 60]
    if after[:1] not in (",", " ") or not _NUMBER_SOON.match(after):
        return None
    for rule in draft.language.rules["age"]:
        if (
            rule.first
            and (match := rule.pattern.match(after)) is not None
            and (age := read_age(match["age"], None)) is not None
            and not _DAY.match(after, match.end("age"))
        ):
            return age, end + match.start("age"), end + match.end("age"), rule.name
    return None


def ages_by_noun(draft: Draft, mentions: list[Mention], start: int, sentence: int) -> None:
    """Give "33-year-old Ana", "Ana, an 18-month-old girl", "Ana, aged 8" to the person next to it."""
    for rule in draft.tried("age"):
        if rule.first:
            continue
        for match in rule.pattern.finditer(draft.rest, start, sentence):
            age = read_age(match["age"], match.groupdict().get("unit"))
            mention = _next_to(draft, mentions, match)
            if age is not None and mention is not None and mention.age is None:
                mention.age = (age, match.start(), match.end(), rule.name)


# Ana, aged 8   /   Ana, an 18-month-old girl   /   Ana is 8 years old
_BEHIND = re.compile(r",|\s\(|\s(?:who|is|was|celebrates|at)\b|['’]s")


# Ana with her 8-year-old dog: the age is another's
_OTHERS = re.compile(r"\b(?:her|his|their|with|and|of)\b[^,]*$")


_PARTS = re.compile(r"[,.;]|\b(?:and|of|with|who|in|at)\b")


def _apposed(gap: str, mention: Mention, mentions: list[Mention]) -> bool:
    """Whether the name only says who has the age: "un pescador de 45 años, Luis Mora"."""
    return gap == ", " and mention is mentions[0]


def _next_to(draft: Draft, mentions: list[Mention], match: re.Match[str]) -> Mention | None:
    """The person an age belongs to: right behind it, or before it and a comma."""
    for mention in mentions:
        gap = draft.rest[match.end() : mention.start]
        if (
            mention.start >= match.end()
            and len(gap) < 60
            and (_apposed(gap, mention, mentions) or not _PARTS.search(gap))
        ):
            return mention
    for mention in reversed(mentions):
        gap = draft.rest[mention.end : match.start()]
        near = mention.end <= match.start() and len(gap) < 60 and (_BEHIND.match(gap) or not gap.strip())
        if near and ("birthday" in match[0] or not _OTHERS.search(gap)):
            return mention
    return None


def phrase_age(draft: Draft, start: int, end: int) -> tuple[int, int, int, str] | None:
    """The age inside a noun phrase or right behind it ("a 9-year-old boy", "a boy, 9,")."""
    for rule in draft.tried("age"):
        if (
            not rule.first
            and (match := rule.pattern.search(draft.rest, start, min(end + 20, draft.end)))
            and (age := read_age(match["age"], match.groupdict().get("unit"))) is not None
        ):
            return age, match.start(), match.end(), rule.name
    return age_after(draft, end)
