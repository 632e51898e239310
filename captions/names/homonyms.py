"""Which of the towns of one name is meant: by its size, by its country and state, by what lies near."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from statistics import median

from captions.names.fold import fold
from captions.names.gazetteer import Point, Town, towns
from captions.names.tables import rows

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

TOWN_ALONE = 75_000  # people; a smaller town does not stand for its name without its country
UNIQUE_ALONE = 20_000  # the same where no other town on earth has the name
DOMINANT = 10  # times as many people as the next of the name, for the name alone to mean it
CAPITAL_DOMINANT = 5  # the same for a national capital; "Georgetown" and "Colombo" fail it
NEAR_KM, FAR_KM, CLOSER = 200, 400, 3  # see `_nearest`


@lru_cache(maxsize=16_384)
def well_known(words: str) -> Town | None:
    """The town that the name alone means, or ``None``: far larger than any other, or of AP's datelines.

    >>> well_known("Marseille").country_code, well_known("Springfield")
    ('FR', None)
    """
    found = towns(words)
    if not found:
        return None
    ranked = sorted(distinct(found), key=lambda town: town.population, reverse=True)
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


def of_own_name(found: list[Town]) -> list[Town]:
    """The towns whose own name it is, where there are any: another language's name of a town is the weaker claim."""
    return [town for town in found if town.match] or found


def distinct(found: Iterable[Town]) -> list[Town]:
    """One town of each place: GeoNames has some twice, as the town and as its district."""
    kept: list[Town] = []
    for town in found:
        if not any(_same(town, other) for other in kept):
            kept.append(town)
    return kept


def _same(town: Town, other: Town) -> bool:
    same_area = town.country_code == other.country_code and town.region == other.region
    return same_area and kilometres(town.point, other.point) < 30


def candidates(words: str, code: str, state: str | None = None) -> list[Town]:
    """The towns called ``words`` in the country (ISO 3166-1 alpha-2), and in the state if the gazetteer knows its name."""
    found = [town for town in towns(words) if town.country_code == code]
    if state and (code, fold(state)) in _gazetteer_states():
        found = [town for town in found if town.region and fold(town.region) == fold(state)]
    return distinct(of_own_name(found))


@cache
def _gazetteer_states() -> frozenset[tuple[str, str]]:
    """Country code and folded name of the states that towns are filed under; no county or department is."""
    return frozenset((row["code"][:2], fold(row["name"])) for row in rows("admin1"))


def pick(found: list[Town], near: Sequence[Point] = ()) -> Town | None:
    """The town meant among those of a name within a country: by what lies ``near``, else by size; or ``None``."""
    if len(found) < 2:
        return found[0] if found else None
    if near and (nearest := _nearest(found, near)):
        return nearest
    first, second = sorted(found, key=lambda town: town.population, reverse=True)[:2]
    return first if first.population >= DOMINANT * max(second.population, 1) else None


def _nearest(found: list[Town], near: Sequence[Point]) -> Town | None:
    """The town nearest to the middle of ``near``, if the next is far enough from it."""
    middle = median(point[0] for point in near), median(point[1] for point in near)
    ranked = sorted((kilometres(town.point, middle), i) for i, town in enumerate(found))
    (first, i), (second, _) = ranked[:2]
    return found[i] if first * CLOSER <= second or (first < NEAR_KM and second > FAR_KM) else None


def kilometres(a: Point, b: Point) -> float:
    """The distance between two points in kilometres, on a flat map: good enough to tell near from far."""
    across = math.cos(math.radians((a[0] + b[0]) / 2)) * ((a[1] - b[1] + 180) % 360 - 180)
    return 111.2 * math.hypot(a[0] - b[0], across)
