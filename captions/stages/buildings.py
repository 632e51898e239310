"""Find the named building, park or street in English captions: "at the White House", "Tokyo's Meiji Shrine"."""

from __future__ import annotations

import re

from captions.names import places
from captions.names.agencies import word_kind
from captions.names.locations import resolve
from captions.names.people import given_name_kind, human
from captions.stages.datelines import Candidate
from captions.stages.draft import Draft, Span
from captions.values.places import is_ground, is_venue, is_wide

# at the White House   /   inside St. Mary's Church   /   in a flooded Mora Square   /   leaves the Belmonte Courthouse
_AT = re.compile(
    r"\b(?:at|in|inside|outside|near|on|from|of|around|to|above|through|along|down|up|leav(?:es?|ing)|visit(?:s|ing)?|tour(?:s|ing)?|enter(?:s|ing)?|"
    r"en|à|au|aux|im|am|vor|em|no|na|a)\s(?:(?:an?|the|el|la|le|der|dem|o|il)\s)?(?:[a-z]+(?:ed|y|en)\s)?(?P<number>\d{1,4}\s)?$"
)
# a teacher from Bergen High School   /   members of the Voss Rotary Club: where people belong, not where they are
_AT_HOUSE = re.compile(r"\b([a-z]+)\sat\s(?:the\s)?$")  # a student at the University of Oslo
_INSTITUTE = re.compile(r"\b(?:School|Club|University|College|Academy|Institute|Church|Elementary|Corps|Association)\b")
_NAME_JOINS = (" of the ", " of ", " for the ", " and ", " for ")
# the Splendid hotel   /   the Siemens gas turbine factory   /   NATO headquarters: a name whose last word is in small letters
_SMALL = re.compile(
    r"(?:\s(?!(?:outside|inside|near|at|in|on|by|of|from|to|with|and|the|a|an|during|before|after|behind|is|are|was|were)\b)[a-z]+){0,2}?\s(square|hotel|stadium|zoo|beach|synagogue|mosque|church|hospital|headquarters|building|factory|road|street|highway|avenue|bridge|"
    r"palace|castle|airport|station|cathedral|temple|school|courthouse|prison|jail|park|museum|theat(?:er|re)|arena|cemetery|plant|mall|monastery|embassy|"
    r"consulate|shrine|gallery|library|restaurant|resort|pier|dam|mine|residence|racecourse|refinery|shipyard|shelter|camp|market|smelter|"
    r"steelworks|convent|complex|junction|harbou?r|base|laborator(?:y|ies)|lab|cent(?:er|re)|clinic|winery|brewery|university|college|depot|terminal|"
    r"compound|barracks|landfill|checkpoint|crossing|tower|marina|lighthouse|observatory|sanctuary|orphanage|nightclub|racetrack|speedway|rink|gym)\b"
    r"(?!['’]|\s(?:workers?|officials?|students?|employees|director|manager|staff)\b)"
)
# What a town's name alone can name: "Buffalo zoo", "Puri beach"
_OF_TOWNS = frozenset("camp zoo beach airport station road street avenue square highway racecourse".split())
_FAITHS = frozenset(
    "Catholic Orthodox Protestant Baptist Methodist Lutheran Anglican Jewish Hindu Buddhist Sikh Muslim Shiite Sunni".split()
)


def find(draft: Draft, best: Candidate | None, sentence: int) -> None:
    """The named building, park or street within the place."""
    if best is not None and best.reading.venue is not None:
        start, end = (best.start + offset for offset in best.reading.venue)
        draft.add("venue", draft.text[start:end], start, end, best.rule)
        return
    for i, (start, _) in enumerate(draft.runs):
        if start >= sentence or (draft.place is not None and start == draft.place[0]):
            continue
        before = _AT.search(draft.rest, max(0, start - 30), start)
        if before is not None and (found := _building(draft, i)) is not None:
            staff = _AT_HOUSE.search(draft.rest, max(0, start - 40), start)
            belongs = before[0].startswith(("of ", "from ")) or (staff is not None and human(staff[1]) is not None)
            if belongs and _INSTITUTE.search(draft.rest[slice(*found)]):
                continue
            start = before.start("number") if before["number"] else found[0]
            draft.add("venue", draft.rest[start : found[1]], start, found[1], "venue")
            return
    road = _ROAD.search(draft.rest, draft.start, sentence)
    if road is not None:
        draft.add("venue", road["road"], *road.span("road"), "venue-road")
    elif draft.place is not None and (site := _site_of_town(draft, draft.place)) is not None:
        draft.add("venue", draft.rest[slice(*site)], *site, "venue-in-town")


