"""How fast captions become a table, against the straightforward loop: ``python tests/benchmarks/pipeline.py 100000``.

The whole pipeline (a text file of captions, one a line → parse → Parquet) runs on all of them, the loop of ten
patterns, ``dateparser.parse`` and ``DataFrame.to_parquet`` on a sample, each in a process of its own that has done
its imports. Prints microseconds a caption, how many times as fast, and the peak of memory.
"""

from __future__ import annotations

import argparse
import calendar
import multiprocessing
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

FIRST = [
    "Ana", "Luis", "Ida", "Omar", "Nuria", "Jonas", "Priya", "Kenji", "Amara", "Pavel", "Lena", "Tariq", "Mei",
    "Diego", "Freya", "Kofi", "Zoe", "Ilya", "Rosa", "Sven",
]  # fmt: skip
LAST = [
    "Belmonte", "Carmona", "Sund", "Haddad", "Quiroga", "Lindqvist", "Raman", "Morioka", "Okafor", "Dvorak",
    "Brandt", "Aziz", "Huang", "Salgado", "Nilsen", "Mensah", "Petrakis", "Volkov", "Andrade", "Hagen", "Castell",
    "Duarte", "Ferris", "Gallo", "Holub", "Iversen", "Jansma", "Kaplan", "Lowell", "Marsh",
]  # fmt: skip
TOWNS = [
    ("Tapachula", "Mexico"), ("Ciudad Hidalgo", "Mexico"), ("Tijuana", "Mexico"), ("Oslo", "Norway"),
    ("Bergen", "Norway"), ("Kyiv", "Ukraine"), ("Lagos", "Nigeria"), ("Nairobi", "Kenya"), ("Manila", "Philippines"),
    ("Lima", "Peru"), ("Athens", "Greece"), ("Naples", "Italy"), ("Gdansk", "Poland"), ("Dhaka", "Bangladesh"),
    ("Hanoi", "Vietnam"),
    ("Accra", "Ghana"), ("Quito", "Ecuador"), ("Tunis", "Tunisia"), ("Osaka", "Japan"), ("Leeds", "Britain"),
    ("Houston", "Texas"), ("Portland", "Ore."), ("Albany", "N.Y."), ("Tucson", "Ariz."), ("San Pedro Sula", "Honduras"),
]  # fmt: skip
PEOPLE = [
    "a migrant from Honduras", "a fisherman from Ghana", "a nurse from Manila", "a farmer from Peru",
    "a Syrian refugee", "a student from Kenya", "a Norwegian rower", "a volunteer from Italy",
]  # fmt: skip
GROUPS = [
    "Central American migrants", "Fishermen", "Police officers", "Honduran migrants", "Children",
    "Supporters of the union",
    "Volunteers", "Rescue workers", "Students", "Farmers", "Polish rowers", "Residents", "Cyclists", "Nurses",
]  # fmt: skip
DEEDS = [
    "rest beside the river", "wait for a bus", "carry sandbags", "mend nets on the quay", "cross a bridge on foot",
    "take part in a rally", "look at the damage after a storm", "sort donated clothes", "walk along the highway",
    "gather outside the town hall", "push a boat into the water", "watch the sun set over the harbour", "play football",
]  # fmt: skip
WHYS = [
    "after the ferry was cancelled", "as the water rises", "during a strike over pay", "before the start of the season",
    "on the eve of the vote", "while the road stays closed", "in spite of heavy rain", "for the third day in a row",
]  # fmt: skip
MONTHS = list(calendar.month_name)[1:]
DAYS = list(calendar.day_name)


def often(chance: random.Random, values: Sequence[T]) -> T:
    """One of ``values``, the first far more often than the last, as agencies and towns come up in an archive."""
    return values[min(int(len(values) ** chance.random()) - 1, len(values) - 1)]


def caption(chance: random.Random) -> str:
    """A caption in the form of one of several houses; invented people, real towns."""
    by = f"{often(chance, FIRST)} {often(chance, LAST)}"
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    town, country = often(chance, TOWNS)
    month, day, year = chance.choice(MONTHS), chance.randint(1, 28), chance.randint(2009, 2024)
    who = often(chance, GROUPS)
    if chance.random() < 0.3:
        who = f"{name}, {chance.randint(6, 90)}, {often(chance, PEOPLE)},"
    deed = f"{who} {chance.choice(DEEDS)} {chance.choice(WHYS)} near pier {chance.randint(1, 400)}"
    short = month if len(month) < 6 else f"{month[: 4 if month == 'September' else 3]}."
    mark = "/File Photo" if chance.random() < 0.05 else ""
    forms = (
        f"{deed} in {town}, {country} {month} {day}, {year}. REUTERS/{by}{mark}",
        f"{deed} in {town}, {country}, on {chance.choice(DAYS)}, {short} {day}, {year}. (AP Photo/{by})",
        f"{deed} in {town} on {month} {day}, {year}. (Photo by {by} / AFP)",
        f"{town.upper()}, {country.upper()} - {month.upper()} {day}: {deed} on {month} {day}, {year} in {town}. "
        f"(Photo by {by}/Getty Images)",
        f"{deed} in {town}, {country}, {day} {month} {year}. EPA/{by.upper()}",
        f"{deed} in {town}. Photograph: {by}/The Guardian",
        f"{deed} in {town}, {country}, {short} {day}, {year}. (Xinhua/{by})",
    )
    return often(chance, forms)


