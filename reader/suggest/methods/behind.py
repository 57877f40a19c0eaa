"""The cue stands behind what is claimed: « … », précise X; “…,” X said; …, a annoncé X."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.adverbials import PREPOSITIONS, addressee, after_adverbs
from reader.suggest.contents import has_verb
from reader.suggest.finding import Found, Scene, is_pronoun, is_utterance, previous
from reader.suggest.groups import Group
from reader.suggest.phrase_words import ADVERBIAL, DETERMINERS, PERSONAL
from reader.suggest.phrases import Phrase, named, phrase_after, span_of
from reader.suggest.subjects import phrase_before
from reader.suggest.tokens import QUOTE, Span, Unit


def find(scene: Scene) -> Iterator[Found]:
    """A claim, then its verb with the subject after it or, in English, before it."""
    start = scene.begin
    for group in scene.groups:
        if group.form in ("gerund", "infinitive") or group.pronoun == "on":
            continue
        speaker = _speaker(scene, group)
        if speaker is None:
            continue
        source, pronoun, left, right = speaker
        if any(of.claim[0][0] == source[0] for of in scene.found):
            continue  # …, according to AFP, [the UN has criticised]
        claim = _claim(scene, start, left, _stands_apart(scene.unit, group, right))
        if claim is None:
            continue
        quoted = scene.unit.low(previous(scene.unit, left)) == QUOTE
        spans = [claim]
        if not quoted and scene.unit.low(right) == ",":
            rest = _rest(scene, start, left, right)
            spans += [rest] if rest else []
        follows = scene.unit.low(right) == "," and scene.unit.low(right + 1) == QUOTE
        more = _goes_on(scene.unit, right) if quoted or follows else None
        if more is not None:
            spans.append((scene.unit.tokens[more].start, scene.unit.tokens[more].end))
            right = more + 1
        rule = f"{'quotation' if quoted else 'claim'}-cue-{'pronoun' if pronoun else 'name'}"
        yield Found(tuple(spans), source, (group.cue,), rule, _stance(group), pronoun)
        start = right


def _stance(group: Group) -> str:
    return "asserts" if group.stance in ("denies", "doubts") else group.stance


def _speaker(scene: Scene, group: Group) -> tuple[Span, bool, int, int] | None:
    """Who speaks: range, whether a pronoun, the claim's end and what is behind, as tokens."""
    unit = scene.unit
    if group.first <= scene.begin:
        return None
    before = unit.low(group.first - 1)
    if before in (",", QUOTE, "-", "–", "—") or group.subject:
        found = _inverted(unit, group, scene.begin)
        if found:
            return found
    if unit.language == "en":
        return _straight(scene, group)
    return None


def _inverted(unit: Unit, group: Group, begin: int) -> tuple[Span, bool, int, int] | None:
    quoted = unit.low(previous(unit, group.first)) == QUOTE
    if group.subject:
        return group.subject, group.pronoun in PERSONAL, group.first, group.behind
    if unit.low(group.behind) in ("que", "qu'", "that", ":", QUOTE):
        return None
    aside = unit.language == "en" and _is_aside(unit, group)
    subject = None if quoted or aside else phrase_before(unit, group.first, begin)
    if subject and subject.first <= begin + 1 and _is_subject(unit, subject):
        return None
    if unit.language == "fr":
        phrase = phrase_after(unit, after_adverbs(unit, group.behind))
        if phrase is None or (not quoted and group.verb.weak and group.verb.lemma != "savoir"):
            return None
        if unit.low(phrase.first) in PERSONAL:
            return None
        phrase = named(unit, phrase)
        return span_of(unit, phrase), is_pronoun(unit, phrase), group.first, phrase.behind
    if group.form != "finite" or group.verb.lemma == "tell":
        return None
    phrase = phrase_after(unit, group.behind)
    if phrase is None or (not quoted and not _ends(unit, phrase)):
        return None
    plain = unit.tokens[phrase.first].capital or unit.low(phrase.first) in DETERMINERS
    if not quoted and not (plain and group.verb.clause):
        return None
    phrase = named(unit, phrase)
    return span_of(unit, phrase), is_pronoun(unit, phrase), group.first, phrase.behind


def _is_aside(unit: Unit, group: Group) -> bool:
    """English: ", said Mauer, " breaks the clause of somebody else."""
    phrase = phrase_after(unit, group.behind)
    commas = unit.low(group.first - 1) == "," and phrase and unit.low(phrase.behind) == ","
    return bool(phrase and unit.tokens[phrase.first].capital and commas)


def _is_subject(unit: Unit, phrase: Phrase) -> bool:
    """Whether the words before ", verb" name somebody: "Le fabricant, Orbis, conteste …"."""
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first, phrase.behind))
    return capitals * 2 > phrase.behind - phrase.first or unit.low(phrase.first) in (
        "le",
        "la",
        "l'",
        "les",
        "un",
        "une",
        "son",
        "sa",
        "ses",
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        *PERSONAL,
    )


