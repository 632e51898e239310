"""Where, when and by whom a picture was taken: forms of houses that cross the borders of a rule."""

from __future__ import annotations

import pytest

from captions import parse


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Residents walk past rubble in the northern Iraqi city of Mosul on May 2, 2017.", "Mosul"),
        ("Residents walk past rubble in the northern Iraqi city of Mosul, Iraq, May 2, 2017.", "Mosul, Iraq"),
        ("A boy flies a kite in Hebron in the occupied West Bank on May 2, 2017.", "Hebron"),
        ("Workers mend nets in Nanjing, Jiangsu Province of China, May 2, 2017.", "Nanjing, Jiangsu Province of China"),
        ("Boats burn in the harbor Thursday, May 4, 2017, in Charleston, W.Va.", "Charleston, W.Va."),
        ("Tulsa, Oklahoma, USA Fishermen mend nets in the rain.", "Tulsa, Oklahoma, USA"),
        ("Bergen, Vestland, Norway Fishermen mend nets in the rain.", "Bergen, Vestland, Norway"),
        ("Soldiers from Italy, Slovakia, Germany train with boats.", None),
        ("Soldiers from Italy, Slovakia and Germany train with boats on May 2, 2017.", None),
        ("Ana Belmonte, of Tulsa, Okla., mends a net.", None),
        ("Migrants leave Ceuta, Spain, on foot.", "Ceuta, Spain"),
        ("Queen Ana visits San Francisco. Here she waves to sailors.", "San Francisco"),
        ("Sailors visit Belmonte on a raft.", None),
        ("Sailors wait outside Euston station, London.", "London"),
        ("Sailors train in the Chukchi Sea Aug. 19, 2017.", "Chukchi Sea"),
        ("An officer guards a station on Jl. MT Belmonte in South Jakarta after a fire.", "South Jakarta"),
        ("Leaders pose at the summit in Hiroshima, Japan, on May 19, 2023.", "Hiroshima, Japan"),
        ("An actor arrives at the premiere of ‘Pretty in Oslo’ in the rain.", None),
        ("A farmer walks through his field. Scenes location: Chennai, India.", "Chennai, India"),
        ("Lawmakers at a session of the council, Bergen, Norway, January 22.", "Bergen, Norway"),
        ("A street scene, Georgetown, British Guiana, 1922.", "Georgetown, British Guiana"),
        ("Sailors patrol the PK5 neighbourhood of Bangui.", "Bangui"),
        (
            "A cluster of huts, Surkhrod District, Nangarhar Province, Afghanistan",
            "Surkhrod District, Nangarhar Province, Afghanistan",
        ),
        ("Sailors sing in downtown Highland Park, Tuesday evening.", "downtown Highland Park"),
        ("Sailors sing in Highland Park.", None),
        ("Sailors sing near Belmonte Nagar, Mumbai on May 3, 2019.", "Belmonte Nagar, Mumbai"),
        ("A family from Mosul in Belmonte camp, Iraq.", "Iraq"),
        ("Dust blankets Dubai's skyline at noon.", "Dubai"),
        ("The island of Redonda, once thought doomed by goats.", "Redonda"),
        ("Smoke blankets Portland, Oregon.", "Portland, Oregon"),
        ("Migrants hoping to reach San Diego, California, wait in Tijuana, Mexico.", "Tijuana, Mexico"),
        ("Radfahrer in Magdeburg an der Elbe, 3. Mai 2021. Foto: Eva Berg/dpa", "Magdeburg"),
        ("Radfahrer in Frankfurt an der Oder. Foto: Eva Berg/dpa", "Frankfurt an der Oder"),
    ],
)
def test_where(text: str, location: str | None) -> None:
    assert parse(text).location == location


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A lifeboat leaves the harbour in Whitby. RNLI/PA Wire", None),  # Ontario's is ten times as large
        ("A lifeboat leaves the harbour in Whitby. Toronto Star", "CA"),
        ("Barcos en el puerto de Cuenca. EFE/Luis Mora", None),
        ("A lifeboat leaves the harbour in Paris. The Dallas Morning News", "FR"),  # AP's datelines mean the world's
    ],
)
def test_the_country_of_a_town_of_which_the_house_has_its_own(text: str, country: str | None) -> None:
    assert parse(text).country_code == country


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A picture released by the ministry on May 3, 2019 shows sailors in Bergen.", None),
        ("A picture released by the ministry shows sailors in Bergen on May 3, 2019.", "2019-05-03"),
        ("Handout photo dated May 3, 2019, issued by the RSPCA of a seal.", "2019-05-03"),
        (
            'Visitors at the "Mora: Ana, Eva. A Family of Painters" exhibition in Bergen, Norway, on May 8, 2017.',
            "2017-05-08",
        ),
        ("Sailors honour comrades killed in an attack on 8 May 2017 in Bergen.", None),
        ("Sailors honour comrades killed in an attack, in Bergen, 8 May 2017.", "2017-05-08"),
    ],
)
def test_when_beside_its_release(text: str, date: str | None) -> None:
    found = parse(text).photo_date
    assert (found and found.isoformat()) == date


