"""Words about people: titles before a name, given names, verbs that end a noun phrase, nouns for human beings.

The tables are ``titles.csv``, ``given_names.csv``, ``family_names.csv``, ``verbs.csv`` and ``group_nouns.csv``. Every look-up takes words as
they are written; case, accents and the stop of an abbreviation do not matter. ``lang`` is an ISO 639-1 code of
en, es, fr, de, pt or it; the words of another language are never looked at, but English titles always are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from captions.names.fold import fold
from captions.names.tables import cell, rows


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = _set("rank honorific office job relation role")

# A sovereign, a pope or a peer with a single name is filed with the style: "Pope Francis", never "Francis".
_STYLES = _set(
    "pope king queen prince princess crown_prince crown_princess emperor empress emir sultan sheikh sheikha duke "
    "duchess grand_duke grand_duchess count countess lord lady sir dame papa rey reina principe princesa infanta pape "
    "roi reine papst konig konigin prinz prinzessin furst rei rainha re regina principessa"
)

# Things as often as people: no human being on the strength of a table of titles alone.
_THINGS = _set(
    "ace anchor batter box center centre chair closer counsel cox creator driver favorite forward guard head hooker "
    "host icon keeper legend lock lodge mascot model muse opener operator owner pitcher planter ruler "
    "safety server shooter sitter skeleton speaker star starter subject sweeper tackle trader ward whip"
)

_DETERMINERS = {
    "en": _set("the a an his her their its my our"),
    "es": _set("el la los las un una su sus"),
    "fr": _set("le la les un une son sa ses leur leurs"),
    "de": _set("der die das den dem ein eine sein seine ihr ihre"),
    "pt": _set("o a os as um uma seu sua"),
    "it": _set("il lo la i gli le un una suo sua"),
}
_AND = _set("and y e et und")
# Small words inside a name: "Juan de la Cruz", "Ludwig van der Berg", "Hussein bin Ali"
PARTICLES = _set(
    "af al av ben bin bint da das de del dela della den der di do dos du e el ibn la las le los ten ter van vom von y "
    "zu zum zur"
)

_PLURALS = (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("wives", "wife"), ("s", ""))

_PIECE = re.compile(r"[^\s,/\u2013\u2014-]+")
_GAP = re.compile(r"[\s,/&\u2013\u2014-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELISION = re.compile(r"[Ll]['’](?=\w)")
_NUMERAL = re.compile(r"(?:[IVX]+|[JS]r\.?|(?:\w\.)+|\w)$")
# "… 2nd Class", "… 1st Class (SW/AW)", "Capt. (Ret.)"
_GRADE = re.compile(
    r"(?i:\s+(?:1st|2nd|3rd|first|second|third) class\b)?"
    r"(?:\s*\((?:[A-Z]{2,}(?:/[A-Z]{2,})*|(?i:sel(?:ect)?\.?|ret(?:d|ired)?\.?))\))*"
)


# --- titles ----------------------------------------------------------------------------------------------------------


@cache
def _titles(lang: str) -> dict[str, str]:
    """Folded form → kind; the language's own meaning before the English one."""
    table = rows("titles")
    mine = {fold(row["form"]): row["kind"] for row in table if row["lang"] == lang}
    return {fold(row["form"]): row["kind"] for row in table if row["lang"] == "en"} | mine


@cache
def _longest_title(lang: str) -> int:
    return max(len(key.split()) for key in _titles(lang))


def _singulars(key: str) -> Iterator[str]:
    """English singulars that ``key``, a folded phrase, could be the plural of."""
    for plural, singular in _PLURALS:
        if key.endswith(plural):
            yield key.removesuffix(plural) + singular


@lru_cache(maxsize=16_384)
def _entry(words: str, lang: str) -> str | None:
    """The kind in the table, any of them, of exactly ``words`` or of their singular."""
    key, table = fold(words), _titles(lang)
    if key in table:
        return table[key]
    if _POSSESSIVE.search(words) or len(key) < 4:
        return None
    return next((table[one] for one in _singulars(key) if one in table), None)


def title_kind(words: str, lang: str = "en") -> str | None:
    """What kind of title ``words`` are, as a whole: rank, honorific, office, job, relation, role; else ``None``.

    >>> title_kind("Lt Cmdr"), title_kind("prime ministers"), title_kind("Mexico")
    ('rank', 'office', None)
    """
    kind = _entry(words, lang)
    return kind if kind in _KINDS else None


