"""Sources to table: what is read, what is left alone, what is replaced, and what becomes of what cannot be read."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import captions
from captions import indexing
from captions.indexing import files, index, reading, workers
from captions.indexing import rows as parsing
from captions.indexing.files import find_files, source_name
from captions.indexing.rows import settle
from captions.pages import Unreadable
from captions.record import Caption, Record, Reject
from captions.table import TableError, rejects_path

LIST = """Fishermen mend nets in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte
Boats rest on the river in Tapachula, Mexico October 22, 2018. REUTERS/Ana Belmonte
A tram crosses the bridge in Oslo, Norway, Monday, Nov. 5, 2018. (AP Photo/Luis Carmona)
"""
GALLERY = """2 PHOTOS
On the river
See Gallery
On the river
Boats rest in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte
Rafts wait in Ciudad Hidalgo, Mexico October 20, 2018. REUTERS/Ana Belmonte
HIDE CAPTION
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "list.txt").write_text(LIST)
    (folder / "one.txt").write_text("Snow falls on Bergen, Norway January 3, 2019. REUTERS/Ida Sund\n")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "t.parquet"


def rows(table: Path) -> pd.DataFrame:
    return pd.read_parquet(table)


def texts(table: Path) -> list[str]:
    return sorted(rows(table)["caption"])


# ------------------------------------------------------------------------------------------------- again and again


def test_a_folder_becomes_a_table(pages: Path, table: Path) -> None:
    summary = index(pages, table)
    assert (summary.read, summary.replaced, summary.unchanged, summary.captions, summary.rows) == (2, 0, 0, 4, 4)
    assert summary.rejects == ()
    frame = rows(table)
    assert frame["source"].tolist() == ["pages/list.txt"] * 3 + ["pages/one.txt"]
    assert frame["position"].tolist() == [1, 2, 3, 1]
    assert frame["id"].is_unique
    assert frame["caption"][0] == LIST.splitlines()[0]
    assert summary.shares["photographer"] == 1
    assert not rejects_path(table).exists()


