"""Bytes to text: gzip, binary files, character encodings. Decided by content, never by a file's name."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

LARGE = 8 * 1024 * 1024
"""Bytes of a source that is read whole; a longer one that is not HTML is streamed."""

_HEAD = 8 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+) | <meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE | re.VERBOSE,
)
# What browsers read under these labels (WHATWG Encoding Standard), where Python's own codec is narrower.
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_LABELS = {"x-sjis": "shift_jis", "windows-31j": "shift_jis", "ks_c_5601-1987": "euc_kr", "x-gbk": "gbk"}
# What the columns of captions exported from archives and spreadsheets are called: one of these words says nothing, two
# in the first line of a file whose second line has as many cells say that it is a table.
_COLUMNS = frozenset(
    """
    abstract agency age alt artist author beschreibung bild bildunterschrift byline caption captions category city
    copyright country created creator credit date datum description descripción didascalia file filename foto fotograf
    fotografo fotógrafo gallery headline id image img keywords legend legenda legende location légende name nr number
    origin path people person photo photographer picture pie place position slug source state subject tags text texto
    title titel titre titulo título url
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_JSON = re.compile(r"""\[?\s*\{\s*["}]|\[\s*["\]]""")
_TAG = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|main|article|section"
    r"|div|figure|picture|p|ul|ol|dl|table|span|header|h[1-6]|img|a|script|style|amp-\w+|noscript|template|center|nav)\b)",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(r"</(?:html|body|div|figure|figcaption|p|article|section|span)\s*>", re.IGNORECASE)


class Unreadable(Exception):
    """A source that gives no captions at all; ``reason`` is one line and does not name the source."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """The bytes of ``path``, unzipped where they are gzip; to be read with `read`."""
    with _explained():
        raw = Path(path).open("rb")  # noqa: SIM115 - closed below
    with raw:
        zipped = read(raw, 2) == b"\x1f\x8b"
        raw.seek(0)
        if not zipped:
            yield raw
            return
        with gzip.open(raw) as unzipped:
            yield io.BufferedReader(unzipped)


def read(file: BinaryIO, size: int = -1) -> bytes:
    """Up to ``size`` bytes of ``file``, all of them by default; what goes wrong is an `Unreadable`."""
    with _explained():
        return file.read(size)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except EOFError:
        raise Unreadable("truncated gzip") from None
    except (zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"damaged gzip ({error})") from None
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except OSError as error:
        raise Unreadable((error.strerror or str(error)).lower()) from None
    except ValueError as error:  # a path with a NUL in it
        raise Unreadable(str(error)) from None


def check_text(head: bytes) -> None:
    """Raises `Unreadable` where ``head``, the beginning of a source, is empty, binary, or a table or JSON."""
    if not head.strip():
        raise Unreadable("empty file")
    if b"\x00" in head[:_HEAD] and bom_of(head) not in ("utf-16", "utf-32"):
        raise Unreadable("binary file")
    text = head[:_HEAD].decode(bom_of(head) or "latin-1", "ignore").lstrip("\ufeff\xef\xbb\xbf \t\r\n")
    if _JSON.match(text):
        raise Unreadable("JSON: give its captions alone, one a line")
    if columns := table_columns(text):
        raise Unreadable(f"a table of columns ({', '.join(columns[:4])}): give its captions alone, one a line")


def table_columns(text: str) -> list[str]:
    """The columns of a table that ``text`` begins with, as a spreadsheet saves it; [] if it is none.

    Read as a list of captions, its head would become a caption and its other cells a part of each; read for one
    column, what the others know of date and photographer would be lost.

    >>> table_columns('id,"Caption",credit\\n1,"Boats, Oslo.",AP'), table_columns("Boats, photo, text\\nOslo")
    (['id', 'Caption', 'credit'], [])
    """
    for mark in ",;\t|":
        head = list(islice(csv.reader(text.splitlines(), delimiter=mark), 2))
        names = [_WORD.findall(name.lower()) for name in head[0]] if len(head) == 2 else []
        if sum(bool(name) and _COLUMNS.issuperset(name) for name in names) > 1 and len(head[1]) >= len(names):
            return head[0]
    return []


def bom_of(head: bytes) -> str | None:
    """The encoding that a byte order mark states."""
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)


def is_html(text: str) -> bool:
    """Whether ``text``, or its beginning, is markup.

    >>> is_html("<!DOCTYPE html><p>x"), is_html("A boat < a ship. REUTERS/Ann Lee")
    (True, False)
    """
    return bool(_TAG.match(text) or len(_CLOSING.findall(text, 0, 65_536)) > 2)


def declared_encoding(head: bytes) -> str | None:
    """The encoding named by the XML declaration or a ``<meta>``, as browsers understand that name; None if unknown."""
    match = _DECLARED.search(head[: 2 * _HEAD])
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS.get(name, name)


def not_utf8(error: UnicodeDecodeError) -> str:
    """Where the bytes are not UTF-8, and what to do. Which encoding it is, is not guessed: in Latin-1, Latin-2 and
    Mac Roman the same byte is another letter, and a name would come out wrong without a word."""
    at = f"byte 0x{error.object[error.start]:02x} at {error.start:,}"
    return f"not valid UTF-8 ({at}); if it is Windows or Latin-1 text: iconv -f cp1252 -t utf-8"


def decoded(data: bytes) -> tuple[str, str | None]:
    """The text of a whole source, and a remark where some of it could not be decoded as declared.

    A byte order mark goes before everything. Then UTF-8 that holds together over several letters is UTF-8 whatever
    the page declares: saved pages are often converted with their old declaration left in. Then the declaration.
    Raises `Unreadable` where nothing is declared and the bytes are not UTF-8.
    """
    if encoding := bom_of(data):
        return data.decode(encoding, "replace").removeprefix("\ufeff"), None
    declared = declared_encoding(data)
    try:
        text = data.decode("utf-8")
        if declared in (None, "utf-8") or len(data) - len(text) > 2 or text.isascii():
            if declared and text.isascii() and declared.startswith(("iso2022", "hz", "utf-7")):
                return data.decode(declared, "replace"), None
            return text, None
    except UnicodeDecodeError as error:
        if declared is None:
            raise Unreadable(f"no encoding declared and {not_utf8(error)}") from None
    text = data.decode(declared or "utf-8", "replace")
    lost = text.count("\ufffd")
    return text, f"{lost:,} characters are not valid {declared}" if lost else None
