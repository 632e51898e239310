"""The command, run as people run it: what it prints where, and its exit codes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import captions

HEAVY = ["dateparser", "numpy", "pandas", "pyarrow", "selectolax"]
SCRIPT = Path(sys.executable).with_name("captions")
COMMAND = (
    [str(SCRIPT)]
    if SCRIPT.exists()
    else [sys.executable, "-c", "from captions.cli import app; app(prog_name='captions')"]
)

LIST = """Nuria Ávila, 33, a migrant from Honduras, rests in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte
Boats rest on the river in Tapachula, Mexico October 22, 2018. REUTERS/Ana Belmonte
Boats rest on the river in Tapachula, Mexico October 22, 2018. REUTERS/Ana Belmonte/File Photo
A tram crosses the bridge in Oslo, Norway, on Monday, Nov. 5, 2018. (AP Photo/Luis Carmona)
"""


# Where the package is not installed, its folder; a relative way to it would not be true in another folder.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(captions.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}


def run(*arguments: str | Path, at: Path | None = None, **options: Any) -> subprocess.CompletedProcess[str]:
    options = {"env": ENVIRONMENT, "encoding": "utf-8", "capture_output": True, "check": False} | options
    return subprocess.run([*COMMAND, *map(str, arguments)], cwd=at, **options)


def python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "list.txt").write_text(LIST, encoding="utf-8")
    assert run("index", "list.txt", "--out", "t.parquet", at=folder).returncode == 0
    return folder


# ------------------------------------------------------------------------------------------------- help and version


def test_help_loads_nothing_heavy() -> None:
    done = python(
        f"""
        import sys
        from captions.cli import app
        try:
            app(["--help"], prog_name="captions")
        except SystemExit as stop:
            print("heavy:", [name for name in {HEAVY} if name in sys.modules], stop.code)
        """
    )
    assert "Usage: captions" in done.stdout
    assert "heavy: [] 0" in done.stdout


def test_importing_the_package_loads_nothing_heavy() -> None:
    done = python(f"import sys, captions; dir(captions); print([name for name in {HEAVY} if name in sys.modules])")
    assert done.stdout == "[]\n"


def test_the_public_names_are_there_whatever_was_imported_first() -> None:
    done = python(
        """
        import captions.indexing, captions.query, captions.dedupe, captions.pages, captions.parser
        import captions
        assert all(callable(getattr(captions, name)) for name in captions.__all__ if name != "__version__")
        assert set(captions.__all__) <= set(dir(captions))
        try:
            captions.nothing
        except AttributeError as error:
            print(error)
        """
    )
    assert done.stdout == "module 'captions' has no attribute 'nothing'\n", done.stderr


@pytest.mark.parametrize("command", ["index", "search", "duplicates", "audit", "parse"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Example: captions {command} " in done.stdout
    assert done.stderr == ""


def test_version_names_the_source_of_the_places() -> None:
    done = run("--version")
    assert done.stdout.startswith("captions ")
    assert "GeoNames" in done.stdout
    assert "CC BY 4.0" in done.stdout


# ------------------------------------------------------------------------------------------------- index


def test_index_sums_up(folder: Path) -> None:
    again = run("index", "list.txt", "--out", "t.parquet", at=folder)
    assert again.returncode == 0
    assert again.stdout.splitlines()[:2] == [
        "0 sources read, 1 unchanged; 0 captions read",
        "t.parquet: 4 rows, of which have",
    ]
    assert any(line.split() == ["photographer", "100.0%"] for line in again.stdout.splitlines())
    assert again.stderr == ""


def test_captions_parquet_is_the_table_by_default(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    assert run("index", "*.txt", at=tmp_path).returncode == 0
    assert len(pd.read_parquet(tmp_path / "captions.parquet")) == 4


def test_bad_sources_are_a_line_each_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "gallery.html.gz").write_bytes(gzip.compress(b"<html>" + b"<p>Boats rest.</p>" * 500)[:-20])
    (tmp_path / "empty.txt").touch()
    (tmp_path / "void").mkdir()
    done = run("index", "list.txt", "missing.html", "gallery.html.gz", "empty.txt", "void", "no*.htm", at=tmp_path)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 5
    assert "captions: missing.html: no such file" in lines
    assert "captions: void: no captions in this folder" in lines
    assert "captions: no*.htm: nothing matches" in lines
    assert any(line.startswith("captions: gallery.html.gz: ") and "gzip" in line for line in lines)
    assert any(line.startswith("captions: empty.txt: ") for line in lines)
    assert len(pd.read_parquet(tmp_path / "captions.parquet")) == 4
    assert len((tmp_path / "captions.parquet.rejects.jsonl").read_text().splitlines()) == 5


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("folder", "a folder, not a table"), ("foreign", "not a captions table"), ("text", "not a Parquet file")],
)
def test_a_table_that_is_not_ours(tmp_path: Path, kind: str, reason: str) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    out = tmp_path / "out"
    if kind == "folder":
        out.mkdir()
    elif kind == "foreign":
        pq.write_table(pa.table({"x": [1]}), out)
    else:
        out.write_text("my notes")
    before = None if out.is_dir() else out.read_bytes()
    for arguments in (["index", "list.txt", "--out", "out"], ["search", "out"], ["duplicates", "out"]):
        done = run(*arguments, at=tmp_path)
        assert done.returncode == 1
        assert done.stderr.splitlines()[0].endswith(f"out: {reason}")
        assert len(done.stderr.splitlines()) == 1
        assert done.stdout == ""
    assert before is None or out.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limits")
def test_a_full_disk(folder: Path, tmp_path: Path) -> None:
    import resource

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = run("index", folder / "list.txt", "--out", tmp_path / "t.parquet", preexec_fn=small)
    assert done.returncode == 1
    assert done.stderr == f"captions: {tmp_path / 't.parquet'}: File too large; what was there is as it was\n"
    assert not list(tmp_path.glob("*.parquet"))
    assert not list(tmp_path.glob(".tmp-*"))


def test_an_interrupt_says_what_became_of_the_table(folder: Path) -> None:
    before = (folder / "t.parquet").read_bytes()
    (folder / "more.txt").write_text(LIST, encoding="utf-8")
    done = python(
        """
        import sys
        from captions.cli import app
        from captions.indexing import rows

        def interrupted(text):
            raise KeyboardInterrupt

        rows.parse = interrupted
        app(["index", sys.argv[1], "--out", sys.argv[2]])
        """,
        folder / "more.txt",
        folder / "t.parquet",
    )
    told = f"captions: interrupted; {folder / 't.parquet'} is unchanged\n"
    assert (done.returncode, done.stdout, done.stderr) == (130, "", told)
    assert (folder / "t.parquet").read_bytes() == before


def test_an_interrupt_elsewhere_is_a_line(folder: Path) -> None:
    done = python(
        """
        import sys
        from captions import display
        from captions.cli import app

        def interrupted(*_):
            raise KeyboardInterrupt

        display.print_captions = interrupted
        app(["search", sys.argv[1]])
        """,
        folder / "t.parquet",
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "captions: interrupted\n")


def test_nothing_readable_makes_no_table_and_says_so(tmp_path: Path) -> None:
    done = run("index", "none.txt", "--out", "m.parquet", at=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "captions: none.txt: no such file\n"
    assert done.stdout.splitlines()[1:] == ["m.parquet: no table was written"]
    assert not (tmp_path / "m.parquet").exists()
    assert json.loads((tmp_path / "m.parquet.rejects.jsonl").read_text())["reason"] == "no such file"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["search", "t.parquet", "--csv"], ["search", "t.parquet"], ["parse", "Boats."], ["--version"]]
)
def test_a_full_disk_behind_standard_output(folder: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(*arguments, at=folder, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (1, "captions: standard output: No space left on device\n")


def test_letters_that_the_output_lacks(folder: Path) -> None:
    done = run("search", "t.parquet", "--json", at=folder, env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line == "captions: standard output: ascii lacks some of these letters; set PYTHONIOENCODING=utf-8"


def test_a_damaged_table(folder: Path, tmp_path: Path) -> None:
    content = (folder / "t.parquet").read_bytes()
    (tmp_path / "t.parquet").write_bytes(content[:4] + bytes(400) + content[404:])
    for command in ("search", "duplicates"):
        done = run(command, "t.parquet", at=tmp_path)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
        assert done.stderr.startswith("captions: the table is damaged: ")


def _all_that_comes(terminal: int) -> str:
    """What is written to a terminal until nobody has it open any more, which Linux tells by an error."""
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:
        pass
    os.close(terminal)
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_bar_on_a_terminal_only(folder: Path, tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    environment = ENVIRONMENT | {"TERM": "xterm", "COLUMNS": "80"}
    command = [*COMMAND, "index", str(folder / "list.txt"), "--out", str(tmp_path / "t.parquet")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=follower, env=environment) as child:
        os.close(follower)
        shown = _all_that_comes(leader)
        output, _ = child.communicate()
    assert "4 captions" in shown
    assert "1/1" in shown
    assert output.startswith(b"1 source read")


# ------------------------------------------------------------------------------------------------- search


def test_search_shows_a_table(folder: Path) -> None:
    done = run(
        "search", "t.parquet", "--place", "mexico", "--limit", "2", at=folder, env=ENVIRONMENT | {"COLUMNS": "200"}
    )
    assert done.returncode == 0
    head, first = done.stdout.split("\n")[1], done.stdout.split("\n")[3]
    assert head.split() == ["date", "place", "credit", "subject", "caption", "source"]
    assert "2018-10-21" in first
    assert "Reuters/Ana Belmonte" in first
    assert "list.txt:1" in first
    assert done.stderr == "2 of 3 captions (--limit for more)\n"


def test_search_says_what_the_table_does_not_have(folder: Path) -> None:
    done = run("search", "t.parquet", "--photographer", "belmontes", "--csv", at=folder)
    assert done.returncode == 0
    assert done.stderr == "captions: photographer 'belmontes': not in this table; nearest: Ana Belmonte\n"
    assert run("search", "t.parquet", "--photographer", "belm ana", at=folder).stderr.startswith("0 captions\n")
    assert run("search", "t.parquet", "--photographer", "ana belm", at=folder).stderr == "3 captions\n"


def test_search_as_json(folder: Path) -> None:
    done = run(
        "search", "t.parquet", "--person", "nuria avila", "--age", "30-39", "--origin", "Honduran", "--json", at=folder
    )
    (line,) = done.stdout.splitlines()
    row = json.loads(line)
    assert (row["subject"], row["age"], row["photo_date"]) == ("Nuria Ávila", 33, "2018-10-21")
    assert row["people"] == [{"name": "Nuria Ávila", "age": 33, "origin": "Honduras"}]
    assert done.stderr == ""


def test_search_as_csv(folder: Path) -> None:
    done = run("search", "t.parquet", "--sort=-photo_date", "--csv", at=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["photo_date"] for row in rows] == ["2018-11-05", "2018-10-22", "2018-10-22", "2018-10-21"]
    assert rows[-1]["age"] == "33"
    assert json.loads(rows[-1]["people"])[0]["name"] == "Nuria Ávila"
    assert list(rows[0]) == pd.read_parquet(folder / "t.parquet").columns.tolist()


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_no_hit_is_no_error(folder: Path, form: list[str]) -> None:
    done = run("search", "t.parquet", "--text", "penguins", *form, at=folder)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == (form == ["--csv"])
    assert done.stderr == ("" if form else "0 captions\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "t.parquet", "--since", "2018-02-30"], "'2018-02-30': there is no such date"),
        (["search", "t.parquet", "--sort", "colour"], "sort 'colour': no such column"),
        (["search", "t.parquet", "--since", "2019", "--until", "2018"], "since 2019 is after until 2018"),
        (["search", "t.parquet", "--json", "--csv"], "--json or --csv, not both"),
        (["search", "t.parquet", "--limit", "-1"], "--limit"),
        (["search", "t.parquet", "--colour", "red"], "(captions search --help)"),
        (["search"], "TABLE"),
        (["frobnicate"], "frobnicate"),
        ([], "command"),
        (["parse"], "(captions parse --help)"),
        (["parse", ""], "the caption: there are no words"),
        (["parse", "--jsno"], "no such option: --jsno (captions parse --help)"),
        (["parse", "Boats.", "--jsno"], "--jsno"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(folder: Path, arguments: list[str], message: str) -> None:
    done = run(*arguments, at=folder)
    assert done.returncode == 2
    assert message.lower() in done.stderr.lower()
    assert done.stderr.startswith("captions: ")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


def test_no_such_table(tmp_path: Path) -> None:
    done = run("search", "none.parquet", at=tmp_path)
    assert (done.returncode, done.stderr) == (1, "captions: none.parquet: no such table\n")


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "search", "t.parquet", "--json"],
        cwd=folder,
        stdout=writer,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
@pytest.mark.parametrize("command", ["search", "audit", "duplicates"])
def test_a_reader_that_leaves_a_long_table_is_no_error(tmp_path: Path, command: str) -> None:
    lines = LIST.splitlines()[0]
    (tmp_path / "list.txt").write_text("\n".join([lines] * 2000), encoding="utf-8")
    captions.index(tmp_path / "list.txt", tmp_path / "t.parquet")
    reader, writer = os.pipe()
    os.close(reader)
    arguments = [*COMMAND, command, "t.parquet", *(["--limit", "2000"] if command == "search" else [])]
    done = subprocess.run(arguments, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, env=ENVIRONMENT, check=False)
    os.close(writer)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


# ------------------------------------------------------------------------------------------------- duplicates, parse


def test_duplicates(folder: Path) -> None:
    done = run("duplicates", "t.parquet", at=folder)
    assert "file photo again" in done.stdout
    assert done.stdout.count("Boats rest") == 2
    assert done.stderr == "1 group, 2 captions\n"
    rows = [json.loads(line) for line in run("duplicates", "t.parquet", "--json", at=folder).stdout.splitlines()]
    assert [(row["group"], row["size"], row["position"]) for row in rows] == [(1, 2, 2), (1, 2, 3)]


def test_parse_shows_words_and_rules() -> None:
    caption = LIST.splitlines()[0]
    done = run("parse", caption)
    assert done.returncode == 0
    head, *table = done.stdout.splitlines()
    assert head == caption
    (line,) = [line for line in table if line.strip().startswith("photographer")]
    assert line.count("Ana Belmonte") == 2  # the value and the words


def test_parse_as_json() -> None:
    caption = LIST.splitlines()[0]
    row = json.loads(run("parse", caption, "--json").stdout)
    assert (row["photographer"], row["age"], row["photo_date"]) == ("Ana Belmonte", 33, "2018-10-21")
    assert all(caption[found["start"] : found["end"]] for found in row["found"])


def test_parse_reads_standard_input() -> None:
    done = run("parse", "-", "--json", input=LIST + "\n")
    assert [json.loads(line)["agency"] for line in done.stdout.splitlines()] == ["Reuters", "Reuters", "Reuters", "AP"]


def test_a_caption_may_begin_with_a_dash() -> None:
    caption = "-5 degrees in Oslo, Norway. REUTERS/Ana Belmonte"
    row = json.loads(run("parse", caption, "--json").stdout)
    assert (row["caption"], row["photographer"]) == (caption, "Ana Belmonte")


def test_what_is_not_utf8_is_a_line_and_the_rest_is_read() -> None:
    lines = "Boats in Köln. REUTERS/Ana Belmonte\n".encode("latin-1") + LIST.encode()
    done = run("parse", "-", "--json", input=lines, encoding=None)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("captions: standard input: 1: not valid UTF-8 (byte 0xf6 at 10)") and "iconv" in line


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes")
def test_an_argument_that_is_not_utf8_is_a_line() -> None:
    done = run("parse", os.fsdecode("Boats in Köln.".encode("latin-1")))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("captions: the caption: 1: not valid UTF-8 (byte 0xf6 at 10)")


def test_no_words_on_standard_input() -> None:
    done = run("parse", "-", input=" \n")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "captions: standard input: there are no words\n")


@pytest.mark.parametrize("path", ["none/x.csv", "."])
def test_marks_that_cannot_be_written(folder: Path, path: str) -> None:
    done = run("audit", "t.parquet", "--csv", path, at=folder)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"captions: {path}: ") and "Errno" not in line


def test_a_caption_cannot_command_the_terminal() -> None:
    done = run("parse", "Boats \x1b[31mrest\x07 [bold]here[/bold].")
    assert "\x1b[31m" not in done.stdout
    assert "\x07" not in done.stdout
    assert "[bold]here[/bold]" in done.stdout
