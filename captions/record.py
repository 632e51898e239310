"""What passes through the pipeline: a caption, what was found in it, and the record of it.

This module imports nothing of ours. Field names follow the IPTC Photo Metadata Standard where it has a
term: ``photographer`` is its *Creator*, ``credit`` its *Credit Line*, ``photo_date`` its *Date Created*,
``location`` its *Location Created*, ``people`` its *Person Shown in the Image*, ``caption`` its *Description*.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, overload

Precision = Literal["day", "month", "year"]


class Caption(NamedTuple):
    """A caption and where it stood.

    ``text`` was cleaned once (entities, white space, Unicode NFC) when it left the page; every offset in a
    record refers to it. ``position`` counts from 1 within the gallery, or within the source where the page
    has no galleries. ``image`` is the picture's address as the page gives it.
    """

    text: str
    source: str | None = None
    gallery: str | None = None
    position: int | None = None
    image: str | None = None


class Reject(NamedTuple):
    """Something that could not be read: which source, which position in it (a line or a caption), and why."""

    source: str
    position: int | None
    reason: str


@dataclass(frozen=True)
class Page(Sequence[Caption]):
    """The captions of one source, in order, with what a reader should know about it.

    ``notes`` are remarks that cost no caption ("18 photos declared, 17 found"); ``rejects`` are captions
    that stood there and could not be read.
    """

    source: str
    captions: tuple[Caption, ...]
    notes: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Caption: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Caption, ...]: ...
    def __getitem__(self, index: int | slice) -> Caption | tuple[Caption, ...]:
        return self.captions[index]

    def __len__(self) -> int:
        return len(self.captions)

    def __iter__(self) -> Iterator[Caption]:
        return iter(self.captions)


class Found(NamedTuple):
    """One value and the words that gave it: ``text[start:end]``, read by ``rule``.

    ``value`` is text in the table's form: a date as ISO 8601, an age in years, a name in ordinary capitals.
    """

    field: str
    value: str
    start: int
    end: int
    rule: str


class Person(NamedTuple):
    """A person who is shown: the name as filed, the age in whole years, the place they come from."""

    name: str
    age: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one caption says. Absent is ``None`` (an empty tuple for the plural fields).

    * ``subject``: who or what the picture shows first; a person as filed, else the leading noun phrase.
    * ``people``: every named person shown, in order of mention. ``age`` and ``origin`` are the subject's.
    * ``location``: where the picture was taken, as written, without the venue; ``venue``, ``city``, ``region``,
      ``country`` and ``country_code`` (ISO 3166-1 alpha-2) are its parts, resolved where that is certain;
      ``latitude`` and ``longitude`` are decimal degrees of the town (or the news region).
    * ``photo_date``: the first day of the stated period, whose length is ``photo_date_precision``.
    * ``agency``: who made the picture; ``via``: who passed it on; ``photographer``: several joined by "; ".
    * ``credit``: the line as printed. ``file_photo``: the caption says it is an archive picture.
    * ``keywords``: search slugs; ``instructions``: restrictions of use. ``language``: ISO 639-1 code.
    * ``found``: every value with its words and rule, in order of the text.
    """

    text: str
    subject: str | None = None
    people: tuple[Person, ...] = ()
    age: int | None = None
    origin: str | None = None
    location: str | None = None
    venue: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    photo_date: datetime.date | None = None
    photo_date_precision: Precision | None = None
    agency: str | None = None
    via: str | None = None
    photographer: str | None = None
    credit: str | None = None
    file_photo: bool = False
    keywords: tuple[str, ...] = ()
    instructions: str | None = None
    language: str | None = None
    found: tuple[Found, ...] = ()

    def where(self, field: str) -> tuple[Found, ...]:
        """Which words gave ``field``, and by which rule.

        >>> Record("x REUTERS", found=(Found("agency", "Reuters", 2, 9, "wire-slash"),)).where("agency")[0].rule
        'wire-slash'
        """
        return tuple(f for f in self.found if f.field == field)
