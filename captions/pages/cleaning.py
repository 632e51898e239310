"""The one cleaning of a caption's text, done when it leaves its page."""

from __future__ import annotations

import html
import re
import unicodedata

LIMIT = 100_000
"""Characters in the longest caption that is read; a longer one is a whole article or an attack."""

_AMPERSANDS = re.compile(r"&(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)
# Soft hyphen, zero-width space, word joiner, BOM, marks of direction; half a surrogate pair comes from a JSON escape.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
# The joiners are spelling in Persian, in Indic scripts and in emoji, and rubbish beside a Latin letter or a space.
_STRAY_JOINER = re.compile("(?<![\u0590-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0010ffff])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def clean(text: str) -> str:
    """``text`` with entities resolved, runs of white space as one space, invisible and control characters gone, in NFC.

    A text cleaned twice is the same as cleaned once, so the steps run until nothing changes: entities are often
    escaped twice on their way through a publishing system.

    >>> clean(" Caf&amp;eacute;\\n  in Gu\\u00adatemala&nbsp;City ")
    'Café in Guatemala City'
    """
    while (cleaned := _once(text)) != text:
        text = cleaned
    return text


def _once(text: str) -> str:
    if "&" in text:
        text = html.unescape(_AMPERSANDS.sub("&", text) if "&amp;" in text or "&#" in text else text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _STRAY_JOINER.sub("", _INVISIBLE.sub("", text)))
    return " ".join(_CONTROL.sub("", text).split())
