"""Weigh a place in a sentence: whether the picture was taken there, or the place is only mentioned or describes a noun."""

from __future__ import annotations

import re

from captions.names.locations import resolve
from captions.names.people import human
from captions.stages import venues
from captions.stages.draft import Draft, pattern
from captions.values.places import Reading, is_venue, is_wide

# How well a preposition says "here": people go "to" and come "from".
PREPOSITIONS = {
    "in": 2.0, "near": 1.2, "outside": 1.2, "off": 1.0, "at": 1.3, "on": 1.2, "along": 1.0, "inside": 1.2, "around": 0.9,
    "over": 0.9, "across": 0.9, "through": 0.6, "above": 0.8, "from": 0.1, "of": -0.8, "the": 0.5,
}  # fmt: skip
# What happens elsewhere and is only mentioned: "the war in Ukraine", "a factory based in Leeds", "born in Ohio"
_ELSEWHERE = re.compile(
    r"(?i:\b(?=[a-ehil-orsuw])(?:war|wars|conflict|crisis|invasion|situation|coup|genocide|regime|interests?|opposite|born|based|headquartered|held hostage|elections? held|"
    r"imprisoned|detained|asylum|refuge|interned|exile|living|lives?|raised|educated|massacre|uprising|offensive|citizenship|between\s[^,.]{2,40}\sand))"
    r"\s+(?:[a-z]+\s)?$|\b(?:way|route|headed|heading|bound)\s(?:to|for)\s(?:[a-z]+\s){1,3}$"
)
_LONGEST = 32  # characters of the longest such end: to look at no more is three times as fast
# …, Sunday, May 2, 2021, as the floods go on in Peru: another clause, perhaps another place
_MEANWHILE = re.compile(r"[.,]?\s(?:as|after|before|while|when|where|following|amid|who|which|ahead)\b")


# "in the Phulpur bypoll", "in Lebanon-based": the name only describes what follows
_DESCRIBES = re.compile(
    r"-\w|\s(?!(?:and|or|on|in|at|as|after|during|before|by|with|while|when|where|to|for|from|of|city|town|village|area|region|province|state|"
    r"district|suburb|home|house|capital|neighbou?rhood|near|late|early|following|amid|is|was|are|were|has|had|have|who|that|which|"
    r"(?!building)[a-z]+ing\s(?:part|in|on|a|an|the|their|for|to|his|her)|ahead|since|until|last|this|next|under|over|against|via|off|because|but|showing|shows?)\b)[a-z]{3,}"
)
# "at Wynyard station", "near Bergen harbour": a venue in lower case, not the town
_SITE = re.compile(
    r"\s(?:station|airport|hospital|stadium|prison|jail|courthouse|court|university|school|high school|cathedral|church|mosque|dam|zoo|racecourse|"
    r"speedway|circuit|racetrack|castle|palace|bridge|tunnel|marathon|derby|film festival|festival|carnival|refugee camp|camp)\b"
)


