"""Chunks of captions to rows, in order, by this process or by several."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from threading import Thread

import pyarrow as pa

from captions.indexing.rows import rows_of
from captions.record import Caption
from captions.table import TableError

_ALONE = 4  # chunks that are read before other processes are started: who has no more need not wait for them


def in_order(chunks: Iterator[list[Caption]], workers: int) -> Iterator[pa.RecordBatch]:
    """The rows of each chunk, in order: of the first ones by this process, of further ones by ``workers`` others.

    Raises `TableError` where a worker is killed.
    """
    yield from map(rows_of, chunks if workers < 2 else islice(chunks, _ALONE))
    if (first := next(chunks, None)) is not None:
        yield from _shared_out(chain([first], chunks), workers)


def _shared_out(chunks: Iterator[list[Caption]], workers: int) -> Iterator[pa.RecordBatch]:
    """The rows of each chunk, in order, by so many other processes."""
    # neither fork, for there are threads here, nor more chunks under way than keep the workers busy
    start = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(start)
    ends, keeps = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _begin, (ends,))
    under_way: deque[Future[pa.RecordBatch]] = deque()
    try:
        for chunk in chunks:
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


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Millions of records that hold no cycles need no search for cycles every few hundred: a quarter of the time."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _collect_seldom() -> None:
    gc.set_threshold(50_000, 20, 100)
