"""Find who and what the picture shows: the people named, the subject, ages and origins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from captions.names import places
from captions.names.agencies import looks_like_organisation
from captions.names.people import human, is_given_name, title_kind, verb_form
from captions.record import Person
from captions.rules import Language, language
from captions.stages.draft import Draft, Span, names_pattern
from captions.values.ages import read_age
from captions.values.people import Name, head_noun, is_human, phrase_end, read_names, strip_origin


class Shown(NamedTuple):
    """The answer of this stage, in the order of a record: the subject, every person shown, the subject's age and origin."""

    subject: str | None
    people: tuple[Person, ...]
    age: int | None
    origin: str | None


@dataclass
class _Mention:
    """A person named in the caption, and what stands around the name."""

    name: Name
    start: int
    end: int
    age: tuple[int, int, int, str] | None = None
    origin: tuple[str, int, int, str] | None = None


@cache
def _patterns(code: str) -> dict[str, re.Pattern[str]]:
    """The patterns of this stage, made from the pieces of a language."""
    pieces = language(code).pieces
    return {
        "lead": re.compile(rf"\s*(?:{pieces['LEAD']})"),
        "side": re.compile(pieces["SIDE"]),
        "article": re.compile(rf"(?:{pieces['ARTICLE']})(?:\s+|(?<=['’]))(?=\S)"),
    }


# … donated books. Pictured, from left, are president Ana Belmonte and …
_LISTED = re.compile(r"(?<=\s)(?:Pictured|Shown|From left|Left to right|Front row|Pictured from left)\b")


def find(draft: Draft) -> Shown:
    """Read the body's first sentence; where it names nobody, a following list of those in the picture."""
    start = _lead(draft, draft.start)
    sentence = draft.sentence_end(start)
    mentions = _mentions(draft, start, sentence)
    if not mentions and (listed := _LISTED.search(draft.rest, sentence, draft.end)) is not None:
        later = _lead(draft, listed.start())
        if named := _mentions(draft, later, draft.sentence_end(later)):
            start, sentence, mentions = later, draft.sentence_end(later), named
    phrase = (start, phrase_end(draft.rest, start, _limit(draft, start, sentence), draft.language))
    return _answer(draft, mentions, phrase, sentence)


def _lead(draft: Draft, start: int) -> int:
    """Behind everything that leads up to the subject ("This photograph taken on May 6 shows")."""
    lead = _patterns(draft.language.code)["lead"]
    for _ in range(5):
        for span in (draft.place, draft.date):
            if span is not None and span[0] <= start < span[1]:
                start = span[1]
        match = lead.match(draft.rest, start, draft.end)
        if match is None or match.end() == start:
            break
        if match[0].rstrip().endswith(":") and _names_person(match[0].strip(" :"), draft.language):
            break
        start = match.end()
    return start


def _names_person(words: str, lang: Language) -> bool:
    return any(name.evidence > 1 for name in read_names(words, lang))


def _limit(draft: Draft, start: int, sentence: int) -> int:
    """The subject ends before the date or the place, wherever those stand behind it."""
    spans = [span[0] for span in (draft.date, draft.place) if span is not None and start < span[0] < sentence]
    return min([sentence, *spans])


def _mentions(draft: Draft, start: int, sentence: int) -> list[_Mention]:
    """Every person who takes part in what is shown, in order."""
    found: list[_Mention] = []
    rest = draft.rest
    runs = (
        draft.runs
        if sentence == draft.sentence_end(draft.start)
        else [match.span() for match in names_pattern(draft.language.code).finditer(rest, start, sentence)]
    )
    for low, high in runs:
        if low < start or _overlaps((low, high), draft.place) or _overlaps((low, high), draft.date):
            continue
        run = rest[low:high]
        if run.endswith(".") and not _INITIAL_END.search(run):
            run = run[:-1]
        run = run.rstrip()
        age, sure = _around(draft, low, low + len(run))
        for name in read_names(run, draft.language, sure):
            mention = _Mention(name, low + name.start, low + name.end, age)
            if _accepted(draft, mention, found, start) and _is_shown(draft, low, mention, found, start):
                mention.origin = _origin(draft, mention, low)
                found.append(mention)
    return found


