"""Towns of the world (GeoNames, 500 people and more), by every name that a newsroom could print."""

from __future__ import annotations

import os
import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from captions.names.fold import fold

Point = tuple[float, float]  # latitude, longitude in decimal degrees

FILE = Path(__file__).with_name("gazetteer.sqlite")

_QUERY = """
SELECT name, country_code, region, latitude, longitude, population, capital, match
FROM names JOIN towns ON towns.id = names.town WHERE folded = ? ORDER BY match DESC, population DESC, towns.id
"""


class GazetteerMissingError(FileNotFoundError):
    """The gazetteer has not been built."""


class Town(NamedTuple):
    """A town; ``match`` tells how the name looked up belongs to it.

    2: its own name; 1: the short form of it ("Newcastle" upon Tyne, (Ciudad) Juárez); 0: another language's or an
    older name. ``region`` is the state or province; coordinates are decimal degrees.
    """

    name: str
    country_code: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    capital: bool
    match: int

    @property
    def point(self) -> Point:
        return self.latitude, self.longitude


@cache
def _base() -> sqlite3.Connection:
    """The file, opened for reading only. A connection belongs to one process, but all its threads may use it."""
    if not FILE.exists():
        raise GazetteerMissingError(f"{FILE} is missing: build it with `python captions/names/build_gazetteer.py`")
    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_base.cache_clear)  # a forked worker must not share the file's position


@lru_cache(maxsize=16_384)
def _find(folded: str) -> tuple[Town, ...]:
    return tuple(Town(*row) for row in _base().execute(_QUERY, (folded,)))


def towns(name: str) -> tuple[Town, ...]:
    """The towns called ``name`` (folded here): own names first, the larger before the smaller; () when unknown.

    Where towns are called cities, the word may stand behind the name: "Natori City".
    Raises ``GazetteerMissingError`` where the file has not been built.
    """
    folded = fold(name)
    found = _find(folded)
    if found or not folded.endswith(" city"):
        return found
    return tuple(town for town in _find(folded.removesuffix(" city")) if town.country_code in _CITIES)


# Lands whose towns are printed with "City"; elsewhere it is a club or a company: "Norwich City"
_CITIES = frozenset("JP CN TW KR KP PH VN KW IR IQ MX GT NP BD".split())
