"""What is claimed as the object of the verb: nie toute fraude; rejected that account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.adverbials import adverbial
from reader.suggest.phrase_words import ASIDES, DAYS
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Unit

_NOT_OF_THINGS = words("dire juger estimer call condamner traiter qualifier")
_WITH_PREPOSITION = {
    "tabler": words("sur"),
    "miser": words("sur"),
    "parler": words("de d'"),
    "mettre en garde": words("contre"),
    "conclure": words("à au aux"),
    "appeler": words("à au aux"),
}
_NONE = words(
    """
    à au aux de du par pour dans sur en avec et mais ou que qui si to of for on in at by with
    from and but or as when who that whether avant après reporters under outside during after
    before , : - ( )
    """
)
_BLAMES = words("accuse blame warn")


def object_after(unit: Unit, group: Group, quote: int | None = None) -> int | None:
    """The token where the verb's object begins, as what is claimed; None: it has none.

    With words in quotation marks at token `quote` every verb of saying may have one.
    """
    verb, i = group.verb, group.behind
    if verb.lemma == "call" and unit.low(i) == "for" and unit.low(i - 1) in ("called", "calling"):
        return i + 1
    if not verb.object or (quote is None and _is_none(unit, group)):
        return None
    i = _past_when(unit, i)
    led = _WITH_PREPOSITION.get(verb.lemma)
    if led is not None and not (quote and unit.low(i) not in led):
        return i + 1 if unit.low(i) in led and i + 1 < unit.stop else None
    if i >= unit.stop or unit.low(i) in _NONE:
        return None
    if unit.low(i) == "ce" and unit.low(i + 1) in ("que", "qu'", "qui"):
        return None
    if unit.language == "en":
        return _english(unit, group)
    return i


def _is_none(unit: Unit, group: Group) -> bool:
    noun = group.verb.noun and unit.language == "en"
    return noun or group.verb.lemma in _NOT_OF_THINGS


def _past_when(unit: Unit, i: int) -> int:
    """Behind "mardi", "aussi", "on Tuesday"."""
    if unit.language == "en":
        return adverbial(unit, i)
    while unit.low(i) in DAYS or unit.low(i) in ASIDES:
        i += 1
    return i


def _english(unit: Unit, group: Group) -> int | None:
    i, lemma = _past_when(unit, group.behind), group.verb.lemma
    if lemma == "put":
        at = any(unit.low(k) == "at" for k in range(i, min(i + 8, unit.stop)))
        return i if at else None
    if lemma in _BLAMES:
        of = (at for at in range(i, min(i + 10, unit.stop)) if unit.low(at) == "of")
        return next(of, i - 1) + 1
    return i
