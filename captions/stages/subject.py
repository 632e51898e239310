"""Find who and what the picture shows first, with age and origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from captions.names.fold import bare
from captions.names.people import human, is_ambiguous_verb, title_kind, verb_form
from captions.record import Person
from captions.stages import later, leads
from captions.stages.ages import ages_by_noun, phrase_age
from captions.stages.draft import Draft, Span
from captions.stages.mention import Mention, patterns_of
from captions.stages.origins import origin_elsewhere, phrase_origin
from captions.stages.people import each_once, find_mentions
from captions.values.people import SHIPS
from captions.values.phrases import is_human, phrase_end


class Shown(NamedTuple):
    """The answer of this stage, in the order of a record: the subject, every person shown, the subject's age and origin."""

    subject: str | None
    people: tuple[Person, ...]
    age: int | None
    origin: str | None


# … donated books. Pictured, from left, are president Ana Belmonte and …   /   … Here, Koda, 4, looks out   /   … Above, Mora in
_LISTED = re.compile(r"(?<=\s)(?:Pictured|Shown|From left|Left to right|Front row|Pictured from left|Here|Above)\b")


def find(draft: Draft) -> Shown:
    """Read the body's first sentence; where it names nobody, a following list of those in the picture."""
    start = leads.body(draft, leads.pictured(draft, draft.start))
    sentence = draft.sentence_end(start)
    mentions = find_mentions(draft, start, sentence)
    for place in () if mentions else _further(draft, start, sentence):
        begin = leads.body(draft, place)
        if named := find_mentions(draft, begin, draft.sentence_end(begin)):
            start, sentence, mentions = begin, draft.sentence_end(begin), named
            break
    mentions += _other_rows(draft, sentence) if mentions else []
    phrase = (start, phrase_end(draft.rest, start, _limit(draft, start, sentence), draft.language))
    return _answer(draft, mentions, phrase, sentence)


def _further(draft: Draft, start: int, sentence: int) -> Iterator[int]:
    """Where those in the picture may be named when the first sentence names nobody: behind a kicker, in a list."""
    words = draft.rest[start:sentence].strip(" .!?").split()
    if sentence < draft.end and len(words) < 4 and not any(verb_form(word) in ("third", "past") for word in words):
        yield sentence  # "Still waiting. Ana Belmonte at …"
    if (listed := _LISTED.search(draft.rest, sentence, draft.end)) is not None:
        yield listed.start()


# … Front row: Ana Belmonte and …   /   … Standing, from left, are …   /   … Back row (l-r): …   /   … From left: …   /   … Also pictured are …
_ROW = re.compile(
    r"(?<=[.;]\s)(?:(?:(?:Front|Back|Middle|Cent(?:er|re)|Top|Bottom|Rear|First|Second|Third|Fourth|Last)\srow|Standing|Seated|Sitting|Kneeling|"
    r"(?:Also\s)?(?:[Pp]ictured|[Ss]hown|[Ss]een)(?:\s(?:here|above|with\s(?:him|her|them)))?|Accompanying\s(?:him|her|them|\w+))"
    r"(?:,?\s(?:\(?from\sleft\)?|\(?left\sto\sright\)?|\([Ll]-[Rr]\)))?(?:[:,]|\s(?:are|is)\b)"
    r"|(?:And\sf|F)rom\s(?:the\s)?(?:left|right)(?:\sto\s(?:left|right))?(?:[:;,]|\sare\b)|Left\sto\sright[:,]?|L\s?[-–]\s?R\b:?)"
)


def _other_rows(draft: Draft, sentence: int) -> list[Mention]:
    """Those in the further rows of a group, each row a sentence of its own."""
    found: list[Mention] = []
    for row in _ROW.finditer(draft.rest, max(0, sentence - 2), draft.end):
        begin = leads.body(draft, row.end())
        found += find_mentions(draft, begin, draft.sentence_end(begin))
    return found


