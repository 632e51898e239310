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
        ("Sailors wave in Washington, Tyne and Wear, on May 3, 2019.", "Washington, Tyne and Wear"),
        ("A sailor waits on her way to a settlement in Uganda.", None),
        ("2014-03-09, Saxony, Zwickau: Boats wait in the rain. Photo: Eva Berg/dpa", "Zwickau, Saxony"),
        ("A street scene, Georgetown, British Guiana, 1922.", "Georgetown, British Guiana"),
        ("Sailors patrol the PK5 neighbourhood of Bangui.", "Bangui"),
        (
            "A cluster of huts, Belmonte District, Herat Province, Afghanistan",
            "Belmonte District, Herat Province, Afghanistan",
        ),
        ("Sailors sing in downtown Highland Park, Tuesday evening.", "downtown Highland Park"),
        ("Sailors sing in Highland Park.", None),
        ("Sailors sing near Belmonte Nagar, Mumbai on May 3, 2019.", "Belmonte Nagar, Mumbai"),
        ("A family from Mosul in Belmonte camp, Iraq.", "Iraq"),
        ("Snow covers Dubai's skyline at noon.", "Dubai"),
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
        ("Sailors wave in Moscow, U.S.S.R., 1961.", "RU"),
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
        ("Boats leave Bergen, 3. May 2019. Photo: Ana Belmonte/NTB", "2019-05-03"),
        ("Soldiers walk in Mosul, Iraq, between May 3 and May 5, 2017.", None),
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


