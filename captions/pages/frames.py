"""A caption's surroundings: what is a caption and what a credit, the figure around them, the picture they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from captions.pages.tree import PICTURES, Node, ancestors, attribute, names_of, prose, same, small_text, walk
from captions.pages.words import BYLINE_BOX, CAPTION, CREDIT, NOT_CAPTION, NOT_PICTURE_BOX, PICTURE_BOX

_NEVER = frozenset(
    """html body main article header nav footer aside form input label button a img picture source svg table caption
    thead tbody tr video audio track iframe script style link meta amp-img object textarea select option noscript h1""".split()
)
_FIELDS = "input:not([type=hidden]), select, textarea"
_NOT_IN_BOX = (
    "h1, h2, h3, h4, h5, h6, ul, ol, table, form, input, iframe, video, blockquote, figure, button, [data-caption], "
    "[class*=share], [class*=social], [class*=reaction]"
)
_CREDIT_PROPERTIES = frozenset(
    "copyrightholder author creator credittext copyrightnotice provider contributor sourceorganization".split()
)
_LABELLED = re.compile(
    r"(?:(?:image|photo|picture|foto|bild)?\s?(?:source|copyright|credits?|quelle|crédits?|crédito|credito)\s?[,:…|].{2,}|"
    r"©.{2,}|"
    r"(?:photo(?:graph|s)?|foto|bild|picture|image|imagen|imagem)(?: by| courtesy(?: of)?|\s?[:/|]) ?\S.+)",
    re.IGNORECASE,
)
_NOT_PICTURES = re.compile(
    r"(?:^|[/_.-])(?:logo|icon|icons|avatar|sprite|pixel|spacer|blank|emoji|gravatar|tracking|badge|spinner|"
    r"loader)s?(?=[/_.-]|$)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"^(?:data:|about:|#|$)|"
    r"(?:blank|spacer|placeholder|transparent|1x1|lazy|loading|grey|gray)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
_LAZY = tuple(
    "data-src data-original data-lazy-src data-lazy data-full-src data-orig-file data-large-file data-image data-url".split()
)
_CANDIDATE = re.compile(r"(\S+[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)")


def is_caption(node: Node) -> bool:
    """Whether an element says that its words are a picture's caption."""
    if node.tag == "figcaption":
        return True
    if node.tag in _NEVER:
        return False
    if _properties(node) & {"caption"} or _is_hmedia_caption(node):
        return True
    names = names_of(node)
    if CAPTION.search(names):
        return not NOT_CAPTION.search(names)
    return "description" in _properties(node) and _is_image_object(node.parent)


def _is_hmedia_caption(node: Node) -> bool:
    """Whether ``node`` is the caption of the hMedia microformat: a "fn" in an "hmedia", and no contributor's name."""
    if "fn" not in attribute(node, "class").split():
        return False
    around = [names_of(n) for n in list(ancestors(node))[:3]]
    return any("hmedia" in names for names in around) and not any("vcard" in names for names in around)


def is_credit(node: Node, inner: list[Node]) -> bool:
    """Whether a caption element is only the credit beside a caption: "caption-credit", "photo-legend-author"."""
    if inner or node.parent is None:
        return False
    if not (CREDIT.search(names_of(node)) or _properties(node) & _CREDIT_PROPERTIES) or small_text(node, 120) is None:
        return False
    frame = next((n for n in ancestors(node) if n.tag == "figure" or holds_picture(n)), None)
    return frame is not None and any(not same(other, node) for other in caption_elements(frame))


def is_picture_box(node: Node) -> bool:
    """Whether ``node`` is a box named for the one picture in it, whose words are its caption though nothing says so."""
    if node.tag not in ("div", "span", "td", "dd"):
        return False
    names = names_of(node)
    if not PICTURE_BOX.search(names) or NOT_PICTURE_BOX.search(names):
        return False
    if len(node.css("img, amp-img")) != 1 or node.css_first(_NOT_IN_BOX) is not None:
        return False
    words = prose(node)
    if len(words) > 600 or len(words.split()) < 4 or any((a.text() or "").strip() for a in node.css("a[href]")):
        return False
    credits = (n for n in node.css("*") if says_credit(n))
    return not any(prose(credit) == words for credit in credits) and not _is_captioned(node)


