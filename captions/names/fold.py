"""One folding for every look-up and comparison: case, accents and apostrophes never matter; and words without their marks."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['`´’‘ʼʻ′]")
_AROUND = '"“”‘’«»(),;:'
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """``text`` in lower-case ASCII letters and digits, words parted by single spaces.

    >>> fold("Łódź"), fold("Cox’s Bāzār"), fold("N'Golo KANTÉ"), fold("U.S.")
    ('lodz', 'coxs bazar', 'ngolo kante', 'u s')
    """
    if not text.isascii():  # a lone surrogate has no spelling at all
        text = anyascii(_APOSTROPHES.sub("", text).encode("utf-8", "ignore").decode("utf-8"))
    return _OTHER.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()


def bare(token: str, also: str = "") -> str:
    """A word of a sentence in lower case, without the marks around it and those in ``also``; a full stop may be its own.

    >>> bare("“Boats,"), bare("(Gov."), bare("harbor.”", ".")
    ('boats', 'gov.', 'harbor')
    """
    return token.strip(_AROUND + also).lower()
