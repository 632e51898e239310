"""The links of a credit line: what stands between its slashes, bars, dashes and words such as "via", and what each is.

A link is a person, an organisation, or a role ("Pool", "Handout", "Staff") that is neither; where its own words do not
tell, it is unknown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from captions.names.agencies import (
    Agency,
    agency,
    agency_of_domain,
    looks_like_organisation,
    word_kind,
    words_before_for,
)
from captions.names.fold import fold
from captions.names.people import PARTICLES, given_name_kind, is_given_name, name_case, strip_titles, title_kind
from captions.names.places import country, demonym, region, state


class Link(NamedTuple):
    kind: str  # person | organisation | role | unknown
    name: str
    start: int
    end: int
    after: str = ""  # the separator before it: "", "/", "via", "for", "courtesy", "by", ","
    house: Agency | None = None


# What parts the links of a chain. Hyphens part only when spaced, or before a role: "Luis Mora-Pool".
# Every look-ahead only says how an alternative, or any of them, can begin: without them it takes three times as long.
_SEPARATOR = r"""
    (?=\W|\b|c)(?:
      (?:\s*[,;/]?(?:\s+|(?<=/))|(?<![\w,;]))(?P<via>via|par\ l'intermédiaire\ de|vía|über)\s+
    | \s*(?P<slash>[/|•\\]|//)\s*
    | (?=\s*,?\s+[ofsp])<<NO_NAME>>\s*,?\s+(?P<for>on\ assignment\ for|on\ behalf\ of|special\ to|for|para|pour|für|per)\s+(?:the\s+(?=[a-z]))?
    | (?:^|\s*[,;.]?\s+|(?<=[a-z\s/])\s*)(?P<courtesy>courtesy(?:\s+(?:of|to|photo\s+(?:by|from)|photo))?|cortes[ií]a(?:\ de(?:l)?)?)\s*:?\s+
    | (?:^|[,;]?\s*)\b(?:staff\ |file\ |handout\ |courtesy\ |illustration\ |hdr\ |aerial\ |digital\ |drone\ |still\ |video\ |satellite\ |(?-i:archive)\ )*
      (?P<by>(?:photo(?:s|graph(?:s|y|ed)?)?|picture|image|pic|video|foto|composite|illustration)
             (?:\s+illustration|\s+composite|\s+courtesy|\s+credit)?(?:\s+(?:taken\s+)?(?:by|from|courtesy\ of|courtesy)\b:?|\s*:))\s*
    | (?=[.:])(?<=[^\W\d_]{3})(?<!Cpl)(?<!Sgt)(?<!Spc)(?<!Pfc)(?<!Pvt)(?<!Col)(?<!Gen)(?<!Maj)(?<!Adm)(?<!Capt)(?<!Cmdr)(?<!Spec)(?<!Tech)
      (?<!Prof)(?<!Rev)(?<!Hon)(?<!Det)(?<!Insp)(?P<stop>\.|:)\s+(?=[A-ZÀ-Þ])
    | (?<=[A-Z]{2}):\s+(?P<colon>)(?=[A-ZÀ-Þ])
    | (?<=[A-Z])\s+(?P<photo>PHOTO|FOTO)\s+(?=[A-ZÀ-Þ][A-ZÀ-Þ.])
    | \s*(?P<dash>\s[-–—]+\s|[-–—]+(?=(?:pool|handout|wpa|str|file|ho)\b))\s*
    | \s*,(?:\s+|(?=[A-ZÀ-Þ][a-z]{3}))(?!(?:Jr|Sr|Inc|Ltd|LLC|LLP|Co|Corp|S\.A|SA|II|III)\b)(?P<comma>)
    | \s+(?P<and>and|&|\+|y|et|und|e|with)\s+
    | \s*(?P<mark>©|\(c\)|[()\[\]])(?:\s*\d{4}(?=\s))?(?:\s*by\s+)?
    )"""


@cache
def _separator() -> re.Pattern[str]:
    """What parts two links; "for" does not where the name of an organisation goes on with it: "Center for"."""
    no_name = "".join(rf"(?<!\b{word})" for word in words_before_for())
    return re.compile(_SEPARATOR.replace("<<NO_NAME>>", no_name), re.X | re.I)


# "Photo: ", "Mandatory Credit: Photo by ", "Photo credit should read ", "Image source, ", "Copyright 2011 ".
_LABEL = re.compile(
    r"""
    ^\W*(?:(?:
        (?:(?:mandatory|original|official|file|staff|stock|cover|lead|main|top|contributed|submitted|provided|media)\s+)*
        (?:(?:photo|image|picture|pic|video|photograph|foto|fotos|bild|imagen|immagine|imagem|crédit)\s*)*
        (?:credits?|crédits?|crédito|créditos|source|copyright|quelle|bild(?:rechte|quelle|nachweis)|fotonachweis|fuente|fonte)
        (?:\s+(?:should\s+read|must\s+read|is))?
      | (?:(?:supplied|provided|photo|photograph|image|picture|pic|photos|photographs|pictures|images|photography|foto|fotos|fotografía|
              fotografia|photographie|(?:archiv|symbol|themen)?bild|bilder|archivfoto|symbolfoto|kuva|fot\.|photographers?(?=\s?:|\s[A-Z]\w+\s[A-Z][\w'’-]+\s?/)|imagen|imagem|immagine|film|screengrab|screenshot|still|video|composite|illustration)\b)
    )(?:\s*(?:taken\s+)?(?:by|von|por|par|di|de)\b|\s*[:/|,…]|\s*\.{2,}|\s+(?=©)|\s+(?=[^\W\d_])|\s*$)\W*?)+
    |^[📷📸]\s?:?\s*|^\W*\bby\s+ |^\s*[©]\s*(?:\d{4},?\s+)?|^\W+(?=\w)
    """,
    re.X | re.I,
)
ROLES = frozenset(
    fold(role)
    for role in """pool|handout|hand out|ho|stringer|str|stf|staff|staff photographer|freelance photographer|contributing photographer|
    contributing photojournalist|photo contributor|
    staff photo|staff photos|staff photographers|file|
    file photo|file photos|file photograph|file picture|archive photo|archive|archives|archivo|archiv|archivio|arquivo|contributor|contributed|
    contributed photo|submitted|submitted photo|provided|provided photo|courtesy|courtesy photo|courtesy image|photo|photos|image|images|picture|
    freelance|freelancer|imagery technician|public affairs officer|special|special to|photographer|photographers|photojournalist|released|all rights reserved|used with permission|
    editorial use only|no sales|no archives|no archiving|press pool|pool photo|pool photograph|press handout|reuters tv|courtesy of family|
    family photo|family handout|supplied|supplied photo|collage|illustration|composite|montage|screengrab|screenshot|social media|
    undated|original source|correspondent|for|by|via|the|credit|copyright|original|uncredited|unknown|anonymous|author|getty|dr|divulgacao|cedida|
    reproducao|arquivo pessoal|acervo|handout photo|handout image|chief photographer|senior photographer|multimedia journalist|
    public domain|special arrangement|by arrangement|by special arrangement|
    creative commons|cc by|cc by sa|cc0|fair use|royalty free|files|photo editor|visual journalist|intern|correspondent photo|staff file|staff file photo|
    file staff|agency|pictures|
    social media website|third party|media|press|inc|news|handout picture|repro|reproduction|fotograf|photographe""".split(
        "|"
    )
) - {"getty"}
# "Boston Globe Staff", "Courier Staff Photographer", "AP Photo", "Luis Mora Pool", "BelmonteHandout"
_TAIL_ROLE = re.compile(
    r"[\s,]*(?:(?:\b(?:chief|senior|visuals?|news|sports|contributing|special|general)\s+)?"
    r"(?:\bstaff(?:\s+(?:photo(?:grapher|journalist|s)?|writer|reporter|file))?|\b(?:photographer|photojournalist|correspondent|contributor|freelance))|"
    r"\b(?:historical(?: photo)?|stringer|intern|files?)|(?:(?<=[a-z])H|\bh)andout|\bpool|\bho|\bfile photos?)\W*$",
    re.I,
)
_PHOTO = re.compile(r"\s+(?:foto|photos?|images?|pics?)\.?$", re.I)
# "The Denver Post Archive", "Pittsburgh Post-Gazette Archives": a paper's own pictures
_ARCHIVE = re.compile(r"\s+(?:photo\s+)?archives?$", re.I)
_LEAD_ROLE = re.compile(
    r"^(?!arch?[iq]u?i?v\w*\s(?:municipal|general|nacional|nazionale|national|nacionais|hist[óo]ric|storic|provincial|regional|diocesan|"
    r"d[ée]partemental|foral|fotogr|p[úu]blico|del? |della |di |dell|do |da |du |des ))"
    r"(?:(?:official|an?|the|archivo|archivio|archives?|archiv|arquivo|courtesy|handout|file|staff|pool|stringer|collection of(?: the)?|"
    r"(?:supplied|provided) by(?: the)?|special to(?: the)?|for(?: the)?)\s+)+(?=\w)",
    re.I,
)
# The Oslo Standard: no person's name begins so; the Mora family, in small letters or not, made no picture
_THE_HOUSE = re.compile(
    r"T(?:he|HE)\s(?=[^\W\d_a-z])(?!.*\b(?i:family|estate|artist|author|photographer|handout|photos?|files?|archives?)\b)"
)
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[^\W\d_][\w.'’`´-]*){0,6}\.?$")
SMALL = PARTICLES | {"abu", "mac", "san", "santa", "st"}
"""What may stand in small letters inside a name as credit lines print it."""


def is_name_shaped(words: str) -> bool:
    """Two to six capitalised words, initials and particles: the shape of a person's name, whoever that is.

    >>> is_name_shaped("Ana M. van der Berg"), is_name_shaped("ANA BELMONTE"), is_name_shaped("the sea"), is_name_shaped("Madonna")
    (True, True, False, False)
    """
    tokens = words.split()
    if not 2 <= len(tokens) <= 6 or not _NAME.match(words) or re.search(r"['’]s\b(?!$)", words):
        return False
    if tokens[0].isalpha() and tokens[0].isupper() and 3 <= len(tokens[0]) <= 5 and not words.isupper():
        return False  # "BVG Bergen"
    proper = [t for t in tokens if t[0].isupper() or t.lower().startswith(("al-", "el-", "d'", "d’"))]
    return len(proper) >= 2 and all(t in proper or t.lower() in SMALL for t in tokens)


def begins_with_land(words: str) -> bool:
    """Whether a name begins with a region or a nation, as houses' names do: "Caribbean Breeze", "Oklahoma Watch"."""
    first = words.split()[0]
    return not is_given_name(first) and bool(region(first) or state(first) or demonym(first))


def _is_person(words: str) -> bool:
    """A person rather than a house: shaped as a name, and a given name in it or no word of organisations."""
    if not is_name_shaped(words):
        return False
    if begins_with_land(words):
        return False
    return not looks_like_organisation(words) and not word_kind(words.split()[-1]) and country(words) is None


def _staff(words: str) -> tuple[str, int]:
    """Cut "Staff", "Pool" and the like from the end of a link -> (rest, how many such cuts)."""
    cuts = 0
    while (match := _TAIL_ROLE.search(words)) and match.start() > 0:
        words, cuts = words[: match.start()].rstrip(" ,"), cuts + 1
    return words, cuts


def _once(name: str) -> str:
    """A name that was printed twice without a space between, once: "Ana BELMONTEANA BELMONTE"."""
    letters = [(i, c.lower()) for i, c in enumerate(name) if c.isalnum()]
    half = len(letters) // 2
    if half > 5 and len(letters) % 2 == 0 and [c for _, c in letters[:half]] == [c for _, c in letters[half:]]:
        return name[: letters[half][0]].rstrip(" -")
    return name


def _link(words: str, start: int, after: str) -> Link | None:
    """Tell what one link of the chain is."""
    link = _kind(words)
    return link and link._replace(start=link.start + start, end=link.end + start, after=after)


@lru_cache(maxsize=16_384)
def _kind(words: str) -> Link | None:
    """One link by its words alone; offsets within them."""
    start, whole = 0, len(words)
    words = words.lstrip(" .:'\"“”‘’«»„-–—")
    start += whole - len(words)
    words = words.rstrip(" :'\"“”‘’«»„-–—").rstrip(";") if whole > 1 else ""
    if not words or not any(c.isalnum() for c in words):
        return None
    if "   " in words and agency(words.rpartition("   ")[2].strip()) is not None:
        start, words = start + len(words) - len(words.rpartition("   ")[2].lstrip()), words.rpartition("   ")[2].strip()
    if (known := _known(words, start)) is not None:
        return known
    if (match := _LEAD_ROLE.match(words)) and not _THE_HOUSE.match(words):
        start, words = start + match.end(), words[match.end() :]
    elif _THE_HOUSE.match(words) and not strip_titles(words.partition(" ")[2])[0]:
        return Link("organisation", words, start, start + len(words))
    bare, cuts = _staff(words)
    bare = _once(bare)
    if cuts and (fold(bare) in ROLES or not bare):
        return Link("role", words, start, start + len(words))
    return _named(_without_shelf(bare), start)


def _known(words: str, start: int) -> Link | None:
    """A link whose words, all of them, are a role, an address or an organisation of the table."""
    end = start + len(words)
    if fold(words) in ROLES:
        return Link("role", words, start, end)
    if (address := _ADDRESS.fullmatch(words)) is not None:
        site = agency_of_domain(address[1])
        return Link("organisation" if site else "role", site.name if site else words, start, end, house=site)
    house = agency(words)
    return Link("organisation", house.name, start, end, house=house) if house else None


def _without_shelf(words: str) -> str:
    """An archive without the number or the shelf of the picture in it."""
    words = _NUMBERED.sub("", words)
    shelf = _SHELF.search(words)
    if shelf is not None and agency(words) is None and agency(words[: shelf.start()]) is not None:
        return words[: shelf.start()]
    return words


def _named(bare: str, start: int) -> Link:
    """A link that is a name, its role cut off: a person, an organisation, or nobody knows which."""
    if (_SIGNATURE.search(bare) and agency(bare) is None) or _begins_sentence(bare):
        return Link("role", bare, start, start + len(bare))
    if _JOINED_NAME.fullmatch(bare):  # UNHCR/A.Belmonte
        return Link("person", bare.replace(".", ". "), start, start + len(bare))
    if house := agency(bare) or agency(_PHOTO.sub("", bare)) or agency(_ARCHIVE.sub("", bare)):
        return Link("organisation", house.name, start, start + len(bare), house=house)
    bare = bare.removesuffix(".") if not _SHORT_END.search(bare) else bare
    if _is_sure_person(_PHOTO.sub("", bare)):
        bare = _PHOTO.sub("", bare)  # "Ana Belmonte photo"
    if not bare.isupper() and (corps := _CORPS.search(bare)) is not None and is_name_shaped(bare[: corps.start()]):
        bare = bare[: corps.start()]  # "Cpl Ana Belmonte RLC"
    if (junior := _JUNIOR.search(bare)) is not None:
        return _junior(bare, junior, start)
    stripped, name = strip_titles(bare)
    if (
        stripped
        and name
        and (_is_person(name) or (is_name_shaped(name) and title_kind(bare[:stripped].strip()) == "rank"))
    ):
        return Link("person", name_case(name), start + stripped, start + len(bare))
    if stripped and name and " " not in name and title_kind(bare[:stripped].strip()) == "rank":
        return Link("person", name_case(name), start + stripped, start + len(bare))  # "Sgt. Bradt"
    if _is_person(bare):
        at = _behind_job(bare)
        return Link("person", name_case(bare[at:]), start + at, start + len(bare))
    office, _, land = bare.rpartition(" ")
    if office and country(land) is not None and agency(office) is not None:
        return Link("organisation", bare, start, start + len(bare))  # "UNFPA Uganda"
    bare = _PHOTO.sub("", bare) if looks_like_organisation(bare) else bare
    if _CALL_SIGN.fullmatch(bare) and not is_given_name(bare):
        return Link("organisation", bare, start, start + len(bare))
    return Link("unknown", bare, start, start + len(bare))


_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?")  # KXOT-TV: the stations of the United States
_JUNIOR = re.compile(r",\s(?:Jr|Sr|II|III|IV)\.?$")


def _begins_sentence(words: str) -> bool:
    """Whether two words are no name but begin a sentence or name an operation: "PHOTO: Singer Ana …", "OP IMPACT"."""
    first, _, other = words.partition(" ")
    if first.upper() in ("OP", "OPERATION", "EXERCISE"):
        return True
    return title_kind(first) == "job" and not is_given_name(first) and given_name_kind(other) == "name"


def _junior(bare: str, suffix: re.Match[str], start: int) -> Link:
    """A person whose name ends with a suffix, as printed: "Huey D. Mora, Jr."."""
    stripped, _ = strip_titles(bare[: suffix.start()])
    return Link("person", name_case(bare[stripped:]), start + stripped, start + len(bare))


_ADDRESS = re.compile(r"[\w.-]+@([\w.-]+\.[a-z]{2,4})")  # abelmonte@miamiherald.com
_BEHIND_NAME = re.compile(r"(?<=\w)\s+([\w.-]+@[\w.-]+)$")
# National Archives Identifier 123456
_NUMBERED = re.compile(
    r"\s(?:18|19|20)\d\d$|\s[A-Z]{1,4}\d[\w-]{4,}$|\s(?:[Ii]dentifier|NAID|[Nn]o\.|[Pp]hoto [Nn]o\.|[Ii]mage [Nn]o\.?)\s?[\w./-]+$"
)
# Bild 183-A1234-567   /   Image Number SIA2001-1234
_SIGNATURE = re.compile(
    r"\d{2,}[-–]\w|\d{5,}|^(?:Image|Photo|Negative|Accession|Item|Object|Record|Inventory|Catalogue?|Neg\.?)\s(?:Number|No\.?|ID|number)\b"
)
_SHELF = re.compile(r"(?<=[a-z])\s[A-Z]{1,4}$")  # Imperial War Museum Q
_CORPS = re.compile(r"(?<=[a-z])\s(?!II|IV|VI|JR|SR)[A-Z]{2,4}$")
_JOINED_NAME = re.compile(r"[A-Z]\.(?:[A-Z]\.)?[A-Z][a-z]{2,}")
_SHORT_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|\w)\.$")  # "Warner Bros.", "A.M.P.A.S."


def _behind_job(words: str) -> int:
    """Where the name begins behind a job that no table has whole: "Visual Information Specialist Eva Berg"."""
    tokens = list(re.finditer(r"\S+", words))
    for job, name in pairwise(tokens[1:]):
        if (
            title_kind(job[0]) in ("rank", "job")
            and not is_given_name(job[0])
            and is_given_name(name[0])
            and name is not tokens[-1]
        ):
            return name.start()
    return 0


def _links(words: str, start: int, after: str) -> list[Link]:
    """The link, or the two that a hyphen or a dash joins: "Eva Berg-Imagn Images", "AFP-Jiji"."""
    for match in re.finditer("[-–—]", words):
        left, right = words[: match.start()], words[match.end() :]
        named = agency(right) is not None and (is_name_shaped(left.strip()) or agency(left) is not None)
        if (named or (agency(left) is not None and is_name_shaped(right.strip()))) and agency(words) is None:
            pair = (_link(left, start, after), _link(right, start + match.end(), "dash"))
            return [link for link in pair if link is not None]
    if (address := _BEHIND_NAME.search(words)) is not None:
        pair = (_link(words[: address.start()], start, after), _link(address[1], start + address.start(1), "beside"))
        return [link for link in pair if link is not None]
    if (cut := _house_beside_name(words)) is not None:
        at = len(words) - len(words[cut:].lstrip())
        pair = (_link(words[:cut], start, after), _link(words[at:], start + at, "beside"))
        return [link for link in pair if link is not None]
    link = _link(words, start, after)
    return [link] if link is not None else []


@lru_cache(maxsize=16_384)
def _house_beside_name(words: str) -> int | None:
    """Where a house ends and a person begins, or the reverse, with nothing between: "The Denver Post Ana Belmonte"."""
    tokens = list(re.finditer(r"\S+", words))
    if not 3 <= len(tokens) <= 9 or agency(words) is not None:
        return None
    for i in range(len(tokens) - 3, -1, -1):
        cut = tokens[i].end()
        if _is_house(words[tokens[0].start() : cut]) and _is_sure_person(words[cut:].strip(" ,")):
            return cut
    for i in range(2, len(tokens)):
        cut = tokens[i].start()
        if _is_house(words[cut:], not words.isupper()) and _is_sure_person(words[:cut].strip(" ,")):
            return cut
    return None


def _is_house(words: str, mixed: bool = False) -> bool:
    """A house that no given or family name spells: several words, or an acronym; ``mixed``: what stands beside it is in lower case."""
    if agency(words) is None or " " in words.strip():
        return agency(words) is not None
    return words.isupper() and len(words) > 1 and (mixed or not is_given_name(words))


def _is_sure_person(words: str) -> bool:
    stripped, name = strip_titles(words)
    return _is_person(name) and (stripped > 0 or is_given_name(name.split()[0]))


# Courtesy of Ana Belmonte, Photo provided by Ana Belmonte: who gave a picture need not have taken it
_GIVEN_BY = re.compile(r"courtesy|(?:provided|supplied|submitted|contributed)\s+by", re.I)


def links_of(line: str) -> list[Link]:
    """The links of a line, in order."""
    label = _LABEL.match(line)
    at = label.end() if label else 0
    links, after = [], ""
    if label and _GIVEN_BY.search(label[0]):
        after = "courtesy"
    for match in _separator().finditer(line, at):
        if agency(line[at:]) is not None:
            break  # a house whose name holds a separator: "Transport for London", "Página/12"
        if match.lastgroup == "and" and not _joins_people(line, at, match):
            continue
        links += _links(line[at : match.start()], at, after)
        at = match.end()
        after = match.lastgroup or ""
    return links + _links(line[at:], at, after)


def _joins_people(line: str, at: int, match: re.Match[str]) -> bool:
    """Whether the "and" of a match stands between two people ("Ana Bell and Luis Mora"), not in a house's name."""
    left = re.split(r"[/|,;:]", line[at : match.start()])[-1].strip()
    right = re.split(r"[/|,;(]| for | via ", line[match.end() :])[0].strip()
    left = strip_titles(left)[1] or left
    return _is_person(left) and (_is_person(_staff(right)[0]) or is_given_name(right.split()[0] if right else ""))