def _limit(draft: Draft, start: int, sentence: int) -> int:
    """The subject ends before the date or the place, wherever those stand behind it."""
    spans = [span[0] for span in (draft.date, draft.place) if span is not None and start < span[0] < sentence]
    return min([sentence, *spans])


def _answer(draft: Draft, mentions: list[Mention], phrase: Span, sentence: int) -> Shown:
    """Choose the subject: a person named in the leading phrase or before the verb, else the phrase itself."""
    mentions = each_once(mentions)
    start, end = phrase
    text = _article(draft, start, end)
    leading = next((m for m in mentions if m.start < max(end, start + 1) or _leads(draft, start, m)), None)
    if leading is None:  # whoever is named comes before the thing or the group that opens the caption
        leading = next((m for m in mentions if not text or _is_sure(m)), None)
    ages_by_noun(draft, mentions, start, sentence)
    people = _people(draft, mentions)
    if leading is not None:
        origin_elsewhere(draft, leading, start)
        later.complete(draft, leading)
        at = mentions.index(leading)
        if leading.origin is not None:
            people[at] = people[at]._replace(origin=leading.origin[0])
        if leading.age is not None:
            people[at] = people[at]._replace(age=leading.age[0])
        person = people[at]
        draft.add("subject", person.name, leading.start, leading.end, "person")
        _note(draft, leading, person)
        return Shown(person.name, tuple(people), person.age, person.origin)
    if text is None or _doubtful(draft, text):
        return Shown(None, tuple(people), None, None)
    return _thing(draft, text, tuple(people))


def _is_sure(mention: Mention) -> bool:
    """Whether a name far behind the opening is surely a person's: by its age, a title, or a given name."""
    return mention.age is not None or mention.name.evidence > 1 or " " not in mention.name.name


def _leads(draft: Draft, start: int, mention: Mention) -> bool:
    """Whether only titles, jobs and commas stand between the body's start and a name ("…, and now candidate, Ana Belmonte, speaks")."""
    between = draft.rest[start : mention.start]
    if _described_first(draft, start, mention):
        return True
    if len(between) > 120 or re.search(r"[.;!?]\s", between):
        return False
    words, lang = re.findall(r"[^\W\d_][\w'’-]*", between), draft.language
    prepositions = lang.words["prepositions"] - {"and"}
    if (title := _title_length(words, lang.code)) > 0:
        words = words[:-title]
        if not any(verb_form(word) == "third" and not human(word, lang.code) for word in words):
            return prepositions.isdisjoint(word.lower() for word in words)
    if words and words[-1][0].islower() and not between.rstrip().endswith((",", ":")):
        last = words[-1].lower()
        if not _means_human(last, lang.code) and last not in lang.words["and"]:
            return False
    if lang.code != "en":
        return not any(word in lang.words["verbs"] for word in words)  # in lower case: "São Paulo"
    if any(word.lower() in prepositions or _is_verb(word) for word in words):
        return False
    return any(_means_human(word.lower(), lang.code) for word in words)


def _is_verb(word: str) -> bool:
    """Whether an English word is a verb that goes on with a sentence, and neither a job nor a human being."""
    return verb_form(word) in ("third", "gerund") and not title_kind(word) and not human(word)


def _means_human(word: str, lang: str) -> bool:
    """Whether a word in lower case is a title, a job or another noun for human beings."""
    return _job(word, lang) or human(word, lang) is not None


def _title_length(words: list[str], lang: str) -> int:
    """How many words right before a name are a title of several words; 0: none."""
    return next((count for count in (3, 2) if len(words) >= count and title_kind(" ".join(words[-count:]), lang)), 0)


_CLAUSE = re.compile(
    r"\b(?:who|whose|which|that|where|and|is|are|was|were|has|had|with)\b|[.;:!?]\s|\W[A-Z][\w.]*,\s.*,\s.*,"
)


# A man who gave his name only as
_NAMED = re.compile(r"^[^,.]{0,60}\b[a-z]+,?\s(?:who|identified)\b[^.]{3,60}\s(?:as|by)\s$")


