"""Find the named building, street or park where the language puts its kind first: "plaza Mayor", "via Tortona", "Alexanderplatz"."""

from __future__ import annotations

import re
from functools import cache

from captions.names.locations import resolve
from captions.names.places import is_place
from captions.rules import Language, language
from captions.stages.draft import Draft
from captions.stages.mention import overlaps

# "teatro San Carlo de Nápoles": the town behind the name
_TOWN = re.compile(r"\s(?:de|del|da|do|di|du|d['’]|à|a|en|em|in)\s?([^\W\d_a-z].*)$")


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """A site with its name; ``joint`` is the "de" between them."""
    pieces = language(code).pieces
    upper = pieces["U"]
    if code == "de":
        return re.compile(rf"(?<![\w-])(?P<site>{pieces['VENUE']})(?![\w-])(?P<joint>)(?P<name>)")
    particles = r"(?:(?:de la|de los|de las|de|del|da|do|dos|das|di|della|delle|dei|du|des|la|los|y|e|et|en)\s)?"
    name = rf"[“\"«]?{upper}[\w'’-]*[”\"»]?(?:\s{particles}{upper}[\w'’-]*){{0,4}}"
    joint = rf"(?P<joint>\s(?:{pieces['VENUE_OF']})(?:\s|(?<=['’])))"
    return re.compile(
        rf"(?<![\w'’-])(?P<site>{pieces['VENUE']}(?:{joint}|\s)(?P<name>{name}|[A-Z]{{0,2}}-?\d{{1,4}}\b))"
    )


@cache
def _leading(code: str) -> re.Pattern[str]:
    return re.compile(rf"\S+\s(?:\S+\s)?{language(code).pieces['VENUE']}(?![\w-])")


def begins_with_site(words: str, code: str) -> bool:
    """Whether a preposition leads up to a building or a street: "no palácio das"."""
    return _leading(code).match(words) is not None


def find(draft: Draft, sentence: int) -> None:
    """Take the first site of the first sentence that is neither its subject nor somebody's office."""
    for match in _pattern(draft.language.code).finditer(draft.rest, draft.start, sentence):
        end = _without_town(match)
        if end is None or overlaps((match.start(), end), draft.place):
            continue
        before = draft.rest[draft.start : match.start()].lower().replace("’", "'").replace("'", "' ").split()[-2:]
        if not before or not (inside := _inside(before, draft.language)):
            continue
        draft.add("venue", draft.text[match.start() : end].rstrip(), match.start(), end, "site")
        if inside == "preposition":
            draft.take(match.start(), end)  # no part of it is a person's name
        return


def _without_town(match: re.Match[str]) -> int | None:
    """Where the site ends, a town behind its name left out; None where the town is all its name: "el puerto de Bilbao"."""
    if match["joint"] and resolve(match["name"]).country_code is not None:
        return None
    town = _TOWN.search(match["name"])
    if town is not None and is_place(town[1]):
        return match.start("name") + town.start()
    return match.end()


def _inside(before: list[str], lang: Language) -> str | None:
    """What leads up to a site: a preposition, or else an article behind something that is no "of"."""
    words, of = lang.words, lang.words["of"]
    if before[-1] in of or (before[-1] in words["determiners"] and len(before) > 1 and before[-2] in of):
        return "preposition" if before[0] in words["prepositions"] - of else None  # "perto do Ministério"
    if not words["prepositions"].isdisjoint(before):
        return "preposition"
    return "article" if before[-1] in words["determiners"] and len(before) > 1 else None