def weight_of(draft: Draft, match: re.Match[str], reading: Reading, preposition: str, sentence: int) -> float | None:
    """How sure a place behind a preposition is where the picture was taken; None: it only describes what follows."""
    start = match.start("places") + reading.start
    end = match.start("places") + reading.end
    # a bare "of" gets here only behind a word of place: "the main street of Voss"
    weight = (0.9 if preposition == "of" else PREPOSITIONS.get(preposition, 1.0)) + reading.weight
    if reading.weight < 0:
        closes = preposition in draft.language.words["place_in"] and _ends(draft, end, sentence)
        named = _SETTLEMENT.search(draft.rest, max(0, start - 24), start) or _TOWN.match(draft.rest, end)
        weight = 1.0 if named else 0.4 if closes else -1
    weight -= _doubt(draft, match, start, end)
    if preposition == "the":
        sited = reading.weight >= 0.6 and is_venue(match[0][: match.start("places") - match.start()].rstrip(" ,"))
        weight = reading.weight - 0.2 if reading.weight >= 0.7 or sited else -1
    if weight > 0 and re.match(r"\w+\sthe\s", match[0]) and _DESCRIBES.match(draft.rest, end):
        return None
    if draft.rest[end : end + 1] == "-" or _is_attribute(draft, match, end):
        return None
    if _SITE.match(draft.rest, end):
        if resolve(draft.rest[start:end]).country_code is None:
            return None
        weight -= 0.5
    if is_elsewhere(draft, match.start(), 40) or _closes_title(draft, match.start(), end):
        weight = -1.0
    if draft.date is not None and 0 <= match.start() - draft.date[1] <= 4:
        return weight + (2.0 if reading.weight >= 1 else 0.8)  # "in Soho on May 2, 2008 in London, England"
    if preposition in ("across", "through", "around") and is_wide(draft.rest[start:end]):
        return weight - 1.0  # "infections across the UK"
    if draft.date is not None and _MEANWHILE.match(draft.rest, draft.date[1], match.start()):
        return weight - 0.7
    return weight


def _is_attribute(draft: Draft, match: re.Match[str], end: int) -> bool:
    """Whether a place only says whose something is: "on Standing Rock protesters", "in the Warrior's 79-64 victory"."""
    following = _NEXT.match(draft.rest, end)
    if following is None:
        return False
    if following[1]:
        return match[0][: match.start("places") - match.start()].rstrip().endswith(" the")
    return human(following[2]) == "plural" and following[2] not in _PEOPLE_ALONE


_NEXT = re.compile(r"(['’]s)?\s([a-z]+|\d)")
_PEOPLE_ALONE = frozenset("people men women children others".split())


# in the village of Sandvik, in the town of Voss: what follows is a place, whether a table has it or not
_SETTLEMENT = re.compile(r"\b(?:village|town|city|hamlet|municipality|township|settlement|island)\s(?:of\s)?$")
_TOWN = re.compile(r"\s(?:town|village|city|township)\b")  # at Yamada town


def _doubt(draft: Draft, match: re.Match[str], start: int, end: int) -> float:
    """What is to be taken off a place in other languages, where the words may be something else."""
    lead, words, code = draft.rest[match.start() : start], draft.rest[start:end], draft.language.code
    if code == "en" or "," in words or "(" in words:
        return 0
    if code == "de":  # "in der Hand", "auf der Bühne": a town has no article
        return 0 if _NO_ARTICLE.match(lead) or is_wide(words) else 2.5
    site = " " in lead.strip() and venues.begins_with_site(lead, code)
    # "no Palácio das Esmeraldas": the building's own name
    return 2.0 if site and resolve(words).country_code is None else 0


_NO_ARTICLE = re.compile(r"(?:.*\s)?(?:in|bei|nahe|von)\s$|,", re.I | re.S)


def is_elsewhere(draft: Draft, at: int, reach: int) -> bool:
    """Whether the ``reach`` characters before ``at`` say that what follows is only mentioned."""
    before = draft.rest[max(0, at - reach) : at]
    told = pattern("SOMEBODY_CLAUSE", draft.language.code)
    return _ELSEWHERE.search(before, max(0, len(before) - _LONGEST)) is not None or told.search(before) is not None


def _closes_title(draft: Draft, start: int, end: int) -> bool:
    """Whether a place closes a title in quotation marks: ‘Made in Oslo’."""
    if draft.rest[end : end + 1] not in ("’", "”", '"'):
        return False
    return re.search(r"[‘“\"][^‘’“”\"]{2,30}$", draft.rest[max(0, start - 32) : start]) is not None


def _ends(draft: Draft, at: int, sentence: int) -> bool:
    """Whether a phrase closes its sentence, or is closed by a comma or the date."""
    after = draft.rest[at:sentence].lstrip()
    return not after or after[0] in ",.;:)" or after.startswith(("on ", "in the "))
