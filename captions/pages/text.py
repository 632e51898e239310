"""Plain text: dumps of gallery pages, lists of captions, articles with a caption here and there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from captions.pages.cleaning import LIMIT, clean
from captions.pages.source import not_utf8
from captions.record import Caption, Reject

Event = Caption | Reject | str
"""What a reader gives: a caption, something unreadable, or a remark about the source."""

_PICTURES = (
    r"(?:photos?|images?|pictures?|pics|slides?|fotos?|fotografías|imágenes|imagens|immagini|bilder|beelden|zdjęć|фото)"
)
_COUNT = re.compile(rf"(?:view |see )?(?:all )?(\d{{1,4}}) {_PICTURES}|{_PICTURES}:? ?\(?(\d{{1,4}})\)?", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:see|view|open|launch|show|start|browse) (?:the |full |photo |image |picture )*(?:gallery|slideshow|photos)|"
    r"ver (?:la )?galería|voir le diaporama|bildergalerie (?:öffnen|starten|ansehen)|vedi la galleria|ver galeria",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:photo |picture |image )?(?:gallery|slideshow|slide show)\s?[:|] ?(.+)|"
    r"(?:photos|in pictures|in photos)\s?[:|] ?(.+)|"
    r"(?:galería|galerie|galleria|galeria|bildergalerie|diaporama|fotostrecke|fotogalería)\s?[:|] ?(.+)",
    re.IGNORECASE,
)
_END = re.compile(
    r"hide captions?|show captions?|see all|back to slide|view all|back to gallery|replay(?: gallery)?|end of gallery|"
    r"read full story|read more",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"of|up next|next(?: slide)?|prev(?:ious)?(?: slide)?|share|advertisement|loading\W*|photos?|images?|gallery|"
    r"fullscreen|close|full ?screen|enlarge|[\W\d_]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?:{_PICTURES} |slide )?(?P<n>\d{{1,4}}) ?(?:/|of|out of|de|von|di|sur|van) ?(?P<of>\d{{1,4}})\b"
    r"\s*[:.)|–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?P<n>\d{1,3})(?:[.)]| [-–—])\s+(?P<rest>\D.*)")
_NOT_A_CREDIT = re.compile(
    r"\((?:reporting|additional reporting|editing|writing|compiled|with inputs?|inputs?) |^(?:by|words and photos|"
    r"text and photos|text) |^[^a-z]{2,60}\((?:reuters|ap|afp|cna|xinhua|efe|dpa|upi|pti|ani)\)|^(?:copyright|©|"
    r"all rights reserved)|all rights reserved|contributed to this|follow .{1,40} on |subscribe|newsletter",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line that has words, cleaned; ``number`` counts from 1, ``after_blank``: a blank line stood before it."""

    number: int
    text: str
    after_blank: bool


class Start(NamedTuple):
    """Where a gallery begins: the lines of its head, its title, and how many pictures it declares."""

    first: int
    body: int
    title: str | None
    declared: int | None


def carries_credit(text: str) -> bool:
    """Whether the parser finds a credit line in ``text`` beside other words; no reporter's line, no dateline."""
    from captions.parser import parse  # the parser loads the rules and the names: only where a page needs it

    if len(text) > LIMIT or _NOT_A_CREDIT.search(text):
        return False
    credit = parse(text).credit
    return credit is not None and len(text.split()) > max(3, len(credit.split()))


def number_of(text: str) -> tuple[int | None, str]:
    """The place in a gallery that stands before a caption, and the caption without it.

    >>> number_of("3 of 18 A boat."), number_of("3/18"), number_of("3 boats of 18")
    ((3, 'A boat.'), (3, ''), (None, '3 boats of 18'))
    """
    match = _NUMBER.fullmatch(text)
    if match and 1 <= int(match["n"]) <= int(match["of"]):
        return int(match["n"]), match["rest"]
    return None, text


