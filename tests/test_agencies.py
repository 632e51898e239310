"""The organisations of photo credits: the table is sound, look-ups find what is meant and nothing else."""

from __future__ import annotations

from typing import get_args

import pytest

from captions.names.agencies import (
    Kind,
    _spelling_keys,
    agency,
    looks_like_organisation,
    spelling_key,
    word_kind,
)
from captions.names.fold import fold
from captions.names.tables import cell, rows

TABLE = rows("agencies")
WORDS = rows("organisation_words")


def _spellings(row: dict[str, str]) -> tuple[str, ...]:
    return (row["name"], *cell(row["spellings"]))


def _order(text: str) -> tuple[str, str]:
    return fold(text), text


def test_the_table_is_large_sorted_and_complete() -> None:
    names = [row["name"] for row in TABLE]
    assert len(names) >= 650
    assert names == sorted(names, key=_order)
    assert len(set(names)) == len(names)
    assert list(TABLE[0]) == ["name", "kind", "country", "spellings", "credit", "source"]
    assert all(row["credit"] and row["source"] for row in TABLE)


def test_kinds_and_countries_are_of_the_list() -> None:
    assert {row["kind"] for row in TABLE} == set(get_args(Kind))
    assert all(not row["country"] or (row["country"].isalpha() and row["country"].isupper()) for row in TABLE)
    assert all(len(row["country"]) in (0, 2) for row in TABLE)


def test_no_two_rows_share_a_spelling() -> None:
    owner: dict[str, str] = {}
    for row in TABLE:
        for spelling in _spellings(row):
            for key in (fold(spelling), *_spelling_keys(spelling)):
                assert owner.setdefault(key, row["name"]) == row["name"], spelling


def test_every_credit_names_its_house() -> None:
    for row in TABLE:
        credit = f" {spelling_key(row['credit'])} "
        assert any(f" {spelling_key(spelling)} " in credit for spelling in _spellings(row)), row["credit"]


