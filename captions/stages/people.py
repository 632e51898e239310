"""Find the people who are named and shown; who is only mentioned is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.names import places
from captions.names.agencies import looks_like_organisation, word_kind
from captions.names.fold import bare
from captions.names.people import given_name_kind, human, is_given_name, title_kind, verb_form
from captions.rules import Language, language
from captions.stages import foreign
from captions.stages.ages import age_after
from captions.stages.draft import Draft, Span, pattern
from captions.stages.evidence import accepted, is_lone_name, is_self_named, verb_follows
from captions.stages.mention import COUPLE, Mention, overlaps, patterns_of
from captions.stages.origins import origin_of
from captions.values.people import read_names, strip_origin

_INITIAL_END = re.compile(r"(?:\b\w|Jr|Sr)\.$")  # whose full stop is the name's own


def find_mentions(draft: Draft, start: int, sentence: int) -> list[Mention]:
    """Every person who takes part in what is shown, in order."""
    found: list[Mention] = []
    rest = draft.rest
    for low, end in _runs(draft, start, sentence):
        run = rest[low:end]
        if rest[end + 1 : end + 2] in _QUOTES and (nickname := _NICKNAME.match(rest, end)) is not None:
            called = _called(draft, run, low, nickname)
            if called is not None and _is_shown(draft, low, called, found, start):
                called.origin = origin_of(draft, called, low)
                found.append(called)
            continue
        field = _field(rest, low, run) if draft.language.code == "en" else 0
        low, run = low + field, run[field:]
        for at, words in foreign.parts(draft, low, run):
            _read_run(draft, low + at, words, foreign.is_sure(words, at, draft.language), found, start)
    return found


def _read_run(draft: Draft, first: int, words: str, sure: bool, found: list[Mention], start: int) -> None:
    """Add to ``found`` whoever a stretch of capitalised words, at ``first``, names and the picture shows."""
    age, told = _around(draft, first, first + len(words))
    told = told or (" " not in words and is_lone_name(draft, first, words, found, start))
    for name in read_names(words, draft.language, told or sure):
        mention = Mention(name, first + name.start, first + name.end, age)
        if accepted(draft, mention, found, start) and _is_shown(draft, first, mention, found, start):
            mention.origin = origin_of(draft, mention, first)
            found.append(mention)


def _runs(draft: Draft, start: int, sentence: int) -> Iterator[Span]:
    """The runs of capitalised words of the sentence that are neither its place nor its date, a full stop behind them cut off."""
    if sentence == draft.sentence_end(draft.start):
        spans = draft.runs
    else:
        names = pattern("NAMES", draft.language.code).finditer(draft.rest, start, sentence)
        spans = [match.span() for match in names]
    for low, high in spans:
        low = max(low, start)  # a head in capitals runs into the name behind it
        if low >= high or overlaps((low, high), draft.place) or overlaps((low, high), draft.date):
            continue
        run = draft.rest[low:high]
        if run.endswith(".") and not _INITIAL_END.search(run):
            run = run[:-1]
        yield low, low + len(run.rstrip())


# Minister of Finance …   /   Chancellor of the Exchequer …   /   Mayor of Bergen …   /   Secretary for Transport and Housing …
_OFFICE_OF = re.compile(
    r"([^\W\d_]+)\s(?:of|for)\s(?:the\s)?(?P<joint>[^\W\d_a-z][\w-]+(?:,?\s[^\W\d_a-z][\w-]+){0,3},?\s(?:and|&)\s)?$"
)


def _field(rest: str, low: int, run: str) -> int:
    """How many characters of a run are the field or the town of an office before the name: "Minister of Finance Ana Bell"."""
    office = _OFFICE_OF.search(rest, max(0, low - 70), low)
    words = run.split()
    if office is None or len(words) < 3 or title_kind(office[1]) not in ("office", "rank", "job"):
        return 0
    if strip_origin(words, language("en")) is not None:
        return 0  # "Chairman of the U.S. Federal Reserve Ana Bell": the land is hers
    towns = [count for count in (3, 2) if places.is_place(" ".join(words[:count]))]
    for count in [*towns, 1, 2, 3]:
        if len(words) - count > 1 and given_name_kind(words[count]) == "name":
            return len(" ".join(words[:count])) + 1
    return len(words[0]) + 1 if office["joint"] else 0  # "Minister of Planning and Investment Khamchen Vong"


# Lina "Lupe" Archuleta, Ana “The Wall” Belmonte, Luis 'El Flaco' Mora
_QUOTES = frozenset("\"“'‘(")
_NICKNAME = re.compile(
    r"\s(?:\([A-Z][a-z]{1,12}\)|\"[^\"“”]{2,24}\"|“[^\"“”]{2,24}”|'[^\"'‘’]{2,24}'|‘[^\"'‘’]{2,24}’)\s(?P<last>[^\W\d_a-z][\w'’-]+(?:\s(?:Jr|Sr|II|III)\b)?)"
)


def _called(draft: Draft, run: str, low: int, nickname: re.Match[str]) -> Mention | None:
    """The person whose nickname stands inside the name; the name keeps it as written."""
    names = read_names(f"{run} {nickname['last']}", draft.language, True)
    if not names or not is_given_name(names[0].name.split()[0]):
        return None
    start, end = low + names[0].start, nickname.end()
    return Mention(names[0]._replace(name=draft.rest[start:end]), start, end, age_after(draft, end))


def _around(draft: Draft, start: int, end: int) -> tuple[tuple[int, int, int, str] | None, bool]:
    """What stands around a run of names -> an age behind it, and whether anything there says that it is a person."""
    rest = draft.rest
    age = age_after(draft, end)
    side = None
    if rest[end : end + 1] == "," or rest[end : end + 2] in (" (", " #"):
        side = patterns_of(draft.language.code)["side"].match(rest, end)
    if side is not None and age is None:
        age = age_after(draft, side.end())
    couple = (
        rest.startswith((" and ", " & ", " y ", " et ", " und ", " e ", ", "), end)
        and COUPLE.match(rest, end) is not None
    )
    return age, age is not None or side is not None or couple or (
        rest[start - 2 : start - 1].islower() and _job_before(rest, start, draft.language.code)
    )


def _job_before(rest: str, start: int, lang: str) -> bool:
    """Whether a job in lower case stands right before a name: "doctoral student Eva Berg"."""
    before = re.search(r"([a-z]+)\s$", rest[max(0, start - 24) : start])
    return before is not None and title_kind(before[1], lang) in ("office", "job", "role", "relation", "rank")


# Flanked by Ana Belmonte: she is there   /   a mural painted by Ana Belmonte: she need not be
_SHOWN_BY = re.compile(r"(?:ed|en|t|d|n)\s+by$")
_NOT_SHOWN_BY = re.compile(
    r"\b(?:filled (?:out|in)|designed|written|directed|painted|created|built|made|composed|authored|owned|founded|led|headed|called|signed|issued|taken|"
    r"sculpted|appointed|nominated|proposed|named|inspired|run|commissioned|produced|sung|recorded|drawn|photographed)\s+by$"
)
# speaks to Ana Belmonte   /   in front of Ana Belmonte   /   the face of Ana Belmonte
_LOOKS_AT = re.compile(
    r"\b(?:next|speaks?|spoke|talks?|talked|listens?|listened|waves?|waved|speaking|talking|listening|gives?|hands?|presents?|shows?|passes|close|"
    r"alongside|beside|opposite|behind|front|front of|sits?|stands?|married|engaged|couple|bride|shot|"
    r"embrace|side|trio|arms?|hands?|eyes?|face|head|shoulders?|feet|lap|wrists?|glasses|sunglasses|cheek|neck)\s+(?:to|of)$"
)
# Whoever is given something is there: "hands the trophy to Ana"
_GIVES_TO = re.compile(
    r"\b(?:gives?|gave|hands?|handed|presents?|presented|passes|passed|awards?|awarded|introduces|serves|throws|tosses|offers|offered|"
    r"sells|explains|shows|showed|points|bows|pitches|feeds|reads|sings|kneels|proposes|loses|lost)\s[^,.;]{0,60}to$"
)
# receives the cup from Ana
_GETS_FROM = re.compile(
    r"\b(?:receives?|received|receiving|accepts?|accepted|collects?|gets?)\s[^,.;]{0,40}(?:award|trophy|medal|cup|prize|certificate|plaque|che(?:que|ck)|key|flag|diploma|title)s?\sfrom$"
)
# A portrait, a view: what is in the frame is named behind "of", where the caption begins so
_PORTRAYED = re.compile(
    r"^\W*(?:\w+\s){0,4}(?:views?|portraits?|photo(?:graph)?s?|pictures?|images?|shots?)\sof\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
# Whoever is named behind these is not there, unless the phrase says so
_HARD_STOP = frozenset(
    "off of against for about over despite named called like than that which who whose whom during after before since until following amid because if "
    "upon toward towards under via per to by in on at from into onto within honoring honouring commemorating depicting bearing reading supporting "
    "opposing demanding denouncing criticizing mocking succeeding replacing remembering mourning".split()
)
# Words before a name that only say who the person is: "the late actor Ana Belmonte"
_MODIFIERS = frozenset(
    "former then ex late acting deputy incumbent current new first newly elected outgoing incoming fellow fallen jailed ousted".split()
)
_SAID = re.compile(r"\b(?:said|says|told|explained|added|wrote|noted|recalled)\s$")  # "…," said Ana Belmonte
# a puppet made to mock Ana Belmonte: an infinitive makes him the aim, not a sitter
_AIMED_AT = re.compile(
    r"\bto\s(?:mock|support|honou?r|protest|denounce|remember|commemorate|criticize|criticise|oppose|back|endorse|demand|urge|impeach|replace|"
    r"succeed|defend|attack|condemn|depict|represent|resemble|portray|elect|defeat|oust|free|release|find|catch|arrest|kill|mourn|praise|"
    r"thank|celebrate|re-elect|reelect|investigate|prosecute|assassinate|unseat|challenge)\s(?:[a-z]+\s){0,2}?(?:[A-Z][a-z]+\s){0,2}$"
)
# the hearse carrying Deputy Luis Mora, a plane with Ana Belmonte aboard: whoever is inside is not seen
_CARRIED = re.compile(
    r"\b(?:hearse|casket|coffin|urn|ambulance|motorcade|procession|plane|aircraft|helicopter|convoy|limousine|vehicle|van|car|bus|train|remains|body|ashes)s?\s"
    r"(?:carrying|containing|transporting|bearing|holding|of)\s(?:[\w.'’-]+\s){0,6}$"
)


def _is_shown(draft: Draft, run_start: int, mention: Mention, found: list[Mention], start: int) -> bool:
    """Whether the person takes part in what is shown, by the word that governs the name."""
    rest = draft.rest
    if rest[mention.end : mention.end + 2] in ("'s", "’s", "' ", "’ ", "s'"):
        return False
    if run_start <= start + 1 or patterns_of(draft.language.code)["side"].match(rest, mention.end):
        return True
    before = rest[start:run_start]
    if is_self_named(rest, run_start):
        return True
    quoted = rest[start - 1 : start] in ("“", '"', "‘", "'") and not found  # "“We lost all,” says Ana Belmonte"
    if (
        (_SAID.search(before) and not quoted)
        or _in_clause(before)
        or _AIMED_AT.search(before)
        or _CARRIED.search(before)
    ):
        return False
    tokens = before.split()
    if draft.language.code != "en":
        return foreign.shown(draft, tokens, bool(found))
    index = _english_governor(tokens, draft.language)
    if index < 0 or tokens[index].endswith((",", ";", ":", ")")):
        return True
    if index == 1 and mention.name.titled and _opens_house(tokens):
        return True  # "Homes for Sailors Chief Executive Ana Belmonte"
    return _takes_part(draft, (start, run_start), mention, tokens, index, bool(found))


def _english_governor(tokens: list[str], language: Language) -> int:
    """Which of the words before a name governs it, behind what only describes the person; -1: none of them."""
    index, described = len(tokens) - 1, 0
    while index >= 0:
        token = bare(tokens[index])
        if tokens[index].endswith((",", ";", ":")) and index < len(tokens) - 1:
            return -1
        if _is_attribute(token, language) or (index and _joins_office(tokens[index - 1], token, language)):
            index -= 1
        elif token == "of" and described > 0 and index > 0 and _joins_name(tokens[index - 1], tokens[index + 1]):
            index -= 2  # "District of Columbia police officer Ana Belmonte"
        elif token == "of" and index and _is_house(tokens[index - 1]):
            index -= 2  # "Secretary General of the Department of Health Ana Belmonte"
        elif described < 4 and index < len(tokens) - 1 and _describes_job(tokens[index], token, language):
            index, described = index - 1, described + 1
        else:
            break
    return index


def _is_house(word: str) -> bool:
    """Whether a word with a capital is the head of a house's name: "Department", "University"."""
    return word[0].isupper() and "organisation" in (word_kind(word) or "")


