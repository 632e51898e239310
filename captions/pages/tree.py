"""Reading a Lexbor tree: walking it without recursion, and the words of an element as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from captions.pages.cleaning import clean
from captions.pages.words import BUTTON, COUNTER, COUNTING, CREDIT, HIDDEN, KEPT_LABEL, LABEL, words_in

Node = Any
"""A ``LexborNode``; selectolax's own hints leave out what is used here."""

BLOCKS = frozenset(
    """address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PICTURES = frozenset(("img", "amp-img", "amp-anim"))
INLINE = frozenset(
    """a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s small strike strong sub sup tt u var wbr""".split()
)
_SILENT = frozenset(
    """script style template noscript button svg select option textarea input iframe object video audio canvas map nav
    amp-ad amp-iframe amp-video title math""".split()
)
_NAMING = tuple("class id data-component data-testid data-test-id data-qa data-type data-editable role".split())
_OPENERS, _CLOSERS = "([{“‘«¿¡/#@-–", ".,;:!?)]}”’»%/-–"
_DEPTH = 512  # browsers nest no deeper either
_TEMPLATE = re.compile(r"<(/?)template\b", re.IGNORECASE)


def parse_html(text: str) -> LexborHTMLParser:
    """The tree of ``text``. A ``<template>`` is read as if it stood on the page: lazy figures wait there."""
    return LexborHTMLParser(_TEMPLATE.sub(r"<\1div", text))


def walk(top: Node, enter: Callable[[Node], bool] = lambda node: True) -> Iterator[Node]:
    """``top`` and what is below it, text included, in page order; ``enter`` says whether to go into a node."""
    return (node for node, opening in edges(top, enter) if opening)


def edges(top: Node, enter: Callable[[Node], bool] = lambda node: True) -> Iterator[tuple[Node, bool]]:
    """Every node of `walk` as it opens (True), and the elements again as they close (False)."""
    open_nodes: list[Node] = []
    node = top
    while node is not None:
        yield node, True
        below = node.child if len(open_nodes) < _DEPTH and enter(node) else None
        if below is not None:
            open_nodes.append(node)
            node = below
            continue
        if not open_nodes:
            return
        while node.next is None:
            node = open_nodes.pop()
            yield node, False
            if not open_nodes:
                return
        node = node.next


def same(one: Node, other: Node) -> bool:
    """Whether two handles are one node. (``==`` of selectolax compares the markup, slowly.)"""
    return bool(one.mem_id == other.mem_id)


def attribute(node: Node, *names: str) -> str:
    """The first of these attributes that has a value, as printed; "" if none has."""
    attributes = node.attributes
    return next((value for name in names if (value := attributes.get(name))), "")


def names_of(node: Node) -> str:
    """The words of the class, id and role-like attributes of ``node``, for the vocabulary to match."""
    found = node.attributes
    return words_in(" ".join(value for key in _NAMING if (value := found.get(key))))


def ancestors(node: Node) -> Iterator[Node]:
    """The elements around ``node``, from the inside out, up to the body."""
    node = node.parent
    while node is not None and node.tag not in ("body", "html", "-undef", "-document"):
        yield node
        node = node.parent


def prose(top: Node, skip: Callable[[Node], bool] = lambda node: False) -> str:
    """The words of ``top`` as read on a screen: blocks parted, buttons and nested figures left out. Cleaned."""

    def enter(node: Node) -> bool:
        return same(node, top) or not (node.tag in _SILENT or node.tag == "figure" or skip(node) or _unread(node))

    pieces: list[str] = []
    gap: list[tuple[Node, bool]] = []
    for node, opening in edges(top, enter):
        if node.is_text_node:
            text = node.text(deep=False) or ""
            if pieces and text and gap and _parted(pieces[-1][-1:], text, gap):
                pieces.append(" ")
            pieces.append(text)
            gap = gap if not text else []
        elif node.is_element_node and not same(node, top):
            gap.append((node, opening))
    return clean("".join(pieces))


def _parted(before: str, text: str, gap: list[tuple[Node, bool]]) -> bool:
    """Whether a reader sees space between two letters that only tags part.

    Blocks and credits stand apart, a label and its value in two spans do; a drop cap and the rest of its word do not.
    """
    tags, after = [(node.tag, opening) for node, opening in gap], text[0]
    if any(tag in BLOCKS for tag, _ in tags):
        return True
    if before in _OPENERS or after in _CLOSERS or before.isspace() or after.isspace():
        return False
    if any(
        tag not in INLINE and tag != "wbr" and CREDIT.search(names_of(node))
        for (tag, _), (node, _) in zip(tags, gap, strict=True)
    ):
        return True
    spans = [opening for tag, opening in tags if tag not in INLINE]
    if any(pair == (False, True) for pair in pairwise(spans)):
        return True
    ends = before in ".!?)]”\"'»" or ((spans or LABEL.match(text)) and (before.islower() or before.isdigit()))
    return bool(ends) and (after.isupper() or after in "([©")


def plain(markup: str) -> str:
    """The words of a fragment of HTML, as attributes and scripts hold them. Cleaned."""
    if "<" not in markup and "&lt;" not in markup:
        return clean(markup)
    body = LexborHTMLParser(unescape(markup) if "<" not in markup else markup).body
    return prose(body) if body is not None else ""


def small_text(node: Node, limit: int = 80) -> str | None:
    """The words of ``node`` where it is as small as a button or a label, else None."""
    words: list[str] = []
    for count, part in enumerate(walk(node)):
        if count > 16 or sum(map(len, words)) > 2 * limit:
            return None
        if part.is_text_node:
            words.append(part.text(deep=False) or "")
    text = clean(" ".join(words))
    return text if len(text) <= limit else None


def _unread(node: Node) -> bool:
    """Whether the words of ``node`` are a button's or a counter's, or meant for a screen reader only."""
    if not node.is_element_node or (node.tag in INLINE and node.tag not in ("a", "b", "strong", "i", "em")):
        return False
    words = small_text(node)
    if words and (BUTTON.fullmatch(words) or COUNTER.fullmatch(words)):
        return True
    names = names_of(node)
    if words and words.strip("#. ").isdigit() and COUNTING.search(names):
        return True
    return bool(HIDDEN.search(names)) and not (words and KEPT_LABEL.fullmatch(words))
