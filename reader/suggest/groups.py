"""Verb groups: "a-t-il déclaré", "has also said", "fait savoir" as one cue with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.suggest.phrases import ASIDES
from reader.suggest.verbs import Verb, lexicon
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Span, Unit


_AUXILIARY = {
    "fr": words("a ont avait avaient aurait auraient est sont était étaient ayant avoir serait"),
    "en": words("has have had having"),
}
_BE = words("is are was were be been being am it's he's get gets got isn't wasn't")
_NEGATED = words("not never didn't doesn't don't hasn't haven't hadn't wouldn't refused declined")
_PRONOUNS_FR = words("se s' ne n' lui leur y en nous me m' t' te le l' les")
_MODALS = words("will would can could may might must should to")
_DETERMINERS = words(
    """
    le la les l' un une des du de d' au aux ce cet cette ces son sa ses leur leurs notre votre
    nos aucune chaque toute quelle the a an this these those its his her their our my of no any
    some in by for from as with news media police false such those two three many several new
    """
)
_MULTIPLE = {
    "savoir": words("fait font faisait faire croit croyait croient faisant fit"),
    "valoir": words("fait font faisait faire faisant fit"),
    "remarquer": words("fait font faisait faire faisant fit"),
    "observer": words("fait font faisait faire fit"),
    "entendre": words("laisse laissent laissait laissé laissant laissa"),
    "préciser": words("à"),
    "rassurer": words("à"),
    "lire": words("peut-on pouvait-on"),
}
_AFTER_NOUN = words("has have had is are was were will would can could from of by about against")
_WARNS = words("met mettent mettait mis mettant mit")
_STATES = words("fait font faisait faisant fit")
_OBJECT = Verb("parler", frozenset(("finite",)), object=True)
_SAYS = Verb("affirmer", frozenset(("infinitive",)))


MOST = 24
"""Verbs of a sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Group:
    """The tokens [first, behind) of a verb that says, with auxiliaries and pronouns before it.

    `cue` is the verb alone, in code points; `subject` an inverted pronoun with its range.
    `form`: finite, participle (with its auxiliary), gerund or infinitive.
    """

    first: int
    behind: int
    verb: Verb
    cue: Span
    form: str
    subject: Span | None = None
    pronoun: str = ""


def groups(unit: Unit) -> list[Group]:
    """The verbs that say in a sentence, outside of quotations, in order; negated ones left out."""
    known = lexicon(unit.language)
    found = []
    for i, token in enumerate(unit.tokens):
        low = token.low
        inverted = token.inverted if unit.language == "fr" else None
        verb = known.get(inverted[0] if inverted else low)
        if verb is None and low in ("valoir", "garde", "état") and unit.language == "fr":
            verb = _SAYS
        if verb is not None and not (token.text[0].isupper() and i and not inverted):
            group = _group(unit, i, verb)
            if group:
                found.append(group)
        if len(found) == MOST:
            break
    return found


def _group(unit: Unit, i: int, verb: Verb) -> Group | None:
    return _french(unit, i, verb) if unit.language == "fr" else _english(unit, i, verb)


def _french(unit: Unit, i: int, verb: Verb) -> Group | None:
    token = unit.tokens[i]
    inverted = token.inverted
    cue = (token.start, token.end)
    if inverted:
        cue = (token.start, token.start + len(inverted[0]))
        subject = (token.end - len(inverted[1]), token.end)
        if "finite" in verb.forms:
            first, negated = _back(unit, i)
            return (
                None if negated else Group(first, i + 1, verb, cue, "finite", subject, inverted[1])
            )
        return None
    before = unit.low(i - 1)
    if token.low == "garde" and before == "en" and unit.low(i - 2) in _WARNS:
        return _several(unit, i, verb, i - 2)
    if token.low == "état" and before in _STATES and unit.low(i + 1) in ("de", "d'"):
        return _several(unit, i, _OBJECT)
    if verb is _SAYS and token.low in ("garde", "état"):
        return None
    if token.low in _MULTIPLE and before in _MULTIPLE[token.low]:
        return _several(unit, i, verb)
    at = i - 1
    while at >= 0 and i - at <= 4 and _between(unit.low(at)):
        at -= 1
    auxiliary = unit.tokens[at] if at >= 0 else None
    if "participle" in verb.forms and auxiliary:
        behind = auxiliary.inverted
        if (behind[0] if behind else auxiliary.low) in _AUXILIARY["fr"]:
            place = (auxiliary.end - len(behind[1]), auxiliary.end) if behind else None
            passive = (behind[0] if behind else auxiliary.low) in (
                "est",
                "sont",
                "était",
                "étaient",
                "serait",
            )
            reflexive = unit.low(at - 1) in ("s'", "se", "m'", "nous")
            if passive and not reflexive:
                return None
            first, negated = _back(unit, at)
            if negated or unit.low(at + 1) == "pas":
                return None
            return Group(first, i + 1, verb, cue, "participle", place, behind[1] if behind else "")
    if "finite" in verb.forms:
        if before in _DETERMINERS and before not in ("l'", "le", "les", "la", "leur"):
            return None
        if verb.noun and before in _DETERMINERS:
            return None
        if before in ("le", "la", "les", "l'") and unit.low(i - 2) in (
            "",
            ",",
            "à",
            "de",
            "par",
            "pour",
            "dans",
        ):
            return None
        first, negated = _back(unit, i)
        negated = negated and verb.lemma != "douter"
        return None if negated else Group(first, i + 1, verb, cue, "finite")
    if "gerund" in verb.forms:
        return Group(i - (before == "en"), i + 1, verb, cue, "gerund")
    if "infinitive" in verb.forms and before in ("d'", "de"):
        return Group(i - 1, i + 1, verb, cue, "infinitive")
    return None


