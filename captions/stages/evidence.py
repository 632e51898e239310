"""Weigh the evidence: whether capitalised words that look like a name are a person's."""

from __future__ import annotations

import re

from captions.names import places
from captions.names.agencies import agency, looks_like_organisation, word_kind
from captions.names.people import animal, given_name_kind, human, is_family_name, is_given_name, title_kind, verb_form
from captions.rules import Language
from captions.rules import language as language_of
from captions.stages.draft import Draft
from captions.stages.mention import COUPLE, Mention, patterns_of

# A man who gave his name only as Suparman   /   a woman who goes by Lina
_SELF_NAMED = re.compile(
    r"\b(?:(?:gave|giving|gives|provided) (?:his|her|their) (?:first |last |full )?names? (?:only )?as|"
    r"identified (?:himself |herself |themselves )?(?:only )?(?:by (?:his|her) first name, )?as|"
    r"who goes by(?: the name)?(?: of)?|who is known (?:only )?as|"
    r"(?:asked|wanted) to be (?:identified|called|named)(?: only)?(?: as| by)?(?: (?:his|her) first name,?)?)\s$"
)
_BEFORE_SITE = frozenset("the former historic".split())
_BEFORE_TOWN = frozenset("of from in at near".split())
_BEFORE_SELF = ("as ", "by ", "of ", "me ", "e, ", "ed ")
# The steamer Princess Eva
_CRAFT = frozenset(
    """ship steamer steamship vessel liner yacht ferry tanker schooner brig barque boat tug tugboat trawler freighter cruiser frigate
    destroyer submarine battleship lifeboat sloop ketch aircraft plane airliner bomber locomotive train racehorse stallion mare
    colt gelding filly greyhound hurricane typhoon cyclone storm restaurant bar cafe pub hotel shop store brand label company firm
    band group film movie musical play novel magazine newspaper app song album""".split()
)
# Ana Belmonte KC leaves
_LETTERS = re.compile(r"(?:,?\s(?:[A-Z]{2,4}|Esq\.?|Ph\.?D\.?))+(?=\s|,|\.|$)")
# refugees Karim and his sister
_GOES_ON = re.compile(r"\sand\s(?:his|her)\s")
# A job that is in no table shows by its ending: "grazier Peter Langtree"
_AGENT = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|man|woman|eer|person|smith|wright)$")
# Words with such an ending that are none
_NO_JOBS = frozenset(
    "former another other either neither never ever however whoever together number summer winter water river order senior junior".split()
)
# Given names that are months: "Luis and June Mora"
_MONTH_NAMES = ("April", "May", "June")
_SIBLINGS = re.compile(r"\b(?i:sisters|brothers|twins|siblings|spouses|cousins)\s$")  # "Sisters Ana and Eva Mora"


def accepted(draft: Draft, mention: Mention, found: list[Mention], start: int) -> bool:
    """Whether the evidence is enough for a person: the name itself, or what stands around it."""
    name, rest = mention.name, draft.rest
    words = name.name.split()
    before = rest[max(0, mention.start - 40) : mention.start].rstrip()
    word = before.split()[-1].strip('("“‘') if before else ""
    previous = word.lower()
    if previous == word and word and animal(word.rstrip(",") if len(words) == 1 else word):
        return False  # "his dog, Rex", "giant panda Lin Lin"
    if len(words) == 1 and _is_home(name.name, previous):
        return False  # "Eva Berg of Tulsa, Oklahoma (left), and Ana Mora of Boston (right)"
    if mention.age is not None or patterns_of(draft.language.code)["side"].match(rest, mention.end):
        return True
    if previous in _CRAFT or _is_quoted(draft, mention, start):
        return False
    if previous == "the" and not name.titled and _names_thing(draft, mention.end):
        return False  # "the Luis Mora memorial"
    if _BORN.search(rest, max(0, mention.start - 12), mention.start):
        return False  # "Sabrina (born Norma Berg)"
    if len(words) == 1 and not name.titled and name.evidence < 2 and agency(name.name) is not None:
        return False  # "Ana Belmonte of Roscosmos"
    if len(words) > 1 and _owns_thing(draft, mention, before):
        return False  # "the Eva Berg house", "Luis Mora supporters"
    if previous in _BEFORE_SITE and not name.titled and len(words) > 1 and word_kind(words[-1]) is not None:
        return False  # "the former Berg Mill"
    if rest.startswith("/", mention.end) and _credited(rest, mention.end + 1):
        return False
    if is_self_named(rest, mention.start):
        return True
    if len(words) == 1 and _is_modifier(draft, mention.end):
        return False
    acts = len(words) > 1 and name.evidence == 2 and _ACTS.match(rest, mention.end) is not None
    if (len(words) == 1 or name.evidence < 3) and not acts and _describes_next(rest, mention.end, draft.language.code):
        return False
    if len(words) == 1:
        return _one_word(draft, mention, found, start, previous)
    return name.evidence > 1 or _by_neighbours(draft, mention, found, start, before)


