"""Prepositions that name who says it: selon X, …; d'après; aux yeux de; according to; for X, …"""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.affiliation import descriptor_after
from reader.suggest.contents import end_of
from reader.suggest.finding import Found, Scene, is_pronoun
from reader.suggest.phrases import Phrase, named, phrase_after, span_of
from reader.suggest.tokens import QUOTE, Span, Unit
from reader.suggest.words import words

_SURE: dict[str, tuple[tuple[str, ...], ...]] = {
    "fr": (
        ("selon",),
        ("si", "l'", "on", "en", "croit"),
        ("si", "on", "en", "croit"),
        ("d'", "après"),
        ("à", "en", "croire"),
        ("aux", "yeux", "de"),
        ("aux", "yeux", "du"),
        ("aux", "yeux", "des"),
        ("aux", "yeux", "d'"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "avis", "des"),
        ("de", "l'", "avis", "du"),
        ("de", "l'", "avis", "d'"),
        ("aux", "dires", "de"),
        ("aux", "dires", "du"),
        ("aux", "dires", "des"),
        ("aux", "dires", "d'"),
        ("de", "l'", "aveu", "de"),
        ("de", "l'", "aveu", "du"),
        ("de", "l'", "aveu", "des"),
        ("dixit",),
        ("de", "source"),
        ("de", "sources"),
        ("au", "dire", "de"),
        ("du", "point", "de", "vue", "de"),
        ("du", "point", "de", "vue", "du"),
    ),
    "en": (
        ("according", "to"),
        ("in", "the", "words", "of"),
        ("in", "the", "view", "of"),
        ("in", "the", "opinion", "of"),
    ),
}
_VIEW = {"fr": "pour", "en": "for"}
_TITLED = words("""
    le la l' m mme mmes m. me
""")


def find(scene: Scene) -> Iterator[Found]:
    """The preposition with its name, before, behind or inside of what is claimed."""
    unit = scene.unit
    view = _VIEW[unit.language]
    for i, low in enumerate(unit.lows):
        known = _at(unit, i)
        if known:
            yield from _found(scene, i, i + known, "preposition")
        elif low not in (view, "as", "in"):
            continue
        elif i == scene.begin or unit.low(i - 1) in (",", "mais", "but", "et", "and"):
            if low == view and _person(unit, i + 1):
                yield from _found(scene, i, i + 1, "view")
            elif unit.low(i) == "as" and i == scene.begin:
                yield from _told(scene, i)
            elif unit.low(i) == "in" and i == scene.begin:
                yield from _view(scene, i)


_BY_FIRST = {
    code: {first: [told[1:] for told in every if told[0] == first] for first, *_ in every}
    for code, every in _SURE.items()
}


def _at(unit: Unit, i: int) -> int:
    """How many tokens from `i` on are a preposition that names who says something; 0: none."""
    lows = unit.lows
    for rest in _BY_FIRST[unit.language].get(lows[i], ()):
        behind = i + 1 + len(rest)
        if tuple(lows[i + 1 : behind]) == rest and not (
            lows[i] == "selon" and unit.low(behind) in ("que", "qu'", "lequel", "laquelle")
        ):
            return behind - i
    return 0


def _person(unit: Unit, i: int) -> bool:
    """Whether a person is named at token `i`: two capitals, a title, or a pronoun; then a comma."""
    if unit.low(i) in ("lui", "elle", "eux"):
        return unit.low(i + 1) == ","
    phrase = phrase_after(unit, i)
    if phrase is None or unit.low(phrase.behind) not in (",", "("):
        return False
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first, phrase.behind))
    return capitals >= 2 or (capitals == 1 and unit.low(i) in ("m", "mme", "me"))


