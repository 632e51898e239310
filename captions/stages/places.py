"""Find where the picture was taken."""

from __future__ import annotations

import re
from functools import lru_cache

from captions.names.locations import resolve
from captions.rules import Language, Rule
from captions.stages import buildings, datelines, venues
from captions.stages.datelines import Candidate
from captions.stages.draft import Draft
from captions.stages.here import PREPOSITIONS, is_elsewhere, weight_of
from captions.values.places import Reading, is_known, is_land, is_wide, read_places

_FURTHER = 300  # characters behind the first sentence in which a place is looked for when it names none
_SURE = 2.5  # weight of a known town behind "in"
_CERTAIN = 4.8  # weight of a town with its country, behind "in" and before the date: nothing else can beat it
# "in A, near B" and "in A, 40 kilometers north of B": the picture was taken in A
_BESIDE = re.compile(
    r"\s*(?:village|town|city|district|county)?,\s(?:(?:just|some|about|around|located|situated|far)\s)*(?:[\d.,]+\s?(?:km|kilomet(?:er|re)s|miles|mi)\b[^,]{0,40}?\s)?"
    r"(?:\([^)]*\)\s)?(?:(?:north|south|east|west)\w*(?:-\w+)?\s(?:of\s)?|near\s|outside\s|off\s|in\s|on\s|of\s)?(?:the\s(?:outskirts\sof\s|suburbs\sof\s|\w+\sof\s|\w+\s)?)?$"
    r"|,\s(?:en|à|au|aux|im|bei|nahe|em|no|na|nel|nella|cerca de|près de|perto de|vicino a|al (?:norte|sur|este|oeste) de)\s"
    r"(?:(?:el|la|los|le|les|o|os|der|den|dem|il)\s|l['’])?(?:(?:estado|provincia|región|département|région|província|regione)\s(?:\w+\s)?(?:de\s|di\s)?)?$"
)
# "in Hebron in the occupied West Bank", "in Leh, in the Indian region of Ladakh", "Yamada town in Iwate prefecture"
_WITHIN = re.compile(
    r"\s?(?:village|town|city|township)?,?\sin\s(?:the\s)?(?:[\w'’-]+\s){0,4}?"
    r"(?P<kind>(?:state|province|district|region|county|prefecture|department|governorate)\sof\s(?:the\s)?)?(?:[\w'’]+-)?"
)
_NEAR = (" near ", " outside ", " just outside ", " close to ")


def find(draft: Draft) -> None:
    """Take the likeliest place and the venue in it; move the body's start behind a dateline."""
    rules = draft.tried("place")
    heads = datelines.find(draft, rules)
    behind = draft.start if heads else 0
    datelines.skip_header(draft)
    sentence = draft.first_sentence()
    candidates: list[Candidate] = []
    for rule in rules:
        if "before_date" in rule.traits:
            candidates += _before_date(draft, rule)
    if not any(_is_certain(draft, c) for c in heads + candidates):
        for rule in rules:
            if "before_date" not in rule.traits and not rule.dateline:
                candidates += _inside(draft, rule, draft.start, sentence)
    candidates = heads + [candidate for candidate in candidates if candidate.start >= behind]
    best = max(candidates, key=lambda c: c.weight, default=None)
    best = _innermost(draft, _fuller(draft, best, candidates), candidates)
    if best is None or best.weight <= 0:
        best = _later(draft, rules, sentence)
    if best is not None:
        _take(draft, best)
    if draft.language.code != "en" and (best is None or best.reading.venue is None):
        venues.find(draft, sentence)
    else:
        buildings.find(draft, best, sentence)
        if draft.place is None:
            buildings.take_town(draft)


def _fuller(draft: Draft, best: Candidate | None, candidates: list[Candidate]) -> Candidate | None:
    """A place that says all that the best one says, and the town besides: "Texas, US … in Port Arthur, Texas, US"."""
    if best is None:
        return None
    words = _words(draft, best)
    return next((c for c in candidates if c.weight > 0 and _words(draft, c).endswith(f", {words}")), best)


def _words(draft: Draft, candidate: Candidate) -> str:
    return draft.rest[candidate.start + candidate.reading.start : candidate.start + candidate.reading.end]


