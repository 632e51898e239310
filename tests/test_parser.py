"""Whole captions: what comes out, what must not, and what holds for any text whatever."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captions import Person, Record, parse
from captions.names.fold import fold

REUTERS = "Ana Belmonte, 33, a migrant from Honduras, rests with her son Luis, 8, in Tapachula, Mexico October 28, 2018. REUTERS/Kim Vos"


def test_the_design_caption() -> None:
    record = parse(REUTERS)
    assert record.subject == "Ana Belmonte"
    assert record.people == (Person("Ana Belmonte", 33, "Honduras"), Person("Luis", 8, None))
    assert (record.age, record.origin) == (33, "Honduras")
    assert (record.location, record.city, record.country_code) == ("Tapachula, Mexico", "Tapachula", "MX")
    assert (record.photo_date, record.photo_date_precision) == (datetime.date(2018, 10, 28), "day")
    assert (record.agency, record.photographer, record.credit) == ("Reuters", "Kim Vos", "REUTERS/Kim Vos")
    assert record.language == "en"


def test_every_value_names_its_words_and_its_rule() -> None:
    record = parse(REUTERS)
    words = {found.field: record.text[found.start : found.end] for found in record.found if found.field != "people"}
    assert words["photographer"] == "Kim Vos"
    assert words["photo_date"] == "October 28, 2018"
    assert words["origin"] == "Honduras"
    assert record.where("location")[0].rule == "place-before-date"
    assert [record.text[f.start : f.end] for f in record.where("people")] == ["Ana Belmonte", "Luis"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        # dates: the picture's, no more exact than stated, never an impossible one
        ("Boats leave Bergen, Norway in October 2018. REUTERS/Ana Belmonte", "photo_date_precision", "month"),
        ("Boats leave Bergen, Norway, October 28. REUTERS/Ana Belmonte", "photo_date", None),
        ("Boats leave Bergen, Norway, Feb. 30, 2018. REUTERS/Ana Belmonte", "photo_date", None),
        ("Boats leave Bergen. The firm was founded on May 2, 1999. (Reuters)", "photo_date", None),
        # places: where the picture was taken, not where people go, or what is mentioned
        ("Migrants walk toward the United States. (Reuters)", "location", None),
        ("Boats wait in March for the ice to melt. (Reuters)", "location", None),
        ("A rally about the war in Ukraine, in Oslo, Norway, May 2, 2022. (Reuters)", "location", "Oslo, Norway"),
        ("Boats rest in Vilvoorde, near Brussels, May 2, 2022. (Reuters)", "location", "Vilvoorde"),
        # people and things
        ("Members of the Oslo choir sing in Bergen, Norway. (Reuters)", "subject", "Members of the Oslo choir"),
        ("Police and protesters clash in Bergen, Norway. (Reuters)", "subject", "Police and protesters"),
        ("A general view of the harbor in Bergen, Norway. (Reuters)", "subject", "harbor"),
        ("Spain's Ana Belmonte serves in Bergen, Norway. (Reuters)", "origin", "Spain"),
        ("Rafts cross the river in Bergen, Norway. (Reuters)", "origin", None),
        ("Brazilian President Ana Belmonte speaks in Bergen, Norway. (Reuters)", "subject", "Ana Belmonte"),
        # credits
        ("Boats leave Bergen. (Photo by ANA BELMONTE/AFP via Getty Images)", "via", "Getty Images"),
        ("Boats leave Bergen. Pool via REUTERS", "via", None),
        ("Boats leave Bergen. UNICEF/Handout via REUTERS", "agency", "UNICEF"),
        ("Boats leave Bergen, Norway October 19, 2018REUTERS/Ana Belmonte", "photographer", "Ana Belmonte"),
        ("Boats leave Bergen with Luis Mora (right)", "agency", None),
        ("Boats leave Bergen. Ana Belmonte and Luis Mora.", "photographer", None),
        ("FILE PHOTO: Boats leave Bergen. REUTERS/Ana Belmonte", "file_photo", True),
        # furniture enters no field
        ("Boats leave Bergen. REUTERS/Ana Belmonte TPX IMAGES OF THE DAY", "photographer", "Ana Belmonte"),
        ('Boats leave. REUTERS/Ana Belmonte SEARCH "BOATS" FOR THIS STORY.', "keywords", ("BOATS",)),
        ("Boats leave. (AAP Image/Ana Belmonte) NO ARCHIVING.", "instructions", "NO ARCHIVING."),
    ],
)
def test_what_a_caption_says(text: str, field: str, value: object) -> None:
    got = getattr(parse(text), field)
    assert (fold(got) if isinstance(got, str) else got) == (fold(value) if isinstance(value, str) else value)


@pytest.mark.parametrize("text", ["", " ", "\n", "x", "()", "/", "©", "\ud800", "\x00", "…", "𝔸𝔹ℂ" * 50, "İ" * 30])
def test_the_oddest_text_gives_a_record(text: str) -> None:
    assert isinstance(parse(text), Record)


PIECES = st.sampled_from(
    ["Ana Belmonte", ", 33, ", " in ", "Bergen, Norway", " October 28, 2018", ". ", "REUTERS/", "(Photo by ", ")", " / ", " via ", "AFP",
     "Getty Images", "FILE - ", "a migrant from ", "Honduras", "’s ", "©", "\n", "ñ", "de ", "left", "(L)", "1999", "U.S.", " - ", ": ", "Credit"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_gives_true_spans(text: str) -> None:
    record = parse(text)
    assert record.text == text
    for found in record.found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.rule and found.value.strip()
    if record.photographer:
        printed = " ".join(fold(text[f.start : f.end]) for f in record.where("photographer"))
        assert set(fold(record.photographer).split()) <= set(re.split(r"\W+", printed))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map("".join))
def test_parsing_keeps_nothing_between_captions(first: str, second: str) -> None:
    alone = parse(second)
    parse(first)
    assert parse(second) == alone
