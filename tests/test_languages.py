"""People in captions of other languages than English: behind an office's place, in lists, by their family name alone."""

from __future__ import annotations

import pytest

import captions

SHOWN = [
    # an office with its place or body between it and the name
    ("Il sindaco di Bari Nicola Belmonte saluta i pescatori nel porto. ANSA", ["Nicola Belmonte"]),
    ("La presidente della Confederazione Michela Belmonte saluta i pescatori. Keystone", ["Michela Belmonte"]),
    ("Die Ministerpräsidentin von Sachsen, Petra Belmonte, steht im Hafen. Foto: dpa", ["Petra Belmonte"]),
    # whoever a group or a picture is of, or is against, is not shown
    ("Partidarios del candidato Luis Belmonte celebran los resultados en Bilbao. EFE", []),
    ("Ein Werbeplakat mit einem Bild von Kanzlerin Petra Belmonte hängt im Hafen. Foto: dpa", []),
    ("La llegada de la reina Ana Belmonte al puerto de Bilbao con los pescadores. EFE", ["Ana Belmonte"]),
    # joined names
    ("Desde la izquierda, Ana Belmonte, Luis Mora y Carmen Arranz, en el puerto de Bilbao. EFE", ["Ana Belmonte", "Luis Mora", "Carmen Arranz"]),
    ("Pedro Belmonte, Rafinha, Luís Mora e Endrick com a taça no porto. Foto: Lusa", ["Pedro Belmonte", "Rafinha", "Luís Mora", "Endrick"]),
    # well-known family names alone
    ("Merkel und Macron bei einem Treffen im Hafen von Kiel. Foto: dpa", ["Merkel", "Macron"]),
    ("Colas ante una oficina del puerto de Bilbao con los pescadores. EFE", []),
    # what a later sentence says is in the picture
    ("Die Boote liegen im Hafen. Von links: Petra Belmonte, Jens Kallweit und Ute Brandner. Foto: dpa", ["Petra Belmonte", "Jens Kallweit", "Ute Brandner"]),
]  # fmt: skip


@pytest.mark.parametrize("text, names", SHOWN)
def test_people_who_are_shown(text: str, names: list[str]) -> None:
    assert [person.name for person in captions.parse(text).people] == names


ORIGINS = [
    ("Le maire de Nantes, Paul Belmonte, attend les pêcheurs dans le port. AFP", "Nantes"),
    ("La ministre de la Santé, Anne Belmonte, attend les pêcheurs dans le port. AFP", None),
    ("Petra Belmonte (CDU), Bürgermeisterin von Warendorf, spricht mit Schülern. Foto: dpa", "Warendorf"),
    ("Bayerns Wirtschaftsminister Jens Belmonte spricht mit Fischern. Foto: dpa", "Bavaria"),
    ("O presidente da República, Luís Belmonte, fala com os pescadores no porto. Foto: Lusa", None),
]


ORIGINS += [
    ("Una maestra de Palencia da clase en Valladolid, 3 de febrero de 2020. EFE", "Palencia"),
    ("Un groupe d'habitants de Nantes manifeste à Paris, le 3 mai 2021. AFP", "Nantes"),
    ("Aficionados de Valencia celebran en Bilbao, 3 de febrero de 2020. EFE", None),
]


@pytest.mark.parametrize("text, origin", ORIGINS)
def test_origin_by_an_office(text: str, origin: str | None) -> None:
    assert captions.parse(text).origin == origin


@pytest.mark.parametrize(
    "text",
    [
        "Un pescador de 45 años, Luis Mora, repara las redes en Cádiz, el 3 de mayo de 2021. EFE",
        "Un pescatore di 45 anni, Luis Mora, ripara le reti nel porto di Palermo. ANSA",
        "Un pêcheur de 45 ans, Luis Mora, répare son filet à Brest, le 3 mai 2021. AFP",
    ],
)
def test_an_age_before_the_name(text: str) -> None:
    record = captions.parse(text)
    assert (record.subject, record.age) == ("Luis Mora", 45)


@pytest.mark.parametrize(
    "text, language",
    [
        ("Ein Mann angelt. Foto: Eva Berg", "de"),
        ("Barcos en Bilbao. Foto: Ana Belmonte", "es"),
        ("Bateaux à quai. Photo : Eva Berg", "fr"),
        ("Boats in Bergen. Photo: Eva Berg", "en"),
        ('Der Schauspieler Jonas Mora kommt zu "The Man with the Bag" nach Berlin. Foto: Eva Berg/dpa', "de"),
    ],
)
def test_a_short_caption_is_told_by_the_label_of_its_credit(text: str, language: str) -> None:
    assert captions.parse(text).language == language


SUBJECTS = [
    ("Ein Mann angelt in Dresden an der Elbe. Foto: Eva Berg/dpa", "Mann"),
    ("Kinder spielten im Hafen mit den Booten. Foto: dpa", "Kinder"),
    ("Junge verletzte Menschen liegen in einem Boot im Hafen. Foto: dpa", "Junge verletzte Menschen"),
    ("Durante la sua visita al porto di Genova, il sindaco riceve i pescatori. ANSA", "sindaco"),
    ("Über die neuen Boote freuen sich die Fischer mit ihren Familien im Hafen. Foto: dpa", "Fischer"),
    ("Des manifestants opposés à la réforme défilent dans les rues du port. AFP", "manifestants"),
    ("Una donna nigeriana di 24 anni con il figlio nel porto di Genova. ANSA", "donna nigeriana"),
]


@pytest.mark.parametrize("text, subject", SUBJECTS)
def test_subject_behind_a_phrase(text: str, subject: str) -> None:
    assert captions.parse(text).subject == subject
