"""Read a credit line: who made the picture, who passed it on, who pressed the button.

A line is a chain of links (``captions.values.links``). Here an unknown one is settled by its place in the chain. The first
maker named is the agency; the last distributor named is ``via`` (GUIDELINES of the field: IPTC *Source* against *Image
Supplier*).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from captions.names.agencies import looks_like_organisation, word_kind
from captions.names.fold import fold
from captions.names.people import is_family_name, is_given_name, name_case
from captions.values.links import ROLES, SMALL, Link, begins_with_land, is_name_shaped, links_of


class Part(NamedTuple):
    """One value of a credit line: ``field`` is photographer, agency, via or file_photo; offsets within the line."""

    field: str
    value: str
    start: int
    end: int


_LONGEST = 300  # characters; what is longer is no credit line
_FILE = re.compile(r"\b(?:files?|archive photo|archivos?|archivbild|archiv|arquivos?|archivio|archives?)\b", re.I)
_DISTRIBUTORS = frozenset({"wire", "photo", "stock", "archive", "platform", "museum", "sport"})
# Houses that stand first though they only distribute: "picture-alliance/dpa/A. Belmonte".
_FIRST_DISTRIBUTORS = frozenset(
    {"Picture Alliance", "Getty Images", "Imago", "PR Newswire", "PRNewsfoto", "Business Wire"}
)


def _settle(link: Link, index: int, links: list[Link], labelled: bool) -> Link:
    """Decide what an unknown link is by its place in the chain: person before the slash, house after it."""
    if link.kind == "person" and link.after == "courtesy" and _is_no_name(link.name.split()):
        return link._replace(kind="organisation")
    if link.kind != "unknown":
        return link
    people = [other for other in links if other.kind == "person"]
    tokens = link.name.split()
    if _is_sentence(tokens):
        return link._replace(kind="role")
    if looks_like_organisation(link.name) or link.after in ("for", "via") or _is_site(tokens):
        return link._replace(kind="organisation")
    if link.after == "courtesy":
        return link._replace(kind="organisation" if _is_giving_house(tokens) else "role")
    if link.after == "comma":
        return link._replace(kind="role")
    if begins_with_land(link.name) and len(tokens) > 1:
        return link._replace(kind="organisation" if people or len(links) > 1 else "role")
    if link.after == "by" and index and is_name_shaped(link.name):
        return link._replace(kind="person", name=name_case(link.name))
    single = len(tokens) == 1 and tokens[0][:1].isupper() and not any(c.isdigit() for c in tokens[0])
    if single and not people and link is links[-1] and link.after == "slash" and links[0].kind == "organisation":
        return link._replace(kind="person", name=name_case(link.name))  # "© UNICEF/UN012345/Mora-Berg"
    if people and index > 0 and link.after in ("slash", "dash", "mark") and link.name[0].isupper():
        return link._replace(kind="organisation")
    if not people and (is_name_shaped(link.name) or (single and is_given_name(link.name) and len(links) > 1)):
        return link._replace(kind="person", name=name_case(link.name))
    if single and len(links) == 1 and labelled and not is_given_name(link.name) and _CAMEL.search(link.name):
        return link._replace(kind="organisation")  # "Image: NorthTen"
    if single and len(links) > 1 and index == 0 and links[1].kind == "organisation" and labelled:
        return link._replace(kind="person", name=name_case(link.name))
    return link._replace(kind="role")


def _tells(words: str) -> bool:
    """Whether so many words are in small letters that they are a sentence, and no link of a credit."""
    return sum(word[0].islower() and word not in SMALL for word in words.split()) > 8


def _is_no_name(tokens: list[str]) -> bool:
    """Whether three words and more hold no given name: "courtesy of Marystown Minor Hockey"."""
    return len(tokens) > 2 and not any(
        is_given_name(token) or token in SMALL or token.endswith(".") for token in tokens
    )


def _is_site(tokens: list[str]) -> bool:
    """Whether a link names a site and nobody's family name: "Tulsa County Jail", but not "Ana Hall"."""
    return len(tokens) > 2 and word_kind(tokens[-1]) is not None and not is_given_name(tokens[0])