def _is_certain(draft: Draft, candidate: Candidate) -> bool:
    """Whether no other place needs looking for: neither "in A, near B" nor "the village of A near B"."""
    start = candidate.start + candidate.reading.start
    before = draft.rest[max(0, start - 20) : start]
    return (
        candidate.weight >= _CERTAIN
        and not is_wide(wider := _words(draft, candidate).partition(",")[0])
        and _KIND.search(wider) is None
        and not draft.rest[: candidate.start].rstrip().endswith(",")
        and not _BY.search(before)
    )


_KIND = re.compile(r"\s(?:region|[Pp]rovince|state|district|[Cc]ounty|governorate|prefecture|department)$")
# near Kyiv   /   30 km east of Lima   /   in A in the state of B
_BY = re.compile(
    r"\b(?:near|outside|off|close to|(?:north|south|east|west|state|province|region|district|county|prefecture)\w*\sof)\s(?:the\s)?$"
)


def _innermost(draft: Draft, best: Candidate | None, candidates: list[Candidate]) -> Candidate | None:
    """Of "in A, near B" the first: B only says where A lies."""
    if best is None:
        return None
    for other in candidates:
        end = other.start + other.reading.end
        if other is not best and other.weight > 0.3 and end < best.start + best.reading.start:
            gap = draft.rest[end : best.start + best.reading.start]
            whole = best.start + best.reading.end - other.start
            if _near(draft.rest[other.start + other.reading.start : other.start + whole], gap):
                return other._replace(reading=other.reading._replace(end=whole))
            if len(gap) < 70 and (gap in _NEAR or _BESIDE.fullmatch(gap) or _lies_in(draft, other, best, gap)):
                return _innermost(draft, other, candidates)  # "in A, near B in C"
    return best


def _near(words: str, gap: str) -> bool:
    """Whether "A near B, Country" is one answer, as written: only B's country says where A is."""
    return gap.removeprefix(",") in _NEAR and "," in words.split(gap)[-1] and resolve(words).country_code is not None


def _lies_in(draft: Draft, inner: Candidate, outer: Candidate, gap: str) -> bool:
    """Whether the second place only says where the first lies: "in Rafah in the southern Gaza Strip"."""
    town, land = _words(draft, inner), _words(draft, outer)
    within, wider = _WITHIN.fullmatch(gap), land.partition(",")[0]
    return (
        within is not None
        and not is_wide(town)
        and not is_land(town)
        and "'" not in town
        and (within["kind"] is not None or is_wide(wider) or _KIND.search(wider) is not None)
    )


def _before_date(draft: Draft, rule: Rule) -> list[Candidate]:
    """A list of places that runs up to the date, or else to another date of the first sentence."""
    if draft.date is None:
        return []
    sentence = draft.sentence_end(draft.start)
    for date in [draft.date, *(other for other in draft.dates if other != draft.date and other[0] < sentence)]:
        if found := _before(draft, rule, date[0]):
            return found
    return []


def _before(draft: Draft, rule: Rule, end: int) -> list[Candidate]:
    """A list of places that ends at ``end``."""
    low = max(0, end - 90)
    cut = max(_last(draft.rest, f" {word} ", low, end) for word in draft.language.words["place_in"])
    for at in (cut, low) if cut > 0 else (low,):
        if (found := _list_before(draft.rest[at:end], rule, draft.language)) is not None:
            weight, reading, list_start, start = found
            if is_elsewhere(draft, at + start, 60):
                return []
            return [Candidate(weight, reading, at + list_start, rule.name)]
    return []


def _last(text: str, word: str, low: int, end: int) -> int:
    """Where ``word`` stands last; "à Arles, au Sénégal" is one list, and its "au" no beginning."""
    at = text.rfind(word, low, end)
    return -1 if word in (" au ", " aux ") and text[at - 1 : at] == "," else at


