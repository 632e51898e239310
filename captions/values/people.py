"""Tell the names of people from other capitalised words."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from captions.names import places
from captions.names.agencies import agency, looks_like_organisation, word_kind
from captions.names.fold import bare
from captions.names.people import (
    PARTICLES,
    animal,
    given_name_kind,
    human,
    is_given_name,
    name_case,
    strip_titles,
    title_kind,
    verb_form,
)
from captions.names.tables import words_of
from captions.rules import Language


class Name(NamedTuple):
    """A person's name in a run of capitalised words: offsets in the run, how sure it is, where the person comes from.

    ``evidence``: 3 a title or a nationality before a name of two words, 2 a given name first, 1 only the shape of a
    name. ``titled``: a title stands before it.
    """

    name: str
    start: int
    end: int
    evidence: int
    titled: bool
    origin: tuple[str, int, int] | None


_Token = tuple[int, int, str]  # a word with its offsets
_Nation = tuple[str, int, int]  # an origin with its first and last word
# U+2019 and its kin close a possessive: "Spain’s Luis Mora"
_POSSESSIVE = re.compile(r"['’](?:s|S)?(?=\s|$)")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})
_NUMERALS = frozenset("v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xxiii".split())
_REGIMENTS = words_of("name_words", "regiment")  # "The Royal Gurkha Rifles"
_PARTICLES = (PARTICLES - {"las", "los"}) | {"abu"}  # "Los Lobos" are no person
_NOT_NAMES = words_of("name_words", "no name")
_SURNAMES = words_of("name_words", "surname")  # behind a given name they are no buildings or seasons: "Ana West"
_INITIAL = re.compile(r"[A-Z]\.")
# "R-Texas", "D-Calif.", "French-speaking"
_PARTY = re.compile(
    r"[RDI]-[A-Z]|\w+-(?:speaking|born|based|led|backed|style|era|owned|held|controlled|occupied|trained|language|funded|run)$"
)
# "USS Carl Vinson" is a ship
SHIPS = frozenset("USS USNS USCGC HMS HMAS HMCS HMNZS INS MV MS SS RMS RV RRS RFA ARA FS JS ROKS TCG".split())
_COMPANIES = words_of("name_words", "company")  # "Belmonte & Fils SA", "Molde FK"
# What follows a name and is no part of it: "Ana Belmonte KC"
_POST_NOMINALS = frozenset("KC QC MP MSP MLA MBE OBE CBE KBE DBE FRS PhD Ph.D. MD M.D. Esq Esq. SJ OP".split())


def strip_origin(tokens: list[str], language: Language) -> tuple[str, int] | None:
    """The nationality or country at the head of some words -> (origin, words used): "South Korean President …"."""
    for count in (3, 2, 1):
        if count > len(tokens):
            continue
        words = " ".join(tokens[:count])
        name = _POSSESSIVE.sub("", words)
        if (origins := places.demonym(name, language.code)) and len(origins) == 1:
            return origins[0], count
        known = places.country(name)
        if known is not None:
            return known.name, count
        if (state := places.state(name)) is not None and given_name_kind(tokens[0]) != "name" and len(name) > 2:
            return state.name, count
        if (region := places.region(name)) is not None and len(tokens) > count and not is_given_name(tokens[0]):
            return region.name, count
    return None


def _plausible(tokens: list[str], sure: bool = False) -> bool:
    """Two to five words none of which says organisation, building, event, month or place; ``sure``: the last may."""
    proper = [t for t in tokens if t.lower() not in _PARTICLES]
    given = bool(proper) and len(proper) > 1 and given_name_kind(proper[0]) == "name"
    if not 1 <= len(proper) <= 5 or len(tokens) > 7:
        return False
    if len(proper) > 1 and _is_group(proper[-1]) and not given:
        return False
    for token in proper:
        low = bare(token, ".")
        if _PARTY.match(token):
            return False
        if _INITIAL.fullmatch(token) and token is not proper[0]:
            continue  # "Ana A. Mora", though "a" is no name
        if (
            given
            and token is not proper[0]
            and (low in _SURNAMES or (sure and token is proper[-1] and token.isalpha()))
        ):
            continue
        if low == "park" and len(proper) == 2 and "-" in proper[0] and given:
            continue  # "Ji-ho Park"
        if low in _NOT_NAMES or (word_kind(token) and (token is proper[-1] or not is_given_name(token))):
            return False
        if any(c.isdigit() for c in token) or (
            token.isupper() and len(token) > 3 and "." not in token and "-" not in token
        ):
            return False
    return True


def _is_group(word: str) -> bool:
    """Whether the last of some capitalised words says company, regiment, team or people: "Fils SA", "Pittsburgh Panthers"."""
    low = bare(word, ".")
    if low in _COMPANIES or low in _REGIMENTS or (low.endswith("s") and animal(low)):
        return True
    return not is_given_name(word) and bool(places.demonym(word))


@lru_cache(maxsize=32_768)
def read_names(run: str, language: Language, sure: bool = False) -> tuple[Name, ...]:
    """The name in a run of capitalised words ("Brazilian President Luis Mora"), with what stands before it.

    ``sure``: an age or a side ("left") behind the run says that it is a person, even where it could be a place.
    """
    tokens = _tokens(run)
    words = [word for _, _, word in tokens]
    if not SHIPS.isdisjoint(words):
        return ()
    at, titled, nation = _prefix(words, language)
    rest = words[at:]
    owner = next((i for i, word in enumerate(rest[:-1], at) if _POSSESSIVE.search(word)), None)
    if owner is not None:  # "Tottenham Hotspur's Ana Belmonte": what stands before the possessive owns her
        shift = tokens[owner + 1][0]
        owned = (_shifted(name, shift) for name in read_names(run[shift:], language, sure))
        return tuple(name._replace(evidence=max(name.evidence, 2)) for name in owned)
    sure = sure or _says_person(words, at, titled, language)
    if run.isupper() and 2 <= len(words) <= 4 and is_given_name(name_case(words[0])):
        return tuple(name for name in read_names(name_case(run), language, sure) if name.evidence > 1)
    if not rest or not _is_name(rest, sure) or (titled and not sure and len(rest) == 1 and verb_form(rest[0].lower())):
        return _before_verb(run, tokens[at + 2 :], language) or _behind_words(tokens, run, language)
    return _named(run, tokens, at, titled, nation)


def _tokens(run: str) -> list[_Token]:
    """The words of a run: once where they stand twice, and without the letters behind a name ("Ana Belmonte KC")."""
    tokens = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", run)]
    words = [word for _, _, word in tokens]
    half = len(words) // 2
    if len(words) in (4, 6) and words[:half] == words[half:]:
        tokens = tokens[half:]  # a title that runs into the text: "Ana Bell Ana Bell"
    while len(tokens) > 2 and tokens[-1][2] in _POST_NOMINALS:
        tokens = tokens[:-1]
    return tokens


def _says_person(words: list[str], at: int, titled: bool, language: Language) -> bool:
    """Whether what stands before the words from ``at`` on says that they are a person's, though towns bear the name."""
    if at > 0 and words[at - 1].lower().endswith("-old"):
        return True  # "Five-year-old Amal"
    if not titled:
        return False
    title, rest = words[at - 1], words[at:]
    if title_kind(title) == "honorific" or _holds_office(title, rest, language):
        return True
    return len(rest) == 1 and at == 1 and _is_first_name(words, language)


