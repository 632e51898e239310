"""Words to places: countries, states, news regions, demonyms.

Everything is folded before it is looked up, so case and accents do not matter, but for what would else be a
word of the language: "US" and "CA" only count in capitals, "Ore." only with its point. Nothing is guessed:
what several places answer to is ``None``. What a whole location stands for, `captions.names.locations` says.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from captions.names.fold import fold
from captions.names.gazetteer import towns
from captions.names.homonyms import well_known
from captions.names.tables import cell, rows


class Country(NamedTuple):
    """A country or territory: its English newsroom name and ISO 3166-1 alpha-2 code."""

    name: str
    code: str


class State(NamedTuple):
    """A state, province, county or constituent nation; ``iso`` is its ISO 3166-2 code, ``""`` where it has none."""

    name: str
    country_code: str
    iso: str


class Region(NamedTuple):
    """A news region. ``country_code`` is ``None`` where it lies in several countries or is disputed between them."""

    name: str
    country_code: str | None
    kind: str
    latitude: float | None
    longitude: float | None


# Names that several countries or states share, as captions use them; a town beside them decides.
SHARED = {"congo": ("CD", "CG"), "georgia": ("GE", "US"), "korea": ("KR", "KP")}
RIVAL = 20_000  # people; a smaller town is neither meant by another of its names nor, abroad, by that of a state

_THE = re.compile(r"^(?:the|los|les|die) ")


def bare(words: str) -> str:
    """The folded words without a leading article."""
    return _THE.sub("", fold(words))


def _exact(spelling: str) -> bool:
    """Whether a spelling only counts as written: initials, and short words that folding would make English."""
    letters = spelling.replace(".", "").replace(" ", "")
    return (letters.isupper() and len(letters) <= 5) or (len(letters) <= 4 and not letters.isascii())


@cache
def _countries() -> tuple[dict[str, Country], dict[str, Country]]:
    """Countries by folded name or exact spelling, and by code."""
    names: dict[str, Country] = {}
    codes: dict[str, Country] = {}
    for row in rows("countries"):
        country = codes[row["code"]] = Country(row["name"], row["code"])
        for spelling in (row["name"], *cell(row["spellings"])):
            names[spelling if _exact(spelling) else bare(spelling)] = country
    return names, codes


@lru_cache(maxsize=16_384)
def country(words: str) -> Country | None:
    """The country or territory that ``words`` name, in English or another language; initials only in capitals.

    >>> country("U.S."), country("us"), country("the Netherlands"), country("Türkiye")
    (Country(name='United States', code='US'), None, Country(name='Netherlands', code='NL'), \
Country(name='Turkey', code='TR'))
    """
    names, _ = _countries()
    return names.get(words.strip()) or names.get(bare(words))


def country_by_code(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, or ``None``."""
    return _countries()[1].get(code)


@cache
def _states() -> tuple[dict[str, list[State]], dict[str, list[State]]]:
    """States by folded name, and by abbreviation as written; the United States' first."""
    names: dict[str, list[State]] = {}
    short: dict[str, list[State]] = {}
    for row in sorted(rows("states"), key=lambda row: row["country_code"] != "US"):
        state = State(row["name"], row["country_code"], row["iso"])
        names.setdefault(fold(state.name), []).append(state)
        for spelling in cell(row["abbreviations"]):
            if "." in spelling or _exact(spelling):
                short.setdefault(spelling, []).append(state)
                if len(spelling) > 3 and spelling.endswith(".") and not spelling.isupper():
                    short.setdefault(spelling.upper(), []).append(state)
            elif state not in names.setdefault(fold(spelling), []):
                names[fold(spelling)].append(state)
    return names, short


@lru_cache(maxsize=16_384)
def state(words: str, country_code: str | None = None) -> State | None:
    """The state that ``words`` name: in full ("Bavaria"), AP ("Calif.") or postal ("CA", only in capitals).

    "Georgia" is the US state here; callers decide. A name of several countries' states ("Punjab") is ``None``
    without ``country_code``, but the United States' go first.
    """
    names, short = _states()
    found = short.get(words.strip()) or names.get(fold(words)) or []
    if country_code:
        found = [each for each in found if each.country_code == country_code]
    if len(found) == 1 or (found and found[0].country_code == "US"):
        return found[0]
    return None


@cache
def _regions() -> dict[str, Region]:
    names: dict[str, Region] = {}
    for row in rows("regions"):
        latitude = float(row["latitude"]) if row["latitude"] else None
        longitude = float(row["longitude"]) if row["longitude"] else None
        region = Region(row["name"], row["country_code"] or None, row["kind"], latitude, longitude)
        for spelling in (row["name"], *cell(row["spellings"])):
            names[bare(spelling)] = region
    return names


def region(words: str) -> Region | None:
    """The news region, sea, river, island or camp that ``words`` name.

    >>> region("the Gaza Strip").country_code, region("Kashmir").country_code
    ('PS', None)
    """
    return _regions().get(bare(words))


@cache
def _demonyms() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows("demonyms"):
        key = row["lang"], fold(row["form"])
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *cell(row["origins"]))))
    return found


@lru_cache(maxsize=16_384)
def demonym(words: str, lang: str = "en") -> tuple[str, ...]:
    """The names of the places whose people or things ``words`` mean, several where it is ambiguous, () when unknown.

    ``lang`` is an ISO 639-1 code. In English a demonym is written with a capital: "polish" is none.

    >>> demonym("Hondurans"), demonym("Congolese"), demonym("polish"), demonym("hondureña", "es")
    (('Honduras',), ('Democratic Republic of the Congo', 'Republic of the Congo'), (), ('Honduras',))
    """
    if lang == "en" and not words[:1].isupper():
        return ()
    return _demonyms().get((lang, fold(words)), ())


@lru_cache(maxsize=16_384)
def origin_name(words: str) -> str | None:
    """The one English name of the country, state, region or well-known city that people come from, or ``None``.

    >>> origin_name("U.S."), origin_name("Britain"), origin_name("Okla."), origin_name("England")
    ('United States', 'United Kingdom', 'Oklahoma', 'England')
    """
    found = country(words) or state(words) or region(words)
    if found:
        return found.name
    town = well_known(words)
    return town.name if town else None


@lru_cache(maxsize=16_384)
def is_place(words: str) -> bool:
    """Whether ``words`` name any place known here: a town by its own name, or by another if it is no village."""
    if country(words) or state(words) or region(words) or fold(words) in SHARED:
        return True
    return any(town.match or town.population >= RIVAL for town in towns(words))
