"""What a later sentence says of the subject by the family name alone: "Mora, 19, is from Tulsa, Okla."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.stages.draft import Draft
from captions.stages.mention import Mention
from captions.values.ages import read_age
from captions.values.origins import origin_name

# …, 33,   /   …, a 19-year-old   /   … (33)
_AGE = re.compile(r",\s(?P<age>\d{1,2}),|,\san?\s(?P<years>\d{1,2})-year-old\b|\s\((?P<bracket>\d{1,2})\)")
# … is from Tulsa, Okla.   /   …, who is originally from Ohio   /   …, a native of Boise, Idaho   /   …, a 19-year-old from Kent
_ORIGIN = re.compile(
    r"(?:(?:,\swho)?\s(?:is|was|comes|hails)\s|,\san?\s(?:\d{1,2}-year-old\s|[a-z]+\s){0,2}?|,\s)"
    r"(?:originally\sfrom|from|(?:an?\s)?native\sof|born\sin)\s"
    r"(?P<origin>(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2}(?:,\s[A-Z][\w.]*[\w.](?:\s[A-Z]\w+)?)?)"
)
_SUFFIX = re.compile(r",?\s(?:Jr\.?|Sr\.?|II|III|IV)$")


def complete(draft: Draft, leading: Mention) -> None:
    """Give the subject the age and the origin that a later sentence states."""
    if draft.language.code != "en" or (leading.age is not None and leading.origin is not None):
        return
    for end in _said_again(draft, leading):
        if leading.age is None and (age := _AGE.match(draft.rest, end)) is not None and age.lastgroup is not None:
            years = read_age(age[age.lastgroup], None)
            leading.age = (years, *age.span(age.lastgroup), "age-later") if years is not None else None
        if leading.origin is None and (origin := _ORIGIN.match(draft.rest, end)) is not None:
            name = origin_name(origin["origin"])
            leading.origin = (name, *origin.span("origin"), "origin-later") if name is not None else None


def _said_again(draft: Draft, leading: Mention) -> Iterator[int]:
    """Where the family name of the subject ends each time that it opens a later sentence."""
    family = _SUFFIX.sub("", leading.name.name).rpartition(" ")[2]
    at = draft.rest.find(family, leading.end, draft.end) if len(family) > 2 else -1
    while at >= 0:
        if draft.rest[leading.end : at].rstrip().endswith((".", "!", "?", "”", '"')):
            yield at + len(family)
        at = draft.rest.find(family, at + len(family), draft.end)