def _is_attribute(word: str, language: Language) -> bool:
    """Whether a word before a name only says who the person is: "his", "former", "actor", "daughter"."""
    return bool(
        word in language.words["relations"]
        or word in _MODIFIERS
        or word in language.words["determiners"]
        or title_kind(word, language.code)
        or (human(word, language.code) and word != "members")
    )


def _joins_office(office: str, word: str, language: Language) -> bool:
    """Whether a word joins an office to its place: "Sultan of Brunei Luis", "Minister for Energy Ana Belmonte"."""
    if word in ("for", "to", "on"):
        return _takes_complement(office) or (word == "to" and office in _SENT)
    if office == "Member":
        return True  # "Member of Parliament Ana Belmonte"
    related = office.lower() in language.words["relations"]
    return word in language.words["of"] and not related and title_kind(office, language.code) in ("office", "rank")


_SENT = frozenset("ambassador envoy representative".split())  # "Norway's ambassador to the EU Ana Belmonte"


def _joins_name(before: str, behind: str) -> bool:
    """Whether "of" stands in a name: "District of Columbia"."""
    return before[0].isupper() and behind[0].isupper() and _is_one_name(f"{before} of {behind}")


def _takes_part(draft: Draft, stretch: Span, mention: Mention, tokens: list[str], index: int, others: bool) -> bool:
    """Whether whoever the word at ``index`` governs is in the picture; ``stretch``: from the sentence's start to the name."""
    token = bare(tokens[index])
    phrase = " ".join(t.lower() for t in tokens[max(0, index - 3) : index + 1])
    if token == "by":
        return bool(_SHOWN_BY.search(phrase)) and not _NOT_SHOWN_BY.search(phrase)
    if token == "in" and index and tokens[index - 1].lower() in ("swears", "swear", "swearing", "sworn"):
        return True
    if token in _OPPOSED and not (index and tokens[index - 1].lower() in _MEMORIALS) and _opponent(draft, mention):
        return True
    if token == "on":
        return (
            title_kind(tokens[index + 1], draft.language.code) == "rank"
            if index + 1 < len(tokens)
            else _ranked(draft.rest, stretch[1])
        )
    if token in ("to", "of"):
        return bool(
            (index and tokens[index - 1].lower() in _SOME)
            or _LOOKS_AT.search(phrase)
            or (not others and not _held(tokens) and _PORTRAYED.search(draft.rest[slice(*stretch)]))
            or _GIVES_TO.search(" ".join(tokens[: index + 1])[-90:])
        )
    if token == "as" and others and index == len(tokens) - 1:
        aside = draft.rest[mention.end : mention.end + 1] == ","  # "as Ana Belmonte, left, looks on"
        return aside or verb_follows(draft, mention.end)  # but "Ana Belmonte as Nora"
    if token == "from":
        return _GETS_FROM.search(" ".join(tokens[: index + 1])[-90:]) is not None
    if token in draft.language.words["and"]:
        near = range(max(0, index - 4), index)
        return others or index < 4 or not any(_stops(tokens, at) for at in near)
    return token not in _HARD_STOP


