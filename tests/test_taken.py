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
    ],
)
def test_where(text: str, location: str | None) -> None:
    assert parse(text).location == location


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
        ("Ana Belmonte, AFP | Boats leave Bergen", "Ana Belmonte", "AFP"),
        ("CORRECTS SPELLING OF NAME Ana Belmonte rows in Tulsa, Okla. (AP Photo/Luis Mora)", "Luis Mora", "AP"),
    ],
)
def test_by_whom(text: str, photographer: str | None, agency: str | None) -> None:
    record = parse(text)
    assert (record.photographer, record.agency) == (photographer, agency)
