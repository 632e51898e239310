"""Sources → table: find the files, read the new and the changed ones, put their rows in the table.

A source that is already in the table with the same bytes, read by the same parser, is not read again. A changed one
replaces its own rows. One that cannot be read keeps the rows it had and is reported; so is every caption that cannot.
"""

from __future__ import annotations

import gc
import glob
import hashlib
import json
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, groupby, islice
from multiprocessing.connection import Connection, wait
from operator import attrgetter
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

import captions
from captions.names.locations import resolve
from captions.pages import Unreadable, events
from captions.parser import parse
from captions.record import Caption, Record, Reject
from captions.table import (
    Source,
    TableError,
    batches,
    known_sources,
    lock,
    open_table,
    rejects_path,
    replacing,
    shares,
    to_batch,
    write,
)

SUFFIXES = {".html", ".htm", ".xhtml", ".amp", ".txt"}  # what is taken from a folder, each also with ".gz"
_CHUNK = 2_048  # captions read and turned into Arrow at once; a gallery stays whole
_ALONE = 4  # chunks that are read before other processes are started: who has no more need not wait for them
_HELD = 8_192  # captions of one source that wait for its end, so that a source that breaks off leaves no rows

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True)
class Summary:
    """What `index` did.

    Sources ``read`` (of them ``replaced``: known before) and left alone as ``unchanged``; ``captions`` read now;
    ``rows`` in the table now and the share of them (0 to 1) that has each field; ``rejects`` among the sources that
    were asked for, and ``notes`` on them that cost no caption.
    """

    read: int = 0
    replaced: int = 0
    unchanged: int = 0
    captions: int = 0
    rows: int = 0
    shares: dict[str, float] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()


class _File(NamedTuple):
    """A file to read: where it is, its name in the table, and the digest of its bytes and of the parser."""

    path: Path
    name: str
    digest: str


class _TornError(Exception):
    """A source broke off after some of its rows had gone into the new table."""


def index(sources: Paths, table: str | os.PathLike[str], progress: Progress | None = None, workers: int = 1) -> Summary:
    """Reads the captions of ``sources`` (files, folders, glob patterns) into the Parquet file ``table``.

    The table is replaced whole, under a lock, or not at all; what could not be read is listed beside it in
    ``<table>.rejects.jsonl``. ``progress`` is called with sources done, sources to do, captions read so far.
    More than one of ``workers`` shares many captions out among so many processes, with the same table as the result;
    a script that asks for it needs the guard ``if __name__ == "__main__":``.
    Raises `TableError` where the table is not ours, the disk refuses or a worker is killed.
    """
    path = Path(os.path.realpath(table))
    if path.exists():
        open_table(path).close()
    asked = [sources] if isinstance(sources, str | os.PathLike) else list(sources)
    with lock(path), _seldom_collecting():
        paths, missing = find_files(asked, path)
        files, unreadable = _identify(paths, path.parent)
        standing = _standing(path, asked, {file.name for file in files})
        return _update(path, files, [*missing, *unreadable], standing, progress or (lambda *_: None), workers)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Millions of records that hold no cycles need no search for cycles every few hundred: a quarter of the time."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _collect_seldom() -> None:
    gc.set_threshold(50_000, 20, 100)


def _update(
    path: Path, files: list[_File], rejects: list[Reject], listed: list[Reject], progress: Progress, workers: int
) -> Summary:
    failed = {reject.source for reject in listed if reject.position is None}  # these are tried again
    with open_table(path) if path.exists() else nullcontext() as old:
        known = known_sources(path, old) if old else {}
        same = {file.name for file in files if file.name in known and known[file.name].digest == file.digest} - failed
        reading = _Reading([file for file in files if file.name not in same], list(rejects), progress)
        tried = {file.name for file in reading.files}
        while not _written(path, old, known, reading, workers):
            torn = reading.rejects[-1]
            rejects = [*rejects, torn]
            reading = _Reading([file for file in reading.files if file.name != torn.source], list(rejects), progress)
    standing = [reject for reject in listed if reject.source not in tried]
    _list(path, [*standing, *reading.rejects])
    again = [reject for reject in standing if reject.source in same]
    return _summary(path, reading, known.keys() & reading.read.keys(), same, again)