def test_every_spelling_finds_its_house() -> None:
    for row in TABLE:
        for spelling in _spellings(row):
            house = agency(spelling)
            assert house is not None and house.name == row["name"], spelling
            if not spelling.islower():
                assert agency(spelling.upper()) == house, spelling


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("REUTERS", "Reuters"),
        ("Thomson Reuters", "Reuters"),
        ("AP Photo", "AP"),
        ("The Associated Press", "AP"),
        ("AFP PHOTO", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("EPA-EFE", "EPA"),
        ("epa", "EPA"),
        ("European Pressphoto Agency", "EPA"),
        ("PA Wire", "PA"),
        ("Press Association Images", "PA"),
        ("Xinhua News Agency", "Xinhua"),
        ("新华社", "Xinhua"),
        ("DPA", "dpa"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("ITAR-TASS", "TASS"),
        ("ТАСС", "TASS"),
        ("Kyodo News", "Kyodo"),
        ("Yonhap News Agency", "Yonhap"),
        ("Anadolu Agency", "Anadolu"),
        ("Press Trust of India", "PTI"),
        ("Agencia EFE", "EFE"),
        ("THE CANADIAN PRESS", "The Canadian Press"),
        ("AAP Image", "AAP"),
        ("WANA (West Asia News Agency)", "WANA"),
        ("Getty", "Getty Images"),
        ("picture-alliance", "Picture Alliance"),
        ("USA TODAY Sports", "USA TODAY Sports"),
        ("Bloomberg News", "Bloomberg"),
        ("US Army", "U.S. Army"),
        ("U.S. ARMY", "U.S. Army"),
        ("Navy", "Navy"),
        ("NASA TV", "NASA"),
        ("New York Times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("the Guardian", "The Guardian"),
        ("LA Times", "Los Angeles Times"),
        ("Globe", "Globe"),
        ("Boston Globe", "The Boston Globe"),
        ("AMERICAN-STATESMAN", "American-Statesman"),
        ("News and Observer", "The News & Observer"),
        ("Ritzau pictures", "Ritzau Scanpix"),
        ("Canal Plus", "Canal+"),
        ("V&A", "Victoria and Albert Museum"),
    ],
)
def test_canonical_names(words: str, name: str) -> None:
    house = agency(words)
    assert house is not None and house.name == name


@pytest.mark.parametrize(
    "words",
    ["", "right", "left", "age", "time", "people", "Ana", "Mia", "Spa", "Map", "VA", "Belmonte", "Ana Belmonte",
     "Photo", "Pool", "Handout", "Lakeland Courier-Bugle", "the", "us", "Paris", "Dawn", "photos"],
)  # fmt: skip
def test_what_names_no_house(words: str) -> None:
    assert agency(words) is None


PERSONS = """Ana Belmonte|Juan de la Cruz Ferrón|María del Carmen Iglesias|João Pedro dos Santos
Jean-Luc Duvernoy|Lê Thị Hoa|Nguyen Van Thinh|Park Do-hyun|Kim Ji-won|Lin Haoran|Sun Wei|Wei Sun|Naoki Morishima
Aya Minato|Ravindra Solanki|Priya Church|Mohammed Al-Farsi|Abdul Rahman bin Saleh|Fatima Zahra El Idrissi
Yusuf Demirören|Reza Farhadian|Eitan Ben-Ami|Noa Bar-Sella|Thabo Ndlovane|Ngozi Okwuosa|Wanjiru Kamau
Alioune Badjane|Amina Warsame|Oleksandr Dovhanyk|Irina Lozovaya|Kuba Wilczarek|Łukasz Zielak|Jana Kovalčíková
Dušan Radević|Gábor Szentpáli|Ioana Drăgulin|Kostas Varelis|Elin Sjögren|Aino Korpela|Sigríður Helgadóttir
Bram van den Oosterdijk|Jasper Verhulst|Jonas Wettering|Giorgio Palladino|Chiara di Fossato|Frank Church|Doris Park
Emily Post|Annie Hall|Shirley Temple|Veronica Lake|Marine Lefèvre|Doug Lane|J.C. Oliveira|A. J. Whitfield
D'Arcy O'Malley|ANA BELMONTE|Rodrigo MONTELINDO|Carlos García y Vega|Police Chief Dana Whitlock|Royal Kettering
Mary Court"""


@pytest.mark.parametrize("name", PERSONS.replace("\n", "|").split("|"))
def test_persons_are_no_organisations(name: str) -> None:
    assert not looks_like_organisation(name)


ORGANISATIONS = """Reuters|AFP|Lakeland Police Department|City of Bergen|Bank of Altmark|Ministry of Fisheries
Office of the Mayor|Lakeland Fire Rescue Service|Altmark University|University of Altmark|Museum of Salt
Friends Association|Harbour Trust Foundation|Bergen Historical Society|The Lakeland Post|Lakeland Daily News
Altmark Weekly Gazette|Bergen Tribune|Valley Chronicle|Kestrel Pictures|Bright Kite Images|North Pier Productions
Kestrel Media Group|Altmark Steel Inc.|Harbour Foods Ltd|Kestrel LLC|Altmark Maschinen GmbH|Agencia Litoral
Ministerio de Pesca|Secretaría de Turismo|Alcaldía de Montebello|Policía Provincial|Universidad de Montebello
Fundación Ribera|Prefeitura de Montelindo|Secretaria de Saúde|Governo do Pará|Agência Litoral|Ministère de la Pêche
Préfecture de la Manche|Agence Littoral|Fondation Duvernoy|Ministero della Pesca|Comune di Fossato
Fondazione Bellantuono|Polizei Altmark|Altmärkische Zeitung|Landesmuseum Altmark|Landeskriminalamt Sachsen
Feuerwehr Altmark|Bergens Dagbladet|Fylkesavisen|IRIN|CETESB|BNPB|kestrelpictures.com|lakeland.org|@kestrelpix
Lakeland FC|Kestrel Rowing Club|Altmark Football Federation|Parliament Press Service|Committee to Save the Harbour"""


@pytest.mark.parametrize("name", ORGANISATIONS.replace("\n", "|").split("|"))
def test_organisations_are_told(name: str) -> None:
    assert looks_like_organisation(name)


def test_words_are_sorted_and_of_known_kinds() -> None:
    words = [row["word"] for row in WORDS]
    assert words == sorted(words, key=_order)
    assert len({(fold(word), word.startswith("-")) for word in words}) == len(words)
    assert {kind for row in WORDS for kind in row["kind"].split("|")} == {"organisation", "venue", "thing"}
    assert {row["weak"] for row in WORDS} == {row["for"] for row in WORDS} == {"", "yes"}
    assert all("organisation" in row["kind"] for row in WORDS if row["for"])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Ministry", "organisation"),
        ("Stadium", "venue"),
        ("Museum", "venue|organisation"),
        ("HURRICANE", "thing"),
        ("Préfecture", "organisation"),
        ("Belmonte", None),
        ("", None),
    ],
)
def test_word_kind(word: str, kind: str | None) -> None:
    assert word_kind(word) == kind