@lru_cache(maxsize=16_384)
def _list_before(stretch: str, rule: Rule, language: Language) -> tuple[float, Reading, int, int] | None:
    """The list at the end of a stretch that ends at the date -> weight, reading, where the list and the match begin."""
    match = rule.pattern.match(stretch, 1) or rule.pattern.search(stretch)
    while match is not None:
        preposition = (match["prep"] or "").lower()
        if preposition == "to":
            return None
        reading = read_places(match["places"])
        if reading is not None and _stands(stretch, match, reading, preposition, language):
            base = 1.0 if preposition == "of" else 3.0
            weight = base + reading.weight + (PREPOSITIONS.get(preposition, 1.0) / 2 if preposition else 0.3)
            return weight - 1.5 * (reading.weight < 0), reading, match.start("places"), match.start()
        match = rule.pattern.search(stretch, match.start() + 1)
    return None


def _stands(stretch: str, match: re.Match[str], reading: Reading, preposition: str, language: Language) -> bool:
    """Whether a list before the date can be where the picture was taken, by what stands before the list."""
    if preposition:
        return reading.weight > 0 or preposition in language.words["place_in"]
    first = match["places"][reading.start : reading.end].split(",")[0]
    if not is_known(first) and reading.venue is None:
        return False
    before = stretch[: match.start("places")].split()
    run_on = bool(before) and before[-1][-1].isalpha()
    if run_on and before[-1] in ("and", "&") and "," in match["places"]:
        return False  # "a march for Bread and Roses, Tulsa, Okla."
    if run_on and before[-1][0].isupper() and first[0].isupper():
        return False  # "Ana Mora, New York City": the list begins inside a name
    if not run_on or reading.weight >= 0.7 or not first[0].isupper():
        return reading.weight > 0
    return resolve(first).country_code is not None and resolve(first).city is not None


def _inside(draft: Draft, rule: Rule, start: int, sentence: int) -> list[Candidate]:
    """Places in the sentence from ``start`` to ``sentence``."""
    found: list[Candidate] = []
    at, stop = start, sentence
    while (match := rule.pattern.search(draft.rest, at, stop)) is not None:
        at = match.start("places") + 1
        groups = match.groupdict()
        limit = (
            draft.date[0]
            if draft.date and match.start("places") < draft.date[0] < match.end("places")
            else match.end("places")
        )
        bare = "prep" not in groups and "followed" not in rule.traits
        if bare and (named := _with_ground(draft, match, limit, rule)) is not None:
            found.append(named)
            at = match.end("places")
            continue
        reading = read_places(draft.rest[match.start("places") : limit].rstrip(" ,"))
        if reading is None or (bare and is_wide(match[0].partition(",")[0])):
            continue  # "Generals from Germany, Canada, Spain"
        if "alone" in rule.traits and not _is_sure(draft.rest[match.start("places") :], reading):
            continue
        at = match.start("places") + reading.end
        preposition = (groups.get("prep") or ("the" if bare else "at")).lower()
        if preposition == "from" and not draft.rest[: match.start()].rstrip().endswith(("seen", "viewed", "pictured")):
            continue  # where somebody comes from
        if (weight := weight_of(draft, match, reading, preposition, sentence)) is None:
            continue
        found.append(Candidate(weight - len(found) * 0.01, reading, match.start("places"), rule.name))
    return found


def _is_sure(words: str, reading: Reading) -> bool:
    """Whether a place is one that nothing else could be meant by: "visits Oslo"."""
    return reading.weight > 0 and resolve(words[reading.start : reading.end]).country_code is not None


_DESCRIBED = re.compile(r"\b(?:at|in|inside|outside|near) an? [a-z]+$")  # in a crowded Tulsa, Oklahoma, dance hall


def _with_ground(draft: Draft, match: re.Match[str], limit: int, rule: Rule) -> Candidate | None:
    """The list of places from its first name on, where that is no building: ", Port Arthur, Texas, US"."""
    before = draft.rest[: match.start()].rstrip()
    if not (before.endswith((",", "–", "—")) or _DESCRIBED.search(before)):
        return None
    whole = read_places(draft.rest[match.start() : limit].rstrip(" ,"))
    if (
        whole is None
        or is_wide(match[0].partition(",")[0])
        or whole.start > 0
        or whole.weight < 1
        or match.start("places") - match.start() >= whole.end
    ):
        return None
    return Candidate(whole.weight - 0.2, whole, match.start(), rule.name)


# They will row in Bergen   /   the study was published in London
_TOLD = re.compile(
    r"\b(?:will|would|announced|published|reported|expected|scheduled|plans?|planned|said|says|born|died|grew up|moved)\b"
)


