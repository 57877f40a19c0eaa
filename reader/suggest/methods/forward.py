"""The cue stands before what is claimed: X a dit que …, X said …, X nie …, X prévient : « … »."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.contents import clause_after, end_of, that_after
from reader.suggest.finding import Found, Scene
from reader.suggest.groups import Group
from reader.suggest.tokens import QUOTE, Span, Unit
from reader.suggest.words import words


def find(scene: Scene) -> Iterator[Found]:
    """A subject, a verb that says, and what it says."""
    for group in scene.groups:
        if any(group.cue in of.cues for of in scene.found):
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
            yield Found((of,), source, (group.cue,), rule, group.verb.stance, pronoun)


def _historic(scene: Scene, group: Group) -> tuple[Span, bool, bool] | None:
    """Et X d'ajouter : « … »."""
    from reader.suggest.finding import is_pronoun
    from reader.suggest.phrases import phrase_after, span_of

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
        return _spanned(unit, start, end_of(scene, group, start), "that")
    quote = _quote(scene, group)
    if quote is not None:
        return (unit.tokens[quote].start, unit.tokens[quote].end), "quotation"
    if group.form == "gerund" or group.form == "infinitive":
        return None
    if unit.language == "en" and group.verb.clause:
        start = clause_after(unit, group)
        if start is not None:
            return _spanned(unit, start, end_of(scene, group, start), "clause")
    if unit.language == "fr":
        start = _infinitive(unit, group)
        if start is not None:
            return _spanned(unit, start, end_of(scene, group, start), "infinitive")
    return _object(scene, group)


def _spanned(unit: Unit, start: int, end: int, kind: str) -> tuple[Span, str] | None:
    claim = unit.span(start, end)
    return (claim, kind) if claim else None


def _quote(scene: Scene, group: Group) -> int | None:
    """The quotation that is said: right behind, behind a colon, or behind a few words."""
    unit = scene.unit
    others = [other.first for other in scene.groups if other.first > group.first]
    limit = min([*others, group.behind + 14, len(unit.tokens)])
    if group.verb.lemma == "put":
        return None
    reach = 12 if group.verb.object or not group.verb.weak else 3
    for i in range(group.behind, limit):
        low = unit.low(i)
        if low == QUOTE:
            return i if i - group.behind <= reach or unit.low(i - 1) == ":" else None
        if low in (".", ";", "qui", "who", "que", "which") or (
            low == "," and unit.language == "en" and unit.low(i + 1) != QUOTE
        ):
            return None
        if (
            unit.language == "en"
            and low in ("he", "she", "they", "it")
            and group.verb.clause
            and i == group.behind
            and group.verb.lemma not in ("call",)
        ):
            return None
    return None


def _infinitive(unit: Unit, group: Group) -> int | None:
    """French: "affirme avoir vu", "accuse X d'avoir …", "se dit prêt"."""
    i = group.behind
    reflexive = any(unit.low(at) in ("se", "s'") for at in range(group.first, i))
    if reflexive and group.verb.lemma in (
        "dire",
        "déclarer",
        "féliciter",
        "réjouir",
        "montrer",
        "plaindre",
        "inquiéter",
        "indigner",
        "alarmer",
    ):
        return (
            i + 1
            if unit.low(i) in ("d'", "de", "du")
            else i
            if i < unit.stop
            and unit.low(i) not in (",", ":")
            and group.verb.lemma in ("dire", "déclarer")
            else None
        )
    if (unit.low(i), unit.low(i + 1)) in (
        ("au", "contraire"),
        ("en", "revanche"),
        ("en", "effet"),
        ("pour", "autant"),
    ):
        i += 2
    if _is_infinitive(unit, i) and group.verb.lemma not in (
        "entendre",
        "voir",
        "vouloir",
        "savoir",
    ):
        return i
    if group.verb.lemma in (
        "accuser",
        "reprocher",
        "soupçonner",
        "promettre",
        "menacer",
        "proposer",
        "conseiller",
        "exiger",
        "recommander",
        "demander",
    ):
        for at in range(i, min(i + 14, len(unit.tokens))):
            if unit.low(at) in ("de", "d'") and _is_infinitive(unit, at + 1):
                return at + 1
            if unit.low(at) in (",", ".", ":", QUOTE):
                return None
    return None


def _is_infinitive(unit: Unit, i: int) -> bool:
    low = unit.low(i)
    if low == "ne" and unit.low(i + 1) in ("pas", "plus", "jamais", "rien"):
        return True
    if low in ("n'",):
        return True
    return low in ("avoir", "être", "pouvoir", "vouloir", "faire", "devoir") or (
        len(low) > 4
        and low.endswith(("er", "ir", "oir"))
        and low
        not in ("hier", "premier", "dernier", "soir", "hiver", "février", "janvier", "avenir")
    )


_NOT_OF_THINGS = words("""
    dire juger estimer call condamner traiter qualifier
""")
_NO_OBJECT = words(
    """
    à au aux de du par pour dans sur en avec et mais ou que qui si to of for on in at by with
    from and but or as when who that whether avant après reporters under outside during after
    before
    """
)


def _object(scene: Scene, group: Group) -> tuple[Span, str] | None:
    """What is claimed as the verb's object: "nie toute fraude", "rejected that account"."""
    unit = scene.unit
    i = group.behind
    if (
        not group.verb.object
        or (group.verb.noun and unit.language == "en")
        or group.verb.lemma in _NOT_OF_THINGS
    ):
        return None
    if group.verb.lemma in ("tabler", "miser", "parler"):
        if unit.low(i) not in ("sur", "de", "d'"):
            return None
        i += 1
        start = i
    if unit.low(i) in _NO_OBJECT or i >= unit.stop or unit.low(i) in (",", ":", "-", "(", ")"):
        return None
    start = i
    if unit.low(i) == "ce" and unit.low(i + 1) in ("que", "qu'", "qui"):
        return None
    if unit.language == "en" and group.verb.lemma == "put":
        at = next((k for k in range(i, min(i + 8, unit.stop)) if unit.low(k) == "at"), None)
        return _spanned(unit, at + 1, end_of(scene, group, at + 1), "object") if at else None
    if unit.language == "en" and group.verb.lemma in ("accuse", "blame", "warn"):
        for at in range(i, min(i + 10, unit.stop)):
            if unit.low(at) == "of":
                start = at + 1
                break
    return _spanned(unit, start, end_of(scene, group, start), "object")


def _shared(scene: Scene, group: Group, claim: Span) -> Iterator[Span]:
    """The claims that share the cue: "… que A et que B" are two."""
    unit = scene.unit
    marks = ("que", "qu'") if unit.language == "fr" else ("that",)
    start = claim[0]
    for i in range(group.behind + 2, unit.stop - 1):
        token = unit.tokens[i]
        inside = start < token.start < claim[1]
        if inside and token.low in ("et", "and") and unit.low(i + 1) in marks:
            end = unit.tokens[i - (2 if unit.low(i - 1) == "," else 1)].end
            if end > start and i + 2 < unit.stop and unit.tokens[i + 2].start < claim[1]:
                yield start, end
                start = unit.tokens[i + 2].start
    yield start, claim[1]