def _named(run: str, tokens: list[_Token], at: int, titled: bool, nation: _Nation | None) -> tuple[Name, ...]:
    """The name that goes from the word ``at`` to the end of a run, and how sure it is."""
    words = [word for _, _, word in tokens]
    start, stop, rest = tokens[at][0], tokens[-1][1], words[at:]
    name = _POSSESSIVE.sub("", run[start:stop])
    if name != run[start:stop] and not titled and len(rest) == 1:
        return ()
    given = given_name_kind(rest[0]) == "name"
    owner = at > 0 and _POSSESSIVE.search(words[at - 1]) is not None
    evidence = 3 if titled or (at and len(rest) > 1 and (given or owner)) else 2 if given else 1
    origin = None
    if nation is not None:
        value, first, last = nation
        origin = (value, tokens[first][0], tokens[last][0] + len(_POSSESSIVE.sub("", words[last])))
    return (Name(name_case(name) if name.isupper() else name, start, start + len(name), evidence, titled, origin),)


def _is_first_name(words: list[str], language: Language) -> bool:
    """Whether a lone given name stands behind one word that says who it is: "Farmer Linda", though towns bear the name."""
    if language.code != "en" or given_name_kind(words[1]) != "name" or title_kind(words[0]) in ("office", "rank"):
        return False
    return (
        words[0] not in _PLACE_TITLES and places.origin_name(words[1]) is None and human(words[0].lower()) is not None
    )


