"""From what was found on a page to its captions: each once, with gallery, position and picture address."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from captions.names.fold import fold
from captions.pages.islands import Shot, flight, linked_data, state
from captions.pages.text import Event, limited
from captions.pages.tree import Node, ancestors, attribute, names_of, plain, prose
from captions.pages.words import GALLERY, OVERLAY, is_empty, undoubled
from captions.record import Caption

_SIZE = re.compile(r"[-_](?:w\d{2,4}|\d{2,4}w|\d{2,4}x\d{1,4})(?![0-9a-z])[^/]*$", re.IGNORECASE)
_CUT = re.compile(r"(.{40,}?) ?(?:\.\.\.|…)(?: .{0,80})?")
_WORD = re.compile(r"\w+")
_OPENING = 40
"""Characters that two captions share at the least where one is the other without its credit."""


@dataclass(frozen=True)
class Spot:
    """A caption where it was found; not ``visible`` in attributes and scripts; ``around`` are the nodes it is in."""

    text: str
    image: str | None
    visible: bool
    node: Node = field(default=None, compare=False)
    around: frozenset[int] = frozenset()
    picture: int | None = None
    frame: int | None = None
    number: int | None = None
    gallery: str | None = None


def script_spots(tree: LexborHTMLParser, seen: list[Spot]) -> list[Spot]:
    """The captions that only scripts hold.

    Where the page shows captions, only lists of pictures are read: a lone one in the page's state is mostly
    the picture of another story, and in its linked data a headline, an ``alt`` text or a logo's name.
    """
    shown = any(spot.visible for spot in seen)
    headlines = {fold(text) for text in _headlines(tree)}
    spots: list[Spot] = []
    for shots in _scripts(tree):
        own = [spot for shot in shots if shot.many or not shown for spot in _spot(shot, headlines)]
        spots += [spot for spot in own if spot.text not in {other.text for other in spots}]
    return spots


def _scripts(tree: LexborHTMLParser) -> Iterator[list[Shot]]:
    """What each script holds; the parts of flight data are one."""
    parts: list[str] = []
    for script in tree.css("script"):
        kind, body = attribute(script, "type").lower(), script.text() or ""
        if "__next_f" in body:
            parts.append(body)
        elif "template" not in kind:
            yield linked_data(body) if "ld+json" in kind else state(body)
    yield flight(parts)


def _spot(shot: Shot, headlines: set[str]) -> Iterator[Spot]:
    text = undoubled(shot.caption)
    if text and not is_empty(text) and (shot.many or len(text.split()) > 2) and fold(text) not in headlines:
        yield Spot(text, shot.image, False, gallery=shot.gallery)


def _headlines(tree: LexborHTMLParser) -> Iterator[str]:
    """Texts that publishers repeat as a picture's caption in linked data: the headline, the summary, ``alt``."""
    yield from (plain(attribute(meta, "content")) for meta in tree.css("meta[content]"))
    yield from (prose(node) for node in tree.css("h1, title"))
    yield from (plain(attribute(image, "alt")) for image in tree.css("img[alt]"))


def events(spots: list[Spot], tree: LexborHTMLParser, source: str) -> list[Event]:
    """The captions of ``spots``, each picture's once, numbered within their galleries or the page."""
    kept = _once(spots)
    galleries = _galleries(kept, tree)
    counts: Counter[int | str | None] = Counter()
    base = next((attribute(node, "href") for node in tree.css("base[href]")), "")
    found: list[Event] = []
    for spot, (key, title) in zip(kept, galleries, strict=True):
        counts[key] += 1
        position = spot.number or counts[key]
        found.append(limited(Caption(spot.text, source, title, position, _resolved(base, spot.image))))
    return found


def _resolved(base: str, image: str | None) -> str | None:
    if not image or not base:
        return image or None
    try:
        return urljoin(base, image)
    except ValueError:
        return image


