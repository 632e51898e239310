"""Captions in attributes, where slideshows and lightboxes keep them. ``alt`` is no caption and is never read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.pages.frames import address, is_icon
from captions.pages.neighbours import is_way_to_story
from captions.pages.tree import PICTURES, Node, ancestors, attribute, names_of, plain
from captions.pages.words import LIGHTBOX, is_empty

_CAPTIONS = tuple(
    """data-caption data-image-caption data-photo-caption data-img-caption data-caption-text data-sub-html data-legend
    data-legende data-pswp-caption data-lightbox-caption data-fancybox-caption data-c-caption""".split()
)
_WITH_PICTURE = ("data-image-description", "data-description", "data-desc", "data-title")
# "data-hero-image-caption", "data-slide2-caption": pictures counted in the names of one element's attributes.
_NAMED = re.compile(r"(data-[\w-]*(?:image|photo|picture|img|slide|media)[\w-]*-)caption")
# A pin or a player carries the words of its page or its film: "data-media" and "data-video-id" say so.
_NOT_A_PICTURE = re.compile(r"data-(?:video|media$|pin-|share|duration)")
_SHARING = re.compile(r"\b(?:share|sharing|social|pinterest|video|player)\b")
_CREDITS = (
    "data-credit",
    "data-credits",
    "data-copyright",
    "data-photographer",
    "data-byline",
    "data-image-credit",
    "data-c-credit",
)
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)


def attribute_captions(node: Node) -> Iterator[str]:
    """The captions in the attributes of ``node``, each with the credit beside it; mostly none or one."""
    attributes = node.attributes
    if not any(name.startswith("data-") for name in attributes) and not (
        node.tag == "meta" or (node.tag == "a" and "title" in attributes)
    ):
        return
    if node.tag in PICTURES and is_icon(node):
        return
    if one := _caption(node):
        yield one
        return
    for name, value in attributes.items():
        if value and (match := _NAMED.fullmatch(name)) and len((text := plain(value)).split()) > 2:
            yield _credited(text, plain(attribute(node, f"{match[1]}credit")))


def _caption(node: Node) -> str:
    text = _text(node)
    if (
        len(text.split()) < 3
        or is_empty(text)
        or (text == plain(attribute(node, "alt")) and not attribute(node, *_CAPTIONS))
    ):
        return ""
    return _credited(text, plain(attribute(node, *_CREDITS)))


def _credited(text: str, credit: str) -> str:
    return text if not credit or credit.casefold() in text.casefold() else f"{text} {credit}"


def _text(node: Node) -> str:
    if node.tag == "meta":
        return _meta(node)
    attributes = node.attributes
    names = [name for name in _CAPTIONS if attributes.get(name)]
    if not names and _is_picture(node) and not _is_for_sharing(node):
        names = [name for name in _WITH_PICTURE if attributes.get(name)]
        if node.tag not in (*PICTURES, "a"):
            names = [name for name in names if name != "data-title"]  # there a slide's heading
    for name in names:
        value = attribute(node, name)
        text = _referred(node, value) if value[0] in "#." else plain(value)
        if text and not text.startswith(("{", "[")):
            return text
    return plain(attribute(node, "title")) if _is_lightbox(node) else ""


def _meta(node: Node) -> str:
    if attribute(node, "itemprop").lower() not in ("caption", "description"):
        return ""
    box = next((n for n in list(ancestors(node))[:3] if attribute(n, "itemtype")), None)
    return plain(attribute(node, "content")) if box is not None and "ImageObject" in attribute(box, "itemtype") else ""


def _referred(node: Node, selector: str) -> str:
    """The words of the element that a lightbox takes its caption from; a visible caption is read where it stands."""
    if not re.fullmatch(r"[#.][\w-]+", selector):
        return plain(selector)
    top = [*ancestors(node)][-1:]
    found = top[0].css_first(selector) if top else None
    return plain(found.html or "") if found is not None else ""


def _is_for_sharing(node: Node) -> bool:
    """Whether ``node`` is a button, a player or a link to a story, whose words are those of a page or of a film."""
    return (
        any(_NOT_A_PICTURE.match(name) for name in node.attributes)
        or bool(_SHARING.search(names_of(node)))
        or is_way_to_story(node)
    )


def _is_picture(node: Node) -> bool:
    if node.tag in PICTURES or address(node) is not None:
        return True
    return node.tag in ("a", "li", "div", "figure") and node.css_first("img, amp-img") is not None


def _is_lightbox(node: Node) -> bool:
    if node.tag != "a" or not (_IMAGE_FILE.search(attribute(node, "href")) or node.css_first("img")):
        return False
    marked = any(
        name.startswith(("data-lightbox", "data-fancybox", "data-gallery", "data-featherlight"))
        for name in node.attributes
    )
    return marked or bool(LIGHTBOX.search(f"{names_of(node)} {attribute(node, 'rel')}"))
