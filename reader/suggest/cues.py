"""The cue beside a claim: the words that say that somebody says it ("selon", "a-t-on appris")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.domain.sentences import sentence_at
from reader.suggest.groups import Group, groups
from reader.suggest.language import language_of
from reader.suggest.prepositions import preposition_at
from reader.suggest.quotation import quotations
from reader.suggest.tokens import Unit, units, words_of
from reader.suggest.words import words

Span = tuple[int, int]

FARTHEST = 4_000
"""Code points; a cue further from its claim is none."""

_ALONE = words("reportedly")
_THAT = words("que qu' that")
_REFLEXIVE = words("se s'")
_PRONOUNS = words("lui leur y en nous me m' te t' le l' les")
_DETERMINED = re.compile(
    r"\s(?:[A-ZÀ-Þ]|(?:l['’]|le\s|la\s|les\s|une?\s|des\s|son\s|sa\s|the\s|an?\s|sources?\s))"
)
_DONE = re.compile(
    r"\s*(?:$|[.,;:!?\"”»)\n])|\s(?:on|in|at|to|late|earlier|this|à|au|sur|dans|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|hier)\s"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its auxiliaries and the "que" or "that" behind it; code points.

    `names` says that it is a preposition or has its subject in it: it speaks of what is before it.
    """

    span: Span
    names: bool = False


def cues(text: str, start: int, end: int) -> list[Span]:
    """All reporting cues in text[start:end] outside of quotations, in order; code points."""
    return [cue.span for cue in _cues(text, start, end)]


def _cues(text: str, start: int, end: int) -> list[Cue]:
    told = language_of(words_of(text, start, end))
    found: list[Cue] = []
    for language in [told] if told else ["fr", "en"]:
        for unit in units(text, start, end, language):
            found += _of_sentence(unit)
    apart: list[Cue] = []
    for cue in sorted(found, key=lambda of: (of.span[0], -of.span[1])):
        if not apart or cue.span[0] >= apart[-1].span[1]:
            apart.append(cue)
    return apart


def _of_sentence(unit: Unit) -> Iterator[Cue]:
    for i, token in enumerate(unit.tokens):
        length = preposition_at(unit, i)
        if length:
            yield Cue((token.start, unit.tokens[i + length - 1].end), names=True)
        elif token.low in _ALONE:
            yield Cue((token.start, token.end), names=True)
    for group in groups(unit):
        yield Cue(_whole(unit, group), names=group.subject is not None)


def _whole(unit: Unit, group: Group) -> Span:
    """The verb with its auxiliaries and its "se", and "que" or "contre" behind it."""
    first, behind = group.first, group.behind
    while unit.tokens[first].start < group.cue[0] and (
        unit.low(first) in _PRONOUNS or (group.form != "participle" and _is_adverb(unit, first))
    ):
        first += 1
    if unit.low(first - 1) in _REFLEXIVE:
        first -= 1
    if unit.low(behind) in _THAT or (unit.low(behind - 1), unit.low(behind)) == ("garde", "contre"):
        behind += 1
    return unit.tokens[first].start, unit.tokens[behind - 1].end


def _is_adverb(unit: Unit, i: int) -> bool:
    return unit.language == "en" or unit.low(i) == "en"


def find_cue(
    text: str, paragraph: Span, claim_spans: Sequence[Span], names: Sequence[str] = ()
) -> Span | None:
    """The reporting cue nearest to a claim, outside of its words and of quotations; code points.

    It is looked for in the claim's sentence; in the rest of the paragraph only for a quotation,
    which somebody must have said. None where there is none.
    """
    if not claim_spans:
        return None
    last = max(end for _, end in claim_spans)
    paragraph = (
        max(paragraph[0], min(start for start, _ in claim_spans) - FARTHEST),
        min(paragraph[1], last + FARTHEST),
    )
    quoted = quotations(text, *paragraph)
    is_quoted = any(_overlap(span, quote) for span in claim_spans for quote in quoted)
    taken = [*claim_spans, *quoted]
    free = [
        cue.span
        for cue in _cues(text, *paragraph)
        if not any(_overlap(cue.span, span) for span in taken)
        and (is_quoted or cue.span[0] < last or _follows(text, last, cue))
    ]
    sentence = _sentence(text, paragraph, claim_spans, names)
    inside = [cue for cue in free if sentence[0] <= cue[0] and cue[1] <= sentence[1]]
    if not inside and is_quoted:
        inside = free
    return min(inside, key=lambda cue: _distance(text, cue, claim_spans), default=None)


def _sentence(text: str, paragraph: Span, spans: Sequence[Span], names: Sequence[str]) -> Span:
    """From the beginning of the first sentence that the spans touch to the end of the last."""
    near = [
        sentence_at(text, *paragraph, at, names)
        for span in spans
        for at in (span[0], max(span[0], span[1] - 1))
    ]
    return min(a for a, _ in near), max(b for _, b in near)


def _follows(text: str, last: int, cue: Cue) -> bool:
    """Whether a cue behind words that are not quoted speaks of them, not of what comes next.

    ", a-t-on appris", ", selon X", ", affirme X" and ", X said." do; ", X a recommandé aux" not.
    """
    if cue.names:
        return True
    between = re.findall(r"\w+", text[last : cue.span[0]])
    if not between:
        return bool(_DETERMINED.match(text, cue.span[1]))
    return len(between) <= 5 and bool(_DONE.match(text, cue.span[1]))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distance(text: str, cue: Span, spans: Sequence[Span]) -> int:
    """Code points between cue and claim, a sentence's end between them counted as many."""
    nearest = None
    for start, end in spans:
        a, b = (cue[1], start) if cue[1] <= start else (end, cue[0])
        distance = b - a + 200 * len(re.findall(r"[.!?][\"”»’)]*\s", text[a:b]))
        nearest = distance if nearest is None else min(nearest, distance)
    return nearest or 0
