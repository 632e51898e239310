"""Decide how much of a list of capitalised words is a place, and how sure that is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from captions.names import places
from captions.names.agencies import agency, looks_like_organisation, word_kind
from captions.names.fold import fold
from captions.names.locations import resolve
from captions.names.people import given_name_kind, title_kind
from captions.names.tables import words_of
from captions.rules import months


class Reading(NamedTuple):
    """A place within the words that were given: offsets, the venue before it, and how sure it is.

    ``weight`` is 1 for a town with its country or state, less for a town or a country alone, negative for a name that
    no table knows.
    """

    start: int
    end: int
    venue: tuple[int, int] | None
    weight: float


@cache
def _time() -> re.Pattern[str]:
    """A month, a weekday or a feast: where it begins, the list of places ends. But "Mar del Plata" is one."""
    return re.compile(
        rf"\s*,?\s*\b(?:{months('en')}|"
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Easter|Christmas|Ramadan)\b(?!\s(?-i:[a-z]))\.?",
        re.I,
    )


_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:downtown|central|midtown|metro|uptown|(?:north|south)?-?(?:east|west)(?:ern)?|(?:north|south)(?:ern)?|suburban|rural|"
    r"upper|lower|occupied|mainland|greater|inner|outer)\s)+",
    re.I,
)
_DIRECTION_ONCE = re.compile(r"^(?:the\s+)?[a-z-]+\s")


# Military posts are towns of their own: "Camp Lejeune, N.C.", "Fort Sill", "Ramstein Air Base"
_BASE = re.compile(
    r"^(?i:fort|camp|joint base|naval (?:air )?(?:station|base)|marine corps (?:base|air station))\s[A-Z]"
    r"|\b(?i:air force base|air base|air force station|space force base|space force station|army airfield|army air base|afb|air reserve base|"
    r"national guard base|air national guard base|naval air station|naval station|naval base|joint base|army depot|proving grounds?|"
    r"air station)$"
)
# Languages that put the kind of a building first: "Palacio Nacional", "Stade de France"
_VENUE_FIRST = words_of("sites", "first")
# Grounds whose names do not say that they are grounds: "Old Trafford"
_GROUNDS = words_of("sites", "ground")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


def is_ground(words: str) -> bool:
    """Whether a table knows the words as the name of a building or a ground: "Anfield", "the Pentagon"."""
    return fold(words) in _GROUNDS


@lru_cache(maxsize=16_384)
def is_venue(words: str) -> bool:
    """Whether the last word of a name (or the head before "of") is a building, a street, a park or an event's site.

    >>> is_venue("Phoenix Sky Harbor International Airport"), is_venue("Great Hall of the People"), is_venue("Newcastle")
    (True, True, False)
    """
    head = re.split(r"\s+(?:of|for|de|del|des|du|di|da|do)\s+", words, maxsplit=1)[0].split()
    if not head or _BASE.search(words):
        return False
    if is_ground(words):
        return True
    return "venue" in (word_kind(head[-1]) or "") or (len(words.split()) > 1 and fold(head[0]) in _VENUE_FIRST)


_KIND = re.compile(
    r"\s(?:region|[Pp]rovince|state|district|county|[Gg]overnorate|[Pp]refecture|[Oo]blast|village|municipality|township|suburb|town)$"
)
# Names of nature and of settlements that close a place no table knows: "Salmon Bay", "Majuro Atoll", "Freeborn County"
_LAND = re.compile(
    r"\b(?:Bay|Valley|Islands?|Isle|Beach|Atoll|Peninsula|Hills|Heights|Township|County|Parish|(?<!Retirement )(?<!Olympic )(?<!Athletes )(?<!Holiday )Village|City|Town|"
    r"(?<!School )(?<!Fire )(?<!Police )(?<!Water )(?<!Park )(?<!Business )(?<!Financial )(?<!Historic )(?<!Arts )(?<!Congressional )(?<!Judicial )District|"
    r"Springs|Falls|Desert|Glacier|Coast|"
    r"Peak|Mountains?|Reservoir|Canyon|Gorge|Plateau|Delta|Lagoon|Fjord|Dunes|Loch|Archipelago|Pass|Cove)$|^(?:Lake|Mount|Mt\.?|Loch|Cape|Gulf of|Bay of)\s"
)


def is_land(words: str) -> bool:
    """Whether a name says by its last word that it is a settlement or a stretch of land."""
    return " " in words and _LAND.search(words) is not None


# "Arles, en France", "Ciudad Juárez, estado de Chihuahua": how other languages lead up to the wider place of a list
_LEADS = re.compile(
    r"^(?:(?:en|à|au|aux|dans|in|im|em|no|na|nos|nas|ad|a|nel|nella|nelle|negli)\s)?(?:(?:el|la|le|les|der|den)\s|l['’])?"
    r"(?:(?:estado|provincia|departamento|región|comunidad|condado|municipio|isla|province|région|département|canton|comté|Kanton|Provinz|Bundesland|"
    r"Bundesstaat|Landkreis|Kreis|Region|província|distrito|região|concelho|regione|stato|cantone)\s(?:(?:de|del|du|des|di|do|da|della)\s(?:la\s)?|d['’]|dell['’])?)?"
)


@lru_cache(maxsize=16_384)
def _bare(words: str) -> str:
    """A place without its direction and kind: "northern Odesa region" -> "Odesa"."""
    words = _KIND.sub("", _DIRECTION.sub("", words))
    return _LEADS.sub("", words, count=1)


@lru_cache(maxsize=16_384)
def is_known(words: str) -> bool:
    """Whether a table knows a place, a military post, or the name of a stretch of land."""
    bare = _bare(words)
    return (
        places.is_place(words)
        or places.is_place(bare)
        or is_land(words)
        or _BASE.search(words) is not None
        or (_KIND.search(words) is not None and bare[:1].isupper() and not is_venue(bare))
    )


@lru_cache(maxsize=16_384)
def is_wide(words: str) -> bool:
    """A country, a state or a news region: what may close a list of places."""
    without_first = _DIRECTION_ONCE.sub("", words)  # "occupied West Bank"
    return any(
        look(form) is not None
        for form in (words, without_first, _bare(words))
        for look in (places.country, places.state, places.region)
    )


# Happenings that bear a name: "Exercise Northern Gale", "Battle of the Quays", "Hurricane Ida"
_HAPPENING = frozenset(
    """exercise operation battle siege hurricane typhoon cyclone storm tropical expedition mission miss super world winter summer
    campaign task project apollo sts uss hms hmas hmcs usns route interstate highway lock pier gate""".split()
)


def _foreign(words: str) -> bool:
    """Words that are something other than a town nobody has heard of."""
    tokens = words.split()
    return (
        agency(words) is not None
        or (len(tokens) > 1 and tokens[0].lower() in _HAPPENING)
        or looks_like_organisation(words)
        or any("organisation" in (word_kind(token) or "") for token in tokens)
        or word_kind(tokens[-1]) is not None  # the head: "Fenway Park", but not "Port St. Joe"
        or title_kind(tokens[0]) is not None
        or (len(tokens) > 1 and given_name_kind(tokens[0]) == "name" and tokens[0] not in ("San", "Santa", "Saint"))
        or (words.isupper() and len(words) <= 5)
    )


@lru_cache(maxsize=32_768)
def read_places(words: str) -> Reading | None:
    """The place in a list such as "Sandy Hook School, Newtown, Connecticut, Friday", or None.

    >>> r = read_places("Lord's Cricket Ground, London, Britain"); (r.start, r.end, r.weight)
    (23, 38, 1.0)
    """
    if (time := _time().search(words)) is not None:
        if time.start() == 0:
            return None
        words = re.sub(r"[\s,]+(?:on|in|of|the|and|late|early)?$", "", words[: time.start()])
    parts = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[^,()\s][^,()]*[^,()\s]|[^,()\s]", words)]
    parts = [piece for part in parts for piece in _without_comma(*part)]
    parts = [(s + 4, e, p[4:]) if p.startswith(("the ", "The ")) else (s, e, p) for s, e, p in parts]
    if len(parts) == 2 and is_venue(parts[0][2]):
        start, end, town = parts[1]
        parts[1] = (start + _inner(town), end, town[_inner(town) :])
    for i, (start, _end, part) in enumerate(parts):
        own = _POSSESSIVE.search(part)
        if own is not None and _is_owned(part, own):
            continue
        if own is not None and not is_venue(part) and not places.is_place(part):
            # "in Beirut's port": the list ends with the owner
            parts = parts[:i] or [(start, start + own.start(), part[: own.start()])]
            break
    for count in range(len(parts), 0, -1):
        if (reading := _read(parts[:count])) is not None:
            closed = words[reading.end : reading.end + 1] == ")" and "(" in words[reading.start : reading.end]
            return reading._replace(end=reading.end + closed)  # "Tapachula (México)"
    return _guess(parts)


# Circo Voador, no Rio de Janeiro   /   Palacio de la Moncloa, en Madrid
_INNER = re.compile(r"(?:en|em|no|na|nos|nas|à|a|ad|au|aux|im|nel|nella)\s(?=[^\W\d_a-z])")


def _inner(part: str) -> int:
    """How many characters of a part are the preposition of another language that leads up to a wider place."""
    match = _INNER.match(part)
    return match.end() if match is not None else 0


def _without_comma(start: int, end: int, words: str) -> list[tuple[int, int, str]]:
    """A town and its state with no comma between, as two parts: "Parris Island S.C.", "Jiangsu Province of China"."""
    river = _ON_RIVER.search(words)
    if river is not None and not places.is_place(words) and places.is_place(words[: river.start()]):
        return [(start, start + river.start(), words[: river.start()])]
    state = _STATE_BEHIND.search(words) or _COUNTRY_BEHIND.search(words)
    if state is None or places.is_place(words) or not (places.state(state[1]) or places.country(state[1])):
        return [(start, end, words)]
    return [(start, start + state.start(), words[: state.start()]), (start + state.start(1), end, state[1])]


# "Dresden an der Elbe", "Köln am Rhein": the river is part of the name only where the gazetteer has it so
_ON_RIVER = re.compile(r"\s(?:am|an der)\s[^\W\d_a-z][\w-]+$")
_STATE_BEHIND = re.compile(r"\s((?:[A-Z]\.){2})$")
_COUNTRY_BEHIND = re.compile(
    r"(?:(?<=Province)|(?<=County)|(?<=District)|(?<=Prefecture)|(?<=Region)|(?<=Territory)|(?<=State)|(?<=Republic))"
    r"\sof\s(?:the\s)?([A-Z][\w. ]+)$"
)


def read_station(words: str) -> Reading | None:
    """The place in a dateline of the forces, which names stations no table has; None aboard a ship.

    >>> read_station("KANDAHAR AIRFIELD, Afghanistan").end, read_station("ABOARD USS NIMITZ")
    (30, None)
    """
    station, _, country = words.partition(", ")
    if (reading := read_places(words)) is not None and reading.weight > 0:
        beach = reading.venue is not None and is_land(station.title())  # "ARTA BEACH, Djibouti"
        return Reading(0, len(words), None, 1.0) if beach else reading
    return Reading(0, len(words), None, 1.0) if is_wide(country) and station.isupper() else None


def _is_owned(part: str, own: re.Match[str]) -> bool:
    """Whether a place's possessive opens the name of a part of it: "Lebanon's Bekaa Valley", "Tokyo's Ginza"."""
    owner, owned = part[: own.start()], part[own.end() :].strip()
    if not owned[:1].isupper() or not (places.is_place(owner) or is_wide(owner)):
        return False
    return is_known(owned) or not (is_venue(owned) or _foreign(owned))


