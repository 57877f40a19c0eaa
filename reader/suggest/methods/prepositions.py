"""Prepositions that name who says it: selon X, …; …, d'après X; aux yeux de X; according to X."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.affiliation import descriptor_after
from reader.suggest.contents import clause_after, has_verb, that_after
from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.phrases import Phrase, named, phrase_after, span_of
from reader.suggest.prepositions import cue_words, preposition_at
from reader.suggest.tokens import QUOTE, Span, Unit
from reader.suggest.words import words

__all__ = ["attributed", "cue_words", "find"]

_NOT_SAID = words(
    """
    modalités critères cas moment instant règles besoins moyens calendrier plan jours heures saisons
    années régions pays âge sexe taille goûts humeur usages endroits lieux saison région principe
    schedule law plans rules size age
    """
)
_ASIDE = words("qui who which dont cité citée citing quoting")
_OPENED = words("which that and but")
"""The claim begins behind these and the name: which, according to X, …"""
_CLAIM_OPENS = words("le la l' les il elle the")


def find(scene: Scene) -> Iterator[Found]:
    """The preposition with its name, before, behind or inside of what is claimed."""
    for i in range(len(scene.unit.tokens)):
        length = preposition_at(scene.unit, i)
        if length:
            yield from attributed(scene, i, i + length, "preposition")


def attributed(scene: Scene, i: int, at: int, rule: str) -> Iterator[Found]:
    """What is claimed by whom the words at token `at` name, behind a preposition at token `i`."""
    unit = scene.unit
    sourced = unit.low(at - 1) in ("source", "sources")
    phrase = _source(unit, at) if sourced else phrase_after(unit, at)
    if phrase is None and unit.low(at - 1) in ("du", "des"):  # de l'avis des spécialistes
        phrase = phrase_after(unit, at - 1)
    if phrase is None or unit.low(phrase.behind - 1) in _NOT_SAID:
        return
    first = i <= scene.begin + 1
    mention = named(unit, phrase) if first else phrase
    claims = _first(scene, mention) if first else _inside(scene, i, phrase)
    if first and claims:
        after = unit.span(mention.behind, unit.stop)
        if any(_says(scene, start) for start in {claims[0][0], after[0] if after else -1}):
            return
    if claims:
        cue = (unit.tokens[i].start, unit.tokens[max(i, at - 1 - sourced)].end)
        where = "first" if first else "behind"
        pronoun = is_pronoun(unit, phrase)
        yield Found(claims, span_of(unit, mention), (cue,), f"{rule}-{where}", pronoun=pronoun)


def _source(unit: Unit, at: int) -> Phrase:
    """[de] source proche de l'enquête: with what says which source it is."""
    phrase = phrase_after(unit, at)
    behind = phrase.behind if phrase else at
    while (
        not phrase
        and behind < unit.stop
        and behind < at + 4
        and unit.tokens[behind].text[0].isalpha()
    ):
        behind += 1
    return Phrase(at - 1, behind)


def _behind(unit: Unit, phrase: Phrase) -> int:
    """The token behind the name and what describes it, before a comma that opens the claim."""
    described = descriptor_after(unit.text, span_of(unit, phrase), unit.paragraph)
    at = phrase.behind
    if described:
        while at < len(unit.tokens) and unit.tokens[at].start < described[1]:
            at += 1
        if at >= unit.stop:
            at = phrase.behind
    return at


def _first(scene: Scene, phrase: Phrase) -> tuple[Span, ...]:
    """Selon X, directeur chez Y, [ceci]: behind the comma that ends what is told of X."""
    unit = scene.unit
    at = _behind(unit, phrase)
    if unit.low(at) == "," and unit.low(at + 1) in _ASIDE:
        at += 2
    comma = next((k for k in range(at, min(at + 30, unit.stop)) if unit.low(k) == ","), None)
    begins = unit.low(at) == QUOTE or unit.low(at) in _CLAIM_OPENS or _counts(unit, at)
    if begins and (comma is None or (unit.language == "en" and has_verb(unit, at, comma))):
        comma = at - 1
    if comma is None:
        return ()
    comma = _past_participle(unit, comma)
    claim = unit.span(comma + 1, end_of(scene, None, comma + 1))
    return (claim,) if claim else ()


def _counts(unit: Unit, at: int) -> bool:
    return unit.low(at) in ("over", "about", "nearly") or unit.low(at)[:1].isdigit()


def _says(scene: Scene, start: int) -> bool:
    """English: whether the claim opens with somebody else who says: according to X, [Y said …]."""
    for group in scene.groups if scene.unit.language == "en" else ():
        if scene.unit.tokens[group.first].start <= start:
            continue
        subject = scene.subject(group)
        told = that_after(scene, group) or (group.verb.clause and clause_after(scene.unit, group))
        return bool(told and subject and subject[0][0] == start)
    return False


def _past_participle(unit: Unit, comma: int) -> int:
    """The comma behind what is further told of X: Selon X, directeur de Y, spécialisée dans Z, …"""
    low = unit.low(comma + 1)
    if len(low) < 5 or not low.endswith(("é", "ée", "és", "ées")):
        return comma
    return next(
        (k for k in range(comma + 2, min(comma + 20, unit.stop)) if unit.low(k) == ","), comma
    )


def _inside(scene: Scene, i: int, phrase: Phrase) -> tuple[Span, ...]:
    """[Ceci], selon X; [ceci], selon X, [et cela] where the first part has hardly begun."""
    unit = scene.unit
    start = scene.begin
    for k in range(i - 1, start, -1):
        if unit.low(k) in (";", ":"):
            start = k + 1
            break
    before = unit.span(start, i)
    if before is None:
        return ()
    at = _behind(unit, phrase)
    if unit.low(i - 1 - (unit.low(i - 1) == ",")) in _OPENED and unit.low(at) == ",":
        quote = next((k for k in range(at, at + 9) if unit.low(k) == QUOTE), at + 1)
        after = unit.span(quote, end_of(scene, None, quote))
        return (after,) if after else ()
    if unit.low(at) == "," and i - start < 7 and unit.stop - at > 3 and unit.low(i - 1) == ",":
        after = unit.span(at + 1, end_of(scene, None, at + 1))
        return (before, after) if after else (before,)
    return (before,)