def _written(path: Path, old: pq.ParquetFile | None, known: dict[str, Source], reading: _Reading, workers: int) -> bool:
    """Puts the new rows in the table; false if a source broke off, which is then the last of the rejects.

    Order: the rows of other sources, the new rows, then the old rows of sources that could not be read this time.
    """
    fresh = in_order(reading.chunks(), workers)
    names = {file.name for file in reading.files}
    sources = dict(known)

    def rows(first: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        if old:
            yield from batches(old, names)
        yield first
        yield from fresh
        sources.update(reading.read)
        spared = (names & known.keys()) - reading.read.keys()
        if old and spared:
            yield from batches(old, known.keys() - spared)
        if old:
            old.close()  # before its file is replaced: Windows asks for that

    try:
        first = next(fresh, None)
        if first is not None:
            write(path, rows(first), sources, parser_version())
    except _TornError:
        return False
    return True


@dataclass
class _Reading:
    """One pass over ``files``: ``rejects`` and ``notes`` grow, ``read`` names the sources that came out whole."""

    files: list[_File]
    rejects: list[Reject]
    progress: Progress
    read: dict[str, Source] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def chunks(self) -> Iterator[list[Caption]]:
        """The captions of all files, in order, some `_CHUNK` of them at a time, those of a gallery together."""
        chunk: list[Caption] = []
        for caption in self._captions():
            if len(chunk) >= _CHUNK and (caption.gallery is None or _gallery(caption) != _gallery(chunk[-1])):
                yield chunk
                chunk = []
            chunk.append(caption)
        if chunk:
            yield chunk

    def _captions(self) -> Iterator[Caption]:
        captions = 0
        for done, file in enumerate(self.files):
            for caption in self._source_captions(file):
                captions += 1
                if not captions % _CHUNK:
                    self.progress(done, len(self.files), captions)
                yield caption
            self.progress(done + 1, len(self.files), captions)

    def _source_captions(self, file: _File) -> Iterator[Caption]:
        rows = 0
        held: list[Caption] = []
        try:
            for caption in self._storable_captions(file):
                held.append(caption)
                if len(held) == _HELD:
                    rows += _HELD
                    yield from held
                    held = []
        except (Unreadable, OSError) as error:
            self.rejects.append(Reject(file.name, None, _reason(error)))
            if rows:
                raise _TornError from None
            return
        if rows or held:
            self.read[file.name] = Source(file.digest, rows + len(held))
            yield from held
        else:
            self.rejects.append(Reject(file.name, None, "no captions"))

    def _storable_captions(self, file: _File) -> Iterator[Caption]:
        for item in events(file.path):
            if isinstance(item, str):
                self.notes.append(f"{file.name}: {item}")
            elif isinstance(item, Reject):
                self.rejects.append(Reject(file.name, item.position, item.reason))
            elif _storable(item):
                yield Caption(item.text, file.name, item.gallery, item.position, item.image)
            else:
                self.rejects.append(Reject(file.name, item.position, "holds half a surrogate pair, which is no text"))


_gallery = attrgetter("source", "gallery")


def in_order(chunks: Iterator[list[Caption]], workers: int) -> Iterator[pa.RecordBatch]:
    """The rows of each chunk, in order: of the first ones by this process, of further ones by ``workers`` others.

    Raises `TableError` where a worker is killed.
    """
    yield from map(rows_of, chunks if workers < 2 else islice(chunks, _ALONE))
    if (first := next(chunks, None)) is None:
        return
    # neither fork, for there are threads here, nor more chunks under way than keep the workers busy
    start = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(start)
    ends, keeps = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _begin, (ends,))
    under_way: deque[Future[pa.RecordBatch]] = deque()
    try:
        for chunk in chain([first], chunks):
            under_way.append(pool.submit(rows_of, chunk))
            if len(under_way) > 2 * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    except BrokenProcessPool:
        raise TableError("a worker was killed, perhaps for want of memory; the table is as it was") from None
    finally:
        keeps.close()  # whatever the workers are at: they have nothing to finish, or nobody wants it any more
        pool.shutdown(cancel_futures=True)
        ends.close()


