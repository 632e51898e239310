"""Find the credit lines of a caption: at its end, before it, or inside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from captions.names.agencies import agency, looks_like_organisation, word_kind
from captions.names.fold import fold
from captions.names.people import given_name_kind, name_case, title_kind
from captions.names.places import is_place
from captions.record import Found
from captions.rules import LANGUAGES, Rule, language, months
from captions.stages.draft import Draft
from captions.values.credits import Part, read_credit

_MOST = 4  # credit lines in one caption: AFP's own, Getty's, and two frames of a pair
_REACH = 600  # characters before the end in which a rule for the end looks for the start of its line
_TRIES = 4  # places at which one rule may propose a line before it gives up
_LABELLED = re.compile(
    r"(?i)\b(?:photos?|photographs?|photographers?(?=\s?:|\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+\s?/)|photography|pictures?|images?|imagery|credits?|courtesy|foto|fotos|(?:archiv|symbol|themen)?bild|archivfoto|kuva|fot|bild(?:rechte|quelle|nachweis)|fotonachweis|imagen|"
    r"supplied|provided|imagem|immagine|quelle|fuente|fonte|source|cr[ée]dito?s?|copyright|cortes[ií]a|pic|negative|kodachrome|byline|by-line|"
    r"fotograf[ií]a|photographie|illustration|transparency|print)\b|\b(?:screen\s?shots?|screen\s?grabs?|stills?|contributed|submitted)\s?[:/]|©|\([cC]\)|[📷📸]"
)


class _Line(NamedTuple):
    """A credit line that was read: the stretch to take, the line as printed, and its parts.

    The offsets count from ``at``, so that a line that stands in many captions is read once.
    """

    start: int
    end: int
    printed: tuple[int, int]
    parts: tuple[Part, ...]
    rule: str
    at: int = 0


def find(draft: Draft) -> None:
    """Take the credit lines from the end inwards; then say who made the picture and who passed it on."""
    lines: list[_Line] = []
    while len(lines) < _MOST and (line := _last_line(draft, not lines or _signs(draft))) is not None:
        first, last = line.at + line.printed[0], line.at + line.printed[1]
        if draft.rest[last : line.at + line.end].strip(" .").isdigit():
            last = line.at + line.end  # "UNHCR/A. Belmonte/March" and the year
        dated = _dated().search(draft.rest, first, last)
        draft.take(line.at + line.start, line.at + line.end if dated is None else dated.start())
        lines.append(line)
    lines.sort(key=lambda line: line.at + line.start)
    _settle(draft, lines)


@cache
def _dated() -> re.Pattern[str]:
    """A date at the end of a credit line: it is the picture's, if nothing else says one."""
    others = "|".join(months(code) for code in LANGUAGES if code != "en")
    return re.compile(
        # Photo by Ana Belmonte, February 1940   /   UNHCR / A. Belmonte / August 2009
        rf"(?<![Cc]opyright )[,/]\s*(?=(?:(?:{months('en')})\b\.?\s(?:\d{{1,2}},\s)?)(?:1[89]|20)\d\d\s*[.)]?\s*$)"
        # Foto: Ana Belmonte, 12 de mayo de 1952   /   … 3. Mai 2019
        r"|(?<=[\w)])(?:\s[–—-]|,)\s*(?=(?:\d{1,2}(?:\.|º|°|er)?\s(?:de\s)?)?"
        rf"(?:{others})\s(?:de\s)?(?:1[89]|20)\d\d\s*[.)]?\s*$"
        # … - 27/4/2021
        r"|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\s*[.)]?\s*$)"
    )


_SIGNS = (
    "hoto",
    "redit",
    "PHOTO",
    "©",
    "ourtesy",
    "oto:",
    "REDIT",
    "via ",
    "mage s",
    " | ",
    "aken by",
    ", by ",
    "canvas",
    " print",
)


def _signs(draft: Draft) -> bool:
    """Whether what is left could hold another credit line."""
    rest = draft.rest
    for sign in _SIGNS:  # a loop: this runs once a caption
        if sign in rest:
            return True
    if draft.language.code != "en" and (" - " in rest or rest[: draft.end][-3:].isupper()):
        return True  # "- Ana Belmonte - 12.mai.2014/Folhapress", "ANA BELMONTE (EFE)"
    return rest.rstrip().endswith((")", "]"))


def _last_line(draft: Draft, anywhere: bool) -> _Line | None:
    """The last credit line of what is left, at the very end or ``anywhere`` a rule finds one.

    Captions repeat their tails by the thousand, so a tail is read once.
    """
    rest, end = draft.rest, draft.end
    if not anywhere and "/" not in rest:
        return None
    cut = _cut(rest, end)
    if (line := _tail_line(rest[cut:end], draft.language.code)) is not None:
        return _Line(line.start, line.end, line.printed, line.parts, line.rule, cut)
    if cut and anywhere:
        return _line(draft.tried("credit"), rest, end)
    return None