def _holds_office(title: str, rest: list[str], language: Language) -> bool:
    """Whether a lone word behind an office is a family name, though a town or a house bears it: "President Mora"."""
    if len(rest) != 1 or title in _PLACE_TITLES or title_kind(title, language.code) not in ("office", "rank"):
        return False
    name = _POSSESSIVE.sub("", rest[0])
    return places.country(name) is None and not word_kind(name)


# Titles that towns are named with: "Prince George", "Bishop Auckland", "Port Captain"
_PLACE_TITLES = frozenset(
    "Prince King Queen Bishop Saint San Santa Princess Lord Lady Duke Earl Port Baron Abbot Pope".split()
)


def _before_verb(run: str, behind: list[_Token], language: Language) -> tuple[Name, ...]:
    """The name before a verb with a capital, as headlines write it: "Ana Belmonte Casts Her Ballot"."""
    if language.code != "en" or len(behind) < 2:
        return ()
    for start, _, word in behind[:-1]:
        if verb_form(word) == "third" and not is_given_name(word) and word.isalpha():
            return tuple(name for name in read_names(run[:start].rstrip(), language) if name.evidence > 1)
    return ()


def _behind_words(tokens: list[_Token], run: str, language: Language) -> tuple[Name, ...]:
    """The name at the end of words that are none: "East Elementary Principal Ana Belmonte", "Disability Rights Ana Belmonte"."""
    if language.code != "en" or len(tokens) < 4 or is_given_name(tokens[0][2]):
        return ()
    start, _, given = tokens[-2]
    if given_name_kind(given) != "name" or is_given_name(tokens[-3][2]) or len(tokens[-1][2]) < 3:
        return ()
    return tuple(_shifted(name, start) for name in read_names(run[start:], language))


class _Step(NamedTuple):
    """What a step over the words before a name takes: how many words, a title or a nationality among them, no step behind it."""

    words: int
    titled: bool = False
    nation: _Nation | None = None
    last: bool = False


_STOP = _Step(0, last=True)


def _prefix(words: list[str], language: Language) -> tuple[int, bool, _Nation | None]:
    """What stands before a name -> (words used, whether a title is among them, the nationality and its words)."""
    nation: _Nation | None = None
    titled, at = False, 0
    while at < len(words):
        step = _step(words, at, language)
        at, titled, nation = at + step.words, titled or step.titled, nation or step.nation
        if step.last:
            break
    return at, titled, nation


def _step(words: list[str], at: int, language: Language) -> _Step:
    """The step at the word ``at``: over an article, a title, a nationality, a house, or none."""
    rest = words[at:]
    if _begins_name(rest, language):
        return _STOP
    if language.code == "de" and len(rest) > 1 and rest[0].lower() in language.words["determiners"]:
        return _Step(1)  # "Die Schauspielerin Eva Berg", "Zwei Polizisten"
    return _over_title(words, at, language) or _over_nation(rest, at, language) or _over_others(rest, at, language)


