"""Hearsay: …, a-t-on appris de source …; peut-on lire dans X; reportedly; it emerged that."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene
from reader.suggest.phrases import Phrase, phrase_after, span_of
from reader.suggest.tokens import Span, Unit
from reader.suggest.words import words

_FROM = words("""
    de d' du des auprès dans sur par à au aux chez
""")
_ADVERBS = frozenset(("reportedly", "paraît-il", "dit-on", "semble-t-il"))
_OPENING = frozenset(("allegedly", "purportedly", "supposedly"))
"""Adverbs that say so of a whole sentence only where they open it."""
_PARTS = {
    "en": words("reportedly allegedly purportedly supposedly"),
    "fr": words("paraît on semble"),
}


def find(scene: Scene) -> Iterator[Found]:
    """What is told by somebody behind "on", or by nobody: a-t-on appris de source policière."""
    unit = scene.unit
    for group in scene.groups:
        if group.pronoun != "on" or group.subject is None:
            continue
        source = _behind(unit, group.behind)
        claim = unit.span(scene.begin, group.first)
        if claim and group.first > scene.begin + 1:
            yield Found(
                (claim,),
                source,
                ((unit.tokens[group.first].start, group.cue[1]),),
                "hearsay" if source else "hearsay-unknown",
                label="on",
            )


def cue_words(language: str) -> frozenset[str]:
    """The adverbs, or what a hyphen parts of them."""
    return _PARTS[language]


def find_adverbs(scene: Scene) -> Iterator[Found]:
    """What is told by nobody: reportedly, paraît-il."""
    unit = scene.unit
    for i, token in enumerate(unit.tokens):
        if token.low in _ADVERBS or (i == scene.begin and token.low in _OPENING):
            claim = (
                unit.span(scene.begin, unit.stop)
                if i > scene.begin
                else unit.span(i + 1, end_of(scene, None, i + 1))
            )
            if claim and not scene.found:
                yield Found((claim,), None, ((token.start, token.end),), "hearsay-unknown")
            return


_TIMES = words("""
    lundi mardi mercredi jeudi vendredi samedi dimanche matin soir ainsi notamment janvier février
    mars
    avril mai juin juillet août septembre octobre novembre décembre 1er le ,
""")


def _behind(unit: Unit, i: int) -> Span | None:
    """Whom "on" has it from: [de] source proche, [auprès du] parquet."""
    while unit.low(i) in _TIMES or unit.low(i).isdigit():
        i += 1
    if unit.low(i) not in _FROM:
        return None
    i += 1
    if unit.low(i) in ("de", "d'", "du", "des"):
        i += 1
    if unit.low(i) in ("source", "sources"):
        behind = i + 1
        while (
            behind < unit.stop
            and behind < i + 9
            and unit.tokens[behind].text[0].isalpha()
            and unit.low(behind)
            not in (
                "qui",
                "que",
                "dans",
                "lundi",
                "mardi",
                "mercredi",
                "jeudi",
                "vendredi",
                "samedi",
                "dimanche",
            )
        ):
            behind += 1
        return span_of(unit, Phrase(i, behind))
    phrase = phrase_after(unit, i)
    return span_of(unit, phrase) if phrase else None
