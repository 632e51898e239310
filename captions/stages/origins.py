"""Where people come from: a nationality, "a Palestinian boy", "a migrant from X"; an office is read in ``offices``."""

from __future__ import annotations

import itertools
import re

from captions.names import places
from captions.names.agencies import word_kind
from captions.names.fold import bare
from captions.names.people import human, is_given_name, strip_titles, title_kind, verb_form
from captions.rules import Language
from captions.stages.draft import Draft
from captions.stages.mention import Mention, overlaps
from captions.stages.offices import office_before, office_behind
from captions.values.origins import SERVICES, origin_name, service_origin
from captions.values.people import EUROPES, strip_origin
from captions.values.phrases import head_noun


def origin_of(draft: Draft, mention: Mention, run_start: int) -> tuple[str, int, int, str] | None:
    """Where a person comes from: a nationality before the name, "from X" or "a Palestinian boy" behind it."""
    if mention.name.origin is not None:
        value, start, end = mention.name.origin
        return value, run_start + start, run_start + end, "origin-before-name"
    before = _origin_before(draft, run_start)
    if before is not None and before[3] != "origin-born":
        return before
    behind = _origin_after(draft, mention.end) or before or _origin_apposed(draft, mention.end)
    if behind is not None or draft.language.code == "en":
        return behind
    return office_behind(draft, mention.end) or office_before(draft, max(0, run_start - 80), mention.start)


def _origin_after(draft: Draft, end: int) -> tuple[str, int, int, str] | None:
    """ "from X", "of X", "a migrant from X" right behind a name or a noun phrase."""
    after = draft.rest[end : end + 120]
    for rule in draft.language.rules["origin"]:
        if rule.first and (match := rule.pattern.match(after)) is not None:
            span = (end + match.start("origin"), end + match.end("origin"))
            if after.startswith(" &", match.end("origin")):
                return None  # "a crew from Belmonte & Sons"
            if _owns(draft, match, after):
                return None  # "the owner of the London gallery"
            if match[0].startswith(" of ") and _is_club(draft, match["origin"]):
                return None
            if (origin := origin_name(match["origin"])) is not None and not overlaps(span, draft.place):
                return origin, *span, rule.name
            first, joined, second = match["origin"].partition(" and ")
            if joined and is_given_name(second.split()[0]) and (origin := origin_name(first)) is not None:
                return origin, span[0], span[0] + len(first), rule.name  # "Luis of Brazil and Ana Mora"
    return None


def _owns(draft: Draft, match: re.Match[str], after: str) -> bool:
    """Whether a town with an article only describes the noun behind it: "of the London gallery", "of the Oslo Labour Party"."""
    if draft.language.code != "en" or " the " not in after[: match.start("origin") + 4]:
        return False
    words = match["origin"].removeprefix("the ")
    wide = places.country(words) or places.region(words) or service_origin(words) or places.demonym(words)
    return not wide and places.is_place(words)


# Luis Mora of Valencia scores the first goal: a town that plays is a club (Getty's form)
_PLAYS = re.compile(
    r"\b(?:goals?|scores?|match|league|cup|final|quarter|innings|inning|game|points?|touchdown|penalty|tackles?|tackled|teammates?|team|batting|bowls|pitches|"
    r"dribbles|shoots|kicks|dunks|rebound|midfielder|striker|goalkeeper|playoffs?|championship|championships|series|win over|against)\b"
)


def _is_club(draft: Draft, words: str) -> bool:
    """Whether "of X" names the club somebody plays for: a town alone, in a caption about a game."""
    return (
        "," not in words
        and places.country(words) is None
        and places.state(words) is None
        and (_PLAYS.search(draft.lower) is not None)
    )


# Ana Belmonte, 33, a Honduran migrant   /   Ana Belmonte, Ghanaian artist and teacher
_APPOSED = re.compile(
    r",(?:\s(?:aged\s|de\s)?\d{1,3}(?:\s(?:años|ans|anos|anni|Jahre))?,)?\s(?:(?:an?|the|une?|un[ao]?|eine?)\s)?(?P<words>[^,.;()]{4,70})"
)