# Every way to state a date, and the dates that are not the picture's
DATED = [
    ("Boats wait in Oslo, Norway on Tuesday, May 7, 2019. (AP Photo/Ana Belmonte)", "2019-05-07"),
    ("Boats wait in Oslo on Tuesday 7 May 2019. Ana Belmonte/PA", "2019-05-07"),
    ("Boats wait in Oslo, 7 May 2019. EPA/ANA BELMONTE", "2019-05-07"),
    ("Boats wait in Oslo May 7, 2019. REUTERS/Ana Belmonte", "2019-05-07"),
    (
        "OSLO, NORWAY - MAY 7: Boats wait on May 7, 2019 in Oslo, Norway. (Photo by Ana Belmonte/Getty Images)",
        "2019-05-07",
    ),
    ("OSLO, NORWAY - MAY 07, 2019: Boats wait. Ana Belmonte/TASS", "2019-05-07"),
    ("Oslo (7 May 2019) Boats wait. Photo: Ana Belmonte", "2019-05-07"),
    ("2019-05-07 Boats wait in Oslo.", "2019-05-07"),
    ("07.05.2019, Norwegen, Oslo: Boote warten im Hafen. Foto: Ana Belmonte/dpa", "2019-05-07"),
    ("Boats wait in Oslo on 07/05/2019. Ana Belmonte/PA", "2019-05-07"),
    ("Boats wait in Oslo on 05/07/2019. (U.S. Navy photo by Ana Belmonte)", "2019-05-07"),
    ("In this May 7, 2019 photo, boats wait in Oslo. (AP Photo/Ana Belmonte)", "2019-05-07"),
    ("In this Tuesday, May 7, 2019, file photo, boats wait in Oslo.", "2019-05-07"),
    ("FILE - Boats wait in Oslo on May 7, 2019. (AP Photo/Ana Belmonte, File)", "2019-05-07"),
    ("FILE - In this May 7, 2019 file photo provided by the Oslo Port, boats wait.", "2019-05-07"),
    ("File photo dated 7/5/2019 of boats in Oslo. Ana Belmonte/PA Wire", "2019-05-07"),
    ("A picture taken on May 7, 2019 shows boats in Oslo.", "2019-05-07"),
    ("A photo taken 7 May 2019 and released on 9 May 2019 by the navy shows boats in Oslo.", "2019-05-07"),
    ("A handout photo made available on 9 May 2019 shows boats in Oslo on 7 May 2019. EPA", "2019-05-07"),
    ("A handout photo released by the navy on May 9, 2019 shows boats in Oslo.", None),
    ("An undated photo released by the navy on May 9, 2019 shows boats.", None),
    ("Boats wait in Oslo, May 2019. Photo: Ana Belmonte", "2019-05"),
    ("Boats wait in Oslo in May 2019. Photo: Ana Belmonte", "2019-05"),
    ("Boats wait in Oslo in the spring of 2019. Photo: Ana Belmonte", "2019"),
    ("Boats wait in Oslo, spring 2019. Photo: Ana Belmonte", "2019"),
    ("Boats wait in Oslo in 2019. Photo: Ana Belmonte", "2019"),
    ("Boats wait in Oslo, 2019. Photo: Ana Belmonte", "2019"),
    ("Boats wait in Oslo, c. 1905. Library of Congress", "1905"),
    ("Boats wait in Oslo, ca. 1905. Library of Congress", "1905"),
    ("Boats wait in Oslo, circa 1905. Library of Congress", "1905"),
    ("Boats wait in Oslo, between 1905 and 1910. Library of Congress", None),
    ("Boats wait in Oslo in the 1920s. Library of Congress", None),
    ("Boats wait in Oslo on Tuesday. Ana Belmonte/AP", None),
    ("Boats wait in Oslo on May 7. Ana Belmonte/AP", None),
    ("Boats wait in Oslo ahead of the 2020 Games. Ana Belmonte/AP", None),
    ("Boats wait in Oslo for the 2019 World Rowing Cup. Ana Belmonte/AP", None),
    ("Boats, built in 1912, wait in Oslo. Ana Belmonte/AP", None),
    ("Boats wait near a bridge that collapsed on May 7, 2019, in Oslo.", None),
    ("Boats wait in Oslo on the anniversary of the May 7, 2009 storm.", None),
    ("Ana Belmonte, who died on May 7, 2019, in Oslo in 1987. Photo: AP", "1987"),
    ("Ana Belmonte in Oslo in 1987. She died in 2019. Photo: AP", "1987"),
    ("Ana Belmonte (1912-1987) at home in Oslo. Photo: AP", None),
    ("Ana Belmonte, 1987. Photo: Luis Mora", "1987"),
    ("Ana Belmonte. Oslo, 7 May 1987. © Luis Mora/Magnum Photos", "1987-05-07"),
    ("NORWAY. Oslo. May 7, 1987. Boats wait. © Luis Mora/Magnum Photos", "1987-05-07"),
    ("Oslo, Norway. 7th May, 2019. Boats wait. Credit: Luis Mora/Alamy Live News", "2019-05-07"),
    ("May 7, 2019; Oslo, Norway; Boats wait. Mandatory Credit: Luis Mora-USA TODAY Sports", "2019-05-07"),
    ("7 May 2019: Boats wait in Oslo. (Photo by Luis Mora/Icon Sportswire)", "2019-05-07"),
    ("May 7 2019: Boats wait in Oslo.", "2019-05-07"),
    ("Boats wait in Oslo, May 7th, 2019.", "2019-05-07"),
    ("Boats wait in Oslo on the 7th of May 2019.", "2019-05-07"),
    ("Boats wait in Oslo on Feb. 30, 2019.", None),
    ("Boats wait in Oslo. Picture date: Tuesday May 7, 2019. PA Photo.", "2019-05-07"),
    ("Boats wait in Oslo. Picture taken May 7, 2019. REUTERS/Ana Belmonte", "2019-05-07"),
    ("Boats wait in Oslo May 9, 2019. Picture taken May 7, 2019. REUTERS/Ana Belmonte", "2019-05-07"),
    ("Boats wait in Oslo, Norway, in this photograph taken on May 7, 2019. Bloomberg", "2019-05-07"),
    ("Boats wait in Oslo, July 4-6, 2019. Photo: Luis Mora", "2019-07"),
    ("Photo: Luis Mora, May 7, 2019. Boats wait in Oslo.", "2019-05-07"),
    ("Boats wait in Oslo. © 2019 Luis Mora", None),
    ("Boats wait in Oslo. Copyright 2019 Luis Mora", None),
    ("Posted May 9, 2019. Boats wait in Oslo.", None),
    ("Updated May 9, 2019: Boats wait in Oslo.", None),
    ("Boats wait in Oslo. (Luis Mora, May 7, 2019)", "2019-05-07"),
    ("(FILES) In this file photo taken on May 7, 2019 boats wait in Oslo. (Photo by LUIS MORA / AFP)", "2019-05-07"),
    ("(FILES) Boats wait in Oslo on May 7, 2019. (Photo by LUIS MORA / AFP)", "2019-05-07"),
    ("Oslo, 1905. Boats wait.", "1905"),
    ("1905: Boats wait in Oslo.", "1905"),
    ("Circa 1955: Boats wait in Oslo. (Photo by Luis Mora/Getty Images)", "1955"),
    ("7th May 1955: Boats wait in Oslo. (Photo by Luis Mora/Getty Images)", "1955-05-07"),
    ("Boats wait in Oslo, Christmas 1955.", "1955"),
    ("Boats wait in Oslo on Christmas Day, 1955.", "1955"),
    ("Boats, Oslo, April 1955", "1955-04"),
    ("Boats; Oslo; 1955-04-07", "1955-04-07"),
    ("190507-N-AB123-1001 NORTH SEA (May 7, 2019) Boats wait. (U.S. Navy photo by Luis Mora)", "2019-05-07"),
    ("Boats wait in Oslo, Norway, Aug. 19. (Luis Mora/AP)", None),
    ("Boats wait in Oslo — May 7, 2019", "2019-05-07"),
    ("Boats wait, 7-May-2019", "2019-05-07"),
    ("Boats wait on Tue 7 May 2019 in Oslo", "2019-05-07"),
    ("Boats wait in Oslo, Sept 7 2019", "2019-09-07"),
    ("Boats wait in Oslo on '7 May 1944'.", "1944-05-07"),
    ("Boats wait in Oslo, 7 May '44.", None),
    ("Boats wait in Oslo, in late May 2019.", "2019-05"),
    ("Boats wait in Oslo at the end of May 2019.", "2019-05"),
    ("Boats wait in Oslo on the morning of May 7, 2019.", "2019-05-07"),
    ("Boats wait in Oslo at 9 a.m. on May 7, 2019.", "2019-05-07"),
]


