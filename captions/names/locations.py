"""A location as a caption writes it to the place it stands for: town, state, country, coordinates.

Nothing is guessed: of what several places answer to, only what they share is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from captions.names.fold import fold
from captions.names.gazetteer import Point, Town, towns
from captions.names.homonyms import (
    DATELINES,
    FAR_KM,
    TOWN_ALONE,
    candidates,
    distinct,
    kilometres,
    of_own_name,
    pick,
    well_known,
)
from captions.names.places import RIVAL, SHARED, Region, State, bare, country, country_by_code, region, state


class Place(NamedTuple):
    """A resolved location; coordinates are those of the town, or of the news region, in decimal degrees."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


CITY_STATES = frozenset({"GI", "HK", "MC", "MO", "SG", "VA"})
# Countries whose states the name alone means, before any town of that name ("Washington" apart: DATELINES).
STATES_FIRST = frozenset({"AU", "CA", "US"})
# Countries whose states the name alone means, whatever towns abroad have the name.
STATES_CERTAIN = frozenset({"CA", "DE", "US"})
HOME_RIVAL = 20  # times as many people as a town of the name in the country of the house that made the picture

_COMPASS = r"(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|north-?central|south-?central|mid)"
_LEAD = re.compile(
    r"^(?:(?:the|The(?= [a-z])|an?|near|nearby|outside|off|inside|in|at|around|downtown|uptown|midtown|central|suburban|"
    rf"rural|greater|inner|upper|lower|historic|coastal|far|{_COMPASS}|"
    r"[\w-]*(?:occupied|controlled|held|annexed|administered|torn)|"
    r"(?:northern |southern |eastern |western )?(?:outskirts|suburbs?|cit(?:y|ies)|towns?|villages?|district|port|"
    r"coast|island|isle|region|state|province|area|county|center|centre|edge|capital|neighbou?rhood|municipality) of)"
    r"\s+)+"
)
_COMPASS_LEAD = re.compile(
    r"(?:(?:North|South|East|West)(?:east|west)?(?:ern)?|Downtown|Midtown|Uptown|Central|Greater|Inner|Upper|Lower)\s+"
)
_AREA = re.compile(  # "Kharkiv region" is not the city of Kharkiv
    r"\s+(?:region|oblast|province|state|governorate|prefecture|county|department|krai|canton|division|countryside)$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\s+(?:suburbs?|outskirts|(?:metropolitan |metro )?area|municipality|district|"
    r"(?:refugee |displacement |migrant )?camp)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:near|outside|close to|not far from|(?:north|south|east|west)(?:east|west)? of) ")
_SETTLED = frozenset({"borough", "camp", "city", "district"})  # kinds of region that are a town rather than an area
_OF = re.compile(r"(.+?)['’]s?\s+(?:[a-z-]+\s+)*(?:district|suburb|neighbou?rhood|quarter|borough|area) of (.+)")
_OF_LAND = re.compile(r"(.*[a-z]) of (?:the )?([A-Z][\w. ]+)")  # Nanjing, Jiangsu Province of China
_POSSESSIVE = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])\s+[a-z].*")
_POSSESSIVE_NAME = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])\s+.+")
_SPLIT = re.compile(r"\s*[,;/]\s*|\s+(?:in|on)\s+(?=(?:the )?[A-Z])")


def resolve(location: str, near: Sequence[Point] = ()) -> Place:
    """What a location as written stands for, read from the right: country, state, then the town within them.

    The country is given only where it is stated or certain. Of several towns of a name within the country,
    ``near`` decides (the other places of a gallery; latitude and longitude), or a clear difference in size;
    else the city is named without coordinates.

    >>> resolve("Tecun Uman, Guatemala")[:4]
    ('Ciudad Tecún Umán', 'San Marcos', 'Guatemala', 'GT')
    >>> resolve("Springfield")
    Place(city='Springfield', region=None, country=None, country_code=None, latitude=None, longitude=None)
    """
    return _resolve(location, tuple(near))


def at_home(placed: Place, location: str, home: str) -> Place:
    """``placed``, or only its name where a house of the country ``home`` may mean a town of its own: the RNLI's "Whitby".

    A town that stands alone is else the largest of its name by far; for a house of its country a smaller one is a rival.
    """
    if placed.country_code in (home, None) or placed.city is None or "," in location or fold(location) in DATELINES:
        return placed
    found = [town for town in towns(location) if town.match]
    largest = max((town.population for town in found), default=0)
    rival = any(town.country_code == home and town.population * HOME_RIVAL >= largest for town in found)
    return Place(city=location) if rival else placed