def _cut(rest: str, end: int) -> int:
    """Where the last bracket or sentence before ``end`` begins: the stretch in which a credit usually stands."""
    if rest[end - 1 : end] in (")", "]"):
        if (named := _NAMED_HOUSE.search(rest, max(0, end - 90), end)) is not None and agency(named[1]) is not None:
            return named.start() - 1
        return max(rest.rfind("(", 0, end), rest.rfind("[", 0, end), 0)
    cut = end
    while (cut := rest.rfind(". ", 0, cut)) > 1 and _is_short(rest, cut):
        pass
    return max(cut, rest.rfind("\n", 0, end), 0)


# … en Caracas. Ana Belmonte (Reuters)
_NAMED_HOUSE = re.compile(r"(?<=[\w”\"»)])[.!?]\s+[^\W\d_a-z][^.()]{2,40}\s\(([^()]{2,30})\)$")


_RANKS = tuple("Sgt SGT Spc SPC Lt LT Capt CAPT Cpl CPL Maj MAJ Pfc PFC Pvt PVT Cmdr St Dr Jr".split())


def _is_short(rest: str, stop: int) -> bool:
    """Whether a full stop closes an initial or a rank: "Luis F. Mora", "U.S. Army", "STAFF SGT. ANA BELMONTE"."""
    return (rest[stop - 1].isupper() and not rest[stop - 2].isalnum()) or rest.endswith(_RANKS, 0, stop)


@lru_cache(maxsize=32_768)
def _tail_line(tail: str, code: str) -> _Line | None:
    return _line(language(code).awake(tail.lower())["credit"], tail, len(tail))


def _line(rules: tuple[Rule, ...], text: str, end: int) -> _Line | None:
    """The first rule whose line can be read."""
    for rule in rules:
        at = max(0, end - _REACH) if rule.pattern.pattern.endswith("$") else 0
        for _ in range(_TRIES):
            match = rule.pattern.search(text, at, end)
            if match is None:
                break
            if (line := _read(rule, match)) is not None:
                return line
            at = match.start() + 1
    return None


def _read(rule: Rule, match: re.Match[str]) -> _Line | None:
    """The credit line that a rule proposes, or None where its words are none."""
    group = "credit" if match["credit"] else "credit2"
    words, start = match[group], match.start(group)
    labelled = "labelled" in rule.traits or _LABELLED.search(words) is not None
    labelled = labelled or _house_alone(rule, words) or _name_alone(rule, match, words)
    parts = read_credit(words.rstrip(" ,;"), labelled)
    if parts is None or not (labelled or match.end() == len(match.string.rstrip()) or _by_known_house(parts)):
        return None
    if "known" in rule.traits and not _by_known_house(parts):
        return None
    shifted = tuple(p._replace(start=p.start + start, end=p.end + start) for p in parts)
    return _Line(match.start(), match.end(), match.span(group), shifted, rule.name)


def _by_known_house(parts: tuple[Part, ...]) -> bool:
    """What only a line in the midst of a caption must show: "Ana Belmonte / Getty Images", but not "Ana Mora/Labour Party"."""
    return any(part.field == "agency" and agency(part.value) is not None for part in parts)


def _house_alone(rule: Rule, words: str) -> bool:
    """Whether brackets at the end hold nothing but an organisation nobody knows: "(Tampa Fire Rescue)"."""
    tokens = words.split()
    proper = all(t[0].isupper() or t in ("of", "the", "and", "for", "de", "&") for t in tokens)
    return "house" in rule.traits and 2 <= len(tokens) <= 7 and proper and looks_like_organisation(words)


def _name_alone(rule: Rule, match: re.Match[str], words: str) -> bool:
    """Whether the end of a caption is nothing but a person's name: "(Ana Belmonte)", ". ANA BELMONTE"."""
    tokens = words.split()
    if "house" not in rule.traits or not 2 <= len(tokens) <= 4 or not all(_NAME_WORD.fullmatch(t) for t in tokens):
        return False
    name = name_case(words) if words.isupper() else words
    if given_name_kind(name.split()[0]) == "name":
        return not looks_like_organisation(name) and not is_place(name)
    told = match.string[: match.start()].rstrip().endswith((".", "!", "?", "”"))
    return told and len(tokens) < 4 and not any(word_kind(t) or title_kind(t) or is_place(t) for t in tokens)


_NAME_WORD = re.compile(r"[^\W\d_a-z](?:[^\W\d_][\w'’-]*|\.)")


def _settle(draft: Draft, lines: list[_Line]) -> None:
    """One answer from several lines: every photographer once, the first maker, the last distributor."""
    seen: set[str] = set()
    made: str | None = None
    passed: Found | None = None
    for line in lines:
        at, (start, end) = line.at, line.printed
        draft.add("credit", draft.text[at + start : at + end].strip(), at + start, at + end, line.rule)
        for field, value, begin, stop in line.parts:
            if field == "photographer":
                if fold(value) in seen:
                    continue
                seen.add(fold(value))
            elif field == "agency":
                value = draft.language.initials.get(value, value)
                if made is not None:
                    continue
                made = value
            elif field == "via":
                passed = Found(field, value, at + begin, at + stop, line.rule)
                continue
            draft.add(field, value, at + begin, at + stop, line.rule)
    if passed is not None and passed.value != made:
        draft.found.append(passed)
