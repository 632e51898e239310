"""The words of a question: which values of a column hold them. Case, accents and apostrophes never matter."""

from __future__ import annotations

import re
from collections.abc import Callable

from captions.names.fold import fold

Test = Callable[[str], bool]

_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


def _asked(words: str) -> str:
    """The folded words of a question; a star, which stands for any letters, stays.

    >>> _asked("Irène  SALC*"), _asked("o'h*a - x")
    ('irene salc*', 'oh*a x')
    """
    folded = ("*".join(map(fold, word.split("*"))) for word in words.split())
    kept = [re.sub(r"\*+", "*", word) for word in folded if word.strip("*")]
    if not kept:
        raise ValueError(f"{words!r}: no word to look for")
    return " ".join(kept)


def _in_folded(words: str, goes_on: bool = False) -> Test:
    """Whether a folded value holds these words together; the last one may be the beginning of a word if it goes on."""
    pattern = _asked(words).replace("*", "[a-z0-9]*")
    inside = re.compile(f"(?<![a-z0-9]){pattern}" + ("" if goes_on else "(?![a-z0-9])"))
    return lambda folded: inside.search(folded) is not None


def holds(words: str) -> Test:
    """Whether a value holds these words together; "an" is not in "Ana", "an*" is.

    >>> holds("SAO paulo")("Estado de São Paulo"), holds("an")("Ana"), holds("an*")("Ana"), holds("p*lo")("São Paulo")
    (True, False, True, True)
    """
    inside = _in_folded(words)
    return lambda value: inside(fold.__wrapped__(value))


def names_hold(words: str, goes_on: bool) -> Test:
    """Whether one of the names in a value, parted by "; ", holds all words in any order and all quoted phrases; the last
    word may be the beginning of one if it ``goes_on`` and is not quoted.

    >>> asked = names_hold("salcedo ir", goes_on=True)
    >>> asked("Irene Salcedo"), asked("Irina Vos; Ana Salcedo"), names_hold("ir salcedo", goes_on=True)("Irene Salcedo")
    (True, False, False)
    """
    *others, last = parts_of(words)
    goes_on = goes_on and not words.rstrip().endswith(('"', "”"))
    tests = [*map(_in_folded, others), _in_folded(last, goes_on)]
    return lambda value: any(all(test(name) for test in tests) for name in map(fold.__wrapped__, value.split(";")))


def parts_of(words: str) -> list[str]:
    """The single words and the quoted phrases of a question."""
    return ["".join(part) for part in _QUOTED.findall(words) if fold("".join(part))] or [words]


def pattern_of(words: str) -> str:
    """What `holds` finds, as a pattern of RE2 for text in ASCII: apostrophes vanish, other marks part words.

    >>> bool(re.search(pattern_of("coxs bazar"), "near Cox's Bazar,")), bool(re.search(pattern_of("cox"), "Cox's"))
    (True, False)
    """
    asked = _asked(words)
    gap = "[^a-z0-9]*[^a-z0-9'`][^a-z0-9]*"
    letters = (["[a-z0-9'`]*" if letter == "*" else letter for letter in word] for word in asked.rstrip("*").split())
    body = gap.join(map("['`]*".join, letters))
    return f"(?i)(?:^|[^a-z0-9'`])['`]*{body}" + ("" if asked.endswith("*") else "['`]*(?:$|[^a-z0-9'`])")