def _is_sentence(tokens: list[str]) -> bool:
    """Whether there are too many words, or too many in small letters, for a name."""
    small = [token for token in tokens if token[0].islower() and token not in SMALL | {"of", "for", "the", "and"}]
    return len(tokens) > 7 or len(small) > 1


def _is_giving_house(tokens: list[str]) -> bool:
    """Whether those by whose courtesy a picture is printed are a house, not a person or a family."""
    named = is_given_name(tokens[0]) or (len(tokens) == 1 and (is_family_name(tokens[0]) or len(tokens[0]) < 4))
    private = tokens[-1].lower() in _PRIVATE
    return len(tokens) > 3 or (not named and not private and tokens[0][0].isupper())


_PRIVATE = frozenset("family families estate collection artist author owner".split())  # courtesy of the Belmonte family
_CAMEL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]|^[A-Z]{3,}$")


@lru_cache(maxsize=4_096)
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
    links = [link for link in links_of(line) if link.name]
    if any(_tells(link.name) for link in links):
        return None  # the caption itself: "Flash90 Protesters block a bulldozer as they march through Oslo"
    links = [_settle(link, i, links, labelled) for i, link in enumerate(links)]
    links = [link._replace(kind="organisation") if _is_client(link, links) else link for link in links]
    people = [link for link in links if link.kind == "person"]
    houses = [link for link in links if link.kind == "organisation"]
    if not labelled and not _credible(line, people, houses, links):
        return None
    parts = [Part("photographer", p.name, p.start, p.end) for p in people if not _gloss(p, links)]
    parts += _houses(houses, bool(_GIVEN.search(line) or _AFP_PHOTO.search(line)))
    if not parts and not (labelled and any(fold(link.name) in ROLES for link in links)):
        return None
    if (match := _file_mark(line, houses)) is not None:
        parts.append(Part("file_photo", "true", match.start(), match.end()))
    return tuple(_unique(parts))


def _is_client(link: Link, links: list[Link]) -> bool:
    """Who stands behind "for", once a house is named, is no second photographer: "AP Images for Operation Harbour"."""
    return link.kind == "person" and link.after == "for" and any(other.kind == "organisation" for other in links)


def _file_mark(line: str, houses: list[Link]) -> re.Match[str] | None:
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


def _gloss(person: Link, links: list[Link]) -> bool:
    """A person whom a courtesy names gave the picture; he did not take it ("Courtesy of Ana Belmonte")."""
    return person.after == "courtesy" and len([k for k in links if k.kind in ("person", "organisation")]) == 1


def _credible(line: str, people: list[Link], houses: list[Link], links: list[Link]) -> bool:
    """Whether an unlabelled stretch is a credit at all."""
    if any(link.after == "beside" for link in links):
        return False  # "… and Ana Bell Getty Images/Sipa USA": the name may be the caption's
    known = [house for house in houses if house.house]
    staff = "staff" in line.lower()
    if len(links) > 6 or len(line) > 140:
        return False
    stray = [k for k in links if k.kind == "role" and fold(k.name) not in ROLES and not _is_reference(k)]
    if known and not stray:
        return True
    if people and (staff or any(link.after == "slash" and fold(link.name) in ROLES for link in links)):
        return True  # "Ana Belmonte/Freelance Photographer"
    if houses and not stray and _GIVEN.search(line) is not None:
        return True  # "Handout/Bergen Police"
    if not (people and houses) or stray:
        return False
    return _JOINT.search(line) is not None or all(_MEDIUM.search(house.name) for house in houses)