_ADJECTIVES = frozenset("new newly-elected incoming outgoing former acting then late young first current top".split())
_NOUN_FIRST = frozenset({"es", "fr", "pt", "it"})  # "una migrante hondureña"


def _origin_apposed(draft: Draft, end: int) -> tuple[str, int, int, str] | None:
    """The nationality in what a name is said to be: "a Palestinian boy"."""
    match = _APPOSED.match(draft.rest, end, end + 110)
    if match is None:
        return None
    words, lang = match["words"].split(), draft.language
    english = lang.code == "en"
    for at, word in enumerate(words[:5]):
        if english and (word in lang.words["prepositions"] or word in lang.words["of"]):
            break  # "Ana Belmonte, of the Colorado Patriot Guard Riders"
        if (english and not word[0].isupper()) or (nation := strip_origin(words[at:], lang)) is None:
            continue
        origin, count = nation
        if at == 0 and english and _names_next(words[count:]):
            return None
        alone = at == 0 and _one_of_them(draft, match, words[count:], words[:count])
        if alone or _describes_human(words, at, count, lang.code):
            start = match.start("words") + len(" ".join(words[:at])) + (1 if at else 0)
            return origin, start, start + len(" ".join(words[at : at + count])), "origin-apposed"
    return None


def _describes_human(words: list[str], at: int, count: int, lang: str) -> bool:
    """Whether a nationality of ``count`` words stands at a noun for a person: "Ghanaian artist", "migrante hondureña"."""
    noun_first = at > 0 and lang in _NOUN_FIRST
    if at + count >= len(words) and not noun_first:
        return False
    job = at + count
    job += job < len(words) - 1 and words[job] in _ADJECTIVES  # "Jamaica's new Prime Minister"
    nouns = [bare(word, ".") for word in ([words[at - 1]] if noun_first else words[job : job + 2])]
    return any(title_kind(noun, lang) or human(noun, lang) for noun in (nouns[0], " ".join(nouns)))


def _names_next(words: list[str]) -> bool:
    """Whether a nationality behind a comma belongs to the next of a list: "…, Italian Prime Minister Ana Belmonte"."""
    run = [word.strip(",.") for word in itertools.takewhile(lambda word: word[0].isupper(), words)]
    stripped, name = strip_titles(" ".join(run))
    return stripped > 0 and " " in name and is_given_name(name.split()[0])


def _one_of_them(draft: Draft, match: re.Match[str], behind: list[str], nation: list[str]) -> bool:
    """Whether a nationality stands for a person: "a Texan", "an American who …", "a New Yorker"."""
    if draft.language.code != "en" or not draft.rest[match.start() : match.start("words")].rstrip().endswith(
        (" a", " an")
    ):
        return False
    closes = (
        not behind or behind[0] in draft.language.words["prepositions"] or verb_form(behind[0]) in ("gerund", "third")
    )
    return closes and bool(places.demonym(" ".join(nation).rstrip(".,")))


# "The Irish striker", "Former Irish striker"
_BEFORE_NATION = frozenset(
    "a an the one two three four five former ex late fellow young elderly injured wounded when while as and with".split()
)


_ANY_PLACE = frozenset(
    "local area longtime lifelong former elderly village town city county beach neighborhood neighbourhood nearby permanent hospital nursing apartment".split()
)


