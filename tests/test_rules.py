"""Every rule is found by its own examples, is silent where it must be, and cannot hang."""

from __future__ import annotations

import ast
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import captions
from captions import Record, parse
from captions.names.fold import fold
from captions.rules import LANGUAGES, STAGES, BadRule, Rule, _file, _rule, language

RULES = {
    rule.name + ":" + rule.language: rule
    for code in LANGUAGES
    for rules in language(code).rules.values()
    for rule in rules
}
EXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.examples]
SILENT = [(rule, text) for rule in RULES.values() for text in rule.silent]


def twice(words: str) -> list[str]:
    return [word for word, count in Counter(words.split()).items() if count > 1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_stands_twice_in_a_list(code: str) -> None:
    assert {
        name: twice(" ".join(lines)) for name, lines in _file(code)["words"].items() if twice(" ".join(lines))
    } == {}


def test_no_word_stands_twice_in_a_list_of_the_code() -> None:
    """A list of the code is a string that is split at its white space, as a rule within a set."""
    for path in sorted(Path(captions.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Attribute(ast.Constant(str(words)), "split"), []) | ast.Call(
                    ast.Name("_set"), [ast.Constant(str(words))]
                ):
                    assert twice(words) == [], f"{path.name}:{node.lineno}"


LISTED = ("notice", "keywords", "file_photo", "instructions")


def value(record: Record, field: str) -> Any:
    """A record's value in the form in which examples state it."""
    if field == "photo_date" and record.photo_date is not None:
        return record.photo_date.isoformat()[: {"day": 10, "month": 7, "year": 4}[record.photo_date_precision or "day"]]
    if field in LISTED:
        return [found.value for found in record.where(field)]
    return getattr(record, field)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[rule.name for rule, _ in EXAMPLES])
def test_an_example_gives_its_values_by_its_own_rule(rule: Rule, example: dict[str, Any]) -> None:
    record = parse(example["text"])
    wanted = {field: want for field, want in example.items() if field != "text"}
    for field, want in wanted.items():
        got = value(record, field)
        if field in LISTED:
            assert want in got, field
            continue
        assert (fold(got) if isinstance(got, str) else got) == (fold(want) if isinstance(want, str) else want), field
    if wanted:
        assert rule.name in {found.rule for found in record.found}
    else:
        assert rule.name not in {found.rule for found in record.found}


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[rule.name for rule, _ in SILENT])
def test_a_rule_is_silent_where_it_must_be(rule: Rule, text: str) -> None:
    assert rule.name not in {found.rule for found in parse(text).found}


def test_every_rule_of_a_language_has_its_own_name() -> None:
    for code in LANGUAGES:
        names = [rule.name for rules in language(code).rules.values() for rule in rules]
        assert len(names) == len(set(names))


def test_every_rule_gives_a_field_of_the_record() -> None:
    groups = {group for rule in RULES.values() for group in rule.pattern.groupindex}
    known = {
        "keywords",
        "instructions",
        "file_photo",
        "credit",
        "credit2",
        "open",
        "start",
        "year",
        "month",
        "day",
        "age",
        "unit",
    }
    assert groups <= known | {"first", "second", "origin", "places", "prep", "dateline", "dateline2"}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"name": "x", "stage": "nowhere", "pattern": "a", "examples": [{}]}, "stage 'nowhere'"),
        ({"name": "x", "stage": "date", "pattern": "a"}, "no example"),
        ({"name": "x", "stage": "date", "pattern": "(", "examples": [{}]}, "rule x"),
        ({"name": "x", "stage": "date", "pattern": "a", "examples": [{}], "labeled": True}, "no key 'labeled'"),
        ({"name": "x", "stage": "date", "pattern": "<<NOPE>>", "examples": [{}]}, "no piece <<NOPE>>"),
    ],
)
def test_a_fault_in_a_rule_names_file_rule_and_reason(entry: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRule, match=r"en\.toml") as error:
        _rule(entry, "en", {})
    assert reason in str(error.value)


HOSTILE = [
    "U.S. Navy photo by " + "ABCDEFGHIJ" * 30 + " " + "KLMNOPQRST " * 30,
    "NAVY PHOTO BY PETTY OFFICER " * 9 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 9,
    "(Photo by " + "ANABELMONTE/" * 40 + "-",
    "Ana Belmonte, left, and Luis Mora, right, " * 60,
    "In this photo taken on Friday, May 1, 1999, and " * 40,
    "SAN DIEGO (Nov. 4, 2012) " * 80,
    "A " * 50_000,
    "Aa" * 50_000,
    "(" * 100_000,
    "Photo by " * 11_000,
    "A. " * 33_000,
    "in A, " * 16_000,
    "REUTERS/" * 12_500,
    "A/" * 50_000,
    "1999 " * 20_000,
    "May 1, 1999, " * 7_700,
    "Ana, 3, " * 12_500,
    "in Bergen, Norway, " * 5_200,
    "© " * 50_000,
    "credit: A " * 10_000,
    "a-" * 50_000,
    "Ana Belmonte and " * 5_900,
    "'s " * 33_000,
    "[" * 50_000 + "]" * 50_000,
    "This photo " * 9_000 + "shows",
    "FILE - " * 14_000,
    "\u0130" * 100_000,
    "1 of 2 " * 14_000,
    " " * 100_000,
    'SEARCH "' * 12_500,
    "EDITORIAL USE ONLY NO " * 4_500,
    "ATTENTION EDITORS - " * 5_000,
    "In this, " * 11_000,
    "A, B, C and D, " * 6_600,
    "U.S. " * 20_000,
    "Image source, " * 7_000,
    "via " * 25_000,
    "St. " * 25_000,
    "Courtesy of the A " * 5_500,
    "U.S. Navy photo by Petty Officer " * 3_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:16] for text in HOSTILE])
@pytest.mark.parametrize("tail", ["", "!", " (Photo", "/Reuters)"])
def test_no_caption_hangs_the_parser(text: str, tail: str) -> None:
    parse("warm up, in Bergen, Norway, May 1, 1999. REUTERS/Ana Belmonte")
    began = time.process_time()
    parse(text[:100_000] + tail)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_pattern_hangs_on_hostile_strings(code: str) -> None:
    for stage in STAGES:
        for rule in language(code).rules[stage]:
            for text in HOSTILE:
                began = time.process_time()
                rule.pattern.search(text[:2_000])
                assert time.process_time() - began < 0.5, f"{rule.name} on {text[:20]!r}"
