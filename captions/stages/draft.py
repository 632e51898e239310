"""What one caption is while it is being read."""

from __future__ import annotations

import re

from captions.record import Found
from captions.rules import Language

Span = tuple[int, int]

# A full stop, then a capital: the end of a sentence, unless the word before the stop is an abbreviation.
_STOP = re.compile(r"""(\b[\w.'’-]*)?[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?([^\W\d_]\w*|\d))""")
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_]$")


class Draft:
    """A caption, the rules of its language, and what has been found so far.

    ``rest`` is the text with every stretch that is taken blanked out, so offsets stay true and nothing is read twice.
    ``start`` is where the body begins (behind slugs, datelines and headers), ``date`` and ``place`` are the stretches
    of the picture's date and place once they are known.
    """

    __slots__ = ("date", "end", "found", "language", "lower", "place", "rest", "start", "text")

    def __init__(self, text: str, language: Language) -> None:
        self.text = self.rest = text
        self.lower = text.lower()
        self.language = language
        self.found: list[Found] = []
        self.start = 0
        self.end = len(text)
        self.date: Span | None = None
        self.place: Span | None = None

    def add(self, field: str, value: str, start: int, end: int, rule: str) -> None:
        """Keep a value and the words that gave it."""
        self.found.append(Found(field, value, start, end, rule))

    def take(self, start: int, end: int) -> None:
        """Blank out a stretch that no later stage may read."""
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]
        self.end = len(self.rest.rstrip())

    def sentence_end(self, start: int) -> int:
        """Where the sentence that begins at ``start`` ends (behind its stop)."""
        words = self.language.words
        for match in _STOP.finditer(self.rest, start, self.end):
            before, following = (match[1] or "").lower().strip(".'’"), match[2]
            starts = following.lower() in words["sentence_starts"] and following[0].isupper()
            short = before in words["abbreviations"] or _INITIAL.search(before) is not None or "." in before
            if match[0][len(match[1] or "")] != "." or not short or (starts and len(before) > 1):
                return match.end()
        return self.end
