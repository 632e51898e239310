"""The README says what is so: its excerpt, its commands, its columns. Its Python examples are doctests."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import captions
from captions.table import SCHEMA

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")

EXCERPT = ["subject", "age", "origin", "location", "photo_date", "agency", "photographer"]
ROWS = {  # source, gallery, position of the rows shown
    ("data/oyster-town.html", "An oyster town waits for its bay", 8),
    ("data/strawberry-harvest.txt", "A season with the strawberry pickers of Huelva", 1),
    ("data/strawberry-harvest.txt", "A season with the strawberry pickers of Huelva", 12),
    ("data/strawberry-harvest.txt", "Storm floods southern Spain", 9),
    ("data/week-in-pictures.html", "The week around the world in pictures", 12),
    ("data/week-in-pictures.html", "The week around the world in pictures", 27),
}
KINDS = {"string": "text", "int16": "integer", "int32": "integer", "double": "number", "bool": "true or false"}


def section(heading: str) -> str:
    return re.split(r"^## ", README.split(f"## {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def marked(name: str) -> str:
    return README.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- /{name} -->", 1)[0].strip()


def commands(heading: str) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", section(heading), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def excerpt(frame: pd.DataFrame) -> str:
    """The rows of `ROWS` as a table in Markdown; a date as far as it is known."""
    lines = [" | ".join(EXCERPT), "|".join(["---"] * len(EXCERPT))]
    for _, row in frame.iterrows():
        if (row["source"], row["gallery"], row["position"]) in ROWS:
            known = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
            date = row["photo_date"].strftime(known[row["photo_date_precision"]]) if pd.notna(row["photo_date"]) else ""
            age = "" if pd.isna(row["age"]) else f"{row['age']:.0f}"
            cells = {**row, "photo_date": date, "age": age}
            lines.append(" | ".join("" if pd.isna(cells[name]) else str(cells[name]) for name in EXCERPT))
    return "\n".join(f"| {line} |" if "---" not in line else f"|{line}|" for line in lines)


def columns() -> str:
    """The schema as a table in Markdown."""
    rows = [f"| `{field.name}` | {kind(field.type)} | {field.metadata[b'description'].decode()} |" for field in SCHEMA]
    return "\n".join(["| column | type | what it holds |", "|---|---|---|", *rows])


def kind(of: pa.DataType) -> str:
    if pa.types.is_timestamp(of):
        return "date"
    if pa.types.is_list(of):
        inner = of.value_type
        names = ", ".join(field.name for field in inner) if pa.types.is_struct(inner) else ""
        return f"list of ({names})" if names else "list of text"
    return KINDS[str(of)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample data and a table of it, as the README's first command leaves it."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data", place / "data")
    captions.index([place / "data"], place / "captions.parquet")
    return place


@pytest.fixture(scope="module")
def search_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which ``captions`` is the console command of this interpreter."""
    home = Path(sys.executable).parent
    if not shutil.which("captions", path=str(home)):
        home = tmp_path_factory.mktemp("bin")
        script = home / "captions"
        run = f'{shlex.quote(sys.executable)} -c "from captions.cli import app; app()"'
        script.write_text(f'#!/bin/sh\nexec {run} "$@"\n')
        script.chmod(0o755)
    return f"{home}{os.pathsep}{os.environ['PATH']}"


def test_the_excerpt_is_what_the_sample_data_give(folder: Path) -> None:
    assert marked("excerpt") == excerpt(pd.read_parquet(folder / "captions.parquet"))


def test_every_column_is_listed() -> None:
    assert marked("columns") == columns()


@pytest.mark.parametrize("command", commands("On the command line"))
def test_every_command_works(command: str, folder: Path, search_path: str) -> None:
    home = str(Path(captions.__file__).parents[1])
    env = {**os.environ, "PATH": search_path, "PYTHONPATH": home, "PYTHONWARNINGS": "error"}
    done = subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout or ">" in command


def test_every_command_of_the_program_has_an_example() -> None:
    shown = {shlex.split(line)[1] for line in commands("On the command line")}
    assert shown == {"index", "search", "duplicates", "audit", "parse"}


def test_the_two_commands_start_from_nothing() -> None:
    first, second = re.findall(r"^```sh\n(.*?)^```", section("Two commands"), re.MULTILINE | re.DOTALL)
    for command in (first, second):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    assert "captions index data" in first and "captions search" in first
    assert ".[test]" in second and "pytest" in second


def test_the_rows_of_the_excerpt_are_in_the_sample_data(folder: Path) -> None:
    frame = pd.read_parquet(folder / "captions.parquet", columns=["source", "gallery", "position"])
    assert set(frame.itertuples(index=False, name=None)) >= ROWS
