"""The ends of captions that look like a credit line, though none was read, and the shape that alike ones share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from captions.names.agencies import looks_like_organisation
from captions.names.fold import fold
from captions.names.people import PARTICLES, is_given_name
from captions.names.places import is_place

LONGEST = 80  # characters of a credit line
_END = LONGEST + 60  # characters in which to look for one: with the words that announce it

_NOTICES = frozenset({"notice", "keywords", "instructions", "file_photo"})
_SAID = frozenset({"subject", "person", "origin", "location", "venue", "photo_date"})

_KIND = r"(?:photo(?:s|graph|graphed|graphy|graphie)?|fotos?|fotograf[ií]a|pic(?:ture)?s?|images?|imagen|immagine|bild(?:er)?)"
_PARENTHESIS = re.compile(rf"[(\[]([^()\[\]]{{2,{LONGEST}}})[)\]][\s.]*$")
_STATED = re.compile(
    rf"(?:©|\(c\)\s|\bcopyright\b"
    rf"|(?<!from )(?<!in )(?<!this )(?<!the )\b{_KIND}(?: credits?| source)?\s*:"
    rf"|\b(?:(?:mandatory )?credits?|cr[eé]ditos?|cr[eé]dit(?: photo)?|courtesy)\s*(?::|…|\.\.\.)"
    rf"|\b{_KIND}(?: \w+){{0,2}} (?:by|par|por|von)\s|\b(?:{_KIND} )?courtesy (?:of )?(?=\w)"
    rf")((?:[^()\[\]]|\([^()]*\)){{2,{LONGEST}}}[)\]]?)$",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"(?:\s[-–—]+\s*|\s*[—|]\s*)([^—–|]{{2,{LONGEST}}})$")
# Capitals behind ordinary words, without a mark between them: "at home in Hay MARTA BELL".
_CAPITALS = re.compile(rf"(?<=[a-zß-ÿ\d)”’] )([A-ZÀ-Þ][A-ZÀ-Þ'’./| -]{{5,{LONGEST}}})$")
_MAIL = re.compile(r"\s*\S+@\S+\.\w+$")
# A full stop behind an initial or a title ends no sentence; behind a word it does, even where the space is missing.
_SENTENCE = re.compile(
    r"(?:(?<!\b[^\W\d_])(?<!\b(?:St|Dr|Mr|Ms|Jr|Sr|Lt))(?<!\b(?:Mrs|Sgt|Gen|Col|Cpl|Pfc|Maj|Acc))[.!?…]+[\"”’)\]]*\s+"
    r"|(?<=[a-z]{3})\.(?=[^\W\d_a-z])|(?<=\b[12]\d{3})[.,]?(?=[^\W\d_a-z]))"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SLASH = re.compile(r"(.*[^\s/|])(\s*[/|]\s*)([^/|]+)$")
_PARTS = re.compile(r"(\s*[/|,:;()\[\]©–—…]\s*|\s-\s|\.\.\.)")


_SMALL = PARTICLES | frozenset("a and by e et for from für in of on para per pour the und via zu".split())
_CREDIT_WORDS = frozenset(
    """archive bild by copyright courtesy credit credits file for foto fotos from handout image images mandatory of
    photo photograph photographer photographs photos pic picture pictures pool special staff stringer the to via""".split()
)
_BY = re.compile(r"\b(?:by|par|por|von)\s", re.IGNORECASE)


def unread_credit(text: str, found: Sequence[Mapping[str, Any]] = ()) -> str | None:
    """The end of a caption that looks like a credit line, though none was read; ``found`` is what was.

    >>> unread_credit("Boats rest on the river. Ana Belmonte/Lakeside Herald")
    'Ana Belmonte/Lakeside Herald'
    >>> unread_credit("Boats rest on the river (Photo: Blue Fox)."), unread_credit("Boats rest on the river.")
    ('(Photo: Blue Fox)', None)
    """
    text = _without_notices(text, found).rstrip(" .")
    end = max(0, len(text) - _END)
    stated, closed = _STATED.search(text, end), _PARENTHESIS.search(text, end)
    if closed and (_STATED.search(closed[1]) or _may_be_credit(closed.start(), closed[1], found)):
        return closed[0].strip() if not _spells_out(text[: closed.start()], closed[1]) else None
    if stated and any(word[0].isupper() for word in _WORD.findall(stated[1])):
        return stated[0]
    for start in _beginnings(text, end):
        if _may_be_credit(start, text[start:], found):
            return text[start:].lstrip("|–—- ")
    return None


def _beginnings(text: str, end: int) -> Iterator[int]:
    """Where behind ``end`` a credit may begin: with the last sentence, behind a dash or bar, where capitals begin."""
    sentences = [match.end() for match in _SENTENCE.finditer(text, end)]
    yield from sentences[-1:]
    yield from (match.start(1) for match in (_MARKED.search(text, end), _CAPITALS.search(text, end)) if match)


def _without_notices(text: str, found: Sequence[Mapping[str, Any]]) -> str:
    """The caption up to the notices, slugs and restrictions at its end."""
    end = len(text)
    for each in sorted(found, key=lambda each: -each["end"]):
        if each["field"] in _NOTICES and not text[each["end"] : end].strip(" ."):
            end = min(end, each["start"])
    return text[:end]


def _may_be_credit(start: int, words: str, found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether capitals alone make a credit of what begins at ``start``: nothing else may have been read there."""
    read = any(each["field"] in _SAID and each["end"] > start for each in found)
    return start > 0 and not read and len(words) <= LONGEST and _names_somebody(words)


