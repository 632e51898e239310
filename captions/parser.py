"""A caption's text in, its record out: every stage in its order, outside in."""

from __future__ import annotations

import datetime
import re
from functools import cache
from operator import itemgetter

from captions.names.agencies import agency
from captions.names.fold import fold
from captions.names.locations import Place, at_home, resolve
from captions.record import Found, Precision, Record
from captions.rules import LANGUAGES, language, word_lists
from captions.stages import capitals, credits, dates, notices, places, subject
from captions.stages.draft import Draft

LIMIT = 8_000
"""The most characters of one caption that are read; nothing behind them is looked at."""

_PRECISION: dict[int, Precision] = {10: "day", 7: "month", 4: "year"}
# What parts a town from its country in other languages: "Arles, en France", "Arles (France)"
_LISTED = re.compile(r"\s*,\s(?:en|au|aux|in|im|em|no|na|a)\s(?=[^\W\d_a-z])|\s\(")
_NOWHERE = Place()


def parse(text: str) -> Record:
    """What the caption ``text`` says. Pure, never raises, keeps nothing between captions.

    >>> r = parse("Ana Belmonte, 33, a migrant from Honduras, rests in Tapachula, Mexico October 28, 2018. REUTERS/Luis Mora")
    >>> r.subject, r.age, r.origin, r.location, r.photo_date.isoformat(), r.agency, r.photographer
    ('Ana Belmonte', 33, 'Honduras', 'Tapachula, Mexico', '2018-10-28', 'Reuters', 'Luis Mora')
    """
    code = language_of(text)
    draft = Draft(text[:LIMIT], language(code))
    notices.find(draft)
    credits.find(draft)
    capitals.find(draft)
    dates.find(draft)
    places.find(draft)
    shown = subject.find(draft)
    return _record(text, code, draft, shown)


@cache
def _marks() -> dict[str, frozenset[str]]:
    """For each language the words by which it is told."""
    return {code: frozenset(_bare(" ".join(word_lists(code)["marks"]))) for code in LANGUAGES}


@cache
def _words() -> dict[str, frozenset[str]]:
    """For each language the words of its grammar, those that it shares with its neighbours included."""
    return {
        code: frozenset(
            _bare(" ".join(" ".join(words) for kind, words in word_lists(code).items() if kind not in _NOUNS))
        )
        for code in LANGUAGES
    }


_NOUNS = frozenset("events pictures beside givers bodies".split())  # lists of nouns, which are alike in many languages


def _bare(lower: str) -> list[str]:
    """The words of a text in lower case without their punctuation; what is elided keeps its apostrophe: "dell'"."""
    return _WORDS.findall(lower.replace("’", "'"))


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")
_TAIL = 40  # characters at the end of a caption: a credit, whose names tell nothing of its language
_ENGLISH = tuple(f" {word} " for word in "the of and with at for from to by their after his her during who".split())
# Reuters' slugs are English whatever the caption is
_SLUG = re.compile(r"TPX IMAGES OF THE DAY|SEARCH [\"“][^\"”]*[\"”] FOR THIS STORY\.?")
# An accented letter (dashes and quotation marks tell nothing), or a label of credits: "Foto: …", "Photo : …", "Bild: …"
_NOT_ENGLISH = re.compile(r"[^\W\d_a-zA-Z]|\b(?:[Ff]otos?\s?|FOTOS?\s?|Photos?\s|Bild):")


def language_of(text: str) -> str:
    """The language of a caption as an ISO 639-1 code, by its commonest words; English where nothing tells.

    >>> language_of("Boats leave the harbor with fish"), language_of("Los barcos salen del puerto con el pescado")
    ('en', 'es')
    """
    text = _SLUG.sub("", text[:2000]) if "IMAGES OF" in text or "FOR THIS" in text else text
    lower = text[:2000].lower()
    foreign = _NOT_ENGLISH.search(text[:2000]) is not None  # whose film may be called "The Man with the Bag"
    heard = 0
    for word in () if foreign else _ENGLISH:
        if word in lower:
            heard += 1
            if heard == 2:
                return "en"
    words = _telling(text[:2000], lower)
    marks = _marks()
    counts = {code: len(words & marks[code]) for code in LANGUAGES}
    if not foreign and (max(counts.values()) < counts["en"] + 1 or counts["en"] > 1):
        return "en"
    fits = {code: len(words & _words()[code]) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: (fits[code], counts[code]))
    # a lone word of a language may be part of a name ("Ciudad Hidalgo"), unless its letters or other words are there too
    sure = counts[best] > 1 or foreign or fits[best] > fits["en"] + 1
    return best if sure else "en"


def _telling(text: str, lower: str) -> set[str]:
    """The words that tell a language: of the tail only what is in lower case, for its names are those of people."""
    cut = max(_TAIL, len(text) - _TAIL)
    return {*_bare(lower[:cut]), *(word for word in _bare(text[cut:]) if word.islower())}


def _record(text: str, code: str, draft: Draft, shown: subject.Shown) -> Record:
    one, several = _values(draft.found)
    location, date = one.get("location"), one.get("photo_date")
    place = _placed(location, one.get("agency"), draft.land) if location else _NOWHERE
    return Record(
        text,
        shown.subject,
        shown.people,
        shown.age,
        shown.origin,
        location,
        one.get("venue"),
        place.city,
        place.region,
        place.country,
        place.country_code,
        place.latitude,
        place.longitude,
        datetime.date.fromisoformat(f"{date}-01-01"[:10]) if date else None,
        _PRECISION[len(date)] if date else None,
        one.get("agency"),
        one.get("via"),
        "; ".join(several["photographer"]) or None,
        "; ".join(several["credit"]) or None,
        "file_photo" in one,
        _once(several["keywords"]),
        " ".join(several["instructions"]) or None,
        code,
        tuple(sorted(draft.found, key=_BY_PLACE)),
    )


def _values(found: list[Found]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The first value of each field, and all values of those fields that may have several."""
    one: dict[str, str] = {}
    several: dict[str, list[str]] = {"photographer": [], "credit": [], "keywords": [], "instructions": []}
    for field, value, *_ in found:
        if field in several:
            several[field].append(value)
        elif field not in one:
            one[field] = value
    return one, several


def _placed(location: str, house: str | None, land: str | None) -> Place:
    """What a location stands for, in a caption of ``house``; ``land`` is what the caption says of where it lies."""
    place, maker = resolve(_LISTED.sub(", ", location).rstrip(")")), agency(house) if house else None
    if land is not None and place.country_code is None:
        return resolve(f"{location}, {land}")
    return at_home(place, location, maker.country) if maker else place


_BY_PLACE = itemgetter(2, 3)  # start, end


def _once(values: list[str]) -> tuple[str, ...]:
    return tuple({fold(value): value for value in values}.values())
