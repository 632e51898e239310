"""A small archive written by hand, for tests of what is asked of a table."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from captions.record import Caption, Found, Person, Record
from captions.table import Source, to_batch, write

Row = tuple[Caption, Record]


def row(text: str, source: str = "page.html", position: int = 1, **values: Any) -> Row:
    """A caption and its record; ``cut`` maps fields to the words that gave them."""
    cut: dict[str, list[str]] = values.pop("cut", {})
    found = [
        Found(field, words, text.index(words), text.index(words) + len(words), "by-hand")
        for field, several in cut.items()
        for words in several
    ]
    values.setdefault("found", tuple(sorted(found, key=lambda each: each.start)))
    return Caption(text, source, None, position), Record(text=text, **values)


def save(path: Path, rows: list[Row]) -> Path:
    """Writes a table of ``rows``."""
    batch = to_batch([caption for caption, _ in rows], [record for _, record in rows])
    write(path, [batch], {caption.source or "": Source("by hand", 1) for caption, _ in rows}, "by hand")
    return path


def day(text: str) -> dict[str, Any]:
    """A date of day, month or year precision, by the length of ``text``."""
    precision = {4: "year", 7: "month", 10: "day"}[len(text)]
    return {"photo_date": datetime.date.fromisoformat(f"{text}-01-01"[:10]), "photo_date_precision": precision}


def place(location: str, city: str | None, region: str | None, country: str, code: str) -> dict[str, Any]:
    """A location and its parts."""
    return {"location": location, "city": city, "region": region, "country": country, "country_code": code}


ARCHIVE = [
    row(
        "Nuria Ávila, 33, a migrant from Honduras, rests on the ferry in Tapachula, Mexico October 25, 2018.",
        position=1,
        subject="Nuria Ávila",
        people=(Person("Nuria Ávila", 33, "Honduras"), Person("Saúl Ávila", 5)),
        age=33,
        origin="Honduras",
        agency="Reuters",
        photographer="Renato Valdés",
        **place("Tapachula", "Tapachula", "Chiapas", "Mexico", "MX"),
        **day("2018-10-25"),
    ),
    row(
        "Fishermen mend nets by O'Hara's pier in Ciudad Hidalgo, October 2018.",
        position=2,
        subject="Fishermen",
        agency="AFP",
        via="Getty Images",
        photographer="Ana Belmonte",
        **place("Ciudad Hidalgo", "Ciudad Hidalgo", None, "Mexico", "MX"),
        **day("2018-10"),
    ),
    row(
        "A tram crosses the bridge in Kyiv, Ukraine, November 2, 2019.",
        position=3,
        subject="Tram",
        agency="AP",
        photographer="Łukasz Brøndum",
        **place("Kyiv, Ukraine", "Kyiv", "Kyiv City", "Ukraine", "UA"),
        **day("2019-11-02"),
    ),
    row(
        "A mesa at dusk near Taos, N.M., 2017.",
        position=4,
        **place("Taos, N.M.", "Taos", "New Mexico", "United States", "US"),
        **day("2017"),
    ),
    row(
        "Dunes near Swakopmund, Namibia.",
        position=5,
        **place("Swakopmund, Namibia", "Swakopmund", "Erongo", "Namibia", "NA"),
    ),
    row(
        "Peaches on a stall in Macon, Georgia.",
        position=6,
        **place("Macon, Georgia", "Macon", "Georgia", "United States", "US"),
    ),
    row(
        "El ferri cruza el río Suchiate al amanecer.",
        position=7,
        language="es",
        file_photo=True,
        people=(Person("Ida Mørk", 61, "Norway"),),
    ),
]
