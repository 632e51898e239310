"""A person named in a caption, and what the stages about people share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from captions.rules import language
from captions.stages.draft import Span
from captions.values.people import Name

OF = r"(?:de la|de los|de las|del|della|dell['’]|dei|des|du|do|da|de|di|d['’]|von)"
"""An "of" that joins an office to its place, in other languages than English, as a pattern."""

# Luis and June Mora   /   Luis, Eva and June Mora
COUPLE = re.compile(
    r"(?P<more>(?:,\s[^\W\d_a-z][^\W\d_]+){0,4}),?\s(?:and|&|y|et|und|e)\s(?P<last>[^\W\d_]+)\s(?P<family>[^\W\d_a-z][^\W\d_][\w'’-]+)(?![\w'’-])"
)


@dataclass
class Mention:
    """A person named in the caption, and what stands around the name."""

    name: Name
    start: int
    end: int
    age: tuple[int, int, int, str] | None = None
    origin: tuple[str, int, int, str] | None = None


@cache
def patterns_of(code: str) -> dict[str, re.Pattern[str]]:
    """The patterns of the stages about people, made from the pieces of a language."""
    pieces = language(code).pieces
    return {
        "lead": re.compile(rf"\s*(?:{pieces['LEAD']})"),
        "side": re.compile(pieces["SIDE"]),
        **{
            name: re.compile(pieces[name])
            for name in ("HEAD_STROKE", "HEAD_DASHES", "HEAD_BRACKET", "KICKER")
            if name in pieces
        },
        "article": re.compile(rf"(?:{pieces['ARTICLE']})(?:\s+|(?<=['’]))(?=\S)"),
    }


def overlaps(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]
