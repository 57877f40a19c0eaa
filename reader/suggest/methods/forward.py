"""The cue stands before what is claimed: X a dit que …, X said …, X nie …, X prévient : « … »."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.adverbials import addressee
from reader.suggest.contents import CLAUSE_ALWAYS, clause_after, has_verb, that_after
from reader.suggest.ends import end_of
from reader.suggest.finding import Found, Scene, is_pronoun, is_utterance
from reader.suggest.groups import Group
from reader.suggest.infinitives import infinitive_after
from reader.suggest.objects import object_after
from reader.suggest.phrases import phrase_after, span_of
from reader.suggest.tokens import QUOTE, Span, Unit

_FARTHEST = 14
"""Tokens from a verb to the quotation that it introduces."""
_MORE = 9
"""Tokens behind quoted words that still belong to their clause: « confiant » dans l'avenir."""
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "these"))
_CLOSES = frozenset(
    (",", ".", ";", ":", "(", "-", "–", "—", "et", "and", "mais", "but", "qui", "who")
)
_STOPS = frozenset((".", ";", "qui", "who", "que", "which"))
_SUBJECTS = frozenset(("he", "she", "they", "it"))


def find(scene: Scene) -> Iterator[Found]:
    """A subject, a verb that says, and what it says."""
    for group in scene.groups:
        if any(group.cue in of.cues or _holds(of, group) for of in scene.found):
            continue
        content = _content(scene, group)
        if content is None:
            continue
        subject = _historic(scene, group) if group.form == "infinitive" else scene.subject(group)
        if subject is None:
            continue
        source, pronoun, carried = subject
        claim, kind = content
        if any(a < claim[1] and claim[0] < b for a, b in (source, group.cue)):
            continue
        who = "second" if carried else "pronoun" if pronoun else "name"
        claims = list(_shared(scene, group, claim)) if kind == "that" else [claim]
        for of in claims:
            rule = f"{who}-cue-{kind if of is claims[0] else 'and-that'}"
            yield Found((of,), source, (group.cue,), rule, group.stance, pronoun)


def _holds(found: Found, group: Group) -> bool:
    """Whether the verb stands in what somebody else, named behind it, claims."""
    told = found.rule.startswith("claim-cue")
    return told and any(a <= group.cue[0] < b for a, b in found.claim)


def _historic(scene: Scene, group: Group) -> tuple[Span, bool, bool] | None:
    """Et X d'ajouter : « … »."""
    unit = scene.unit
    if unit.low(scene.begin) != "et" or group.first - scene.begin > 14:
        return None
    phrase = phrase_after(unit, scene.begin + 1, group.first)
    before = [of for of in (*scene.above, *scene.paragraph) if of.source]
    if phrase is None and group.first == scene.begin + 1 and before and before[-1].source:
        return before[-1].source, before[-1].pronoun, False
    if phrase is None or phrase.behind != group.first:
        return None
    return span_of(unit, phrase), is_pronoun(unit, phrase), False


def _content(scene: Scene, group: Group) -> tuple[Span, str] | None:
    """The range of what the verb says and by which words it was known."""
    unit = scene.unit
    start = that_after(scene, group)
    if start is not None:
        return _spanned(scene, group, start, "that")
    quote = _quote(scene, group)
    if quote is not None:
        return _quoted(scene, group, quote), "quotation"
    if group.form == "infinitive":
        return None
    start = infinitive_after(unit, group) if group.form != "gerund" else None
    if start is not None:
        return _spanned(scene, group, start, "infinitive")
    if unit.language == "en" and group.verb.clause:
        start = clause_after(unit, group)
        if start is not None:
            firm = group.verb.lemma in CLAUSE_ALWAYS
            return _spanned(scene, group, start, "clause" if firm else "loose-clause")
    if group.form == "gerund":
        return None
    if unit.low(group.behind) == ":" and not group.verb.weak and has_words(unit, group.behind + 1):
        return _spanned(scene, group, group.behind + 1, "clause")
    start = object_after(unit, group)
    return None if start is None else _spanned(scene, group, start, "object")


def _spanned(scene: Scene, group: Group, start: int, kind: str) -> tuple[Span, str] | None:
    claim = scene.unit.span(start, end_of(scene, group, start))
    return (claim, kind) if claim else None


def _quote(scene: Scene, group: Group) -> int | None:
    """The quotation that is said: right behind, behind a colon, or behind a few words."""
    unit = scene.unit
    if group.verb.lemma == "put" or _has_clause(unit, group):
        return None
    if group.verb.lemma == "call" and unit.low(group.behind) == QUOTE:
        return None  # a print called “…”
    others = [other.first for other in scene.groups if other.first > group.first]
    limit = min([*others, group.behind + _FARTHEST, len(unit.tokens)])
    reach = 12 if group.verb.object or not group.verb.weak else 3
    for i in range(group.behind, limit):
        low = unit.low(i)
        if low == QUOTE:
            if unit.language == "en" and group.verb.clause and has_verb(unit, group.behind, i):
                return None
            return i if i - group.behind <= reach or unit.low(i - 1) == ":" else None
        if low in _STOPS or (low == "," and unit.language == "en" and unit.low(i + 1) != QUOTE):
            return None
    return None


def _quoted(scene: Scene, group: Group, quote: int) -> Span:
    """The quotation; of quoted words the clause they stand in: dénonce des locaux « vétustes »."""
    unit = scene.unit
    token = unit.tokens[quote]
    start = quote
    if not is_utterance(unit, quote):
        i = addressee(unit, group)
        if unit.language == "en" and group.verb.clause and unit.low(i) in _ARTICLES:
            return unit.tokens[i].start, unit.tokens[end_of(scene, group, quote) - 1].end
        start = min(quote, object_after(unit, group, quote) or quote)
        start += unit.low(start) in ("d'", "de", "of")
    behind = quote + 1
    if unit.low(quote - 1) != ":":
        end = end_of(scene, group, quote)
        while behind < min(end, quote + _MORE) and unit.low(behind) not in _CLOSES:
            behind += 1
        if unit.low(behind) not in (*_CLOSES, "") and behind < end:
            behind = quote + 1
    return min(token.start, unit.tokens[start].start), unit.tokens[behind - 1].end


def has_words(unit: Unit, i: int) -> bool:
    """Whether a clause and no quotation stands from token `i` on."""
    return unit.stop - i > 3 and QUOTE not in unit.lows[i : unit.stop]


def _has_clause(unit: Unit, group: Group) -> bool:
    """English: whether a clause begins right behind the verb: said he was “tired”."""
    verb = group.verb
    return unit.language == "en" and verb.clause and unit.low(group.behind) in _SUBJECTS


def _shared(scene: Scene, group: Group, claim: Span) -> Iterator[Span]:
    """The claims that share the cue: "… que A et que B" are two."""
    unit = scene.unit
    marks = ("que", "qu'") if unit.language == "fr" else ("that",)
    start = claim[0]
    for i in range(group.behind + 2, unit.stop - 1):
        token = unit.tokens[i]
        inside = start < token.start < claim[1]
        if inside and token.low in ("et", "and", "mais", "but") and unit.low(i + 1) in marks:
            end = unit.tokens[i - (2 if unit.low(i - 1) == "," else 1)].end
            if end > start and i + 2 < unit.stop and unit.tokens[i + 2].start < claim[1]:
                yield start, end
                start = unit.tokens[i + 2].start
    yield start, claim[1]