def _read(parts: list[tuple[int, int, str]]) -> Reading | None:
    """The whole list as one place, with the venues before it; None where it is none."""
    start, end, last = parts[0][0], parts[-1][1], parts[-1][2]
    if len(parts) == 1:
        return Reading(start, end, None, _alone(last)) if _alone(last) > 0 else None
    if (
        (inner := _inner(last))
        and not is_venue(parts[-2][2])
        and places.is_place(town := last[inner:])
        and not is_wide(town)
    ):
        return Reading(parts[-1][0] + inner, end, None, 0.6)  # "barrio de Belmonte, en Sevilla"
    if not (is_wide(last) or places.is_place(_DIRECTION.sub("", last))):
        return None
    if not is_wide(last) and all(given_name_kind(part) == "name" for _, _, part in parts):
        return None  # "from left: Tom, Eva, Ida"
    lead = 0
    while lead < len(parts) - 1 and is_venue(parts[lead][2]) and not _is_town(parts[lead][2]):
        if lead == len(parts) - 2 and _HARBOR.search(parts[lead][2]) and is_wide(last):
            break  # "Petty Harbour, N.L.": what stands before a state is a town
        lead += 1
    venue = (parts[0][0], parts[lead - 1][1]) if lead else None
    within = [p for _, _, p in parts[lead:-1]]
    if any(_foreign(p) and not is_known(p) for p in within):
        return None
    if len(parts) - lead > 2 and all(places.country(p) is not None for _, _, p in parts[lead:]):
        return None  # "soldiers from Italy, Slovakia, Germany"
    weight = 1.0 if within and is_wide(last) else 0.7 if within and places.is_place(within[0]) else _alone(last)
    if within and not is_wide(last) and not places.is_place(within[0]):
        known = len(within) == 1 and resolve(last).country_code is not None
        return Reading(parts[lead][0], end, venue, 0.4) if known else None  # "Belmonte Nagar, Mumbai"
    inner = _inner(parts[lead][2]) if lead else 0  # "na Rua Alice, em Campinas, São Paulo"
    return Reading(parts[lead][0] + inner, end, venue, weight)


