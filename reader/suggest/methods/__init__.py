"""The methods: each looks at one sentence and finds attributions of one construction, in order.

A method's `find` is a function Scene → Founds; which one found something first has it. It is asked
only about sentences that hold one of its words or, where it says so, a quotation: it finds nothing
in others, so that a sentence without a cue costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from reader.suggest.finding import Found, Scene
from reader.suggest.methods import (
    behind,
    broken,
    floating,
    forward,
    hearsay,
    nouns,
    passives,
    prepositions,
    views,
)
from reader.suggest.tokens import Unit
from reader.suggest.verbs import cue_words


class Method(NamedTuple):
    """A construction: its name, what finds it, and the words it needs, by language."""

    name: str
    find: Callable[[Scene], Iterable[Found]]
    words: Callable[[str], frozenset[str]]
    quotation: bool = False

    def concerns(self, unit: Unit) -> bool:
        """Whether the sentence may hold the construction at all."""
        if self.quotation and unit.has_quotation:
            return True
        return not self.words(unit.language).isdisjoint(unit.words)


METHODS: tuple[Method, ...] = (
    Method("broken", broken.find, cue_words),
    Method("hearsay", hearsay.find, cue_words),
    Method("hearsay-adverbs", hearsay.find_adverbs, hearsay.cue_words),
    Method("prepositions", prepositions.find, prepositions.cue_words),
    Method("views", views.find, views.cue_words),
    Method("nouns", nouns.find, nouns.cue_words),
    Method("behind", behind.find, cue_words),
    Method("forward", forward.find, cue_words),
    Method("floating", floating.find, lambda _: frozenset(), quotation=True),
    Method("passives", passives.find, passives.cue_words),
)


def concerning(unit: Unit) -> list[Method]:
    """The methods that may find something in a sentence, in order."""
    cues, by_word = all_cue_words(unit.language), _by_word(unit.language)
    places = {place for word in cues & unit.words for place in by_word[word]}
    if unit.has_quotation:
        places |= _QUOTING
    return [METHODS[place] for place in sorted(places)]


_QUOTING = frozenset(place for place, method in enumerate(METHODS) if method.quotation)


@cache
def _by_word(language: str) -> dict[str, tuple[int, ...]]:
    """Each cue word → the places of the methods that it concerns."""
    return {
        word: tuple(i for i, method in enumerate(METHODS) if word in method.words(language))
        for word in all_cue_words(language)
    }


@cache
def all_cue_words(language: str) -> frozenset[str]:
    """The words of which a text that attributes anything without quotation marks holds one."""
    return frozenset().union(*(method.words(language) for method in METHODS))
