"""Quotations without a cue: after a named speaker they are that speaker's, else nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.finding import Found, Scene, is_pronoun, is_utterance
from reader.suggest.groups import groups
from reader.suggest.phrases import head_of, named, phrase_after, span_of
from reader.suggest.subjects import phrase_before
from reader.suggest.tokens import Unit
from reader.suggest.words import words

_WRITTEN = words("""
    sur dans on in under
""")


def find(scene: Scene) -> Iterator[Found]:
    """Each whole quotation that no other method has."""
    unit = scene.unit
    for i in unit.quotes:
        token = unit.tokens[i]
        if any(a < token.end and token.start < b for of in scene.found for a, b in of.claim):
            continue
        if not is_utterance(unit, i) or len(token.text) < 10:
            continue
        alone = i == scene.begin and unit.stop <= i + 1
        led = unit.low(i - 1) == ":"
        if not (alone or led):
            continue
        spans = ((token.start, token.end),)
        spoken = [of for of in scene.found if of.source and not of.label]
        earlier = spoken or [of for of in scene.paragraph if of.source]
        if alone and scene.first and (announced := _announced(scene, spans)):
            yield announced
        elif led and not spoken:
            who = _subject(unit, scene.begin, i) or _same_for(unit, i)
            if who:
                yield Found(spans, who[0], (), "subject-quotation", pronoun=who[1])
                continue
            if earlier and unit.low(scene.begin) not in _WRITTEN:
                yield _of(earlier[-1], spans, "free-quotation")
                continue
            yield Found(spans, None, (), "unknown-speaker")
        elif not spoken and (who := _before(scene)):
            yield Found(spans, who[0], (), "free-quotation-subject", pronoun=who[1])
        elif earlier:
            yield _of(earlier[-1], spans, "free-quotation")
        elif (
            scene.above
            and scene.above[-1].source
            and scene.first
            and _quoted(unit, scene.above[-1])
        ):
            yield _of(scene.above[-1], spans, "free-quotation-above")
        else:
            yield Found(spans, None, (), "unknown-speaker")


def _before(scene: Scene) -> tuple[tuple[int, int], bool] | None:
    """The person that the sentence before is about, where nobody says anything in it."""
    unit = scene.before
    if unit is None or any(
        (of.source and of.claim[0][0] >= unit.start) or (of.cues and of.cues[0][0] >= unit.start)
        for of in scene.paragraph
    ):
        return None
    begin = next((k + 1 for k in range(min(8, len(unit.tokens))) if unit.low(k) == ","), 0)
    return _subject(unit, 0, len(unit.tokens)) or (
        _subject(unit, begin, len(unit.tokens)) if begin else None
    )


def _announced(scene: Scene, spans: tuple[tuple[int, int], ...]) -> Found | None:
    """The speaker whose verb ends the paragraph before: Ann Cole stated: / “…”"""
    unit = scene.before
    for group in groups(unit) if unit else ():
        if unit is not None and group.behind >= unit.stop and group.form != "infinitive":
            phrase = phrase_before(unit, group.first)
            if phrase:
                who, pronoun = span_of(unit, named(unit, phrase)), is_pronoun(unit, phrase)
                rule = f"{'pronoun' if pronoun else 'name'}-cue-quotation"
                return Found(spans, who, (group.cue,), rule, pronoun=pronoun)
    return None


def _of(found: Found, spans: tuple[tuple[int, int], ...], rule: str) -> Found:
    return Found(spans, found.source, (), rule, pronoun=found.pronoun, carried=True)


def _quoted(unit: Unit, found: Found) -> bool:
    return unit.text[found.claim[-1][0]] in "«“\"'‘"


def _same_for(unit: Unit, quote: int) -> tuple[tuple[int, int], bool] | None:
    """Même constat pour X : « … »; chez X : « … »."""
    for k in range(max(0, quote - 10), quote - 1):
        if unit.low(k) in ("pour", "chez", "for", "from"):
            phrase = phrase_after(unit, k + 1)
            if phrase and unit.low(phrase.behind) in (":", ",") and head_of(unit, phrase):
                return span_of(unit, phrase), False
    return None


def _subject(unit: Unit, begin: int, quote: int) -> tuple[tuple[int, int], bool] | None:
    """Who the sentence before the colon is about, if its subject is a person."""
    phrase = phrase_after(unit, begin)
    if phrase is None or phrase.behind >= quote - 1:
        return None
    pronoun = is_pronoun(unit, phrase)
    if pronoun or head_of(unit, phrase):
        return span_of(unit, named(unit, phrase)), pronoun
    return None
