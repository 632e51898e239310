"""Find where the subject begins: behind kickers, heads, fronted clauses and "This photograph taken on May 6 shows"."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from captions.names import places
from captions.names.fold import bare
from captions.names.people import human, is_ambiguous_verb, is_given_name, name_case, verb_form
from captions.rules import Language
from captions.stages.draft import Draft, pattern
from captions.stages.mention import patterns_of
from captions.values.people import read_names

# Words that open a clause or a phrase in front of the subject: "As snow falls over the city, commuters wait"
_OPENERS = frozenset(
    """as while when whilst before after despite following amid with without during because since until although though once if
    in on at inside outside under over from for behind beneath near against among across by beside between to unlike like having
    being along through throughout around above below aboard atop upon within alongside instead accompanied alone aged""".split()
)
# Adverbs and adjectives that do: "Nearby, …", "Angry at the delay, …", "Hand in hand, …"
_ADVERBS = frozenset(
    """here now then today yesterday tomorrow tonight meanwhile however nearby overhead again also elsewhere finally later earlier sometimes
    often recently currently suddenly outside inside afterward afterwards traditionally""".split()
)
_ADJECTIVES = frozenset(
    """angry tired eager desperate unable able happy proud fearful afraid aware ready anxious weary exhausted full bound keen determined
    undeterred undaunted unfazed oblivious clad resplendent hand arm side shoulder face high deep far here safe free""".split()
)
_AFTER_ADJECTIVE = frozenset("and of to for with in by about above below at from underground on".split())
# Two years later, …   /   Days after the quake, …   /   Every spring, …
_TIME = re.compile(
    r"(?i:(?:\w+\s){0,3}?(?:second|minute|moment|hour|day|week|weekend|month|year|decade|centur(?:y|ie)|night|morning|evening|spring|summer|autumn|fall|"
    r"winter|season)s?)(?:\s(?:later|after|before|on|ago|earlier|into|since)\b[^,]{0,70})?,"
)
_TIMED = frozenset(
    "a an one two three four five six seven ten every each this that last next some many several just only about nearly almost more".split()
)
# A comma before these goes on with what stands before it
_GOES_ON = frozenset(
    "who whom whose which where when and or but nor then as while with including also left right center centre".split()
)
_A_PICTURE = re.compile(r"\b(?:photo|image|picture|frame|video|footage|still|screen|illustration|combination)")
_FIRST = re.compile(r"([A-Z][a-z]*(?:-[a-z]+)?)(,?) (\w+)")
_COMMA = re.compile(r",\s+(?=(\S+))")
_PIECE = re.compile(r"[^,.;:()]+")
_IS = re.compile(r"\s(?:is|are|was|were)\s(?=[\w(])")
# Dressed as …, Shown is …, Seated together …: what may follow a participle besides a preposition or an article
_AFTER_PARTICIPLE = frozenset("as is are was were up out back down together here above below proudly".split())
_FRONT = 260  # characters within which the clause in front must end


def body(draft: Draft, start: int) -> int:
    """Behind everything that leads up to the subject, tried again and again from ``start``."""
    lead = patterns_of(draft.language.code)["lead"]
    for _ in range(6):
        for span in (draft.place, draft.date):
            if span is not None and span[0] - draft.rest.startswith("(", start) <= start < span[1]:
                start = span[1]
        if (placed := _placed(draft, start)) > start:
            start = placed
            continue
        fronted = _fronted(draft, start) if draft.language.code == "en" else _fronted_elsewhere(draft, start)
        if fronted > start:
            start = fronted
            continue
        if (headed := _headed(draft, start)) > start:
            start = headed
            continue
        match = lead.match(draft.rest, start, draft.end)
        if match is None or match.end() == start:
            if draft.language.code != "en" or (signed := _signed(draft, start)) == start:
                break
            start = signed
            continue
        if match[0].rstrip().endswith(":") and (
            _names_person(match[0].strip(" :"), draft.language) or _speaks(draft, start, match.end())
        ):
            break
        start = match.end()
    return start


_PLACED = 60  # characters of a sentence that is nothing but a place


def _placed(draft: Draft, start: int) -> int:
    """Behind a sentence that only says where: "Germany, First World War. British prisoners …", or ``start``."""
    stop = draft.rest.find(". ", start, start + _PLACED)
    if stop < 0 or draft.language.code != "en" or not draft.rest[start : start + 2].strip('“"')[:1].isupper():
        return start
    place, *more = draft.rest[start:stop].strip(' "“').split(", ")
    told = any(word.islower() and word not in _IN_PLACES for part in more for word in part.split())
    if told or "." in place or len(place) < 4 or places.origin_name(place) is None:
        return start
    return stop + 2 if len(draft.rest[stop + 2 : draft.end].split()) > 3 else start


_IN_PLACES = frozenset("near of the county area district province state".split())


# … Im Bild: …   /   … En la imagen, …   /   … Von links: …
_PICTURED = re.compile(
    r"(?<=[.!?]\s)(?:En la (?:imagen|foto(?:grafía)?)|De izquierda a derecha|Na (?:imagem|foto)|Da esquerda para a direita|Sur (?:la photo|l['’]image|notre photo)|"
    r"De gauche à droite|Nella foto|NELLA FOTO|Nell['’]immagine|Da sinistra(?: a destra)?|(?:Im|Auf dem|Unser) Bild(?: zeigt)?|Auf dem Foto|Von links(?: nach rechts)?|"
    r"V\. ?l\.(?: ?n\. ?r\.)?)\s?(?:[,:]|\((?:v\. ?l\.|von links)\):?)\s+"
)


def pictured(draft: Draft, start: int) -> int:
    """Where a later sentence says what the picture shows, in other languages than English; else ``start``."""
    if draft.language.code == "en":
        return start
    found = _PICTURED.search(draft.rest, start, draft.end)
    return found.end() if found is not None else start


# London, England Police officers …   /   Angry farmers – Protesters block …
_ADDRESS = re.compile(
    r"([A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,3}), ([A-Z][\w.]+(?: [A-Z][\w.]+){0,2}?)\s+(?=(?:An? |The )?[A-Z]?[a-z-]+ )"
)
_HEADLINE = re.compile(r"[A-Z“\"'‘][^.,:;|()\d–—]{3,48}?(?: [-–—]+|\.\.\.|…|!) (?=[\"“]?(?:An? |The )?[A-Z]?[a-z])")


# HARBOR REPORT Port Director Ana Belmonte …
_RAISED = re.compile(r"([A-Z]{4,})(?: [A-Z]{4,}){1,4} (?=[A-Z][a-z]|An? [A-Za-z]|U\.S\. )")
_PARTING = (" -", " –", " —", "... ", "… ", "! ")


def _headed(draft: Draft, start: int) -> int:
    """Behind an address or a headline that nothing but its sense parts from the sentence behind it, or ``start``."""
    head = draft.rest[start : start + 56]
    if draft.language.code != "en" or not head[:1].isupper():
        return start
    if head[:4].isupper() and (raised := _RAISED.match(draft.rest, start)) and not is_given_name(name_case(raised[1])):
        return raised.end()
    if ", " in head and (address := _ADDRESS.match(draft.rest, start, draft.end)) is not None:
        land, behind = address[2], draft.rest[address.end() : address.end() + 1]
        if behind.isupper() and places.origin_name(land) is not None and places.is_place(address[1]):
            return address.end()
    if not any(sign in head for sign in _PARTING):
        return start
    headline = _HEADLINE.match(draft.rest, start, draft.end)
    if headline is None or _names_person(headline[0].strip(" -–—.…!"), draft.language):
        return start
    words = draft.rest[headline.end() : draft.end].split()[:14]
    told = any(_tells(word, before) for before, word in itertools.pairwise(words))
    said = any(verb_form(word) == "third" and not is_ambiguous_verb(word) for word in headline[0].split())
    return headline.end() if told and not said and len(words) > 4 else start


# The sign that closes a head, how near it must stand, and the piece that reads the head
_SIGNS = ((":", 64, "KICKER"), (" | ", 104, "HEAD_STROKE"), (" - ", 84, "HEAD_DASHES"), (" (", 64, "HEAD_BRACKET"))


def _signed(draft: Draft, start: int) -> int:
    """Behind a head that a sign closes ("Flood relief: …", "Headline | …"), or ``start``; a person named before a colon stays."""
    patterns = patterns_of(draft.language.code)
    for sign, near, piece in _SIGNS:
        if draft.rest.find(sign, start, start + near) < 0:
            continue
        match = patterns[piece].match(draft.rest, start, draft.end)
        if match is None or (sign == ":" and _speaks(draft, start, match.end())):
            continue
        if not (sign == ":" and _names_person(match[0].strip(" :"), draft.language)):
            return match.end()
    return start


def _tells(word: str, before: str) -> bool:
    """Whether a word is the verb of a sentence: "Protesters block", "bridge is"."""
    if word in ("is", "are", "was", "were"):
        return True
    if not word.islower() or verb_form(word) not in ("third", "base"):
        return False
    return not is_ambiguous_verb(word) or human(before.lower()) is not None


def _speaks(draft: Draft, start: int, end: int) -> bool:
    """Whether somebody is quoted behind a colon: "Luis Mora: ‘The nets are full.’" """
    head = draft.rest[start:end].rstrip(" :")
    if not all(word[0].isupper() for word in head.split()):
        return False
    return draft.rest[end : end + 1] in ("'", "‘", '"', "“") and bool(read_names(head, draft.language))


@lru_cache(maxsize=4096)
def _names_person(words: str, lang: Language) -> bool:
    """Whether a head names somebody: "Ana Belmonte", "Ana Belmonte, 71, in Oslo", but not "Ana Belmonte visit"."""
    if any(name.evidence > 1 for name in read_names(words, lang)):
        return True
    run = pattern("NAMES", lang.code).match(words)
    following = words[run.end() :].split() if run is not None else ()
    if run is None or not following or following[0] not in {",", *lang.words["prepositions"]}:
        return False
    return any(name.evidence > 1 and " " in name.name for name in read_names(run[0].rstrip(), lang))


def _fronted(draft: Draft, start: int) -> int:
    """Behind a clause in front of the subject, or ``start`` where there is none.

    The clause ends at the first comma behind which a subject can begin: not a place of an address, a date, or more of
    the clause ("In Lagos, Nigeria, in the rain, a boy …").
    """
    first = _FIRST.match(draft.rest, start)
    if first is None:
        return start
    opener, second = first[1].lower(), first[3].lower()
    if (opener == "left" and second == "to") or (opener in _LISTS and second in _WHERE):
        return start  # "Left to right, are …", "Pictured here, from left, are …": a list of those in the picture
    if first[2]:
        return start + len(opener) + 2 if opener in _ADVERBS or opener.endswith("ly") else start
    participle = opener not in _OPENERS and _is_participle(opener, second, draft.language)
    if not participle and not _opens(draft, start, opener, second):
        return start
    stop = min(draft.sentence_end(start), start + _FRONT)
    clause = draft.rest[start:stop]
    if _A_PICTURE.search(clause[:70]) or ":" in clause[: clause.find(",") + 1 or None]:
        return start
    if participle and (inverted := _IS.search(clause.partition(",")[0])) is not None:
        return start + inverted.end()
    for comma in _COMMA.finditer(draft.rest, start, stop):
        if _subject_may_begin(draft, comma.end(), comma[1]):
            return comma.end()
    return start


_LISTS = frozenset("pictured shown seen standing seated sitting kneeling".split())
_WHERE = frozenset("here above below from left right clockwise".split())


# Abb. 3: …   /   Figura 7.- …   /   Fig. 2.
_NUMBERED = re.compile(
    r"\s*(?:Abb(?:ildung)?|Fig(?:ur[ae]?)?|Tafel|Bild|Imagen|Imagem|Foto)\b\.?\s?(?:\d{1,3}\s?[:.–-]+|:)\s*(?=\S)"
)
_RELATIVE = frozenset("que donde qui où wo che dove quando quien onde dont".split())
_BEHIND_VERB = frozenset("sich es auch hier dort gestern heute am im se si".split())


def _fronted_elsewhere(draft: Draft, start: int) -> int:
    """Behind a number, or a phrase in front of the subject, in other languages than English, or ``start``.

    The phrase ends at a comma behind which a subject can begin, or with the verb, behind which the subject then stands:
    "Über die Boote freuen sich die Fischer".
    """
    if (numbered := _NUMBERED.match(draft.rest, start, draft.end)) is not None:
        return numbered.end()
    words = draft.language.words
    stop = min(draft.sentence_end(start), start + _FRONT)
    tokens = list(re.finditer(r"\S+", draft.rest[start:stop]))
    if not tokens or not tokens[0][0][0].isupper() or tokens[0][0].lower() not in words["openers"]:
        return start
    clause = draft.rest[start:stop]
    if ":" in clause[: clause.find(",") + 1 or None]:
        return start
    turned = True
    for at, token in enumerate(tokens[1:12], 1):
        word = bare(token[0])
        turned = turned and word not in _RELATIVE
        before = tokens[at - 1][0].lower()
        noun = before in words["determiners"] or before in words["of"] or before in words["prepositions"]  # "su visita"
        verb = token[0].islower() and word in words["verbs"] and word not in words["prepositions"] and not noun
        if turned and at > 1 and verb:
            behind = next((t for t in tokens[at + 1 :] if t[0] not in _BEHIND_VERB), None)
            return start + behind.start() if behind is not None and "," not in token[0] else start
        if token[0].endswith(","):
            break
    for comma in _COMMA.finditer(draft.rest, start, stop):
        if _may_begin_elsewhere(draft, comma.end(), comma[1]):
            return comma.end()
    return start


def _may_begin_elsewhere(draft: Draft, at: int, word: str) -> bool:
    """Whether the words behind a comma open a noun phrase of the language."""
    plain, words, code = bare(word, "'."), draft.language.words, draft.language.code
    if not plain or overlap(draft, at) or any(plain in words[kind] for kind in ("prepositions", "and", "verbs")):
        return False
    if word[0].islower():
        following = draft.rest[at + len(word) + 1 : at + len(word) + 2]
        if following.isdigit():
            return False  # "…, le 9 avril"
        return plain in words["determiners"] or human(plain, code) is not None or plain[:2] in ("l'", "l’")
    piece = _PIECE.match(draft.rest, at)
    return piece is not None and not places.is_place(piece[0].strip()) and not word.endswith((",", "."))


def _opens(draft: Draft, start: int, opener: str, second: str) -> bool:
    """Whether a word with the word behind it opens a phrase in front of the subject, other than by a participle."""
    if opener in _OPENERS or (opener in _ADJECTIVES and second in _AFTER_ADJECTIVE):
        return True
    if verb_form(opener) == "gerund" and not is_ambiguous_verb(opener) and human(opener) is None:
        return _SHORT.match(draft.rest, start) is not None  # "Wearing masks, protesters …"
    timed = opener in _TIMED or opener.endswith("s")
    return timed and _TIME.match(draft.rest, start) is not None


_SHORT = re.compile(r"[\w'’-]+(?:\s[\w'’-]+){1,5},\s(?=[a-z])")


@lru_cache(maxsize=16_384)
def _is_participle(word: str, following: str, lang: Language) -> bool:
    """Whether a phrase begins with a participle ("Wearing a mask", "Born in"), not with what it describes ("Rising water")."""
    if verb_form(word) not in ("gerund", "participle", "past") or human(word) is not None:
        return False
    words = lang.words
    return following in words["prepositions"] or following in words["determiners"] or following in _AFTER_PARTICIPLE


def _subject_may_begin(draft: Draft, at: int, word: str) -> bool:
    """Whether the words behind a comma open a noun phrase, not more of the clause before it."""
    plain = bare(word, "'.")
    if not plain or plain in _GOES_ON or overlap(draft, at):
        return False
    if word[0].isdigit():
        return word.isdigit() and len(word) < 4
    if word[0].islower():
        known = plain in draft.language.words["determiners"] or human(plain) is not None
        return known or (
            plain not in draft.language.words["prepositions"] and verb_form(plain) is None and not plain.endswith("ly")
        )
    piece = _PIECE.match(draft.rest, at)
    words = piece[0].strip() if piece is not None else ""
    if words == word.strip(",.") and draft.rest[at + len(words) : at + len(words) + 1] in (",", "."):
        return False  # "With his wife, Ana, looking on"
    return not places.is_place(words)


def overlap(draft: Draft, at: int) -> bool:
    """Whether a place or a date that is known stands here."""
    return any(span is not None and span[0] <= at < span[1] for span in (draft.place, draft.date))