def _around(draft: Draft, start: int, end: int) -> tuple[tuple[int, int, int, str] | None, bool]:
    """What stands around a run of names -> an age behind it, and whether anything there says that it is a person."""
    rest = draft.rest
    age = _age_after(draft, end)
    side = None
    if rest[end : end + 1] == "," or rest[end : end + 2] == " (":
        side = _patterns(draft.language.code)["side"].match(rest, end)
    if side is not None and age is None:
        age = _age_after(draft, side.end())
    couple = (
        rest.startswith((" and ", " & ", " y ", " et ", " und ", " e "), end) and _COUPLE.match(rest, end) is not None
    )
    return age, age is not None or side is not None or couple or (
        rest[start - 2 : start - 1].islower() and _job_before(rest, start, draft.language.code)
    )


def _job_before(rest: str, start: int, lang: str) -> bool:
    """Whether a job in lower case stands right before a name: "doctoral student Wren Castellano"."""
    before = re.search(r"([a-z]+)\s$", rest[max(0, start - 24) : start])
    return before is not None and title_kind(before[1], lang) in ("office", "job", "role", "relation")


_INITIAL_END = re.compile(r"(?:\b\w|Jr|Sr)\.$")


def _overlaps(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]


# Hal and June Brubaker
_COUPLE = re.compile(r"\s(?:and|&|y|et|und|e)\s([^\W\d_]+)\s([^\W\d_a-z][^\W\d_][\w'’-]+)(?![\w'’-])")


def _accepted(draft: Draft, mention: _Mention, found: list[_Mention], start: int) -> bool:
    """Whether the evidence is enough for a person: the name itself, or what stands around it."""
    name, rest = mention.name, draft.rest
    words = name.name.split()
    if mention.age is not None or _patterns(draft.language.code)["side"].match(rest, mention.end):
        return True
    if rest[max(0, mention.start - 1) : mention.start] in ('"', "“", "'", "‘") and mention.start > start + 2:
        return False  # a nickname or a title in quotation marks
    if len(words) == 1 and _is_modifier(draft, mention.end):
        return False
    if (len(words) == 1 or name.evidence < 3) and _describes_next(rest, mention.end, draft.language.code):
        return False
    before = rest[max(0, mention.start - 40) : mention.start].rstrip()
    previous = before.split()[-1].strip('("“‘').lower() if before else ""
    if len(words) == 1:
        couple = _COUPLE.match(rest, mention.end)
        if couple is not None and is_given_name(name.name) and is_given_name(couple[1]):
            mention.name = name._replace(name=f"{name.name} {couple[2]}")
            return True
        if (
            name.titled
            or previous in draft.language.words["relations"]
            or title_kind(previous, draft.language.code) in ("office", "rank", "relation")
        ):
            return name.titled or name.evidence > 0
        joined = bool(found) and previous in draft.language.words["and"] and len(found[-1].name.name.split()) == 1
        return is_given_name(name.name) and (joined or (mention.start == start and _verb_follows(draft, mention.end)))
    if name.evidence > 1:
        return True
    if title_kind(previous, draft.language.code) is not None or previous in draft.language.words["relations"]:
        return True
    if found and (previous in draft.language.words["and"] or before.endswith(",")):
        return True
    if mention.start <= start + 1 and re.match(r"\sof\s(?:the\s)?[A-Z]", rest[mention.end : mention.end + 12]):
        return len(words) < 4  # "Hori Parata of Ngatiwai"
    return mention.start <= start + 1 and (
        _verb_follows(draft, mention.end) or rest[mention.end : mention.end + 1] in (",", "")
    )


def _describes_next(rest: str, end: int, lang: str) -> bool:
    """Whether words only describe a noun behind them: "Crimean Tatar leader Ana", "Assembly member", "Rangers fans"."""
    follows = re.match(r"\s([a-z]+)\s(\w)", rest[end : end + 24])
    if follows is None:
        return False
    if title_kind(follows[1], lang) and follows[2].isupper():
        return True
    person = human(follows[1], lang)
    return person is not None and (
        verb_form(follows[1]) != "third" or (person == "plural" and follows[2].islower() and follows[2] != "a")
    )


def _is_modifier(draft: Draft, end: int) -> bool:
    """Whether a single name only describes the noun behind it: "former Trump campaign chairman"."""
    follows = re.match(r"\s([a-z]{3,})\s", draft.rest[end : end + 24])
    if follows is None or draft.language.code != "en":
        return False
    word = follows[1]
    known = word in draft.language.words["prepositions"] or word in draft.language.words["and"]
    return not known and verb_form(word) is None and not word.endswith("ly")


