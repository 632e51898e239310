"""What was not read, and what was perhaps read wrongly, in somebody's table: `audit`.

One reading of the file, a row group at a time. What is counted is ranked: what the rules and tables lack most often
comes first. A finding is a question to a person, not a verdict.
"""

from __future__ import annotations

import datetime
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from captions.names.agencies import agency, looks_like_organisation
from captions.names.fold import fold
from captions.names.people import given_name_kind, is_given_name
from captions.names.places import is_place, origin_name
from captions.table import open_table

if TYPE_CHECKING:
    import pandas as pd

FIELDS = (
    "subject", "people", "age", "origin", "location", "venue", "city", "country",
    "photo_date", "agency", "via", "photographer", "credit",
)  # fmt: skip
SAMPLED = ("id", "source", "gallery", "position", "caption", *FIELDS, "photo_date_precision", "file_photo")
ALL, NONE = "all", "none"  # the rows of every house; the rows without an agency

DISTINCT = 100_000  # values a ranking remembers: what bounds the memory for a table of any size
IDS = 20  # rows named for one suspicious value
OLDEST = 110  # years
FIRST_YEAR = 1839  # the daguerreotype
LONGEST = 80  # characters of a credit line
_END = LONGEST + 60  # characters in which to look for one: with the words that announce it
_SLICE = 8_192  # rows that are Python objects at a time

_COLUMNS = [*SAMPLED, "country_code", "found"]


@dataclass(frozen=True)
class Audit:
    """What an audit found; every frame but the first and the last has the most frequent first, counted in ``rows``.

    * ``fields``: for ``all`` rows, then by ``agency`` (``none`` for those without), the number of ``rows`` and the
      share of them, 0 to 1, that has each of `FIELDS`.
    * ``tails``: ends of captions without a credit that look like one. ``shape`` is what alike ones share (names of
      people are NAME, numbers #), ``example`` such an end as printed, ``id`` its row.
    * ``organisations``: every ``organisation`` in agency or via that is not in the table of agencies; ``example`` is
      the credit line, ``id`` its row.
    * ``places``: every ``location`` whose country is not known; ``example`` is a caption, ``id`` its row.
    * ``suspicious``: a ``value`` of a ``field`` that is probably wrong, and the ``reason``; ``ids`` are its rows, the
      first `IDS` of them.
    * ``sample``: rows to check by hand, the columns `SAMPLED`.
    """

    fields: pd.DataFrame
    tails: pd.DataFrame
    organisations: pd.DataFrame
    places: pd.DataFrame
    suspicious: pd.DataFrame
    sample: pd.DataFrame


def audit(table: str | os.PathLike[str], sample: int = 20, seed: int = 0) -> Audit:
    """Looks through ``table`` for what was not read or perhaps read wrongly.

    ``sample`` rows are drawn evenly over the houses: one of each while there are enough, then a second of each. The
    same ``seed`` draws the same rows. Raises `TableError` if there is no such table, ``ValueError`` for a negative
    ``sample``.
    """
    if sample < 0:
        raise ValueError(f"sample {sample}: not a number of rows")
    tails, organisations, places = (_Ranking((name,)) for name in ("shape", "organisation", "location"))
    suspicious = _Ranking(("field", "value", "reason"))
    with open_table(table) as file:
        counts, draw = [_counts(_empty(file.schema_arrow))], _Draw(sample, np.random.default_rng(seed))
        for number in range(file.num_row_groups):
            rows = file.read_row_group(number, _COLUMNS)
            counts = [_total([*counts, _counts(rows)])]
            draw.add(rows)
            _unknown(rows, organisations, places)
            for part in rows.to_batches(max_chunksize=_SLICE):
                _unread(part, tails)
                _doubtful(part, suspicious)
        drawn = draw.frame(_empty(file.schema_arrow))
    return Audit(
        _shares(counts[0]), tails.frame(), organisations.frame(), places.frame(), suspicious.frame("ids"), drawn
    )


