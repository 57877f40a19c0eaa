"""A quotation broken by its cue inside the marks: « La réforme, martèle M. Roux, est juste »."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.adverbials import after_adverbs
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.groups import groups
from reader.suggest.phrase_words import PERSONAL
from reader.suggest.phrases import phrase_after, span_of
from reader.suggest.tokens import Unit


def find(scene: Scene) -> Iterator[Found]:
    """French: a comma, a verb that says, its subject, and the quotation goes on."""
    unit = scene.unit
    if unit.language != "fr":
        return
    for i in unit.quotes:
        quote = unit.tokens[i]
        if len(quote.text) > 30:
            yield from _inside(unit, quote.start, quote.end)


def _inside(unit: Unit, start: int, end: int) -> Iterator[Found]:
    inner = Unit(unit.text, "fr", start, end, unit.paragraph)
    for group in groups(inner):
        if group.first < 3 or inner.low(group.first - 1) != "," or group.form == "gerund":
            continue
        if group.subject:
            source, pronoun, behind = group.subject, group.pronoun in PERSONAL, group.behind
        else:
            if inner.low(group.behind) in ("que", "qu'"):
                continue
            phrase = phrase_after(inner, after_adverbs(inner, group.behind))
            if phrase is None:
                continue
            source, pronoun, behind = (
                span_of(inner, phrase),
                is_pronoun(inner, phrase),
                phrase.behind,
            )
        if group.pronoun == "on" or behind >= len(inner.tokens):
            continue
        mark = next(
            (
                k
                for k in range(behind, min(behind + 14, len(inner.tokens)))
                if inner.low(k) in ",.:"
            ),
            None,
        )
        if mark is None:
            continue
        parts = (start, inner.tokens[group.first - 2].end), (inner.tokens[mark].end, end)
        second = unit.text[slice(*parts[1])]
        shift = len(second) - len(second.lstrip())
        whole = (parts[0], (parts[1][0] + shift, end))
        if not second.strip(' »”".'):
            continue
        yield Found(whole, source, (group.cue,), "broken-quotation", group.stance, pronoun)
        return
