"""The table: one Parquet file of one row a caption, replaced whole or not at all.

A bare ``pandas.read_parquet`` reads it with types that survive (dates as ``datetime64[ms]``, ages as floats, text as
strings, lists of dicts); so do DuckDB, Polars and Spark. It is written from Arrow without a ``pandas`` block, because
pandas cannot read back the frames it would describe there (pandas-dev/pandas#53011). The path is opened once a
reading: a reader that opens it twice may meet two versions (apache/arrow#35894).
"""

from __future__ import annotations

import datetime
import glob
import json
import math
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import accumulate, chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from filelock import FileLock

from captions.record import Caption, Record

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = 1
ROW_GROUP = 65_536  # rows; a group is what a reader skips or loads, and what stays in memory while writing


class TableError(Exception):
    """A table that cannot be read or written; the message is one line that begins with its path."""


class Source(NamedTuple):
    """What the table knows of a source: ``digest`` of its bytes and of the parser that read them, its ``rows``."""

    digest: str
    rows: int


def _field(name: str, kind: pa.DataType, description: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


def _list(*kinds: pa.Field | pa.DataType) -> pa.ListType:
    """A list of text, or of structs; named "element" as the Parquet format does."""
    return pa.list_(pa.field("element", pa.string() if not kinds else pa.struct(kinds)))


PEOPLE = _list(pa.field("name", pa.string()), pa.field("age", pa.int16()), pa.field("origin", pa.string()))
FOUND = _list(
    pa.field("field", pa.string()),
    pa.field("value", pa.string()),
    pa.field("start", pa.int32()),
    pa.field("end", pa.int32()),
    pa.field("rule", pa.string()),
)

SCHEMA = pa.schema(
    [
        _field("id", pa.string(), "Stable hash of source, gallery, position and text", nullable=False),
        _field("source", pa.string(), "File the caption was read from, relative to the table's folder if inside it"),
        _field("gallery", pa.string(), "Title of the gallery"),
        _field("position", pa.int32(), "Place in the gallery or the source, from 1"),
        _field("image", pa.string(), "Address of the picture, as the page gives it"),
        _field("caption", pa.string(), "The caption, cleaned; offsets in found refer to it", nullable=False),
        _field("language", pa.string(), "ISO 639-1 code of the caption's language"),
        _field("subject", pa.string(), "Who or what the picture shows first"),
        _field("people", PEOPLE, "Every named person shown, with age (years) and origin", nullable=False),
        _field("age", pa.int16(), "Age of the subject, whole years"),
        _field("origin", pa.string(), "Where the subject comes from"),
        _field("location", pa.string(), "Where the picture was taken, as written"),
        _field("venue", pa.string(), "Named building, street or site within the location"),
        _field("city", pa.string(), "Town of the location, resolved"),
        _field("region", pa.string(), "First-order division of the location's country"),
        _field("country", pa.string(), "Country of the location"),
        _field("country_code", pa.string(), "ISO 3166-1 alpha-2 code of that country; Namibia is the text NA"),
        _field("latitude", pa.float64(), "Decimal degrees north"),
        _field("longitude", pa.float64(), "Decimal degrees east"),
        _field("photo_date", pa.timestamp("ms"), "First day of the period in which the picture was taken"),
        _field("photo_date_precision", pa.string(), "Length of that period: day, month or year"),
        _field("agency", pa.string(), "Organisation that made the picture"),
        _field("via", pa.string(), "Organisation that passed it on"),
        _field("photographer", pa.string(), "Photographer; several are joined by '; '"),
        _field("credit", pa.string(), "Credit line as printed"),
        _field("file_photo", pa.bool_(), "The caption says that it is an archive picture", nullable=False),
        _field("keywords", _list(), "Search slugs", nullable=False),
        _field("instructions", pa.string(), "Restrictions of use"),
        _field("found", FOUND, "Each value with its words caption[start:end] and its rule", nullable=False),
    ],
    metadata={"captions.schema_version": str(SCHEMA_VERSION)},
)

_STOOD = ["caption", *Caption._fields[1:]]
_READ = [name for name in SCHEMA.names if name in Record.__slots__]
_values = attrgetter(*_READ)


def caption_id(caption: Caption) -> str:
    """32 hexadecimal digits: the same for the same text at the same place of the same source.

    >>> caption_id(Caption("x", "a.html", position=1)) == caption_id(Caption("x", "a.html", position=2))
    False
    """
    text, source, gallery, position, _ = caption
    key = f"{source}\0{gallery}\0{position}\0{text}"
    return blake2b(key.encode(), digest_size=16).hexdigest()


def to_batch(captions: Sequence[Caption], records: Sequence[Record]) -> pa.RecordBatch:
    """The rows of ``captions`` (at least one) and of what the parser read in them, pairwise.

    Raises ``UnicodeEncodeError`` where a text holds half a surrogate pair, which no file can store.
    """
    columns: dict[str, Any] = dict(zip(_STOOD, zip(*captions, strict=True), strict=True))
    columns |= zip(_READ, zip(*map(_values, records), strict=True), strict=True)
    columns["id"] = [caption_id(caption) for caption in captions]
    return pa.RecordBatch.from_arrays([_array(columns[field.name], field.type) for field in SCHEMA], schema=SCHEMA)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_list(kind):
        return _list_array(values, kind)
    if pa.types.is_timestamp(kind):
        return pa.array(values, pa.date32()).cast(kind)
    return pa.array(values, kind)


def _list_array(rows: Sequence[Sequence[Any]], kind: pa.ListType) -> pa.ListArray:
    """Offsets and flat columns: ten times as fast as handing Arrow a list of dicts a row."""
    offsets = pa.array([0, *accumulate(map(len, rows))], pa.int32())
    flat = list(chain.from_iterable(rows))
    if not pa.types.is_struct(kind.value_type):
        return pa.ListArray.from_arrays(offsets, pa.array(flat, kind.value_type), type=kind)
    fields = list(kind.value_type)
    columns = zip(*flat, strict=True) if flat else ((),) * len(fields)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, fields, strict=True)]
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(arrays, fields=fields), type=kind)


