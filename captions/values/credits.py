"""Read a credit line: who made the picture, who passed it on, who pressed the button.

A line is a chain of names parted by slashes, bars, dashes and words such as "via". Each link is a person, an
organisation, or a role ("Pool", "Handout", "Staff") that is neither. The first maker named is the agency; the last
distributor named is ``via`` (GUIDELINES of the field: IPTC *Source* against *Image Supplier*).
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
from captions.names.people import is_given_name, name_case, strip_titles, title_kind
from captions.names.places import country


class Part(NamedTuple):
    """One value of a credit line: ``field`` is photographer, agency, via or file_photo; offsets within the line."""

    field: str
    value: str
    start: int
    end: int


_LONGEST = 300  # characters; what is longer is no credit line


class _Link(NamedTuple):
    kind: str  # person | organisation | role | unknown
    name: str
    start: int
    end: int
    after: str  # the separator before it: "", "/", "via", "for", "courtesy", "by", ","
    house: Agency | None = None


# What parts the links of a chain. Hyphens part only when spaced, or before a role: "Olivier Douliery-Pool".
# Every look-ahead only says how an alternative, or any of them, can begin: without them it takes three times as long.
_SEPARATOR = r"""
    (?=\W|\b|c)(?:
      \s*[,;/]?(?:\s+|(?<=/))(?P<via>via|par\ l'intermédiaire\ de|vía|über)\s+
    | \s*(?P<slash>[/|•\\]|//)\s*
    | (?=\s*,?\s+[ofsp])<<NO_NAME>>\s*,?\s+(?P<for>on\ assignment\ for|on\ behalf\ of|special\ to|for|para|pour|für|per)\s+(?:the\s+(?=[a-z]))?
    | (?:^|\s*[,;.]?\s+|(?<=[a-z\s])\s*)(?P<courtesy>courtesy(?:\s+(?:of|to|photo\s+(?:by|from)|photo))?|cortes[ií]a(?:\ de(?:l)?)?)\s*:?\s+
    | (?:^|[,;]?\s*)\b(?:staff\ |file\ |handout\ |courtesy\ |illustration\ |hdr\ |aerial\ |digital\ |drone\ |still\ |video\ |satellite\ |archive\ )*
      (?P<by>(?:photo(?:s|graph(?:s|y|ed)?)?|picture|image|pic|video|foto|composite|illustration)
             (?:\s+illustration|\s+composite|\s+courtesy|\s+credit)?(?:\s+(?:taken\s+)?(?:by|from|courtesy\ of|courtesy)\b:?|\s*:))\s*
    | (?=[.:])(?<=[^\W\d_]{3})(?<!Cpl)(?<!Sgt)(?<!Spc)(?<!Pfc)(?<!Pvt)(?<!Col)(?<!Gen)(?<!Maj)(?<!Adm)(?<!Capt)(?<!Cmdr)(?<!Spec)(?<!Tech)
      (?<!Prof)(?<!Det)(?<!Insp)(?P<stop>\.|:)\s+(?=[A-ZÀ-Þ])
    | (?<=[A-Z]{2}):\s+(?P<colon>)(?=[A-ZÀ-Þ])
    | (?<=[A-Z])\s+(?P<photo>PHOTO|FOTO)\s+(?=[A-ZÀ-Þ][A-ZÀ-Þ.])
    | \s*(?P<dash>\s[-–—]+\s|[-–—]+(?=(?:pool|handout|wpa|str|file|ho)\b))\s*
    | \s*,\s+(?!(?:Jr|Sr|Inc|Ltd|LLC|LLP|Co|Corp|S\.A|SA|II|III)\b)(?P<comma>)
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
              fotografia|photographie|(?:archiv|symbol|themen)?bild|bilder|archivfoto|symbolfoto|kuva|fot\.|imagen|imagem|immagine|film|screengrab|screenshot|still|video|composite|illustration)\b)
    )(?:\s*(?:taken\s+)?(?:by|von|por|par|di|de)\b|\s*[:/|,…]|\s*\.{2,}|\s+(?=©)|\s+(?=[^\W\d_])|\s*$)\W*?)+
    |^\W*\bby\s+ |^\s*[©]\s*(?:\d{4},?\s+)?|^\W+(?=\w)
    """,
    re.X | re.I,
)

_ROLES = frozenset(
    fold(role)
    for role in """pool|handout|hand out|ho|stringer|str|stf|staff|staff photographer|staff photo|staff photos|staff photographers|file|
    file photo|file photos|file photograph|file picture|archive photo|archive|archives|archivo|archiv|archivio|arquivo|contributor|contributed|
    contributed photo|submitted|submitted photo|provided|provided photo|courtesy|courtesy photo|courtesy image|photo|photos|image|images|picture|
    freelance|freelancer|imagery technician|public affairs officer|special|special to|photographer|photographers|photojournalist|released|all rights reserved|used with permission|
    editorial use only|no sales|no archives|no archiving|press pool|pool photo|pool photograph|press handout|reuters tv|courtesy of family|
    family photo|family handout|supplied|supplied photo|collage|illustration|composite|montage|screengrab|screenshot|social media|
    undated|correspondent|for|by|via|the|credit|copyright|original|uncredited|unknown|anonymous|author|getty|dr|divulgacao|cedida|
    reproducao|arquivo pessoal|acervo|handout photo|handout image|chief photographer|senior photographer|multimedia journalist|
    public domain|creative commons|cc by|cc by sa|cc0|fair use|royalty free|files|photo editor|visual journalist|intern|correspondent photo|staff file|staff file photo|
    file staff|agency|pictures|
    social media website|third party|media|press|inc|news|handout picture|repro|reproduction|fotograf|photographe""".split(
        "|"
    )
) - {"getty"}
_FILE = re.compile(r"\b(?:files?|archive photo|archivo|archivbild|archiv|arquivo|archivio|archives?)\b", re.I)
# "Boston Globe Staff", "Courier Staff Photographer", "AP Photo", "Jose Coelho Pool", "FenechHandout"
_TAIL_ROLE = re.compile(
    r"[\s,]*(?:\b(?:chief|senior|visuals?|news|sports|contributing|special|general)\s+)?"
    r"(?:\bstaff(?:\s+(?:photo(?:grapher|journalist|s)?|writer|reporter|file))?|\b(?:photographer|photojournalist|correspondent|contributor|freelance|"
    r"stringer|intern|files?)|(?:(?<=[a-z])H|\bh)andout|\bpool|\bho|\bfile photos?)\W*$",
    re.I,
)
_PHOTO = re.compile(r"\s+(?:foto|photos?|images?)\.?$", re.I)
# "The Denver Post Archive", "Pittsburgh Post-Gazette Archives": a paper's own pictures
_ARCHIVE = re.compile(r"\s+(?:photo\s+)?archives?$", re.I)
_LEAD_ROLE = re.compile(
    r"^(?:(?:official|an?|the|archivo|archivio|archives?|archiv|arquivo|courtesy|handout|file|staff|pool|stringer|collection of(?: the)?|"
    r"(?:supplied|provided) by(?: the)?|special to(?: the)?|for(?: the)?)\s+)+(?=\w)",
    re.I,
)
_DISTRIBUTORS = frozenset({"wire", "photo", "stock", "archive", "platform", "museum", "sport"})
# Houses that stand first though they only distribute: "picture-alliance/dpa/M. Kusch".
_FIRST_DISTRIBUTORS = frozenset(
    {"Picture Alliance", "Getty Images", "Imago", "PR Newswire", "PRNewsfoto", "Business Wire"}
)
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[^\W\d_][\w.'’`´-]*){0,6}\.?$")
_PARTICLES = frozenset(
    "de da do dos das del della di du la le el van von der den ter ten bin ibn al ben abu y e zu af av dela san santa st mac".split()
)


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
    proper = [t for t in tokens if t[0].isupper() or t[:3].lower() in ("al-", "el-", "d'", "d’")]
    return len(proper) >= 2 and all(t in proper or t.lower() in _PARTICLES for t in tokens)


def _is_person(words: str) -> bool:
    """A person rather than a house: shaped as a name, and a given name in it or no word of organisations."""
    if not is_name_shaped(words):
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


def _link(words: str, start: int, after: str) -> _Link | None:
    """Tell what one link of the chain is."""
    link = _kind(words)
    return link and link._replace(start=link.start + start, end=link.end + start, after=after)


@lru_cache(maxsize=131_072)
def _kind(words: str) -> _Link | None:
    """One link by its words alone; offsets within them."""
    start, after = 0, ""
    whole, words = len(words), words.lstrip(" .:'\"“”‘’«»„-–—")
    start += whole - len(words)
    words = words.rstrip(" :'\"“”‘’«»„-–—").rstrip(";") if whole > 1 else ""
    if not words or not any(c.isalnum() for c in words):
        return None
    if fold(words) in _ROLES:
        return _Link("role", words, start, start + len(words), after)
    if (address := _ADDRESS.fullmatch(words)) is not None:
        house = agency_of_domain(address[1])
        return _Link(
            "organisation" if house else "role", house.name if house else words, start, start + len(words), after, house
        )
    if house := agency(words):
        return _Link("organisation", house.name, start, start + len(words), after, house)
    if match := _LEAD_ROLE.match(words):
        start, words = start + match.end(), words[match.end() :]
    bare, cuts = _staff(words)
    bare = _once(bare)
    if cuts and (fold(bare) in _ROLES or not bare):
        return _Link("role", words, start, start + len(words), after)
    bare = _NUMBERED.sub("", bare)
    if (
        agency(bare) is None
        and (shelf := _SHELF.search(bare)) is not None
        and agency(bare[: shelf.start()]) is not None
    ):
        bare = bare[: shelf.start()]
    if _JOINED_NAME.fullmatch(bare):  # UNHCR/A.Belmonte
        return _Link("person", bare.replace(".", ". "), start, start + len(bare), after)
    if house := agency(bare) or agency(_PHOTO.sub("", bare)) or agency(_ARCHIVE.sub("", bare)):
        return _Link("organisation", house.name, start, start + len(bare), after, house)
    bare = bare.removesuffix(".") if not _SHORT_END.search(bare) else bare
    if _is_sure_person(_PHOTO.sub("", bare)):
        bare = _PHOTO.sub("", bare)  # "Ana Belmonte photo"
    if not bare.isupper() and (corps := _CORPS.search(bare)) is not None and is_name_shaped(bare[: corps.start()]):
        bare = bare[: corps.start()]  # "Cpl Ana Belmonte RLC"
    stripped, name = strip_titles(bare)
    if (
        stripped
        and name
        and (_is_person(name) or (is_name_shaped(name) and title_kind(bare[:stripped].strip()) == "rank"))
    ):
        return _Link("person", name_case(name), start + stripped, start + len(bare), after)
    if _is_person(bare):
        at = _behind_job(bare)
        return _Link("person", name_case(bare[at:]), start + at, start + len(bare), after)
    bare = _PHOTO.sub("", bare) if looks_like_organisation(bare) else bare
    return _Link("unknown", bare, start, start + len(bare), after)


_ADDRESS = re.compile(r"[\w.-]+@([\w.-]+\.[a-z]{2,4})")  # abelmonte@miamiherald.com
_BEHIND_NAME = re.compile(r"(?<=\w)\s+([\w.-]+@[\w.-]+)$")
_NUMBERED = re.compile(
    r"\s(?:[Ii]dentifier|NAID|[Nn]o\.|[Pp]hoto [Nn]o\.|[Ii]mage [Nn]o\.?)\s?[\w./-]+$"
)  # National Archives Identifier 531289
_SHELF = re.compile(r"(?<=[a-z])\s[A-Z]{1,4}$")  # Imperial War Museum Q
_CORPS = re.compile(r"(?<=[a-z])\s(?!II|IV|VI|JR|SR)[A-Z]{2,4}$")
_JOINED_NAME = re.compile(r"[A-Z]\.(?:[A-Z]\.)?[A-Z][a-z]{2,}")
_SHORT_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|\w)\.$")  # "Warner Bros.", "A.M.P.A.S."


def _behind_job(words: str) -> int:
    """Where the name begins behind a job that no table has whole: "Visual Information Specialist Gertrud Zachmann"."""
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


def _links(words: str, start: int, after: str) -> list[_Link]:
    """The link, or the two that a hyphen or a dash joins: "Petra Wynn-Imagn Images"."""
    for match in re.finditer("[-–—]", words):
        left, right = words[: match.start()], words[match.end() :]
        named = is_name_shaped(left.strip()) and agency(right) is not None
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


@lru_cache(maxsize=131_072)
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
        if _is_house(words[cut:]) and _is_sure_person(words[:cut].strip(" ,")):
            return cut
    return None


def _is_house(words: str) -> bool:
    """A house that no given or family name spells: several words, or an acronym."""
    several = " " in words.strip()
    return agency(words) is not None and (several or (words.isupper() and len(words) > 1 and not is_given_name(words)))


def _is_sure_person(words: str) -> bool:
    stripped, name = strip_titles(words)
    return _is_person(name) and (stripped > 0 or is_given_name(name.split()[0]))


def _chain(line: str) -> list[_Link]:
    """The links of a line, in order."""
    label = _LABEL.match(line)
    at = label.end() if label else 0
    links, after = [], ""
    if label and "courtesy" in label[0].lower():
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


def _settle(link: _Link, index: int, links: list[_Link], labelled: bool) -> _Link:
    """Decide what an unknown link is by its place in the chain: person before the slash, house after it."""
    if link.kind != "unknown":
        return link
    people = [other for other in links if other.kind == "person"]
    tokens = link.name.split()
    if (
        len(tokens) > 7
        or sum(
            token[0].islower() and token not in _PARTICLES and token not in ("of", "for", "the", "and")
            for token in tokens
        )
        > 1
    ):
        return link._replace(kind="role")  # a sentence, not a name
    if looks_like_organisation(link.name) or link.after in ("for", "via"):
        return link._replace(kind="organisation")
    if link.after == "courtesy":
        house = len(tokens) > 3 or (len(tokens) > 1 and not is_given_name(tokens[0]))
        return link._replace(kind="organisation" if house else "role")
    if link.after == "comma":
        return link._replace(kind="role")
    if link.after == "by" and index and is_name_shaped(link.name):
        return link._replace(kind="person", name=name_case(link.name))
    single = len(tokens) == 1 and tokens[0][:1].isupper() and not any(c.isdigit() for c in tokens[0])
    if single and not people and link is links[-1] and link.after == "slash" and links[0].kind == "organisation":
        return link._replace(kind="person", name=name_case(link.name))  # "© UNICEF/UN068321/Adeyemi-Holt"
    if people and index > 0 and link.after in ("slash", "dash", "mark") and link.name[0].isupper():
        return link._replace(kind="organisation")
    if not people and (is_name_shaped(link.name) or (single and is_given_name(link.name) and len(links) > 1)):
        return link._replace(kind="person", name=name_case(link.name))
    if single and len(links) == 1 and labelled and not is_given_name(link.name) and _CAMEL.search(link.name):
        return link._replace(kind="organisation")  # "Image: NorthTen"
    if single and len(links) > 1 and index == 0 and links[1].kind == "organisation" and labelled:
        return link._replace(kind="person", name=name_case(link.name))
    return link._replace(kind="role")


_CAMEL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]|^[A-Z]{3,}$")


@lru_cache(maxsize=262_144)
def read_credit(line: str, labelled: bool) -> tuple[Part, ...] | None:
    """The parts of a credit line; ``()`` where it names nobody ("Courtesy photo"), None where the words are no credit.

    ``labelled``: a word such as "Photo" or "Credit" introduced the line; a bare line needs better evidence: a known
    organisation, or a name before a slash.

    >>> [(p.field, p.value) for p in read_credit("ANA BELMONTE/AFP via Getty Images", True)]
    [('photographer', 'Ana Belmonte'), ('agency', 'AFP'), ('via', 'Getty Images')]
    >>> read_credit("Family handout", True), read_credit("right", False)
    ((), None)
    """
    if len(line) > _LONGEST:
        return None
    if (archive := _BUNDESARCHIV.match(line)) is not None:
        return _of_archive(archive)
    links = [link for link in _chain(line) if link.name]
    links = [_settle(link, i, links, labelled) for i, link in enumerate(links)]
    links = [link._replace(kind="organisation") if _is_client(link, links) else link for link in links]
    people = [link for link in links if link.kind == "person"]
    houses = [link for link in links if link.kind == "organisation"]
    if not labelled and not _credible(line, people, houses, links):
        return None
    parts = [Part("photographer", p.name, p.start, p.end) for p in people if not _gloss(p, links)]
    parts += _houses(houses, _GIVEN.search(line) is not None)
    if not parts and not (labelled and any(fold(link.name) in _ROLES for link in links)):
        return None
    if (match := _file_mark(line, houses)) is not None:
        parts.append(Part("file_photo", "true", match.start(), match.end()))
    return tuple(_unique(parts))


def _is_client(link: _Link, links: list[_Link]) -> bool:
    """Who stands behind "for", once a house is named, is no second photographer: "AP Images for Operation Harbour"."""
    return link.kind == "person" and link.after == "for" and any(other.kind == "organisation" for other in links)


def _file_mark(line: str, houses: list[_Link]) -> re.Match[str] | None:
    """What calls the picture a file picture; the name of a house does not ("Hulton Archive", "National Archives")."""
    marks = (m for m in _FILE.finditer(line) if not any(h.start <= m.start() < h.end for h in houses))
    return next(marks, None)


# The German Federal Archives file a photographer under the family name: "Bundesarchiv, Bild 183-… / Belmonte, Ana / CC-BY-SA 3.0"
_BUNDESARCHIV = re.compile(
    r"(?P<house>Bundesarchiv), (?:B \d+ )?(?:Bild|Plak)[ -][\w-]+(?:\s?/\s?(?P<name>(?P<family>[^,/]+), (?P<given>[^,/]+?))\s*(?=/|$))?"
)


def _of_archive(line: re.Match[str]) -> tuple[Part, ...]:
    house = Part("agency", line["house"], *line.span("house"))
    if line["name"] is None:
        return (house,)
    return house, Part("photographer", f"{line['given']} {line['family']}", *line.span("name"))


def _gloss(person: _Link, links: list[_Link]) -> bool:
    """A person whom a courtesy names gave the picture; he did not take it ("Courtesy of Jane Moss")."""
    return person.after == "courtesy" and len([k for k in links if k.kind in ("person", "organisation")]) == 1


def _credible(line: str, people: list[_Link], houses: list[_Link], links: list[_Link]) -> bool:
    """Whether an unlabelled stretch is a credit at all."""
    if any(link.after == "beside" for link in links):
        return False  # "… and Ana Bell Getty Images/Sipa USA": the name may be the caption's
    known = [house for house in houses if house.house]
    staff = "staff" in line.lower()
    if len(links) > 6 or len(line) > 140:
        return False
    stray = [k for k in links if k.kind == "role" and fold(k.name) not in _ROLES and not _is_reference(k)]
    if known and not stray:
        return True
    if people and staff:
        return True
    if houses and not stray and _GIVEN.search(line) is not None:
        return True  # "Handout/Bergen Police"
    return bool(people and houses and not stray and re.search(r"[/|©]| for | via ", line))


def _is_reference(link: _Link) -> bool:
    """An archive's number behind its name: "National Archives, 181-PSNY-2231", "State Library, PXE 789"."""
    return (
        link.after == "comma" and len(link.name) < 24 and (link.name[-1].isdigit() or link.name.rstrip(".").isupper())
    )


