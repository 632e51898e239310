"""Captions of other languages than English: people, offices, lists, and where a town stands."""

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


# Where a town stands in the phrases of the languages: (language, caption, what leads up to the town, towns)
WHERE = [
    ("Varias personas caminan en una calle de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan por las calles de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en el centro de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan por la Gran Vía de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en el puerto de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan frente a la catedral de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en una playa de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en las afueras de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan cerca de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en el barrio de Belmonte, en {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan a su llegada al aeropuerto de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en un hospital de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en el estadio Belmonte de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en la localidad de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en el municipio de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en la ciudad de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en la plaza Mayor de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan durante una protesta en {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan por el centro histórico de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Varias personas caminan en la zona de {t}. Foto: Ana Belmonte/EFE", "Madrid", "Sevilla"),
    ("Des personnes marchent dans une rue de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans les rues de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans le centre de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent sur le port de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent devant la cathédrale de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent sur une plage de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans la banlieue de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent près de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent au nord de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans le quartier Belmonte, à {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent à l'aéroport de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans un hôpital de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent au stade Belmonte de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans la ville de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent dans le centre-ville de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent sur la place Bellecour, à {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent lors d'une manifestation à {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent au large de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Des personnes marchent à la gare de {t}. Photo Ana Belmonte/AFP", "Lyon", "Dakar"),
    ("Mehrere Menschen gehen in einer Straße in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen durch die Straßen von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen im Zentrum von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen im Hafen von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen vor dem Dom in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen am Strand von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen am Stadtrand von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen bei {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen nahe {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen in der Nähe von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen in einem Krankenhaus in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen in der Innenstadt von {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen auf dem Marktplatz in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen bei einer Demonstration in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen im Stadtteil Belmonte in {t}. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Mehrere Menschen gehen in {t}-Belmonte. Foto: Ana Belmonte/dpa", "Hamburg", "Leipzig"),
    ("Várias pessoas caminham em uma rua de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham pelas ruas de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham no centro de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham no porto de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham em frente à catedral de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham em uma praia de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham nos arredores de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham perto de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham no aeroporto de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham em um hospital de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham no bairro Belmonte, em {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham na cidade de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham no município de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham durante protesto em {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham na região de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham na zona norte de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Várias pessoas caminham na orla de {t}. Foto: Ana Belmonte/Lusa", "Curitiba", "Luanda"),
    ("Diverse persone camminano in una strada di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano per le strade di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nel centro di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nel porto di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano davanti al duomo di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano su una spiaggia di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano alla periferia di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano vicino a {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano all'aeroporto di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano in un ospedale di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nel quartiere Belmonte, a {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nella città di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nel comune di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano durante una manifestazione a {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano nei pressi di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano alla stazione di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano in piazza Duomo, a {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
    ("Diverse persone camminano in una via di {t}. (foto Ana Belmonte/ANSA)", "Milano", "Palermo"),
]


@pytest.mark.parametrize(("caption", "one", "other"), WHERE)
def test_where_a_town_stands(caption: str, one: str, other: str) -> None:
    for town in (one, other):
        location = captions.parse(caption.format(t=town)).location
        assert location is not None and town in location and len(location) < len(town) + 22
