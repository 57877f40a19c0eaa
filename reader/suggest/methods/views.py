"""Whose view it is: pour X, …; X, pour qui …; in X's view, …; as X said, …; comme l'a dit X, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.suggest.adverbials import after_adverbs
from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.methods.prepositions import attributed
from reader.suggest.phrase_words import DETERMINERS
from reader.suggest.phrases import head_of, named, phrase_after, span_of
from reader.suggest.tokens import QUOTE, Unit
from reader.suggest.words import words

_OPENS = re.compile(r"(?:[,»”\"–—-]\s|\b(?:mais|but|et|and)\s)(?:pour|for)\s", re.IGNORECASE)
_WORDS = r"(?:pour|comme|for|as|in)\s"
_FIRST = re.compile(rf"{_WORDS}|.{{0,60}}\s[-–—]\s{_WORDS}", re.IGNORECASE)
_JOINS = words(", mais but et and")
_WHOM = words("qui lequel laquelle lesquels whom")
_VIEWS = words("view opinion words telling")
_THEIR = words("his her their")
_PERSONS = words("lui elle eux")
_TITLES = words("m mme me")
_BODIES = words(
    """
    association associations syndicat syndicats parquet fédération union ong collectif chambre
    avocat avocate avocats procureur procureure préfecture accusation défense opposition
    """
)
"""Whom a view is likelier of than a benefit: pour le syndicat, la mesure est injuste."""


def cue_words(language: str) -> frozenset[str]:
    """The prepositions; whether one opens a view is seen before tokens are made."""
    return words("pour comme") if language == "fr" else words("for as in")


def find(scene: Scene) -> Iterator[Found]:
    """The preposition at the sentence's beginning, or behind a comma, with somebody named."""
    unit = scene.unit
    view = "pour" if unit.language == "fr" else "for"
    opened = _FIRST.match(unit.text, unit.start, unit.end)
    behind = view in unit.words and _OPENS.search(unit.text, unit.start, unit.end)
    if not (opened or behind):
        return
    for i, low in enumerate(unit.lows):
        if low == view and (i == scene.begin or unit.low(i - 1) in _JOINS):
            if unit.low(i + 1) in _WHOM:
                yield from _for_whom(scene, i)
            elif _person(unit, i + 1):
                yield from attributed(scene, i, i + 1, "view")
        elif i == scene.begin and low in ("as", "comme"):
            yield from _told(scene, i)
        elif i == scene.begin and low == "in":
            yield from _held(scene, i)


def _for_whom(scene: Scene, i: int) -> Iterator[Found]:
    """X, pour qui …; X, for whom …"""
    unit = scene.unit
    claim = unit.span(i + 2, end_of(scene, None, i + 2))
    quoted = unit.low(i + 2) == QUOTE
    since = max([scene.begin, i - 9, *(of.behind for of in scene.groups if of.behind < i)])
    for first in range(since, i - 1):
        phrase = phrase_after(unit, first, i - 1)
        known = phrase and ((quoted and unit.low(first) in DETERMINERS) or head_of(unit, phrase))
        if claim and phrase and phrase.behind == i - 1 and known:
            cue = (unit.tokens[i].start, unit.tokens[i + 1].end)
            yield Found((claim,), span_of(unit, phrase), (cue,), "view-behind")
            return


def _person(unit: Unit, i: int) -> bool:
    """Whether a person is named at token `i`: two capitals, a title, or a pronoun; then a comma."""
    if unit.low(i) in _PERSONS:
        return unit.low(i + 1) == ","
    phrase = phrase_after(unit, i)
    if phrase is None or unit.low(phrase.behind) not in (",", "("):
        return False
    if unit.low(phrase.behind + 1) == "which":
        return False
    if any(
        unit.low(k) in _BODIES for k in range(phrase.first, min(phrase.first + 3, phrase.behind))
    ):
        return True
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first, phrase.behind))
    return capitals >= 2 or (capitals == 1 and unit.low(i) in _TITLES)


def _told(scene: Scene, i: int) -> Iterator[Found]:
    """As X said on Monday, …; as X tells it, …; comme l'a révélé X, …"""
    unit = scene.unit
    for group in scene.groups:
        if group.first > i + 9 or group.form not in ("finite", "participle"):
            break
        if unit.language == "en":
            phrase = phrase_after(unit, i + 1, group.first)
            behind = group.behind if phrase and phrase.behind == group.first else None
        else:
            phrase = phrase_after(unit, after_adverbs(unit, group.behind))
            behind = phrase.behind if phrase and group.first == i + 1 else None
        comma = behind and next((k for k in _near(unit, behind) if unit.low(k) == ","), None)
        claim = unit.span(comma + 1, end_of(scene, None, comma + 1)) if comma else None
        if phrase and claim:
            mention = span_of(unit, named(unit, phrase))
            pronoun = is_pronoun(unit, phrase)
            yield Found((claim,), mention, (group.cue,), "view-first", pronoun=pronoun)
        return


def _near(unit: Unit, i: int) -> range:
    return range(i, min(i + 12, unit.stop))


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