def _over_title(words: list[str], at: int, language: Language) -> _Step | None:
    """Over a title, a job or an age: "Prime Minister", "Actor-turned-politician", "12-year-old"."""
    rest, lang = words[at:], language.code
    old = rest[0].lower().endswith("-old")
    if old or ("-" in rest[0] and len(rest) > 2 and _hyphened_job(rest[0], lang)):
        return _Step(1, titled=not old)
    if stripped := strip_titles(" ".join(rest), lang)[0]:
        count = max(1, len(" ".join(rest)[:stripped].split()))
        end = at + count
        if end == len(words) - 1 and is_given_name(words[end - 1]) and (end > 1 or title_kind(words[0]) == "rank"):
            return _Step(count - 1, titled=True, last=True)  # "Corporal Dean Mora": a title that is a given name here
        return _Step(count, titled=True)
    if lang == "de" and len(rest) > 1 and is_given_name(rest[1]) and _compound(rest[0]):
        return _Step(1, titled=True)
    return None


def _over_nation(rest: list[str], at: int, language: Language) -> _Step | None:
    """Over a nationality, which is the person's unless it opens the name of a school."""
    found = strip_origin(rest, language)
    if found is None or found[1] >= len(rest) or (len(rest) == 2 and at == 0 and _is_both(rest)):
        return None
    origin, count = found
    return _Step(count, nation=None if _opens_school(rest, count) else (origin, at, at + count - 1))


def _over_others(rest: list[str], at: int, language: Language) -> _Step:
    """Over a house, a word for a human being, or what describes the title behind it; else no step."""
    if (count := _house(rest)) and count < len(rest):
        return _Step(count)
    if len(rest) == 2 and at == 0 and human(rest[0].lower(), language.code) and _is_first_name(rest, language):
        return _Step(1, titled=True, last=True)  # "Refugee Karim", "Twins Anna"
    if len(rest) > 2 and _says_who(rest[0], language.code):
        if is_given_name(rest[1]):
            return _Step(1, titled=True)  # "Volunteer Mary Jane Mora"
        if len(rest) == 3:
            return _Step(1, last=True)  # "Volunteer Zhuldyz Mora": what stands behind the name must tell the rest
    if described := _before_title(rest, language):
        town = " ".join(rest[:described])
        seat = rest[described] in _OF_TOWNS and places.is_place(town)
        return _Step(described, nation=(town, at, at + described - 1) if seat else None)
    return _STOP


def _opens_school(words: list[str], count: int) -> bool:
    """Whether a land at the head only opens the name of a school or a house: "North Carolina State University"."""
    if places.country(" ".join(words[:count])) is not None:
        return False
    if words[0] in ("European", "EU") and words[count] in EUROPES:
        return True  # "European Council President Ana Belmonte"
    return words[count] in _SCHOOLS or any(word in _SCHOOLS_LATER for word in words[count : count + 3])


_SCHOOLS_LATER = frozenset("University College Institute Hospital Museum Symphony Ballet Zoo School".split())
EUROPES = frozenset("Council Commission Parliament Union Central Space Medicines Court".split())
_SCHOOLS = frozenset("State Tech A&M".split())
_OF_TOWNS = frozenset("Mayor Governor Gov. Councilman Councilwoman Councillor Councilor Alderman".split())


def _begins_name(words: list[str], language: Language) -> bool:
    """Whether the first word is a given name, and the words behind it the rest of the name."""
    return (
        title_kind(words[0], language.code) != "honorific"
        and is_given_name(words[0])
        and not _POSSESSIVE.search(words[0])
        and not _describes(words, language)
        and _is_name(words)
    )


def _says_who(word: str, lang: str) -> bool:
    """Whether a word that is no rank means one human being: "Volunteer"."""
    return human(word.lower(), lang) == "singular" and title_kind(word, lang) != "rank"


def _hyphened_job(word: str, lang: str) -> bool:
    """ "Actor-turned-politician", "singer-songwriter": a job by its last part; "Mum-of-three" by its first."""
    if "-of-" in word:
        return human(word.partition("-")[0].lower(), lang) is not None
    return title_kind(word.rsplit("-", 1)[1], lang) is not None and word.rsplit("-", 1)[1].islower()


def _is_both(words: list[str]) -> bool:
    """Whether the first of two words is a given name as well as a state or a country: "Virginia Mora", "Jordan Berg"."""
    return given_name_kind(words[0]) == "place" and title_kind(words[1]) is None and not places.demonym(words[0])