def _is_home(name: str, previous: str) -> bool:
    """Whether a lone name is the town or the state behind "of"."""
    if previous.endswith(","):
        return places.state(name) is not None
    return previous in _BEFORE_TOWN and places.is_place(name)


def _is_quoted(draft: Draft, mention: Mention, start: int) -> bool:
    """Whether a nickname or a title stands in quotation marks."""
    return draft.rest[max(0, mention.start - 1) : mention.start] in ('"', "“", "'", "‘") and mention.start > start + 2


def is_self_named(rest: str, start: int) -> bool:
    """Whether the words before a name say that somebody gave it: "a man who gave his name only as"."""
    return (
        rest.startswith(_BEFORE_SELF, max(0, start - 3))
        and _SELF_NAMED.search(rest[max(0, start - 70) : start]) is not None
    )


def _one_word(draft: Draft, mention: Mention, found: list[Mention], start: int, previous: str) -> bool:
    """Whether a single word is a person's name: behind a title, a relation, "and", or as the first word before a verb."""
    name, rest, lang = mention.name, draft.rest, draft.language
    couple = COUPLE.match(rest, mention.end) if previous not in lang.words["of"] else None
    if couple is not None and (
        _share_family(name.name, couple) or _SIBLINGS.search(rest, max(0, mention.start - 12), mention.start)
    ):
        mention.name = name._replace(name=f"{name.name} {couple['family']}")
        return True
    told = _told_before(draft, mention, previous)
    if told is not None:
        return told
    if found and previous in lang.words["and"] and len(found[-1].name.name.split()) == 1:
        return is_given_name(name.name) or _is_filed(name.name, lang)
    if lang.code == "en" and is_lone_name(draft, mention.start, name.name, found, start):
        return True
    if lang.code != "en" and _in_list(draft, mention, found):
        return True
    if mention.start == start and _is_filed(name.name, lang) and _goes_on(draft, mention.end):
        return True
    opens = given_name_kind(name.name) == "name" and mention.start == start
    return opens and (verb_follows(draft, mention.end) or _APPOSED.match(rest, mention.end) is not None)


def _told_before(draft: Draft, mention: Mention, previous: str) -> bool | None:
    """Whether a title, a relation, an age or a job before a single word says that it is a person's name; None: none does."""
    name, rest, lang = mention.name, draft.rest, draft.language
    if name.titled or previous in lang.words["relations"]:
        return name.titled or name.evidence > 0
    if not previous.endswith(",") and title_kind(previous, lang.code) in ("office", "rank", "relation"):
        return name.evidence > 0
    if lang.code != "en" and _two_word_office(rest[max(0, mention.start - 40) : mention.start], lang):
        return name.evidence > 0
    if previous.endswith("-old") and is_given_name(name.name):
        return True  # "12-year-old Jonas rows"
    if (
        previous[:-1] in lang.words["relations"]
        and previous.endswith(",")
        and rest[mention.end : mention.end + 1] == ","
    ):
        return is_given_name(name.name)  # "her mother, Ana, watches"
    job = title_kind(previous, lang.code) in ("job", "role")
    if job and not places.is_place(name.name) and verb_follows(draft, mention.end):
        return True  # "wrestler Hakuho performs"
    if human(previous, lang.code) and (is_given_name(name.name) or _GOES_ON.match(rest, mention.end)):
        return True
    return None


# with his wife, Maria, …
_RELATION = re.compile(r"([a-z]+),\s$")
_LIST_GAP = re.compile(
    r"(?:\s\([^()]{1,12}\)|,\s(?:far\s)?(?:left|right|cent(?:er|re))|,\s\d{1,2})?,?\s(?:(?:and|&)\s)?(?:baby\s|little\s)?"
)
# Tom, Eva, Ida and baby Nora   /   David, Maria and Sofia
_GIVEN_LIST = re.compile(
    r"(?:,\s[^\W\d_a-z]\w+(?:,\s\d{1,2})?){1,8},?\s(?:and|&)\s(?:baby\s|little\s)?[^\W\d_a-z]\w+(?!\s[^\W\d_a-z])"
)