def _origin_before(draft: Draft, run_start: int) -> tuple[str, int, int, str] | None:
    """The nationality before a job in lower case: "Honduran migrant Ana Belmonte", "Spain's goalkeeper Luis Mora"."""
    before = draft.rest[max(0, run_start - 70) : run_start]
    match = re.search(r"([A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2})((?:\s[a-z][\w-]*){1,4}),?\s$", before)
    if match is None or not any(
        title_kind(word, draft.language.code) or human(word, draft.language.code) for word in match[2].split()
    ):
        return None
    if any(word in draft.language.words["prepositions"] or verb_form(word) == "third" for word in match[2].split()):
        return None
    words = match[1].split()
    if (born := words[-1].removesuffix("-born").removesuffix("-Born")) != words[-1]:
        start = run_start - len(before) + match.start(1) + len(" ".join(words[:-1])) + (1 if len(words) > 1 else 0)
        return _born(" ".join([*words[:-1], born]), born, start)
    resident = match[2].strip() in ("resident", "residents")
    if match[1].lower() in _ANY_PLACE:
        return None  # "Local resident Halyna"
    if (resident or places.is_place(match[1])) and match[2].split()[-1] in _RESIDENTS:
        start = run_start - len(before) + match.start(1)
        town = origin_name(match[1]) or (match[1] if resident else None)
        if town is not None:
            return town, start, start + len(match[1]), "origin-town"
    for at in range(len(words)):
        before_it = words[at - 1] if at else "the"
        if not (
            before_it.lower() in _BEFORE_NATION or before_it.endswith(("'s", "’s", "s'", "s’")) or title_kind(before_it)
        ):
            continue  # "Fighting Irish linebacker"
        if (nation := strip_origin(words[at:], draft.language)) is not None and at + nation[1] == len(words):
            start = run_start - len(before) + match.start(1) + len(" ".join(words[:at])) + (1 if at else 0)
            return nation[0], start, start + len(" ".join(words[at:])), "origin-before-job"
    return None


# Who lives in a town, as no player of its club does: "Tauranga teenager Ana"
_RESIDENTS = frozenset(
    """teenager teen man woman boy girl mum mom dad mother father grandmother grandfather grandad pensioner resident residents native
    couple schoolboy schoolgirl toddler family brothers sisters siblings twins local student farmer businessman businesswoman""".split()
)


def _born(words: str, last: str, start: int) -> tuple[str, int, int, str] | None:
    """ "Worcester-born", "Hong Kong-born", "Jamaican-born" -> the place."""
    for name in (words, last):
        if origins := places.demonym(name):
            return (origins[0], start, start + len(name), "origin-born") if len(origins) == 1 else None
        if (known := origin_name(name)) is not None:
            return known, start, start + len(name), "origin-born"
    return None


def origin_elsewhere(draft: Draft, leading: Mention, start: int) -> None:
    """The subject's origin where it stands apart: in the phrase before the name, or "who emigrated from X"."""
    if leading.origin is None and start < leading.start:
        leading.origin = phrase_origin(draft, start, leading.start, inside=True)
    if leading.origin is None:
        leading.origin = office_before(draft, start, leading.start)
    if leading.origin is None:
        for rule in draft.tried("origin"):
            match = None if rule.first else rule.pattern.search(draft.rest, leading.end, draft.end)
            if match is not None and (origin := origin_name(match["origin"])) is not None:
                leading.origin = (origin, match.start("origin"), match.end("origin"), rule.name)