def _names_somebody(tail: str) -> bool:
    """Whether ``tail`` is only names, one of them an organisation's or a person's, or two parted by a slash.

    >>> _names_somebody("Ana Belmonte"), _names_somebody("Blue Fox/Old Barn"), _names_somebody("Oslo, Norway")
    (True, True, False)
    """
    if len(tail.split()) == 1 and "/" not in tail:
        return looks_like_organisation(tail)
    tail = _MAIL.sub("", tail)
    words = _WORD.findall(tail)
    small = _SMALL | _CREDIT_WORDS
    if not words or len(words) > 8 or not all(word[0].isupper() or word in small for word in words):
        return False
    parts = [part for part in _PARTS.split(tail)[::2] if part]
    if "/" in tail and len(parts) > 1 and len(words) > 2:
        return not all(map(is_place, parts))
    return any(looks_like_organisation(name) or is_person(name) for name in (*parts, *_runs(tail)))


def _spells_out(before: str, inner: str) -> bool:
    """Whether ``inner`` are the initials of the words before it: "World Health Organization (WHO)"."""
    initials = "".join(word[0] for word in _WORD.findall(before)[-8:] if word not in _SMALL)
    return " " not in inner and initials.upper().endswith(inner.upper())


@lru_cache(maxsize=16_384)
def is_person(words: str) -> bool:
    """Whether two to four words begin with a given name and are no organisation's and no place's."""
    names = words.split()
    if not 2 <= len(names) <= 4 or not is_given_name(names[0]):
        return False
    return not looks_like_organisation(words) and not is_place(words)


def shape(tail: str) -> str:
    """What credit lines of one convention share: people are NAME, numbers #, and the organisation stays.

    On either side of a slash what is no known name is taken for the person before an organisation, or for the
    organisation beside a person.

    >>> shape("(Photo by ANA BELMONTE / Lakeside Herald 2019)")
    '(Photo by NAME / Lakeside Herald #)'
    >>> shape("Zxqa Bvrn/Blue Fox"), shape("Blue Fox/Ana Belmonte"), shape("AP/Zxqa Bvrn")
    ('NAME/Blue Fox', 'Blue Fox/NAME', 'AP/NAME')
    """
    tail = re.sub(r"\d+", "#", tail)
    sides = _SLASH.fullmatch(tail)
    if not sides:
        by = _BY.search(tail)
        start = by.end() if by else len(tail)
        return _masked(tail[:start], named=False) + _masked(tail[start:], named=True)
    left, slash, right = sides.groups()
    by_house = any(map(looks_like_organisation, _runs(left))) and not looks_like_organisation(right)
    by_person = any(map(is_person, _runs(right)))
    return _masked(left, named=not by_person) + slash + _masked(right, named=by_house)


def _masked(words: str, named: bool) -> str:
    """``words`` with NAME for every person; ``named``: also for what may be one, of two to four words."""

    def mask(run: str) -> str:
        may_be = named and 2 <= len(run.split()) <= 4 and not looks_like_organisation(run)
        return "NAME" if may_be or is_person(run) else run

    parts = _PARTS.split(words)
    for place in range(0, len(parts), 2):
        start = parts[place][: len(parts[place]) - len(parts[place].lstrip())]
        end = parts[place][len(parts[place].rstrip()) :]
        runs = (mask(run) if capitals else run for capitals, run in _grouped(parts[place]))
        parts[place] = start + " ".join(runs) + (end if parts[place].strip() else "")
    return "".join(parts)


def _runs(words: str) -> list[str]:
    return [run for part in _PARTS.split(words)[::2] for capitals, run in _grouped(part) if capitals]


def _grouped(part: str) -> Iterator[tuple[bool, str]]:
    """The stretches of ``part`` that are names, and those that are not ("Photo by")."""
    for capitals, words in groupby(part.split(), _belongs_to_name):
        yield capitals, " ".join(words)


def _belongs_to_name(word: str) -> bool:
    return word in PARTICLES or word == "&" or (word[0].isupper() and fold(word) not in _CREDIT_WORDS)
