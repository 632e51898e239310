"""People in captions of other languages than English: where a name begins in a run of capitals, and whether it is shown.

These languages put an office's place between the office and the name ("il sindaco di Bari Nicola Lorusso"), join names
with words that are also parts of names ("y", "e"), and, in German, write every noun with a capital.
"""

from __future__ import annotations

import re

from captions.names import places
from captions.names.fold import bare
from captions.names.people import given_name_kind, human, is_family_name, strip_titles, title_kind
from captions.rules import Language
from captions.stages.draft import Draft
from captions.stages.mention import OF

_OF = rf"(?:{OF}|de l['’]|dello|delle|degli|dos|das)"  # before what an office rules, too: "dello Stato"
# la presidenta de la …   /   il ministro dell'…
_OFFICE_OF = re.compile(rf"((?:[^\W\d_]+\s){{1,3}}){_OF}\s?$", re.IGNORECASE)
# Presidente della Repubblica Federale di Germania Konrad Lüdemann   /   Bild von Bundeskanzlerin Ana Belmonte
_OF_INSIDE = re.compile(rf"[^\W\d_-]+\s{_OF}\s?(?=[^\W\d_a-z])")
_VON_INSIDE = re.compile(r"(?:[DdEe]\w{2,3}\s)?[^\W\d_-]+\svon\s(?=[^\W\d_a-z])")
_JOINED = re.compile(r"\s[ye]\s(?=[^\W\d_a-z])")


def parts(draft: Draft, low: int, run: str) -> list[tuple[int, str]]:
    """The stretches of a run of capitalised words that can be a person each -> (offset in the run, words)."""
    if draft.language.code == "en":
        return [(0, run)]
    at = _behind_office(draft, low, run)
    if not at and _OF_INSIDE.match(run) is not None and human(run.split()[0].lower(), draft.language.code):
        return []  # "Agentes da Defesa Civil"
    run = run[: at + _capitals_end(run[at:], draft.language.code)]
    listed = draft.rest[:low].endswith(", ")
    stretches: list[tuple[int, str]] = []
    for joint in _JOINED.finditer(run, at):
        behind = run[joint.end() :].split()
        named = given_name_kind(run[at:].split()[0]) == "name" and len(run[at : joint.start()].split()) > 1
        known = is_family_name(run[at : joint.start()]) and len(behind) == 1 and is_family_name(behind[0])
        if known or (named and (len(behind) > 1 or listed)):
            stretches.append((at, run[at : joint.start()]))
            at = joint.end()
    return [*stretches, (at, run[at:])]


def is_sure(words: str, at: int, lang: Language) -> bool:
    """Whether words are a person's though a town bears them too: behind an office's place, or a well-known family name."""
    return (at > 0 and given_name_kind(words.split()[0]) == "name") or (lang.code != "en" and is_family_name(words))


def _behind_office(draft: Draft, low: int, run: str) -> int:
    """Where the person's name begins behind what an office rules: "Confederazione Ana Belmonte", "Bari Ana Belmonte"."""
    lang = draft.language.code
    before = _OFFICE_OF.search(draft.rest[max(0, low - 40) : low])
    within = (_VON_INSIDE if lang == "de" else _OF_INSIDE).match(run)
    if lang == "de" and within is not None:
        rest = run[within.end() :]
        if (
            strip_titles(rest, lang)[0]
            or places.origin_name(rest)
            or places.is_place(rest)
            or given_name_kind(rest.split()[0]) == "name"
        ):
            return within.end()
    first, _, behind = run.partition(" ")
    if first.lower() in draft.language.words["determiners"] and behind and title_kind(behind.split()[0], lang):
        return len(first) + 1  # "O Papa Francisco"
    ruled = any(
        _is_office(word, lang)
        for word in [*(before[1].split() if before else ()), *(within[0].split()[:1] if within else ())]
    )
    words = list(re.finditer(r"\S+", run))
    if not ruled or given_name_kind(words[0][0]) == "name":
        return 0
    for word in words[1:-1]:
        if word[0][0].isupper() and given_name_kind(word[0]) == "name":
            return word.start()
    return 0


