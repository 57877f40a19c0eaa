"""Prepositions that name who says something: the one list of them, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Unit

# "/" parts what may stand in one place
_LINES = {
    "fr": """
        selon
        si l' on en croit
        si on en croit
        d' après
        à en croire
        aux yeux de/du/des/d'
        de l' avis de/du/des/d'
        aux dires de/du/des/d'
        au dire de/du/des/d'
        de l' aveu de/du/des/d'
        du point de vue de/du/des/d'
        dixit
        de source/sources
    """,
    "en": """
        according to
        in the words/view/opinion of
    """,
}
_Told = tuple[frozenset[str], ...]
_KNOWN: dict[str, list[_Told]] = {
    code: [
        tuple(frozenset(place.split("/")) for place in line.split())
        for line in lines.strip().splitlines()
    ]
    for code, lines in _LINES.items()
}
_BY_FIRST = {
    code: {
        first: [told[1:] for told in every if first in told[0]]
        for first in frozenset().union(*(told[0] for told in every))
    }
    for code, every in _KNOWN.items()
}
_NOT_BEHIND = words("que qu' lequel laquelle")  # selon que l'on habite ici ou là
_CUES = {
    "fr": words("selon croit croire après yeux avis dires dire aveu vue dixit source sources"),
    "en": words("according words view opinion"),
}


def cue_words(language: str) -> frozenset[str]:
    """One of the words of each preposition, so that a sentence without one holds none."""
    return _CUES[language]


def preposition_at(unit: Unit, i: int) -> int:
    """How many tokens from `i` on are such a preposition; 0: none is there."""
    low = unit.lows[i]
    for rest in _BY_FIRST[unit.language].get(low, ()):
        behind = i + 1 + len(rest)
        if all(unit.low(i + 1 + k) in place for k, place in enumerate(rest)) and not (
            low == "selon" and unit.low(behind) in _NOT_BEHIND
        ):
            return behind - i
    return 0