def open_table(path: str | os.PathLike[str]) -> pq.ParquetFile:
    """The Parquet file at ``path``, opened once. Raises `TableError` if there is none or it is not a captions table."""
    try:
        file = pq.ParquetFile(path)
    except FileNotFoundError:
        raise TableError(f"{path}: no such table") from None
    except pa.ArrowInvalid:
        raise TableError(f"{path}: not a Parquet file") from None
    except OSError as error:
        reason = "a folder, not a table" if Path(path).is_dir() else _reason(error)
        raise TableError(f"{path}: {reason}") from None
    version = (file.metadata.metadata or {}).get(b"captions.schema_version", b"").decode()
    if version == str(SCHEMA_VERSION) and file.schema_arrow.names == SCHEMA.names:
        return file
    file.close()
    if version == str(SCHEMA_VERSION):
        raise TableError(f"{path}: another program has changed its columns")
    wrong = f"schema version {version}, this program reads {SCHEMA_VERSION}" if version else "not a captions table"
    raise TableError(f"{path}: {wrong}")


def _reason(error: OSError) -> str:
    """What the system says, without the path and the error number.

    >>> _reason(OSError(28, "No space left on device"))
    'No space left on device'
    """
    return os.strerror(error.errno) if error.errno else str(error).splitlines()[0]


def known_sources(path: str | os.PathLike[str], file: pq.ParquetFile) -> dict[str, Source]:
    """The sources, by name, of the table at ``path``, which is open as ``file``.

    Raises `TableError` where they are lost: then nothing can tell which rows a changed source replaces.
    """
    if (kept := file.metadata.metadata.get(b"captions.sources")) is None:
        raise TableError(f"{path}: another program has written it anew and dropped the list of its sources")
    stored = json.loads(kept)
    return {name: Source(**known) for name, known in stored.items()}


