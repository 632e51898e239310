"""Sources → table: find the files, read the new and the changed ones, put their rows in the table.

A source that is already in the table with the same bytes, read by the same parser, is not read again. A changed one
replaces its own rows. One that cannot be read keeps the rows it had and is reported; so is every caption that cannot.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from captions.indexing.files import File, find_files, identify, parser_version
from captions.indexing.reading import Progress, Reading, TornError
from captions.indexing.rejects import still_listed, write_list
from captions.indexing.workers import in_order, seldom_collecting
from captions.record import Reject
from captions.table import Source, batches, known_sources, lock, open_table, shares, write

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


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
    with lock(path), seldom_collecting():
        paths, missing = find_files(asked, path)
        files, unreadable = identify(paths, path.parent)
        listed = still_listed(path, asked, {file.name for file in files})
        return _update(path, files, [*missing, *unreadable], listed, progress or (lambda *_: None), workers)


def _update(
    path: Path, files: list[File], rejects: list[Reject], listed: list[Reject], progress: Progress, workers: int
) -> Summary:
    failed = {reject.source for reject in listed if reject.position is None}  # these are tried again
    with open_table(path) if path.exists() else nullcontext() as old:
        known = known_sources(path, old) if old else {}
        same = {file.name for file in files if file.name in known and known[file.name].digest == file.digest} - failed
        reading = Reading([file for file in files if file.name not in same], list(rejects), progress)
        tried = {file.name for file in reading.files}
        while not _written(path, old, known, reading, workers):
            torn = reading.rejects[-1]
            rejects = [*rejects, torn]
            reading = Reading([file for file in reading.files if file.name != torn.source], list(rejects), progress)
    standing = [reject for reject in listed if reject.source not in tried]
    write_list(path, [*standing, *reading.rejects])
    again = [reject for reject in standing if reject.source in same]
    return _summary(path, reading, known.keys() & reading.read.keys(), same, again)


def _written(path: Path, old: pq.ParquetFile | None, known: dict[str, Source], reading: Reading, workers: int) -> bool:
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
    except TornError:
        return False
    return True


def _summary(path: Path, reading: Reading, replaced: set[str], unchanged: set[str], kept: list[Reject]) -> Summary:
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
