"""Tell the names of people from other capitalised words, and find where a noun phrase ends."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from captions.names import places
from captions.names.agencies import agency, looks_like_organisation, word_kind
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
from captions.rules import Language, language


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


# U+2019 and its kin close a possessive: "Spain's Rafael Nadal"
_POSSESSIVE = re.compile(r"['’](?:s|S)?(?=\s|$)")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr"})
_NUMERALS = frozenset("v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xxiii".split())
# Regiments: "The Royal Gurkha Rifles"
_REGIMENTS = frozenset(
    "rifles fusiliers dragoons hussars lancers grenadiers highlanders regiment battalion brigade squadron".split()
)
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten zu zur bin bint ibn al el y e af av dela ben abu".split()
)
_NOT_NAMES = frozenset(
    """the a an this that these those his her its their our my in on at by with from for to of and or as but if when while where who after before
    during since former then president us u.s. uk u.k. un eu nato photo file picture image credit north south east west new old young
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december day night morning i we he she they it you black white red blue green christmas easter olympic olympics world international national
    american republican democratic democrat conservative labour liberal christian muslim jewish catholic islamic hindu buddhist sikh orthodox
    class course crew team candidate candidates reunion training trophy day parade
    covid covid-19 first second third final general grand great super supreme federal royal public local central""".split()
)


def strip_origin(tokens: list[str], language: Language) -> tuple[str, int] | None:
    """The nationality or country at the head of some words -> (origin, words used): "South Korean President …"."""
    for count in (3, 2, 1):
        if count > len(tokens):
            continue
        words = " ".join(tokens[:count])
        bare = _POSSESSIVE.sub("", words)
        if (origins := places.demonym(bare, language.code)) and len(origins) == 1:
            return origins[0], count
        known = places.country(bare)
        if known is not None:
            return known.name, count
        if (state := places.state(bare)) is not None and given_name_kind(tokens[0]) != "name" and len(bare) > 2:
            return state.name, count
        if (region := places.region(bare)) is not None and len(tokens) > count and not is_given_name(tokens[0]):
            return region.name, count
    return None


# Words of the list above that are family names as well, behind a given name: "Kanye West", "Doris Day"
_SURNAMES = frozenset(
    """north south east west old new young black white green day night christian parks may june march hall church park field rivers bridge
    court lane wells hill forest lake street temple castle chapel garden mills mill tower gate camp post press cross close bank bay peak mount
    lodge storm flood law beach guard justice royal plant villa mercury torre guerra puente mercado lago masters music bee sun land sea
    noel fair wall banner echo summit""".split()
)
# "R-Texas", "D-Calif."
_PARTY = re.compile(r"[RDI]-[A-Z]")
# "USS Carl Vinson" is a ship
SHIPS = frozenset("USS USNS USCGC HMS HMAS HMCS HMNZS INS MV MS SS RMS RV RRS RFA ARA FS JS ROKS TCG".split())
# A company, not a person: "Aubertin & Fils SA"
_COMPANIES = frozenset("sa ag gmbh inc ltd llc llp plc corp nv spa oyj ab asa kg se bv co limited".split())
# What follows a name and is no part of it: "Ana Belmonte KC"
_POST_NOMINALS = frozenset("KC QC MP MSP MLA MBE OBE CBE KBE DBE FRS PhD Ph.D. MD M.D. Esq Esq. SJ OP".split())


def _plausible(tokens: list[str]) -> bool:
    """Two to five words none of which says organisation, building, event, month or place."""
    proper = [t for t in tokens if t.lower() not in _PARTICLES]
    given = bool(proper) and len(proper) > 1 and given_name_kind(proper[0]) == "name"
    if not 1 <= len(proper) <= 5 or len(tokens) > 7:
        return False
    if len(proper) > 1 and _is_group(proper[-1]) and not given:
        return False
    for token in proper:
        low = token.lower().strip(".,")
        if _PARTY.match(token):
            return False
        if given and token is not proper[0] and low in _SURNAMES:
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
    low = word.lower().strip(".,")
    if low in _COMPANIES or low in _REGIMENTS or (low.endswith("s") and animal(low)):
        return True
    return not is_given_name(word) and bool(places.demonym(word))


@lru_cache(maxsize=131_072)
def read_names(run: str, language: Language, sure: bool = False) -> tuple[Name, ...]:
    """The name in a run of capitalised words ("Brazilian President Jair Bolsonaro"), with what stands before it.

    ``sure``: an age or a side ("left") behind the run says that it is a person, even where it could be a place.
    """
    tokens = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\S+", run)]
    words = [t for _, _, t in tokens]
    if not SHIPS.isdisjoint(words):
        return ()
    while len(words) > 2 and words[-1] in _POST_NOMINALS:
        tokens, words = tokens[:-1], words[:-1]
    at, titled, nation = _prefix(words, language)
    origin = None
    if nation is not None:
        value, first, last = nation
        origin = (value, tokens[first][0], tokens[last][0] + len(_POSSESSIVE.sub("", words[last])))
    rest = words[at:]
    end = next((i for i, word in enumerate(rest) if _POSSESSIVE.search(word) and i < len(rest) - 1), None)
    if end is not None:  # "Tottenham Hotspur's Ana Belmonte": what stands before the possessive owns her
        shift = tokens[at + end + 1][0]
        owned = (_shifted(name, shift) for name in read_names(run[shift:], language, sure))
        return tuple(name._replace(evidence=max(name.evidence, 2)) for name in owned)
    sure = sure or (
        titled and (title_kind(words[at - 1]) == "honorific" or _holds_office(words[at - 1], rest, language))
    )
    if run.isupper() and 2 <= len(words) <= 4 and is_given_name(name_case(words[0])):
        return tuple(name for name in read_names(name_case(run), language, sure) if name.evidence > 1)
    if not rest or not _is_name(rest, sure) or (titled and not sure and len(rest) == 1 and verb_form(rest[0].lower())):
        return _before_verb(run, tokens[at + 2 :], language) or _behind_words(tokens, run, language)
    start, stop = tokens[at][0], tokens[-1][1]
    name = _POSSESSIVE.sub("", run[start:stop])
    if name != run[start:stop] and not titled and len(rest) == 1:
        return ()
    given = given_name_kind(rest[0]) == "name"
    owner = at > 0 and _POSSESSIVE.search(words[at - 1]) is not None
    evidence = 3 if titled or (at and len(rest) > 1 and (given or owner)) else 2 if given else 1
    return (Name(name_case(name) if name.isupper() else name, start, start + len(name), evidence, titled, origin),)


def _holds_office(title: str, rest: list[str], language: Language) -> bool:
    """Whether a lone word behind an office is a family name, though a town or a house bears it: "President Mora"."""
    if len(rest) != 1 or title in _PLACE_TITLES or title_kind(title, language.code) not in ("office", "rank"):
        return False
    name = _POSSESSIVE.sub("", rest[0])
    return places.country(name) is None and not word_kind(name)


# Titles that towns are named with: "Prince George", "Bishop Auckland", "Port Captain"
_PLACE_TITLES = frozenset("Prince King Queen Bishop Saint Princess Lord Lady Duke Earl Port Baron Abbot Pope".split())


def _before_verb(run: str, behind: list[tuple[int, int, str]], language: Language) -> tuple[Name, ...]:
    """The name before a verb with a capital, as headlines write it: "Ana Belmonte Casts Her Ballot"."""
    if language.code != "en" or len(behind) < 2:
        return ()
    for start, _, word in behind[:-1]:
        if verb_form(word) == "third" and not is_given_name(word) and word.isalpha():
            return tuple(name for name in read_names(run[:start].rstrip(), language) if name.evidence > 1)
    return ()


def _behind_words(tokens: list[tuple[int, int, str]], run: str, language: Language) -> tuple[Name, ...]:
    """The name at the end of words that are none: "East Elementary Principal Ana Belmonte", "Disability Rights Ana Belmonte"."""
    if language.code != "en" or len(tokens) < 4 or is_given_name(tokens[0][2]):
        return ()
    start, _, given = tokens[-2]
    if given_name_kind(given) != "name" or is_given_name(tokens[-3][2]) or len(tokens[-1][2]) < 3:
        return ()
    return tuple(_shifted(name, start) for name in read_names(run[start:], language))


def _prefix(words: list[str], language: Language) -> tuple[int, bool, tuple[str, int, int] | None]:
    """What stands before a name -> (words used, whether a title is among them, the nationality and its words)."""
    nation: tuple[str, int, int] | None = None
    titled, at = False, 0
    while at < len(words):
        rest = words[at:]
        if (
            title_kind(rest[0], language.code) != "honorific"
            and is_given_name(rest[0])
            and not _POSSESSIVE.search(rest[0])
            and not _describes(rest, language)
            and _is_name(rest)
        ):
            break
        if language.code == "de" and len(rest) > 1 and rest[0].lower() in language.words["determiners"]:
            at += 1  # "Die Schauspielerin Eva Lindner", "Zwei Polizisten"
            continue
        stripped, _ = strip_titles(" ".join(rest), language.code)
        if rest[0].lower().endswith("-old") or (
            "-" in rest[0] and len(rest) > 2 and _hyphened_job(rest[0], language.code)
        ):
            titled = titled or not rest[0].lower().endswith("-old")
            at += 1
        elif stripped:
            titled = True
            at += max(1, len(" ".join(rest)[:stripped].split()))
            if at == len(words) - 1 and is_given_name(words[at - 1]) and (at > 1 or title_kind(words[0]) == "rank"):
                at -= 1  # "Corporal Dean Athwal": a title that is a given name here
                break
        elif language.code == "de" and len(rest) > 1 and is_given_name(rest[1]) and _compound(rest[0]):
            titled = True
            at += 1
        elif (found := strip_origin(rest, language)) is not None and found[1] < len(rest):
            nation = nation or (found[0], at, at + found[1] - 1)
            at += found[1]
        elif (count := _house(rest)) and count < len(rest):
            at += count
        elif (
            len(rest) > 2
            and human(rest[0].lower(), language.code) == "singular"
            and title_kind(rest[0], language.code) != "rank"
            and is_given_name(rest[1])
        ):
            titled, at = True, at + 1  # "Volunteer Mary Jane Wilson"
        elif described := _before_title(rest, language):
            at += described
        else:
            break
    return at, titled, nation


def _hyphened_job(word: str, lang: str) -> bool:
    """ "Actor-turned-politician", "singer-songwriter": a job by its last part; "Mum-of-three" by its first."""
    if "-of-" in word:
        return human(word.partition("-")[0].lower(), lang) is not None
    return title_kind(word.rsplit("-", 1)[1], lang) is not None and word.rsplit("-", 1)[1].islower()


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
    """How many words describe the title that follows them: "Tohono O'odham Nation Vice Chairwoman Carla Johnson"."""
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
    if not _plausible(words):
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


_WORD = re.compile(r"\S+")
_ONE = ("A ", "An ", "One ", "a ", "an ")
_LINKS = (
    " of",
    " and",
    " &",
    " the",
    " a",
    " an",
    " de",
    " del",
    " la",
    " y",
    " et",
    " du",
    " des",
    " und",
    " von",
    " e",
    " do",
    " da",
    " di",
    " della",
)
_DANGLING = re.compile(r"(?:\s(?:of|and|&|the|a|an|de|del|la|y|et|du|des|und|von|e|do|da|di|della))+$")
_AUXILIARY = frozenset(
    "is are was were am be been being has have had do does did can could will would shall should may might must cannot isn't aren't wasn't weren't".split()
)


def phrase_end(text: str, start: int, stop: int, language: Language) -> int:
    """Where the noun phrase that begins at ``start`` ends: before its verb, a preposition other than "of", or a comma.

    The phrase stays whole when coordinated ("Police and protesters"), and keeps its modifiers.
    """
    words = _WORD.finditer(text, start, min(stop, start + 200))
    prepositions, of, joining = language.words["prepositions"], language.words["of"], language.words["and"]
    end, before, head = start, "", ""
    one = text.startswith(_ONE, start)
    match = next(words, None)
    while match is not None:
        raw, following = match[0], next(words, None)
        word = raw.strip('"“”‘(),.;:—–-').lower()
        next_word = following[0].strip('"“”‘’(),.;:').lower() if following is not None else ""
        if before:
            if (
                (word in prepositions and not (word == "than" and before.lower() in ("more", "fewer", "less")))
                or raw[0] in "([—–"
                or raw in ("-", "|", "/")
            ):
                break
            if word in of and human(before.lower(), language.code) == "plural":
                head = before.lower()  # "Fans of Boca Juniors light flares": the verb is that of the fans
            governor = head if head and before[0].isupper() else before
            if _is_verb(word, raw, governor, next_word, one, language):
                break
        elif word in of and word not in language.words["determiners"]:
            break
        if word in joining and (not next_word or next_word in prepositions):
            break
        end = match.end()
        if raw[-1] in ",;:)!?—–" or (raw[-1] == "." and not _abbreviation(raw, language)):
            break
        before, match = raw, following
    trimmed = text[start:end].rstrip(" ,;:.!?)—–-")
    dangling = _DANGLING.search(trimmed) if trimmed.endswith(_LINKS) else None
    return start + (dangling.start() if dangling else len(trimmed))


def _abbreviation(raw: str, language: Language) -> bool:
    bare = raw.rstrip(".").lower()
    return bare in language.words["abbreviations"] or "." in bare or len(bare) == 1


# Nouns and adjectives in -ly: "holy man", "family gather"
_NOUNS_IN_LY = frozenset(
    """holy elderly friendly lonely lovely deadly ugly unruly scholarly lively saintly motherly sickly jolly early daily weekly
    family italy rally assembly ally butterfly fly supply lily belly jelly bully dolly july monopoly gully""".split()
)


_COUNTS = frozenset("hundreds thousands dozens scores millions others both many some".split())


# Verbs that could be nouns, with what makes verbs of them: "police stand guard", "soldiers take part"
_DONE = {
    verb: frozenset(objects.split())
    for verb, objects in {
        "stand": "guard watch trial still together side alongside atop",
        "keep": "watch guard vigil order warm cool",
        "take": "part cover aim photos pictures positions position shelter turns selfies notes",
        "hold": "hands signs placards banners flags candles umbrellas talks posters portraits pictures",
        "wave": "flags goodbye hello banners",
        "fire": "tear rubber rockets shots mortars",
        "light": "candles flares fires lanterns incense",
        "pay": "tribute respects homage",
        "shout": "slogans",
        "chant": "slogans",
        "line": "up",
        "queue": "up",
        "block": "traffic roads",
        "march": "past",
        "watch": "television fireworks",
        "drops": "water aid supplies leaflets",
        "play": "football soccer cricket basketball chess cards music volleyball tennis games golf rugby",
    }.items()
}
_TROOPS = frozenset("forces teams crews units squads".split())
# One word for several people, which British houses treat as a plural
_COLLECTIVE = frozenset(
    "team crew family couple pair crowd squad band cast trio duo quartet staff choir unit army public side group".split()
)


@lru_cache(maxsize=65_536)
def _is_verb(word: str, raw: str, raw_before: str, following: str, one: bool, language: Language) -> bool:
    """Whether a word of a noun phrase is really the verb behind it; ``one``: the phrase begins with "a"."""
    if language.code != "en":
        before = raw_before.strip('"“”‘’(),.;:').lower()
        follows_article = before in language.words["determiners"] or before in language.words["of"]
        return (
            word in language.words["verbs"] and not follows_article and not raw[0].isupper()
        )  # "la marcha", "Das Essen"
    if word in _AUXILIARY:
        return True
    before = raw_before.strip('"“”‘’(),.;:').lower()
    if (
        word.endswith("ly")
        and word not in _NOUNS_IN_LY
        and before not in language.words["determiners"]
        and verb_form(following) in ("past", "third", "base")
    ):
        return not raw[0].isupper()  # "recently donated", "men generally prefer"
    if raw[0].isupper() or "'" in word or "’" in word or (form := verb_form(word)) is None:
        return False
    follows = _opens(following, language)
    doubtful = is_ambiguous_verb(word)
    if before.isdigit():
        return False
    if word in _TROOPS or (animal(word) and human(before) is None):
        return False  # "Israeli security forces near a checkpoint", "a polar bear on sea ice"
    if human(before) is not None and (
        following in _DONE.get(word, ()) or (form == "base" and human(following) == "plural")
    ):
        return True  # "police stand guard", "riot police push protesters"
    if before in _COLLECTIVE and form == "base" and follows and following not in language.words["of"]:
        return True  # "a sniper team look through their sights"
    if (
        (before in language.words["determiners"] and before not in _COUNTS)
        or before in language.words["of"]
        or before in language.words["and"]
    ):
        return before in language.words["and"] and not doubtful and form in ("third",)
    if form == "gerund" and human(before) is not None:
        return True  # "fishermen mending nets", "competitors taking part"
    if form in ("gerund", "participle"):
        return follows
    if before.endswith("ly") and form in ("past", "participle", "gerund"):
        return False  # "heavily armed police"
    if form == "past":
        return follows or (not doubtful and (human(before) is not None or raw_before[0].isupper()))
    if doubtful and (
        following in _AUXILIARY
        or (form != "past" and verb_form(following) in ("base", "past") and not is_ambiguous_verb(following))
    ):
        return False  # "oyster shells are piled"
    plural = human(before) == "plural" or (before.endswith("s") and not before.endswith(("ss", "us", "'s")))
    if (human(word) == "plural" and (raw_before[0].isupper() or human(before) == "plural")) or (
        human(word) and _nation(raw_before)
    ):
        return False  # "Polish soldiers on patrol", "women doctors", "U.S. Army soldiers", "an American soldier of the army"
    if form == "third":
        return (
            not doubtful
            or follows
            or human(before) == "singular"
            or (one and following.endswith("s") and verb_form(following) is None)
        )
    if not doubtful and follows:
        return True  # "Members of the Oslo choir sing in Bergen"
    return (plural or raw_before[0].isupper()) and (
        not doubtful or follows or (human(before) == "plural" and before != "police")
    )


def _nation(word: str) -> bool:
    """Whether a word of a noun phrase is a nationality, a country or a state: "Polish", "U.S."."""
    return word[:1].isupper() and bool(places.demonym(word) or places.country(word) or places.state(word))


def _opens(word: str, language: Language) -> bool:
    """Whether a word opens what follows a verb: an article, a preposition, a pronoun, an adverb, or nothing at all."""
    return (
        not word
        or word in language.words["determiners"]
        or word in language.words["prepositions"]
        or word
        in (
            "him",
            "them",
            "it",
            "me",
            "us",
            "himself",
            "herself",
            "themselves",
            "together",
            "again",
            "here",
            "there",
            "home",
            "back",
            "and",
            "of",
        )
        or word.endswith("ly")
        or word.isdigit()
    )


def head_noun(phrase: str) -> str:
    """The head of a noun phrase: its last word before "of" or another complement, in lower case."""
    core = re.split(r"\s(?:of|from|in|with|at|who|and|&|,|de|y|et|und)\s|,", phrase, maxsplit=1)[0]
    tokens = core.split()
    return tokens[-1].strip('"“”‘’().,').lower() if tokens else ""


@lru_cache(maxsize=65_536)
def is_human(phrase: str, lang: str = "en") -> bool:
    """Whether a noun phrase means people ("Honduran migrants", "thousands of Hondurans"), not a thing or an animal."""
    if lang != "en":
        words = [word.strip('"“”‘’«»(),.').lower() for word in phrase.split()]
        of = next((i for i, word in enumerate(words) if word in language(lang).words["of"]), len(words))
        gathered = any(word in language(lang).words["counts"] for word in words[:of])
        return any(human(word, lang) for word in (words if gathered else words[:of]))
    heads = {head_noun(phrase), *[head_noun(p) for p in re.split(r"\s(?:of|and)\s", phrase)]}
    if any(human(head, lang) is not None for head in heads if head):
        return not animal(head_noun(phrase), lang)
    return any(_are_people(words) for words in (phrase, *re.split(r"\s(?:of|and)\s", phrase)))


def _are_people(words: str) -> bool:
    """Whether a nationality alone stands for its people: "Hondurans", "jubilant Filipinos"."""
    last = words.split()[-1].strip('"“”‘’().,') if words.split() else ""
    return (
        last[:1].isupper()
        and last.endswith(("ns", "is", "os", "es", "ks", "ts", "ds", "rs"))
        and places.country(last) is None
        and bool(places.demonym(last))
    )