def _houses(houses: list[_Link], given: bool) -> list[Part]:
    """Agency and via from the organisations of a chain; ``given``: the line says that the picture was handed out."""
    if not houses:
        return []
    vias = [h for h in houses if h.after in ("via", "courtesy")]
    makers = [h for h in houses if h not in vias]
    if len(makers) > 1 and (
        (makers[0].name in _FIRST_DISTRIBUTORS and makers[1].after != "for")
        or _wire_for_paper(makers)
        or (given and _is_wire(makers[0]) and not _is_wire(makers[1]))
    ):
        makers, vias = makers[1:], [*vias, makers[0]]
    if not makers:
        makers, vias = vias[:1], vias[1:]
    last = next((v for v in reversed(vias) if v.name != makers[0].name), None)
    if last is None:
        slashed = [h for h in makers[1:] if h.house and h.house.kind in _DISTRIBUTORS and h.name != makers[0].name]
        last = slashed[-1] if slashed else None
    maker = makers[0]
    # "The Boston Globe via AP" made, AP passed on; but "AP/The Boston Globe" names its maker first as well.
    parts = [Part("agency", maker.name, maker.start, maker.end)]
    if last is not None and last is not maker:
        parts.append(Part("via", last.name, last.start, last.end))
    return parts


# EPA-EFE/PHILIPPINE COAST GUARD HANDOUT   /   AAP Image/Supplied by NSW Rural Fire Service: the second house made it
_GIVEN = re.compile(r"\b(?:handout|supplied|provided|HO)\b|(?i:\bhandout\b|\bsupplied\b)")


def _is_wire(house: _Link) -> bool:
    return house.house is not None and house.house.kind in ("wire", "photo")


def _wire_for_paper(makers: list[_Link]) -> bool:
    """AP names its member paper behind itself: "AP Photo/Statesman Journal, Ana Belmonte" was made by the paper."""
    first, second = makers[0].house, makers[1].house
    return first is not None and first.name == "AP" and second is not None and second.kind == "paper"


def _unique(parts: list[Part]) -> list[Part]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for part in sorted(parts, key=lambda p: p.start):
        if (key := (part.field, fold(part.value))) not in seen:
            seen.add(key)
            kept.append(part)
    return kept
