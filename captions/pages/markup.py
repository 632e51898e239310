"""HTML: every element that publishers write captions in, in the order of the page.

One path for all of them: a caption element (``figcaption``, ``itemprop=caption``, a class that says caption), the
frame around it (its figure), the credits in that frame, the picture before it. Then what has no such element: figures
with bare text, captions in attributes, a paragraph under a picture, and last what only scripts hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from captions.names.fold import fold
from captions.pages.cleaning import clean
from captions.pages.frames import (
    address,
    caption_elements,
    credit_after,
    credits_of,
    frame_of,
    holds_picture,
    is_caption,
    is_credit,
    is_credit_of_caption,
    is_icon,
    is_picture_box,
    joined,
    labels_something_else,
    picture_of,
    repeats,
    says_credit,
)
from captions.pages.hidden import attribute_captions
from captions.pages.neighbours import (
    is_aside,
    is_aside_heading,
    is_in_link,
    is_link_card,
    is_list_of_links,
    is_teaser,
    leads_away,
    under_heading,
)
from captions.pages.page import Spot, events, script_spots
from captions.pages.text import Event, carries_credit, number_of
from captions.pages.tree import (
    BLOCKS,
    HEADINGS,
    PICTURES,
    Node,
    ancestors,
    attribute,
    names_of,
    parse_html,
    prose,
    same,
    small_text,
    walk,
)
from captions.pages.words import COUNTER, ENDS_AS_CAPTION, FILM, HEADLINE, INVITATION_BOX, MASTHEAD, is_empty, undoubled

_STYLED = frozenset(("em", "i", "small", "center", "h6", "cite", "figcaption"))
_SMALL_TYPE = re.compile(
    r"font-size:\s*(?:(?:x{1,2}-)?small|[5-9]\d%|(?:[89]|1[0-2])p[xt]|0?\.[5-9]\d*r?em)", re.IGNORECASE
)
_BY_AUTHOR = re.compile(r"byline|\baut(?:h?or|eur|ore)\b|\b(?:owner|provider|contributors?)\b")
_DURATION = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_BYLINE = re.compile(
    r"(?:\w+,? )?\d{1,2}\.? \w+ \d{4}, (?:by|par|von|por|di|door)\b|(?:by|von|por|par|di|door|av|text|words|story|updated|published|posted|correction|editor)\b",
    re.IGNORECASE,
)


def read_html(text: str, source: str) -> list[Event]:
    """The captions of a page, with position, gallery and picture; empty where it has none."""
    tree = parse_html(text)
    if tree.body is None:
        return []
    spots = _Reader(tree.body).spots()
    return events(spots + script_spots(tree, spots), tree, source)


@dataclass
class _Reader:
    """One walk over one page. ``taken`` are the nodes whose words were read, ``last`` the picture seen last."""

    body: Node
    found: list[Spot] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)
    last: Node = None
    pending: Node = None

    def spots(self) -> list[Spot]:
        for node in walk(self.body, self._enter):
            if node.is_text_node:
                self._after_picture(node)
            elif node.is_element_node and not self._is_aside(node):
                self._visit(node)
        return self.found

    def _enter(self, node: Node) -> bool:
        return node.tag not in ("script", "style", "svg") and not self._is_aside(node)

    def _is_aside(self, node: Node) -> bool:
        return node.mem_id in self.aside

    def _visit(self, node: Node) -> None:
        if is_aside(node):
            self.aside.add(node.mem_id)
            return
        if is_aside_heading(node):
            self.aside.update(sibling.mem_id for sibling in under_heading(node))
        if node.tag in PICTURES and not is_icon(node):
            self.last = self.pending = node
        if node.mem_id in self.taken:
            return
        if is_caption(node):
            self._caption(node)
        elif node.tag == "figure" or is_picture_box(node):
            self._bare_figure(node)
        for caption in attribute_captions(node):
            if not is_teaser(node):
                self._add(caption, node, node, visible=False)

    def _caption(self, node: Node) -> None:
        inner = list(islice(caption_elements(node), 20))  # enough to see whether they repeat
        if node.tag != "figcaption":
            if labels_something_else(node):
                return
            if holds_picture(node):
                if not inner:
                    self._bare_figure(node)
                return
            if repeats(inner) or is_credit(node, inner) or is_list_of_links(node):
                return
        frame = frame_of(node)
        self._take(node)
        if is_teaser(node) or _is_of_no_picture(node) or _is_of_film(node):
            return
        credits = [] if frame is None else credits_of(frame, node)
        for credit in credits:
            self._take(credit)
        self._add(joined(prose(node), [prose(credit) for credit in credits]), node, frame)

    def _bare_figure(self, node: Node) -> None:
        """A figure, or a caption's container, without a caption element: its own words, where they are few."""
        if (
            any(caption_elements(node))
            or not holds_picture(node)
            or node.css_first("table, blockquote, pre, h1, h2, h3, figure figure, [class*=tp-caption]")
            or is_link_card(node)
        ):
            return
        words = prose(node)
        if 0 < len(words) <= 1000 and len(node.css("img")) <= 2 and not is_teaser(node):
            self.last = node.css_first("img, amp-img") or self.last
            if self._add(words, node, node):
                self._take(node)

    def _after_picture(self, text: Node) -> None:
        """The paragraph under a picture, where it ends in "View full size", has a credit, or is in small type."""
        if text.parent.mem_id in self.taken or not (words := (text.text(deep=False) or "").strip()) or is_empty(words):
            return
        picture, self.pending = self.pending, None
        if picture is None or is_credit_of_caption(text) or is_in_link(text, marked=False) or _stands_in_line(picture):
            return
        if any(_is_no_place_for_captions(node) for node in ancestors(text)):
            return
        run = _run(text)
        if HEADLINE.search(names_of(run[0].parent)) and any(map(leads_away, run[0].parent.css("a[href]"))):
            return
        caption = _prose_of(run)
        if _reads_as_caption(caption, run, picture) and not is_teaser(text):
            credit = credit_after(run[0].parent) if run[0].parent.tag in BLOCKS else None
            for node in run if credit is None else (*run, credit):
                self._take(node)
            self._add(joined(caption, [] if credit is None else [prose(credit)]), text, None)

    def _take(self, node: Node) -> None:
        """Nothing below ``node`` is read again, but a nested figure is a picture of its own."""
        below = walk(node, lambda n: same(n, node) or n.tag != "figure")
        self.taken.update(n.mem_id for n in below if n.tag != "figure" or same(n, node))

    def _add(self, words: str, node: Node, frame: Node | None, visible: bool = True) -> bool:
        number, text = number_of(words)
        number = number or (_counter(node) if visible else None)
        text = undoubled(text)
        if not text or is_empty(text):
            return False
        picture = picture_of(node, frame, self.last, visible)
        self.pending = None if visible else self.pending
        around = frozenset(n.mem_id for n in (node, *ancestors(node)))
        spot = Spot(text, None if picture is None else address(picture), visible, node, around)
        frame_id = None if frame is None else frame.mem_id
        self.found.append(
            replace(spot, picture=None if picture is None else picture.mem_id, frame=frame_id, number=number)
        )
        return True