def _is_captioned(box: Node) -> bool:
    """Whether the picture in ``box`` has its caption in an element beside the box."""
    around = (n for n in list(ancestors(box))[:3] if len(n.css("img, amp-img")) == 1)
    return any(node.tag == "figure" or any(caption_elements(node)) for node in around)


def labels_something_else(caption: Node) -> bool:
    """Whether a "caption" is the line under a headline that says who wrote, or the label of a field in a form."""
    near = list(ancestors(caption))[:2]
    if any(BYLINE_BOX.search(names_of(node)) for node in near):
        return True
    return not any(holds_picture(node) for node in near) and any(node.css_first(_FIELDS) for node in near)


def caption_elements(top: Node) -> Iterator[Node]:
    """The caption elements below ``top``, outermost first; those of figures nested in it are theirs."""
    for node in walk(top, lambda n: same(n, top) or n.tag not in ("figure", "script", "style", "svg")):
        if node.is_element_node and not same(node, top) and is_caption(node):
            yield node


def repeats(inner: list[Node]) -> bool:
    """Whether caption elements are several captions in a wrapper, not the parts of one."""
    classes = [attribute(node, "class", "itemprop") for node in inner]
    return (
        any(name and classes.count(name) > 1 for name in set(classes)) or [n.tag for n in inner].count("figcaption") > 1
    )


def holds_picture(node: Node) -> bool:
    return (
        any(not is_icon(image) for image in node.css("img, amp-img"))
        or node.css_first("picture, video, amp-video") is not None
    )


def is_icon(image: Node) -> bool:
    """A logo, an avatar, a tracking pixel: nothing that has a caption."""
    size = [value for name in ("width", "height") if (value := attribute(image, name)).isdecimal()]
    if any(int(value[:6]) < 50 for value in size):
        return True
    return bool(_NOT_PICTURES.search((address(image) or "").split("?")[0]))


def _properties(node: Node) -> set[str]:
    return set(attribute(node, "itemprop").lower().split())


def _is_image_object(node: Node | None) -> bool:
    return node is not None and any(
        "ImageObject" in attribute(n, "itemtype") for n in (node, *list(ancestors(node))[:4])
    )


def frame_of(caption: Node) -> Node | None:
    """The element that holds a caption, its picture and its credits, and no other caption: mostly a ``figure``."""
    for level, node in enumerate(ancestors(caption)):
        if node.tag == "figure" or "ImageObject" in attribute(node, "itemtype"):
            outer = next((n for n in list(ancestors(node))[:4] if n.tag == "figure"), None)
            return outer if outer is not None and node.tag != "figure" and _is_alone(caption, outer) else node
        if level > 5 or _is_no_frame(node) or not _is_alone(caption, node):
            return None
        if holds_picture(node):
            return node if len(prose(node)) - len(prose(caption)) < 300 else None
    return None


def _is_no_frame(node: Node) -> bool:
    """Whether ``node`` holds more than one picture's words by its nature; an "article" named media is one picture."""
    if node.tag == "article":
        return re.search(r"\bmedia\b", names_of(node)) is None
    return node.tag in ("main", "ul", "ol", "table")


def _is_alone(caption: Node, frame: Node) -> bool:
    """Whether no second caption is in ``frame``: none but ``caption``, what is in it, what it is in, and credits."""
    own = {n.mem_id for n in (caption, *ancestors(caption))} | {n.mem_id for n in walk(caption) if n.is_element_node}
    return all(n.mem_id in own or CREDIT.search(names_of(n)) for n in caption_elements(frame))


def credits_of(frame: Node, caption: Node) -> list[Node]:
    """The credits that stand in ``frame`` outside ``caption``, and one right after the frame."""
    if not _is_alone(caption, frame):
        frame = caption.parent
        if frame.tag == "figure" or not _is_alone(caption, frame):
            return []
    apart = {n.mem_id for n in (caption, *ancestors(caption))}
    found: list[Node] = []
    closed = {caption.mem_id}

    def enter(node: Node) -> bool:
        return same(node, frame) or not (
            node.mem_id in closed or node.tag in ("figure", "picture", "script", "style", "svg", "button")
        )

    for node in walk(frame, enter):
        if (
            node.is_element_node
            and node.mem_id not in apart
            and node.tag not in _NEVER - {"a", "h1"}
            and _is_credit_beside(node)
        ):
            found.append(node)
            closed.add(node.mem_id)
    after = _next_element(frame)
    if (
        not found
        and frame.tag == "figure"
        and after is not None
        and after.tag != "figure"
        and says_credit(after)
        and small_text(after, 120)
        and after.css_first("img, amp-img, time") is None
    ):
        found.append(after)
    return found


