"""Words about people: the tables, titles before a name, given names, verbs, nouns, and the capitals of a byline."""

from __future__ import annotations

import pytest

from captions.names.fold import fold
from captions.names.people import (
    animal,
    given_name_kind,
    human,
    is_ambiguous_verb,
    is_given_name,
    name_case,
    strip_titles,
    title_kind,
    verb_form,
)
from captions.names.tables import cell, rows

TABLES = ["titles", "given_names", "family_names", "verbs", "group_nouns", "name_words"]
LANGUAGES = {"en", "es", "fr", "de", "pt", "it"}


def listed(text: str, mark: str | None = None) -> list[str]:
    """The words of ``text``, or what stands between the marks."""
    return [word.strip() for word in text.split(mark)]


# --- the tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_table_is_sorted_and_states_its_source(table: str) -> None:
    firsts = [next(iter(row.values())) for row in rows(table)]
    assert firsts == sorted(firsts, key=lambda first: (fold(first), first))
    assert all(fold(first) and first == first.strip() for first in firsts)
    assert all(row["source"] for row in rows(table))


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("titles", ("form", "lang")),
        ("given_names", ("name",)),
        ("family_names", ("name",)),
        ("verbs", ("base",)),
        ("group_nouns", ("singular", "lang")),
        ("name_words", ("word",)),
    ],
)
def test_one_row_a_name(table: str, columns: tuple[str, ...]) -> None:
    keys = [(fold(row[columns[0]]), *(row[column] for column in columns[1:])) for row in rows(table)]
    assert len(keys) == len(set(keys))


def test_whole_classes() -> None:
    nouns = [row for row in rows("group_nouns") if row["lang"] == "en"]
    assert len(rows("titles")) >= 5000 and len(rows("given_names")) >= 20_000 and len(rows("verbs")) >= 2500
    assert sum(row["kind"] == "human" for row in nouns) >= 700 and sum(row["kind"] == "animal" for row in nouns) >= 300


def test_closed_sets_of_kinds() -> None:
    assert {row["kind"] for row in rows("titles")} == set(
        listed("rank honorific office job relation role modifier field service")
    )
    assert {row["lang"] for row in rows("titles")} == LANGUAGES == {row["lang"] for row in rows("group_nouns")}
    assert {row["also"] for row in rows("given_names")} == {"", "place", "word"}
    assert {row["kind"] for row in rows("group_nouns")} == {"human", "animal"}
    kinds = {kind for row in rows("name_words") for kind in cell(row["kind"])}
    assert kinds == {"no name", "surname", "company", "regiment"}


# --- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Staff Sgt.", "rank"),
        ("Sgt. 1st Class", "rank"),
        ("Pfc.", "rank"),
        ("pfc", "rank"),
        ("Gunnery Sgt.", "rank"),
        ("Tech. Sgt.", "rank"),
        ("Airman 1st Class", "rank"),
        ("Lt Cmdr", "rank"),
        ("MC2", "rank"),
        ("Photographer's Mate", "rank"),
        ("Aviation Boatswain's Mate", "rank"),
        ("LPhot", "rank"),
        ("Sqn Ldr", "rank"),
        ("Det. Insp.", "rank"),
        ("Monsignor", "rank"),
        ("Ayatollah", "rank"),
        ("Crown Prince", "rank"),
        ("Mrs", "honorific"),
        ("Datuk Seri", "honorific"),
        ("vice-president", "office"),
        ("Secretary of State", "office"),
        ("Minister for Health", "office"),
        ("Sens.", "office"),
        ("prime ministers", "office"),
        ("wide receivers", "job"),
        ("policemen", "job"),
        ("chair umpire", "job"),
        ("mother-in-law", "relation"),
        ("defending champion", "role"),
        ("runner-up", "role"),
    ],
)
def test_title_kind(words: str, kind: str) -> None:
    assert title_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "lang", "kind"),
    [
        ("ministra de Defensa", "es", "office"),
        ("delantero", "es", "job"),
        ("garde des Sceaux", "fr", "office"),
        ("petite sœur", "fr", "relation"),
        ("Bundeskanzlerin", "de", "office"),
        ("Torhüter", "de", "job"),
        ("primeiro-ministro", "pt", "office"),
        ("goleiro", "pt", "job"),
        ("sindaca", "it", "office"),
        ("CEO", "it", "office"),
    ],
)
def test_title_kind_in_other_languages(words: str, lang: str, kind: str) -> None:
    assert title_kind(words, lang) == kind