@lru_cache(maxsize=16_384)
def _resolve(location: str, near: tuple[Point, ...]) -> Place:
    parts = _parts(location)
    if not parts:
        return Place()
    *rest, last = parts
    if not rest:
        return _alone(last)
    if _BESIDE.search(location) and (placed := _beside(rest, last)):
        return placed
    if fold(last) == "washington" and not _town_in(rest[-1], "US", state(last), near):
        return _place(rest[-1], None, "US")  # the city or the state
    if codes := SHARED.get(bare(last)):
        return _shared(rest, last, codes, near)
    if found := country(last):
        return _within(rest, found.code, None, near)
    if found_state := state(last) or state(f"{last}."):
        return _within(rest, found_state.country_code, found_state, near)
    if (found_region := region(last)) and (placed := _in_region(rest, found_region, near)):
        return placed
    if found_region and found_region.country_code is None and (town := well_known(rest[-1])):
        return _of_town(town)  # "Moscow, U.S.S.R.": a land that has no place on the map
    return _alone(last)


def _beside(rest: list[str], last: str) -> Place | None:
    """A town said to be near a well-known one, in its country: "Bucha, near Kyiv"."""
    town = well_known(last)
    if not town or country(last):
        return None
    return _within(rest, town.country_code, None, (town.point,))


def _parts(location: str) -> list[str]:
    """The parts of a location, smallest first, without "downtown", "north of", "'s port" and the like."""
    if region(location) is not None:
        return [location.strip()]  # "Strait of Gibraltar", which no country holds alone
    if match := _OF.fullmatch(location.split(",")[0]):
        location = ",".join((match[2], match[1], *location.split(",")[1:]))
    if (match := _OF_LAND.fullmatch(location)) and country(match[2]):
        location = f"{match[1]}, {match[2]}"
    first, *others = _SPLIT.split(location)
    larger = [other for other in others[:-1] if not _BESIDE.match(other)] + others[-1:]  # "Bucha, near Kyiv, Ukraine"
    return [part for part in map(_clean, (first, *larger)) if part]


def _clean(part: str) -> str:
    part = part.strip(" \t\n()[]–—-:")
    if region(part) or country(part):
        return part
    if match := _POSSESSIVE.fullmatch(part):
        part = match[1]
    return _LEAD.sub("", part)


def _place(name: str | None, region_name: str | None, code: str | None, point: Sequence[float | None] = ()) -> Place:
    found = country_by_code(code) if code else None
    latitude, longitude = point or (None, None)
    return Place(name, region_name, found.name if found else None, found.code if found else None, latitude, longitude)


def _of_town(town: Town) -> Place:
    return _place(town.name, town.region, town.country_code, town.point)


def _of_region(found: Region, code: str | None = None) -> Place:
    placed = _place(None, found.name, code or found.country_code, (found.latitude, found.longitude))
    return placed._replace(city=found.name, region=None) if found.kind in _SETTLED else placed


def _alone(part: str) -> Place:
    """A location of one part: only what is certain by itself."""
    if bare(part) in SHARED:
        return Place(region=part)  # a country or a state, but which
    if placed := _certain(part):
        return placed
    if _AREA.search(part):
        found = _certain_state(_AREA.sub("", part))
        return _place(None, found.name, found.country_code) if found else Place(region=part)
    return next(filter(None, map(_certain, _readings(part))), Place(city=part))


def _readings(part: str) -> Iterator[str]:
    """The part without "suburb", a point of the compass ("North Austin"), "'s Old City"."""
    if _AROUND.search(part):
        yield _AROUND.sub("", part)
    if _COMPASS_LEAD.match(part):
        yield _COMPASS_LEAD.sub("", part)
    if match := _POSSESSIVE_NAME.fullmatch(part):
        yield match[1]


def _certain(words: str) -> Place | None:
    if found := country(words):
        town = well_known(found.name) if found.code in CITY_STATES else None
        return _of_town(town) if town else _place(None, None, found.code)
    if fold(words) in DATELINES and (town := well_known(words)):
        return _of_town(town)
    if found_region := region(words):
        return _of_region(found_region)
    if found_state := _certain_state(words):
        return _in_state(words, found_state)
    if town := well_known(words):
        return _of_town(town)
    return None


