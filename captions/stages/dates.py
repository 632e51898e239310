"""Find the date on which the picture was taken among the dates that a caption names."""

from __future__ import annotations

import re
from typing import NamedTuple

from captions.names.agencies import agency
from captions.names.fold import bare
from captions.names.people import is_ambiguous_verb, verb_form
from captions.names.places import state
from captions.rules import Language, Rule
from captions.stages.draft import Draft, pattern
from captions.values.dates import Date, read_date

_YEAR = re.compile(
    r"(?:1[89]|20)\d\d(?<![\d$£€#]\d{4})(?!\d|,\d{3}|[ -](?:people|troops|migrants|miles|metres|meters|soldiers))"
)
# 07/07/16   /   8/12/19   /   10.27.20
_SHORT_YEAR = re.compile(
    r"\d\d(?:(?<=/\d\d/\d\d)|(?<=/\d/\d\d)|(?<=\.\d\d\.\d\d)|(?<=\d\.[a-z]{3}\.\d\d))(?![\d/.]\d|\d)"
)
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
    sentence = draft.first_sentence()
    rules: tuple[Rule, ...] = ()
    years = list(_YEAR.finditer(draft.rest, 0, draft.end))
    if "/" in draft.rest or draft.rest.count(".", 0, 12) > 1 or draft.language.code == "pt":
        years += _SHORT_YEAR.finditer(draft.rest, 0, draft.end)
    for year in years:
        rules = rules or draft.tried("date")
        if (candidate := _read(draft, rules, year, sentence)) is not None:
            candidates.append(candidate)
    if not candidates:
        return
    draft.dates = [(c.start, c.end) for c in candidates]
    best = max(candidates, key=lambda c: c.weight)
    if best.weight <= 0:
        return
    draft.date = (best.start, best.end)
    draft.add("photo_date", best.date.iso(), best.start, best.end, best.rule)


def _read(draft: Draft, rules: tuple[Rule, ...], year: re.Match[str], sentence: int) -> _Candidate | None:
    """The date of a year by the first rule that reads it; None where no rule does or where there is no such day."""
    at = year.start()
    low, high = max(0, at - _BEFORE), min(draft.end, at + _AFTER)
    for rule in rules:
        match = rule.pattern.search(draft.rest, low, high)
        if match is None or match.start("year") != at:
            continue
        words = match.groupdict()
        if "first" in words and not (words := words | _ordered(draft, match)).get("day"):
            continue
        month, day = words.get("month"), words.get("day")
        date = read_date(words["year"], month, day, draft.language.code)
        if date is None:
            if day:
                return None  # an impossible day: no part of it is the date
            continue
        spans = [match.span(group) for group in match.groupdict() if words.get(group)]
        start, end = min(spans)[0], max(spans)[1]
        return _Candidate(_weight(draft, date, start, end, sentence), date, start, end, rule.name)
    return None


# Where the month is printed first; everywhere else the day is
_MONTH_FIRST = frozenset(("US", "PH"))


def _sure_order(first: str, second: str) -> tuple[str, str] | None:
    """The order of a day and a month that only one of the two can be: "6/27/03", "27/6/2003"."""
    if int(first) > 12 or int(second) > 12:
        return ("day", "month") if int(first) > 12 else ("month", "day")
    return None


# Woburn, MA - 5/3/19 - …: what stands in a state of the United States is dated as there
_IN_STATE = re.compile(r",\s([A-Z]{2}|[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z]\.)[\s,–—-]+$")


def _ordered(draft: Draft, match: re.Match[str]) -> dict[str, str]:
    """Day and month of "10/9/2019" in the order of the house that made the picture, or of the state before it; else nothing."""
    house = next((agency(found.value) for found in draft.found if found.field == "agency"), None)
    if (order := _sure_order(match["first"], match["second"])) is not None and (order[0] == "month" or "/" in match[0]):
        return dict(zip(order, (match["first"], match["second"]), strict=True))
    american = _IN_STATE.search(draft.rest, 0, match.start())
    land = house.country if house is not None else None
    if not land and (american is None or state(american[1], "US") is None):
        return {}
    order = ("month", "day") if not land or land in _MONTH_FIRST else ("day", "month")
    return dict(zip(order, (match["first"], match["second"]), strict=True))


def _governing_word(before: str, language: Language) -> str:
    """The word that governs a date: the last one before it that is no filler ("taken on Friday, …" -> "taken")."""
    fillers, kind = language.words["date_fillers"], ""
    for token in reversed(before.split()[-5:]):
        word = bare(token)
        if not word or word in fillers or word.endswith(("day", "feira")):
            continue
        if token.endswith(",") and not kind and word in language.words["mentioned"]:
            return ""  # "… demand a second vote, Saturday, May 4, 2019": the comma parts them
        if kind and word not in language.words["mentioned"]:
            return kind
        if word != "date":
            return word
        kind = word  # "Picture date:", but not "Issue date:"
    return kind


# An event named after its date: "the Jan. 6, 2021 attack", "the 2020 season"
_NAMED_AFTER = re.compile(
    r",?\s(?!(?:in|on|at|as|and|by|with|for|near|from|during|after|before|outside|when|while|to|the|a|an|is|was|are|were|file|photo|"
    r"photograph|picture|image|shows?|showing|where|who|people|following|ahead|inside|under|along|off)\b)[a-z]{3,}"
)