@pytest.mark.parametrize(
    "words",
    listed(
        "Mexico;caravan;Tuesday;President's;General Motors;King's Cross;Queens;New York;tennis;former;U.S. Army;the;"
        "alcalde;Frankfurt;;rafts;Dana Whitlock;St. Louis;Rock",
        ";",
    ),
)
def test_no_title(words: str) -> None:
    assert title_kind(words) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Staff Sgt. ", "Dana Whitlock"),
        ("U.S. Army Staff Sgt. ", "Dana Whitlock"),
        ("U.S. Marine Corps Lance Cpl. ", "Iris Holt"),
        ("Army Spc. ", "Owen Tarrant"),
        ("Coast Guard Petty Officer 2nd Class ", "Lena Moss"),
        ("Mass Communication Specialist 2nd Class ", "Omar Reyes"),
        ("Mass Communication Specialist 1st Class (SW/AW) ", "Petra Lund"),
        ("Mass Communication Specialist Seaman ", "Ivo Brandt"),
        ("Aviation Warfare Systems Operator 2nd Class ", "Kim Vos"),
        ("Senior Chief Aviation Warfare Systems Operator ", "Noel Farrow"),
        ("Aviation Boatswain's Mate (Handling) Third Class ", "Luis Prado"),
        ("Photographer’s Mate 3rd Class ", "Ruth Abel"),
        ("MC3 ", "Tara Oyelaran"),
        ("Chief Warrant Officer 3 ", "Gus Merrin"),
        ("Lt. j.g. ", "Amy Castell"),
        ("Rear Adm. (lower half) ", "Hugh Varley"),
        ("Capt. (Ret.) ", "Nell Okafor"),
        ("LPhot ", "Ben Corrie"),
        ("Det. Chief Insp. ", "Moira Gale"),
        ("Sheriff's Deputy ", "Carl Nyberg"),
        ("The Rev. ", "Paul Adeyemi Jr."),
        ("the late Archbishop ", "Oscar Lindqvist"),
        ("former Prime Minister ", "Anna Kovar"),
        ("then-President ", "Ola Berg"),
        ("Vice-President ", "Ola Berg"),
        ("Foreign Minister ", "Li Qiang"),
        ("acting Defence Secretary ", "Joan Pryce"),
        ("Minister of Foreign Affairs ", "Tarja Niemi"),
        ("U.S. Sen. ", "Rosa Delgado"),
        ("Republican presidential candidate ", "Walt Emery"),
        ("presidential candidate, ", "Fernanda Villalba"),
        ("Lt. Gov. ", "Regina Stone"),
        ("Chairman and CEO ", "Wendell Oakes"),
        ("President & CEO ", "Wendell Oakes"),
        ("Supreme Court Justice ", "Elena Farkas"),
        ("ex-Mayor ", "Tom Ridley"),
        ("Crown Prince ", "Mohammed bin Salman"),
        ("Sir ", "Alan Whitby"),
        ("Sheikh ", "Hamad bin Khalifa"),
        ("actor ", "Tom Vail"),
        ("Actress ", "Mia Laurent"),
        ("Oscar-winning director ", "Sofia Brandt"),
        ("actors ", "Tom Vail"),
        ("singer-songwriter ", "Ed Marsh"),
        ("player/coach ", "Tim Oakley"),
        ("tennis player ", "Iga Nowak"),
        ("former heavyweight boxing champion ", "Leon Barker"),
        ("starting pitcher ", "Jake Arden"),
        ("wide receiver ", "Davon Mills"),
        ("chair umpire ", "Renaud Lambert"),
        ("NASA astronaut ", "Kate Orwin"),
        ("Flight Engineer ", "Satoshi Mori"),
        ("human rights lawyer ", "Samira Haddad"),
        ("his wife ", "Coretta"),
        ("her older sister ", "Keeny"),
        ("murder suspect ", "Ray Dolan"),
        ("Nobel Peace Prize winner ", "Ada Boateng"),
        ("General Motors CEO ", "Mary Teller"),
        ("ex-wife ", "Ivana"),
        ("Dr. ", "Jane Pell"),
        ("Prof. Dr. ", "Uwe Kranz"),
    ],
)
def test_strip_titles(title: str, name: str) -> None:
    assert strip_titles(title + name) == (len(title), name)


