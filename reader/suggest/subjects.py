"""Who stands before a verb that says: the noun phrase that is its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.phrase_words import (
    ADVERBIAL,
    ARTICLES,
    ASIDES,
    BESIDE,
    CONJUNCTIONS,
    DAYS,
    HEADS,
    PAST,
    PERSONAL,
    VERBAL,
)
from reader.suggest.phrases import Phrase, joins_names, marked_name, phrase_after
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Unit

FARTHEST = 60
"""Tokens before a verb in which its subject begins."""
_DESCRIBED = 45
"""Tokens between a subject and its verb at most: "NP, who …, said"."""
_PRONOUNS = words("il elle ils elles he she they")
_THAT = words("que qu' that si if whether though although")
_RELATIVE = words("qui who which dont")
_STRONG = frozenset((";", ":", QUOTE, "—", "–", ")", "."))
_PERIODS = words("week month year weekend semaine mois année")
_ALSO = words("et mais and but alors puis also meanwhile then or still yet")
_NO_VERBS = words("portrait retrait extrait attrait opéra caméra")
_VERB_ENDINGS = ("ront", "raient", "aient", "èrent", "rait", "era", "ira", "ndra")
_ENDED = ("é", "ée", "és", "ées", "ed", "paru")


def phrase_before(unit: Unit, behind: int, since: int = 0) -> Phrase | None:
    """The subject of the verb group that begins at token `behind`, no earlier than `since`."""
    if behind > since and unit.low(behind - 1) in _PRONOUNS:
        return Phrase(behind - 1, behind)
    parts = _parts(unit, since, behind)
    if not parts:
        return None
    first, end = parts[-1]
    if first == end:  # "NP, apposition, verb"
        return _apposed(unit, parts[:-1], behind)
    if unit.low(first) in ("qui", "who", "which") or (len(parts) >= 3 and _aside(unit, first, end)):
        return None
    return _subject(unit, first, end)


def _apposed(unit: Unit, parts: list[tuple[int, int]], behind: int) -> Phrase | None:
    """The first phrase between commas that may be the subject of a verb behind a comma."""
    if len(parts) == 1:
        return _subject(unit, *parts[0])
    for first, end in parts:
        found = _subject(unit, first, end)
        if found and found.behind == end and behind - end < _DESCRIBED:
            return found
    return None


def _aside(unit: Unit, first: int, behind: int) -> bool:
    """ "lui", "elle": words that stand between subject and verb."""
    return behind == first + 1 and unit.low(first) in ("lui", "elle", "eux")


def _parts(unit: Unit, since: int, behind: int) -> list[tuple[int, int]]:
    """The ranges of tokens between commas, from `since` to the verb; the last may be empty."""
    found: list[tuple[int, int]] = []
    first = since
    for i in range(max(since, behind - FARTHEST), behind):
        low = unit.low(i)
        if low in _STRONG:
            if low == "." and len(unit.low(i - 1)) <= 4:
                continue
            if low == QUOTE and i == behind - 1 and not found and first == i:
                return []
            if low != QUOTE or not _mixed(unit, i):
                found, first = [], i + 1
        elif low == "(":
            if ")" not in unit.lows[i : behind - 1]:
                return [(first, i)]
        elif low == ",":
            found.append((first, i))
            first = i + 1
    if found and found[0][0] == found[0][1]:
        found.pop(0)
    found.append((first, behind))
    return found if found != [(behind, behind)] else []


def _mixed(unit: Unit, i: int) -> bool:
    return len(unit.tokens[i].text) < 40 and unit.low(i + 1) not in (",", ":")


def _subject(unit: Unit, first: int, behind: int) -> Phrase | None:
    """The noun phrase that fills the tokens from somewhere to `behind`."""
    at = first
    while at < behind and (unit.low(at) in CONJUNCTIONS or unit.low(at) in ("whose", "dont")):
        at += 1
    for i in range(at, behind):
        if _clause_ends(unit, i, at, behind):
            at = i + 1
        elif unit.low(i) in _RELATIVE and i > at:
            found = phrase_after(unit, at, i)
            return found if found and found.behind == i else None
    if at < behind and unit.low(at) in ADVERBIAL and not marked_name(unit, at):
        on = unit.low(at) == "on" and unit.language == "fr"
        at = at if on else _behind_adverbial(unit, at, behind)
    if at >= behind:
        return None
    found = phrase_after(unit, at, behind)
    if found is None or any(_finite(unit.low(i)) for i in range(found.first + 1, found.behind)):
        return None
    return found if found.behind >= behind - _slack(unit, found, behind) else None


def _clause_ends(unit: Unit, i: int, at: int, behind: int) -> bool:
    """Whether the words before the subject end with token `i`: a verb, "que", "and"."""
    low = unit.low(i)
    if low in _THAT:
        return i + 1 < behind
    if low in VERBAL or (low == "a" and unit.language == "fr"):
        return True
    return low in CONJUNCTIONS and i > at and not joins_names(unit, i)


def _finite(low: str) -> bool:
    """Whether a word is a verb that no noun phrase holds."""
    return low in PAST or (len(low) > 4 and low.endswith(_VERB_ENDINGS) and low not in _NO_VERBS)


def _slack(unit: Unit, found: Phrase, behind: int) -> int:
    """How many tokens may lie between the phrase and the verb: adverbs, "of Reuters"."""
    between = [unit.low(i) for i in range(found.behind, behind)]
    if between and (between[0] in BESIDE or unit.low(found.behind - 1).endswith(_ENDED)):
        return 8
    return 3 if all(map(_adverb, between)) else 0


def _adverb(low: str) -> bool:
    return low in ASIDES or (low.endswith(("ly", "ement", "amment", "emment")) and low not in HEADS)


def _behind_adverbial(unit: Unit, at: int, behind: int) -> int:
    """Behind an adverbial without a comma: "Mardi le maire …", "On Monday the mayor …"."""
    for i in range(at + 1, min(at + 4, behind)):
        opens = unit.low(i) in ARTICLES or unit.low(i) in PERSONAL
        if opens and (unit.low(i - 1) in DAYS or unit.low(i - 1) in _PERIODS):
            return i
    return at + 1 if unit.low(at) in _ALSO else behind
