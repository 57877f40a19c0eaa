"""The passive, English: it is said that …; X is believed to be …; was described by X as …"""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.phrase_words import DETERMINERS
from reader.suggest.phrases import Phrase, head_of, named, phrase_after, span_of
from reader.suggest.tokens import QUOTE, Span, Unit
from reader.suggest.words import words

_BE = words("is are was were been being")
_SAID = words("said believed thought understood reported alleged rumoured rumored reputed")
_EMERGED = words("emerged transpired")
_CALLED = words("called dubbed labelled labeled branded")
"""Participles with what is claimed right behind them."""
_DESCRIBED = _CALLED | words(
    """
    described characterised characterized hailed praised criticised criticized condemned denounced
    dismissed ridiculed
    """
)
"""Participles with what is claimed behind "as"."""
_BLAMED = words("criticised criticized praised condemned accused blamed")
"""Participles with what is claimed behind "for", "of"."""
_TOLD = words("told warned informed reminded assured")
_URGED = words("urged asked advised ordered told warned instructed")
_PASSIVE = _DESCRIBED | _BLAMED | _TOLD | _URGED
_TIMES = words("end time day year week month morning age side way middle")


def cue_words(language: str) -> frozenset[str]:
    """The participles."""
    return _SAID | _EMERGED | _PASSIVE if language == "en" else frozenset()


def find(scene: Scene) -> Iterator[Found]:
    """What follows "to" or "that", where nobody says anything else; what is said by an agent."""
    unit = scene.unit
    if unit.language != "en":
        return
    for i in range(1, len(unit.tokens) - 2):
        low = unit.low(i)
        if low in _PASSIVE:
            yield from _by_agent(scene, i)
        if scene.found:
            continue
        if low in _EMERGED and unit.low(i - 1) in ("it", "has"):
            yield from _emerged(scene, i)
            return
        if low not in _SAID or unit.low(i - 1) not in _BE:
            continue
        impersonal = unit.low(i + 1) == "that" and unit.low(i - 2) == "it"
        if unit.low(i + 1) == "to" or impersonal:
            yield from _unknown(scene, i, i + 2)
            return


def _unknown(scene: Scene, i: int, start: int) -> Iterator[Found]:
    claim = scene.unit.span(start, end_of(scene, None, start))
    if claim:
        yield Found((claim,), None, (_cue(scene.unit, i),), "hearsay-unknown")


def _cue(unit: Unit, i: int) -> Span:
    return unit.tokens[i].start, unit.tokens[i].end


def _emerged(scene: Scene, i: int) -> Iterator[Found]:
    """It emerged on Monday that …"""
    unit = scene.unit
    that = next((k for k in range(i + 1, min(i + 8, unit.stop)) if unit.low(k) == "that"), None)
    if that:
        yield from _unknown(scene, i, that + 1)


def _by_agent(scene: Scene, i: int) -> Iterator[Found]:
    """Was described by X as …; was called “…” by X; has been described as …; was told by X that."""
    unit = scene.unit
    at = i - 1 - (unit.low(i - 1).endswith("ly") or unit.low(i - 1) == "also")
    bare = unit.low(at) not in _BE  # ", described by X as"
    if bare and not (
        unit.low(i - 1) == "," and unit.low(i + 1) == "by" and unit.low(i) in _DESCRIBED
    ):
        return
    agent, behind = _agent(unit, i + 1)
    start = _content(unit, i, behind)
    if start is None:
        return
    end = end_of(scene, None, start)
    if agent is None:
        by = next((k for k in range(end - 1, start, -1) if unit.low(k) == "by"), None)
        last, after = _agent(unit, by) if by else (None, 0)
        if by and last and after >= min(end, unit.stop) and _person(unit, last):
            agent, end = last, by
    if agent is None and unit.low(behind) != "as" and unit.low(i) != "accused":
        return
    claim = unit.span(start, _phrase_end(unit, start, end))
    if not claim:
        return
    if agent is None:
        yield Found((claim,), None, (_cue(unit, i),), "passive-unknown")
        return
    pronoun = is_pronoun(unit, agent)
    source = span_of(unit, named(unit, agent))
    yield Found((claim,), source, (_cue(unit, i),), "passive-agent", pronoun=pronoun)


def _agent(unit: Unit, i: int) -> tuple[Phrase | None, int]:
    """Who is named behind "by" at token `i`, and the token behind them; nobody, and `i`."""
    if unit.low(i) != "by":
        return None, i
    phrase = phrase_after(unit, i + 1)
    if phrase is None or unit.low(phrase.first).endswith("ing"):
        return None, i
    return phrase, phrase.behind


def _content(unit: Unit, i: int, behind: int) -> int | None:
    """Where what is claimed begins behind the participle at `i` and its agent."""
    low, then = unit.low(i), unit.low(behind)
    if low in _DESCRIBED and then == "as":
        return behind + 1
    if low in _CALLED and behind == i + 1 and then in (QUOTE, "a", "an", "the"):
        return behind
    if low == "accused" and then == "of":
        return behind + 1
    if behind == i + 1:  # nobody is named
        return None
    if (low in _BLAMED and then == "for") or (low in _TOLD and then == "that"):
        return behind + 1
    return behind if low in _URGED and then == "to" else None


def _person(unit: Unit, phrase: Phrase) -> bool:
    """Whether "by" names somebody and no time: by the mayor, by Ann Cole."""
    determined = unit.low(phrase.first) in DETERMINERS and unit.low(phrase.first + 1) not in _TIMES
    return determined or head_of(unit, phrase)


def _phrase_end(unit: Unit, start: int, end: int) -> int:
    """Before a comma or "which": what somebody is called is no longer than that."""
    return next((k for k in range(start + 1, end) if unit.low(k) in (",", "which", "who")), end)