def credit_after(node: Node) -> Node | None:
    """The credit in an element of its own right after ``node``, the element of a caption."""
    after = _next_element(node)
    if after is None or after.tag in _NEVER or not small_text(after, 120) or holds_picture(after):
        return None
    return after if _is_credit_beside(after) else None


def is_credit_of_caption(node: Node) -> bool:
    """Whether ``node`` stands in a credit whose frame has a caption, which will take the credit with it."""
    credit = next((n for n in list(ancestors(node))[:3] if n.tag == "cite" or says_credit(n)), None)
    return credit is not None and credit.parent is not None and any(caption_elements(credit.parent))


def _is_credit_beside(node: Node) -> bool:
    words = small_text(node, 200)
    if not words:
        return False
    return says_credit(node) or bool(_LABELLED.fullmatch(words)) or node.tag in ("cite", "small")


def says_credit(node: Node) -> bool:
    return bool(CREDIT.search(names_of(node)) or _properties(node) & _CREDIT_PROPERTIES)


def _next_element(node: Node) -> Node | None:
    node = node.next
    while node is not None and not node.is_element_node:
        if (node.text(deep=False) or "").strip():
            return None
        node = node.next
    return node


_AHEAD = re.compile(r"image (?:source|copyright)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:photo|image|picture|foto|bild)?\s?(?:credits?|source|copyright|by|courtesy(?: of)?|crédits?)?\s?[:,/|©]?\s*|"
    r"[(\[©\s]+)",
    re.IGNORECASE,
)


def joined(caption: str, credits: list[str]) -> str:
    """Caption and credits as one text, no credit twice. A source that is announced before the caption stays there.

    >>> joined("A fire in Oruro.", ["Photo: Ann Lee/AP"]), joined("A fire. (Ann Lee/AP)", ["Ann Lee/AP"])
    ('A fire in Oruro. Photo: Ann Lee/AP', 'A fire. (Ann Lee/AP)')
    """
    whole = [credit for credit in credits if caption and caption.casefold() in credit.casefold()]
    for credit in [*whole, *credits]:
        bare = _LABEL.sub("", credit).strip(" ()[].").casefold() or credit.casefold()
        if not credit or bare in caption.casefold():
            continue
        if caption and caption.casefold() in credit.casefold():
            caption = credit
        elif _AHEAD.match(credit):
            caption = f"{credit} {caption}"
        else:
            caption = f"{caption} {credit}"
    return caption.strip()


def picture_of(node: Node, frame: Node | None, last: Node, visible: bool) -> Node | None:
    """The picture of a caption: the last one seen if it is in the frame, else the first in the frame."""
    if not visible:
        return node if node.tag in PICTURES else node.css_first("img, amp-img") or node
    if frame is None:
        return last
    images = [image for image in frame.css("img, amp-img") if not is_icon(image)]
    if not images or (last is not None and any(same(image, last) for image in images)):
        return last if images else None
    return images[0]


def address(picture: Node) -> str | None:
    """The address of a picture as printed: its source, what a lazy loader puts there, or the largest of its set."""
    for value in (attribute(picture, "src"), *(attribute(picture, name) for name in _LAZY)):
        if value and not _PLACEHOLDER.search(value) and (picture.tag in PICTURES or "." in value):
            return value.strip()
    sets = [attribute(picture, "srcset", "data-srcset", "data-lazy-srcset")]
    if picture.parent is not None and picture.parent.tag == "picture":
        sets += [attribute(source, "srcset", "data-srcset") for source in picture.parent.css("source")]
    if largest := next((image for value in sets if (image := _largest(value))), None):
        return largest
    href = attribute(picture, "href")
    return href if re.search(r"\.(?:jpe?g|png|webp|gif|avif)\b", href, re.IGNORECASE) else None


def _largest(srcset: str) -> str | None:
    candidates = [(float(size or 1), url) for url, size in _CANDIDATE.findall(srcset) if not url.startswith("data:")]
    return max(candidates)[1] if candidates else None
