"""Furniture: slugs, licence lines, restrictions, "FILE PHOTO". It enters no other field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from captions.rules import Rule
from captions.stages.draft import Draft


def find(draft: Draft) -> None:
    """Take every notice; keep search slugs, restrictions and file marks under their own fields."""
    for rule in draft.tried("notice"):
        for match in _matches(rule, draft.rest):
            named = [(field, value) for field, value in match.groupdict().items() if value]
            for field, value in named:
                draft.add(field, value.strip(), match.start(field), match.end(field), rule.name)
            if not named:
                draft.add("notice", match[0], match.start(), match.end(), rule.name)
            if "keep" not in rule.traits:
                draft.take(match.start(), match.end())


def _matches(rule: Rule, text: str) -> Iterable[re.Match[str]]:
    if rule.first:
        match = rule.pattern.match(text)
        return (match,) if match is not None and match.end() else ()
    return rule.pattern.finditer(text)