@lru_cache(maxsize=16_384)
def strip_titles(words: str, lang: str = "en") -> tuple[int, str]:
    """``words`` without the titles they begin with: how many characters they took, and the rest.

    Takes off, as often as it can, the longest title in the table, with what goes before it ("former", "the late",
    "U.S. Navy", "tennis", "her younger") and its grade ("2nd Class (SW/AW)"). It stops at words it does not know; a
    demonym, a country or a club is for the caller to take off, who then asks again. A word that can be a given name
    ("Hunter", "Dean") stays where the name would be left too short.

    >>> strip_titles("former Prime Minister Anna Kovar")
    (22, 'Anna Kovar')
    >>> strip_titles("Hunter Reed"), strip_titles("King Charles III"), strip_titles("British Army officer Jo Hale")
    ((0, 'Hunter Reed'), (0, 'King Charles III'), (21, 'Jo Hale'))
    """
    start = 0
    while (end := _after_title(words, start, lang)) is not None:
        start = end
    return start, words[start:]


def _after_title(words: str, start: int, lang: str) -> int | None:
    """Where the title ends that begins at ``start``, white space included; ``None`` where there is none."""
    position = start
    while position < len(words):
        kind, end = _longest(words, position, lang, may_join=position == start and start > 0)
        if kind is None:
            return None
        follow = _gap(words, end)
        joined = words[end : end + 1] == "-"
        if kind == "modifier" or (kind in _KINDS and not joined):
            return None if _is_name(words[position:end], words[follow:], kind) else follow
        position = follow
    return None


def _longest(words: str, start: int, lang: str, may_join: bool) -> tuple[str | None, int]:
    """The kind and the end of the longest known phrase at ``start``; the kind is "link" for "the", "his", "and"."""
    if lang in ("fr", "it") and (elided := _ELISION.match(words, start)):
        return "link", elided.end()
    ends = _piece_ends(words, start, _longest_title(lang))
    for end in reversed(ends):
        kind = _entry(words[start:end], lang)
        if kind is not None:
            grade = _GRADE.match(words, end) if kind == "rank" else None
            return kind, grade.end() if grade else end
    first = words[start : ends[0]].casefold() if ends else ""
    if first in _DETERMINERS["en"] | _DETERMINERS.get(lang, frozenset()) or (may_join and first in _AND):
        return "link", ends[0]
    return None, start


def _piece_ends(words: str, start: int, most: int) -> list[int]:
    """The ends of the first ``most`` pieces from ``start``; a phrase does not run over a comma or a stroke."""
    ends: list[int] = []
    for piece in _PIECE.finditer(words, start):
        between = words[ends[-1] if ends else start : piece.start()]
        if len(ends) == most or "," in between or "/" in between or (not ends and between):
            break
        ends.append(piece.end())
    return ends


def _gap(words: str, end: int) -> int:
    gap = _GAP.match(words, end)
    return gap.end() if gap else end


def _is_name(title: str, rest: str, kind: str) -> bool:
    """Whether ``title`` before ``rest`` belongs to the name: "Hunter Reed", "Dean Reed", "Pope Francis"."""
    if not title[:1].isupper():
        return False
    left = _name_words(rest)
    if fold(title).replace(" ", "_") in _STYLES and left == 1:
        return True
    if kind == "modifier" or not is_given_name(title):
        return False
    return left < 2 or kind in ("job", "role", "relation")


def _name_words(rest: str) -> int:
    """How many words of a name there are before the first comma, without particles, initials and numerals."""
    name = rest.split(",", 1)[0].split()
    return sum(word.casefold() not in PARTICLES and not _NUMERAL.match(word) for word in name)


# --- given names -----------------------------------------------------------------------------------------------------


@cache
def _given_names() -> dict[str, tuple[str, str]]:
    """Folded name without spaces → the name as written, and ``also``."""
    return {fold(row["name"]).replace(" ", ""): (row["name"], row["also"]) for row in rows("given_names")}