@lru_cache(maxsize=4096)
def _compound(word: str) -> bool:
    """Whether a German noun ends in a job or an office: "Skirennfahrerin", "Krankenpflegerin", "Landesvorsitzender"."""
    return any(title_kind(word[cut:], "de") in ("job", "office", "role") for cut in range(3, len(word) - 3))


def _describes(words: list[str], language: Language) -> bool:
    """Whether a word that could be a given name is a nationality here: "German Chancellor Ana Belmonte"."""
    found = strip_origin(words, language)
    return (
        found is not None
        and len(words) > found[1] + 1
        and bool(strip_titles(" ".join(words[found[1] :]), language.code)[0])
    )


def _before_title(words: list[str], language: Language) -> int:
    """How many words describe the title that follows them: "Tohono O'odham Nation Vice Chairwoman Ana Belmonte"."""
    if is_given_name(words[0]) and not any(word_kind(word) or _is_title(word, language) for word in words[1:5]):
        return 0
    for count in range(1, min(6, len(words) - 1)):
        rest = words[count:]
        stripped, name = strip_titles(" ".join(rest), language.code)
        if stripped and name and (len(name.split()) > 1 or is_given_name(name)):
            return count
        if word_kind(words[count - 1]) and is_given_name(rest[0]) and _is_name(rest):
            return count
    return 0


def _is_title(word: str, language: Language) -> bool:
    """Whether a word is a title and no name: "CEO", but not "Dean"."""
    return title_kind(word, language.code) is not None and not is_given_name(word)


def _shifted(name: Name, by: int) -> Name:
    origin = (name.origin[0], name.origin[1] + by, name.origin[2] + by) if name.origin else None
    return name._replace(start=name.start + by, end=name.end + by, origin=origin)


def _house(words: list[str]) -> int:
    """How many words at the head name an organisation ("Manchester City", "Google", "JAXA")."""
    for count in range(min(5, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        if agency(head) is not None and not is_given_name(words[0]):
            return count
        if count > 1 and "organisation" in (word_kind(words[count - 1]) or "") and not is_given_name(words[0]):
            return count
    first = words[0]
    return 1 if first.isupper() and 2 <= len(first) <= 6 and first.isalpha() and len(words) > 2 else 0


def _is_name(words: list[str], sure: bool = False) -> bool:
    """Whether words can be a person's name and are no place, house or title; ``sure``: other words say that it is one."""
    if not _plausible(words, sure):
        return False
    if sure:
        return places.country(" ".join(words)) is None and not any(
            human(word.lower()) and not (at == 0 and is_given_name(word)) for at, word in enumerate(words)
        )
    if len(words) > 2 and words[-1].lower() in _SUFFIX | _NUMERALS and title_kind(words[0]) == "rank":
        words = words[:-1]  # "Pope Leo XIV"
    whole = " ".join(words)
    if is_given_name(words[0]) and given_name_kind(words[0]) == "name":
        return (len(words) > 1 or not places.is_place(whole)) and not _names_another(words)
    if len(words) == 2 and words[0] in _SOVEREIGNS and is_given_name(words[1]):
        return True  # "Queen Victoria", though towns and ships bear the name
    if places.is_place(whole) or looks_like_organisation(whole) or agency(whole) is not None:
        return False
    if len(words) == 2 and title_kind(words[0]) == "rank" and is_given_name(words[1]):
        return True  # "Sultan Qaboos": rulers are filed with their style
    return not any(
        (title_kind(word) or human(word.lower())) and not is_given_name(word)
        for word in words
        if word.lower() not in _PARTICLES
    )


_SOVEREIGNS = frozenset("King Queen Prince Princess Pope".split())


def _names_another(words: list[str]) -> bool:
    """Whether a title in the midst parts a house from the one who holds the office: "John Deere CEO Ana Belmonte"."""
    return any(
        title_kind(title) is not None and not is_given_name(title) and given_name_kind(name) == "name"
        for title, name in itertools.pairwise(words[1:-1])
    )