_HARBOR = re.compile(r"\w\s(?:Harbou?r|Mills?|Landing|Lodge|Bridge|Ridge|Grove)$")


def _is_town(words: str) -> bool:
    """A place of the gazetteer that is not better known for its ground: "Old Trafford, Manchester"."""
    return places.is_place(words) and fold(words) not in _GROUNDS


def _alone(words: str) -> float:
    """How sure a single name is as a place; 0 for a name that no table knows."""
    bare = _bare(words)
    if is_venue(words) and not (places.region(words) or places.country(words)):
        return 0.6 if bare != words and places.is_place(bare) else 0  # "downtown Highland Park"
    if (len(bare) < 3 and not bare.isupper()) or words == "Date":  # a town of Hokkaido, but "Date 1893" is none
        return 0
    if _BASE.search(words):
        return 0.6
    if (own := _POSSESSIVE.search(words)) is not None:
        return 0.45 if _is_owned(words, own) else 0
    if places.country(bare) is not None:
        return 0.3
    if places.state(bare) is not None or places.region(bare) is not None or places.region(words) is not None:
        return 0.45
    if places.is_place(bare) and not (title_kind(bare) or (agency(bare) and bare.isupper())):
        return 0.6
    return 0


def _guess(parts: list[tuple[int, int, str]]) -> Reading | None:
    """A name that no table knows, for slots in which only a place can stand."""
    start, end, words = parts[0]
    if is_land(words) or (_KIND.search(words) is not None and words[0].isupper()):
        return Reading(start, end, None, 0.1)  # "Salmon Bay", "Shidaspur village"
    if is_venue(words) or _foreign(words) or len(words) < 3:
        return None
    return Reading(start, end, None, -0.5)
