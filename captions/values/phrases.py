"""Noun phrases: where one ends, which word is its head, and whether it means people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from captions.names import places
from captions.names.fold import bare
from captions.names.people import animal, human, is_ambiguous_verb, is_thing, title_kind, verb_form
from captions.rules import Language, language

_WORD = re.compile(r"\S+")
_ONE = ("A ", "An ", "One ", "a ", "an ")
# Words with which no phrase ends; the suffixes are looked at first, which is cheap
_JOINTS = "of and & the a an de del la y et du des und von e do da di della".split()
_LINKS = tuple(f" {word}" for word in _JOINTS)
_DANGLING = re.compile(rf"(?:\s(?:{'|'.join(_JOINTS)}))+$")
_AUXILIARY = frozenset(
    "is are was were am be been being has have had do does did can could will would shall should may might must cannot isn't aren't wasn't weren't".split()
)


def phrase_end(text: str, start: int, stop: int, language: Language) -> int:
    """Where the noun phrase that begins at ``start`` ends: before its verb, a preposition other than "of", or a comma.

    The phrase stays whole when coordinated ("Police and protesters"), and keeps its modifiers.
    """
    words = _words(text, start, min(stop, start + 200))
    end, before, head = start, "", ""
    one = text.startswith(_ONE, start)
    match = next(words, None)
    while match is not None:
        raw, following = match[0], next(words, None)
        behind = following or _beyond(text, stop)
        word, ahead = bare(raw, ".—–-"), behind[0] if behind is not None else ""
        if word in language.words["of"] and before and human(before.lower(), language.code) == "plural":
            head = before.lower()  # "Fans of Boca Juniors light flares": the verb is that of the fans
        first = end - start == len(before)
        if _ends_before(raw, word, before, head, ahead, first, one, language):
            break
        end = match.end()
        if raw[-1] in ",;:)!?—–" or (raw[-1] == "." and not _abbreviation(raw, language)):
            break
        before, match = raw, following
    trimmed = text[start:end].rstrip(" ,;:.!?)—–-")
    dangling = _DANGLING.search(trimmed) if trimmed.endswith(_LINKS) else None
    return start + (dangling.start() if dangling else len(trimmed))


def _ends_before(
    raw: str, word: str, before: str, head: str, ahead: str, first: bool, one: bool, language: Language
) -> bool:
    """Whether a phrase is over before a word: a preposition, a bracket, the verb, or "and" with no noun behind it.

    ``raw`` is the word as printed, ``before`` and ``ahead`` stand around it; ``head`` are the people whose "of" came
    before it. ``first``: only one word stands before it; ``one``: the phrase is of one thing.
    """
    next_word = bare(ahead, ".")
    prepositions, of = language.words["prepositions"], language.words["of"]
    if word in language.words["and"] and (not next_word or next_word in prepositions):
        return True
    if not before:
        return word in of and word not in language.words["determiners"]
    if raw[0] in "([—–" or raw in ("-", "|", "/"):
        return True
    if word in prepositions:
        return not (word == "than" and before.lower() in ("more", "fewer", "less"))
    governor = head if head and _joins_head(before, next_word, language) else before
    if _is_verb(word, raw, governor, next_word, one, language):
        return True
    if language.code == "en":
        return ahead != "" and _takes_name(raw, before, ahead, first)
    if language.code == "de" and _is_german_verb(raw, before, first):
        return True
    return word in of and next_word.isdigit()  # "una donna di 24 anni"


def _beyond(text: str, stop: int) -> re.Match[str] | None:
    """The place that stands right behind the phrase, of which it is no part: "dust blankets Dubai"."""
    return _WORD.match(text, stop) if text[stop - 1 : stop] == " " else None


def _joins_head(before: str, next_word: str, language: Language) -> bool:
    """Whether a verb behind "Members of the women's auxiliary" is that of the members, not a noun of their house."""
    return (
        before[0].isupper()
        or human(before.lower()) == "singular"
        or _opens(next_word, language)
        or next_word.endswith("s")
    )


def _abbreviation(raw: str, language: Language) -> bool:
    word = raw.rstrip(".").lower()
    return word in language.words["abbreviations"] or "." in word or len(word) == 1


# the Boat Launching System (BLS) crane   /   the Belmonte (Old Harbor) Cathedral: the phrase goes on behind it
_SHORT = re.compile(r"\((?:[A-Z][A-Za-z&-]{1,9}|[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,3})\)\s(?=[^\W\d_]+)([^\W\d_]+)")


def _words(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The words between two offsets, but for a short form in brackets behind which a noun goes on with the phrase."""
    behind = start
    for word in _WORD.finditer(text, start, stop):
        if word.start() < behind:
            continue
        if word[0][0] == "(" and (short := _SHORT.match(text, word.start())) is not None and _is_noun(short[1]):
            behind = short.start(1)
        else:
            yield word