def _between(low: str) -> bool:
    return (
        low in ASIDES
        or low.endswith("ment")
        or low
        in (
            "pas",
            "lui",
            "d'abord",
            "clairement",
            "par",
            "ailleurs",
            "tenu",
            "à",
            "même",
            "vivement",
            "très",
            "bien",
            "en",
            "outre",
        )
    )


def _back(unit: Unit, i: int) -> tuple[int, bool]:
    """Where the group that ends at token `i` begins, and whether it is negated."""
    first = i
    while first > 0 and unit.low(first - 1) in _PRONOUNS_FR and not unit.tokens[first - 1].capital:
        if unit.low(first - 1) in ("le", "les", "l'", "leur") and unit.tokens[first].capital:
            break
        first -= 1
    negated = any(unit.low(at) in ("ne", "n'") for at in range(first, i))
    return first, negated


def _several(unit: Unit, i: int, verb: Verb, at: int | None = None) -> Group | None:
    at = i - 1 if at is None else at
    first, negated = _back(unit, at)
    if unit.low(first - 1) in _AUXILIARY["fr"]:
        first, negated = _back(unit, first - 1)
    opening = unit.tokens[at]
    if unit.low(at) == "à":
        at -= 1
        opening = unit.tokens[max(0, at)]
        if opening.low not in ("tient", "tenait", "tiennent", "tenu"):
            return None
        first, negated = _back(unit, at)
        if opening.low == "tenu":
            first, negated = _back(unit, max(0, at - 1))
    cue = (opening.start, unit.tokens[i].end)
    inverted = opening.inverted
    subject = (opening.end - 2, opening.end) if inverted else None
    plain = Verb(verb.lemma, verb.forms, object=verb is _OBJECT)
    form = "gerund" if opening.low.endswith("ant") else "finite"
    return (
        None
        if negated
        else Group(first, i + 1, plain, cue, form, subject, inverted[1] if inverted else "")
    )


def _english(unit: Unit, i: int, verb: Verb) -> Group | None:
    token = unit.tokens[i]
    cue = (token.start, token.end)
    before = unit.low(i - 1)
    first = i
    while (
        first > 0
        and (unit.low(first - 1) in ASIDES or unit.low(first - 1).endswith("ly"))
        and i - first < 3
    ):
        first -= 1
    behind = unit.low(first - 1)
    if behind in _NEGATED or behind in _BE or unit.low(first - 2) in _NEGATED:
        return None
    if behind in _MODALS and behind != "to":
        return None
    if "gerund" in verb.forms:
        if before in _DETERMINERS or before in ("for", "of", "in", "by"):
            return None
        return Group(first, i + 1, verb, cue, "gerund")
    if verb.noun and unit.low(i + 1) in _AFTER_NOUN:
        return None
    if behind == "to" or (verb.noun and before in _DETERMINERS):
        return None
    if before in ("the", "a", "an", "of", "its", "his", "their", "my", "our", "no"):
        return None
    if before == "her" and verb.noun:
        return None
    if behind in _AUXILIARY["en"]:
        return Group(first - 1, i + 1, verb, cue, "participle")
    return Group(first, i + 1, verb, cue, "finite") if "finite" in verb.forms else None
