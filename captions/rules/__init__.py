"""Rules are data: one TOML file for what all languages share, one for each language.

A file holds ``[words]`` (word lists of the language), ``[initials]`` (initials that are a house's in this language only),
``[pieces]`` (parts of patterns, written ``<<PIECE>>`` where they are used; a list is one of several, with the text to be
matched above each) and ``[[rule]]`` entries::

    [[rule]]
    name = "photo-by"                     # unique; every value it gives carries this name
    stage = "credit"                      # notice | credit | date | place | age | origin
    needs = ["photo"]                     # lower-case literals: without one of them in the text the rule is not tried
    # (Photo by Ana Belmonte/AFP)         the text to be matched stands above the pattern
    pattern = '''...(?P<credit>...)'''    # named groups are what a value reader is given
    examples = [{ text = "...", photographer = "Ana Belmonte", agency = "AFP" }]
    silent = ["..."]                      # texts in which this rule must find nothing
    labelled = true                       # a trait: how the stage is to read the words, see ``TRAITS``

Rules of a stage are tried in the order of the file. An example says which values come out *and* that this rule found
them, so a rule hidden behind another shows at once.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick

STAGES = ("notice", "credit", "date", "place", "age", "origin")
LANGUAGES = ("en", "es", "fr", "de", "pt", "it")
TRAITS = {
    "keep": "notice: the words stay readable for the later stages",
    "labelled": "credit, place: the words before the group say what it is, so a name alone is believed",
    "house": "credit: the words may be nothing but an organisation that no table has",
    "sure": "place: a dateline in which a name alone must be known for a place",
    "alone": "place: neither a dash nor a preposition says that it is one, so it must be certain by itself",
    "station": "place: a dateline that may name a station of the forces, in no table",
    "head": "place: a dateline that is no part of the body, though no place is read in it",
    "before_date": "place: the list of places runs up to the date",
    "followed": "place: what stands behind the words says that they are a place",
    "later": "place: tried in the later sentences too, where the first names no place",
    "known": "credit: it counts only if a table knows the house that it names",
}
"""What a rule may say of itself with ``trait = true``: the stages in which it counts, and what it means."""

# Python's re has no \p{Lu}: the capitals of the Latin script, Extended-A, -B and Vietnamese included.
_LATIN = [chr(c) for block in ((0xC0, 0x250), (0x1E00, 0x1F00)) for c in range(*block) if c not in (0xD7, 0xF7)]
_UPPER = "A-Z" + "".join(c for c in _LATIN if c.isupper())
_LETTER = r"\w"
_BUILT_IN = {"U": f"[{_UPPER}]", "u": _UPPER, "L": _LETTER}
_KEYS = {"name", "stage", "needs", "pattern", "examples", "silent"}


class BadRule(ValueError):
    """A fault in a rule file: the message names file, rule and reason."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule as it stands in its file; ``language`` is "any" or an ISO 639-1 code."""

    name: str
    stage: str
    language: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    examples: tuple[dict[str, Any], ...]
    silent: tuple[str, ...]
    traits: frozenset[str]

    @cached_property
    def first(self) -> bool:
        """Whether the rule looks only at the head of what it is given."""
        return self.pattern.pattern.startswith("^")

    @cached_property
    def dateline(self) -> bool:
        """Whether the rule reads a place that stands before the caption proper."""
        return "dateline" in self.pattern.groupindex