def captions(count: int, seed: int = 1) -> Iterator[str]:
    """``count`` made captions; the same for the same seed."""
    chance = random.Random(seed)
    return (caption(chance) for _ in range(count))


PATTERNS = {
    "agency": re.compile(r"\b(REUTERS|AP Photo|AFP|Getty Images|EPA|The Guardian|Xinhua)\b"),
    "photographer": re.compile(r"(?:REUTERS|AP Photo|EPA|Xinhua)/([A-Z][\w'-]+ [A-Z][\w'-]+)"),
    "photo_by": re.compile(r"(?:Photo by|Photograph:) ([A-Z][\w'-]+ [A-Z][\w'-]+)"),
    "date": re.compile(r"\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4})"),
    "date_day_first": re.compile(r"\b(\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4})"),
    "location": re.compile(r"\bin ([A-Z][\w' -]+(?:, [A-Z][\w.]+)?)"),
    "age": re.compile(r", (\d{1,3}),"),
    "origin": re.compile(r"\bfrom ([A-Z]\w+)"),
    "subject": re.compile(r"^([A-Z]\w+(?: [A-Z]\w+)*)"),
    "file_photo": re.compile(r"(file photo)", re.IGNORECASE),
}


def loop(texts: list[str], out: Path) -> None:
    """The straightforward way: ten patterns and dateparser on every caption, then a frame to Parquet."""
    import dateparser
    import pandas as pd

    rows = []
    for text in texts:
        found = {name: match[1] if (match := pattern.search(text)) else None for name, pattern in PATTERNS.items()}
        date = found["date"] or found["date_day_first"]
        found["photo_date"] = dateparser.parse(date) if date else None
        rows.append({"caption": text, **found})
    pd.DataFrame(rows).to_parquet(out)


def run_loop(source: Path, out: Path, sample: int) -> float:
    """Seconds a caption of the loop, on the first ``sample`` captions."""
    loop(["Boats in Bergen, Norway May 5, 2014. REUTERS/Ana Belmonte"], out)
    begun = time.perf_counter()
    with source.open(encoding="utf-8") as lines:
        texts = [line.rstrip("\n") for line in islice(lines, sample)]
    loop(texts, out)
    return (time.perf_counter() - begun) / len(texts)


def run_pipeline(source: Path, out: Path, workers: int) -> float:
    """Seconds a caption of the whole pipeline, on all captions."""
    from captions import index

    warm = out.with_suffix(".txt")
    warm.write_text("Boats in Bergen, Norway May 5, 2014. REUTERS/Ana Belmonte\n")
    index(warm, out.with_suffix(".warm"))
    begun = time.perf_counter()
    rows = index(source, out, workers=workers).rows
    return (time.perf_counter() - begun) / rows


def measured(function: Callable[..., float], *arguments: Any) -> tuple[float, float]:
    """What ``function`` gives in a process of its own, and the peak of that process's memory in MiB."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_with_peak, function, arguments).result()


def _with_peak(function: Callable[..., float], arguments: tuple[Any, ...]) -> tuple[float, float]:
    return function(*arguments), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_captions(source: Path, count: int, seed: int, given: Path | None) -> None:
    """``count`` captions one a line: made ones, or those of a text file or of a Parquet file's column ``caption``."""
    if given is None:
        texts = captions(count, seed)
    elif given.suffix == ".parquet":
        import pyarrow.parquet as pq

        texts = iter(pq.read_table(given, columns=["caption"])["caption"].to_pylist())
    else:
        texts = iter(given.read_text("utf-8").splitlines())
    with source.open("w", encoding="utf-8") as file:
        file.writelines(" ".join(text.split()) + "\n" for text in islice(texts, count))


def compare(count: int, seed: int, sample: int, workers: int = 1, given: Path | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "captions.list.txt")
        write_captions(source, count, seed, given)
        ours, memory = measured(run_pipeline, source, Path(folder, "ours.parquet"), workers)
        naive, _ = measured(run_loop, source, Path(folder, "loop.parquet"), sample)
        size = Path(folder, "ours.parquet").stat().st_size
    print(f"{count:>9,} captions  pipeline {ours * 1e6:7.1f} us  loop {naive * 1e6:7.1f} us (on {sample:,})  ", end="")
    print(f"{naive / ours:5.1f} times  peak {memory:,.0f} MiB  table {size / 1e6:,.1f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("counts", type=int, nargs="*", default=[100_000], help="numbers of captions")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--sample", type=int, default=2_000, help="captions for the loop")
    arguments.add_argument("--workers", type=int, default=1, help="processes for the pipeline; the loop has one")
    arguments.add_argument("--captions", type=Path, help="a text file, or a Parquet file with a column caption")
    asked = arguments.parse_args()
    for count in asked.counts:
        compare(count, asked.seed, asked.sample, asked.workers, asked.captions)


if __name__ == "__main__":
    main()
