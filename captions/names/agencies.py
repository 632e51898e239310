"""Organisations that stand in photo credits: which one is meant, and whether unknown words name one at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from captions.names.fold import fold
from captions.names.tables import cell, rows

Kind = Literal[
    "wire", "photo", "paper", "magazine", "broadcaster", "government", "military", "space", "un", "ngo",
    "archive", "museum", "sport", "stock", "studio", "company", "platform",
]  # fmt: skip


class Agency(NamedTuple):
    """An organisation: its canonical name, its kind, its home as ISO 3166-1 alpha-2 or ``""`` where that is the world."""

    name: str
    kind: Kind
    country: str


_Case = Literal["lower", "upper", "mixed"]

_INITIALS = re.compile(r"\b[a-z0-9](?: [a-z0-9]\b)+")
# A house's products carry its name: "Xinhua photo", "Sipa Images", "shutterstock.com". Kept out of the table, where they would double it.
_PRODUCT = re.compile(
    r"(?<=\w)(?:\s+(?:photos?|images?|pictures?|news agency)|\.(?:com|org|net|co\.uk|com\.au|de|fr))$", re.I
)


def spelling_key(words: str) -> str:
    """What two spellings of one organisation share: folded, initials joined, "+" read out, no "and".

    >>> spelling_key("U.S. Army") == spelling_key("US ARMY"), spelling_key("News & Observer"), spelling_key("V&A")
    (True, 'news observer', 'v a')
    """
    plain = fold(words.replace("+", " plus ").replace("&", " and "))
    joined = _INITIALS.sub(lambda match: match[0].replace(" ", ""), plain)
    return " ".join(word for word in joined.split() if word != "and") or joined


def _bare(key: str) -> str:
    return key.removeprefix("the ")


def _case(words: str) -> _Case:
    return "lower" if words.islower() else "upper" if words.isupper() else "mixed"


def _spelling_keys(spelling: str) -> tuple[str, ...]:
    """A name is known without its article too, unless one common word would remain ("The Age", "The Day")."""
    key = spelling_key(spelling)
    return (key, _bare(key)) if len(key.split()) > 2 else (key,)


@cache
def _index() -> dict[str, tuple[Agency, frozenset[_Case]]]:
    """Key of a spelling -> the organisation and the letter cases in which that spelling is printed."""
    index: dict[str, tuple[Agency, frozenset[_Case]]] = {}
    for row in rows("agencies"):
        house = Agency(row["name"], cast(Kind, row["kind"]), row["country"])
        for spelling in (house.name, *cell(row["spellings"])):
            for key in _spelling_keys(spelling):
                known = index.get(key, (house, frozenset[_Case]()))
                index[key] = (known[0], known[1] | {_case(spelling)})
    return index


def _fits(words: str, key: str, printed: frozenset[_Case]) -> bool:
    """Whether ``words`` may be that spelling: "ANA" the agency is not "Ana", nor "The Age" an "age".

    Capitals always fit, for whole captions stand in capitals; a name of several words is unmistakable in any but
    small letters.
    """
    case = _case(words)
    return case == "upper" or case in printed or (case == "mixed" and " " in key)


def _look_up(words: str) -> Agency | None:
    key = spelling_key(words)
    for form in (key, _bare(key)):
        known = _index().get(form)
        if known and _fits(words, form, known[1]):
            return known[0]
    return None


@lru_cache(maxsize=32_768)
def agency(words: str) -> Agency | None:
    """The organisation that ``words`` name, all of them; ``None`` where it is not in the table.

    >>> agency("The Associated Press"), agency("Xinhua photo")
    (Agency(name='AP', kind='wire', country='US'), Agency(name='Xinhua', kind='wire', country='CN'))
    >>> agency("epa"), agency("Ana"), agency("right")
    (Agency(name='EPA', kind='wire', country='DE'), None, None)
    """
    product = _PRODUCT.search(words)
    return _look_up(words) or (_look_up(words[: product.start()]) if product else None)


@cache
def _domains() -> dict[str, Agency]:
    joined = {key.replace(" ", ""): house for key, (house, _) in _index().items()}
    return {name: house for name, house in joined.items() if len(name) > 4}  # "mail", "post" stand in any address


def agency_of_domain(domain: str) -> Agency | None:
    """The organisation whose site is ``domain``, by its name or by the name before the last dot; or ``None``.

    >>> agency_of_domain("miamiherald.com"), agency_of_domain("mail.com")
    (Agency(name='Miami Herald', kind='paper', country='US'), None)
    """
    name = domain.rpartition(".")[0].rpartition(".")[2]
    return _look_up(domain) or _domains().get(name.lower().replace("-", ""))


class _Word(NamedTuple):
    kind: str
    weak: bool


@cache
def _words() -> dict[str, _Word]:
    return {
        fold(row["word"]): _Word(row["kind"], row["weak"] == "yes")
        for row in rows("organisation_words")
        if not row["word"].startswith("-")
    }


@cache
def _endings() -> tuple[str, ...]:
    """Ends of compounds that make an organisation of any word: "Landeskriminalamt", "Abendzeitung", "Dagbladet"."""
    return tuple(fold(row["word"]) for row in rows("organisation_words") if row["word"].startswith("-"))


@cache
def words_before_for() -> tuple[str, ...]:
    """The words behind which "for" goes on with the organisation's name: "Center for", "Ministry for"; no client follows."""
    return tuple(row["word"] for row in rows("organisation_words") if row["for"] == "yes")


