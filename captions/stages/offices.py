"""Where people come from by the office they hold: "La alcaldesa de Madrid, Ana Belmonte", "Lagos State Governor, Mr. Luis Mora"."""

from __future__ import annotations

import re
from functools import cache

from captions.names import places
from captions.names.fold import fold
from captions.names.people import title_kind
from captions.rules import language
from captions.stages.draft import Draft
from captions.stages.mention import OF
from captions.values.origins import origin_name

# La alcaldesa de Madrid, Ana Belmonte   /   o presidente da Câmara do Porto, …   /   der Oberbürgermeister von Köln, …
_OF = rf"{OF}(?:\s|(?<=['’]))"
_BODY = (
    r"(?:(?:Câmara(?: Municipal)?|Diputación|Comunidad|Junta|Xunta|Generalitat|Región|Regione|Provincia|Consiglio regionale|Région|"
    rf"Conseil (?:régional|départemental)|Stadt|Landes|Kanton[s]?)\s(?:{_OF})?)?"
)
_OFFICE_OF = re.compile(
    rf"(?<![\w-])((?:[^\W\d_][\w-]*\s){{1,2}}){_OF}{_BODY}([^\W\d_a-z][\w'’-]+(?:\s(?:de\s|la\s|del\s|do\s)*[^\W\d_a-z][\w'’-]+){{0,3}})"
    r"(?:\s\([^()]{3,24}\))?,?\s$"
)
# Ana Belmonte (CDU), Bürgermeisterin von Warendorf, …
_OFFICE_BEHIND = re.compile(
    rf"(?:\s\([^()]{{1,24}}\))?,\s(?:(?:el|la|le|der|die|o|a|il)\s)?((?:[^\W\d_][\w-]*\s){{1,2}}){_OF}{_BODY}([^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){{0,2}})(?=[,.;]|\s[a-zà-ÿ]|$)"
)
# Bayerns Wirtschaftsminister Ana Belmonte
_GENITIVE = re.compile(r"(?:^|\s)([A-ZÄÖÜ][\wäöüß-]{3,})s\s(?:[A-ZÄÖÜa-zäöü][\wäöüß-]+\s){1,2}$")


# Minister for Foreign Affairs of Iceland, Ana Belmonte   /   the Lord Mayor of Cork, Cllr. Luis Mora
_HONORIFICS = r"(?:(?:Cllr|Dr|Mr|Mrs|Ms|Prof|Hon|Rev|Sir|Dame|Alhaji|Chief|Engr)\.?\s)*"
_ENGLISH_OFFICE_OF = re.compile(
    r"([^\W\d_]+)(?:\s(?:for|of)\s[^,.]{3,60}?)?\sof\s(?:the\s)?([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2}),?\s"
    rf"{_HONORIFICS}$"
)
# Lagos State Governor, Mr. Luis Mora
_TOWNS_OFFICE = re.compile(
    rf"([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){{0,2}}?)(?:\sState|\sCounty)?\s(?:Lord\s|Deputy\s)?(?:Governor|Mayor|Premier|Senator),\s{_HONORIFICS}$"
)


# Offices that are a company's or a club's as often as a land's
_OF_HOUSES = frozenset("president chairman chairwoman chair director secretary manager head officer chief".split())


def office_before(draft: Draft, start: int, end: int) -> tuple[str, int, int, str] | None:
    """The town, region or country of an office that stands right before a name."""
    between, code = draft.rest[start:end], draft.language.code
    if code != "en":
        return _office_elsewhere(_OFFICE_OF.search(between), code, start) or (
            _genitive(between, start) if code == "de" else None
        )
    if (town := _TOWNS_OFFICE.search(between)) is not None:
        match, group = town, 1
    elif (office := _ENGLISH_OFFICE_OF.search(between)) is not None and title_kind(office[1]) in ("office", "rank"):
        match, group = office, 2
    else:
        return None
    origin = origin_name(match[group])
    if group == 2 and match[1].lower() in _OF_HOUSES and not (places.country(match[2]) or places.state(match[2])):
        return None  # "Vice President of Sales", though a town bears the name
    return (origin, start + match.start(group), start + match.end(group), "origin-of-office") if origin else None


# Whose "of" names a task: "la ministre de la Santé"; a land alone is their origin
_MINISTERS = re.compile(r"(?i)minist|secretari|segretari|secrét|secretár|conseill|vereador|concejal")


@cache
def _bodies(code: str) -> frozenset[str]:
    """Bodies that some village bears the name of, folded: "o presidente da República"."""
    return frozenset(map(fold, language(code).words["bodies"]))


def _office_elsewhere(match: re.Match[str] | None, code: str, start: int) -> tuple[str, int, int, str] | None:
    """The place of an office in other languages than English: its words, and behind "of" the place."""
    if match is None or not any(title_kind(word, code) in ("office", "rank") for word in match[1].split()):
        return None
    if fold(match[2].split()[0]) in _bodies(code):
        return None
    known = places.country(match[2]) is not None or places.state(match[2]) is not None
    origin = origin_name(match[2]) if known or _MINISTERS.search(match[1]) is None else None
    return (origin, start + match.start(2), start + match.end(2), "origin-of-office") if origin else None


def _genitive(between: str, start: int) -> tuple[str, int, int, str] | None:
    """The Land or country that a German genitive names: "Bayerns Wirtschaftsminister"."""
    match = _GENITIVE.search(between)
    origin = places.origin_name(match[1]) if match is not None else None
    return (origin, start + match.start(1), start + match.end(1), "origin-of-office") if match and origin else None


def office_behind(draft: Draft, end: int) -> tuple[str, int, int, str] | None:
    """The place of an office that is said behind a name: "Ana Belmonte (CDU), Bürgermeisterin von Warendorf"."""
    return _office_elsewhere(_OFFICE_BEHIND.match(draft.rest[end : end + 140]), draft.language.code, end)