def _is_noun(word: str) -> bool:
    """Whether a word behind brackets can go on with a phrase: "(SLS) rocket", not "(SLS) lifts off"."""
    joins = any(word in language("en").words[kind] for kind in ("prepositions", "and", "with"))
    return word[0].isupper() or (verb_form(word) in (None, "base") and word not in _AUXILIARY and not joins)


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
        "lay": "flowers wreaths tributes roses candles",
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
    """team crew family couple pair crowd squad band cast trio duo quartet staff choir unit army public side group platoon squadron battalion
    brigade regiment company class audience congregation delegation panel jury orchestra faculty community party gang mob patrol section corps
    force contingent troupe ensemble quintet household tribe clan youth personnel committee club navy guard fleet""".split()
)


# manifestants opposés à …, mujer detenida en …, soccorso da …: what was done to the subject, behind it
_PAST = {
    "es": re.compile(r"\w{2,}[ai]d[oa]s?$"),
    "pt": re.compile(r"\w{2,}[ai]d[oa]s?$"),
    "it": re.compile(r"\w{2,}(?:[aiu]t|ess|ols?t|ort)[oaie]$"),
    "fr": re.compile(r"\w{2,}(?:és?|ées?)$"),
}


def _is_past(word: str, following: str, language: Language) -> bool:
    """Whether a word behind a noun is a participle that goes on with a preposition."""
    past = _PAST.get(language.code)
    if past is None or past.match(word) is None or following not in language.words["prepositions"]:
        return False
    return human(word, language.code) is None


# Ein Mann angelt …   /   Zwei Kinder schwimmen …
_GERMAN_VERB = re.compile(r"[a-zäöüß]{3,}(?:t|en|te|ten|rn|ln)$")


def _is_german_verb(raw: str, before: str, first: bool) -> bool:
    """Whether a word in lower case is the verb, since it stands behind a noun, which German writes with a capital.

    A caption's ``first`` word has a capital too and may be an adjective, unless it means people.
    """
    noun = before[0].isupper() and before[-1].isalpha() and (not first or human(before.lower(), "de") == "plural")
    return noun and _GERMAN_VERB.fullmatch(raw) is not None


@lru_cache(maxsize=16_384)
def _is_verb(word: str, raw: str, raw_before: str, following: str, one: bool, language: Language) -> bool:
    """Whether a word of a noun phrase is really the verb behind it; ``one``: the phrase begins with "a"."""
    before = bare(raw_before, ".")
    if language.code != "en":
        follows_article = before in language.words["determiners"] or before in language.words["of"]
        if follows_article or raw[0].isupper():
            return False  # "la marcha", "Das Essen"
        return word in language.words["verbs"] or _is_past(word, following, language)
    if word in _AUXILIARY:
        return True
    if raw_before.endswith(("'s", "’s", "s'", "s’")):
        return False  # "an employee's work boots"
    if (
        word.endswith("ly")
        and word not in _NOUNS_IN_LY
        and before not in language.words["determiners"]
        and verb_form(following) in ("past", "third", "base")
    ):
        return not raw[0].isupper()  # "recently donated", "men generally prefer"
    if raw[0].isupper() or "'" in word or "’" in word or (form := verb_form(word)) is None or before.isdigit():
        return False
    if is_ambiguous_verb(word) and form != "past" and following in language.words["of"]:
        return False  # "a thick veil of dust"
    if form == "base" and human(before) == "singular" and before not in _COLLECTIVE:
        return False  # "Migrant farm worker's child"
    if word in _TROOPS or (animal(word) and human(before) is None):
        return False  # "Peruvian security forces near a bridge", "a polar bear on sea ice"
    if is_thing(word) and _is_named(form, raw, before, following, one, language):
        return False
    return _is_done(word, form, before, following, language) or _is_form(
        word, form, raw_before, following, one, language
    )