def _stops(tokens: list[str], at: int) -> bool:
    """Whether a word parts what stands behind it from those who are shown; "of" in "the Duke of Kent" does not."""
    if tokens[at].lower() == "of" and at and title_kind(tokens[at - 1]) in ("office", "rank"):
        return False
    return tokens[at].lower() in _HARD_STOP


def _held(tokens: list[str]) -> bool:
    """Whether somebody holds the portrait in which a person is seen: "a woman holds a photo of Ana"."""
    return any(human(token.lower()) and token.lower() not in _ORDERED_BY for token in tokens)


_ORDERED_BY = frozenset("family police school class crew team staff group couple bride".split())  # "police photo of"


def _opens_house(tokens: list[str]) -> bool:
    """Whether the first two words open the name of a house: "Help for …", "Friends of …", not "Fans of …"."""
    first = tokens[0].lower()
    return tokens[1] in ("for", "of") and human(first) is None and verb_form(first) != "third" and tokens[0].isalpha()


_SOME = frozenset("some one two three four five many most several".split())  # "some of the players Ana Belmonte, …"


def _is_one_name(words: str) -> bool:
    """Whether "X of Y" is a place or a house: "District of Columbia", "Bank of England", not "Fans of Canadian"."""
    return places.is_place(words) or places.state(words) is not None or looks_like_organisation(words)