def _described_first(draft: Draft, start: int, mention: Mention) -> bool:
    """Whether a description of one person comes before the name: "A resident of the camp, Congolese tailor Ana, sews",
    "Minister for Energy Ana Belmonte"."""
    if draft.language.code != "en":
        return False
    between = draft.rest[start : mention.start]
    if " as " in between[-8:] or " by " in between[-8:]:
        named = _NAMED.search(between) if len(between) < 120 else None
        return named is not None and is_human(between.partition(" who ")[0].partition(" identified ")[0].rstrip(","))
    head = _HEAD.match(between)
    if head is None or len(between) > 160 or _CLAUSE.search(between):
        return False
    words = [bare(word) for word in between.split()]
    if any(verb_form(word) == "third" and human(word) is None and title_kind(word) is None for word in words):
        return False
    noun = " ".join(head[1].split()[-2:]).lower()
    if (human(noun) != "singular" and title_kind(noun) is None) or noun.split()[-1] in draft.language.words["counts"]:
        return False
    if re.search(r",\s(?:[^,]{0,40}\s)?$", between):
        return True
    return (
        not mention.name.titled
        and _OFFICE.match(between) is not None
        and title_kind(noun.split()[-1]) in ("office", "rank")
    )


# The capital says that the noun is an office: "Minister for Energy Ana", not "spokesman for Ana"
_OFFICE = re.compile(r"(?:[\w.'’-]+\s){0,4}?[A-Z]\w+\s(?:of|for|to|on)\s(?:the\s)?[A-Z]")
# A resident of …   /   Sweden's Minister for …   /   Special Advisor on …
_HEAD = re.compile(r"((?:[\w.'’-]+\s){1,5}?)(?:of|for|to|on|from|at|in)\s")


def _job(word: str, lang: str) -> bool:
    """Whether a word is a title or a job, in the singular or the plural ("seniors")."""
    return title_kind(word, lang) is not None or (word.endswith("s") and title_kind(word[:-1], lang) is not None)


def _article(draft: Draft, start: int, end: int) -> tuple[int, int, str] | None:
    """The leading phrase without its article -> (start, end, words), or None when it is empty."""
    phrase = draft.rest[start:end]
    match = patterns_of(draft.language.code)["article"].match(phrase)
    begin = start + (match.end() if match else 0)
    words = _unquoted(draft.rest[begin:end].strip(" ,;:"))
    if not words or not any(c.isalpha() for c in words) or len(words) > 160:
        return None
    if _PRONOUN.match(words):
        return None  # "We meet young John": the text of a story
    if draft.language.code != "en" and (behind := _behind_preposition(draft, words)):
        words = behind  # "Dans un champ de lavande"
    begin = draft.rest.index(words, begin)
    return begin, begin + len(words), words


def _behind_preposition(draft: Draft, words: str) -> str:
    """What stands behind the preposition and the article that open a phrase of another language than English, or ""."""
    first, _, more = words.partition(" ")
    if first.lower() not in draft.language.words["prepositions"]:
        return ""
    article = patterns_of(draft.language.code)["article"].match(more)
    return more[article.end() :] if article is not None else ""


def _unquoted(words: str) -> str:
    """Words without the quotation marks around them; a title inside keeps its own: film "The Old Man"."""
    left = words.lstrip(' "“”')
    if words.endswith(('"', "”")) and sum(map(left.count, '"“”')) % 2 == 0:
        return left
    return left.rstrip(' "“”,;:')


_PRONOUN = re.compile(r"(?:We|You|She|He|They|It|I|She’s|He’s|It’s|We’re|There)(?:\s[a-z]|$)")


def _people(draft: Draft, mentions: list[Mention]) -> list[Person]:
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
    return _share_origin(draft, mentions, people)


# Ana, 34, and Luis, 41, seasonal workers from Peru   /   Ana and Luis, all of Tulsa: what stands between two names of a list
_LIST_GAP = re.compile(r"(?:,\s\d{1,3})?,?\s(?:and\s|&\s)?$")
_GROUP = re.compile(
    r"(?:,\s\d{1,3})?,\s(?:(?P<all>both|all)\s(?=from\b|of\b)|(?:both\s|all\s)?(?:two\s|three\s)?(?:[A-Z]?[a-z-]+\s){0,3}?(?P<noun>[a-z]+s|people|men|women|children)\b)"
)


