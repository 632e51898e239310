"""Furniture: slugs, licence lines, restrictions, "FILE PHOTO". It enters no other field."""

from __future__ import annotations

from captions.stages.draft import Draft


def find(draft: Draft) -> None:
    """Take every notice; keep search slugs, restrictions and file marks under their own fields."""
    for rule in draft.tried("notice"):
        for match in rule.pattern.finditer(draft.rest):
            if match.end() == match.start():
                continue
            named = [(field, value) for field, value in match.groupdict().items() if value]
            for field, value in named:
                draft.add(field, value.strip(), match.start(field), match.end(field), rule.name)
            if not named:
                draft.add("notice", match[0], match.start(), match.end(), rule.name)
            if not rule.keep:
                draft.take(match.start(), match.end())
