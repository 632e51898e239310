"""How things look: on a terminal, and to the next program. Nothing here decides anything."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from captions.auditing import Audit
    from captions.indexing import Summary
    from captions.record import Record

SHOWN = 50  # captions on the terminal where no limit was asked for
TOP = 15  # lines of each part of an audit, likewise
LISTED = 20  # lines about what could not be read, before the file that lists the rest is pointed at
WIDTH = 160  # columns where the output is no terminal

_COLORS = {
    "subject": "bold green",
    "person": "green",
    "age": "bright_green",
    "origin": "cyan",
    "location": "yellow",
    "venue": "bright_yellow",
    "photo_date": "magenta",
    "agency": "bright_red",
    "via": "red",
    "photographer": "bold blue",
    "credit": "underline",
}
_OTHER = "dim"


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress() -> Iterator[Callable[[int, int, int], None] | None]:
    """A bar of sources done and a count of captions, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console(stderr=True)) as bar:
        task = bar.add_task("reading", total=None)

        def show(done: int, total: int, captions: int) -> None:
            bar.update(task, completed=done, total=total, description=count(captions, "caption"))

        yield show


def remarks(summary: Summary, out: Path) -> Iterator[str]:
    """What could not be read, a line each, then what is odd about the rest."""
    from captions.table import rejects_path

    for source, position, reason in summary.rejects[:LISTED]:
        yield f"{source}: {reason}" if position is None else f"{source}: {position}: {reason}"
    if len(summary.rejects) > LISTED:
        yield f"{len(summary.rejects) - LISTED:,} more in {rejects_path(out)}"
    yield from summary.notes


def print_summary(summary: Summary, out: Path) -> None:
    read = f"{count(summary.read, 'source')} read"
    replaced = f" ({summary.replaced:,} again)" if summary.replaced else ""
    print(f"{read}{replaced}, {summary.unchanged:,} unchanged; {count(summary.captions, 'caption')} read")
    print(f"{out}: {count(summary.rows, 'row')}, of which have" if summary.rows else f"{out}: no table was written")
    for name, share in summary.shares.items():
        print(f"  {name:<22}{share:>7.1%}")


def print_data(frame: pd.DataFrame, as_json: bool, as_csv: bool) -> bool:
    """Prints a frame for another program, if that was asked for."""
    from captions.table import plain

    if as_json and as_csv:
        raise ValueError("--json or --csv, not both")
    if as_json:
        for row in plain(frame):
            print_json(row)
    if as_csv:
        print_csv(list(frame.columns), plain(frame))
    return as_json or as_csv


def print_json(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_csv(columns: list[str], rows: Iterable[dict[str, Any]], file: TextIO | None = None) -> None:
    """Lists as JSON, nothing as an empty cell; Namibia's code is the text NA. To standard output, or to ``file``."""
    writer = csv.DictWriter(file or sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                name: json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell
                for name, cell in row.items()
            }
        )


def _console(stderr: bool = False) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else WIDTH, highlight=False)