def _once(spots: list[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    places: dict[str, list[int]] = {}
    openings: defaultdict[str, list[Spot]] = defaultdict(list)
    pictures: defaultdict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.visible and len(spot.text) >= _OPENING:
            openings[spot.text[:_OPENING]].append(spot)
            pictures[_file(spot.image)].append(spot)
    for spot in spots:
        if not spot.visible and _is_shown(spot, spots):
            continue
        if spot.visible and any(_says_less(spot, other) for other in openings[spot.text[:_OPENING]]):
            continue
        if spot.visible and spot.image and any(_says_same(other, spot) for other in _before(spot, pictures)):
            continue
        alike = places.setdefault(fold(spot.text) or spot.text, [])
        twin = next((place for place in alike if _is_same(kept[place], spot)), None)
        if twin is None:
            alike.append(len(kept))
            kept.append(spot)
        elif kept[twin].image is None and spot.image:
            kept[twin] = replace(kept[twin], image=spot.image)
    return kept


def _is_shown(hidden: Spot, spots: list[Spot]) -> bool:
    """Whether the page shows the caption that an attribute or a script repeats, perhaps cut short."""
    words = fold(hidden.text)
    for spot in spots:
        if not spot.visible:
            continue
        if (
            spot.picture == hidden.picture is not None
            or spot.frame in hidden.around
            or _same_file(spot.image, hidden.image)
        ):
            return True
        shown = fold(spot.text)
        if (
            words == shown
            or f"{shown} ".startswith(f"{words} ")
            or (min(len(words), len(shown)) > 24 and (words in shown or shown in words))
        ):
            return True
    return False


def _says_less(spot: Spot, other: Spot) -> bool:
    """Whether ``spot`` is the beginning of ``other``: cut short for a smaller picture, or without the credit."""
    return _is_cut_short(spot, other) or _is_without_credit(spot, other) or _is_enlargement(spot, other)


def _before(spot: Spot, pictures: dict[str, list[Spot]]) -> Iterator[Spot]:
    """The captions that the page has shown for the picture of ``spot`` ahead of it."""
    return takewhile(lambda other: other is not spot, pictures.get(_file(spot.image), ()))


def _says_same(earlier: Spot, spot: Spot) -> bool:
    """Whether a picture comes twice, each time with the same words, though the credit may have changed its place."""
    return earlier.picture != spot.picture and sorted(_WORD.findall(fold(earlier.text))) == sorted(
        _WORD.findall(fold(spot.text))
    )


def _is_cut_short(spot: Spot, other: Spot) -> bool:
    """Whether ``spot`` is the beginning of ``other`` and three dots, perhaps with the credit after them."""
    match = _CUT.fullmatch(spot.text)
    return match is not None and other.text.startswith(match[1]) and not _CUT.fullmatch(other.text)


def _is_without_credit(spot: Spot, other: Spot) -> bool:
    """Whether a caption is said again, with its credit: the copy for a larger size of the picture has none."""
    short, long = spot.text, other.text
    return 0 < len(long) - len(short) <= 80 and long.startswith(f"{short} ") and _near(spot, other)


def _is_enlargement(spot: Spot, other: Spot) -> bool:
    """Whether ``spot`` is in the box that opens over the page when its picture, whose caption is ``other``, is enlarged."""
    if spot is other or not _near(spot, other) or not set(fold(spot.text).split()) <= set(fold(other.text).split()):
        return False
    return _in_overlay(spot) and not _in_overlay(other)


def _in_overlay(spot: Spot) -> bool:
    return any(OVERLAY.search(names_of(node)) for node in list(ancestors(spot.node))[:4])


def _near(one: Spot, other: Spot) -> bool:
    """Whether two captions stand in one box, a few elements up from either: one picture in two sizes."""
    nodes = [list(ancestors(spot.node))[:4] for spot in (one, other)]
    return bool({node.mem_id for node in nodes[0]} & {node.mem_id for node in nodes[1]})


def _is_same(one: Spot, other: Spot) -> bool:
    """Whether two captions of the same words belong to one picture, as far as can be told."""
    if one.visible and other.visible:
        return (
            one.picture is None
            or other.picture is None
            or one.picture == other.picture
            or _same_file(one.image, other.image)
            or (_near(one, other) and _same_but_size(one.image, other.image))
        )
    return not (one.image and other.image) or _same_file(one.image, other.image) or one.visible != other.visible


def _same_file(one: str | None, other: str | None) -> bool:
    return bool(one and other and _file(one) == _file(other))


def _file(image: str | None) -> str:
    return (image or "").split("?")[0]


def _same_but_size(one: str | None, other: str | None) -> bool:
    """Whether two addresses are those of one picture in two sizes, told in the file's name: "_w268_r1", "-300x200"."""
    return bool(one and other and _SIZE.search(one) and _SIZE.sub("", one) == _SIZE.sub("", other))


def _galleries(spots: list[Spot], tree: LexborHTMLParser) -> list[tuple[int | str | None, str | None]]:
    """For each caption the gallery it is in (something that tells galleries apart, and its title)."""
    boxes = [_boxes(spot) for spot in spots]
    sizes = Counter(box.mem_id for around in boxes for box in around)
    found: list[tuple[int | str | None, str | None]] = []
    for spot, around in zip(spots, boxes, strict=True):
        box = next((box for box in around if sizes[box.mem_id] > 1), None)
        if spot.gallery:
            found.append((spot.gallery, spot.gallery))
        elif box is None:
            found.append((None, None))
        else:
            found.append((box.mem_id, _title_of(box) or _page_title(tree)))
    return found


def _boxes(spot: Spot) -> list[Node]:
    if spot.node is None:
        return []
    return [
        n for n in ancestors(spot.node) if GALLERY.search(names_of(n)) or "ImageGallery" in attribute(n, "itemtype")
    ]


def _title_of(box: Node) -> str | None:
    heading = box.css_first("[itemprop=headline], h1, h2, h3") or box.css_first("[itemprop=name]")
    inside_caption = heading is not None and any(
        "caption" in names_of(n) or n.tag == "figure" for n in ancestors(heading)
    )
    if heading is not None and not inside_caption and (title := prose(heading)):
        return title
    return plain(attribute(box, "data-title", "data-gallery-title", "aria-label")) or None


def _page_title(tree: LexborHTMLParser) -> str | None:
    meta = tree.css_first('meta[property="og:title"]')
    texts = [prose(node) for node in tree.css("h1")[:1]] + [
        plain(attribute(meta, "content")) if meta is not None else ""
    ]
    return next(
        (text for text in [*texts, *(plain(node.text() or "") for node in tree.css("title")[:1])] if text), None
    )