def _marked(before: str) -> bool:
    """Whether a comma, a bracket, a dash, a weekday or "on" sets the date off."""
    stripped = before.rstrip()
    return stripped.endswith((",", ";", "(", "-", "–", "day", " on", " le", " el", " am", " em", " il"))


# A fragment such as "Bukavu, Congo, August 2021." has no word of a sentence in it.
_LOWER_WORD = re.compile(r"\b(?!(?:of|the|de|la|and|le|el|il|em|en|am|im|au|den|del|di|do|da|lo)\b)[a-z]{2,}")
_WEEKDAY_LEFT = re.compile(r"\b[^\W\d_]+day,?\s*$")


# "made available by the coast guard (PCG) on", "released by the ministry on": when it was passed on, not when it was taken;
# but "released by the ministry shows sailors in Bergen on"
_PASSED_ON = re.compile(
    r"\b(?:released|made available|issued|distributed|published|posted|provided|handed out)\b(?:(?!\sshow|\sof\san?\s)[^.;,]){0,70}?\bon\s(?:[A-Z][a-z]+day,?\s)?$"
)
# in 1906 or 1912: nobody knows which   /   a fair from Monday 3 May to Sunday 9 May 2021
_OR_BEHIND, _OR_BEFORE = re.compile(r"\sor\s(?:1[89]|20)\d\d"), re.compile(r"(?:1[89]|20)\d\d\sor\s$")
_UNTIL = re.compile(
    r"\b(?:from\s(?:[A-Z]\w+day\s)?(?:\d{1,2}\s[A-Z]\w+|[A-Z]\w+\.?\s\d{1,2})\sto|"
    r"between\s(?:\d{1,2}(?:\s[A-Z]\w+)?|[A-Z]\w+\.?\s\d{1,2})\sand)\s(?:[A-Z]\w+day,?\s)?$"
)
_A_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|footage|video|frame)")
# Ana Belmonte was diagnosed with the disease in 2017   /   Luis Mora bought the farm in 1998: what is told, not what was photographed
_TOLD = re.compile(
    r"\b(?:(?:was|were|been)\s(?:\w+ly\s)?(?!photographed|taken|pictured|seen|shown|captured|shot|snapped|filmed)(?:\w+ed|born|built|won|set|found|sold|hung|"
    r"sunk|torn|given|chosen|written|drawn|made|lost|cut|put)|joined|founded|co-founded|died|retired|moved|married|graduated|bought|inherited|"
    r"emigrated|immigrated|became|took over|set up|opened|started|launched|established|adopted|divorced|resigned|enlisted)\b[^.;,]*\bin\s(?:\w+\s)?$"
)
_WILL = re.compile(r"\b(?:will|would|to be)\b[^.]*$")  # The pier will open in the autumn of 2019
_EXACT = {"day": 0.6, "month": 0.3, "year": 0.0}


def _weight(draft: Draft, date: Date, start: int, end: int, sentence: int) -> float:
    """How sure it is that this date is the picture's; 0 or less: it is not."""
    low = max(0, start - _CONTEXT)
    before = draft.rest[draft.rest.find(" ", low, start) if low else 0 : start]  # no word cut in two
    after = draft.rest[end : end + 24]
    exact = _EXACT[date.precision]
    words, governor = draft.language.words, _governing_word(before, draft.language)
    past = pattern("PAST_CLAUSE", draft.language.code).search(before)
    if past is not None and _A_PICTURE.search(past[0]) is None:
        return -0.5  # before "shot" is read as what a camera does
    if _OR_BEHIND.match(draft.rest, end) or _OR_BEFORE.search(before) or _UNTIL.search(before):
        return -1
    if governor in words["taken"]:
        return 5 + exact
    if start <= draft.start + 2:
        return 4 + exact
    if governor in words["mentioned"] or _PASSED_ON.search(draft.rest, max(0, start - 110), start):
        return -1
    if after.lstrip(",").startswith(
        (" file photo", " file picture", " photo", " handout photo", " image", " file image")
    ):
        return 4 + exact
    if date.precision != "day" and _WILL.search(before):
        return -1
    if date.precision == "year" and _TOLD.search(before):
        return -1
    if date.precision == "day" and _NAMED_AFTER.match(after) and not _marked(before):
        return 0.2
    if start < sentence:
        return 2 + exact + 0.4 * _marked(before)
    if _is_alone(_WEEKDAY_LEFT.sub("", before), after):
        return 1.5 + exact
    return 0.5 if date.precision == "day" and _is_present(draft, start) else 0


def _is_present(draft: Draft, start: int) -> bool:
    """Whether a later sentence tells what is seen, by its verbs: "Here she arrives at the airport on March 2, 1983"."""
    if draft.language.code != "en":
        return False
    said = re.split(r"[.!?]\s", draft.rest[:start])[-1].split()
    forms = [verb_form(word) for word in said if word.islower() and not is_ambiguous_verb(word)]
    return "third" in forms and "past" not in forms and not _NOT_SEEN & {word.lower() for word in said}


_NOT_SEEN = frozenset("was were had said died will would since until before after in-depth if who which".split())


def _is_alone(before: str, after: str) -> bool:
    """Whether a date stands for itself in a later sentence: at its head, at the end, or with no word in small letters."""
    if not before.strip() or not after.strip() or before.rstrip()[-1] in '.!?:—–)”"':
        return True
    return not _LOWER_WORD.search(re.split(r"[.!?]\s", before)[-1])