def _cell(value: Any) -> str:
    """Text that cannot command the terminal; nothing for what is unknown."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _print_table(columns: dict[str, int], rows: Iterable[Iterable[Any]]) -> None:
    """A line a row, cut to the terminal's width: columns by their widest cell (0: what is left; else at most so many
    characters, and at most a sixth of the line)."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console = _console()
    cells = [[_cell(value) for value in row] for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for number, (name, most) in enumerate(columns.items()):
        longest = max(map(len, (name, *(row[number] for row in cells))))
        width = min(longest, most, max(console.width // 6, 10)) or None
        table.add_column(name, width=width, ratio=None if width else 1, no_wrap=True, overflow="ellipsis")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _date(row: dict[str, Any]) -> str:
    """The date as far as it is known.

    >>> _date({"photo_date": "2018-10-01", "photo_date_precision": "month"})
    '2018-10'
    """
    lengths = {"year": 4, "month": 7}
    return (row["photo_date"] or "")[: lengths.get(row["photo_date_precision"], 10)]


def print_captions(shown: pd.DataFrame, total: int) -> None:
    """A line for each caption, and how many there are in all."""
    from captions.table import plain

    if len(shown):
        columns = {"date": 10, "place": 30, "credit": 30, "subject": 30, "caption": 0, "source": 30}
        _print_table(columns, map(_caption_cells, plain(shown)))
    part = f"{len(shown):,} of " if len(shown) < total else ""
    print(part + count(total, "caption") + (" (--limit for more)" if part else ""), file=sys.stderr)


def _caption_cells(row: dict[str, Any]) -> tuple[str | None, ...]:
    credit = "/".join(name for name in (row["agency"], row["photographer"]) if name)
    return _date(row), row["location"] or row["country"], credit, row["subject"], row["caption"], _where(row)


def _where(row: dict[str, Any]) -> str:
    return str(row["source"]) if row["position"] is None else f"{row['source']}:{row['position']}"


def print_groups(found: pd.DataFrame) -> None:
    """The groups with their captions under each other, and how many there are."""
    from captions.table import plain

    if len(found):
        again = found["group"].duplicated()
        rows = plain(found.assign(group=found["group"].mask(again), reason=found["reason"].mask(again)))
        cells = ((row["group"], row["reason"], _where(row), row["caption"]) for row in rows)
        _print_table({"group": 6, "reason": 40, "source": 30, "caption": 0}, cells)
    print(f"{count(found['group'].nunique(), 'group')}, {count(len(found), 'caption')}", file=sys.stderr)


_PARTS = {  # of an audit: what to call it, and how wide its columns are
    "fields": ("Share of rows with each field, by house", {"house": 0, "rows": 9}),
    "tails": ("Ends of captions without a credit that look like one", {"shape": 0, "rows": 9, "example": 0, "id": 0}),
    "organisations": (
        "Organisations that the table of agencies does not have",
        {"organisation": 0, "rows": 9, "example": 0, "id": 0},
    ),
    "places": ("Locations without a country", {"location": 40, "rows": 9, "example": 0, "id": 0}),
    "suspicious": ("Suspicious values", {"field": 12, "value": 0, "reason": 28, "rows": 9, "ids": 0}),
}


def print_audit(found: Audit, top: int) -> None:
    """The parts of an audit under each other, at most ``top`` lines of each but the sample."""
    from captions.table import plain

    for part, (title, columns) in _PARTS.items():
        frame: pd.DataFrame = getattr(found, part)
        print(f"{title} ({min(top, len(frame)):,} of {len(frame):,})")
        rows = list(plain(frame.head(top)))
        for names in _beside(columns, frame) if rows else []:
            _print_table(names, ([_audit_cell(name, row[name]) for name in names] for row in rows))
    print(f"Sample ({count(len(found.sample), 'row')}; --json or --csv FILE for every field)")
    if len(found.sample):
        print_captions(found.sample, len(found.sample))


def _beside(columns: dict[str, int], frame: pd.DataFrame) -> Iterator[dict[str, int]]:
    """The columns of one table, or of several under each other where the terminal is too narrow for all shares."""
    shares = [name for name in frame.columns if name not in columns]
    fitting = max((_console().width - 35) // 9, 1)
    for start in range(0, max(len(shares), 1), fitting):
        yield columns | dict.fromkeys(shares[start : start + fitting], 12)


def _audit_cell(name: str, value: Any) -> str | None:
    """Numbers of rows in thousands, shares in per cent, of several rows the first."""
    if isinstance(value, list):
        return str(value[0])
    if value is None or isinstance(value, str):
        return value
    return f"{value:,}" if name == "rows" else f"{value:.1%}"


def print_audit_json(found: Audit, top: int | None) -> None:
    """The lines of all parts, each with the name of its ``part``."""
    from captions.table import plain

    for part in (*_PARTS, "sample"):
        frame: pd.DataFrame = getattr(found, part)
        for row in plain(frame if part == "sample" or top is None else frame.head(top)):
            print_json({"part": part} | row)


def write_marks(sample: pd.DataFrame, path: Path) -> None:
    """Writes rows to check by hand: behind every field of the caption an empty column to mark it right or wrong.

    Raises ``OSError`` that names ``path`` where it cannot be written.
    """
    from captions.table import plain

    names = list(sample.columns)
    fields = names[names.index("caption") + 1 :]
    marked = [each for name in names for each in ([name, f"{name} right?"] if name in fields else [name])]
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            print_csv(marked, plain(sample), file)
    except OSError as error:  # a full disk names no file
        raise OSError(error.errno, error.strerror, str(path)) from None


def plain_record(record: Record) -> dict[str, Any]:
    """A record as values that JSON knows, under the names that the table has for them."""
    row: dict[str, Any] = {"caption": record.text}
    row |= {name: getattr(record, name) for name in record.__slots__ if name != "text"}
    row["photo_date"] = record.photo_date and record.photo_date.isoformat()
    row["people"] = [person._asdict() for person in record.people]
    row["found"] = [found._asdict() for found in record.found]
    return row


def print_record(record: Record) -> None:
    """The caption with each found stretch in its field's colour, then what was found, in which words, by which rule."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    text = Text(_cell(record.text))
    for found in sorted(record.found, key=lambda found: found.start - found.end):  # the wider below the narrower
        text.stylize(_COLORS.get(found.field, _OTHER), found.start, found.end)
    table = Table("field", "value", "words", "rule", box=box.SIMPLE_HEAD, pad_edge=False)
    for field, value, start, end, rule in record.found:
        style = _COLORS.get(field, _OTHER)
        table.add_row(Text(field, style), *(Text(_cell(cell)) for cell in (value, record.text[start:end], rule)))
    for field, known in _resolved(record):
        table.add_row(Text(field, _OTHER), Text(_cell(known)), Text(""), Text("resolved", _OTHER))
    console = _console()
    console.print(text, soft_wrap=not console.is_terminal)
    console.print(table)


def _resolved(record: Record) -> Iterator[tuple[str, object]]:
    """What stands in no words of the caption but follows from them."""
    stated = {found.field for found in record.found}
    for name in ("city", "region", "country", "country_code", "latitude", "longitude", "photo_date_precision"):
        value = getattr(record, name)
        if value is not None and name not in stated:
            yield name, value