def _later(draft: Draft, rules: tuple[Rule, ...], sentence: int) -> Candidate | None:
    """A place in a later sentence, where the first names none: behind "Location:", or, where it has no date either, a known town behind "in"."""
    for rule in rules:
        if "labelled" in rule.traits:
            said = (c for c in _inside(draft, rule, draft.start, draft.end) if c.reading.weight > 0)
            return next((candidate._replace(weight=1.0) for candidate in said), None)
    if draft.date is not None and draft.date[0] < sentence:
        return None  # a wire's caption says it all in its first sentence
    for rule in rules:
        if "later" in rule.traits:
            for candidate in _inside(draft, rule, sentence, min(draft.end, sentence + _FURTHER)):
                if candidate.weight >= _SURE and not _TOLD.search(draft.rest, sentence, candidate.start):
                    return candidate
    return None


_QUARTER = re.compile(r"\s(?:district|neighbou?rhood|quarter|area|region|suburb|borough)\b")  # Tokyo's Ginza district
_CENTRE = re.compile(r"\scent(?:re|er)\b")  # Dublin City centre
# Cologne's district of Kalk: without the town, few would find it
_TOWNS_QUARTER = re.compile(
    r"([^\W\d_a-z][\w-]+)['’]s\s(?:[a-z]+\s){0,2}(?:district|neighbou?rhood|quarter|suburb|borough)\sof\s$"
)


def _owner(draft: Draft, start: int) -> int:
    """Where the town begins whose quarter is named at ``start``, or ``start``."""
    owned = _TOWNS_QUARTER.search(draft.rest, max(0, start - 60), start)
    return owned.start() if owned is not None and is_known(owned[1]) and not is_wide(owned[1]) else start


# The city of Berlin lies in ruins   /   Dubai's skyline: the place is part of what is shown
_SUBJECT_OF = re.compile(r"\W*(?:[Tt]he\s|[Aa]n?\s)?(?:[\w-]+\s){0,2}[\w-]+\sof\s(?:the\s)?")
_SCENE = re.compile(r"(?:['’]s?)?\s(?:skyline|beaches|waterfront|harbou?r|streets|seafront|shoreline|suburbs)\b")


def _in_subject(draft: Draft, start: int, end: int) -> bool:
    """Whether the place stands within the words that open the caption, so that the subject goes on through it."""
    if draft.language.code != "en":
        return False
    opens = start - draft.start < 5 and _SCENE.match(draft.rest, end) is not None
    return opens or _SUBJECT_OF.fullmatch(draft.rest, draft.start, start) is not None


# in Rafah, in the southern Gaza Strip   /   in Yuanyang County, southwest China's …
_LAND_BEHIND = re.compile(
    r",?\s(?:in\s(?:the\s)?)?((?:(?:north|south|east|west|central)\w*\s)?[^\W\d_a-z][\w-]*(?:\s[^\W\d_a-z][\w-]*){0,2})(?=['’]s\s|[,.]|\s[a-z(]|\s*$)"
)


def _take(draft: Draft, best: Candidate) -> None:
    """Keep the location: with the quarter or the centre that belongs to it, and in the order town, country."""
    start, end = best.start + best.reading.start, best.start + best.reading.end
    if re.search(r"['’]s\s", draft.rest[start:end]) and (quarter := _QUARTER.match(draft.rest, end)) is not None:
        end = quarter.end()
    if draft.rest[:end].endswith("City") and (centre := _CENTRE.match(draft.rest, end)) is not None:
        end = centre.end()
    start = _owner(draft, start)
    if not _in_subject(draft, start, end):
        draft.place = (start, end)
    words = draft.text[start:end]
    wide, _, town = words.partition(", ")
    if town and "," not in town and "(" not in town and is_wide(wide) and not is_wide(town):
        words = f"{town}, {wide}"  # TASS and dpa name the country or state first: "RUSSIA, KAZAN"
    draft.add("location", words, start, end, best.rule)
    land = _LAND_BEHIND.match(draft.rest, end)
    if land is not None and is_wide(land[1]) and not is_wide(words):
        draft.land = land[1]
