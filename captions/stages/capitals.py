"""Captions wholly in capitals, as old wires and some papers print them: into ordinary ones, so that names stand out again."""

from __future__ import annotations

import re

from captions.names import places
from captions.names.agencies import agency
from captions.names.people import given_name_kind, human, is_given_name, name_case, title_kind, verb_form
from captions.rules import Language
from captions.stages.draft import Draft

_SHORTEST = 30  # characters; less may be nothing but a name or a slug
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DATELINE = re.compile(r"\W*\w+(?:[ -]\w+){0,2}, \w+(?: \w+){0,2}(?:\.| [-–—]|:) ")  # VOSS, NORWAY. 1951-05-17.
_BEFORE_PLACE = frozenset("in at near from of off outside around over across".split())
_DIRECTIONS = frozenset("downtown central northern southern eastern western rural suburban upper lower".split())
_KINDS = ("determiners", "prepositions", "of", "and", "relations", "date_fillers")


def find(draft: Draft) -> None:
    """Put an English body that has no small letter into ordinary capitals: "LUIS MORA SPEAKS IN RENO" -> "Luis Mora speaks in Reno"."""
    if not draft.rest.isupper() or draft.language.code != "en" or draft.end < _SHORTEST:
        return
    body, before = draft.rest, ""
    matches = list(_WORD.finditer(draft.rest))
    dateline = _DATELINE.match(draft.rest)
    head = dateline.end() if dateline is not None else 0
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        opens = draft.rest[: match.start()].rstrip()[-1:] in (".", ":", "!", "?", "")
        word = _ordinary(match[0], before, following[0] if following else "", draft.language)
        before = before if word in _DIRECTIONS else word
        word = name_case(match[0]) if opens or match.start() < head else word
        if len(word) == len(match[0]):  # as it is not where a letter has no small one: "İ"
            body = body[: match.start()] + word + body[match.end() :]
    draft.recase(body)


def _ordinary(word: str, before: str, following: str, language: Language) -> str:
    """A word in capitals as it stands in a sentence, by the words ``before`` it and ``following`` it."""
    lower, name = word.lower(), name_case(word)
    if any(lower in language.words[kind] for kind in _KINDS) or lower in _DIRECTIONS:
        return lower
    if before[:1].isupper() and _goes_on(before, name, lower):
        return name
    if before in _BEFORE_PLACE and (places.is_place(name) or places.is_place(f"{name} {name_case(following)}")):
        return name
    if given_name_kind(name) == "name" and verb_form(lower) is None:
        return name
    if verb_form(lower) or human(lower) or title_kind(lower):
        return lower
    if agency(word) is not None and len(word) < 6:
        return word
    return name if places.demonym(name) or places.country(name) else lower


def _goes_on(before: str, name: str, lower: str) -> bool:
    """Whether a word goes on with the name before it: "Mora" behind "Luis", "Orleans" behind "New", "Lagos" behind "Lekki"."""
    if is_given_name(before):
        return verb_form(lower) not in ("third", "past", "gerund")
    return places.is_place(f"{before} {name}") or (places.is_place(before) and places.is_place(name))
