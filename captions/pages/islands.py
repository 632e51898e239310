"""Captions in scripts: JSON-LD, and the state that a page hands to its own scripts.

An object is a picture with a caption when it has a caption, and an image address or a credit beside it.
Lists under names like "related" belong to other stories.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from captions.pages.tree import plain
from captions.pages.words import ASIDE, words_in

Json = Any
"""What `json.loads` gives."""

_CAPTIONS = tuple("caption captionText caption_text captionHtml caption_html legend legende cutline leyenda".split())
_IMAGES = tuple("contentUrl url src imageUrl image_url image uri originalUrl thumbnailUrl href source".split())
_CREDITS = (
    ("creditText", "credit", "credits", "creditLine", "credit_line", "creditline", "photoCredit", "imageCredit"),
    ("byline", "photographer", "author", "creator"),
    ("copyrightNotice", "copyright", "copyrightHolder", "attribution", "agency"),
)
_STATE = re.compile(r"(?:=|\(|,)\s*(?=[{\[])|JSON\.parse\(\s*(?=[\"'])")
_FLIGHT = re.compile(r"__next_f\.push\(\s*(?=\[)")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_RAW_NEWLINE = re.compile(r"[\r\n]+")
_PICTURE_TYPE = re.compile(r"image|photo|picture|slide|foto|bild", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//\S+|/\S+|\S+\.(?:jpe?g|png|webp|gif|avif)\S*", re.IGNORECASE)
_NOT_THE_STORY = frozenset(("author", "publisher", "logo", "creator", "sourceOrganization", "isPartOf"))
_FILM = frozenset(("duration", "videoId", "videoUrl", "video_id", "video_url", "streamUrl", "embedUrl"))
_OF_SOMEBODY = re.compile(r"\b(?:Person|\w*Organization|Brand|WebSite)\b")
_STATES_READ = 60
_DEEPEST = 60


class Shot(NamedTuple):
    """A caption found in a script; ``gallery`` is the title of its list, ``many`` says that the list has several."""

    caption: str
    image: str | None
    gallery: str | None
    many: bool


def linked_data(script: str) -> list[Shot]:
    """The captions of a JSON-LD script; nothing where it is beyond repair."""
    return [] if (data := _loaded(script)) is None else list(_shots(data))


def state(script: str) -> list[Shot]:
    """The captions of JSON in a script: an island of its own, or what is assigned or handed to a function there."""
    if not any(name in script for name in _CAPTIONS):
        return []
    if script.lstrip()[:1] in ("{", "[") and (data := _loaded(script)) is not None:
        return list(_shots(data))
    return [shot for data in _assigned(script) for shot in _shots(data)]


def flight(scripts: Iterable[str]) -> list[Shot]:
    """The captions of a React page's flight data: rows of JSON, cut anywhere into strings that scripts push."""
    text = "".join(part for script in scripts for part in _pushed(script))
    rows = (row.partition(":")[2] for row in text.splitlines() if any(name in row for name in _CAPTIONS))
    return [shot for row in rows if row[:1] in ("{", "[") and (data := _loaded(row)) for shot in _shots(data)]


def _pushed(script: str) -> Iterator[str]:
    for match in _FLIGHT.finditer(script):
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(script, match.end())
        except (ValueError, RecursionError):
            continue
        yield from (part for part in value if isinstance(part, str))


def _loaded(script: str) -> Json:
    """The value of ``script``: as it stands, else with the two mistakes repaired that publishers make most."""
    script = (
        script.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for text in (script, _TRAILING_COMMA.sub("", script), _RAW_NEWLINE.sub(" ", _TRAILING_COMMA.sub("", script))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _assigned(script: str) -> Iterator[Json]:
    decoder, end = json.JSONDecoder(strict=False), 0
    for count, match in enumerate(_STATE.finditer(script)):
        if count > _STATES_READ:
            return
        if match.end() < end:
            continue
        try:
            value, end = decoder.raw_decode(script, match.end())
            yield json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue


def _shots(data: Json, gallery: str | None = None, many: bool = False, depth: int = 0) -> Iterator[Shot]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        several = sum(_shot(item, None, False) is not None for item in data) > 1
        for item in data:
            yield from _shots(item, gallery, several or many, depth + 1)
    elif isinstance(data, dict):
        if _OF_SOMEBODY.search(str(data.get("@type"))):
            return
        if shot := _shot(data, gallery, many):
            yield shot
            return
        title = _title(data) or gallery
        for key, value in data.items():
            if isinstance(value, dict | list) and key not in _NOT_THE_STORY and not ASIDE.search(words_in(key)):
                yield from _shots(value, title, many, depth + 1)


def _title(data: dict[str, Json]) -> str | None:
    kind = data.get("@type") or data.get("type") or ""
    if "gallery" not in str(kind).lower() and "slideshow" not in str(kind).lower():
        return None
    name = data.get("name") or data.get("headline") or data.get("title")
    return plain(name) or None if isinstance(name, str) else None


def _shot(data: Json, gallery: str | None, many: bool) -> Shot | None:
    """``data`` as a picture with its caption, if it is one. A headline makes it a story of its own."""
    if not isinstance(data, dict) or not _is_picture(data):
        return None
    caption = _words(data, _CAPTIONS) or (_words(data, ("description",)) if many or gallery else "")
    if not caption:
        return None
    credit = _credit(data)
    if credit and credit.casefold() not in caption.casefold():
        caption = f"{caption} {credit}"
    return Shot(caption, _address(data), gallery, many or gallery is not None)


def _is_picture(data: dict[str, Json]) -> bool:
    kind = str(data.get("@type") or data.get("type") or data.get("__typename") or "")
    if kind and re.search(r"article|video|gallery|person|organi|page|story", kind, re.IGNORECASE):
        return False
    if (
        "headline" in data
        or _FILM & data.keys()
        or re.search(r"#/?(?:schema/)?(?:logo|person|personlogo|organization)", str(data.get("@id")), re.IGNORECASE)
    ):
        return False
    return bool(_PICTURE_TYPE.search(kind)) or _address(data) is not None or bool(_credit(data))


def _words(data: dict[str, Json], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = data.get(key)
        if isinstance(value, dict):
            value = next(
                (value[k] for k in ("text", "html", "plain", "basic", "default", "value") if value.get(k)), None
            )
        if isinstance(value, str) and (words := plain(value)):
            return words
    return ""


def _credit(data: dict[str, Json]) -> str:
    """The credit beside a caption: the line as printed, else photographer and agency."""
    parts = [part for keys in _CREDITS if (part := next((name for key in keys if (name := _name(data.get(key)))), ""))]
    if not parts:
        return ""
    if _name(next((data[key] for key in _CREDITS[0] if data.get(key)), None)):
        return parts[0]
    return "/".join(dict.fromkeys(parts))


def _name(value: Json) -> str:
    if isinstance(value, str):
        return "" if _ADDRESS.fullmatch(value.strip()) else plain(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        inner = [_name(value.get(key)) for key in ("by", "photographer", "affiliation", "agency")]
        return "/".join(filter(None, inner)) or next(
            (n for k in ("name", "text", "byline", "title") if (n := _name(value.get(k)))), ""
        )
    return ""


def _address(data: dict[str, Json]) -> str | None:
    for key in _IMAGES:
        value = data.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = next((value[k] for k in ("url", "src", "contentUrl") if value.get(k)), None)
        if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()):
            return value.strip()
    return None