def _counter(node: Node) -> int | None:
    """The number of a counter ("3 / 12") among the words of a caption."""
    for part in walk(node):
        words = small_text(part, 20) if part.is_element_node and not same(part, node) else None
        if words and COUNTER.fullmatch(words):
            return number_of(words)[0]
    return None


def _is_of_film(caption: Node) -> bool:
    """Whether a "caption" is a film's: it says how long the film is, or a box for films holds it and nobody took it."""
    if any(_DURATION.fullmatch((n.text() or "").strip()) for n in caption.css("[class*=duration]")):
        return True
    around = [
        n for n in list(ancestors(caption))[:3] if "VideoObject" in attribute(n, "itemtype") or FILM.search(names_of(n))
    ]
    return any(len(n.css("img, amp-img")) <= 1 for n in around) and not carries_credit(prose(caption))


def _is_of_no_picture(caption: Node) -> bool:
    """Whether a "figcaption" is that of a table, a listing, a film or a link to another page: no photo is in its figure."""
    figure = next((n for n in list(ancestors(caption))[:3] if n.tag == "figure"), None)
    if figure is None:
        return False
    if figure.css_first("table, pre, code, iframe, audio, blockquote") is not None and not holds_picture(figure):
        return True
    return is_link_card(figure)


def _is_no_place_for_captions(node: Node) -> bool:
    """Whether no paragraph in ``node`` is a caption: headings, buttons (links that only run a script), the site's head."""
    if node.tag in (*HEADINGS, "nav", "header", "figure", "button") or MASTHEAD.search(names_of(node)):
        return True
    return node.tag == "a" and attribute(node, "href").startswith(("#", "javascript:"))


def _stands_in_line(picture: Node) -> bool:
    """Whether words of the same paragraph stand before a picture: a sign in a sentence, which goes on after it."""
    node = picture.parent if picture.parent is not None and picture.parent.tag == "a" else picture
    while (node := node.prev) is not None and node.tag not in BLOCKS:
        if (node.text() or "").strip():
            return True
    return False