def _ends(unit: Unit, phrase: Phrase) -> bool:
    return unit.low(phrase.behind) in (*PREPOSITIONS, ",", ".", "", "who")


def _told_to(unit: Unit, group: Group) -> int:
    """The token behind whom it is told to: witnesses told [local television]."""
    right = addressee(unit, group)
    if right == group.behind and group.verb.lemma == "tell":
        phrase = phrase_after(unit, right)
        if phrase and (phrase.behind >= unit.stop or unit.low(phrase.behind) in PREPOSITIONS):
            return phrase.behind
    return right


_CLOSING = frozenset((".", ",", "", ":", ";", QUOTE, "as", "when", "while", "who", "and"))


def _straight(scene: Scene, group: Group) -> tuple[Span, bool, int, int] | None:
    """English: the subject between the claim and its verb."""
    unit = scene.unit
    right = _told_to(unit, group)
    quoted = any(i < group.first for i in unit.quotes)
    ends = unit.low(right) in PREPOSITIONS or unit.low(right) in _CLOSING
    if not ends and not (group.verb.lemma == "tell" and quoted):
        return None
    if unit.low(right) in (QUOTE, ":") and not quoted:
        return None
    if group.verb.weak and not quoted and right < unit.stop:
        return None
    for i in range(max(scene.begin, group.first - 60), group.first):
        if unit.low(i) not in (QUOTE, ","):
            continue
        phrase = phrase_before(unit, group.first, i + 1)
        if phrase and phrase.first == i + 1:
            aside = unit.low(right) == "," and unit.low(scene.begin) not in ADVERBIAL
            too_short = i == scene.begin or (_short(unit, scene.begin, i) and not aside)
            if unit.low(i) == "," and too_short:
                continue
            return (
                span_of(unit, named(unit, phrase)),
                is_pronoun(unit, phrase),
                i + (unit.low(i) == QUOTE),
                right,
            )
    return None


def _short(unit: Unit, first: int, comma: int) -> bool:
    """Whether the words before the comma are too few to be a claim: "On Monday, X said."."""
    few = unit.low(comma - 1) != QUOTE and comma - first < 4
    return few and not has_verb(unit, first, comma)


def _stands_apart(unit: Unit, group: Group, right: int) -> bool:
    """Whether the cue closes the sentence or stands between commas with its subject."""
    return right >= unit.stop or (unit.language == "en" and _is_aside(unit, group))


def _claim(scene: Scene, start: int, left: int, apart: bool) -> Span | None:
    """The range of the claim that ends before token `left`; `apart`: no verb need be in it."""
    unit = scene.unit
    last = previous(unit, left)
    if last < start:
        return None
    if unit.low(last) == QUOTE:
        first = last
        while (
            first - 2 >= start
            and unit.low(first - 1) in (",", "et", "and")
            and unit.low(first - 2) == QUOTE
        ):
            first -= 2
        if (first - 1 >= start and unit.low(first - 1) == ":") or is_utterance(unit, last):
            return unit.span(first, last + 1)
    if unit.language == "en" and not (
        _is_clause(unit, start, left)
        or (unit.low(left + 1) in PERSONAL and unit.low(start) not in ADVERBIAL)
        or (apart and left > start and unit.low(start) not in ADVERBIAL)
        or any(start <= q < left for q in unit.quotes)
    ):
        return None
    return unit.span(start, last + 1) if apart or last > start or unit.quotes else None


def _is_clause(unit: Unit, start: int, left: int) -> bool:
    """English: whether the tokens from `start` to `left` are a clause, not only its beginning."""
    amount = unit.low(start + 1) in ("least", "most")
    if unit.low(start) in ADVERBIAL and not amount:
        comma = next((k for k in range(start, left - 1) if unit.low(k) == ","), None)
        if comma is None or unit.low(comma + 1) in ADVERBIAL:
            return False
        start = comma + 1
    return has_verb(unit, start, left)


def _rest(scene: Scene, start: int, left: int, right: int) -> Span | None:
    """What is claimed goes on behind ", he added,": only where it has hardly begun before it."""
    unit = scene.unit
    begun = left - start > 6 and (left - start > 14 or has_verb(unit, start, left))
    if begun or unit.stop - right < 4 or any(g.first > right for g in scene.groups):
        return None
    if unit.low(right + 1) in ("who", "which", "qui", "dont", "but", "and"):
        return None
    return unit.span(right + 1, unit.stop)


def _goes_on(unit: Unit, right: int) -> int | None:
    """The quotation that goes on behind the cue and its subject: …, he said, “…”."""
    for i in range(right, min(right + 16, len(unit.tokens))):
        low = unit.low(i)
        if low == QUOTE:
            return i if unit.low(i - 1) in (",", "-", "–", "—") else None
        if low in (":", ";", "qui", "who", ".") or low in ("que", "that"):
            return None
    return None