@pytest.mark.parametrize(("text", "date"), DATED)
def test_every_way_to_state_a_date(text: str, date: str | None) -> None:
    record = parse(text)
    length = {"day": 10, "month": 7, "year": 4, None: 0}[record.photo_date_precision]
    assert (record.photo_date.isoformat()[:length] if record.photo_date else None) == date


# Every form of a credit; the person's given name and the house are in no table
CREDITS = [
    "Photo: {p}/{h}",
    "Photo by {p}/{h}",
    "Photo by {p} / {h}",
    "{p}/{h}",
    "({p}/{h})",
    "[{p}/{h}]",
    "{p} | {h}",
    "{p} - {h}",
    "{p} – {h}",
    "{p}, {h}",
    "({p}, {h})",
    "Photo by {p}, {h}",
    "Photo: {p}, {h}",
    "Photo courtesy of {h}",
    "Courtesy of {h}",
    "Courtesy: {h}",
    "Photo: {h}",
    "Credit: {h}",
    "Credit: {p}/{h}",
    "Image: {p}/{h}",
    "© {p}/{h}",
    "© {h}",
    "© {p} for {h}",
    "{p} for {h}",
    "Photograph by {p} for {h}",
    "{h} / {p}",
    "{h}/{p}",
    "Photo/{p}",
    "PHOTO/{p}",
    "(Photo/{h})",
    "{h} photo by {p}",
    "{h} photo",
    "{h} File Photo",
    "({h} photo)",
    "Photo provided by {h}",
    "(Photo provided by {h})",
    "Picture: {p}",
    "Picture credit: {p}",
    "Pic: {p}",
    "Photos by {p}",
    "Photographer: {p}/{h}",
    "Supplied: {h}",
    "({h}: {p})",
    "Source: {h}",
    "Via {h}",
    "Photo via {h}",
    "Photo supplied by {h}",
    "Special to {h}/{p}",
    "{p}/Special to {h}",
    "{p} Special to {h}",
    "By {p}, {h}",
    "{p} photo",
    "Staff photo by {p}",
    "{p}/Staff",
    "{p} / Staff Photographer",
    "{p}, staff",
    "{p}/staff photographer",
    "Photo credit: {p}",
    "Photo Credit: {h}",
    "Image credit: {h}",
    "Photo by: {p}",
    "photo by {p}",
    "PHOTO BY {P}",
    "{P}/{H}",
    "{P} / {H}",
    "Picture by {p}",
    "Foto: {p}/{h}",
    "(Photo: {p})",
    "(Image: {h})",
    "Pictures: {p}",
    "Photography by {p}",
    "Photo Courtesy {h}",
    "Contributed photo/{p}",
    "Contributed/{h}",
    "{p}/{h} via Getty Images",
    "Handout/{h}",
    "{h}/Handout",
    "{h} handout",
    "{p} © {h}",
    "Photo © {p}",
    "Copyright {p}/{h}",
    "Copyright: {h}",
    "{p}/Courtesy of {h}",
    "Credit {p}",
    "Photograph: {p} for {h}",
    "Photograph: Courtesy of {h}",
    "Video still: {h}",
    "Screenshot: {h}",
    "Screenshot/{h}",
]