def _run(text: Node) -> list[Node]:
    """The inline nodes from ``text`` to the end of its paragraph."""
    first = text
    while first.parent is not None and first.parent.tag not in BLOCKS | {"body"} and not holds_picture(first.parent):
        first = first.parent
    run, node, breaks = [], first, 0
    while (
        node is not None
        and node.tag not in BLOCKS - {"br"}
        and breaks < 2
        and not (node.tag in PICTURES or _has_picture(node))
    ):
        run.append(node)
        breaks = breaks + 1 if node.tag == "br" else breaks if not (node.text() or "").strip() else 0
        node = node.next
    return run


def _has_picture(node: Node) -> bool:
    return bool(node.is_element_node) and holds_picture(node)


def _prose_of(run: list[Node]) -> str:
    if not run:
        return ""
    inside = {node.mem_id for node in run}
    parent = run[0].parent
    return prose(parent, lambda node: same(node.parent, parent) and node.mem_id not in inside)


def _reads_as_caption(caption: str, run: list[Node], picture: Node) -> bool:
    if _says_alt(caption, run, picture):
        return True
    if not len(caption.split()) >= 3 or len(caption) > 3000 or _BYLINE.match(caption):
        return False
    whole = " ".join((node.text() or "") for node in run).strip()
    if ENDS_AS_CAPTION.search(whole):
        return True
    if len(caption) > 1000:
        return False
    if len(caption) <= 500 and (_is_styled(run) or any(node.tag == "cite" and prose(node) for node in run)):
        return True
    return carries_credit(caption) or _ends_in_credit(run, caption) or _is_wrapped(run[0], caption, picture)


def _ends_in_credit(run: list[Node], caption: str) -> bool:
    """Whether the last words of a paragraph under a picture are marked up as a credit, and others stand before them."""
    last = next((node for node in reversed(run) if (node.text() or "").strip()), None)
    if last is None or not last.is_element_node or not says_credit(last) or _BY_AUTHOR.search(names_of(last)):
        return False
    return 0 < len(prose(last)) <= 80 and len(prose(last)) < len(caption) <= 1000


def _says_alt(caption: str, run: list[Node], picture: Node) -> bool:
    """Whether the words under a picture are its ``alt`` text again, and no link: many systems fill it from the caption."""
    alt = clean(attribute(picture, "alt"))
    if len(alt.split()) < 2 or fold(alt) != fold(caption) or not (caption.endswith(".") or carries_credit(caption)):
        return False  # a headline and a name have no full stop
    around = (*ancestors(run[0]), *ancestors(picture))
    return not any(n.tag == "a" and leads_away(n) for n in around) and not any(
        node.is_element_node and (node.tag == "a" or node.css_first("a[href]")) for node in run
    )


def _is_styled(run: list[Node]) -> bool:
    """Whether all of a paragraph is in small or slanted type."""
    near = list(ancestors(run[0]))[:2]
    around = {node.tag for node in near}
    if any(_SMALL_TYPE.search(attribute(node, "style")) for node in near[:1]):
        return True
    solid = [node for node in run if node.tag != "br" and (node.text() or "").strip()]
    return bool(around & {"em", "i", "small", "center", "h6"}) or (
        bool(solid) and all(node.tag in _STYLED for node in solid)
    )


def _is_wrapped(node: Node, caption: str, picture: Node) -> bool:
    """Whether a wrapper holds one picture and this one short paragraph, among the paragraphs of an article."""
    around = {n.mem_id for n in ancestors(picture)}
    wrapper = next((n for n in ancestors(node) if n.mem_id in around), None)
    if wrapper is None or wrapper.tag != "div" or len(caption) > 400 or len(caption.split()) < 4:
        return False
    if INVITATION_BOX.search(names_of(wrapper)):
        return False
    if (
        wrapper.css_first("h1, h2, h3, h4, ul, form")
        or any(_leads_on(a) for a in wrapper.css("a"))
        or len(wrapper.css("img")) != 1
        or prose(wrapper) != caption
    ):
        return False
    siblings = _children(wrapper.parent)
    return len([n for n in siblings if n.tag == "p" and len(n.text() or "") > 60]) >= 2


def _leads_on(link: Node) -> bool:
    """Whether a link is more than the way to a larger copy of the picture in it."""
    return bool((link.text() or "").strip()) or leads_away(link)


def _children(node: Node | None) -> Iterator[Node]:
    child = node.child if node is not None else None
    while child is not None:
        yield child
        child = child.next
