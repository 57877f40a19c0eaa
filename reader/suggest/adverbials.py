"""Words between a verb that says and what follows: when, where, to whom it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.phrases import phrase_after
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Unit

PREPOSITIONS = words(
    """
    à au aux dans sur lors devant en par pour avec auprès après avant depuis chez lundi mardi
    mercredi jeudi vendredi samedi dimanche hier via ce cette in on at to during after before by
    with from late early earlier last this through via of under outside inside amid about since
    monday tuesday wednesday thursday friday saturday sunday yesterday today
    """
)
CLAUSE_STARTS = words(
    "he she they it we i there this that these those his her their its no not nobody"
)
ADDRESSED = words("tell inform remind assure warn reassure notify convince")
"""Verbs with whom they are said to behind them."""

_DAYS = words(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche hier monday tuesday wednesday thursday
    friday saturday sunday yesterday today earlier later again late matin soir also wednesday's
    """
)
_ADDRESSEES = words(
    """
    reporters journalists parliament investors lawmakers him her them us me staff police
    supporters residents students viewers members listeners shareholders analysts readers
    delegates fans
    """
)
_TOLD = words("tell inform remind assure warn")
_PLACES = words("in at during by")
_OWNERS = words("a an the his her its")
_OCCASIONS = words(
    """
    statement interview email report post memo letter conference briefing tweet speech meeting
    call hearing filing
    """
)
_ENDS = frozenset((",", ":", QUOTE, ".", "", "that"))
_ASIDES_FR = words(
    "aussi également notamment encore ainsi alors toutefois déjà ensuite elle-même lui-même"
)
_BEFORE_PLACE = words("à au aux dans sur devant lors auprès en")
_JOINED = words("de du d' des à la le l' les un une point")
_SUBJECT_OPENS = words("le la l' les un une son sa ses des m mme")


def addressee(unit: Unit, group: Group) -> int:
    """The token behind whom "told" is told to: told [reporters on Monday] …"""
    i = group.behind
    if group.verb.lemma not in _TOLD:
        return adverbial(unit, i)
    if unit.low(i) in _ADDRESSEES:
        return adverbial(unit, i + 1)
    if unit.low(i) in ("the", "a", "an") or (unit.tokens[i : i + 1] and unit.tokens[i].capital):
        found = phrase_after(unit, i)
        if found:
            # "told the Daily Courier he had": the phrase ends before the pronoun
            within = range(i + 1, found.behind)
            behind = next((at for at in within if unit.low(at) in CLAUSE_STARTS), found.behind)
            return adverbial(unit, behind)
    return i


def adverbial(unit: Unit, i: int) -> int:
    """The token behind "on Sunday", "in a statement", "Thursday"; `i` itself where none is."""
    for _ in range(3):
        if unit.low(i) in _DAYS:
            i += 1
        elif unit.low(i) in ("on", "late", "early", "last") and unit.low(i + 1) in _DAYS:
            i += 2
        elif unit.low(i) in _PLACES and unit.low(i + 1) in _OWNERS:
            at = _occasion(unit, i + 2)
            if at is None:
                return i
            i = at
        else:
            break
    return i


def _occasion(unit: Unit, i: int) -> int | None:
    """The token behind the occasion that begins at `i`: [televised interview]; None: too long."""
    for at in range(i, i + 5):
        low = unit.low(at)
        if low in _ENDS or low in _DAYS or low in CLAUSE_STARTS:
            return at
        if low in _OCCASIONS:
            return at + 1
    return None


def after_adverbs(unit: Unit, i: int) -> int:
    """French: the token behind "lundi", "à la presse", "dans un communiqué" after a verb."""
    for _ in range(4):
        low = unit.low(i)
        before_place = low == "," and bool(i) and unit.low(i + 1) in PREPOSITIONS
        if low in _DAYS or low in _ASIDES_FR or before_place:
            i += 1
        elif low in _BEFORE_PLACE and not unit.tokens[i].capital:
            at = _behind_place(unit, i)
            if at is None:
                return i
            i = at
        elif low == "," and i:
            return i + 1
        else:
            break
    return i


def _behind_place(unit: Unit, i: int) -> int | None:
    """Where the subject begins behind "à la presse"; None where none does."""
    for at in range(i + 1, i + 9):
        if _subject_begins(unit, at, i):
            return at
        if unit.low(at) in (",", "", ".", QUOTE):
            return None
    return None


def _subject_begins(unit: Unit, at: int, since: int) -> bool:
    """Whether a new phrase begins at `at` behind the one that began at `since`."""
    if at < since + 2 or unit.low(at - 1) in _JOINED:
        return False
    if unit.low(at) in _SUBJECT_OPENS or unit.low(at) in _DAYS:
        return True
    if at >= len(unit.tokens) or not unit.tokens[at].capital:
        return False
    before = unit.tokens[at - 1]
    return not before.capital or before.text.isupper()
