"""Which files to read, what the table calls them, and whether they have changed."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import captions
from captions.pages import Unreadable
from captions.record import Reject

SUFFIXES = {".html", ".htm", ".xhtml", ".amp", ".txt"}  # what is taken from a folder, each also with ".gz"


class File(NamedTuple):
    """A file to read: where it is, its name in the table, and the digest of its bytes and of the parser."""

    path: Path
    name: str
    digest: str


def find_files(sources: Iterable[str | os.PathLike[str]], table: Path) -> tuple[list[Path], list[Reject]]:
    """The files that ``sources`` name, in order, each once and never the ``table`` itself; and what names none.

    Folders are walked in sorted order; their hidden files and those without one of `SUFFIXES` are passed over.
    A file that is named, or matched by a pattern, is always taken.
    """
    found: dict[str, Path] = {}
    rejects: list[Reject] = []
    for named in sources:
        source = os.fspath(named)
        matches = [source] if os.path.lexists(source) else sorted(glob.glob(source, recursive=True))  # noqa: PTH207
        if not matches:
            name = source_name(Path(source), table.parent) if source else '""'
            rejects.append(Reject(name, None, "nothing matches" if glob.has_magic(source) else "no such file"))
        for path in map(Path, matches):
            files = list(_walk(path, table.parent, rejects)) if path.is_dir() else [path]
            if not files:
                rejects.append(Reject(source_name(path, table.parent), None, "no captions in this folder"))
            for file in files:
                found.setdefault(os.path.realpath(file), file)
    found.pop(str(table), None)
    return list(found.values()), rejects


def _walk(folder: Path, home: Path, rejects: list[Reject]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        rejects.append(Reject(source_name(Path(error.filename), home), None, reason(error)))

    seen: set[str] = set()
    for place, folders, names in os.walk(folder, onerror=refused, followlinks=True):
        real = os.path.realpath(place)
        folders[:] = [] if real in seen else sorted(name for name in folders if not name.startswith("."))
        seen.add(real)
        yield from (Path(place, name) for name in sorted(names) if not name.startswith(".") and _is_page(name))


def _is_page(name: str) -> bool:
    """Whether a file in a folder is taken for a page.

    >>> _is_page("a.HTML"), _is_page("a.txt.gz"), _is_page("a.gz"), _is_page("a.tar.gz"), _is_page("a.jpg")
    (True, True, True, False, False)
    """
    path = Path(name.lower())
    inner = Path(path.stem).suffix
    return path.suffix in SUFFIXES or (path.suffix == ".gz" and (not inner or inner in SUFFIXES))


def identify(paths: list[Path], home: Path) -> tuple[list[File], list[Reject]]:
    """The files at ``paths`` with their names and digests, in order, and those whose bytes cannot be read."""
    files: list[File] = []
    rejects: list[Reject] = []
    for path in paths:
        name = source_name(path, home)
        try:
            files.append(File(path, name, _digest(path)))
        except (Unreadable, OSError) as error:
            rejects.append(Reject(name, None, reason(error)))
    return files, rejects


def source_name(path: Path, home: Path) -> str:
    """What the table calls a file: the way from the table's folder ``home`` if it lies inside, else the whole path.

    So the name does not depend on where the program was started, and a folder can be moved together with its table.
    """
    real = Path(os.path.realpath(path))
    name = real.relative_to(home) if real.is_relative_to(home) else real
    return os.fsencode(name.as_posix()).decode("utf-8", "backslashreplace")


def _digest(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise Unreadable("not a regular file")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(parser_version().encode(), digest_size=16))
    return digest.hexdigest()


@cache
def parser_version() -> str:
    """The package's version and a digest of the code, rules and names that decide what a record says."""
    home = Path(captions.__file__).parent
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".py", ".toml", ".csv"}):
        digest.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return f"{captions.__version__}+{digest.hexdigest()}"


def reason(error: Exception) -> str:
    """Why a file cannot be read, in one line without its path."""
    if isinstance(error, Unreadable):
        return str(error.reason)
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
