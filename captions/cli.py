"""The command ``captions``: calls the library and prints. Data goes to standard output, all else to standard error.

Exit codes: 0 fine, 1 something could not be read or written, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

import captions
from captions import display

if TYPE_CHECKING:
    from captions.record import Reject

ATTRIBUTION = "Place names from GeoNames (https://www.geonames.org), CC BY 4.0"


class _Commands(TyperGroup):
    """Every error is one line and an exit code."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        try:
            code = super().main(*args, **kwargs | {"standalone_mode": False})
        except KeyboardInterrupt:
            code = 130
        except Exception as error:
            code = _report(error)
        sys.exit(code)

    def invoke(self, ctx: Any) -> Any:
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise typer.Exit(_complain("interrupted", 130)) from None
        except SystemExit:  # so rich ends where the reader has gone
            return
        except OSError as error:
            if not error.filename:  # standard output: the interpreter's own last flush is to say nothing more
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not isinstance(error, BrokenPipeError):  # else the reader has what it wanted
                raise


def _report(error: Exception) -> int:
    """Says what went wrong in one line and gives the exit code; what nobody foresaw is raised."""
    if hasattr(error, "format_message"):  # wrong usage, in the words of typer
        command = getattr(getattr(error, "ctx", None), "command_path", "captions")
        return _complain(f"{error.format_message()} ({command} --help)", 2)
    if isinstance(error, UnicodeEncodeError):
        return _complain(f"standard output: {error.encoding} lacks some of these letters; set PYTHONIOENCODING=utf-8")
    from pyarrow import ArrowException

    from captions.table import TableError

    if isinstance(error, ArrowException) or (isinstance(error, OSError) and not error.errno):
        return _complain(f"the table is damaged: {error}")
    if isinstance(error, OSError):
        return _complain(f"{error.filename or 'standard output'}: {error.strerror}")
    if isinstance(error, TableError | ValueError):
        return _complain(str(error), 1 if isinstance(error, TableError) else 2)
    raise error


def _complain(message: str, code: int = 1) -> int:
    typer.echo(f"captions: {' '.join(message.split())}", err=True)
    return code


app = typer.Typer(cls=_Commands, rich_markup_mode=None, pretty_exceptions_enable=False)

_WORKERS = min(os.cpu_count() or 1, 10)  # one process reads the pages for all, which keeps no more than ten busy

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values, all columns.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that share a large archive out.", show_default=False)]
Table = Annotated[Path, typer.Argument(help="A table made by `captions index`.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"captions {captions.__version__}\n{ATTRIBUTION}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and the sources.")
    ] = False,
) -> None:
    """Reads news-photo captions into a table: subject, age, origin, location, date, agency, photographer.

    Example: captions index galleries/ --out archive.parquet
    """


@app.command()
def index(
    paths: Annotated[list[str], typer.Argument(help="Pages, lists of captions, folders, glob patterns.")],
    out: Annotated[Path, typer.Option(help="The Parquet table to make or to add to.")] = Path("captions.parquet"),
    workers: Workers = _WORKERS,
) -> None:
    """Read captions into a table.

    Sources that have not changed are left alone; what cannot be read is listed in <table>.rejects.jsonl.

    Example: captions index galleries/ "more/*.html.gz" --out archive.parquet
    """
    before = _stamp(out)
    try:
        with display.progress() as progress:
            summary = captions.index(paths, out, progress, workers)
    except KeyboardInterrupt:
        state = "is unchanged" if _stamp(out) == before else "has the new rows, its list of rejects perhaps not"
        raise typer.Exit(_complain(f"interrupted; {out} {state}", 130)) from None
    for line in display.remarks(summary, out):
        _complain(line)
    display.print_summary(summary, out)
    raise typer.Exit(1 if summary.rejects else 0)


