"""What on a page belongs to other stories: teasers, related articles, navigation, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.pages.tree import HEADINGS, Node, ancestors, attribute, names_of, prose, small_text
from captions.pages.words import ASIDE, ASIDE_HEADING, AUTHOR_BOX, CREDIT, LIGHTBOX, PLAYLIST, STALL

_NOWHERE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|tiff?)\b|^#|^javascript:|^mailto:|^$", re.IGNORECASE)
# A picture may link to its own page, and so may its caption: such a caption that is all link is no headline.
_TO_PICTURE = re.compile(
    r"/photos?/|/fotos?/|galler|galeri|/image|/media/(?:\d|[^/]*$)|attachment|lightbox|slideshow", re.IGNORECASE
)
_TO_GRAPHIC = re.compile(r"[/_-](?:graphics?|interactives?|videos?|podcasts?|audio)(?:[/_.-]|$)", re.IGNORECASE)
_KEPT = frozenset(("html", "body", "main", "figure", "figcaption", "img", "amp-img", "picture", "h1"))


def is_aside(node: Node) -> bool:
    """Whether ``node`` and all in it is about other stories, or about the site."""
    if node.tag in _KEPT:
        return False
    if node.tag in ("nav", "dialog"):
        return True
    if node.tag == "form":
        return not _is_whole_page(node)
    if node.tag == "footer":
        return next((n for n in ancestors(node) if n.tag in ("figure", "blockquote")), None) is None
    if node.tag == "aside":
        return _is_about_others(node)
    return bool(ASIDE.search(names_of(node))) and _leads_away(node) and not _is_story(node)


def _is_whole_page(form: Node) -> bool:
    """Whether a form is the page itself: ASP.NET and JSF wrap one around everything, and keep their state in it."""
    return form.css_first('input[name=__VIEWSTATE], input[name="javax.faces.ViewState"]') is not None


def _is_about_others(aside: Node) -> bool:
    """An aside is, unless it stands inside the story and has neither a headline nor several links."""
    if not any(n.tag in ("main", "article", "section") for n in ancestors(aside)):
        return not (aside.css_first("figcaption") and not _leads_away(aside))
    return aside.css_first("h1, h2, h3, h4") is not None or len(aside.css("a[href]")) > 1


def _leads_away(node: Node) -> bool:
    return any(leads_away(a) for a in node.css("a[href]"))


def leads_away(link: Node) -> bool:
    """Whether a link leads to another page: not to a picture, not to a place on this page."""
    return not _NOWHERE.search(attribute(link, "href"))


def is_list_of_links(node: Node) -> bool:
    """Whether a box is a list of other stories under a heading, whatever its class says."""
    return node.css_first("h2, h3, h4, h5, li") is not None and sum(leads_away(a) for a in node.css("a[href]")) > 1


def _is_story(node: Node) -> bool:
    """Whether the story itself is in there: its headline, or several long paragraphs."""
    if node.css_first("h1, [itemprop=articleBody]") is not None:
        return True
    return sum(len(p.text() or "") > 200 for p in node.css("p")[:40]) >= 3


def is_aside_heading(node: Node) -> bool:
    """Whether ``node`` is a heading like "Related stories"; labels that are no headings count with links after them."""
    if node.tag not in (*HEADINGS, "p", "span", "strong", "b", "div"):
        return False
    words = small_text(node, 60)
    return bool(words and ASIDE_HEADING.fullmatch(words.strip(" :»>›→")))


def under_heading(heading: Node) -> Iterator[Node]:
    """What belongs to ``heading`` (or to the box that holds only it): what follows beside it, up to the next heading.

    The story itself goes on after a label like "Read more", so there only what leads to other pages belongs to it.
    """
    top = heading
    while (
        top.parent is not None
        and top.parent.tag in ("div", "header", "span", "a")
        and small_text(top.parent) == small_text(heading)
        and top.parent.css_first("img, amp-img") is None
    ):
        top = top.parent
    node = top.next
    while node is not None and node.tag not in HEADINGS:
        if node.is_element_node and not _is_story(node) and (heading.tag in HEADINGS or _leads_away(node)):
            yield node
        node = node.next


def is_teaser(node: Node) -> bool:
    """Whether a caption is on the card of another story: in a link with its headline, or beside one."""
    around = list(ancestors(node))[:8]
    if any(
        n.tag == "a" and not _NOWHERE.search(attribute(n, "href")) and n.css_first("h1, h2, h3, h4, h5") for n in around
    ):
        return True
    if node.tag == "figcaption" and (_is_linked_title(node) or is_in_link(node) or _is_of_quote(node)):
        return True
    if any(map(_is_of_somebody, around[:3])) or any(map(_is_on_sale, around[:3])):
        return True
    if any(PLAYLIST.search(names_of(n)) for n in around[:4]) or any(map(_leads_to_graphic, around[:4])):
        return True
    if node.is_element_node and (_is_on_thumbnail(node) or _is_all_links(node) or _is_signpost(node)):
        return True
    box = next((n for n in around if n.css_first("img, picture, amp-img") is not None), None)
    if box is None or _is_story(box):
        return False
    targets = {
        attribute(a, "href")
        for a in (*box.css("a[href]"), *ancestors(box))
        if a.tag == "a" and a.css_first("img, picture, amp-img")
    }
    targets = {target for target in targets if not _NOWHERE.search(target)}
    if not targets or _is_wholly_link(node, targets):
        return bool(targets)
    near = [box, *list(ancestors(box))[:3]]
    return any(target in targets for n in near if n.tag not in ("main", "body") for target in _headlines(n))


def _is_of_somebody(box: Node) -> bool:
    """Whether ``box`` is who wrote the article: a portrait, a name, perhaps a life in a few words."""
    if box.tag in _KEPT - {"figure"} or not AUTHOR_BOX.search(names_of(box)):
        return False
    return box.css_first("img, amp-img") is not None and not _is_story(box)


def _is_on_sale(box: Node) -> bool:
    """Whether ``box`` shows something to buy, with the way to the shop."""
    return (
        box.tag not in _KEPT - {"figure"}
        and bool(STALL.search(names_of(box)))
        and _leads_away(box)
        and not _is_story(box)
    )


def _leads_to_graphic(box: Node) -> bool:
    """Whether all pictures in ``box`` are links to a graphic or a film that has a page of its own."""
    if box.tag in _KEPT - {"figure"}:
        return False
    images = box.css("img, amp-img")
    links = [a for a in box.css("a[href]") if a.css_first("img, amp-img") is not None]
    return (
        bool(images)
        and len(images) <= 3
        and len(links) == len(images)
        and all(is_way_to_story(a) and _TO_GRAPHIC.search(attribute(a, "href")) for a in links)
    )


def is_link_card(figure: Node) -> bool:
    """Whether a figure is the card of another page: a link holds the picture and words of its own, or all the words."""
    links = [a for a in figure.css("a[href]") if is_way_to_story(a)]
    if any(a.css_first("img, picture") and not a.css_first("figcaption") and len(prose(a).split()) > 1 for a in links):
        return True
    return (
        bool(links)
        and figure.css_first("figcaption") is None
        and prose(figure) == " ".join(filter(None, map(prose, links)))
    )


def is_way_to_story(node: Node) -> bool:
    """Whether ``node`` is a link to another page that is no picture's."""
    if node.tag != "a" or not leads_away(node) or LIGHTBOX.search(names_of(node)):
        return False
    return not _TO_PICTURE.search(attribute(node, "href"))