@dataclass(frozen=True, eq=False)
class Language:
    """The rules and word lists in force for one language: its own first, then what all languages share."""

    code: str
    rules: dict[str, tuple[Rule, ...]]
    words: dict[str, frozenset[str]]
    pieces: dict[str, str]
    initials: dict[str, str]

    @cached_property
    def _literals(self) -> tuple[AhoCorasick, tuple[frozenset[Rule], ...]]:
        """An automaton that finds all needed literals in one pass, and for each literal the rules that need it."""
        needing: dict[str, set[Rule]] = {}
        for rule in (rule for rules in self.rules.values() for rule in rules):
            for literal in rule.needs:
                needing.setdefault(literal, set()).add(rule)
        return AhoCorasick(list(needing)), tuple(frozenset(rules) for rules in needing.values())

    def awake(self, lower: str) -> dict[str, tuple[Rule, ...]]:
        """For each stage, in their order, the rules worth trying on ``lower``, a text in lower case."""
        automaton, needing = self._literals
        lower = lower.encode("utf-8", "ignore").decode("utf-8")  # a lone surrogate is in no literal
        hits = automaton.find_matches_as_indexes(lower, overlapping=True)
        return _awake(self, frozenset([needing[literal] for literal, _, _ in hits]))

    def woken_by(self, needing: frozenset[frozenset[Rule]]) -> dict[str, tuple[Rule, ...]]:
        """The rules that need nothing, and those of which a literal was found, as sets that need the same one."""
        woken = frozenset[Rule]().union(*needing)
        return {
            stage: tuple(rule for rule in rules if rule in woken or not rule.needs)
            for stage, rules in self.rules.items()
        }


@lru_cache(maxsize=4_096)
def _awake(language: Language, needing: frozenset[frozenset[Rule]]) -> dict[str, tuple[Rule, ...]]:
    """A few hundred such sets come up again and again."""
    return language.woken_by(needing)


def _fill(text: str, pieces: dict[str, str], where: str) -> str:
    """``text`` with each ``<<PIECE>>`` put in; pieces may use the pieces above them."""

    def piece(match: re.Match[str]) -> str:
        try:
            return pieces[match[1]]
        except KeyError:
            raise BadRule(f"{where}: no piece <<{match[1]}>>") from None

    return re.sub(r"<<(\w+)>>", piece, text)


@cache
def _file(code: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadRule(f"{code}.toml: {error}") from None


def _rule(entry: dict[str, Any], code: str, pieces: dict[str, str]) -> Rule:
    where = f"{code}.toml: rule {entry.get('name', '?')}"
    if entry.get("stage") not in STAGES:
        raise BadRule(f"{where}: stage {entry.get('stage')!r} is none of {', '.join(STAGES)}")
    if not entry.get("examples"):
        raise BadRule(f"{where}: no example")
    if strange := entry.keys() - _KEYS - TRAITS.keys():
        raise BadRule(f"{where}: no key {min(strange)!r}")
    try:
        pattern = re.compile(_fill(entry["pattern"], pieces, where))
    except re.error as error:
        raise BadRule(f"{where}: {error}") from None
    return Rule(
        entry["name"],
        entry["stage"],
        code,
        pattern,
        tuple(entry.get("needs", ())),
        tuple(entry["examples"]),
        tuple(entry.get("silent", ())),
        frozenset(trait for trait in TRAITS if entry.get(trait)),
    )


@cache
def word_lists(code: str) -> dict[str, frozenset[str]]:
    """The word lists of a language, after those of all languages. Raises as `language` does."""
    lists = {**_file("any").get("words", {}), **_file(code).get("words", {})}
    return {name: frozenset(" ".join(lines).split()) for name, lines in lists.items()}


def months(code: str) -> str:
    """The names of the months in a language, parted by bars as a pattern has them; the English ones also shortened.

    >>> months("it")[:16]
    'gennaio|febbraio'
    """
    names: str = _file(code)["pieces"]["MONTHS"]
    return names


@cache
def language(code: str) -> Language:
    """The rules of a language. Raises ``BadRule`` where a file is faulty, ``FileNotFoundError`` for an unknown language."""
    pieces = dict(_BUILT_IN)
    sources = [("any", _file("any")), (code, _file(code))]
    for name, content in sources:
        for key, text in content.get("pieces", {}).items():
            text = text if isinstance(text, str) else f"(?:{'|'.join(text)})"
            pieces[key] = _fill(text, pieces, f"{name}.toml: piece {key}")
    rules = [_rule(entry, name, pieces) for name, content in reversed(sources) for entry in content.get("rule", ())]
    names = [rule.name for rule in rules]
    if len(set(names)) < len(names):
        raise BadRule(f"{code}.toml: the rule name {max(names, key=names.count)!r} stands twice")
    by_stage = {stage: tuple(rule for rule in rules if rule.stage == stage) for stage in STAGES}
    return Language(code, by_stage, word_lists(code), pieces, _file(code).get("initials", {}))