def _stamp(path: Path) -> tuple[int, int] | None:
    """What is another number once the file at ``path`` has been replaced."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_ino, known.st_mtime_ns


@app.command()
def search(
    table: Table,
    text: Annotated[str | None, typer.Option(help='Words and "phrases" of the caption.')] = None,
    photographer: Annotated[str | None, typer.Option(help="Words of a name, in any order.")] = None,
    agency: Annotated[str | None, typer.Option(help="Who made the picture or passed it on: AP, nyt.")] = None,
    person: Annotated[str | None, typer.Option(help="A person shown.")] = None,
    place: Annotated[str | None, typer.Option(help="A place of any kind; a country finds all its places.")] = None,
    country: Annotated[str | None, typer.Option(help="A country's name or ISO code.")] = None,
    origin: Annotated[str | None, typer.Option(help="Where a person comes from: Honduras, Honduran, HN.")] = None,
    age: Annotated[str | None, typer.Option(help="Of a person, in years: 33 or 30-39.")] = None,
    since: Annotated[str | None, typer.Option(help="2018, 2018-10 or 2018-10-25.")] = None,
    until: Annotated[str | None, typer.Option(help="Likewise; the whole period lies inside.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, show_default="50; all of them with --json and --csv", help="At most so many captions."),
    ] = None,
    sort: Annotated[str | None, typer.Option(help="A column; -photo_date for the newest first.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Find captions. Case, accents and apostrophes never matter.

    The last word of a photographer or person may be its beginning; a star stands for any letters (sal*o), and words
    in double quotes stand together.

    Example: captions search archive.parquet --photographer marcelino --place Mexico --since 2018-10 --sort=-photo_date
    """
    from captions.query import answer

    asked = {"text": text, "photographer": photographer, "agency": agency, "person": person, "place": place}
    asked |= {"country": country, "origin": origin, "age": age, "since": since, "until": until}
    most = limit if limit is not None or json or csv else display.SHOWN
    found = answer(table, most, sort, **asked)
    if not display.print_data(found.rows, json, csv):
        display.print_captions(found.rows, found.total)
    for hint in found.hints:
        _complain(hint)


@app.command()
def duplicates(table: Table, json: Json = False, csv: Csv = False) -> None:
    """Find captions that stand there twice.

    They are shown in groups, with the reason why they are the same.

    Example: captions duplicates archive.parquet --csv > twice.csv
    """
    found = captions.duplicates(table)
    if not display.print_data(found, json, csv):
        display.print_groups(found)


@app.command()
def audit(
    table: Table,
    top: Annotated[int | None, typer.Option(min=1, help="At most so many lines of each part.")] = None,
    sample: Annotated[int, typer.Option(min=0, help="Rows to check by hand, drawn evenly over houses.")] = 20,
    seed: Annotated[int, typer.Option(min=0, help="Another number draws other rows.")] = 0,
    json: Json = False,
    csv: Annotated[Path | None, typer.Option(help="Write the sample with columns to mark right or wrong.")] = None,
) -> None:
    """Show what was not read in a table, and what looks wrong.

    Fields by house, ends that look like credits, unknown organisations and places, suspicious values, and a sample.

    Example: captions audit archive.parquet --sample 50 --csv check.csv
    """
    found = captions.audit(table, sample, seed)
    if csv:
        display.write_marks(found.sample, csv)
    display.print_audit_json(found, top) if json else display.print_audit(found, top or display.TOP)


@app.command(context_settings={"ignore_unknown_options": True})  # a caption may begin with a dash: "-5 degrees in …"
def parse(
    text: Annotated[str, typer.Argument(help="A caption; - reads standard input, one caption a line.")],
    json: Json = False,
) -> None:
    """Show how a caption is read.

    Each value with the words and the rule that gave it.

    Example: captions parse "Boats in Bergen, Norway May 5, 2014. REUTERS/Ana Belmonte"
    """
    if text.startswith("--") and " " not in text:
        raise ValueError(f"no such option: {text} (captions parse --help)")
    code, read = 0, 0
    for event in _given(text):
        if isinstance(event, captions.Caption):
            record = captions.parse(event.text)
            display.print_json(display.plain_record(record)) if json else display.print_record(record)
            read += 1
        else:
            code = _complain(f"{event.source}: {event.position}: {event.reason}")
    if not read and not code:
        where = "standard input" if text == "-" else "the caption"
        raise typer.Exit(_complain(f"{where}: there are no words", 1 if text == "-" else 2))
    raise typer.Exit(code)


def _given(text: str) -> Iterator[captions.Caption | Reject]:
    """The caption that was typed, or those of standard input; what is no UTF-8, or too long, as a reject."""
    from captions.pages import read_lines

    typed = text.encode("utf-8", "surrogateescape")  # the bytes that the shell gave
    return read_lines(sys.stdin.buffer, "standard input") if text == "-" else read_lines([typed], "the caption")