def word_kind(word: str) -> str | None:
    """What ``word`` is the head of: "organisation", "venue", "thing", several joined by "|", or ``None``.

    >>> word_kind("Ministry"), word_kind("Museum"), word_kind("Cup"), word_kind("Belmonte")
    ('organisation', 'venue|organisation', 'thing', None)
    """
    known = _words().get(fold(word))
    return known.kind if known else None


def _strength(word: str) -> int:
    """2: an organisation's word; 1: one that is a surname or a place's word as well ("Church", "City"); 0: neither."""
    known = _words().get(word)
    if known is None:
        return 2 if len(word) > 7 and word.endswith(_endings()) else 0
    return 0 if "organisation" not in known.kind.split("|") else 1 if known.weak else 2


_DOMAIN = re.compile(
    r"@\w|\w{3,}\.(?:(?i:com|org|net|gov|mil|edu|info)"
    r"|tv|co|ie|uk|de|fr|es|it|nl|be|ch|at|pl|cz|hu|ro|gr|ru|ua|br|mx|ar|cl|ca|au|nz|in|jp|kr|cn|hk|se|no|dk|fi|pt|tr|il|za)"
    r"(?:\.[a-z]{2})?$"
)
_OF = frozenset("of for de del do da des du di della dei der fur para von van voor".split())
# An office before a name makes a person of it, whatever body he holds it in: "Police Chief Ana Bell".
_OFFICE = frozenset(
    """chief officer president secretary minister director chairman chairwoman chair manager spokesman spokeswoman
    spokesperson captain commissioner member coach player leader reporter photographer photojournalist""".split()
)


def _is_acronym(words: str) -> bool:
    """Two to four capitals, or more that no mouth can say: "BNPB", "KPMG"; but "LOPEZ" may be a person.

    >>> _is_acronym("CPJ"), _is_acronym("HKBPR"), _is_acronym("LOPEZ"), _is_acronym("Ana")
    (True, True, False, False)
    """
    letters = words.replace(".", "")
    if not (letters.isascii() and letters.isalpha() and letters.isupper()):
        return False
    return 2 <= len(letters) <= 4 or (len(letters) <= 7 and not re.search("[AEIOUY]", letters))


@lru_cache(maxsize=32_768)
def looks_like_organisation(words: str) -> bool:
    """Whether ``words`` name an organisation, known or not. In doubt ``False``: then they may be a person's.

    >>> looks_like_organisation("Lakeland Police Department"), looks_like_organisation("Frank Church")
    (True, False)
    """
    if agency(words) or _DOMAIN.search(words) or _is_acronym(words):
        return True
    tokens = fold(words).split()
    strengths = [_strength(token) for token in tokens]
    if not any(strengths):
        return False
    if any(s == 2 and after in _OF for s, after in zip(strengths, tokens[1:], strict=False)):
        return True
    if tokens[1:2] == ["of"] and strengths[0]:  # "Bank of", "City of"; but "Duke of" has no such word
        return True
    if strengths[-1] == 2 or strengths.count(1) > 1 or (tokens[0] == "the" and strengths[-1]):
        return True
    return 2 in strengths and not _OFFICE & set(tokens)
