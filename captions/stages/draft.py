"""What one caption is while it is being read."""

from __future__ import annotations

import re
from functools import cache

from captions.record import Found
from captions.rules import Language, Rule, language

Span = tuple[int, int]

# A full stop or a new line, then a capital: the end of a sentence, unless the word before the stop is an abbreviation.
_STOP = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?([^\W\d_]\w*|\d))""")
_STOP_OR_LINE = re.compile(r"""(?:[.!?…]["”’')\]]*\s+|\s*\n\s*)(?=["“‘'(\[]?([^\W\d_]\w*|\d))""")  # six times as slow
_KICKER = 18  # characters of the longest first "sentence" that is only a kicker
_TITLE = 60  # characters of the longest title in quotation marks that holds a full stop
_WORD_BEFORE = re.compile(r"[\w.'’-]*$")


@cache
def pattern(piece: str, code: str) -> re.Pattern[str]:
    """A piece of the rules as a pattern of its own, in the language ``code``."""
    return re.compile(language(code).pieces[piece])


class Draft:
    """A caption, the rules of its language, and what has been found so far.

    ``rest`` is the text with every stretch that is taken blanked out, so offsets stay true and nothing is read twice.
    ``start`` is where the body begins (behind slugs, datelines and headers), ``date`` and ``place`` are the stretches
    of the picture's date and place once they are known, ``dates`` those of every date with a year; ``land`` is what the
    caption says, behind the place, of where it lies.
    """

    __slots__ = (
        "_awake",
        "_ends",
        "_runs",
        "date",
        "dates",
        "end",
        "found",
        "land",
        "language",
        "lower",
        "place",
        "rest",
        "start",
        "text",
    )

    def __init__(self, text: str, language: Language) -> None:
        self.text = self.rest = text
        self.lower = text.lower()
        self.language = language
        self.found: list[Found] = []
        self.start = 0
        self.end = len(text)
        self.date: Span | None = None
        self.dates: list[Span] = []
        self._ends: dict[int, int] = {}
        self._awake = language.awake(self.lower)
        self._runs: list[Span] | None = None
        self.place: Span | None = None
        self.land: str | None = None

    @property
    def runs(self) -> list[Span]:
        """The runs of capitalised words in the body's first sentence: "Brazilian President Luis M. Mora"."""
        if self._runs is None:
            names, stop = pattern("NAMES", self.language.code), self.sentence_end(self.start)
            self._runs = [match.span() for match in names.finditer(self.rest, self.start, stop)]
        return self._runs

    def tried(self, stage: str) -> tuple[Rule, ...]:
        """The rules of a stage that have a literal they need in the caption."""
        return self._awake[stage]

    def add(self, field: str, value: str, start: int, end: int, rule: str) -> None:
        """Keep a value and the words that gave it."""
        self.found.append(Found(field, value, start, end, rule))

    def take(self, start: int, end: int) -> None:
        """Blank out a stretch that no later stage may read."""
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]
        self.end = len(self.rest.rstrip())
        self._runs = None

    def recase(self, body: str) -> None:
        """Put ``body`` in the place of what is left to read: the same letters, in other capitals."""
        self.text = "".join(old if new == " " else new for old, new in zip(self.text, body, strict=True))
        self.rest = body
        self._ends.clear()
        self._runs = None

    def sentence_end(self, start: int) -> int:
        """Where the sentence that begins at ``start`` ends (behind its stop); every stage asks here, and it is found once.

        Who is shown stands in the sentence that begins there, however short.
        """
        if start not in self._ends:
            stops = (_STOP_OR_LINE if "\n" in self.rest else _STOP).finditer(self.rest, start, self.end)
            self._ends[start] = next((stop.end() for stop in stops if self._closes(stop, start)), self.end)
        return self._ends[start]

    def first_sentence(self) -> int:
        """Where the body's first sentence ends that could say when and where: behind a kicker ("FLOOD.") the next one."""
        end = self.sentence_end(self.start)
        return end if end - self.start > _KICKER else self.sentence_end(end)

    def _closes(self, stop: re.Match[str], start: int) -> bool:
        """Whether a stop closes the sentence that begins at ``start``, or only shortens a word of it ("St. Ives")."""
        following = stop[1] or "0"
        if following[0].islower():
            return False  # a line that was broken in the midst of a sentence
        opened = self.rest.rfind('"', start, stop.start())
        if (
            opened >= 0
            and stop.start() - opened < _TITLE
            and '"' not in stop[0]
            and self.rest.count('"', start, stop.start()) % 2
        ):
            return False  # a title of several sentences: "Mora: Ana, Eva. A Family"
        if stop[0][0] != "." or "\n" in stop[0]:
            return True
        words, at = self.language.words, stop.start()
        word = _WORD_BEFORE.search(self.rest, max(start, at - 24), at)
        before = (word[0] if word else "").lower().strip(".'’").rpartition("-")[2]
        short = len(before) == 1 or before in words["abbreviations"] or "." in before
        starts = len(before) > 1 and following[0].isupper() and following.lower() in words["sentence_starts"]
        return starts or not short