def given_name_kind(word: str) -> str | None:
    """ "name" for a given name; "place" or "word" for one that is a well-known place or an ordinary word too.

    >>> given_name_kind("Oluwaseun"), given_name_kind("Paris"), given_name_kind("Hunter"), given_name_kind("Police")
    ('name', 'place', 'word', None)
    """
    entry = _given_names().get(fold(word).replace(" ", ""))
    return (entry[1] or "name") if entry else None


def is_given_name(word: str) -> bool:
    """Whether ``word`` can be a given name, whatever else it may be, or an East Asian family name, which comes first.

    >>> is_given_name("Ji-hoon"), is_given_name("JOSÉ"), is_given_name("Mexico")
    (True, True, False)
    """
    return given_name_kind(word) is not None


@cache
def _family_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in rows("family_names"))


def is_family_name(word: str) -> bool:
    """Whether ``word`` is a family name known alone to readers of the German and Romance languages, and no ordinary word.

    >>> is_family_name("Macron"), is_family_name("Sánchez"), is_family_name("Bauer"), is_family_name("Torres")
    (True, True, False, False)
    """
    return fold(word) in _family_names()


# --- verbs -----------------------------------------------------------------------------------------------------------


@cache
def _verb_forms() -> dict[str, str]:
    """Folded form → which form it is. "put" and "run" are present tense in a caption; "saw" and "felt" are past."""
    table = rows("verbs")
    alike = [row for row in table if row["base"] in cell(row["past"]) + cell(row["participle"])]
    passes = [("third", table), ("gerund", table), ("base", alike)]
    passes += [(form, table) for form in ("past", "participle", "base")]
    forms: dict[str, str] = {}
    for form, part in passes:
        for row in part:
            for word in cell(row[form]):
                forms.setdefault(fold(word), form)
    return forms


@cache
def _doubtful_verbs() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("verbs") for word in cell(row["noun"]))


def verb_form(word: str) -> str | None:
    """Which form of an English verb ``word`` is: third, base, past, participle, gerund; else ``None``.

    >>> [verb_form(word) for word in ("walks", "held", "taken", "waving", "hold", "Mexico")]
    ['third', 'past', 'participle', 'gerund', 'base', None]
    """
    return _verb_forms().get(fold(word))


def is_ambiguous_verb(word: str) -> bool:
    """Whether this form of a verb is a noun or an adjective too: "march", "fans", "left", "wounded", "building"."""
    return fold(word) in _doubtful_verbs()


@cache
def _things() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("verbs") for word in cell(row["thing"]))


def is_thing(word: str) -> bool:
    """Whether this form of a verb is, in captions, far more often the name of a thing: "boats", "signs", "pool"."""
    return fold(word) in _things()


# --- nouns -----------------------------------------------------------------------------------------------------------


@cache
def _nouns(kind: str, lang: str) -> dict[str, str]:
    """Folded noun → "singular" or "plural" ("plural" where the two are the same: "police")."""
    table = [row for row in rows("group_nouns") if row["kind"] == kind and row["lang"] == lang]
    one = {fold(row["singular"]): "singular" for row in table}
    return one | {fold(word): "plural" for row in table for word in cell(row["plural"])}


def human(noun: str, lang: str = "en") -> str | None:
    """ "singular" or "plural" for a noun (its last word, in a phrase) that names human beings; else ``None``.

    >>> human("Central American migrants"), human("police officer"), human("striker"), human("rafts")
    ('plural', 'singular', 'singular', None)
    """
    table = _nouns("human", lang)
    for words in (noun, noun.rpartition(" ")[2]):
        if found := table.get(fold(words)):
            return found
        if fold(words) in _nouns("animal", lang):
            return None
        if title_kind(words, lang) not in (None, "honorific") and not {fold(words), *_singulars(fold(words))} & _THINGS:
            return "singular" if fold(words) in _titles(lang) else "plural"
    return None


def animal(noun: str, lang: str = "en") -> bool:
    """Whether a noun (its last word, in a phrase) names an animal: "sled dogs", "baby elephant"."""
    table = _nouns("animal", lang)
    return fold(noun) in table or fold(noun.rpartition(" ")[2]) in table


# --- capitals --------------------------------------------------------------------------------------------------------