def is_lone_name(draft: Draft, at: int, word: str, found: list[Mention], start: int) -> bool:
    """Whether a lone given name at ``at`` is a person's, though some village bears it: "Amina cooks", "his wife, Maria, …"."""
    if given_name_kind(word) != "name" or draft.language.code != "en":
        return False
    rest, end = draft.rest, at + len(word)
    relation = _RELATION.search(rest, max(0, at - 24), at)
    if relation is not None and relation[1] in draft.language.words["relations"]:
        return rest[end : end + 1] in ",." or rest.startswith(" and ", end)
    if found and " " not in found[-1].name.name and _LIST_GAP.fullmatch(rest, found[-1].end, at):
        return True
    listed = rest.endswith(("from left, ", "left to right, "), start, at)
    if (at != start and not listed) or places.origin_name(word) is not None or agency(word) is not None:
        return False
    if (others := _GIVEN_LIST.match(rest, end)) is not None:
        names = re.findall(r"[^\W\d_a-z]\w+", others[0])
        return all(given_name_kind(name) == "name" for name in names)
    if rest.startswith(" and ", end) and not rest.startswith((" and her", " and his"), end):
        return False  # "Iris and tulips"
    if any(animal(kind) for kind in re.findall(r"[a-z]+", rest[end : draft.sentence_end(start)])):
        return False  # "Bella, a therapy dog, …"
    return verb_follows(draft, end) or _APPOSED.match(rest, end) is not None


def _share_family(first: str, couple: re.Match[str]) -> bool:
    """Whether all of "Luis, Eva and June" are given names, so that the family name behind the last is theirs."""
    names = [first, *couple["more"].replace(",", "").split(), couple["last"]]
    return all(is_given_name(name) or (name in _MONTH_NAMES and name is not first) for name in names)


def _two_word_office(before: str, lang: Language) -> bool:
    """Whether two words right before a name are an office: "consigliere federale", "secretario general"."""
    two = re.search(r"[^\W\d_]+\s[^\W\d_]+(?=\s$)", before)
    return two is not None and title_kind(two[0], lang.code) in ("office", "rank")


# ", Rafinha, …"   /   " e Endrick:": what parts the items of a list
_ITEM = re.compile(r",\s|,?\s(?:y|e|et|und)\s")
_ITEM_END = re.compile(r",\s|\s?[:.(]|\s[a-zà-ÿ]|\s*$")


def _in_list(draft: Draft, mention: Mention, found: list[Mention]) -> bool:
    """Whether a lone name stands in a list of names, as footballers' do: "Pedro Belmonte, Rafinha, Luís Mora e Endrick"."""
    if not found or " " not in found[0].name.name or looks_like_organisation(mention.name.name):
        return False
    between, rest = draft.rest[found[-1].end : mention.start], draft.rest
    return _ITEM.fullmatch(between) is not None and _ITEM_END.match(rest, mention.end) is not None


def _is_filed(name: str, lang: Language) -> bool:
    """Whether a lone word is a family name, as the papers of other languages call those whom everybody knows."""
    return lang.code != "en" and is_family_name(name)


def _goes_on(draft: Draft, end: int) -> bool:
    """Whether a sentence goes on behind a lone name as behind a person's: "Macron arrive", "Merkel und", "Lula (PT)"."""
    words, follows = draft.language.words, re.match(r"\s([^\W\d_]+)", draft.rest[end : end + 30])
    if follows is None:
        return draft.rest[end : end + 1] in (",", "") or draft.rest.startswith(" (", end)
    return any(follows[1] in words[kind] for kind in ("verbs", "and", "with", "prepositions"))


_APPOSED = re.compile(r",\san?\s[\w-]+\s")  # "Anselmo, a Peruvian farmer, mends a net"


def _by_neighbours(draft: Draft, mention: Mention, found: list[Mention], start: int, before: str) -> bool:
    """Whether words of which only the shape says name are a person's, by what stands before and behind them."""
    rest, lang, words = draft.rest, draft.language, mention.name.name.split()
    last = before.split()[-2:]
    previous = last[-1].strip('("“‘').lower() if last else ""
    if not before.endswith((",", ".", ":")) and title_kind(" ".join(last), lang.code) is not None:
        return True
    if title_kind(previous, lang.code) is not None or previous in lang.words["relations"] or previous.endswith("-old"):
        return True
    if is_given_name(words[0]):
        couple = COUPLE.match(rest, mention.end)
        if _is_agent(previous, lang) or (couple is not None and _share_family(words[0], couple)):
            return True
    if found and (previous in lang.words["and"] or before.endswith(",")):
        return True
    if _FROM_LEFT.search(before):
        mention.name = mention.name._replace(evidence=2)
        return True
    if previous in ("says", "said"):
        return True
    if human(previous, lang.code) == "singular" and len(words) < 4:
        return verb_follows(draft, mention.end) or rest[mention.end : mention.end + 1] in (",", "")
    if mention.start > start + 1:
        return False
    if re.match(r"\sof\s(?:the\s)?[A-Z]", rest[mention.end : mention.end + 12]):
        return len(words) < 4  # "Aroha Mora of Ngatiwai"
    if is_given_name(words[0]) and (doing := _DOING.match(rest, mention.end)) is not None:
        return verb_form(doing[1]) == "gerund"  # "Virginia Mora holding a banner"
    return verb_follows(draft, mention.end) or rest[mention.end : mention.end + 1] in (",", "")


