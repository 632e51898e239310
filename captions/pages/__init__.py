"""A page to its captions: text dumps, lists of captions, HTML.

    page = read_page("gallery.html")     # all of it, with remarks and rejects
    for event in events("captions.txt")  # the same, one after the other

What a source is, is decided by its content and never by its name. `Unreadable` says why it gives nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from captions.pages.cleaning import LIMIT, clean
from captions.pages.source import LARGE, Unreadable, bom_of, check_text, decoded, is_html, opened, read
from captions.pages.text import Event, read_lines, read_text
from captions.record import Caption, Page, Reject

__all__ = ["Unreadable", "clean", "events", "read_lines", "read_page"]


def read_page(path: str | os.PathLike[str]) -> Page:
    """The captions of one source in the order a reader meets them.

    Raises `Unreadable` where there is no file, no text, no known encoding, or no caption at all.
    """
    found = list(events(path))
    return Page(
        _source(path),
        tuple(event for event in found if isinstance(event, Caption)),
        tuple(event for event in found if isinstance(event, str)),
        tuple(event for event in found if isinstance(event, Reject)),
    )


def events(path: str | os.PathLike[str]) -> Iterator[Event]:
    """The captions, rejects and remarks of one source, in order; a list of captions of any size needs little memory.

    Raises `Unreadable`, possibly after the first captions: a long file can be damaged at its end.
    """
    source, found = _source(path), False
    with opened(path) as file:
        data = read(file, LARGE + 1)
        check_text(data)
        large = len(data) > LARGE and not is_html(data[:65_536].decode("utf-8", "ignore"))
        for event in _list(data, file, source) if large else _page(data + read(file), source):
            found = found or not isinstance(event, str)
            yield event
    if not found:
        raise Unreadable("no gallery and no captions")


def _source(path: str | os.PathLike[str]) -> str:
    return PurePath(path).as_posix()


def _page(data: bytes, source: str) -> Iterator[Event]:
    try:
        text, remark = decoded(data)
    except Unreadable:
        if not _mostly_utf8(data):
            raise
        yield from read_lines(data.splitlines(), source)
        return
    if remark:
        yield remark
    if is_html(text):
        from captions.pages.markup import read_html

        yield from read_html(text, source)
    else:
        yield from read_text(text, source)


def _mostly_utf8(data: bytes) -> bool:
    """Whether this is a list of captions in which single lines are damaged: at most one line in ten, and no HTML."""
    lines = [line for line in data.splitlines() if line.strip()]
    valid = b"\n".join(line for line in lines if _is_utf8(line))
    damaged = len(lines) - len(valid.splitlines())
    if is_html(valid.decode()) or damaged * 10 > max(len(lines), 20) or not valid:
        return False
    return any(isinstance(event, Caption) and event.gallery is None for event in read_text(valid.decode(), ""))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _list(data: bytes, file: BinaryIO, source: str) -> Iterator[Event]:
    encoding = bom_of(data) or "utf-8"
    if encoding == "utf-8":
        yield from read_lines(_lines(data.removeprefix(b"\xef\xbb\xbf"), file), source)
    else:  # UTF-16 has no line ends that bytes could be split at
        yield from read_lines((line.encode() for line in (data + read(file)).decode(encoding).splitlines()), source)


def _lines(data: bytes, file: BinaryIO) -> Iterator[bytes | int]:
    """The lines of ``data`` and of the rest of ``file``; a line beyond any caption is given as its length only."""
    rest, skipped = b"", 0
    while data:
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            yield skipped + _characters(line) if skipped or len(line) > 8 * LIMIT else line
            skipped = 0
        if len(rest) > 8 * LIMIT:
            skipped, rest = skipped + _characters(rest), b""
        data = read(file, 1 << 20)
    if rest or skipped:
        yield skipped + _characters(rest) if skipped else rest


def _characters(utf8: bytes) -> int:
    return len(utf8.rstrip(b"\r").decode("utf-8", "ignore"))