@pytest.mark.parametrize("form", CREDITS)
def test_every_form_of_a_credit(form: str) -> None:
    person, house = "Zhuldyz Eshimova", "Bergen Tribune"
    credit = form.format(p=person, h=house, P=person.upper(), H=house.upper())
    record = parse(f"Boats leave the harbor in Oslo, Norway. {credit}")
    assert record.photographer == (person if "{p}" in form.lower() else None)
    assert (record.agency or "").lower() == (house.lower() if "{h}" in form.lower() else "")


# Where a place may stand in a caption
PLACES = [
    "Boats wait in {} on May 3, 2019.",
    "Boats wait in {}, Friday, May 3, 2019.",
    "Boats wait in {} (Photo by Ana Belmonte/AP)",
    "{}: Boats wait on Friday.",
    "{} — Boats wait on Friday.",
    "Boats wait on Friday, May 3, 2019, in {}.",
    "Boats wait near {}.",
    "Boats wait outside {}.",
    "Boats wait at the harbor in {}, as storms come.",
    "Boats wait off {} during a storm.",
    "A street in {}.",
    "Boats at Marken Harbor in {}.",
    "Boats at Marken Harbor, {}.",
    "Boats wait Friday in {}.",
    "Boats wait as a storm passes through {}.",
    "Ana Belmonte at her home in {}.",
    "Ana Belmonte, of Kent, sails in {}.",
    "The Marken Bridge in {} is seen on May 3, 2019.",
    "Ana Belmonte poses for a portrait in {} on May 3, 2019.",
    "Ana Belmonte sails, May 3, 2019, {}.",
    "{} - MAY 3: Boats wait in the rain.",
    "Boats wait at Marken Park in downtown {}.",
    "Boats wait in the city of {}.",
    "Boats wait in front of a church in {}, where a storm is due.",
    "A view of {} on May 3, 2019.",
    "An aerial view of {}.",
    "Firefighters work at the scene of a fire in {}.",
    "Boats wait at a marina in {} last week.",
    "Rescuers search for victims at the site of a landslide in {}.",
    "Ana Belmonte speaks during a rally in {} ahead of the vote.",
    "Ana Belmonte arrives at the airport in {} after a trip to Peru.",
    "Snow falls on {} on May 3, 2019.",
    "Flooding in {}.",
    "Flooding in {} has closed roads.",
    "Ana Belmonte, left, and Eva Berg in {} in 2019.",
    "Fans fill the stands at Marken Stadium in {}.",
    "Ana Belmonte during the match against Peru in {}.",
]