def limited(caption: Caption) -> Caption | Reject:
    """``caption``, or a `Reject` where it is too long to be one."""
    if len(caption.text) <= LIMIT:
        return caption
    reason = f"a caption of {len(caption.text):,} characters: the limit is {LIMIT:,}"
    return Reject(caption.source or "", caption.position, reason)


def read_text(text: str, source: str) -> list[Event]:
    """The captions of a text page; empty where it has none."""
    lines = _lines(text)
    if starts := _starts(lines):
        return list(_galleries(lines, starts, source))
    if events := list(_numbered(lines, source)):
        return events
    if _is_list(lines):
        return [limited(Caption(line.text, source, None, line.number)) for line in lines]
    found = [line.text for line in lines if carries_credit(line.text)]
    return [Caption(caption, source, None, position) for position, caption in enumerate(found, 1)]


def _lines(text: str) -> list[Line]:
    lines, blank = [], False
    for number, raw in enumerate(text.splitlines(), 1):
        if line := clean(raw):
            lines.append(Line(number, line, blank))
        blank = not line
    return lines


def _is_list(lines: list[Line]) -> bool:
    """A list of captions: most lines carry a credit, or no blank lines part them and most have a date or an age."""
    sample = [line.text for line in lines[:200]]
    if not sample:
        return False
    credited = sum(map(carries_credit, sample))
    if credited * 2 >= len(sample) and credited:
        return True
    blanks = sum(line.after_blank for line in lines[:200])
    return blanks * 10 <= len(sample) and (credited * 5 >= len(sample) or 2 * sum(map(_dated, sample)) >= len(sample))


def _dated(text: str) -> bool:
    from captions.parser import parse

    if len(text) > LIMIT:
        return True
    record = parse(text)
    return record.credit is not None or record.photo_date is not None or record.age is not None


# Galleries: "18 PHOTOS / title / See Gallery / title / captions … / HIDE CAPTION"


def _starts(lines: list[Line]) -> list[Start]:
    starts: list[Start] = []
    for i in range(len(lines)):
        if starts and i < starts[-1].body:
            continue
        if start := _counted(lines, i) or _titled(lines, i) or _opened(lines, i):
            starts.append(start)
    return starts


def _counted(lines: list[Line], i: int) -> Start | None:
    """ "18 PHOTOS", followed within a few lines by "See Gallery"."""
    if not (match := _COUNT.fullmatch(lines[i].text)):
        return None
    opening = next((j for j in range(i + 1, min(i + 5, len(lines))) if _OPEN.fullmatch(lines[j].text)), None)
    titles = [line.text for line in lines[i + 1 : opening or i + 2]]
    title = titles[0] if titles else None
    if opening is None and not _ends_ahead(lines, i + 1):
        return None
    return Start(i, _after_title(lines, (opening or i + 1) + 1, title), title, int(match[1] or match[2]))


def _titled(lines: list[Line], i: int) -> Start | None:
    """ "Gallery: title", where an end marker or lines with a credit follow."""
    match = _TITLED.fullmatch(lines[i].text)
    if not match or not (_ends_ahead(lines, i + 1) or any(carries_credit(x.text) for x in lines[i + 1 : i + 3])):
        return None
    title = next(group for group in match.groups() if group)
    return _with_count(lines, i, i + 1, title)


def _opened(lines: list[Line], i: int) -> Start | None:
    """ "See Gallery" without a count before it; the title stands after it, or before it."""
    if not _OPEN.fullmatch(lines[i].text) or i + 1 >= len(lines) or not _ends_ahead(lines, i + 1):
        return None
    before = lines[i - 1].text if i else None
    after = lines[i + 1].text
    if before == after or not carries_credit(after):
        return _with_count(lines, i, i + 2, after)
    return _with_count(lines, i, i + 1, before)


def _with_count(lines: list[Line], first: int, body: int, title: str | None) -> Start:
    match = _COUNT.fullmatch(lines[body].text) if body < len(lines) else None
    declared = int(match[1] or match[2]) if match else None
    return Start(first, _after_title(lines, body + bool(match), title), title, declared)


