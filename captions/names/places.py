"""Words to places: countries, states, news regions, demonyms, and a location as a caption writes it.

Everything is folded before it is looked up, so case and accents do not matter, but for what would else be a
word of the language: "US" and "CA" only count in capitals, "Ore." only with its point. Nothing is guessed:
what several places answer to is ``None``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from statistics import median
from typing import NamedTuple

from captions.names.fold import fold
from captions.names.gazetteer import Town, towns
from captions.names.tables import cell, rows

Point = tuple[float, float]  # latitude, longitude in decimal degrees


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


class Place(NamedTuple):
    """A resolved location; coordinates are those of the town, or of the news region, in decimal degrees."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


# AP Stylebook, "datelines": cities that stand alone; each is certain whatever else bears its name.
_DATELINES = (
    "Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit, Honolulu, Houston, "
    "Indianapolis, Las Vegas, Los Angeles, Miami, Milwaukee, Minneapolis, New Orleans, New York, New York City, "
    "Oklahoma City, Philadelphia, Phoenix, Pittsburgh, St. Louis, Salt Lake City, San Antonio, San Diego, "
    "San Francisco, Seattle, Washington, Amsterdam, Baghdad, Bangkok, Beijing, Beirut, Berlin, Brussels, Cairo, "
    "Dublin, Geneva, Guatemala City, Havana, Helsinki, Islamabad, Istanbul, Jerusalem, Johannesburg, Kabul, "
    "Kuwait City, London, Madrid, Mexico City, Milan, Montreal, Moscow, Munich, New Delhi, Panama City, Paris, "
    "Prague, Quebec City, Rio de Janeiro, Rome, Sao Paulo, Shanghai, Stockholm, Sydney, Tokyo, Toronto, Vienna, "
    "Zurich"
)
DATELINES = frozenset(map(fold, _DATELINES.split(", ")))
# Names that several countries or states share, as captions use them; a town beside them decides.
SHARED = {"congo": ("CD", "CG"), "georgia": ("GE", "US"), "korea": ("KR", "KP")}
CITY_STATES = frozenset({"GI", "HK", "MC", "MO", "SG", "VA"})
# Countries whose states the name alone means, before any town of that name ("Washington" apart: DATELINES).
STATES_FIRST = frozenset({"AU", "CA", "US"})

TOWN_ALONE = 75_000  # people; a smaller town does not stand for its name without its country
UNIQUE_ALONE = 20_000  # the same where no other town on earth has the name
DOMINANT = 10  # times as many people as the next of the name, for the name alone to mean it
HOME_RIVAL = 20  # the same where the next one is in the country of the house that made the picture
CAPITAL_DOMINANT = 5  # the same for a national capital; "Georgetown" and "Colombo" fail it
RIVAL = 20_000  # people; a town of a state's name, abroad, that makes the name alone uncertain
NEAR_KM, FAR_KM, CLOSER = 200, 400, 3  # see `_nearest`