def _empty(schema: pa.Schema) -> pa.Table:
    return schema.empty_table().select(_COLUMNS)


# --- counting --------------------------------------------------------------------------------------------------------


@dataclass
class _Ranking:
    """How often each value was met, with its first rows and one example; of too many, the rarest are forgotten."""

    names: tuple[str, ...]
    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    ids: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    examples: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def add(self, key: tuple[str, ...], row_id: str, example: str | None = None, number: int = 1) -> None:
        if key not in self.counts:
            if len(self.counts) >= DISTINCT:
                self._forget()
            self.ids[key], self.examples[key] = [], example
        self.counts[key] += number
        if len(self.ids[key]) < IDS:
            self.ids[key].append(row_id)

    def _forget(self) -> None:
        self.counts = Counter(dict(self.counts.most_common(DISTINCT // 2)))
        self.ids = {key: self.ids[key] for key in self.counts}
        self.examples = {key: self.examples[key] for key in self.counts}

    def frame(self, last: str = "id") -> pd.DataFrame:
        """The values, most frequent first; the last column is one example and its row ("id"), or all rows ("ids")."""
        import pandas as pd

        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        if last == "ids":
            lines: list[tuple[Any, ...]] = [(*key, number, self.ids[key]) for key, number in ranked]
            return pd.DataFrame(lines, columns=[*self.names, "rows", "ids"])
        lines = [(*key, number, self.examples[key], self.ids[key][0]) for key, number in ranked]
        return pd.DataFrame(lines, columns=[*self.names, "rows", "example", "id"])


def _counts(rows: pa.Table) -> pd.DataFrame:
    """By agency, the number of rows and of those that have each field."""
    people = pc.list_value_length(rows["people"])
    known = rows.set_column(rows.column_names.index("people"), "people", pc.if_else(pc.greater(people, 0), True, None))
    known = known.select(FIELDS).append_column("house", rows["agency"].fill_null(NONE))
    counted = known.group_by("house").aggregate([([], "count_all"), *((name, "count") for name in FIELDS)])
    frame: pd.DataFrame = counted.to_pandas().set_index("house")[["count_all", *(f"{name}_count" for name in FIELDS)]]
    return frame.set_axis(["rows", *FIELDS], axis="columns")


def _total(counts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    return pd.concat(counts).groupby(level=0).sum()


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts as shares: all rows first, then the houses, the largest first."""
    import pandas as pd

    counts = counts.sort_values("rows", ascending=False, kind="stable")
    # A field and the house share the name "agency": the house is what the index was.
    everything = pd.DataFrame([counts.sum()], index=[ALL])
    shares = pd.concat([everything, counts]) if len(counts) else everything
    number = shares.pop("rows").astype("int64")
    shares = shares.div(number.where(number > 0, 1), axis="index")
    shares.insert(0, "rows", number)
    return shares.rename_axis("house").reset_index()


def _unknown(rows: pa.Table, organisations: _Ranking, places: _Ranking) -> None:
    """Counts organisations that are not in the table of agencies, and locations without a country."""
    for column in ("agency", "via"):
        for words, number, row_id, credit in _distinct(rows, column, "credit"):
            if agency(words) is None:
                organisations.add((words,), row_id, credit, number)
    nowhere = rows.filter(pc.is_null(rows["country_code"]))
    for words, number, row_id, caption in _distinct(nowhere, "location", "caption"):
        places.add((words,), row_id, caption, number)


def _distinct(rows: pa.Table, column: str, example: str) -> Iterator[tuple[str, int, str, str | None]]:
    """Each value of a column with its number of rows, and the id and the ``example`` column of the first of them."""
    known = rows.select([column, "id", example]).filter(pc.is_valid(rows[column]))
    firsts = [("id", "count"), ("id", "first"), (example, "first")]
    counted = known.group_by(column, use_threads=False).aggregate(firsts)  # "first" needs the rows in order
    names = (column, "id_count", "id_first", f"{example}_first")
    return zip(*(counted[name].to_pylist() for name in names), strict=True)


# --- the sample ------------------------------------------------------------------------------------------------------


@dataclass
class _Draw:
    """A sample drawn evenly over houses while the rows go by.

    Every row gets a lot. Rows are ordered by their rank among the lots of their house, then by lot, and the first
    ``size`` are kept: a row that is not among them now never will be, since more rows only push it back.
    """

    size: int
    random: np.random.Generator
    kept: pa.Table | None = None

    def add(self, rows: pa.Table) -> None:
        drawn = rows.select(SAMPLED).append_column("lot", pa.array(self.random.random(rows.num_rows)))
        drawn = pa.concat_tables([self.kept, drawn]) if self.kept is not None else drawn
        lots = pa.table({"house": drawn["agency"].fill_null(NONE), "lot": drawn["lot"]}).to_pandas()
        rank = lots.groupby("house")["lot"].rank()
        order = np.lexsort((lots["lot"].to_numpy(), rank.to_numpy()))[: self.size]
        self.kept = drawn.take(pa.array(order)).combine_chunks()

    def frame(self, empty: pa.Table) -> pd.DataFrame:
        """The rows drawn, house by house."""
        drawn = empty if self.kept is None else self.kept
        frame: pd.DataFrame = drawn.select(SAMPLED).to_pandas()
        return frame.sort_values(["agency", "source", "position"], ignore_index=True, kind="stable")


# --- ends that look like credits -------------------------------------------------------------------------------------

_NOTICES = frozenset({"notice", "keywords", "instructions", "file_photo"})
_SAID = frozenset({"subject", "person", "origin", "location", "venue", "photo_date"})

_KIND = r"(?:photo(?:s|graph|graphed|graphy|graphie)?|fotos?|fotograf[ií]a|pic(?:ture)?s?|images?|imagen|immagine|bild(?:er)?)"
_PARENTHESIS = re.compile(rf"[(\[]([^()\[\]]{{2,{LONGEST}}})[)\]][\s.]*$")
_STATED = re.compile(
    rf"(?:©|\(c\)\s|\bcopyright\b"
    rf"|(?<!from )(?<!in )(?<!this )(?<!the )\b{_KIND}(?: credits?| source)?\s*:"
    rf"|\b(?:(?:mandatory )?credits?|cr[eé]ditos?|cr[eé]dit(?: photo)?|courtesy)\s*(?::|…|\.\.\.)"
    rf"|\b{_KIND}(?: \w+){{0,2}} (?:by|par|por|von)\s|\b(?:{_KIND} )?courtesy (?:of )?(?=\w)"
    rf")((?:[^()\[\]]|\([^()]*\)){{2,{LONGEST}}}[)\]]?)$",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"(?:\s[-–—]+\s*|\s*[—|]\s*)([^—–|]{{2,{LONGEST}}})$")
# Capitals behind ordinary words, without a mark between them: "at home in Hay MARTA BELL".
_CAPITALS = re.compile(rf"(?<=[a-zß-ÿ\d)”’] )([A-ZÀ-Þ][A-ZÀ-Þ'’./| -]{{5,{LONGEST}}})$")
_MAIL = re.compile(r"\s*\S+@\S+\.\w+$")
# A full stop behind an initial or a title ends no sentence; behind a word it does, even where the space is missing.
_SENTENCE = re.compile(
    r"(?:(?<!\b[^\W\d_])(?<!\b(?:St|Dr|Mr|Ms|Jr|Sr|Lt))(?<!\b(?:Mrs|Sgt|Gen|Col|Cpl|Pfc|Maj|Acc))[.!?…]+[\"”’)\]]*\s+"
    r"|(?<=[a-z]{3})\.(?=[^\W\d_a-z])|(?<=\b[12]\d{3})[.,]?(?=[^\W\d_a-z]))"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SLASH = re.compile(r"(.*[^\s/|])(\s*[/|]\s*)([^/|]+)$")
_PARTS = re.compile(r"(\s*[/|,:;()\[\]©–—…]\s*|\s-\s|\.\.\.)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTICLES = _set("al bin da das de del della den der di do dos du el la le van von y")
_SMALL = _PARTICLES | _set("a and by e et for from für in of on para per pour the und via zu")
_CREDIT_WORDS = _set(
    "archive bild by copyright courtesy credit credits file for foto fotos from handout image images mandatory of "
    "photo photograph photographer photographs photos pic picture pictures pool special staff stringer the to via"
)
_BY = re.compile(r"\b(?:by|par|por|von)\s", re.IGNORECASE)


def _unread(rows: pa.RecordBatch, tails: _Ranking) -> None:
    """Counts the ends of captions without a credit that look like one, by their shape."""
    bare = rows.filter(pc.is_null(rows["credit"]))
    columns = (bare[name].to_pylist() for name in ("id", "caption", "found"))
    for row_id, caption, found in zip(*columns, strict=True):
        tail = unread_credit(caption, found)
        if tail:
            tails.add((shape(tail),), row_id, tail)


def unread_credit(text: str, found: Sequence[Mapping[str, Any]] = ()) -> str | None:
    """The end of a caption that looks like a credit line, though none was read; ``found`` is what was.

    >>> unread_credit("Boats rest on the river. Ana Belmonte/Lakeside Herald")
    'Ana Belmonte/Lakeside Herald'
    >>> unread_credit("Boats rest on the river (Photo: Blue Fox)."), unread_credit("Boats rest on the river.")
    ('(Photo: Blue Fox)', None)
    """
    text = _without_notices(text, found).rstrip(" .")
    end = max(0, len(text) - _END)
    stated, closed = _STATED.search(text, end), _PARENTHESIS.search(text, end)
    if closed and (_STATED.search(closed[1]) or _may_be_credit(closed.start(), closed[1], found)):
        return closed[0].strip() if not _spells_out(text[: closed.start()], closed[1]) else None
    if stated and any(word[0].isupper() for word in _WORD.findall(stated[1])):
        return stated[0]
    for start in _beginnings(text, end):
        if _may_be_credit(start, text[start:], found):
            return text[start:].lstrip("|–—- ")
    return None


def _beginnings(text: str, end: int) -> Iterator[int]:
    """Where behind ``end`` a credit may begin: with the last sentence, behind a dash or bar, where capitals begin."""
    sentences = [match.end() for match in _SENTENCE.finditer(text, end)]
    yield from sentences[-1:]
    yield from (match.start(1) for match in (_MARKED.search(text, end), _CAPITALS.search(text, end)) if match)


def _without_notices(text: str, found: Sequence[Mapping[str, Any]]) -> str:
    """The caption up to the notices, slugs and restrictions at its end."""
    end = len(text)
    for each in sorted(found, key=lambda each: -each["end"]):
        if each["field"] in _NOTICES and not text[each["end"] : end].strip(" ."):
            end = min(end, each["start"])
    return text[:end]


def _may_be_credit(start: int, words: str, found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether capitals alone make a credit of what begins at ``start``: nothing else may have been read there."""
    read = any(each["field"] in _SAID and each["end"] > start for each in found)
    return start > 0 and not read and len(words) <= LONGEST and _names_somebody(words)


def _names_somebody(tail: str) -> bool:
    """Whether ``tail`` is only names, one of them an organisation's or a person's, or two parted by a slash.

    >>> _names_somebody("Ana Belmonte"), _names_somebody("Blue Fox/Old Barn"), _names_somebody("Oslo, Norway")
    (True, True, False)
    """
    if len(tail.split()) == 1 and "/" not in tail:
        return looks_like_organisation(tail)
    tail = _MAIL.sub("", tail)
    words = _WORD.findall(tail)
    small = _SMALL | _CREDIT_WORDS
    if not words or len(words) > 8 or not all(word[0].isupper() or word in small for word in words):
        return False
    parts = [part for part in _PARTS.split(tail)[::2] if part]
    if "/" in tail and len(parts) > 1 and len(words) > 2:
        return not all(map(is_place, parts))
    return any(looks_like_organisation(name) or _is_person(name) for name in (*parts, *_runs(tail)))


def _spells_out(before: str, inner: str) -> bool:
    """Whether ``inner`` are the initials of the words before it: "World Health Organization (WHO)"."""
    initials = "".join(word[0] for word in _WORD.findall(before)[-8:] if word not in _SMALL)
    return " " not in inner and initials.upper().endswith(inner.upper())


@lru_cache(maxsize=65_536)
def _is_person(words: str) -> bool:
    """Whether two to four words begin with a given name and are no organisation's and no place's."""
    names = words.split()
    if not 2 <= len(names) <= 4 or not is_given_name(names[0]):
        return False
    return not looks_like_organisation(words) and not is_place(words)


def shape(tail: str) -> str:
    """What credit lines of one convention share: people are NAME, numbers #, and the organisation stays.

    On either side of a slash what is no known name is taken for the person before an organisation, or for the
    organisation beside a person.

    >>> shape("(Photo by ANA BELMONTE / Lakeside Herald 2019)")
    '(Photo by NAME / Lakeside Herald #)'
    >>> shape("Zxqa Bvrn/Blue Fox"), shape("Blue Fox/Ana Belmonte"), shape("AP/Zxqa Bvrn")
    ('NAME/Blue Fox', 'Blue Fox/NAME', 'AP/NAME')
    """
    tail = re.sub(r"\d+", "#", tail)
    sides = _SLASH.fullmatch(tail)
    if not sides:
        by = _BY.search(tail)
        start = by.end() if by else len(tail)
        return _masked(tail[:start], named=False) + _masked(tail[start:], named=True)
    left, slash, right = sides.groups()
    by_house = any(map(looks_like_organisation, _runs(left))) and not looks_like_organisation(right)
    by_person = any(map(_is_person, _runs(right)))
    return _masked(left, named=not by_person) + slash + _masked(right, named=by_house)


def _masked(words: str, named: bool) -> str:
    """``words`` with NAME for every person; ``named``: also for what may be one, of two to four words."""

    def mask(run: str) -> str:
        may_be = named and 2 <= len(run.split()) <= 4 and not looks_like_organisation(run)
        return "NAME" if may_be or _is_person(run) else run

    parts = _PARTS.split(words)
    for place in range(0, len(parts), 2):
        start = parts[place][: len(parts[place]) - len(parts[place].lstrip())]
        end = parts[place][len(parts[place].rstrip()) :]
        runs = (mask(run) if capitals else run for capitals, run in _grouped(parts[place]))
        parts[place] = start + " ".join(runs) + (end if parts[place].strip() else "")
    return "".join(parts)


def _runs(words: str) -> list[str]:
    return [run for part in _PARTS.split(words)[::2] for capitals, run in _grouped(part) if capitals]


def _grouped(part: str) -> Iterator[tuple[bool, str]]:
    """The stretches of ``part`` that are names, and those that are not ("Photo by")."""
    for capitals, words in groupby(part.split(), _belongs_to_name):
        yield capitals, " ".join(words)


def _belongs_to_name(word: str) -> bool:
    return word in _PARTICLES or word == "&" or (word[0].isupper() and fold(word) not in _CREDIT_WORDS)


# --- values that are probably wrong ----------------------------------------------------------------------------------


class _Row(NamedTuple):
    """What the checks look at in one row."""

    id: str
    subject: str | None
    people: Sequence[Mapping[str, Any]]
    age: int | None
    location: str | None
    city: str | None
    photo_date: datetime.datetime | None
    agency: str | None
    photographer: str | None


_Doubt = tuple[str, str, str]  # field, value, reason


def _doubtful(rows: pa.RecordBatch, suspicious: _Ranking) -> None:
    """Counts the values that are probably wrong."""
    today = datetime.datetime.combine(datetime.date.today(), datetime.time.min)
    for row in map(_Row._make, zip(*(rows[name].to_pylist() for name in _Row._fields), strict=True)):
        for doubt in dict.fromkeys(_doubts(row, today)):
            suspicious.add(doubt, row.id)


def _doubts(row: _Row, today: datetime.datetime) -> Iterator[_Doubt]:
    shown = {fold(person["name"]) for person in row.people if person["name"]}
    if row.photographer:
        yield from _photographer_doubts(row.photographer, shown | ({fold(row.subject)} if row.subject else set()))
    if row.agency:
        same = fold(row.agency) == fold(row.photographer or "")
        yield from _told("agency", row.agency, "is the photographer" if same else agency_doubt(row.agency))
    if row.location:
        same = fold(row.location) in shown
        yield from _told("location", row.location, "is a person shown" if same else _location_doubt(row))
    for person in row.people:
        yield from _told("people", person["name"], _person_doubt(person["name"]))
    ages = {row.age, *(person["age"] for person in row.people)}
    yield from (("age", str(age), f"over {OLDEST}") for age in ages if age is not None and age > OLDEST)
    if row.photo_date:
        yield from _told("photo_date", row.photo_date.date().isoformat(), _date_doubt(row.photo_date, today))


def _told(name: str, value: str, reason: str | None) -> Iterable[_Doubt]:
    return [(name, value, reason)] if reason else []


def _photographer_doubts(photographers: str, shown: set[str]) -> Iterator[_Doubt]:
    for name in photographers.split("; "):
        reason = "is shown in the picture" if fold(name) in shown else photographer_doubt(name)
        yield from _told("photographer", name, reason)


@lru_cache(maxsize=65_536)
def photographer_doubt(name: str) -> str | None:
    """Why ``name`` is hardly a photographer's, or ``None``.

    >>> photographer_doubt("Lakeside Police Department"), photographer_doubt("Ana Belmonte")
    ('looks like an organisation', None)
    """
    if agency(name):
        return "is an organisation"
    if looks_like_organisation(name):
        return "looks like an organisation"
    if re.search(r"[\d/|:()©@]", name) or len(name.split()) > 6:
        return "is no name"
    return "is a place" if origin_name(name) and not is_given_name(name.split()[0]) else None


@lru_cache(maxsize=65_536)
def agency_doubt(name: str) -> str | None:
    """Why ``name`` is hardly an organisation's, or ``None``.

    >>> agency_doubt("Ana Belmonte"), agency_doubt("Lakeside Herald"), agency_doubt("Oslo, Norway")
    ('looks like a person', None, 'is a place')
    """
    if agency(name):
        return None
    if re.search(r"[/|:;()©]", name):
        return "is no name"
    if looks_like_organisation(name):
        return None
    if all(map(is_place, [name, *name.split(", ")][-2:])):
        return "is a place"
    return "looks like a person" if _is_person(name) and given_name_kind(name.split()[0]) == "name" else None


def _location_doubt(row: _Row) -> str | None:
    """Only of what is no known town: many towns are called after people."""
    return place_doubt((row.location or "").split(",")[0]) if row.city is None else None


@lru_cache(maxsize=65_536)
def place_doubt(name: str) -> str | None:
    """Why ``name`` is hardly a place's, or ``None``.

    >>> place_doubt("Reuters"), place_doubt("Ana Belmonte"), place_doubt("San Pedro")
    ('is an organisation', 'looks like a person', None)
    """
    if is_place(name):
        return None
    if agency(name):
        return "is an organisation"
    return "looks like a person" if _is_person(name) and given_name_kind(name.split()[0]) == "name" else None


@lru_cache(maxsize=65_536)
def _person_doubt(name: str) -> str | None:
    return "looks like an organisation" if looks_like_organisation(name) else None


def _date_doubt(date: datetime.datetime, today: datetime.datetime) -> str | None:
    if date > today:
        return "in the future"
    return f"before {FIRST_YEAR}" if date.year < FIRST_YEAR else None
