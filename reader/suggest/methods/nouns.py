"""Nouns that say: l'annonce de X que …; X's claim that …; a statement by X that …"""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene
from reader.suggest.phrase_words import PERSONAL
from reader.suggest.phrases import phrase_after, span_of
from reader.suggest.words import words

NOUNS = {
    "fr": words(
        """
    annonce affirmation déclaration promesse accusation allégation idée conviction crainte
    espoir hypothèse thèse avertissement aveu assurance
    """
    ),
    "en": words(
        """
    claim claims statement announcement allegation allegations accusation accusations warning
    warnings suggestion assertion assertions promise prediction fears hope belief insistence
    admission pledge argument contention complaint denial
    """
    ),
}


def cue_words(language: str) -> frozenset[str]:
    """The nouns."""
    return NOUNS[language]


def find(scene: Scene) -> Iterator[Found]:
    """The noun, whose it is, and "que" or "that" with what is claimed."""
    unit = scene.unit
    french = unit.language == "fr"
    for i, token in enumerate(unit.tokens):
        if token.low not in NOUNS[unit.language]:
            continue
        cue = (token.start, token.end)
        stance = "denies" if token.low == "denial" else "asserts"
        if unit.low(i + 1) in (("de", "du", "d'", "des") if french else ("by", "from", "of")):
            phrase = phrase_after(unit, i + 2)
            if phrase and unit.low(phrase.behind) in ("que", "qu'", "selon", "that"):
                claim = _claim(scene, phrase.behind + 1)
                if claim:
                    yield Found((claim,), span_of(unit, phrase), (cue,), "noun-that", stance)
        elif not french and unit.low(i + 1) == "that" and i:
            owner = unit.tokens[i - 1]
            if owner.low.endswith("'s") or owner.low in ("his", "her", "their"):
                claim = _claim(scene, i + 2)
                pronoun = owner.low in PERSONAL or owner.low in ("his", "her", "their")
                start = _owner(scene, i - 1)
                end = owner.end - 2 if owner.low.endswith("'s") else owner.end
                if claim:
                    yield Found((claim,), (start, end), (cue,), "noun-that", stance, pronoun)


def _claim(scene: Scene, start: int) -> tuple[int, int] | None:
    unit = scene.unit
    return unit.span(start, end_of(scene, None, start))


def _owner(scene: Scene, i: int) -> int:
    unit = scene.unit
    while i > 0 and (unit.tokens[i - 1].capital or unit.low(i - 1) in ("the", "a")):
        i -= 1
    return unit.tokens[i].start
