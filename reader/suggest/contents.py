"""What is claimed: where the words behind a cue begin and end in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.phrases import PAST, phrase_after
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.finding import Scene
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Unit


PREPOSITIONS = words(
    """
    à au aux dans sur lors devant en par pour avec auprès après avant depuis chez lundi mardi
    mercredi jeudi vendredi samedi dimanche hier via ce cette in on at to during after before by
    with from late early earlier last this through via of under outside inside amid about monday
    tuesday wednesday thursday friday saturday sunday yesterday today
    """
)
_DAYS = words(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche hier monday tuesday wednesday thursday
    friday saturday sunday yesterday today earlier later again late matin soir also wednesday's
    """
)
_ADDRESSEES = words(
    """
    reporters journalists parliament investors lawmakers him her them us me staff police
    supporters residents students viewers members listeners shareholders analysts readers
    delegates fans
    """
)
_CUTS = words("mais but tandis alors while whereas although")


def that_after(scene: Scene, group: Group) -> int | None:
    """The token behind "que"/"that" of what the verb says; None where there is none."""
    unit = scene.unit
    french = unit.language == "fr"
    marks = ("que", "qu'") if french else ("that",)
    i = group.behind + (unit.low(group.behind) == "pas")
    if unit.low(i) in marks:
        return i + 1
    if french and unit.low(i) in ("si", "s'"):
        return i + 1 if group.verb.stance == "asks" else None
    if not french and unit.low(i) in ("whether", "if", "why", "how"):
        return i + 1
    addressed = group.verb.lemma in (
        "tell",
        "inform",
        "remind",
        "assure",
        "warn",
        "reassure",
        "notify",
        "convince",
    )
    free = (
        addressed
        or unit.low(i) in PREPOSITIONS
        or unit.low(i) == ","
        or unit.low(i).endswith(("ly", "ment"))
    )
    free = free or unit.low(i) in (
        "pour",
        "toutefois",
        "également",
        "aussi",
        "notamment",
        "whether",
    )
    if not free:
        return None
    behind = next((g.first for g in scene.groups if g.first > i), len(unit.tokens))
    for at in range(i, min(behind, i + 28, len(unit.tokens))):
        if unit.low(at) in marks and unit.low(at - 1) not in (
            "ce",
            "alors",
            "tandis",
            "ainsi",
            "plus",
            "moins",
        ):
            return at + 1
        if unit.low(at) in (":", ";", QUOTE, "qui", "who", "which"):
            return None
    return None


def addressee(unit: Unit, group: Group) -> int:
    """The token behind whom "told" is told to: told [reporters on Monday] …"""
    i = group.behind
    if group.verb.lemma not in ("tell", "inform", "remind", "assure", "warn"):
        return adverbial(unit, i)
    if unit.low(i) in _ADDRESSEES:
        return adverbial(unit, i + 1)
    if unit.low(i) in ("the", "a", "an") or (unit.tokens[i : i + 1] and unit.tokens[i].capital):
        found = phrase_after(unit, i)
        if found:
            # "told the Daily Courier he had": the phrase ends before the pronoun
            behind = next(
                (at for at in range(i + 1, found.behind) if unit.low(at) in CLAUSE_STARTS),
                found.behind,
            )
            return adverbial(unit, behind)
    return i


def adverbial(unit: Unit, i: int) -> int:
    """The token behind "on Sunday", "in a statement", "Thursday"; `i` itself where none is."""
    for _ in range(3):
        if unit.low(i) in _DAYS:
            i += 1
        elif unit.low(i) in ("on", "late", "early", "last") and unit.low(i + 1) in _DAYS:
            i += 2
        elif unit.low(i) in ("in", "at", "during", "by") and unit.low(i + 1) in (
            "a",
            "an",
            "the",
            "his",
            "her",
            "its",
        ):
            at = i + 2
            while at < i + 7 and unit.low(at) not in (
                ",",
                ":",
                QUOTE,
                ".",
                "",
                "that",
                *_DAYS,
                *CLAUSE_STARTS,
            ):
                at += 1
                if unit.low(at - 1) in (
                    "statement",
                    "interview",
                    "email",
                    "report",
                    "post",
                    "memo",
                    "letter",
                    "conference",
                    "briefing",
                    "tweet",
                    "speech",
                    "meeting",
                    "call",
                    "hearing",
                    "filing",
                ):
                    break
            else:
                return i
            i = at
        else:
            break
    return i


CLAUSE_STARTS = words(
    "he she they it we i there this that these those his her their its no not nobody"
)
_OPENS = CLAUSE_STARTS | words(
    """
    the a an some many several most all both each every at about nearly more two three four five
    six seven eight nine ten hundreds thousands dozens people what only another such our my one
    none few
    """
)


def clause_after(unit: Unit, group: Group) -> int | None:
    """English: the token where a clause without "that" begins behind the verb; None: none does."""
    i = addressee(unit, group)
    if i >= len(unit.tokens) or (group.verb.lemma == "tell" and i == group.behind):
        return None
    token = unit.tokens[i]
    if token.low in PREPOSITIONS and token.low not in ("at", "in", "after", "this"):
        return None
    if token.low in _OPENS or token.capital or token.text[0].isdigit() or token.text[0] in "£$€":
        return i if has_verb(unit, i) else None
    if (
        token.text[0].isalpha()
        and token.low not in ("to", "of", "as", "and", "or", "that")
        and has_verb(unit, i)
    ):
        return i
    return None


