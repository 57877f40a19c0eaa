"""Whose view it is: pour X, …; for X, …; in X's view, …; as X tells it, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.suggest.contents import end_of
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.methods.prepositions import attributed
from reader.suggest.phrases import phrase_after, span_of
from reader.suggest.tokens import Unit
from reader.suggest.words import words

_OPENS = re.compile(r"(?:[,»”\"–—-]\s|\b(?:mais|but|et|and)\s)(?:pour|for)\s", re.IGNORECASE)
_FIRST = re.compile(r"(?:pour|for|as|in)\s|.{0,60}\s[-–—]\s(?:pour|for|as|in)\s", re.IGNORECASE)
_JOINS = words(", mais but et and")
_TELLS = words("tells told put puts sees describes")
_VIEWS = words("view opinion words telling")
_THEIR = words("his her their")
_PERSONS = words("lui elle eux")
_TITLES = words("m mme me")


def cue_words(language: str) -> frozenset[str]:
    """The prepositions; whether one opens a view is seen before tokens are made."""
    return words("pour") if language == "fr" else words("for as in")


def find(scene: Scene) -> Iterator[Found]:
    """The preposition at the sentence's beginning, or behind a comma, with somebody named."""
    unit = scene.unit
    opened = _FIRST.match(unit.text, unit.start, unit.end)
    if not (opened or _OPENS.search(unit.text, unit.start, unit.end)):
        return
    view = "pour" if unit.language == "fr" else "for"
    for i, low in enumerate(unit.lows):
        if low == view and (i == scene.begin or unit.low(i - 1) in _JOINS):
            if _person(unit, i + 1):
                yield from attributed(scene, i, i + 1, "view")
        elif i == scene.begin and low == "as":
            yield from _told(scene, i)
        elif i == scene.begin and low == "in":
            yield from _held(scene, i)


def _person(unit: Unit, i: int) -> bool:
    """Whether a person is named at token `i`: two capitals, a title, or a pronoun; then a comma."""
    if unit.low(i) in _PERSONS:
        return unit.low(i + 1) == ","
    phrase = phrase_after(unit, i)
    if phrase is None or unit.low(phrase.behind) not in (",", "("):
        return False
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first, phrase.behind))
    return capitals >= 2 or (capitals == 1 and unit.low(i) in _TITLES)


def _told(scene: Scene, i: int) -> Iterator[Found]:
    """As X tells it, …"""
    unit = scene.unit
    for k in range(i + 2, min(i + 10, len(unit.tokens) - 2)):
        if unit.low(k) not in _TELLS or unit.low(k + 1) != "it":
            continue
        phrase = phrase_after(unit, i + 1, k)
        claim = unit.span(k + 2, end_of(scene, None, k + 3))
        if phrase and claim and phrase.behind == k and unit.low(k + 2) == ",":
            cue = (unit.tokens[k].start, unit.tokens[k].end)
            pronoun = is_pronoun(unit, phrase)
            yield Found((claim,), span_of(unit, phrase), (cue,), "view-first", pronoun=pronoun)
        return


def _held(scene: Scene, i: int) -> Iterator[Found]:
    """In X's view, …"""
    unit = scene.unit
    for k in range(i + 2, min(i + 8, len(unit.tokens))):
        owner = unit.tokens[k - 1]
        if unit.low(k) not in _VIEWS or not owner.low.endswith(("'s", "s'", "'", *_THEIR)):
            continue
        end = owner.end - 2 if owner.low.endswith("'s") else owner.end
        claim = unit.span(k + 1, end_of(scene, None, k + 1))
        start = unit.tokens[i + 1].start
        if claim and end > start:
            cue = (unit.tokens[k].start, unit.tokens[k].end)
            pronoun = owner.low in _THEIR
            yield Found((claim,), (start, end), (cue,), "view-first", pronoun=pronoun)
        return
