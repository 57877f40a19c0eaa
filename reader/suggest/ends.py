"""Where what is claimed ends in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.adverbials import after_adverbs
from reader.suggest.phrases import phrase_after
from reader.suggest.prepositions import preposition_at
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.finding import Scene
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Unit

_CUTS = words("mais but tandis alors while whereas although though")
_JOINS = words("et and mais but puis")
_TOLD = frozenset(("que", "qu'", "that", ":", QUOTE, "ne", "avoir"))
_NEW_ACTS = words("accuse blame urge call demand")
_OPENS = words("though although while if as when since bien si quand lorsque")
_RELATIVE = words("qui who which")
_FOR_WHOM = (("pour", "qui"), ("pour", "lequel"), ("pour", "laquelle"), ("for", "whom"))
_COMMENT = words("que qu' qui affirmation accusation")


def end_of(scene: Scene, group: Group | None, start: int) -> int:
    """The token behind the last of what is claimed from token `start` on; `group` says it."""
    unit = scene.unit
    stop = unit.stop
    if group and unit.low(group.first - 1) in _RELATIVE:  # X, who denies it, was not there
        stop = _comma(unit, start, stop)
    elif group and unit.low(scene.begin) in _OPENS and "," not in unit.lows[: group.first]:
        stop = _comma(unit, start, stop)  # though X denies it, …
    for other in scene.groups:
        if other.first <= start or (group and other.first == group.first) or other.first >= stop:
            continue
        cut = _cut_before(scene, other, start)
        if cut is not None:
            return min(stop, cut)
    return next((i for i in range(start + 2, stop) if _ends(unit, i)), stop)


def _comma(unit: Unit, start: int, stop: int) -> int:
    return next((i for i in range(start + 1, stop) if unit.low(i) == ","), stop)


def _ends(unit: Unit, i: int) -> bool:
    """Whether a mark ends it: a semicolon, a colon before a quotation, a comma before "selon"."""
    low = unit.low(i)
    if low == ";":
        return True
    if low == ":":
        return unit.low(i + 1) == QUOTE
    if low != "," or i + 1 >= len(unit.tokens):
        return False
    if preposition_at(unit, i + 1) or (unit.low(i + 1), unit.low(i + 2)) in _FOR_WHOM:
        return True
    return unit.low(i + 1) in ("ce", "une") and unit.low(i + 2) in _COMMENT


def _cut_before(scene: Scene, other: Group, start: int) -> int | None:
    """Where what is claimed ends because another verb that says comes; None: it goes on."""
    unit = scene.unit
    before = unit.low(other.first - 1)
    if before in _JOINS and (not other.verb.weak or other.verb.lemma in _NEW_ACTS):
        told = unit.low(other.behind) in _TOLD or other.verb.lemma in ("say", "tell")
        return other.first - 1 if told or other.verb.object else None
    if other.form == "gerund" and before in (",", "en", "by"):
        return other.first - 1
    if other.form == "gerund" and unit.language == "en":
        apart = range(max(start, other.first - 9), other.first - 1)
        at = next((k for k in apart if (unit.low(k), unit.low(k + 1)) == (",", "with")), None)
        if at is not None:
            return at
    if before == "," and unit.language == "fr" and _names(unit, other):
        return other.first - 1
    for i in range(other.first - 1, start, -1):
        if unit.low(i) in _CUTS and unit.low(i - 1) == ",":
            return i - 1
        if unit.low(i) == ";":
            return i
    return None


def _names(unit: Unit, group: Group) -> bool:
    """Whether a subject stands behind the verb: ", précise X"."""
    return bool(group.pronoun or phrase_after(unit, after_adverbs(unit, group.behind)))
