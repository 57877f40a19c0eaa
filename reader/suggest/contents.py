"""What is claimed: where the words behind a cue begin, with "que", with a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.adverbials import ADDRESSED, CLAUSE_STARTS, PREPOSITIONS, addressee
from reader.suggest.phrase_words import PAST
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.finding import Scene
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Token, Unit

_MARKS = {"fr": words("que qu'"), "en": words("that")}
_QUESTIONS = {
    "fr": words("pourquoi comment combien quel quelle quels quelles où quand"),
    "en": words("whether if why how"),
}
_FREE = words("pour toutefois également aussi notamment whether ,")
"""What may stand between a verb and its "que"."""
_NO_THAT_BEHIND = words("ce alors tandis ainsi plus moins")
_FARTHEST = 28
"""Tokens from a verb to its "que"."""
_STRONG = frozenset((":", ";", QUOTE, "qui", "who", "which"))
_OPENS = CLAUSE_STARTS | words(
    """
    the a an some many several most all both each every at about nearly more two three four five
    six seven eight nine ten hundreds thousands dozens people what only another such our my one
    none few
    """
)
CLAUSE_ALWAYS = words("say tell think reckon insist argue believe estimate")
"""Verbs behind which words without a preposition are a clause, whatever its verb."""
_ENOUGH = 5
"""Tokens of such a clause at least."""
_NO_CLAUSE = words("to of as and or that where")
_TEMPORAL = words("at in after this")
_VERBS = words(
    """
    is are was were be been has have had will would can could may might must should does did do
    isn't wasn't won't wouldn't can't couldn't don't didn't doesn't hasn't haven't 'd they'd
    he'd she'd it'd they'll it's that's there's they're we're he's she's
    """
)
_ALSO_PAST = words("said put hit cut shot hurt told works rises shows drives plans")
_DETERMINED = words("the a an his her its their this these those no more less")
_SUBJECTS = words("it he she they we there i this nobody")


def that_after(scene: Scene, group: Group) -> int | None:
    """The token behind "que"/"that" of what the verb says; None where there is none."""
    unit = scene.unit
    i = group.behind + (unit.low(group.behind) == "pas")
    if unit.low(i) in _MARKS[unit.language]:
        return i + 1
    asked = _asked(unit, group, i)
    if asked is not None:
        return asked
    return _that_behind(scene, i) if _is_free(unit, group, i) else None


def _asked(unit: Unit, group: Group, i: int) -> int | None:
    """Where an indirect question begins: [whether] …, demande [si] …, demande quelles …"""
    low = unit.low(i)
    if unit.language == "en":
        return i + 1 if low in _QUESTIONS["en"] else None
    if group.verb.stance != "asks":
        return None
    if low in ("si", "s'"):
        return i + 1
    if (low, unit.low(i + 1)) in (("ce", "que"), ("ce", "qu'"), ("ce", "qui")):
        return i
    return i if low in _QUESTIONS["fr"] else None


def _is_free(unit: Unit, group: Group, i: int) -> bool:
    """Whether words that are no object stand behind the verb, so that "que" may come later."""
    low = unit.low(i)
    return (
        group.verb.lemma in ADDRESSED
        or low in PREPOSITIONS
        or low in _FREE
        or low.endswith(("ly", "ment"))
    )


def _that_behind(scene: Scene, i: int) -> int | None:
    unit = scene.unit
    behind = next((g.first for g in scene.groups if g.first > i), len(unit.tokens))
    for at in range(i, min(behind, i + _FARTHEST)):
        low = unit.low(at)
        if low in _MARKS[unit.language] and unit.low(at - 1) not in _NO_THAT_BEHIND:
            return at + 1
        if low in _STRONG:
            return None
    return None


def clause_after(unit: Unit, group: Group) -> int | None:
    """English: the token where a clause without "that" begins behind the verb; None: none does."""
    i = addressee(unit, group)
    if i >= len(unit.tokens) or (group.verb.lemma == "tell" and i == group.behind):
        return None
    token = unit.tokens[i]
    dated = unit.low(i + 1)[:2] in ("19", "20") and unit.low(i + 2) == ","
    if token.low in PREPOSITIONS and token.low not in _TEMPORAL and not dated:
        return None
    if token.low in _OPENS or token.capital or token.text[0].isdigit() or token.text[0] in "£$€":
        return i if _is_told(unit, group, i) else None
    opens = token.text[0].isalpha() and token.low not in _NO_CLAUSE
    return i if opens and _is_told(unit, group, i) else None


def _is_told(unit: Unit, group: Group, i: int) -> bool:
    """Whether a clause follows: a verb in it, or words enough behind a verb without objects."""
    if group.verb.lemma in CLAUSE_ALWAYS and unit.stop - i >= _ENOUGH:
        return True
    relative = next((k for k in range(i + 1, unit.stop) if unit.low(k) == "which"), None)
    return has_verb(unit, i, None if group.verb.lemma in CLAUSE_ALWAYS else relative)


def has_verb(unit: Unit, i: int, until: int | None = None) -> bool:
    """Whether a clause may begin at token `i`: a verb follows, before token `until`."""
    if i + 1 < (len(unit.tokens) if until is None else until) and unit.low(i) in _SUBJECTS:
        return True
    first = i + (unit.low(i) in ("the", "a", "an"))
    for at in range(i, min(len(unit.tokens) if until is None else until, i + 30)):
        token = unit.tokens[at]
        if token.low in _VERBS or (at > first and _is_past(token)):
            return True
        if at > i and (token.low in PAST or token.low in _ALSO_PAST):
            return True
        if at > i + 1 and _is_present(unit, at):
            return True
    return False


def _is_past(token: Token) -> bool:
    regular = len(token.low) > 4 and token.low.endswith("ed")
    return regular and token.text[0].isalpha() and not token.capital


def _is_present(unit: Unit, at: int) -> bool:
    """The drug [halves] the risk."""
    token = unit.tokens[at]
    lower = len(token.low) > 3 and not token.capital and token.text[0].isalpha()
    return lower and token.low.endswith("s") and unit.low(at + 1) in _DETERMINED