@pytest.mark.parametrize(
    ("title", "name", "lang"),
    [
        ("el presidente ", "Julián Ortega", "es"),
        ("la exministra de Salud ", "Rocío Vega", "es"),
        ("l'ancien président ", "Jean Moreau", "fr"),
        ("la chanteuse ", "Aline Rocher", "fr"),
        ("Mme ", "Aline Rocher", "fr"),
        ("der frühere Bundeskanzler ", "Heinz Adler", "de"),
        ("Oberbürgermeisterin ", "Jutta Kern", "de"),
        ("o ex-prefeito ", "Caio Prado", "pt"),
        ("a cantora ", "Ivete Lima", "pt"),
        ("l'allenatore ", "Carlo Bassi", "it"),
        ("il ministro della Difesa ", "Guido Serra", "it"),
    ],
)
def test_strip_titles_in_other_languages(title: str, name: str, lang: str) -> None:
    assert strip_titles(title + name, lang) == (len(title), name)


@pytest.mark.parametrize(
    "words",
    listed(
        "Dana Whitlock;Hunter Reed;Dean Reed;Mason Reed;Baker Reed;Junior Nkosi;Earl J. Reed;Pope Francis;"
        "King Charles III;Queen Elizabeth II;Prince William;Lady Gaga;General Motors;Attorney General's Office;"
        "tennis balls;U.S. Army;British troops;Mother Teresa;Page-Smith Hall;",
        ";",
    ),
)
def test_nothing_to_strip(words: str) -> None:
    assert strip_titles(words) == (0, words)


def test_stops_at_a_demonym_and_goes_on_when_asked_again() -> None:
    words = "former Norwegian Prime Minister Kari Dahl"
    start, rest = strip_titles(words)
    assert rest == "Norwegian Prime Minister Kari Dahl" and words[start:] == rest
    assert strip_titles(rest.removeprefix("Norwegian ")) == (15, "Kari Dahl")


def test_a_title_alone_leaves_nothing() -> None:
    assert strip_titles("the prime minister") == (18, "")


# --- given names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    listed(
        "Glenda José JOSE Xiaoming Ji-hoon Jihoon Oluwaseun Chukwuemeka Kwame Thandiwe Abiy Wanjiru Mohammed Khadija "
        "Hossein Zeynep Priyanka Gurpreet Bambang Nguyen Somchai Aung Sione Oleksandr Zsófia Håkon Siobhan Ueslei "
        "N'Golo Yuki Tamar Adilə"
    ),
)
def test_given_names_of_the_whole_world(word: str) -> None:
    assert is_given_name(word) and given_name_kind(word) == "name"


@pytest.mark.parametrize("word", listed("Paris London Chelsea Brooklyn Jordan Austin Dallas Houston Israel India"))
def test_given_names_that_are_places(word: str) -> None:
    assert given_name_kind(word) == "place"


@pytest.mark.parametrize("word", listed("Hunter Mason Rose Hope Summer Grace Rich Wolf"))
def test_given_names_that_are_words(word: str) -> None:
    assert given_name_kind(word) == "word"


@pytest.mark.parametrize(
    "word",
    listed(
        "Police Mexico President April May June Monday The An No Photo Reuters Doctor Officer Judge General Governor "
        "Men Al El San Los Protesters Unknown North"
    ),
)
def test_no_given_name(word: str) -> None:
    assert not is_given_name(word) and given_name_kind(word) is None


# --- verbs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("third", "walks holds carries watches has is does goes kisses waves flies tries embraces celebrates ties"),
        ("base", "hold carry celebrate put cut run come have be"),
        ("past", "held took was were had went saw left stood felt stopped travelled traveled focused tried lit knelt"),
        ("participle", "taken seen worn been driven hidden torn"),
        ("gerund", "holding running sitting beginning lying travelling traveling dying panicking skiing seeing dyeing"),
    ],
)
def test_verb_form(form: str, words: str) -> None:
    assert {word: verb_form(word) for word in words.split()} == dict.fromkeys(words.split(), form)


@pytest.mark.parametrize("word", ["migrant", "Mexico", "photographer", "the", "by", "yellow", "", "October"])
def test_no_verb(word: str) -> None:
    assert verb_form(word) is None


def test_ambiguous_verbs() -> None:
    doubtful = listed(
        "walk march rest fans watches protests displays works shows light open left wounded building masked"
    )
    certain = listed("carries holding celebrates arrives took speaks went hugged attends")
    assert [word for word in doubtful if not is_ambiguous_verb(word)] == []
    assert [word for word in certain if is_ambiguous_verb(word)] == []