def _is_named(form: str, raw: str, before: str, following: str, one: bool, language: Language) -> bool:
    """Whether a word that is mostly the name of a thing is one here: "fishing boats in the harbor", "a swimming pool".

    It is when what stands behind it goes on without an object, and what stands before it cannot do anything.
    """
    behind = raw[-1] in ",.;:" or not following or following in language.words["prepositions"]
    if not (behind or following in _AUXILIARY or verb_form(following) is not None):
        return False
    if form == "third":
        return not one
    people = human(before) is not None and before not in _PEOPLE_BY_KIND
    return not (people or (before.endswith("s") and not before.endswith(("ss", "us"))))


# Adjectives that mean people only when nothing stands behind them: "the dead", but "dead fish"
_PEOPLE_BY_KIND = frozenset(
    "dead wounded injured homeless elderly unemployed poor rich sick blind deaf disabled missing".split()
)


def _is_done(word: str, form: str, before: str, following: str, language: Language) -> bool:
    """Whether a verb that could be a noun is one by who does it to what: "police stand guard", "a sniper team look"."""
    if human(before) is not None and (
        following in _DONE.get(word, ()) or (form == "base" and human(following) == "plural")
    ):
        return True  # "police stand guard", "riot police push protesters"
    several = before in _COLLECTIVE and form == "base"  # "a sniper team look through their sights"
    if several and not is_ambiguous_verb(word):
        return True  # "WFP staff unload sacks"
    return several and _opens(following, language) and following not in language.words["of"]


def _is_form(word: str, form: str, raw_before: str, following: str, one: bool, language: Language) -> bool:
    """Whether the form of a verb stands as a verb between its neighbours."""
    before, words = bare(raw_before, "."), language.words
    follows, doubtful = _opens(following, language), is_ambiguous_verb(word)
    if before in words["and"]:
        return not doubtful and form == "third"
    if (before in words["determiners"] and before not in _COUNTS) or before in words["of"]:
        return False
    if form in ("gerund", "participle"):  # "fishermen mending nets", "competitors taking part"
        return follows or (form == "gerund" and human(before) is not None)
    if form == "past":  # not "heavily armed police"
        known = not doubtful and (human(before) is not None or raw_before[0].isupper())
        return not before.endswith("ly") and (follows or known)
    return _is_present(word, form, raw_before, following, one, language)


def _takes_name(raw: str, before: str, following: str, first: bool) -> bool:
    """Whether a verb in the present stands before a name: "Boats leave Bergen", not "Giants coach Luis Mora".

    ``first``: what stands before it is the first word, whose capital tells nothing.
    """
    if (
        not following[0].isupper()
        or not raw.islower()
        or raw[-1] in ",.;:"
        or not (first or before.islower() or raw.endswith("s"))
    ):
        return False
    if human(raw) is not None or title_kind(raw) is not None:
        return False
    several = human(before.lower()) == "plural" or (before.endswith("s") and not before.endswith(("ss", "us", "'s")))
    return verb_form(raw) == ("base" if several else "third")