@pytest.mark.parametrize(
    "town", ["Tulsa, Okla.", "Bergen, Norway", "Salem, OR", "Zamboanga City, Philippines", "Kollam, Kerala"]
)
@pytest.mark.parametrize("form", PLACES)
def test_wherever_a_place_stands(form: str, town: str) -> None:
    location = parse(form.format(town)).location or ""
    assert location.removeprefix("downtown ").rstrip(".") == town.rstrip(".")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Sailors wait outside the Splendid hotel in Bergen.", "Splendid hotel"),
        ("Sailors wait at the Oerstedt gas turbine factory in Bergen.", "Oerstedt gas turbine factory"),
        ("Sailors pray in a Catholic church in Bergen.", None),
        ("A bear snaps at a bee at Buffalo zoo, New York.", "Buffalo zoo"),
        ("Sailors wait near the Tree of Life synagogue in Bergen.", "Tree of Life synagogue"),
        ("Sailors wait outside the White House May 10, 2017.", "White House"),
        ("Sailors wait in a flooded Mora Square, in Bergen.", "Mora Square"),
        ("Sailors leave the Belmonte Courthouse in Bergen.", "Belmonte Courthouse"),
        ("Sailors wait at Tokyo's Meiji Shrine.", "Meiji Shrine"),
        ("Sailors wait at 10 Downing Street, London.", "10 Downing Street"),
    ],
)
def test_the_building(text: str, venue: str | None) -> None:
    assert parse(text).venue == venue


# How archives sign, with the mark of the print or without
ARCHIVES = [
    "{house}",
    "{house}.",
    "{house}, {mark}",
    "{house} {mark}",
    "{house} ({mark})",
    "({house})",
    "({house}, {mark})",
    "({house} {mark})",
    "[{house}, {mark}]",
    "Courtesy of the {house}, {mark}.",
    "Photo: {house}, {mark}",
    "Source: {house}, {mark}",
    "From the collections of the {house}",
    "| {house}",
    "– {house}",
    "© {house} ({mark})",
]
HOUSES = ["Library of Congress", "Bergen County Historical Society", "Texas State Archives"]
MARKS = ["LC-USZ62-12345", "Q 5123", "P01234.001", "1990.12.3", "PXA 123/4", "box 3, folder 12"]


@pytest.mark.parametrize("form", ARCHIVES)
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("house", HOUSES)
def test_how_archives_sign(form: str, house: str, mark: str) -> None:
    record = parse("Miners stand at a shaft near Voss, Norway, in 1912. " + form.format(house=house, mark=mark))
    assert record.agency == house
    assert (record.subject, record.location, str(record.photo_date)[:4]) == ("Miners", "Voss, Norway", "1912")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Eva Berg, 34, was diagnosed with cancer in 2017.", None),
        ("Luis Mora bought the farm in 1998.", None),
        ("The bridge was built by convicts in 1836.", None),
        ("Eva Berg was photographed in Bergen in 1998.", "1998-01-01"),
        ("Boats were seen in Bergen in 1998.", "1998-01-01"),
        ("Sailors sing in Bergen in 1998.", "1998-01-01"),
    ],
)
def test_a_year_that_is_told_is_not_the_pictures(text: str, date: str | None) -> None:
    assert (str(parse(text).photo_date) if date else parse(text).photo_date) == date