_MEMORIALS = frozenset(
    "memorial memorials tribute tributes homage shrine monument statue vigil devoted dedicated".split()
)
_OPPOSED = frozenset("against to past over off from for around by".split())


def _opponent(draft: Draft, mention: Mention) -> bool:
    """Whether a name is an athlete's, by who plays: "against Mongolia's Ana", "past Luis of Peru", "over Ana of the Jumpers"."""
    rest = draft.rest
    if mention.name.origin is not None and _OWNED.search(rest, max(0, mention.start - 30), mention.start):
        return True
    after = _OF_COUNTRY.match(rest, mention.end)
    if mention.name.titled or after is None:
        return False
    return places.country(after[2].rstrip(".")) is not None or (
        after[1] is not None and after[2].rstrip(".").endswith("s")
    )


# against Mongolia's Ana   /   against Ana of Mongolia   /   past Ana #23 of the Utah Jumpers
_OWNED = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}$")
_OF_COUNTRY = re.compile(r"(?:\s#?\d{1,2})?\sof\s(the\s)?([^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,2})")


def _ranked(rest: str, start: int) -> bool:
    """Whether a run of names begins with a rank: "starts an IV on Pvt. Ana Belmonte"."""
    return title_kind(rest[start : start + 30].split()[0].rstrip(".")) == "rank"


def _takes_complement(word: str) -> bool:
    """Whether an office goes on behind its noun: "Minister for Energy", "Ambassador to France", "Adviser on Rights"."""
    return word[:1].isupper() and title_kind(word.rstrip("s")) in ("office", "rank")


def _describes_job(word: str, plain: str, language: Language) -> bool:
    """Whether a word goes on with the title that stands behind it: "presidential candidate", "Honduran migrant"."""
    if (
        word[-1] in ",;:"
        or plain in language.words["prepositions"]
        or plain in language.words["and"]
        or plain in language.words["of"]
    ):
        return False
    return language.code == "en" and plain not in _HARD_STOP and (word[0].isupper() or verb_form(plain) is None)


_CLAUSE = re.compile(
    r"\b(?:whose|which|who|that|where|according to|because|died|honou?r of|memory of|tribute to)\b[^,]*$"
)


def _in_clause(before: str) -> bool:
    """Whether a name stands inside a clause about somebody else ("whose daughter Ana drowned")."""
    return _CLAUSE.search(before[-160:]) is not None


def each_once(mentions: list[Mention]) -> list[Mention]:
    """Each person once: a later family name alone is the same person again."""
    kept: list[Mention] = []
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