_JOINT = re.compile(r"[/|©]|\b(?:for|via|[Ss]pecial to)\b")
# Ana Belmonte, Bergen Tribune   /   Ana Belmonte - The Oslo Standard: by its name a paper or a station, and no club of hers
_MEDIUM = re.compile(
    r"(?i)\b(?:post|times|tribune|news|herald|journal|globe|chronicle|gazette|press|register|star|bee|courier|dispatch|examiner|sentinel|standard|"
    r"independent|telegraph|mail|record|observer|advertiser|citizen|daily|weekly|magazine|media|newspapers?|ledger|leader|forum|argus|echo|mirror|"
    r"review|reporter|bulletin|banner|beacon|eagle|enterprise|express|inquirer|intelligencer|messenger|monitor|pioneer|republican|democrat|spectator|transcript|radio|tv|television|fm|photography|photos|"
    r"studios?|images|pictures)$"
)


def _is_reference(link: Link) -> bool:
    """An archive's number behind its name: "National Archives, 181-PSNY-2231", "State Library, PXE 789"."""
    return (
        link.after == "comma" and len(link.name) < 24 and (link.name[-1].isdigit() or link.name.rstrip(".").isupper())
    )


def _houses(houses: list[Link], given: bool) -> list[Part]:
    """Agency and via from the organisations of a chain; ``given``: the line says that the picture was handed out."""
    if not houses:
        return []
    # "The Boston Globe via AP": the paper made it, AP passed it on
    vias = [h for h in houses if h.after in ("via", "courtesy")]
    makers = [h for h in houses if h not in vias]
    if len(makers) > 1 and (
        (makers[0].name in _FIRST_DISTRIBUTORS and makers[1].after != "for")
        or _wire_for_paper(makers)
        or (_is_wire(makers[0]) and not vias and _hands_out(makers[1]))
        or (makers[0].name == "Reuters" and not vias and makers[1].after == "slash" and not _is_distributor(makers[1]))
        or (given and _is_wire(makers[0]))
    ):
        makers, vias = makers[1:], [*vias, makers[0]]
    if not makers:
        makers, vias = vias[:1], vias[1:]
    last = next((v for v in reversed(vias) if v.name != makers[0].name), None)
    if last is None:
        slashed = [h for h in makers[1:] if h.house and h.house.kind in _DISTRIBUTORS and h.name != makers[0].name]
        last = slashed[-1] if slashed else None
    maker = makers[0]
    parts = [Part("agency", maker.name, maker.start, maker.end)]
    if last is not None and last is not maker:
        parts.append(Part("via", last.name, last.start, last.end))
    return parts


# EPA-EFE/PHILIPPINE COAST GUARD HANDOUT   /   AAP Image/Supplied by NSW Rural Fire Service: the second house made it
_GIVEN = re.compile(r"\b(?:provided|HO|(?i:handout|supplied))\b")
_AFP_PHOTO = re.compile(r"\bAFP PHOTO\s?/")  # AFP PHOTO / INDIAN NAVY


def _is_wire(house: Link) -> bool:
    return house.house is not None and house.house.kind in ("wire", "photo")


# Who takes no assignments from a wire: what it made, it handed out
_HANDING_OUT = frozenset({"government", "military", "space", "ngo", "un", "company"})


def _hands_out(house: Link) -> bool:
    """Whether a house behind a wire made the picture: "AP Photo/NASA"."""
    return house.after in ("slash", "dash", "mark") and house.house is not None and house.house.kind in _HANDING_OUT


def _is_distributor(house: Link) -> bool:
    return house.house is not None and house.house.kind in _DISTRIBUTORS - {"wire", "sport"}


def _wire_for_paper(makers: list[Link]) -> bool:
    """AP names its member paper behind itself: "AP Photo/Statesman Journal, Ana Belmonte" was made by the paper."""
    first, second = makers[0].house, makers[1].house
    return first is not None and first.name == "AP" and (second is None or second.kind == "paper")


def _unique(parts: list[Part]) -> list[Part]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for part in sorted(parts, key=lambda p: p.start):
        if (key := (part.field, fold(part.value))) not in seen:
            seen.add(key)
            kept.append(part)
    return kept
