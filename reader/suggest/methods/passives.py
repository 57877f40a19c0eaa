"""Hearsay in the passive, English: it is said that …; X is believed to be …; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene
from reader.suggest.words import words

_BE = words("is are was were")
_SAID = words("said believed thought understood reported alleged rumoured rumored reputed")


_EMERGED = words("emerged transpired")


def cue_words(language: str) -> frozenset[str]:
    """The participles."""
    return _SAID | _EMERGED if language == "en" else frozenset()


def find(scene: Scene) -> Iterator[Found]:
    """What follows "to" or "that", where nobody says anything else in the sentence."""
    unit = scene.unit
    if unit.language != "en" or scene.found:
        return
    for i in range(1, len(unit.tokens) - 2):
        if unit.low(i) in _EMERGED and unit.low(i - 1) in ("it", "has"):
            yield from _emerged(scene, i)
            return
        if unit.low(i) not in _SAID or unit.low(i - 1) not in _BE:
            continue
        impersonal = unit.low(i + 1) == "that" and unit.low(i - 2) == "it"
        if unit.low(i + 1) == "to" or impersonal:
            claim = unit.span(i + 2, end_of(scene, None, i + 2))
            if claim:
                cue = (unit.tokens[i].start, unit.tokens[i].end)
                yield Found((claim,), None, (cue,), "hearsay-unknown")
            return


def _emerged(scene: Scene, i: int) -> Iterator[Found]:
    """It emerged on Monday that …"""
    unit = scene.unit
    that = next((k for k in range(i + 1, min(i + 8, unit.stop)) if unit.low(k) == "that"), None)
    claim = unit.span(that + 1, end_of(scene, None, that + 1)) if that else None
    if claim:
        cue = (unit.tokens[i].start, unit.tokens[i].end)
        yield Found((claim,), None, (cue,), "hearsay-unknown")