def test_verb_rows_are_whole_and_rightly_spelled() -> None:
    for row in rows("verbs"):
        assert all(row[form] for form in ("base", "third", "past", "participle", "gerund"))
        assert all(word.endswith("ing") for word in cell(row["gerund"]))
        forms = {row["base"], *(w for form in ("third", "past", "participle", "gerund") for w in cell(row[form]))}
        assert set(cell(row["noun"])) <= forms
    spelled = {row["base"]: (row["third"], row["past"], row["gerund"]) for row in rows("verbs")}
    assert spelled["carry"] == ("carries", "carried", "carrying")
    assert spelled["stop"] == ("stops", "stopped", "stopping")
    assert spelled["visit"] == ("visits", "visited", "visiting")
    assert spelled["cancel"] == ("cancels", "canceled|cancelled", "canceling|cancelling")


# --- nouns -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "nouns"),
    [
        ("singular", "man woman child migrant protester crowd family police officer soldier striker wife bystander MP"),
        (
            "plural",
            "men women children people police migrants Marines troops officials passers-by thousands wives",
        ),
    ],
)
def test_human(number: str, nouns: str) -> None:
    words = nouns.replace("police officer", "police_officer").split()
    assert {word: human(word.replace("_", " ")) for word in words} == dict.fromkeys(words, number)


def test_the_head_of_a_phrase_decides() -> None:
    assert human("Central American migrants") == "plural"
    assert human("police dog") is None and animal("police dog")
    assert human("construction cranes") is None and not animal("Honduran migrants")


@pytest.mark.parametrize(
    "noun", ["raft", "bridge", "chair", "center", "Mexico", "elephant", "dogs", "kind", "car", "flag", ""]
)
def test_no_human_being(noun: str) -> None:
    assert human(noun) is None


@pytest.mark.parametrize("noun", listed("dog puppies elephant giraffes geese polar_bear wolves fish calf bald_eagle"))
def test_animals(noun: str) -> None:
    assert animal(noun.replace("_", " "))


@pytest.mark.parametrize("noun", listed("man migrants bridge chat Mexico"))
def test_no_animal(noun: str) -> None:
    assert not animal(noun)


def test_nouns_of_other_languages_stay_there() -> None:
    assert (
        human("mujeres", "es") == "plural"
        and human("Kinder", "de") == "plural"
        and human("pompier", "fr") == "singular"
    )
    assert human("mujeres") is None and human("Kind") is None
    assert animal("chevaux", "fr") and animal("cane", "it") and not animal("cane")


# --- capitals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    listed(
        "John MacDougall;Ian MacLeod;Ann MacKenzie;Ronald McDonald;Rory McIlroy;Ana Macedo;Rui Machado;Lee Mack;"
        "Luc Macron;Ed Macy;Pat O'Brien;Pat O’Brien;Dan D'Angelo;N'Golo Kante;Ma'ruf Amin;Jan van der Berg;"
        "Van der Berg;Otto von Hagen;Maria de la Cruz;Jose dos Santos;Rui da Silva;Omar bin Zayed;Nguyen Van Minh;"
        "Li Qiang;Li Xi;Ng Han;Antoine de Saint-Exupéry;Mohammed Al-Shaikh;Jean-Pierre Morel;Park Ji-hoon;"
        "John Smith Jr.;John Smith III;Felipe VI;J.D. Vane;JD Vane;J. R. Vane;AJ Tracy;Fabrice Coffrini;"
        "Martin St. Louis;Åsa Öberg;Łukasz Żak;Ann (Annie) Lee;Ueslei Marcelino;David W Cerny;Élodie Noël",
        ";",
    ),
)
def test_all_capitals_become_ordinary(name: str) -> None:
    assert name_case(name.upper()) == name


@pytest.mark.parametrize(
    ("filed", "name"),
    [
        ("Johannes EISELE", "Johannes Eisele"),
        ("Fabrice COFFRINI", "Fabrice Coffrini"),
        ("Bart VAN DEN BROEK", "Bart van den Broek"),
        ("Alex McDONALD", "Alex McDonald"),
        ("Jean-Luc O'NEAL", "Jean-Luc O'Neal"),
        ("johannes eisele", "Johannes Eisele"),
        ("maria de la cruz", "Maria de la Cruz"),
        ("İBRAHİM ÖZDEMİR", "İbrahim Özdemir"),
        ("", ""),
    ],
)
def test_half_raised_and_lowered_names(filed: str, name: str) -> None:
    assert name_case(filed) == name


@pytest.mark.parametrize(
    "name",
    [
        "DeShawn Lott",
        "Sam McKay",
        "Virgil van Dijk",
        "Kevin De Bruyne",
        "AJ Tracy",
        "Ana de Armas",
        "Ji-hoon Park",
        "O'Shea J.",
    ],
)
def test_good_capitals_stay(name: str) -> None:
    assert name_case(name) == name
