"""Read an age in whole years."""

from __future__ import annotations

_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_OLDEST = 125


def read_age(words: str, unit: str | None) -> int | None:
    """The age that ``words`` state, in whole years; ``unit`` is "month", "week" or "day" where the age is not in years.

    >>> read_age("33", None), read_age("eight", None), read_age("18", "month"), read_age("9", "week"), read_age("400", None)
    (33, 8, 1, 0, None)
    """
    number = int(words) if words.isdigit() else _spelled(words.lower())
    if number is None:
        return None
    if unit is not None:
        number //= {"month": 12, "week": 52, "day": 365}[unit]
    return number if number <= _OLDEST else None


def _spelled(words: str) -> int | None:
    """A number in words: "nine", "ninety", "ninety-one"."""
    if words in _WORDS:
        return _WORDS[words]
    tens, _, one = words.partition("-")
    return _TENS[tens] + _WORDS.get(one, 0) if tens in _TENS else None