def _share_origin(draft: Draft, mentions: list[Mention], people: list[Person]) -> list[Person]:
    """The origin that a list of names has in common, said behind its last name in the plural."""
    for last in range(len(mentions) - 1, 0, -1):
        if (
            mentions[last].origin
            and not mentions[last - 1].origin
            and _are_couple(draft, mentions[last - 1], mentions[last])
        ):
            mentions[last - 1].origin = mentions[last].origin
            people[last - 1] = people[last - 1]._replace(origin=people[last].origin)
        group = _GROUP.match(draft.rest, mentions[last].end) if mentions[last].origin else None
        if group is None or not (group["all"] or human(group["noun"], draft.language.code) == "plural"):
            continue
        at = last
        while (
            at
            and _LIST_GAP.match(draft.rest[mentions[at - 1].end : mentions[at].start])
            and mentions[at - 1].origin is None
        ):
            at -= 1
            mentions[at].origin = mentions[last].origin
            people[at] = people[at]._replace(origin=people[last].origin)
    return people


def _are_couple(draft: Draft, one: Mention, other: Mention) -> bool:
    """Whether two share the family name that stands behind the second: "Luis and Eva Mora of Voss"."""
    family = other.name.name.rpartition(" ")[2]
    shared = one.name.name.endswith(f" {family}") and one.end - one.start < len(one.name.name)
    return shared and draft.rest[one.end : other.start] in (" and ", " & ")


def _plural_before(draft: Draft, mention: Mention) -> bool:
    """Whether a word for several people stands right before a name: "migrants Ana Belmonte"."""
    words = re.findall(r"[a-z]+", draft.rest[max(0, mention.start - 30) : mention.start])
    return any(human(word, draft.language.code) == "plural" for word in words[-2:])


def _note(draft: Draft, mention: Mention, person: Person) -> None:
    """Keep the words that gave the subject's age and origin."""
    if mention.age is not None:
        draft.add("age", str(mention.age[0]), *mention.age[1:])
    if mention.origin is not None:
        draft.add("origin", *mention.origin)
    elif person.origin is not None:
        draft.add("origin", person.origin, mention.start, mention.end, "origin-of-group")


def _doubtful(draft: Draft, text: tuple[int, int, str]) -> bool:
    """Whether the leading phrase is more likely a head, a title or half a sentence than what the picture shows.

    Measured on our own labelled captions: such phrases are wrong as often as right, and silence is better.
    """
    words, after = text[2].split(), draft.rest[text[1] : text[1] + 1]
    if draft.language.code != "en":
        return False
    core = words[: words.index("of")] if "of" in words else words  # "a sign of Switzerland's largest bank" is sound
    short = any(word.startswith("(") for word in core)  # a name long enough to be shortened is no headline
    capitals = sum(word[0].isupper() for word in core[1:])
    verb = any(
        verb_form(word) in ("third", "past") and not is_ambiguous_verb(word) and human(word) is None
        for word in core[1:]
    )
    if any(word in SHIPS for word in words):
        return False
    return (
        verb
        or after == ")"
        or (capitals > 1 and (after == "," or (len(core) > 6 and not short)) and not is_human(text[2], "en"))
    )


def _thing(draft: Draft, text: tuple[int, int, str], people: tuple[Person, ...]) -> Shown:
    """A subject that is a noun phrase; age and origin only for human beings."""
    start, end, words = text
    draft.add("subject", words, start, end, "noun-phrase")
    if not is_human(words, draft.language.code):
        return Shown(words, people, None, None)
    age = phrase_age(draft, start, end)
    origin = phrase_origin(draft, start, end)
    if age is not None:
        draft.add("age", str(age[0]), *age[1:])
    if origin is not None:
        draft.add("origin", *origin)
    return Shown(words, people, age[0] if age else None, origin[0] if origin else None)