def _is_present(word: str, form: str, raw_before: str, following: str, one: bool, language: Language) -> bool:
    """Whether a word that may be a verb in the present is one, and no noun."""
    before, doubtful = bare(raw_before, "."), is_ambiguous_verb(word)
    follows = _opens(following, language)
    if doubtful and human(following) == "singular":
        return False  # "Marines assault engineer"
    if form == "third" and _is_one(before) and human(word) is None:
        # "a staff member helps unload bags", "a bear catches salmon"; but "Student protests in Oslo"
        opens = not one and raw_before[0].isupper()
        return not (doubtful and opens and following in language.words["prepositions"])
    if form == "third" and _is_things(following) and word not in _PLURAL_FIRST and not before.endswith("s"):
        return True  # "Snow covers cars"
    if doubtful and (
        following in _AUXILIARY or (verb_form(following) in ("base", "past") and not is_ambiguous_verb(following))
    ):
        return False  # "oyster shells are piled"
    if (human(word) == "plural" and (raw_before[0].isupper() or human(before) == "plural")) or (
        human(word) and _nation(raw_before)
    ):
        return False  # "Polish soldiers on patrol", "women doctors", "U.S. Army soldiers", "an American soldier of the corps"
    if form == "third":
        single = human(before) == "singular" or (one and following.endswith("s") and verb_form(following) is None)
        return not doubtful or follows or single
    if not doubtful and follows:
        return True  # "Members of the Oslo choir sing in Bergen"
    people = human(before) == "plural" or (before.endswith("men") and _MEN.search(before) is not None)
    plural = people or (before.endswith("s") and not before.endswith(("ss", "us", "'s")))
    return (plural or (raw_before[0].isupper() and following != "and")) and (
        not doubtful or follows or (people and before != "police") or (plural and word in _ADJECTIVES)
    )


# Plurals that stand before another noun: "sports fans", "arms dealers"
_PLURAL_FIRST = frozenset(
    "sports arms sales goods savings systems operations customs communications parks awards drinks news".split()
)


def _is_things(word: str) -> bool:
    """Whether a word can only be the plural of a noun: "cars", "boats"; not "walks"."""
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and (verb_form(word) is None or is_thing(word))
    )


def _is_one(noun: str) -> bool:
    """Whether a noun means one human being or one animal."""
    return human(noun) == "singular" or (animal(noun) and not noun.endswith("s"))


# Verbs that are adjectives too, which never stand behind their noun: "bulldozers clear debris"
_ADJECTIVES = frozenset(
    "clear open empty dry cool warm clean slow calm secure narrow smooth welcome lower free complete level steady quiet separate".split()
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
        or word in _COMPLEMENTS
        or word.endswith("ly")
        or word.isdigit()
    )


_COMPLEMENTS = frozenset(
    "him them it me us himself herself themselves together again here there home back and of".split()
)


def head_noun(phrase: str) -> str:
    """The head of a noun phrase: its last word before "of" or another complement, in lower case."""
    core = re.split(r"\s(?:of|from|in|with|at|who|and|&|,|de|y|et|und)\s|,", phrase, maxsplit=1)[0]
    tokens = core.split()
    return bare(tokens[-1], ".") if tokens else ""


# "pararescuemen", "an oysterman": compounds that no table has whole; in small letters, for families are called so too
_MEN = re.compile(r"(?<=[a-z]{4})(?<!speci)(?<!abdo)(?<!acu)(?<!cere)(?:wo)?m[ae]n$")


@lru_cache(maxsize=16_384)
def is_human(phrase: str, lang: str = "en") -> bool:
    """Whether a noun phrase means people ("Honduran migrants", "thousands of Hondurans"), not a thing or an animal."""
    if lang != "en":
        words = [bare(word, ".") for word in phrase.split()]
        of = next((i for i, word in enumerate(words) if word in language(lang).words["of"]), len(words))
        gathered = any(word in language(lang).words["counts"] for word in words[:of])
        return any(human(word, lang) for word in (words if gathered else words[:of]))
    heads = {head_noun(phrase), *[head_noun(p) for p in re.split(r"\s(?:of|and)\s", phrase)]}
    if any(human(head, lang) is not None for head in heads if head) or _MEN.search(phrase):
        return not (animal(head_noun(phrase), lang) or animal(" ".join(phrase.split()[-2:]), lang))
    parts = re.split(r"\s(?:of|and)\s", phrase)
    return any(_are_people(words, len(parts) == 1) for words in (phrase, *parts))


def _are_people(words: str, alone: bool) -> bool:
    """Whether a nationality stands for its people: "Hondurans", "jubilant Filipinos"; ``alone``: for one of them, "young Syrian"."""
    last = words.split()[-1].strip('"“”‘’().,') if words.split() else ""
    one = alone and len(words.split()) < 4 and last.endswith(("an", "i"))
    several = last.endswith(("ns", "is", "os", "es", "ks", "ts", "ds", "rs"))
    return last[:1].isupper() and (one or several) and places.country(last) is None and bool(places.demonym(last))
