"""A caption's text in, its record out: every stage in its order, outside in."""

from __future__ import annotations

import datetime
from functools import cache

from captions.names.fold import fold
from captions.names.places import Place, resolve
from captions.record import Found, Precision, Record
from captions.rules import LANGUAGES, language
from captions.stages import credits, dates, notices, people, places
from captions.stages.draft import Draft

LIMIT = 20_000
"""The most characters of one caption that are read; what is longer is no caption, and only its end is looked at."""

_PRECISION: dict[int, Precision] = {10: "day", 7: "month", 4: "year"}
_NOWHERE = Place(None, None, None, None, None, None)


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
    dates.find(draft)
    places.find(draft)
    shown = people.find(draft)
    return _record(text, code, draft, shown)


@cache
def _marks() -> dict[str, frozenset[str]]:
    return {code: language(code).words["marks"] for code in LANGUAGES}


def language_of(text: str) -> str:
    """The language of a caption as an ISO 639-1 code, by its commonest words; English where nothing tells.

    >>> language_of("Boats leave the harbor with fish"), language_of("Los barcos salen del puerto con el pescado")
    ('en', 'es')
    """
    words = set(text[:2000].lower().split())
    marks = _marks()
    english = len(words & marks["en"])
    if english >= 2:
        return "en"
    best = max(LANGUAGES, key=lambda code: len(words & marks[code]))
    return best if len(words & marks[best]) > english else "en"


def _record(text: str, code: str, draft: Draft, shown: people.Shown) -> Record:
    values: dict[str, list[Found]] = {}
    for found in draft.found:
        values.setdefault(found.field, []).append(found)

    def first(field: str) -> str | None:
        return values[field][0].value if field in values else None

    location, date = first("location"), first("photo_date")
    place = resolve(location) if location else _NOWHERE
    return Record(
        text=text,
        subject=shown.subject,
        people=shown.people,
        age=shown.age,
        origin=shown.origin,
        location=location,
        venue=first("venue"),
        city=place.city,
        region=place.region,
        country=place.country,
        country_code=place.country_code,
        latitude=place.latitude,
        longitude=place.longitude,
        photo_date=datetime.date.fromisoformat(f"{date}-01-01"[:10]) if date else None,
        photo_date_precision=_PRECISION[len(date)] if date else None,
        agency=first("agency"),
        via=first("via"),
        photographer="; ".join(f.value for f in values["photographer"]) if "photographer" in values else None,
        credit="; ".join(f.value for f in values["credit"]) if "credit" in values else None,
        file_photo="file_photo" in values,
        keywords=_once(values.get("keywords", [])),
        instructions=" ".join(f.value for f in values["instructions"]) if "instructions" in values else None,
        language=code,
        found=tuple(sorted(draft.found, key=lambda f: (f.start, f.end))),
    )


def _once(found: list[Found]) -> tuple[str, ...]:
    return tuple({fold(f.value): f.value for f in found}.values())