_FROM_LEFT = re.compile(r"\b(?:from (?:the )?left|left to right|l[ -](?:to[ -])?r)\)?[:,]?$", re.I)
_DOING = re.compile(r"\s([a-z]+ing)\s")


def _is_agent(word: str, language: Language) -> bool:
    """Whether a word in lower case looks like a job."""
    return (
        _AGENT.match(word) is not None
        and word not in language.words["prepositions"]
        and word not in _ADVERBS
        and word not in _NO_JOBS
        and verb_form(word) is None
    )


def _credited(rest: str, start: int) -> bool:
    """Whether a house stands behind a stroke: "Kemal Aydinlik/Anadolu" took the picture."""
    house = re.match(r"[\w .'’-]+", rest[start : start + 40])
    return house is not None and agency(house[0].strip(" .")) is not None


def _describes_next(rest: str, end: int, lang: str) -> bool:
    """Whether words only describe a noun behind them: "Crimean Tatar leader Ana", "Assembly member", "Rangers fans"."""
    follows = re.match(r"\s([a-z]+)\s(\w+)", rest[end : end + 32])
    if follows is None:
        return False
    if follows[2][0].isupper() and title_kind(follows[1], lang):
        return True
    if (job := _TWO_WORD_JOB.match(rest, end)) is not None and title_kind(job[1], lang):
        return True
    person = human(follows[1], lang)
    if follows[2] in language_of(lang).words["determiners"] and verb_form(follows[1]) is not None:
        return False  # "his wife Eva cast their votes"
    return person is not None and (
        verb_form(follows[1]) != "third"
        or (person == "plural" and follows[2].islower() and follows[2] not in language_of(lang).words["determiners"])
    )


# (born Norma Berg, 1936)   /   (née Berg)
_BORN = re.compile(r"\((?:born|née|né|nee|formerly|aka|a\.k\.a\.)\s$")
_THING_BEHIND = re.compile(r"\s([a-z-]{3,})(?=[\s,.;]|$)")


def _owns_thing(draft: Draft, mention: Mention, before: str) -> bool:
    """Whether a name only says whose the thing right behind it is: "Eva Berg house", "a Luis Mora banner"; but "Ana and Eva rally"."""
    thing = _THING_BEHIND.match(draft.rest, mention.end)
    if thing is None or draft.language.code != "en" or thing[1] not in draft.language.words["belongings"]:
        return False
    return verb_form(thing[1]) is None or not (before.endswith((" and", " &")) or before[-1:] == ",")


# Ana Belmonte tackles Eva Berg: verbs of sport that are players too
_ACTS = re.compile(
    r"\s(?:tackles|guards|blocks|checks|marks|shields|forwards|leads|coaches|trains|judges|pilots|hosts|models|guides|nurses|helps)\s"
)
# Pittsburgh Panthers tight end Luka
_TWO_WORD_JOB = re.compile(r"\s([a-z]+[ -][a-z]+)\s[^\W\d_a-z]")


_ADVERBS = frozenset("also then now later once still again just even ever never soon".split())


def _names_thing(draft: Draft, end: int) -> bool:
    """Whether a noun in lower case stands right behind a name that an article precedes: "the Luis Mora memorial"."""
    follows = _NOUN.match(draft.rest, end)
    if follows is None or draft.language.code != "en":
        return False
    word = follows[1]
    words = draft.language.words
    return word not in words["prepositions"] and word not in words["and"] and verb_form(word) != "third"


_NOUN = re.compile(r"\s([a-z]{4,})(?<!ly)(?<!ing)(?<!ed)\b")


def _is_modifier(draft: Draft, end: int) -> bool:
    """Whether a single name only describes the noun behind it: "former Trump campaign chairman"."""
    follows = re.match(r"\s([a-z]{3,})\s(\w*)", draft.rest[end : end + 36])
    if follows is None or draft.language.code != "en" or follows[2] in draft.language.words["determiners"]:
        return False  # "President Mora farewells the guests": a verb that no table has
    word = follows[1]
    known = word in draft.language.words["prepositions"] or word in draft.language.words["and"] or word in _ADVERBS
    return not known and verb_form(word) is None and not word.endswith("ly")


def verb_follows(draft: Draft, end: int) -> bool:
    """Whether the verb of a sentence, or "and", stands behind a name and the letters behind it ("Ana Belmonte KC leaves")."""
    letters = _LETTERS.match(draft.rest, end)
    end = letters.end() if letters is not None else end
    following = re.match(r"\s+([^\W\d_]+)", draft.rest[end : end + 30])
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