# on Interstate 35   /   along Highway 101
_ROAD = re.compile(
    r"\b(?:on|along|near|off|of|over)\s(?P<road>(?:Interstate|(?:State\s|U\.S\.\s)?(?:Highway|Route)|Autobahn)\s[A-Z]?\d{1,4}[A-Z]?)\b"
)


# at the Nippon Budokan in …   /   outside Golden Lantern, …
_SITE_BEFORE = re.compile(
    r"\b(?:at|outside|inside|in\sfront\sof)\s(?:the\s)?(?P<site>[^\W\d_a-z][^,.;:()]{2,48}?)(?:\sin\s|,\s(?:in\s)?)$"
)


def _site_of_town(draft: Draft, place: Span) -> Span | None:
    """A site that no table knows, right before the town: "at Golden Lantern in San Francisco"; no event and nobody."""
    match = _SITE_BEFORE.search(draft.rest, max(draft.start, place[0] - 70), place[0])
    if match is None:
        return None
    words = match["site"].split()
    if any(not word[0].isupper() and word not in _JOINS for word in words) or any(c.isdigit() for c in match["site"]):
        return None
    if places.is_place(match["site"]) or any(word_kind(word) == "thing" for word in words) or words[-1] in _EVENTS:
        return None
    if len(words[0]) < 4 and words[0].isupper() and len(words) == 1:
        return None  # "at the AGM in Lagos"
    return None if given_name_kind(words[0]) == "name" and len(words) > 1 else match.span("site")


_JOINS = frozenset("of the and de la del di du des der von at".split())
_EVENTS = frozenset("Open Masters Games Day Week Eve Night Weekend Meeting Session Ball Dinner Launch Opening".split())


def _building(draft: Draft, i: int) -> Span | None:
    """The building that the run of names ``i`` begins, without who owns it ("Tokyo's Meiji Shrine"), or None where it is none."""
    start, end = draft.runs[i]
    if draft.date is not None and start < draft.date[0] < end:
        end = draft.date[0]  # "outside the White House May 10, 2017"
    while i + 1 < len(draft.runs) and draft.rest[end : draft.runs[i + 1][0]] in _NAME_JOINS:
        end, i = draft.runs[i + 1][1], i + 1
    if (owner := _OWNER.match(draft.rest, start, end)) is not None:
        start = owner.end()
    words = draft.rest[start:end].rstrip(" .,")
    small = _SMALL.match(draft.rest, start + len(words))
    if words and small is not None and _names_building(words, small[1]):
        return start, small.end()
    return (start, start + len(words)) if is_venue(words) and (" " in words or is_ground(words)) else None


def _names_building(words: str, kind: str) -> bool:
    """Whether a name goes on with a noun in small letters: "Splendid hotel", but neither "Catholic church" nor "London gallery"."""
    if words in _FAITHS or places.demonym(words) or is_wide(words) or human(words.lower()):
        return False
    return not places.is_place(words) or kind in _OF_TOWNS


# Bergen's Harbour Road
_OWNER = re.compile(r".{3,40}?['’]s\s")
_OWNED_BY = re.compile(r"([^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+){0,2})['’]s\s$")
# Buildings that bear the name of the town they stand in: "Sydney Town Hall", "Bergen Cathedral"
_TOWNS_OWN = re.compile(
    r"(.{3,40}?)\s(?:International\s|Central\s|Midland\s|National\s|City\s|Town\s|Grand\s|Old\s|State\s)*"
    r"(?:Crown Court|Magistrates['’]? Court|Sheriff Court|(?:Royal |General )?Infirmary|(?:General|Royal|University|District) Hospital|[Cc]entral [Ss]tation|"
    r"Hall|Airport|Station|Cathedral|Opera(?: House)?|Stadium|Harbou?r|Castle|Prison|Racecourse|Aquarium|Mosque|Synagogue|Courthouse|Planetarium)$"
)
_UNIVERSITY = re.compile(r"University\sof\s([^\W\d_a-z][\w-]+)$")


def take_town(draft: Draft) -> None:
    """Where nothing else names the town, the one that a venue is named after, if it is well known."""
    venue = next((found for found in draft.found if found.field == "venue"), None)
    if venue is None:
        return
    match = (
        _OWNED_BY.search(draft.rest, max(0, venue.start - 40), venue.start)
        or _TOWNS_OWN.match(draft.rest, venue.start, venue.end)
        or _UNIVERSITY.match(draft.rest, venue.start, venue.end)
    )
    if match is not None and resolve(match[1]).city is not None and resolve(match[1]).country_code is not None:
        draft.place = match.span(1)
        draft.add("location", match[1], *draft.place, "venue-town")