def _holder(words: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a nationality is that of somebody named behind it: "a supporter of Brazilian President Ana Bell"."""
    kind = words[at][2] if at < len(words) - 1 else ""
    said = human(kind.lower()) == "singular" or title_kind(kind) in ("office", "rank")
    return said and words[at + 1][2][0].isupper()


def phrase_origin(draft: Draft, start: int, end: int, inside: bool = False) -> tuple[str, int, int, str] | None:
    """A nationality inside the phrase ("U.S. officials"), or "from X" behind it ("migrants from Central America")."""
    words = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\s,]+", draft.rest[start:end])]
    for i in range(len(words)):
        raw = words[i][2]
        if not raw[0].isupper() and draft.language.code == "en":
            continue
        if (nation := strip_origin([w for _, _, w in words[i:]], draft.language)) is not None:
            last = words[i + nation[1] - 1]
            before = words[i - 1][2].lower() if i else ""
            if draft.language.code == "en" and _belongs_to_house(words, i, nation[1]):
                continue
            if before not in draft.language.words["prepositions"]:
                if (
                    before in draft.language.words["of"]
                    and head_noun(draft.rest[start : start + words[i][0]])
                    and (not _counts(words[:i], draft.language) or _holder(words, i + nation[1]))
                ):
                    continue
                return nation[0], start + words[i][0], start + last[1], "origin-in-phrase"
    if not inside and draft.language.code != "en" and (town := _of_town(draft, start, end)) is not None:
        return town
    return None if inside else _origin_after(draft, end)


# maestra de Palencia   /   groupe d'habitants de Nantes   /   insegnante di Palermo: "del Sevilla" is a club
_OF_TOWN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,})\s(?:de|di|von|d['’])\s?((?:(?:La|El|Los|Las|Le|San|Rio|São)\s)?[^\W\d_a-z][\w'’-]+(?:\s(?:(?:de|del|da|do|la)\s){0,2}[^\W\d_a-z][\w'’-]+){0,2})$"
)
# Whoever follows or plays for a club, whose name may be a town's
_CLUB = re.compile(
    r"(?i)jugador|jogador|joueu|giocator|spieler|aficionad|hincha|torcedor|support|tifos|fans?$|técnico|entrenador"
)


def _of_town(draft: Draft, start: int, end: int) -> tuple[str, int, int, str] | None:
    """The town that people are from, in other languages than English, where it closes the phrase and is certain."""
    match = _OF_TOWN.search(draft.rest, start, end)
    if match is None or human(match[1].lower(), draft.language.code) is None or _CLUB.match(match[1]):
        return None
    origin = places.origin_name(match[2])
    return (origin, *match.span(2), "origin-of-town") if origin is not None else None


_STATE_FORCES = frozenset("National Army Air State Highway Police".split())


def _belongs_to_house(words: list[tuple[int, int, str]], at: int, count: int) -> bool:
    """Whether a nationality is part of a house's name: "New York Yankees", "the Royal Welsh"."""
    if at and words[at - 1][2] in ("Royal", "Bank", "University", "Air"):
        return True
    if at and words[at - 1][2][0].isupper() and places.state(words[at - 1][2]) is not None:
        return True  # "Colorado Rockies fan"
    if (
        at > 1
        and words[at - 1][2][0].isupper()
        and words[at - 2][2][0].isupper()
        and title_kind(words[at - 1][2]) is None
    ):
        return True  # "Notre Dame Fighting Irish linebacker"
    if at + count >= len(words):
        return False
    following = words[at + count][2]
    if _heads_name(words[at + count :]) or (words[at][2] == "European" and following in EUROPES):
        return True
    if following[0].isupper() and places.state(" ".join(w for _, _, w in words[at : at + count])) is not None:
        last = words[-1][2].lower()
        if following in _STATE_FORCES and at + count + 1 < len(words):
            # "Louisiana National Guardsmen", not "the Florida National Guard"
            return last in ("guard", "police", "patrol") or human(last) != "plural"
        return title_kind(following) is None
    return (
        following[0].isupper()
        and following.lower() not in SERVICES
        and title_kind(following) is None
        and human(following.lower()) is None
    )


def _heads_name(behind: list[tuple[int, int, str]]) -> bool:
    """Whether the capitalised words behind a nationality name a building: "Vietnam Veterans Memorial"."""
    run = [w for _, _, w in itertools.takewhile(lambda word: word[2][0].isupper(), behind)]
    if run and run[0].lower() in SERVICES:
        return False  # "U.S. Army Reserve"
    return any(word_kind(word) == "venue" for word in run[1:3])


# The Duchess of Sussex: a peer is of the land's crown, not of the place
_PEERS = frozenset(
    "duke duchess earl countess prince princess marquess marchioness viscount viscountess baron baroness lord lady".split()
)


def _counts(words: list[tuple[int, int, str]], lang: Language) -> bool:
    """Whether the words before "of" only count or gather people: "thousands of Hondurans", "a group of Afghan boys"."""
    tokens = [w.lower() for _, _, w in words]
    if not _PEERS.isdisjoint(tokens):
        return False
    heads = [t for t in tokens if t not in lang.words["of"] and t not in lang.words["determiners"]]
    if lang.code != "en" and any(_CLUB.match(t) for t in heads):
        return False
    return not heads or all(human(t, lang.code) or t in lang.words["counts"] for t in heads)
