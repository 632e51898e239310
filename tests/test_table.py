"""The table: its schema, what other programs read in it, and that nothing ever leaves it half-written."""

from __future__ import annotations

import datetime
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archive import ARCHIVE, row, save

from captions import table
from captions.record import Caption, Found, Person, Record
from captions.table import SCHEMA, Source, TableError, caption_id, lock, open_table, plain, to_batch, write

FROZEN = {
    "id": "string",
    "source": "string",
    "gallery": "string",
    "position": "int32",
    "image": "string",
    "caption": "string",
    "language": "string",
    "subject": "string",
    "people": "list<element: struct<name: string, age: int16, origin: string>>",
    "age": "int16",
    "origin": "string",
    "location": "string",
    "venue": "string",
    "city": "string",
    "region": "string",
    "country": "string",
    "country_code": "string",
    "latitude": "double",
    "longitude": "double",
    "photo_date": "timestamp[ms]",
    "photo_date_precision": "string",
    "agency": "string",
    "via": "string",
    "photographer": "string",
    "credit": "string",
    "file_photo": "bool",
    "keywords": "list<element: string>",
    "instructions": "string",
    "found": "list<element: struct<field: string, value: string, start: int32, end: int32, rule: string>>",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return save(tmp_path / "archive.parquet", ARCHIVE)


def test_the_schema_is_frozen() -> None:
    """A change of it is a new SCHEMA_VERSION, and this test changes with it."""
    assert {field.name: str(field.type) for field in SCHEMA} == FROZEN
    assert table.SCHEMA_VERSION == 1
    assert [field.name for field in SCHEMA if not field.nullable] == [
        "id", "caption", "people", "file_photo", "keywords", "found",
    ]  # fmt: skip


def test_every_field_is_described_in_the_file(archive: Path) -> None:
    schema = pq.read_schema(archive)
    assert schema.names == list(FROZEN)
    assert all(len(field.metadata[b"description"]) > 10 for field in schema)
    assert schema.metadata == {b"captions.schema_version": b"1", b"captions.parser_version": b"by hand"}
    assert b"pandas" not in schema.metadata


def test_types_survive_a_bare_read_parquet(archive: Path) -> None:
    frame = pd.read_parquet(archive)
    assert str(frame["photo_date"].dtype) == "datetime64[ms]"
    assert (str(frame["age"].dtype), str(frame["file_photo"].dtype), str(frame["position"].dtype)) == (
        "float64", "bool", "int32",
    )  # fmt: skip
    assert {str(frame[name].dtype) for name in ("id", "caption", "photographer", "gallery")} == {"str"}
    assert frame["people"][0].tolist() == [
        {"name": "Nuria Ávila", "age": 33, "origin": "Honduras"},
        {"name": "Saúl Ávila", "age": 5, "origin": None},
    ]
    assert len(frame["people"][1]) == len(frame["keywords"][0]) == 0
    assert frame["photo_date"][1] == pd.Timestamp("2018-10-01")
    assert frame["country_code"][4] == "NA"


def test_a_record_comes_back_as_it_went_in(tmp_path: Path) -> None:
    text = "🌊 Ærøskøbing: João da Cruz, 41, mends nets."
    record = Record(
        text=text,
        subject="João da Cruz",
        people=(Person("João da Cruz", 41, "Portugal"), Person("Ida")),
        age=41,
        photo_date=datetime.date(1912, 4, 15),
        photo_date_precision="day",
        latitude=54.89,
        keywords=("SEA", "NETS"),
        found=(Found("subject", "João da Cruz", 14, 26, "leading-name"),),
    )
    path = save(tmp_path / "one.parquet", [(Caption(text, "a.html", "Harbours", 3, "https://x.example/1.jpg"), record)])
    (stored,) = pq.read_table(path).to_pylist()
    assert stored["photo_date"] == datetime.datetime(1912, 4, 15)
    assert (stored["gallery"], stored["position"], stored["image"]) == ("Harbours", 3, "https://x.example/1.jpg")
    assert stored["people"] == [person._asdict() for person in record.people]
    assert stored["found"] == [found._asdict() for found in record.found]
    (found,) = stored["found"]
    assert stored["caption"][found["start"] : found["end"]] == found["value"]  # code points, not bytes or UTF-16 units
    same = ("subject", "age", "latitude", "photo_date_precision", "photographer", "file_photo")
    assert {name: stored[name] for name in same} == {name: getattr(record, name) for name in same}
    assert stored["keywords"] == ["SEA", "NETS"]


def test_row_groups_and_compression(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW_GROUP", 4)
    rows = [row(f"Boat {number}.", position=number) for number in range(10)]
    batches = [
        to_batch([caption for caption, _ in part], [record for _, record in part])
        for part in (rows[:3], rows[3:9], rows[9:])
    ]
    path = tmp_path / "boats.parquet"
    write(path, batches, {}, "x")
    file = pq.ParquetFile(path)
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [4, 4, 2]
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert pq.read_table(path, columns=["position"])["position"].to_pylist() == list(range(10))


def test_ids_tell_apart_source_gallery_position_and_text() -> None:
    one = Caption("Boats.", "a.html", "Sea", 1)
    others = [
        one._replace(text="Boats"),
        one._replace(source="b.html"),
        one._replace(gallery=None),
        one._replace(position=2),
    ]
    assert len({caption_id(caption) for caption in [one, *others]}) == 5
    assert caption_id(one) == caption_id(one._replace(image="https://x.example/1.jpg"))
    assert (
        caption_id(Caption("Boats.", "a.html", None, 1)) == "7e691a66a7f51fc3ebe0c22681b1bab8"
    )  # the same in every version


def test_shares_count_the_rows_that_have_a_value(archive: Path) -> None:
    with open_table(archive) as file:
        shares = table.shares(file)
    assert shares["photographer"] == pytest.approx(3 / 7)
    assert shares["country_code"] == pytest.approx(6 / 7)
    assert shares["venue"] == 0
    assert shares["people"] == pytest.approx(2 / 7)
    assert shares["file_photo"] == pytest.approx(1 / 7)
    assert shares["keywords"] == 0
    frame = pd.read_parquet(archive)
    assert list(shares) == [name for name in frame.columns[frame.columns.get_loc("language") :] if name != "found"]


def test_namibia_survives_our_csv(archive: Path, tmp_path: Path) -> None:
    pd.DataFrame(plain(pd.read_parquet(archive))).to_csv(tmp_path / "a.csv", index=False)
    back = pd.read_csv(tmp_path / "a.csv", keep_default_na=False, na_values=[""])
    assert back["country_code"][4] == "NA"
    assert pd.isna(back["country_code"][6])


def test_plain_rows_hold_whole_ages_and_iso_dates(archive: Path) -> None:
    first, *_, last = plain(pd.read_parquet(archive))
    assert (first["age"], first["photo_date"]) == (33, "2018-10-25")
    assert first["people"][1] == {"name": "Saúl Ávila", "age": 5, "origin": None}
    assert (last["age"], last["photo_date"], last["agency"], last["keywords"]) == (None, None, None, [])


# ------------------------------------------------------------------------------------------------- what is not ours


def _spoil(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
        (path / "keep.txt").write_text("mine")
    elif kind == "text":
        path.write_text("my notes")
    elif kind == "foreign":
        pq.write_table(pa.table({"x": [1]}), path)
    elif kind == "newer":
        pq.write_table(pa.table({"x": [1]}).replace_schema_metadata({"captions.schema_version": "99"}), path)
    elif kind == "changed":
        pq.write_table(SCHEMA.empty_table().drop(["found"]), path)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("folder", "a folder, not a table"),
        ("text", "not a Parquet file"),
        ("foreign", "not a captions table"),
        ("newer", "schema version 99, this program reads 1"),
        ("changed", "another program has changed its columns"),
        ("absent", "no such table"),
    ],
)
def test_what_is_no_table_of_ours_is_refused(tmp_path: Path, kind: str, reason: str) -> None:
    path = tmp_path / "t.parquet"
    _spoil(path, kind)
    with pytest.raises(TableError) as refused:
        open_table(path)
    assert str(refused.value) == f"{path}: {reason}"


# ------------------------------------------------------------------------------------------------- crashes


def _batches(count: int) -> list[pa.RecordBatch]:
    rows = [row(f"Boat {number} leaves the harbour.", position=number) for number in range(count)]
    return [to_batch([caption for caption, _ in rows], [record for _, record in rows])]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_leaves_the_old_table(archive: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    before = archive.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(TableError, match=os.strerror(code)) as refused:
        write(archive, _batches(5), {}, "x")
    assert "\n" not in str(refused.value)
    assert archive.read_bytes() == before
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt])
def test_an_exception_halfway_leaves_the_old_table(archive: Path, raised: type[BaseException]) -> None:
    before = archive.read_bytes()

    def broken() -> object:
        yield from _batches(5)
        raise raised

    with pytest.raises(raised):
        write(archive, broken(), {}, "x")  # type: ignore[arg-type]
    assert archive.read_bytes() == before
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