def _certain_state(words: str) -> State | None:
    """The state, unless a town of its name abroad could be meant as well ("Victoria")."""
    found = state(words)
    if not found or found.country_code in STATES_CERTAIN:
        return found
    abroad = (town for town in towns(words) if town.match and town.country_code != found.country_code)
    return None if any(town.population >= RIVAL for town in abroad) else found


def _in_state(words: str, found: State) -> Place:
    """A state named alone; also the city it has its name from, where people say that rather than the state."""
    if found.country_code not in STATES_FIRST:
        code = found.country_code
        town = pick(candidates(words, code, found.name) or candidates(words, code))
        if town and town.population >= TOWN_ALONE:
            return _of_town(town)
    return _place(None, found.name, found.country_code)


def _within(rest: list[str], code: str, within: State | None, near: tuple[Point, ...]) -> Place:
    """The place that ``rest`` names in a country, or in a state of it."""
    *smaller, part = rest
    if smaller:
        if not within and (found := _state_in(part, code)):
            return _within(smaller, code, found, near)
        if (found_region := region(part)) and (placed := _in_region(smaller, found_region, near)):
            return placed
        if (_AREA.search(part) or country(part)) and not _town_in(part, code, within, near):
            return _within(smaller, code, within, near)  # a county, or a country once more
    if placed := _named(part, code, within, near):
        return placed
    if smaller and (town := _town_in(smaller[-1], code, within, near)):
        return _of_town(town)
    return _place(part, within.name if within else None, code)


def _state_in(part: str, code: str) -> State | None:
    """The state of the country that a part names, also as "Kharkiv region" or "Pa"."""
    return state(part, code) or state(_AREA.sub("", part), code) or state(f"{part}.", code)


def _town_in(words: str, code: str, within: State | None, near: tuple[Point, ...]) -> Town | None:
    return pick(_called(words, code, within), near)


def _called(words: str, code: str, within: State | None) -> list[Town]:
    return candidates(words, code, within.name if within else None)


def _named(part: str, code: str, within: State | None, near: tuple[Point, ...]) -> Place | None:
    """The place of this name in the country or state: a state, a town, or a news region."""
    if fold(part) in DATELINES and not within and (town := well_known(part)) and town.country_code == code:
        return _of_town(town)
    if not within and (found := state(part, code)):
        return _in_state(part, found)
    if _AREA.search(part):
        found = within or _state_in(part, code)
        return _place(None, found.name if found else part, code)
    placed = (_settlement(words, code, within, near) for words in (part, *_readings(part)))
    return next(filter(None, placed), None)


def _settlement(words: str, code: str, within: State | None, near: tuple[Point, ...]) -> Place | None:
    """The town of this name in the country or state, else the news region."""
    found = _called(words, code, within)
    placed = None
    if (named := region(words)) and named.country_code in (code, None) and not any(town.match for town in found):
        placed = _of_region(named, code)
    elif town := pick(found, near):
        placed = _of_town(town)
    elif found:
        return _undecided(words, found, code, within)
    return placed._replace(region=within.name) if placed and within else placed


def _undecided(words: str, found: list[Town], code: str, within: State | None) -> Place:
    """Several towns of the name, none of them clearly meant: the city without a point on the map."""
    states = {town.region for town in found}
    names = {town.name for town in found if town.match}
    shared = states.pop() if len(states) == 1 else None
    return _place(names.pop() if len(names) == 1 else words, within.name if within else shared, code)


def _in_region(rest: list[str], found: Region, near: tuple[Point, ...]) -> Place | None:
    """A town in a news region: nearest to the region's point; ``None`` where the region is known only by name."""
    if found.latitude is None or found.longitude is None:
        return None
    point = found.latitude, found.longitude
    named = [town for town in towns(rest[-1]) if found.country_code in (town.country_code, None)]
    close = [town for town in named if kilometres(town.point, point) < FAR_KM]
    town = pick(distinct(of_own_name(close)), near or (point,))
    if town:
        return _of_town(town)
    return _place(rest[-1], found.name, found.country_code)


def _shared(rest: list[str], last: str, codes: tuple[str, ...], near: tuple[Point, ...]) -> Place:
    """A town in a country or state of a shared name: "Tbilisi, Georgia" and "Atlanta, Georgia"."""
    found: list[Town] = []
    for code in codes:
        found.extend(_called(rest[-1], code, state(last, code)))
    town = pick(of_own_name(found), near)
    return _of_town(town) if town else Place(city=rest[-1], region=last if bare(last) == "georgia" else None)
