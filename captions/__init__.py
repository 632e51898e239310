"""Reads news-photo captions into a table: who, from where, where, when, by whom.

>>> import captions
>>> record = captions.parse("Migrants rest in Tapachula, Mexico October 21, 2018. REUTERS/Ana Belmonte")
>>> record.photographer, record.photo_date
('Ana Belmonte', datetime.date(2018, 10, 21))
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from captions.auditing import audit as audit
    from captions.dedupe import duplicates as duplicates
    from captions.indexing import index as index
    from captions.pages import read_page as read_page
    from captions.parser import parse as parse
    from captions.query import search as search
    from captions.record import Caption as Caption
    from captions.record import Found as Found
    from captions.record import Page as Page
    from captions.record import Person as Person
    from captions.record import Record as Record

    __version__: str

# Imported when first asked for: pandas, pyarrow and dateparser take a second that `captions --help` need not wait.
# No module may be called what a name here is called, because importing it would put the module in the name's place.
_HOMES = {
    "Caption": "record",
    "Found": "record",
    "Page": "record",
    "Person": "record",
    "Record": "record",
    "audit": "auditing",
    "duplicates": "dedupe",
    "index": "indexing",
    "parse": "parser",
    "read_page": "pages",
    "search": "query",
}

__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(f"{__name__}.{_HOMES[name]}"), name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _version() -> str:
    try:
        return version(__name__)
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0"