# But for those that as many names raise: "Luis Di Mora", "Ana La Torre"
_LOWER = PARTICLES - _set("al ben dela di du e el la las le los y")
_AFTER_DE = _set("la las los le")
# Before these, "Van" and "Do" are names: "Nguyen Van Minh"
_VIETNAMESE = _set("bui cao dang dao dinh do doan duong ho hoang huynh le ngo nguyen phan pham tran trinh truong vo vu")
# What is raised after these: "O'Brien", "N'Golo"; not after others: "Ma'ruf"
_APOSTROPHE = _set("o d l n m k t dell dall all sant sha de")
_MAC = _set(
    "macallister macarthur macaskill macaulay macbride maccallum maccoll maccormack maccracken macdermott macdiarmid "
    "macdonald macdonell macdonnell macdougall macdowell maceachern macewan macewen macfadyen macfarland macfarlane "
    "macgill macgillivray macginnis macgowan macgraw macgregor macguire macinnes macinnis macintosh macintyre macisaac "
    "maciver mackay mackaye mackellar mackenna mackenzie mackinlay mackinnon maclachlan maclaine maclane maclaren "
    "maclaughlin maclean maclellan maclennan macleod macmahon macmanus macmillan macmurray macnab macnally macnamara "
    "macnaughton macneil macneill macphail macphee macpherson macquarrie macqueen macrae macritchie macsweeney "
    "mactaggart mactavish macvicar macwilliam macwilliams"
)
_ROMAN = re.compile(r"(?:I{2,3}|I?V|VI{1,3}|IX|XI{2,3}|XI?V|XVI{1,3}|XXI{1,3})[.,]?$")
_INITIALS = re.compile(r"(?:\w|(?:\w\.)+\w?|[^AEIOUY\W]{2}|\wJ)$")
_NO_INITIALS = _set("jr sr ng st mc")
_HALF_RAISED = re.compile(r"(Mc|Mac|De|Di|La|Le|Fitz|O['’]|D['’])([^\W\d_]{2,})$")


def name_case(words: str) -> str:
    """A byline in ordinary capitals; a name that has them already comes back as it was.

    >>> name_case("LUIS MACDOUGALL"), name_case("Eva BERG"), name_case("MARÍA DE LA CRUZ"), name_case("DeShawn")
    ('Luis MacDougall', 'Eva Berg', 'María de la Cruz', 'DeShawn')
    """
    tokens = words.split(" ")
    lower = words == words.lower()
    return " ".join(_token_case(tokens, place, lower) for place in range(len(tokens)))


def _token_case(tokens: list[str], place: int, lower: bool) -> str:
    token = tokens[place]
    if half := _HALF_RAISED.match(token):
        return half[1] + _capital(half[2]) if half[2].isupper() else token
    if not (lower or token.isupper()):
        return token
    if _is_particle(tokens, place):
        return token.lower()
    raised = token.upper()
    if (place and _ROMAN.match(raised)) or (_INITIALS.match(raised) and fold(token) not in _NO_INITIALS):
        return raised
    return _word_case(token)


def _is_particle(tokens: list[str], place: int) -> bool:
    """Whether the word is a small one inside a name: "de" in "Juan de la Cruz", but not "Van" in "Nguyen Van Minh"."""
    if place in (0, len(tokens) - 1) or fold(tokens[0]) in _VIETNAMESE:
        return False
    word, before = tokens[place].lower(), tokens[place - 1].lower()
    return word in _LOWER or (word in _AFTER_DE and before == "de")


def _word_case(word: str) -> str:
    """One word of a name: hyphens, apostrophes, Mc and Mac."""
    if "-" in word:
        known = _given_names().get(fold(word).replace(" ", ""), ("", ""))[0]
        return known if known.casefold() == word.casefold() else "-".join(map(_word_case, word.split("-")))
    for mark in "'’":
        before, found, after = word.partition(mark)
        if found and len(after) > 1:
            return _capital(before) + mark + (_word_case(after) if before.lower() in _APOSTROPHE else after.lower())
    if word[:2].lower() == "mc" and len(word) > 4:
        return "Mc" + _capital(word[2:])
    return "Mac" + _capital(word[3:]) if word.lower() in _MAC else _capital(word)


def _capital(word: str) -> str:
    """``word`` with its first letter raised and the rest lowered; Turkish "İ" stays one letter."""
    at = next((place for place, sign in enumerate(word) if sign.isalpha()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :].replace("İ", "i").lower()