def _after_title(lines: list[Line], body: int, title: str | None) -> int:
    while body < len(lines) and (lines[body].text == title or _OPEN.fullmatch(lines[body].text)):
        body += 1
    return body


def _ends_ahead(lines: list[Line], i: int) -> bool:
    return any(_END.fullmatch(line.text) for line in lines[i : i + 400])


def _galleries(lines: list[Line], starts: list[Start], source: str) -> Iterator[Event]:
    ends = [start.first for start in starts[1:]] + [len(lines)]
    for start, end in zip(starts, ends, strict=True):
        captions = _body(lines[start.body : end], start)
        for position, caption in enumerate(captions, 1):
            yield limited(Caption(caption, source, start.title, position))
        if start.declared is not None and start.declared != len(captions):
            where = f" in “{start.title}”" if start.title else ""
            yield f"{start.declared:,} photos declared{where}, {len(captions):,} found"


def _body(lines: list[Line], start: Start) -> list[str]:
    """The captions of one gallery: up to its end marker, else as many as declared, else as long as they look alike."""
    end = next((i for i, line in enumerate(lines) if _END.fullmatch(line.text)), None)
    kept = [line for line in lines[:end] if line.text != start.title and not _NOISE.fullmatch(line.text)]
    if end is None:
        kept = _alike(kept)[: start.declared]
    captions = [number_of(line.text)[1] for line in kept]
    items = [_ITEM.fullmatch(caption) for caption in captions]
    if all(item and int(item["n"]) == n for n, item in enumerate(items, 1)):
        captions = [item["rest"] for item in items if item]
    return [caption for caption in captions if caption]


def _alike(lines: list[Line]) -> list[Line]:
    """The lines up to the last one that carries a credit before two that do not: after that the article goes on."""
    credited = [carries_credit(line.text) for line in lines]
    if not any(credited):
        return lines
    stop = next((i for i, pair in enumerate(pairwise(credited)) if i and pair == (False, False)), len(lines))
    return lines[: max(i for i, yes in enumerate(credited[: max(stop, 1)] or [True]) if yes or i == 0) + 1]


def _numbered(lines: list[Line], source: str) -> Iterator[Event]:
    """ "1 of 18" before each caption, on its own line or in front of it; or a list "1. … 2. …"."""
    numbers = [number_of(line.text)[0] for line in lines]
    heads = [i for i, n in enumerate(numbers) if n]
    if len(heads) < 2 or [numbers[i] for i in heads] != list(range(1, len(heads) + 1)):
        yield from _items(lines, source)
        return
    for position, (head, end) in enumerate(pairwise([*heads, len(lines)]), 1):
        block = [number_of(lines[head].text)[1]]
        for line in lines[head + 1 : end]:
            if _END.fullmatch(line.text) or (line.after_blank and any(block)):
                break
            if not _NOISE.fullmatch(line.text):
                block.append(line.text)
        if caption := clean(" ".join(block)):
            yield limited(Caption(caption, source, None, position))


def _items(lines: list[Line], source: str) -> Iterator[Event]:
    items = [item for line in lines if (item := _ITEM.fullmatch(line.text))]
    if len(items) < 2 or any(int(item["n"]) != n for n, item in enumerate(items, 1)):
        return
    if 2 * sum(carries_credit(item["rest"]) for item in items) < len(items):
        return
    for position, item in enumerate(items, 1):
        yield limited(Caption(item["rest"], source, None, position))


# A list of captions, one a line, streamed


def read_lines(lines: Iterable[bytes | int], source: str) -> Iterator[Caption | Reject]:
    """One caption a line; a line that is not UTF-8, or is too long (given as its length), is a `Reject`."""
    for number, raw in enumerate(lines, 1):
        if isinstance(raw, int):
            yield Reject(source, number, f"a caption of {raw:,} characters: the limit is {LIMIT:,}")
            continue
        try:
            text = clean(raw.decode())
        except UnicodeDecodeError as error:
            yield Reject(source, number, not_utf8(error))
            continue
        if text:
            yield limited(Caption(text, source, None, number))