def test_a_dateline_without_a_mark_is_no_part_of_the_subject() -> None:
    assert parse("Bergen, Vestland, Norway Fishermen mend nets in the rain.").subject == "Fishermen"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Boats race in Bergen, Norway, May 3-5, 2019.", ("2019-05-01", "month")),
        ("Boats race in Bergen, Norway, on 3-5 May 2019.", ("2019-05-01", "month")),
        ("Boats race in Bergen, Norway, May 3, 2019.", ("2019-05-03", "day")),
        ("Ana Belmonte in Bergen in 1906 or 1912.", (None, None)),
    ],
)
def test_when(text: str, date: tuple[str | None, str | None]) -> None:
    record = parse(text)
    assert (record.photo_date and record.photo_date.isoformat(), record.photo_date_precision) == date


@pytest.mark.parametrize(
    ("text", "photographer", "agency"),
    [
        ("Boats leave the harbor of Bergen, Norway, at dawn. ANA BELMONTE", "Ana Belmonte", None),
        ("Boats leave the harbor of Bergen, Norway, at dawn. Ana Belmonte", "Ana Belmonte", None),
        ("Boats leave the harbor of Bergen, Norway, at dawn. (Ana Belmonte)", "Ana Belmonte", None),
        ("Boats leave the harbor of Bergen, Norway, at dawn. Bergen Harbour", None, None),
        ("Boats leave Bergen. (Photo by Luis D. Mora, Jr.)", "Luis D. Mora, Jr.", None),
        ("Boats leave Bergen. U.S. Air Force photo by Luis D. Mora, Jr.", "Luis D. Mora, Jr.", "U.S. Air Force"),
        ("Image copyrightGetty ImagesImage captionBoats leave Bergen", None, "Getty Images"),
        ("image copyrightAna Belmonte / AFPimage captionBoats leave Bergen", "Ana Belmonte", "AFP"),
        ("Boats leave Bergen, on May 2, 2019. © Ana Belmonte, AFP", "Ana Belmonte", "AFP"),
        ("Sailors leave Kochi. AFP PHOTO / INDIAN NAVY", None, "Indian Navy"),
        ("Boats leave Bergen. Photo via Bergen Tribune", None, "Bergen Tribune"),
        ("Boats leave Bergen. Photo provided by the Oslo Harbour Trust", None, "Oslo Harbour Trust"),
        ("Boats leave Bergen. Photo provided by Ana Belmonte", None, None),
        ("Boats leave Bergen. Photo: The Oslo Ledger", None, "The Oslo Ledger"),
        ("Boats leave Bergen. Photo: The Rev. Ana Belmonte", "Ana Belmonte", None),
        ("Boats leave Bergen. Courtesy of the Belmonte family", None, None),
        ("Boats leave Bergen. Screenshot: Bergen Tribune", None, "Bergen Tribune"),
        ("Boats leave Bergen. Ana Belmonte/Courtesy of Bergen Tribune", "Ana Belmonte", "Bergen Tribune"),
        ("Boats leave Bergen. Ana Belmonte, Bergen Tribune", "Ana Belmonte", "Bergen Tribune"),
        ("Boats leave Bergen. Ana Belmonte – The Oslo Ledger", "Ana Belmonte", "The Oslo Ledger"),
        ("Boats leave Bergen. Ana Belmonte, Bergen Rowing Club", None, None),
        ("Boats leave Bergen. Ana Belmonte Special to Bergen Tribune", "Ana Belmonte", "Bergen Tribune"),
        ("Boats leave Bergen. Ana Belmonte © Bergen Tribune", "Ana Belmonte", "Bergen Tribune"),
        ("Boats leave Bergen. Ana Belmonte/KXOT-TV", "Ana Belmonte", "KXOT-TV"),
        ("Boats leave Bergen. Northland Community News File Photo", None, "Northland Community News"),
        ("Boats leave Bergen. Nordic Film Archive photo by Ana Belmonte", "Ana Belmonte", "Nordic Film Archive"),
        ("Boats leave Bergen. (AP Photo/Bergen Tribune, Ana Belmonte)", "Ana Belmonte", "Bergen Tribune"),
        ("DPA/Zuma Press Boats leave Bergen.", None, "dpa"),
        ("From left, Luis Mora and Eva Berg Keystone / Ana Belmonte", "Ana Belmonte", "Keystone"),
        ("A wedding at Oslo’s Belmonte Hall | Ana Belmonte/AFP", "Ana Belmonte", "AFP"),
        ("Boats race in Tulsa. Action Images via Reuters", None, "Action Images"),
        ("Ana Belmonte, Two Boats, 1889. Oil on canvas. Bergen Museum", "Ana Belmonte", "Bergen Museum"),
        ("Ana Belmonte, Luis Mora and Eva Berg, 1989. Bergen Museum", None, "Bergen Museum"),
        ("Sailors wade ashore at Milne Bay, New Guinea, September 1942. AWM 026123", None, "Australian War Memorial"),
        ("Sailors leave Kochi. AFP PHOTO / ANA BELMONTE", "Ana Belmonte", "AFP"),
        ("Sailors leave Kochi. Sputnik/Kremlin via REUTERS", None, "Sputnik"),
        ("Ana Belmonte, AFP | Boats leave Bergen", "Ana Belmonte", "AFP"),
        ("CORRECTS SPELLING OF NAME Ana Belmonte rows in Tulsa, Okla. (AP Photo/Luis Mora)", "Luis Mora", "AP"),
    ],
)
def test_by_whom(text: str, photographer: str | None, agency: str | None) -> None:
    record = parse(text)
    assert (record.photographer, record.agency) == (photographer, agency)