def _verb_follows(draft: Draft, end: int) -> bool:
    following = re.match(r"\s+([a-z]+)", draft.rest[end : end + 30])
    if following is None:
        return False
    if draft.language.code != "en":
        return following[1] in draft.language.words["verbs"]
    return verb_form(following[1]) in ("third", "past") or following[1] in (
        "is",
        "was",
        "has",
        "will",
        "and",
        "are",
        "were",
    )


# Words before which the governing word is looked for: articles, adjectives and jobs ("the late actor")
_SHOWN_BY = re.compile(r"(?:ed|en|t|d|n)\s+by$")
_NOT_SHOWN_BY = re.compile(
    r"\b(?:designed|written|directed|painted|created|built|made|composed|authored|owned|founded|led|headed|called|signed|issued|taken|"
    r"sculpted|appointed|nominated|proposed|named|inspired|run|commissioned|produced|sung|recorded|drawn|photographed)\s+by$"
)
_LOOKS_AT = re.compile(
    r"\b(?:next|speaks?|spoke|talks?|talked|listens?|listened|waves?|waved|speaking|talking|listening|gives?|hands?|presents?|shows?|passes|close|"
    r"alongside|beside|opposite|behind|front|front of|sits?|stands?|married|engaged|views?|portrait|photo|photograph|picture|image|couple|bride|shot|"
    r"embrace|side|body|coffin|trio|family)\s+(?:to|of)$"
)
_HARD_STOP = frozenset(
    "of against for about over despite named called like than that which who whose whom during after before since until following amid because if "
    "upon toward towards under via per to by in on at from into onto within honoring honouring commemorating depicting bearing reading supporting "
    "opposing demanding denouncing criticizing mocking succeeding replacing remembering mourning".split()
)


_MODIFIERS = frozenset(
    "former then ex late acting deputy incumbent current new first newly elected outgoing incoming fellow fallen jailed ousted".split()
)