_THE = re.compile(r"(?:the|los|les|die) ")
_COMPASS = r"(?:(?:north|south|east|west)(?:[ -]?(?:east|west))?(?:ern)?|north-?central|south-?central|mid)"
_LEAD = re.compile(
    r"(?:(?:the|The(?= [a-z])|an?|near|nearby|outside|off|inside|in|at|around|downtown|uptown|midtown|central|suburban|"
    rf"rural|greater|inner|upper|lower|historic|coastal|far|{_COMPASS}|"
    r"[\w-]*(?:occupied|controlled|held|annexed|administered|torn)|"
    r"(?:northern |southern |eastern |western )?(?:outskirts|suburbs?|city|cit(?:y|ies)|towns?|villages?|district|port|"
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


def _bare(words: str) -> str:
    """The folded words without a leading article."""
    folded = fold(words)
    return _THE.sub("", folded, count=1) if _THE.match(folded) else folded


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
            names[spelling if _exact(spelling) else _bare(spelling)] = country
    return names, codes


@lru_cache(maxsize=16_384)
def country(words: str) -> Country | None:
    """The country or territory that ``words`` name, in English or another language; initials only in capitals.

    >>> country("U.S."), country("us"), country("the Netherlands"), country("Türkiye")
    (Country(name='United States', code='US'), None, Country(name='Netherlands', code='NL'), \
Country(name='Turkey', code='TR'))
    """
    names, _ = _countries()
    return names.get(words.strip()) or names.get(_bare(words))


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
            names[_bare(spelling)] = region
    return names


def region(words: str) -> Region | None:
    """The news region, sea, river, island or camp that ``words`` name.

    >>> region("the Gaza Strip").country_code, region("Kashmir").country_code
    ('PS', None)
    """
    return _regions().get(_bare(words))


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
    town = _well_known(words)
    return town.name if town else None


@lru_cache(maxsize=16_384)
def is_place(words: str) -> bool:
    """Whether ``words`` name any place known here: a town by its own name, or by another if it is no village."""
    if country(words) or state(words) or region(words) or fold(words) in SHARED:
        return True
    return any(town.match or town.population >= RIVAL for town in towns(words))


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
    if codes := SHARED.get(_bare(last)):
        return _shared(rest, last, codes, near)
    if found := country(last):
        return _within(rest, found.code, None, near)
    if found_state := state(last) or state(f"{last}."):
        return _within(rest, found_state.country_code, found_state, near)
    if (found_region := region(last)) and (placed := _in_region(rest, found_region, near)):
        return placed
    return _alone(last)


def _beside(rest: list[str], last: str) -> Place | None:
    """A town said to be near a well-known one, in its country: "Bucha, near Kyiv"."""
    town = _well_known(last)
    if not town or country(last):
        return None
    return _within(rest, town.country_code, None, ((town.latitude, town.longitude),))


def _parts(location: str) -> list[str]:
    """The parts of a location, smallest first, without "downtown", "north of", "'s port" and the like."""
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
    return _LEAD.sub("", part, count=1) if _LEAD.match(part) else part


def _place(name: str | None, region_name: str | None, code: str | None, point: Sequence[float | None] = ()) -> Place:
    found = country_by_code(code) if code else None
    latitude, longitude = point or (None, None)
    return Place(name, region_name, found.name if found else None, found.code if found else None, latitude, longitude)


def _of_town(town: Town) -> Place:
    return _place(town.name, town.region, town.country_code, (town.latitude, town.longitude))


def _of_region(found: Region, code: str | None = None) -> Place:
    placed = _place(None, found.name, code or found.country_code, (found.latitude, found.longitude))
    return placed._replace(city=found.name, region=None) if found.kind in _SETTLED else placed


def _alone(part: str) -> Place:
    """A location of one part: only what is certain by itself."""
    if _bare(part) in SHARED:
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
        town = _well_known(found.name) if found.code in CITY_STATES else None
        return _of_town(town) if town else _place(None, None, found.code)
    if fold(words) in DATELINES and (town := _well_known(words)):
        return _of_town(town)
    if found_region := region(words):
        return _of_region(found_region)
    if found_state := _certain_state(words):
        return _in_state(words, found_state)
    if town := _well_known(words):
        return _of_town(town)
    return None


def _certain_state(words: str) -> State | None:
    """The state, unless a town of its name abroad could be meant as well ("Victoria")."""
    found = state(words)
    if not found or found.country_code in {"US", "CA", "DE"}:
        return found
    abroad = (town for town in towns(words) if town.match and town.country_code != found.country_code)
    return None if any(town.population >= RIVAL for town in abroad) else found


def _in_state(words: str, found: State) -> Place:
    """A state named alone; also the city it has its name from, where people say that rather than the state."""
    if found.country_code not in STATES_FIRST:
        code = found.country_code
        town = _pick(_candidates(words, code, found) or _candidates(words, code, None))
        if town and town.population >= TOWN_ALONE:
            return _of_town(town)
    return _place(None, found.name, found.country_code)


@lru_cache(maxsize=16_384)
def _well_known(words: str) -> Town | None:
    """The town that the name alone means, or ``None``: far larger than any other, or of AP's datelines."""
    found = towns(words)
    if not found:
        return None
    ranked = sorted(_distinct(found), key=lambda town: town.population, reverse=True)
    own = [town for town in ranked if town.match]
    top = own[0] if own else ranked[0]
    if fold(words) in DATELINES:
        return top
    if top.population < (TOWN_ALONE if len(ranked) > 1 else UNIQUE_ALONE) and not top.capital:
        return None
    margin = CAPITAL_DOMINANT if top.capital else DOMINANT
    if any(town.population * margin > top.population for town in own[1:]):
        return None
    return top if _beats_other_names(top, ranked, own) else None


def _beats_other_names(top: Town, ranked: list[Town], own: list[Town]) -> bool:
    """Whether no town that bears the name beside its own one is more likely: "Victoria" may be Hong Kong's."""
    others = [town for town in ranked if not town.match and town != top]
    if own:
        return not others or others[0].population < top.population
    return not others or others[0].population * DOMINANT <= top.population


def _distinct(found: Iterable[Town]) -> list[Town]:
    """One town of each place: GeoNames has some twice, as the town and as its district."""
    kept: list[Town] = []
    for town in found:
        if not any(_same(town, other) for other in kept):
            kept.append(town)
    return kept


def _same(town: Town, other: Town) -> bool:
    same_area = town.country_code == other.country_code and town.region == other.region
    return same_area and _km((town.latitude, town.longitude), (other.latitude, other.longitude)) < 30


def _candidates(words: str, code: str, within: State | None) -> list[Town]:
    """The towns called ``words`` in the country, and in the state if the gazetteer knows that state."""
    found = [town for town in towns(words) if town.country_code == code]
    if within and (code, fold(within.name)) in _gazetteer_states():
        found = [town for town in found if town.region and fold(town.region) == fold(within.name)]
    own = [town for town in found if town.match]
    return _distinct(own or found)


@cache
def _gazetteer_states() -> frozenset[tuple[str, str]]:
    """Country code and folded name of the states that towns are filed under; no county or department is."""
    return frozenset((row["code"][:2], fold(row["name"])) for row in rows("admin1"))


def _pick(found: list[Town], near: tuple[Point, ...] = ()) -> Town | None:
    """The town meant among those of a name within a country, or ``None``."""
    if len(found) < 2:
        return found[0] if found else None
    if near and (nearest := _nearest(found, near)):
        return nearest
    first, second = sorted(found, key=lambda town: town.population, reverse=True)[:2]
    return first if first.population >= DOMINANT * max(second.population, 1) else None


def _nearest(found: list[Town], near: tuple[Point, ...]) -> Town | None:
    """The town nearest to the middle of ``near``, if the next is far enough from it."""
    middle = median(point[0] for point in near), median(point[1] for point in near)
    ranked = sorted((_km((town.latitude, town.longitude), middle), i) for i, town in enumerate(found))
    (first, i), (second, _) = ranked[:2]
    return found[i] if first * CLOSER <= second or (first < NEAR_KM and second > FAR_KM) else None


def _km(a: Point, b: Point) -> float:
    """The distance between two points in kilometres, on a flat map: good enough to tell near from far."""
    across = math.cos(math.radians((a[0] + b[0]) / 2)) * ((a[1] - b[1] + 180) % 360 - 180)
    return 111.2 * math.hypot(a[0] - b[0], across)


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
    return _pick(_candidates(words, code, within), near)


def _named(part: str, code: str, within: State | None, near: tuple[Point, ...]) -> Place | None:
    """The place of this name in the country or state: a state, a town, or a news region."""
    if fold(part) in DATELINES and not within and (town := _well_known(part)) and town.country_code == code:
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
    found = _candidates(words, code, within)
    placed = None
    if (named := region(words)) and named.country_code in (code, None) and not any(town.match for town in found):
        placed = _of_region(named, code)
    elif town := _pick(found, near):
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
    close = [town for town in named if _km((town.latitude, town.longitude), point) < FAR_KM]
    own = [town for town in close if town.match]
    town = _pick(_distinct(own or close), near or (point,))
    if town:
        return _of_town(town)
    return _place(rest[-1], found.name, found.country_code)


def _shared(rest: list[str], last: str, codes: tuple[str, ...], near: tuple[Point, ...]) -> Place:
    """A town in a country or state of a shared name: "Tbilisi, Georgia" and "Atlanta, Georgia"."""
    found: list[Town] = []
    for code in codes:
        within = state(last, code)
        found.extend(_candidates(rest[-1], code, within))
    own = [town for town in found if town.match]
    town = _pick(own or found, near)
    return _of_town(town) if town else Place(city=rest[-1], region=last if _bare(last) == "georgia" else None)
