"""English verb groups: "has also said", "is warning", "points out"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.grouping import Group
from reader.suggest.phrase_words import ASIDES
from reader.suggest.verbs import Form, Verb
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Unit

_AUXILIARY = words("has have had having")
_PROGRESSIVE = words("is are was were")
_BE = words("is are was were be been being am it's he's get gets got isn't wasn't")
_NEGATED = words("not never didn't doesn't don't hasn't haven't hadn't wouldn't refused declined")
_MODALS = words("will would can could may might must should")
_DETERMINERS = words(
    """
    the a an this these those its his her their our my of no any some in by for from as with news
    media police false such those two three many several new
    """
)
_NEVER_VERB = words("the a an of its his their my our no whose")
_AFTER_NOUN = words("has have had is are was were will would can could from of by about against")
_QUOTED = words("quoted cited reported")
_POINTS = words("point points pointed pointing")
_FINITE: frozenset[Form] = frozenset(("finite",))
_GERUND: frozenset[Form] = frozenset(("gerund",))
_POINT_OUT = {
    form: Verb("point", _GERUND if form == "pointing" else _FINITE, clause=True) for form in _POINTS
}
NO_VERBS = _POINTS
"""What says something only with the word behind it: points out."""


def english(unit: Unit, i: int, verb: Verb | None) -> Group | None:
    """The group whose verb is token `i`; None where it says nothing there: a noun, a passive."""
    token = unit.tokens[i]
    behind = i + 1
    if verb is None:
        verb = _POINT_OUT.get(token.low) if unit.low(i + 1) == "out" else None
        behind += 1
        if verb is None:
            return None
    first = _adverbs(unit, i)
    before = unit.low(first - 1)
    if before in _NEGATED or unit.low(first - 2) in _NEGATED:
        return None
    passive = unit.low(behind) == "by" and not unit.low(behind + 1)[:1].isdigit()
    if passive and "participle" in verb.forms and before not in _AUXILIARY:
        return None  # a condition characterised by
    cue = token.start, unit.tokens[behind - 1].end
    if "gerund" in verb.forms:
        return _gerund(unit, i, first, verb)
    if before in _BE or before in _MODALS or before == "to" or _is_noun(unit, i, verb):
        return None
    if before in _AUXILIARY:
        return Group(first - 1, behind, verb, cue, "participle")
    return Group(first, behind, verb, cue, "finite") if "finite" in verb.forms else None


def _adverbs(unit: Unit, i: int) -> int:
    """The first of the adverbs before token `i`: has [also] said, [previously] told."""
    first = i
    while (
        first > 0
        and i - first < 3
        and (unit.low(first - 1) in ASIDES or unit.low(first - 1).endswith("ly"))
    ):
        first -= 1
    return first


def _gerund(unit: Unit, i: int, first: int, verb: Verb) -> Group | None:
    """ "is warning" speaks by itself, ", adding that" for whom the sentence is about."""
    token = unit.tokens[i]
    cue = token.start, token.end
    if unit.low(i - 1) == "as":
        at = next((k for k in range(i - 2, max(0, i - 10), -1) if unit.low(k) in _QUOTED), None)
        return Group(at - 1, i + 1, verb, cue, "finite") if at else None
    if unit.low(first - 1) in _PROGRESSIVE:
        return Group(first - 1, i + 1, verb, cue, "finite")
    if unit.low(first - 1) in _BE or unit.low(i - 1) in _DETERMINERS:
        return None
    return Group(first, i + 1, verb, cue, "gerund")


def _is_noun(unit: Unit, i: int, verb: Verb) -> bool:
    before = unit.low(i - 1)
    if before in _NEVER_VERB:
        return True
    if not verb.noun:
        return False
    return before in _DETERMINERS or unit.low(i + 1) in _AFTER_NOUN