def _found(scene: Scene, i: int, at: int, rule: str) -> Iterator[Found]:
    unit = scene.unit
    sourced = unit.low(at - 1) in ("source", "sources")
    phrase = phrase_after(unit, at)
    if sourced:
        behind = phrase.behind if phrase else at
        while (
            not phrase
            and behind < unit.stop
            and behind < at + 4
            and unit.tokens[behind].text[0].isalpha()
        ):
            behind += 1
        phrase = Phrase(at - 1, behind)
    if phrase is None or _dated(unit, phrase):
        return
    mention = named(unit, phrase) if i <= scene.begin + 1 else phrase
    source, pronoun = span_of(unit, mention), is_pronoun(unit, phrase)
    cue = (unit.tokens[i].start, unit.tokens[max(i, at - 1 - sourced)].end)
    claims = _first(scene, mention) if i <= scene.begin + 1 else _inside(scene, i, phrase)
    if claims:
        where = "first" if i <= scene.begin + 1 else "behind"
        yield Found(claims, source, (cue,), f"{rule}-{where}", pronoun=pronoun)


def _dated(unit: Unit, phrase: Phrase) -> bool:
    low = [unit.low(k) for k in range(phrase.first, phrase.behind)]
    return low[-1] in (
        "modalités",
        "critères",
        "cas",
        "moment",
        "instant",
        "règles",
        "besoins",
        "moyens",
        "calendrier",
        "plan",
        "schedule",
        "law",
    )


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
    unit = scene.unit
    at = _behind(unit, phrase)
    if unit.low(at) == "," and unit.low(at + 1) in (
        "qui",
        "who",
        "which",
        "dont",
        "cité",
        "citée",
        "citing",
        "quoting",
    ):
        at += 2
    comma = next((k for k in range(at, min(at + 30, unit.stop)) if unit.low(k) == ","), None)
    if comma is None:
        comma = (
            at - 1
            if unit.low(at) in (QUOTE, "le", "la", "l'", "les", "il", "elle", "the")
            else None
        )
    if comma is None:
        return ()
    claim = unit.span(comma + 1, end_of(scene, None, comma + 1))
    return (claim,) if claim else ()


def _inside(scene: Scene, i: int, phrase: Phrase) -> tuple[Span, ...]:
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
    if unit.low(at) == "," and i - start < 7 and unit.stop - at > 3 and unit.low(i - 1) == ",":
        after = unit.span(at + 1, end_of(scene, None, at + 1))
        return (before, after) if after else (before,)
    return (before,)


def _told(scene: Scene, i: int) -> Iterator[Found]:
    """As X tells it, …"""
    unit = scene.unit
    for k in range(i + 2, min(i + 10, len(unit.tokens) - 2)):
        if (
            unit.low(k) in ("tells", "told", "put", "puts", "sees", "describes")
            and unit.low(k + 1) == "it"
        ):
            phrase = phrase_after(unit, i + 1, k)
            claim = unit.span(k + 2, end_of(scene, None, k + 3))
            if phrase and claim and phrase.behind == k and unit.low(k + 2) == ",":
                cue = (unit.tokens[k].start, unit.tokens[k].end)
                yield Found(
                    (claim,),
                    span_of(unit, phrase),
                    (cue,),
                    "view-first",
                    pronoun=is_pronoun(unit, phrase),
                )
            return


def _view(scene: Scene, i: int) -> Iterator[Found]:
    """In X's view, …"""
    unit = scene.unit
    for k in range(i + 1, min(i + 8, len(unit.tokens))):
        if unit.low(k) in ("view", "opinion", "words", "telling") and unit.low(k - 1).endswith(
            ("'s", "s'", "'", "his", "her", "their")
        ):
            owner = unit.tokens[k - 1]
            end = owner.end - 2 if owner.low.endswith("'s") else owner.end
            claim = unit.span(k + 1, end_of(scene, None, k + 1))
            pronoun = owner.low in ("his", "her", "their")
            if claim and end > unit.tokens[i + 1].start:
                yield Found(
                    (claim,),
                    (unit.tokens[i + 1].start, end),
                    ((unit.tokens[k].start, unit.tokens[k].end),),
                    "view-first",
                    pronoun=pronoun,
                )
            return