_VERBS = words(
    """
    is are was were be been has have had will would can could may might must should does did do
    isn't wasn't won't wouldn't can't couldn't don't didn't doesn't hasn't haven't 'd they'd
    he'd she'd it'd they'll it's that's there's they're we're he's she's
    """
)


def has_verb(unit: Unit, i: int, until: int | None = None) -> bool:
    """Whether a clause may begin at token `i`: a verb follows, before token `until`."""
    for at in range(i, min(len(unit.tokens) if until is None else until, i + 30)):
        token = unit.tokens[at]
        if token.low in _VERBS or (
            at > i + (unit.low(i) in ("the", "a", "an"))
            and len(token.low) > 4
            and token.low.endswith("ed")
            and token.text[0].isalpha()
            and not token.capital
        ):
            return True
        if at > i and (token.low in PAST or token.low in _ALSO_PAST):
            return True
        if at == i + 1 and unit.low(i) in (
            "it",
            "he",
            "she",
            "they",
            "we",
            "there",
            "i",
            "this",
            "nobody",
        ):
            return True
    return False


_ALSO_PAST = words("said put hit cut shot hurt told works rises shows drives plans")


def end_of(scene: Scene, group: Group | None, start: int) -> int:
    """The token behind the last of what is claimed from token `start` on."""
    unit = scene.unit
    stop = unit.stop
    for other in scene.groups:
        if other.first <= start or (group and other.first == group.first) or other.first >= stop:
            continue
        cut = _cut_before(scene, other, start)
        if cut is not None:
            return min(stop, cut)
    for i in range(start + 2, stop):
        low = unit.low(i)
        if (
            low == ";"
            or (low == ":" and unit.low(i + 1) == QUOTE)
            or (low == "," and _preposition(unit, i + 1))
        ):
            return i
        if (
            low == ","
            and unit.low(i + 1) in ("ce", "une")
            and unit.low(i + 2) in ("que", "qu'", "qui", "affirmation", "accusation")
        ):
            return i
    return stop


def _preposition(unit: Unit, i: int) -> bool:
    return unit.low(i) in ("selon", "dixit") or (
        unit.low(i) == "according" or (unit.low(i) == "d'" and unit.low(i + 1) == "après")
    )


def _cut_before(scene: Scene, other: Group, start: int) -> int | None:
    """Where what is claimed ends because another verb that says comes; None: it goes on."""
    unit = scene.unit
    before = unit.low(other.first - 1)
    if before in ("et", "and", "mais", "but", "puis") and not other.verb.weak:
        after = unit.low(other.behind)
        told = after in ("que", "qu'", "that", ":", QUOTE, "ne", "avoir") or other.verb.lemma in (
            "say",
            "tell",
        )
        return other.first - 1 if told or other.verb.object else None
    if other.form == "gerund" and before in (",", "en", "by"):
        return other.first - 1
    if (
        before == ","
        and unit.language == "fr"
        and (other.pronoun or phrase_after(unit, after_adverbs(unit, other.behind)))
    ):
        return other.first - 1
    for i in range(other.first - 1, start, -1):
        if unit.low(i) in _CUTS and unit.low(i - 1) == ",":
            return i - 1
        if unit.low(i) == ";":
            return i
    return None


def after_adverbs(unit: Unit, i: int) -> int:
    """French: the token behind "lundi", "à la presse", "dans un communiqué" after a verb."""
    for _ in range(4):
        low = unit.low(i)
        if (
            low in _DAYS
            or low
            in (
                "aussi",
                "également",
                "notamment",
                "encore",
                "ainsi",
                "alors",
                "toutefois",
                "déjà",
                "ensuite",
                "elle-même",
                "lui-même",
            )
            or (low == "," and i and unit.low(i + 1) in PREPOSITIONS)
        ):
            i += 1
        elif low in ("à", "au", "aux", "dans", "sur", "devant", "lors", "auprès", "en"):
            at = i + 1
            while at < i + 9 and not _subject_begins(unit, at, i):
                if unit.low(at) in (",", "", ".", QUOTE):
                    return i
                at += 1
            if at >= i + 9:
                return i
            i = at
        elif low == "," and i:
            return i + 1
        else:
            break
    return i


def _subject_begins(unit: Unit, at: int, since: int) -> bool:
    """Whether a new phrase begins at `at` behind the one that began at `since`."""
    if at < since + 2:
        return False
    low = unit.low(at)
    opened = unit.low(at - 1) not in (
        "de",
        "du",
        "d'",
        "des",
        "à",
        "la",
        "le",
        "l'",
        "les",
        "un",
        "une",
        "point",
    )
    return (
        low in ("le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "des", "m", "mme", *_DAYS)
        and opened
    ) or (
        at < len(unit.tokens)
        and unit.tokens[at].capital
        and opened
        and (not unit.tokens[at - 1].capital or unit.tokens[at - 1].text.isupper())
    )