def _is_shown(draft: Draft, run_start: int, mention: _Mention, found: list[_Mention], start: int) -> bool:
    """Whether the person takes part in what is shown, by the word that governs the name."""
    rest = draft.rest
    if rest[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ", "s'"):
        return False
    if run_start <= start + 1 or _patterns(draft.language.code)["side"].match(rest, mention.end):
        return True
    before = rest[start:run_start]
    if _in_clause(before):
        return False
    tokens = before.split()
    relations, determiners = draft.language.words["relations"], draft.language.words["determiners"]
    index = len(tokens) - 1
    while index >= 0:
        token = tokens[index].strip('"“”‘’(),;:').lower()
        if tokens[index].endswith((",", ";", ":")) and index < len(tokens) - 1:
            return True
        if (
            token in relations
            or token in _MODIFIERS
            or token in determiners
            or title_kind(token, draft.language.code)
            or (human(token, draft.language.code) and token not in ("members",))
        ):
            index -= 1
            continue
        if (
            token in draft.language.words["of"]
            and index
            and title_kind(tokens[index - 1], draft.language.code) in ("office", "rank")
        ):
            index -= 1  # "Sultan of Brunei Hassanal", "Speaker of the House"
            continue
        break
    if index < 0 or tokens[index].endswith((",", ";", ":", ")")):
        return True
    token = tokens[index].strip('"“”‘’(),;:').lower()
    phrase = " ".join(t.lower() for t in tokens[max(0, index - 3) : index + 1])
    if token in ("by",):
        return bool(_SHOWN_BY.search(phrase)) and not _NOT_SHOWN_BY.search(phrase)
    if token in ("to", "of"):
        return bool(_LOOKS_AT.search(phrase))
    if draft.language.code != "en":
        return token not in draft.language.words["prepositions"] or token in draft.language.words["with"]
    if token in draft.language.words["and"]:
        return (
            bool(found)
            or index == 0
            or index < 4
            or not any(t.lower() in _HARD_STOP for t in tokens[max(0, index - 4) : index])
        )
    return token not in _HARD_STOP


_CLAUSE = re.compile(
    r"\b(?:whose|which|who|that|where|according to|because|died|honou?r of|memory of|tribute to)\b[^,]*$"
)


def _in_clause(before: str) -> bool:
    """Whether a name stands inside a clause about somebody else ("whose daughter Ana drowned")."""
    return _CLAUSE.search(before[-160:]) is not None


_DIGIT_SOON = re.compile(r"\D{1,14}\d")


def _age_after(draft: Draft, end: int) -> tuple[int, int, int, str] | None:
    """The age that stands right behind a name: ", 33," or "(33)"."""
    after = draft.rest[end : end + 60]
    if after[:1] not in (",", " ") or not _DIGIT_SOON.match(after):
        return None
    for rule in draft.language.rules["age"]:
        if (
            rule.first
            and (match := rule.pattern.match(after)) is not None
            and (age := read_age(match["age"], None)) is not None
        ):
            return age, end + match.start("age"), end + match.end("age"), rule.name
    return None


def _origin(draft: Draft, mention: _Mention, run_start: int) -> tuple[str, int, int, str] | None:
    """Where a person comes from: a nationality before the name, "from X" or "a Palestinian boy" behind it."""
    if mention.name.origin is not None:
        value, start, end = mention.name.origin
        return value, run_start + start, run_start + end, "origin-before-name"
    if (before := _origin_before(draft, run_start)) is not None:
        return before
    return _origin_after(draft, mention.end) or _origin_apposed(draft, mention.end)


def _origin_after(draft: Draft, end: int) -> tuple[str, int, int, str] | None:
    """ "from X", "of X", "a migrant from X" right behind a name or a noun phrase."""
    after = draft.rest[end : end + 120]
    for rule in draft.language.rules["origin"]:
        if rule.first and (match := rule.pattern.match(after)) is not None:
            span = (end + match.start("origin"), end + match.end("origin"))
            if (origin := _origin_name(match["origin"], draft.language)) is not None and not _overlaps(
                span, draft.place
            ):
                return origin, *span, rule.name
    return None


# Ana Belmonte, 33, a Honduran migrant   /   Ana Belmonte, Ghanaian artist and teacher
_APPOSED = re.compile(
    r",(?:\s(?:aged\s|de\s)?\d{1,3}(?:\s(?:años|ans|anos|anni|Jahre))?,)?\s(?:(?:an?|the|une?|un[ao]?|eine?)\s)?(?P<words>[^,.;()]{4,70})"
)


_NOUN_FIRST = frozenset({"es", "fr", "pt", "it"})  # "una migrante hondureña"


def _origin_apposed(draft: Draft, end: int) -> tuple[str, int, int, str] | None:
    """The nationality in what a name is said to be: "a Palestinian boy"."""
    match = _APPOSED.match(draft.rest, end, end + 110)
    if match is None:
        return None
    words = match["words"].split()
    for at, word in enumerate(words[:5]):
        if not word[0].isupper() and draft.language.code == "en":
            continue
        nation = strip_origin(words[at:], draft.language)
        noun_first = at > 0 and draft.language.code in _NOUN_FIRST
        if nation is None or (at + nation[1] >= len(words) and not noun_first):
            continue
        near = [words[at - 1]] if noun_first else words[at + nation[1] : at + nation[1] + 2]
        nouns = [word.strip(",.").lower() for word in near]
        if any(
            title_kind(noun, draft.language.code) or human(noun, draft.language.code)
            for noun in (nouns[0], " ".join(nouns))
        ):
            start = match.start("words") + len(" ".join(words[:at])) + (1 if at else 0)
            return nation[0], start, start + len(" ".join(words[at : at + nation[1]])), "origin-apposed"
    return None


def _origin_before(draft: Draft, run_start: int) -> tuple[str, int, int, str] | None:
    """The nationality before a job in lower case: "Honduran migrant Ana Belmonte", "Spain's goalkeeper Luis Mora"."""
    before = draft.rest[max(0, run_start - 70) : run_start]
    match = re.search(r"([A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){0,2})((?:\s[a-z][\w-]*){1,4}),?\s$", before)
    if match is None or not any(
        title_kind(word, draft.language.code) or human(word, draft.language.code) for word in match[2].split()
    ):
        return None
    if any(word in draft.language.words["prepositions"] or verb_form(word) in ("third",) for word in match[2].split()):
        return None
    words = match[1].split()
    for at in range(len(words)):
        if (nation := strip_origin(words[at:], draft.language)) is not None and at + nation[1] == len(words):
            start = run_start - len(before) + match.start(1) + len(" ".join(words[:at])) + (1 if at else 0)
            return nation[0], start, start + len(" ".join(words[at:])), "origin-before-job"
    return None


def _origin_name(words: str, lang: Language) -> str | None:
    words = words.removeprefix("the ").rstrip(".,")
    for part in (words, words.split(",")[-1].strip(), words.split(",")[0]):
        if (name := places.origin_name(part)) is not None:
            return name
    return words if places.is_place(words.split(",")[0]) and not looks_like_organisation(words) else None


def _answer(draft: Draft, mentions: list[_Mention], phrase: Span, sentence: int) -> Shown:
    """Choose the subject: a person named in the leading phrase or before the verb, else the phrase itself."""
    mentions = _unique(mentions)
    start, end = phrase
    text = _article(draft, start, end)
    leading = next((m for m in mentions if m.start < max(end, start + 1) or _leads(draft, start, m)), None)
    if (
        leading is None
        and mentions
        and not (text and is_human(text[2], draft.language.code))
        and (not text or _mere_label(draft, text, mentions[0]))
    ):
        leading = mentions[0]
    _ages_by_noun(draft, mentions, start, sentence)
    people = _people(draft, mentions, phrase, leading)
    if leading is not None:
        _origin_elsewhere(draft, leading, start)
        people[mentions.index(leading)] = people[mentions.index(leading)]._replace(
            origin=leading.origin[0] if leading.origin else people[mentions.index(leading)].origin
        )
        person = people[mentions.index(leading)]
        draft.add("subject", person.name, leading.start, leading.end, "person")
        _note(draft, leading, person)
        return Shown(person.name, tuple(people), person.age, person.origin)
    if text is None:
        return Shown(None, tuple(people), None, None)
    return _thing(draft, text, tuple(people), sentence)


def _origin_elsewhere(draft: Draft, leading: _Mention, start: int) -> None:
    """The subject's origin where it stands apart: in the phrase before the name, or "who emigrated from X"."""
    if leading.origin is None and start < leading.start:
        leading.origin = _phrase_origin(draft, start, leading.start, inside=True)
    if leading.origin is None and draft.language.code != "en":
        leading.origin = _of_office(draft, start, leading.start)
    if leading.origin is None:
        for rule in draft.tried("origin"):
            match = None if rule.first else rule.pattern.search(draft.rest, leading.end, draft.end)
            if match is not None and (origin := _origin_name(match["origin"], draft.language)) is not None:
                leading.origin = (origin, match.start("origin"), match.end("origin"), rule.name)


# La alcaldesa de Madrid, Ana Belmonte   /   Le maire de Lyon, …   /   der Oberbürgermeister von Köln, …
_OFFICE_OF = re.compile(
    r"\b((?i:ex)?-?(?i:alcald|mair|bourgmestre|(?:ober)?bürgermeister|prefeit|sindac|gobernador|gouverneur|governador|governator|presiden|rey|reina|roi|reine|könig|"
    r"rei|rainha|primer|primeir|premier)\w*)\s(?:de\s(?:la\s|los\s|las\s)?|del\s|du\s|des\s|d['’]|von\s|di\s|do\s|da\s|della\s)"
    r"([^\W\d_a-z][\w'’-]+(?:\s(?:de\s|la\s|del\s)*[^\W\d_a-z][\w'’-]+){0,3}),?\s$"
)


def _of_office(draft: Draft, start: int, end: int) -> tuple[str, int, int, str] | None:
    """The town, region or country of an office that stands right before a name."""
    match = _OFFICE_OF.search(draft.rest[start:end])
    if match is None:
        return None
    origin = _origin_name(match[2], draft.language)
    return (origin, start + match.start(2), start + match.end(2), "origin-of-office") if origin else None


def _unique(mentions: list[_Mention]) -> list[_Mention]:
    """Each person once: a later family name alone is the same person again."""
    kept: list[_Mention] = []
    for mention in mentions:
        words = mention.name.name.split()
        same = next(
            (
                k
                for k in kept
                if k.name.name == mention.name.name or (len(words) == 1 and words[0] in k.name.name.split())
            ),
            None,
        )
        if same is None:
            kept.append(mention)
        elif same.age is None:
            same.age = mention.age
    return kept


def _leads(draft: Draft, start: int, mention: _Mention) -> bool:
    """Whether only titles, jobs and commas stand between the body's start and a name ("…, and now candidate, Ana Belmonte, speaks")."""
    between = draft.rest[start : mention.start]
    if len(between) > 120 or re.search(r"[.;!?]\s", between):
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", between)
    if any(title_kind(" ".join(words[-count:]), draft.language.code) for count in (3, 2) if len(words) >= count):
        words = words[:-3] if title_kind(" ".join(words[-3:]), draft.language.code) else words[:-2]
        if not any(verb_form(word) == "third" and not human(word, draft.language.code) for word in words):
            return not {w.lower() for w in words} & (draft.language.words["prepositions"] - {"and"})
    if (
        not between.rstrip().endswith((",", ":"))
        and words
        and words[-1][0].islower()
        and not (
            _job(words[-1], draft.language.code)
            or human(words[-1].lower(), draft.language.code)
            or words[-1].lower() in draft.language.words["and"]
        )
    ):
        return False
    if draft.language.code != "en":
        return not any(word.lower() in draft.language.words["verbs"] for word in words)
    prepositions = draft.language.words["prepositions"] - {"and"}
    return not any(
        (
            verb_form(w) in ("third", "gerund")
            and not title_kind(w, draft.language.code)
            and not human(w, draft.language.code)
        )
        or w.lower() in prepositions
        for w in words
    ) and any(_job(w.lower(), draft.language.code) or human(w.lower(), draft.language.code) for w in words)


def _job(word: str, lang: str) -> bool:
    """Whether a word is a title or a job, in the singular or the plural ("seniors")."""
    return title_kind(word, lang) is not None or (word.endswith("s") and title_kind(word[:-1], lang) is not None)


def _mere_label(draft: Draft, text: tuple[int, int, str], first: _Mention) -> bool:
    """A scene word ("A rally", "Wedding of") says less than the person behind it, when it is joined to her by "of" or "with"."""
    between = draft.rest[text[1] : first.start]
    return bool(re.fullmatch(r"\s*(?:of|with|by|:|,|–|—|-)?\s*(?:the\s|actor\s|actress\s)?", between))


def _article(draft: Draft, start: int, end: int) -> tuple[int, int, str] | None:
    """The leading phrase without its article -> (start, end, words), or None when it is empty."""
    phrase = draft.rest[start:end]
    match = _patterns(draft.language.code)["article"].match(phrase)
    begin = start + (match.end() if match else 0)
    words = draft.rest[begin:end].strip(' "“”,;:')
    if not words or not any(c.isalpha() for c in words) or len(words) > 160:
        return None
    begin = draft.rest.index(words, begin)
    return begin, begin + len(words), words


def _ages_by_noun(draft: Draft, mentions: list[_Mention], start: int, sentence: int) -> None:
    """Give "33-year-old Ana", "Ana, an 18-month-old girl", "Ana, aged 8" to the person next to it."""
    for rule in draft.tried("age"):
        if rule.first:
            continue
        for match in rule.pattern.finditer(draft.rest, start, sentence):
            age = read_age(match["age"], match.groupdict().get("unit"))
            mention = _next_to(draft, mentions, match)
            if age is not None and mention is not None and mention.age is None:
                mention.age = (age, match.start(), match.end(), rule.name)


# Ana, aged 8   /   Ana, an 18-month-old girl   /   Ana is 8 years old
_BEHIND = re.compile(r",|\s\(|\s(?:who|is|was|celebrates|at)\b|['’]s")
# Ana with her 8-year-old dog: the age is another's
_OTHERS = re.compile(r"\b(?:her|his|their|with|and)\b[^,]*$")


def _next_to(draft: Draft, mentions: list[_Mention], match: re.Match[str]) -> _Mention | None:
    """The person an age belongs to: right behind it, or before it and a comma."""
    for mention in mentions:
        gap = draft.rest[match.end() : mention.start]
        if (
            mention.start >= match.end()
            and len(gap) < 60
            and not re.search(r"[,.;]|\b(?:and|of|with|who|in|at)\b", gap)
        ):
            return mention
    for mention in reversed(mentions):
        gap = draft.rest[mention.end : match.start()]
        near = mention.end <= match.start() and len(gap) < 60 and (_BEHIND.match(gap) or not gap.strip())
        if near and ("birthday" in match[0] or not _OTHERS.search(gap)):
            return mention
    return None


def _people(draft: Draft, mentions: list[_Mention], phrase: Span, leading: _Mention | None) -> list[Person]:
    """The persons of the mentions; a group's origin is its members' ("Honduran migrants Ana, 9, and Luis, 6")."""
    group: tuple[str, int, int, str] | None = None
    people = []
    for mention in mentions:
        plural = (
            mention.origin is not None and mention.origin[3] == "origin-before-job" and _plural_before(draft, mention)
        )
        if plural:
            group = mention.origin
        inherited = group if mention.origin is None and group is not None and mention.start - group[2] < 160 else None
        origin = mention.origin or inherited
        people.append(Person(mention.name.name, mention.age[0] if mention.age else None, origin[0] if origin else None))
        draft.add("people", mention.name.name, mention.start, mention.end, "person")
    return people


def _plural_before(draft: Draft, mention: _Mention) -> bool:
    words = re.findall(r"[a-z]+", draft.rest[max(0, mention.start - 30) : mention.start])
    return any(human(word, draft.language.code) == "plural" for word in words[-2:])


def _note(draft: Draft, mention: _Mention, person: Person) -> None:
    """Keep the words that gave the subject's age and origin."""
    if mention.age is not None:
        draft.add("age", str(mention.age[0]), *mention.age[1:])
    if mention.origin is not None:
        draft.add("origin", *mention.origin)
    elif person.origin is not None:
        draft.add("origin", person.origin, mention.start, mention.end, "origin-of-group")


def _thing(draft: Draft, text: tuple[int, int, str], people: tuple[Person, ...], sentence: int) -> Shown:
    """A subject that is a noun phrase; age and origin only for human beings."""
    start, end, words = text
    draft.add("subject", words, start, end, "noun-phrase")
    if not is_human(words, draft.language.code):
        return Shown(words, people, None, None)
    age = _phrase_age(draft, start, end)
    origin = _phrase_origin(draft, start, end)
    if age is not None:
        draft.add("age", str(age[0]), *age[1:])
    if origin is not None:
        draft.add("origin", *origin)
    return Shown(words, people, age[0] if age else None, origin[0] if origin else None)


def _phrase_age(draft: Draft, start: int, end: int) -> tuple[int, int, int, str] | None:
    for rule in draft.tried("age"):
        if (
            not rule.first
            and (match := rule.pattern.search(draft.rest, start, min(end + 20, draft.end)))
            and (age := read_age(match["age"], match.groupdict().get("unit"))) is not None
        ):
            return age, match.start(), match.end(), rule.name
    return _age_after(draft, end)


def _phrase_origin(draft: Draft, start: int, end: int, inside: bool = False) -> tuple[str, int, int, str] | None:
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
            if i + nation[1] <= len(words) and (before not in draft.language.words["prepositions"]):
                if (
                    before in draft.language.words["of"]
                    and head_noun(draft.rest[start : start + words[i][0]])
                    and not _counts(words[:i], draft.language)
                ):
                    continue
                return nation[0], start + words[i][0], start + last[1], "origin-in-phrase"
    return None if inside else _origin_after(draft, end)


# Services of a state: their people come from it ("U.S. Army soldiers"), as those of a club do not ("New York Yankees")
_SERVICES = frozenset(
    """army navy marine marines air coast national border secret special supreme house senate congress state embassy customs olympic forces
    police government parliament foreign federal space defense defence interior justice women's men's under-21 olympian""".split()
)


def _belongs_to_house(words: list[tuple[int, int, str]], at: int, count: int) -> bool:
    """Whether a nationality is part of a house's name: "New York Yankees", "the Royal Welsh"."""
    if at and words[at - 1][2] in ("Royal", "Bank", "University", "Air"):
        return True
    if at + count >= len(words):
        return False
    following = words[at + count][2]
    if following[0].isupper() and places.state(" ".join(w for _, _, w in words[at : at + count])) is not None:
        return title_kind(following) is None  # "the Florida National Guard"
    return (
        following[0].isupper()
        and following.lower() not in _SERVICES
        and title_kind(following) is None
        and human(following.lower()) is None
    )


def _counts(words: list[tuple[int, int, str]], lang: Language) -> bool:
    """Whether the words before "of" only count or gather people: "thousands of Hondurans", "a group of Afghan boys"."""
    tokens = [w.lower() for _, _, w in words]
    heads = [t for t in tokens if t not in lang.words["of"] and t not in lang.words["determiners"]]
    return not heads or all(
        human(t, lang.code)
        or t in lang.words["counts"]
        or t
        in (
            "thousands",
            "hundreds",
            "dozens",
            "scores",
            "millions",
            "group",
            "groups",
            "crowd",
            "pair",
            "line",
            "team",
            "number",
            "caravan",
        )
        for t in heads
    )