def _capitals_end(words: str, lang: str) -> int:
    """Where a name ends that is printed in capitals with its office: "ANA BELMONTE MINISTRO DELLA DIFESA" (Imagoeconomica)."""
    if not words.isupper():
        return len(words)
    office = next((m for m in list(re.finditer(r"\S+", words))[2:] if _is_office(m[0], lang)), None)
    return office.start() - 1 if office is not None else len(words)


def _is_office(word: str, lang: str) -> bool:
    return title_kind(word, lang) in ("office", "rank", "job", "role")


# At the end of a meeting with Ana Belmonte: what is over shows nobody
_AFTERWARDS = re.compile(
    r"\b(?:tras|después de|antes de|al término de|al final de|luego de|previo a|ap[óo]s|depois de|no final de|ao fim de|antes de|"
    r"après|avant|à l['’]issue d|au terme d|à la suite d|nach|vor|dopo|prima di|al termine d|a margine d)\w*[^,;]*$",
    re.IGNORECASE,
)


def shown(draft: Draft, tokens: list[str], found: bool) -> bool:
    """Whether the person behind ``tokens``, the sentence up to the name, takes part in what is shown."""
    words, index = draft.language.words, _governor(tokens, draft.language)
    if index < 0 or tokens[index].endswith((",", ";", ":", ")")):
        return True
    word = bare(tokens[index])
    if word in words["with"]:
        return _AFTERWARDS.search(" ".join(tokens[: index + 1])) is None
    before = bare(tokens[index - 1]) if index else ""
    if _is_of(tokens, index, draft.language):
        given = word == "von" and not words["givers"].isdisjoint(bare(token) for token in tokens)
        depicted = before in words["pictures"] and index > 3  # "ein Plakat mit einem Bild von Ana Belmonte"
        official = index > 1 and tokens[index - 1].islower() and bare(tokens[index - 2]) in words["events"]
        happens = before in words["events"] or official  # "foto oficial do"
        return given or (happens and not depicted) or before in words["beside"]
    if word in words["and"]:
        return found or index < 4
    return word not in words["prepositions"] or before in words["beside"]


def _governor(tokens: list[str], lang: Language) -> int:
    """The index of the word that governs a name: the last one that neither describes it nor belongs to its office."""
    index = len(tokens) - 1
    while index >= 0:
        token, word = tokens[index], bare(tokens[index])
        if token.endswith((",", ";", ":")) and index < len(tokens) - 1:
            return index
        of = _is_of(tokens, index, lang)
        if of and not (index and _rules(tokens[index - 1], lang.code)):
            return index
        if not (
            of
            or word in lang.words["relations"]
            or word in lang.words["determiners"]
            or title_kind(word, lang.code)
            or human(word, lang.code)
            or _described(tokens, index, lang)
        ):
            return index
        index -= 1
    return index


def _is_of(tokens: list[str], index: int, lang: Language) -> bool:
    """Whether a word is "of" here; German "der" and "des" are so behind a noun only."""
    word = bare(tokens[index])
    if word not in lang.words["of"]:
        return False
    if word not in lang.words["determiners"] or lang.code != "de":
        return True
    return index > 0 and tokens[index - 1][0].isupper() and tokens[index - 1][-1].isalpha()


def _rules(token: str, lang: str) -> bool:
    """Whether a word is an office that goes on behind "of": "presidente de la …"."""
    return title_kind(bare(token), lang) in ("office", "rank") and not token.endswith((",", ";", ":"))


def _described(tokens: list[str], index: int, lang: Language) -> bool:
    """Whether a word is a noun of its own for the person, in no table: "ante el peronista Ana", "presidente della Regione Ana"."""
    word = bare(tokens[index])
    if not tokens[index][-1].isalpha() or any(word in lang.words[kind] for kind in ("prepositions", "and", "verbs")):
        return False
    before = bare(tokens[index - 1]) if index else ""
    if before in lang.words["of"] and index > 1 and _rules(tokens[index - 2], lang.code):
        return True
    return tokens[index].islower() and before in lang.words["determiners"] and index == len(tokens) - 1