CHILD = """
import os, resource, signal, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from test_table import _batches
from captions import table
table.ROW_GROUP = 100
path = Path({path!r})

def killed():
    yield from _batches(1000)
    os.kill(os.getpid(), signal.SIGKILL)

if {how!r} == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    table.write(path, killed() if {how!r} == "killed" else _batches(5000), {{}}, "x")
except table.TableError as error:
    print(error)
"""


def _child(path: Path, how: str) -> subprocess.CompletedProcess[str]:
    script = CHILD.format(
        paths=[str(Path(__file__).parent), str(Path(table.__file__).parents[1])], path=str(path), how=how
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_a_killed_writer_leaves_the_old_table_and_the_next_one_sweeps(archive: Path) -> None:
    before = archive.read_bytes()
    assert _child(archive, "killed").returncode == -signal.SIGKILL
    assert archive.read_bytes() == before
    assert [path.name.startswith(f".tmp-{archive.name}-") for path in archive.parent.iterdir()].count(True) == 1
    with lock(archive):
        assert not list(archive.parent.glob(".tmp-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits")
def test_a_real_limit_of_the_system_is_one_clear_line(archive: Path) -> None:
    before = archive.read_bytes()
    child = _child(archive, "full")
    assert child.stdout == f"{archive}: {os.strerror(errno.EFBIG)}; what was there is as it was\n", child.stderr
    assert archive.read_bytes() == before
    assert not list(archive.parent.glob(".tmp-*"))


def test_other_tables_temporary_files_are_left_alone(archive: Path) -> None:
    other = archive.with_name(".tmp-other.parquet-1")
    other.touch()
    with lock(archive):
        assert other.exists()


def test_permissions_of_the_table_are_kept(archive: Path) -> None:
    archive.chmod(0o640)
    write(archive, _batches(1), {"a": Source("x", 1)}, "x")
    assert archive.stat().st_mode & 0o777 == 0o640
    with open_table(archive) as file:
        assert table.known_sources(archive, file) == {"a": Source("x", 1)}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such folder"), lock(tmp_path / "no" / "t.parquet"):
        pass


def test_half_a_surrogate_pair_is_refused_not_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_batch(*zip(row("Boats \ud800."), strict=True))


def test_no_more_rows_wait_than_a_group_has() -> None:
    """So memory does not grow with the table."""
    taken = 0

    def counted() -> object:
        nonlocal taken
        for _ in range(6):
            taken += 1
            yield _batches(1)[0]

    groups = table._row_groups(counted())  # type: ignore[arg-type]
    original, table.ROW_GROUP = table.ROW_GROUP, 2
    try:
        assert next(groups).num_rows == 2
        assert taken == 2
        assert sum(group.num_rows for group in groups) == 4
    finally:
        table.ROW_GROUP = original