def test_the_same_again_adds_nothing_and_touches_nothing(pages: Path, table: Path) -> None:
    index(pages, table)
    before = table.stat()
    again = index(str(pages), str(table))
    assert (again.read, again.unchanged, again.captions, again.rows) == (0, 2, 0, 4)
    assert (table.stat().st_ino, table.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert again.shares["photographer"] == 1


def test_an_unchanged_source_is_not_parsed(pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(pages, table)
    monkeypatch.setattr(parsing, "parse", lambda text: pytest.fail(f"parsed again: {text}"))
    assert index(pages, table).unchanged == 2


def test_a_changed_source_replaces_its_rows(pages: Path, table: Path) -> None:
    index(pages, table)
    kept = rows(table).query("source == 'pages/one.txt'")["id"].tolist()
    (pages / "list.txt").write_text(LIST.replace("Boats", "Rafts"))
    summary = index(pages, table)
    assert (summary.read, summary.replaced, summary.unchanged, summary.rows) == (1, 1, 1, 4)
    assert sum("Rafts" in text for text in texts(table)) == 1
    assert not any("Boats" in text for text in texts(table))
    assert rows(table).query("source == 'pages/one.txt'")["id"].tolist() == kept


def test_another_parser_reads_everything_again(pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(pages, table)
    for module in (files, indexing):
        monkeypatch.setattr(module, "parser_version", lambda: "9.9+x")
    summary = index(pages, table)
    assert (summary.read, summary.replaced, summary.rows) == (2, 2, 4)
    assert pq.read_schema(table).metadata[b"captions.parser_version"] == b"9.9+x"


def test_other_sources_are_added(pages: Path, table: Path) -> None:
    index(pages / "one.txt", table)
    summary = index([pages / "list.txt"], table)
    assert (summary.read, summary.replaced, summary.rows) == (1, 0, 4)


def test_the_name_of_a_source_does_not_depend_on_where_one_stands(
    pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(pages, table)
    monkeypatch.chdir(pages)
    assert index(["list.txt", "./one.txt", "../pages/list.txt"], "../t.parquet").unchanged == 2
    assert source_name(Path("list.txt"), table.parent) == "pages/list.txt"
    assert source_name(Path("list.txt"), pages / "other") == (pages / "list.txt").resolve().as_posix()


def test_pages_of_a_gallery_settle_each_other(table: Path) -> None:
    """Tapachula lies in Chiapas, so the Ciudad Hidalgo pictured beside it is not the one in Michoacán."""
    page = table.with_name("gallery.txt")
    page.write_text(GALLERY)
    index(page, table)
    frame = rows(table)
    assert frame["gallery"].tolist() == ["On the river"] * 2
    assert frame["city"].tolist() == ["Tapachula", "Ciudad Hidalgo"]
    assert frame["region"].tolist() == ["Chiapas"] * 2
    assert frame["latitude"].notna().all()


def test_settling_leaves_alone_what_is_settled_or_unknown() -> None:
    town = Record("a", location="Oslo, Norway", city="Oslo", country_code="NO", latitude=59.9, longitude=10.7)
    alone = Record("b", location="Ciudad Hidalgo, Mexico", city="Ciudad Hidalgo", country="Mexico", country_code="MX")
    nowhere = Record("c")
    assert settle([alone, nowhere]) == [alone, nowhere]
    assert settle([town, nowhere])[0] is town
    near = Record("d", location="Tapachula", city="Tapachula", country_code="MX", latitude=14.9, longitude=-92.26)
    assert settle([near, alone])[1].region == "Chiapas"
    assert settle([near, alone])[1].found == alone.found


# ------------------------------------------------------------------------------------------------- what is a source


def test_folders_are_walked_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.HTML",
        "c/d.htm",
        "c/e.txt.gz",
        "c/f.xhtml",
        "g.amp",
        ".hidden.txt",
        ".git/h.txt",
        "i.jpg",
        "j.tar.gz",
        "k.parquet",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, rejects = find_files([tmp_path], tmp_path / "k.parquet")
    found = [path.relative_to(tmp_path).as_posix() for path in files]
    assert found == ["a.HTML", "b.txt", "g.amp", "c/d.htm", "c/e.txt.gz", "c/f.xhtml"]
    assert rejects == []


def test_patterns_names_and_files_reached_twice(pages: Path, table: Path) -> None:
    (pages / "odd.name").write_text("Boats. REUTERS/Ana Belmonte")
    (pages / "link.txt").symlink_to(pages / "list.txt")
    sources = [str(pages / "*.txt"), pages, pages / "list.txt", pages / "odd.name", str(pages / "**/*.name")]
    files, rejects = find_files(sources, table)
    assert len(files) == 3
    assert rejects == []
    brackets = pages / "[1].txt"
    brackets.touch()
    assert find_files([str(brackets)], table) == ([brackets], [])


def test_a_loop_of_links_ends(pages: Path, table: Path) -> None:
    (pages / "again").symlink_to(pages, target_is_directory=True)
    files, _ = find_files([pages], table)
    assert [path.name for path in files] == ["list.txt", "one.txt"]


def test_the_table_is_no_source_of_itself(pages: Path) -> None:
    table = pages / "table.txt"
    index(pages, table)
    summary = index([pages, table], table)
    assert (summary.unchanged, summary.rejects) == (2, ())


# ------------------------------------------------------------------------------------------------- what cannot be read


def listed(table: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in rejects_path(table).read_text().splitlines()]


def _bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.txt"
    if kind == "empty":
        path.touch()
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 50)
    elif kind == "truncated":
        path = folder / "truncated.txt.gz"
        path.write_bytes(gzip.compress(LIST.encode() * 50)[:-40])
    elif kind == "no gallery":
        path = folder / "none.html"
        path.write_text("<!doctype html><html><head><title>Shop</title></head><body><p>Shoes.</p></body></html>")
    elif kind == "folder":
        path = folder / "void"
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    return path


@pytest.mark.parametrize("kind", ["missing", "empty", "binary", "truncated", "no gallery", "folder", "pipe"])
def test_a_bad_source_is_reported_and_the_rest_is_read(pages: Path, table: Path, kind: str) -> None:
    bad = _bad(table.parent, kind)
    summary = index([bad, pages], table)
    assert summary.rows == 4
    (reject,) = summary.rejects
    assert reject.source.endswith(bad.name)
    assert reject.reason
    assert "\n" not in reject.reason
    assert listed(table) == [reject._asdict()]


def test_an_unreadable_file(pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "one.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    summary = index(pages, table)
    assert summary.rejects == (Reject("pages/one.txt", None, "Permission denied"),)
    assert summary.rows == 3


def test_nothing_readable_makes_no_table(tmp_path: Path, table: Path) -> None:
    summary = index(["missing.txt", "*.nothing"], table)
    assert [reject.reason for reject in summary.rejects] == ["no such file", "nothing matches"]
    assert (summary.rows, summary.shares) == (0, {})
    assert not table.exists()


def test_a_source_that_fails_keeps_the_rows_it_had(pages: Path, table: Path) -> None:
    index(pages, table)
    before = texts(table)
    (pages / "list.txt").write_bytes(bytes(range(256)) * 50)
    (pages / "one.txt").write_text("Snow lies on Bergen, Norway January 4, 2019. REUTERS/Ida Sund\n")
    summary = index(pages, table)
    assert [reject.source for reject in summary.rejects] == ["pages/list.txt"]
    assert summary.rows == 4
    assert len(set(before) & set(texts(table))) == 3
    (pages / "list.txt").write_text(LIST)  # mended: read again, and reported no more
    assert index(pages, table).rejects == ()
    assert not rejects_path(table).exists()
    assert rows(table)["id"].is_unique


def _stream(items: dict[str, list[Caption | Reject | Unreadable]]) -> object:
    def stream(path: Path) -> Iterator[Caption | Reject]:
        for item in items[path.name]:
            if isinstance(item, Unreadable):
                raise item
            yield item

    return stream


def test_a_long_source_that_breaks_off_leaves_no_rows(
    pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(pages, table)
    monkeypatch.setattr(reading, "_HELD", 2)
    monkeypatch.setattr(reading, "_CHUNK", 2)
    boats = [Caption(f"Boat {number}.", "x", None, number) for number in range(9)]
    torn: list[Caption | Reject | Unreadable] = [*boats, Unreadable("truncated gzip")]
    monkeypatch.setattr(reading, "events", _stream({"list.txt": torn, "one.txt": list(boats[:3])}))
    for name in ("list.txt", "one.txt"):
        (pages / name).write_text("changed")
    summary = index(pages, table)
    assert summary.rejects == (Reject("pages/list.txt", None, "truncated gzip"),)
    assert (summary.read, summary.captions, summary.rows) == (1, 3, 6)
    assert texts(table) == sorted([*LIST.splitlines(), "Boat 0.", "Boat 1.", "Boat 2."])


def test_rejected_captions_stay_listed_while_their_source_is_unchanged(
    pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = Reject("anything", 2, "longer than a caption")
    good = Caption("Boats.", "anything", None, 1)
    monkeypatch.setattr(reading, "events", _stream({"list.txt": [good, bad], "one.txt": [good]}))
    expected = Reject("pages/list.txt", 2, "longer than a caption")
    assert index(pages, table).rejects == (expected,)
    assert index(pages, table).rejects == (expected,)  # unchanged, still not read
    assert index(pages / "one.txt", table).rejects == ()  # not asked for
    assert listed(table) == [expected._asdict()]


def test_rejects_of_other_sources_stay_listed(pages: Path, table: Path) -> None:
    """A source is listed until it is read; what was tried again is listed as it is now."""
    for name in ("a", "b"):
        (table.parent / name).mkdir()
        (table.parent / name / f"{name}.txt").write_bytes(bytes(range(256)) * 50)
    index([table.parent / "a", table.parent / "gone.txt"], table)
    assert [reject["source"] for reject in listed(table)] == ["gone.txt", "a/a.txt"]
    assert [reject.source for reject in index([table.parent / "b", pages], table).rejects] == ["b/b.txt"]
    assert [reject["source"] for reject in listed(table)] == ["gone.txt", "a/a.txt", "b/b.txt"]
    (table.parent / "a/a.txt").unlink()
    (table.parent / "a/c.txt").write_text(LIST.replace("Boats", "Rafts"))
    (table.parent / "gone.txt").write_text(LIST.replace("Boats", "Ships"))
    index([table.parent / "a", table.parent / "gone.txt"], table)
    assert [reject["source"] for reject in listed(table)] == ["b/b.txt"]
    (table.parent / "b/b.txt").write_text(LIST)
    index([table.parent], table)
    assert not rejects_path(table).exists()


def test_half_a_surrogate_pair_is_rejected(pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items: list[Caption | Reject | Unreadable] = [
        Caption("Boats \ud83d.", "x", None, 1),
        Caption("Boats.", "x", None, 2),
    ]
    monkeypatch.setattr(reading, "events", _stream({"one.txt": items}))
    summary = index(pages / "one.txt", table)
    assert summary.rows == 1
    assert summary.rejects[0].position == 1


def test_remarks_cost_no_caption(table: Path) -> None:
    page = table.with_name("gallery.txt")
    page.write_text(GALLERY.replace("2 PHOTOS", "5 PHOTOS"))
    summary = index(page, table)
    assert (summary.rows, summary.rejects) == (2, ())
    assert len(summary.notes) == 1
    assert summary.notes[0].startswith("gallery.txt: ")
    assert "5" in summary.notes[0]


# ------------------------------------------------------------------------------------------------- tables not ours


@pytest.fixture
def galleries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Small pages, of which chunks of two captions are read here first, and then by workers."""
    monkeypatch.setattr(reading, "_CHUNK", 2)
    monkeypatch.setattr(workers, "_ALONE", 1)
    folder = tmp_path / "galleries"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(GALLERY)
        (folder / f"{number}-list.txt").write_text(LIST)
    return folder


def test_workers_make_the_same_table(galleries: Path, tmp_path: Path) -> None:
    alone, shared = (index(galleries, tmp_path / f"{n}.parquet", workers=n) for n in (1, 2))
    assert alone == shared
    assert alone.rows == 35
    assert pq.read_table(tmp_path / "1.parquet").equals(pq.read_table(tmp_path / "2.parquet"))


def _killed(chunk: list[Caption]) -> pa.RecordBatch:
    os.kill(os.getpid(), signal.SIGTERM)
    raise AssertionError("is no more")


def test_a_killed_worker_leaves_the_old_table(
    galleries: Path, pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(pages, table)
    before = table.read_bytes()
    monkeypatch.setattr(workers, "_ALONE", 0)
    monkeypatch.setattr(workers, "rows_of", _killed)
    with pytest.raises(TableError, match="a worker was killed"):
        index(galleries, table, workers=2)
    assert table.read_bytes() == before
    assert not list(table.parent.glob(".tmp-*"))


SLOW = """
import sys, time
from pathlib import Path
import captions
from captions.indexing import reading, workers

def rows_of(chunk):
    Path(sys.argv[1] + ".started").touch()
    time.sleep(60)

rows_of.__module__ = "__mp_main__"
if __name__ == "__main__":
    reading._CHUNK, workers._ALONE, workers.rows_of = 2, 0, rows_of
    captions.index(sys.argv[2], sys.argv[1], workers=2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no interrupts to send")
def test_an_interrupt_does_not_wait_for_workers(galleries: Path, table: Path, tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    environment = os.environ | {"PYTHONPATH": str(Path(captions.__file__).parents[1])}
    command = [sys.executable, str(script), str(table), str(galleries)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as child:
        while not Path(f"{table}.started").exists():
            assert child.poll() is None
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=40)  # a worker would sleep for sixty; who holds the pipe is still alive
    assert told.splitlines()[-1] == "KeyboardInterrupt"
    assert not table.exists()
    assert not list(table.parent.glob(".tmp-*"))


def test_a_foreign_table_is_never_overwritten(pages: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.parquet"
    pq.write_table(pa.table({"x": [1]}), foreign)
    before = foreign.read_bytes()
    with pytest.raises(TableError, match="not a captions table"):
        index(pages, foreign)
    assert foreign.read_bytes() == before
    with pytest.raises(TableError, match="a folder, not a table"):
        index(pages, pages)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foreign.parquet", "pages"]


def test_a_table_without_its_sources_is_not_added_to(pages: Path, table: Path) -> None:
    index(pages / "one.txt", table)
    anew = pq.read_table(table)
    kept = {key: value for key, value in anew.schema.metadata.items() if key != b"captions.sources"}
    pq.write_table(anew.replace_schema_metadata(kept), table)
    with pytest.raises(TableError, match="dropped the list of its sources"):
        index(pages, table)
    assert len(captions.search(table)) == 1


def test_an_interrupt_leaves_the_old_table(pages: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(pages, table)
    before = table.read_bytes()
    (pages / "list.txt").write_text(LIST * 2)

    def interrupted(text: str) -> Record:
        raise KeyboardInterrupt

    monkeypatch.setattr(parsing, "parse", interrupted)
    with pytest.raises(KeyboardInterrupt):
        index(pages, table)
    assert table.read_bytes() == before
    assert not list(table.parent.glob(".tmp-*"))


def test_progress_tells_how_far_it_is(pages: Path, table: Path) -> None:
    calls: list[tuple[int, int, int]] = []
    index(pages, table, lambda *call: calls.append(call))
    assert calls == [(1, 2, 3), (2, 2, 4)]


def test_a_link_to_a_table_stays_a_link(pages: Path, table: Path) -> None:
    index(pages / "one.txt", table)
    link = table.with_name("link.parquet")
    link.symlink_to(table)
    assert captions.index(pages, link).rows == 4
    assert link.is_symlink()
    assert len(rows(table)) == 4


def test_several_at_once_all_get_in(pages: Path, table: Path) -> None:
    """The lock makes them wait for each other; none works from a table that another one replaces meanwhile."""
    for number in range(4):
        (pages / f"{number}.txt").write_text(LIST.replace("October 21", f"October {number + 1}"))
    code = "import sys; from captions import index; index(sys.argv[1], sys.argv[2])"
    environment = os.environ | {"PYTHONPATH": str(Path(captions.__file__).parents[1])}
    commands = [[sys.executable, "-c", code, str(pages / f"{number}.txt"), str(table)] for number in range(4)]
    children = [subprocess.Popen(command, env=environment) for command in commands]
    assert [child.wait() for child in children] == [0] * 4
    assert len(rows(table)) == 12
    assert rows(table)["id"].is_unique
    assert index(pages, table).unchanged == 4