def _is_linked_title(caption: Node) -> bool:
    """A "caption" that is nothing but a link, where an empty link beside it has the same target: a lazy card."""
    links, card = caption.css("a[href]"), caption.parent
    if len(links) != 1 or (links[0].text() or "").strip() != (caption.text() or "").strip() or not leads_away(links[0]):
        return False
    href = attribute(links[0], "href")
    twins = [a for a in card.css("a[href]") if attribute(a, "href") == href and not (a.text() or "").strip()]
    return bool(twins) and not _TO_PICTURE.search(href)


def _is_on_thumbnail(caption: Node) -> bool:
    """Whether a "caption" and the picture are in one link to another story: the title of a thumbnail."""
    link = next((n for n in ancestors(caption) if n.tag == "a"), None)
    if link is None or not (caption.text() or "").strip() or link.css_first("img, amp-img, picture") is None:
        return False
    in_gallery = any("ImageObject" in attribute(n, "itemtype") for n in (caption, *ancestors(caption)))
    return is_in_link(caption) and not in_gallery


def _is_signpost(caption: Node) -> bool:
    """Whether a "caption" is one link to another page of the site and no sentence: "Back issues" under a cover."""
    link = _only_link(caption)
    if link is None or caption.tag == "figcaption" or not leads_away(link) or _is_sentence(caption):
        return False
    return not (_TO_PICTURE.search(attribute(link, "href")) or CREDIT.search(f"{names_of(caption)} {names_of(link)}"))


def _is_all_links(caption: Node) -> bool:
    """Whether a "caption" has no words but those of several links to other pages: what can be done with a product."""
    links = [a for a in caption.css("a[href]") if leads_away(a)]
    words = "".join((caption.text() or "").split())
    return len(links) > 1 and words == "".join("".join((a.text() or "").split()) for a in links)


def _is_of_quote(caption: Node) -> bool:
    """Whether a "figcaption" names who said the words of a quotation."""
    if "quote" in names_of(caption):
        return True
    return any(n.tag == "figure" and n.css_first("blockquote") is not None for n in list(ancestors(caption))[:3])


def is_in_link(caption: Node, marked: bool = True) -> bool:
    """A "caption" inside a link to another story, unless it is a sentence: the title of a thumbnail.

    What is ``marked`` as a caption, or in one link with the picture, may link to that picture's own page.
    """
    link = next((n for n in ancestors(caption) if n.tag == "a" and leads_away(n)), None)
    if link is None:
        return False
    if _TO_PICTURE.search(attribute(link, "href")) and (marked or link.css_first("img, amp-img") is not None):
        return False
    return not _is_sentence(caption)


def _is_sentence(caption: Node) -> bool:
    """Whether a caption ends as a sentence, a quotation or a credit in brackets: no headline does."""
    return (caption.text() or "").rstrip().endswith((".", ")", "”", '"'))


def _only_link(node: Node) -> Node | None:
    links = node.css("a[href]") if node.is_element_node else []
    words = (node.text() or "").strip()
    return links[0] if words and len(links) == 1 and (links[0].text() or "").strip() == words else None


def _headlines(box: Node) -> Iterator[str]:
    for a in box.css("h2 a[href], h3 a[href], h4 a[href], h5 a[href]"):
        yield attribute(a, "href")
    for a in box.css("a[href]"):
        if a.css_first("h2, h3, h4, h5") is not None:
            yield attribute(a, "href")


def _is_wholly_link(node: Node, targets: set[str]) -> bool:
    """A "caption" that is nothing but a link, on a picture with the same link: a headline."""
    link = _only_link(node)
    if link is None:
        return False
    href = attribute(link, "href")
    return href in targets and not _TO_PICTURE.search(href)