def _begin(ends: Connection) -> None:
    """In a new worker: an interrupt is its parent's business, and it ends when its parent does or closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _collect_seldom()
    Thread(target=_end_with, args=(ends,), daemon=True).start()


def _end_with(ends: Connection) -> None:
    wait([ends])
    os._exit(1)


def rows_of(chunk: list[Caption]) -> pa.RecordBatch:
    """The rows of some captions; those of a gallery are settled among each other."""
    records: list[Record] = []
    for (_, gallery), group in groupby(chunk, key=_gallery):
        read = [parse(caption.text) for caption in group]
        records += read if gallery is None else settle(read)
    return to_batch(chunk, records)


def settle(records: Sequence[Record]) -> list[Record]:
    """The records of one gallery, with towns that are ambiguous alone settled by the gallery's other places.

    Pictures of a gallery lie together: "Ciudad Hidalgo, Mexico" beside Tapachula is the one in Chiapas.
    """
    near = [(r.latitude, r.longitude) for r in records if r.latitude is not None and r.longitude is not None]
    return [_settled(record, near) if near else record for record in records]


def _settled(record: Record, near: list[tuple[float, float]]) -> Record:
    if record.latitude is not None or not (record.location and record.city and record.country_code):
        return record
    place = resolve(record.location, near=near)
    if place.latitude is None or place.country_code != record.country_code:
        return record
    return replace(record, region=place.region, latitude=place.latitude, longitude=place.longitude)


def _storable(caption: Caption) -> bool:
    try:
        f"{caption.text}{caption.gallery}{caption.image}".encode()
    except UnicodeEncodeError:
        return False
    return True


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
        rejects.append(Reject(source_name(Path(error.filename), home), None, _reason(error)))

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


def _identify(paths: list[Path], home: Path) -> tuple[list[_File], list[Reject]]:
    files: list[_File] = []
    rejects: list[Reject] = []
    for path in paths:
        name = source_name(path, home)
        try:
            files.append(_File(path, name, _digest(path)))
        except (Unreadable, OSError) as error:
            rejects.append(Reject(name, None, _reason(error)))
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
    home = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for path in home.rglob("*") if path.suffix in {".py", ".toml", ".csv"}):
        digest.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return f"{captions.__version__}+{digest.hexdigest()}"


def _reason(error: Exception) -> str:
    if isinstance(error, Unreadable):
        return str(error.reason)
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)


def _standing(path: Path, asked: Iterable[str | os.PathLike[str]], found: set[str]) -> list[Reject]:
    """What is listed beside the table at ``path`` and is not to be found out anew: of files that were ``found`` now,
    and of what was not ``asked`` for now, neither itself nor the folder it lay in."""
    again = {Path(os.path.realpath(source)) for source in asked}
    places = [(reject, path.parent / reject.source) for reject in _listed(path)]
    return [reject for reject, place in places if reject.source in found or again.isdisjoint([place, *place.parents])]


def _listed(path: Path) -> list[Reject]:
    """What could not be read of the sources of the table at ``path``, when they were last read."""
    try:
        lines = rejects_path(path).read_text("utf-8").splitlines()
        return [Reject(**json.loads(line)) for line in lines]
    except (FileNotFoundError, ValueError, TypeError):  # none, or not as we wrote it
        return []


def _list(path: Path, rejects: list[Reject]) -> None:
    listed = rejects_path(path)
    if not rejects:
        listed.unlink(missing_ok=True)
        return
    lines = (json.dumps(reject._asdict(), ensure_ascii=False) + "\n" for reject in rejects)
    with replacing(listed) as file:
        file.writelines(line.encode("utf-8", "backslashreplace") for line in lines)


def _summary(path: Path, reading: _Reading, replaced: set[str], unchanged: set[str], kept: list[Reject]) -> Summary:
    summary = Summary(
        read=len(reading.read),
        replaced=len(replaced),
        unchanged=len(unchanged),
        captions=sum(source.rows for source in reading.read.values()),
        rejects=(*kept, *reading.rejects),
        notes=tuple(reading.notes),
    )
    if not path.exists():
        return summary
    with open_table(path) as file:
        return replace(summary, rows=file.metadata.num_rows, shares=shares(file))