def batches(file: pq.ParquetFile, without: frozenset[str] | set[str] = frozenset()) -> Iterator[pa.RecordBatch]:
    """The rows of a table a row group at a time, but those of the sources in ``without``."""
    gone = pa.array(sorted(without), pa.string())
    for batch in file.iter_batches(batch_size=ROW_GROUP):
        yield batch.filter(pc.invert(pc.is_in(batch.column("source"), gone))) if without else batch


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Waits until nobody else writes the table at ``path``, then keeps others waiting; sweeps what a crash left.

    The file ``<table>.lock`` stays: were it removed, one who waits at the removed file and one who makes a new file
    would both believe that nobody else writes.
    """
    if not path.parent.is_dir():
        raise TableError(f"{path}: no such folder as {path.parent}")
    try:
        with FileLock(f"{path}.lock"):
            _sweep(path)
            yield
    except PermissionError as error:
        raise TableError(f"{path}: {_reason(error)}") from None


def _sweep(path: Path) -> None:
    for name in (path.name, rejects_path(path).name):
        for stray in path.parent.glob(f".tmp-{glob.escape(name)}-*"):
            stray.unlink()


def rejects_path(path: Path) -> Path:
    """The file beside the table that lists what could not be read."""
    return path.with_name(f"{path.name}.rejects.jsonl")


def write(path: Path, rows: Iterable[pa.RecordBatch], sources: dict[str, Source], parser: str) -> None:
    """Puts a table of ``rows`` in the place of ``path``, or raises and leaves what was there.

    ``parser`` says which version read them; ``sources``, looked at when the last row was taken, which files. Raises
    `TableError` if the disk refuses, and whatever ``rows`` raises.
    """
    schema = SCHEMA.with_metadata({**SCHEMA.metadata, "captions.parser_version": parser})
    with replacing(path) as file, pq.ParquetWriter(file, schema, compression="zstd", compression_level=3) as writer:
        for group in _row_groups(rows):
            writer.write_table(group, row_group_size=ROW_GROUP)
        stored = {name: known._asdict() for name, known in sources.items()}
        writer.add_key_value_metadata({"captions.sources": json.dumps(stored, ensure_ascii=False)})


def _row_groups(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """``rows`` in tables of `ROW_GROUP` rows; the last one may be shorter."""
    waiting: list[pa.RecordBatch] = []
    count = 0
    for batch in rows:
        while count + batch.num_rows >= ROW_GROUP:
            room = ROW_GROUP - count
            yield pa.Table.from_batches([*waiting, batch.slice(0, room)], SCHEMA)
            waiting, count, batch = [], 0, batch.slice(room)
        if batch.num_rows:
            waiting.append(batch)
            count += batch.num_rows
    if waiting:
        yield pa.Table.from_batches(waiting, SCHEMA)


@contextmanager
def replacing(path: Path) -> Iterator[Any]:
    """A binary file to write that takes the place of ``path`` at the end, and disappears if anything is raised.

    Raises `TableError` if the disk refuses.
    """
    temporary = path.with_name(f".tmp-{path.name}-{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise TableError(f"{path}: {_reason(error)}; what was there is as it was") from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes a rename last through a power cut, where the system can open folders (Windows cannot)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def shares(file: pq.ParquetFile) -> dict[str, float]:
    """Which part of the rows (0 to 1) has a value, for every field the parser reads that may be empty: a list that has
    anything in it, and an archive picture. What is null is counted in the file's own statistics, without reading it."""
    rows = file.metadata.num_rows
    if not rows:
        return {}
    empty: Counter[str] = Counter()
    for group in map(file.metadata.row_group, range(file.num_row_groups)):
        for chunk in map(group.column, range(group.num_columns)):
            empty[chunk.path_in_schema] += chunk.statistics.null_count
    paths = {"people": "people.list.element.name", "keywords": "keywords.list.element"}  # an empty list is null there
    filled = {name: 1 - empty[paths.get(name, name)] / rows for name in _READ if name != "found"}
    archived = pc.sum(file.read(["file_photo"])["file_photo"]).as_py()
    return filled | {"file_photo": archived / rows}


def plain(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame of the table's columns as values that JSON knows: whole ages, ISO dates, None.

    To read such rows back from CSV, keep Namibia: ``pandas.read_csv(path, keep_default_na=False, na_values=[""])``.
    """
    for row in frame.to_dict("records"):
        yield {str(name): _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):  # also NaT
        return value.date().isoformat() if value == value else None
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
