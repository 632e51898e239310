"""The values of a row that are probably wrong, and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from captions.auditing.tails import is_person
from captions.names.agencies import agency, looks_like_organisation
from captions.names.fold import fold
from captions.names.people import given_name_kind, is_given_name
from captions.names.places import is_place, origin_name

OLDEST = 110  # years
FIRST_YEAR = 1839  # the daguerreotype


class Row(NamedTuple):
    """What the checks look at in one row."""

    id: str
    subject: str | None
    people: Sequence[Mapping[str, Any]]
    age: int | None
    location: str | None
    city: str | None
    photo_date: datetime.datetime | None
    agency: str | None
    photographer: str | None


Doubt = tuple[str, str, str]  # field, value, reason


def doubts(row: Row, today: datetime.datetime) -> Iterator[Doubt]:
    """What is probably wrong in a row: field, value and reason."""
    shown = {fold(person["name"]) for person in row.people if person["name"]}
    if row.photographer:
        yield from _photographer_doubts(row.photographer, shown | ({fold(row.subject)} if row.subject else set()))
    if row.agency:
        same = fold(row.agency) == fold(row.photographer or "")
        yield from _told("agency", row.agency, "is the photographer" if same else agency_doubt(row.agency))
    if row.location:
        same = fold(row.location) in shown
        yield from _told("location", row.location, "is a person shown" if same else _location_doubt(row))
    for person in row.people:
        yield from _told("people", person["name"], _person_doubt(person["name"]))
    ages = {row.age, *(person["age"] for person in row.people)}
    yield from (("age", str(age), f"over {OLDEST}") for age in ages if age is not None and age > OLDEST)
    if row.photo_date:
        yield from _told("photo_date", row.photo_date.date().isoformat(), _date_doubt(row.photo_date, today))


def _told(name: str, value: str, reason: str | None) -> Iterable[Doubt]:
    return [(name, value, reason)] if reason else []


def _photographer_doubts(photographers: str, shown: set[str]) -> Iterator[Doubt]:
    for name in photographers.split("; "):
        reason = "is shown in the picture" if fold(name) in shown else photographer_doubt(name)
        yield from _told("photographer", name, reason)


@lru_cache(maxsize=16_384)
def photographer_doubt(name: str) -> str | None:
    """Why ``name`` is hardly a photographer's, or ``None``.

    >>> photographer_doubt("Lakeside Police Department"), photographer_doubt("Ana Belmonte")
    ('looks like an organisation', None)
    """
    if agency(name):
        return "is an organisation"
    if looks_like_organisation(name):
        return "looks like an organisation"
    if re.search(r"[\d/|:()©@]", name) or len(name.split()) > 6:
        return "is no name"
    return "is a place" if origin_name(name) and not is_given_name(name.split()[0]) else None


@lru_cache(maxsize=16_384)
def agency_doubt(name: str) -> str | None:
    """Why ``name`` is hardly an organisation's, or ``None``.

    >>> agency_doubt("Ana Belmonte"), agency_doubt("Lakeside Herald"), agency_doubt("Oslo, Norway")
    ('looks like a person', None, 'is a place')
    """
    if agency(name):
        return None
    if re.search(r"[/|:;()©]", name):
        return "is no name"
    if looks_like_organisation(name):
        return None
    if all(map(is_place, [name, *name.split(", ")][-2:])):
        return "is a place"
    return "looks like a person" if is_person(name) and given_name_kind(name.split()[0]) == "name" else None


def _location_doubt(row: Row) -> str | None:
    """Only of what is no known town: many towns are called after people."""
    return place_doubt((row.location or "").split(",")[0]) if row.city is None else None


@lru_cache(maxsize=16_384)
def place_doubt(name: str) -> str | None:
    """Why ``name`` is hardly a place's, or ``None``.

    >>> place_doubt("Reuters"), place_doubt("Ana Belmonte"), place_doubt("San Pedro")
    ('is an organisation', 'looks like a person', None)
    """
    if is_place(name):
        return None
    if agency(name):
        return "is an organisation"
    return "looks like a person" if is_person(name) and given_name_kind(name.split()[0]) == "name" else None


@lru_cache(maxsize=16_384)
def _person_doubt(name: str) -> str | None:
    return "looks like an organisation" if looks_like_organisation(name) else None


def _date_doubt(date: datetime.datetime, today: datetime.datetime) -> str | None:
    if date > today:
        return "in the future"
    return f"before {FIRST_YEAR}" if date.year < FIRST_YEAR else None
