"""French verb groups: "a-t-il déclaré", "s'est dit", "fait savoir", "met en garde"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.grouping import Group
from reader.suggest.phrase_words import ASIDES
from reader.suggest.verbs import Verb
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Span, Token, Unit

AUXILIARY = words("a ont avait avaient aurait auraient est sont était étaient ayant avoir serait")
_HAVE = words("a ont avait avaient aurait auraient")
_ALSO = words("et puis mais")
_BE = words("est sont était étaient serait")
_BEFORE_VERB = words("se s' ne n' lui leur y en nous me m' te t' le l' les")
_REFLEXIVE = words("s' se m' nous")
_NOT = words("ne n'")
_ARTICLES = words("le la les l'")
_DETERMINERS = words(
    """
    un une des du de d' au aux ce cet cette ces son sa ses leurs notre votre nos aucune chaque
    toute quelle
    """
)
_NOUN_BEHIND = words(", à de par pour dans") | {""}
"""Before an article these make the word behind it a noun: "par la demande"."""
_BETWEEN = words("pas lui d'abord clairement par ailleurs tenu à même vivement très bien en outre")
_FARTHEST = 4
"""Tokens from the auxiliary to its participle."""

_LED_BY = {
    "savoir": words("fait font faisait faire croit croyait croient faisant fit"),
    "valoir": words("fait font faisait faire faisant fit"),
    "remarquer": words("fait font faisait faire faisant fit"),
    "observer": words("fait font faisait faire fit"),
    "entendre": words("laisse laissent laissait laissé laissant laissa"),
    "préciser": words("à"),
    "rassurer": words("à"),
    "lire": words("peut-on pouvait-on"),
}
_WARNS = words("met mettent mettait mis mettant mit")
_STATES = words("fait font faisait faisant fit")
_HOLDS = words("tient tenait tiennent tenu")
_WITH_OBJECT = Verb("parler", frozenset(("finite",)), object=True)
_WARN = Verb("mettre en garde", frozenset(("finite",)), object=True)
_SAYS = Verb("affirmer", frozenset(("infinitive",)))
NO_VERBS = words("valoir garde état part")
"""What is no verb that says but the end of words that do: fait valoir, met en garde, fait état."""
_SAID_NOT = words("exclure douter cacher")
"""Verbs that say something when they are negated: n'exclut pas que, ne cache pas que."""


def french(unit: Unit, i: int, verb: Verb | None) -> Group | None:
    """The group whose verb is token `i`; None where it says nothing there: a noun, a passive."""
    token = unit.tokens[i]
    if token.inverted:
        return _inverted(unit, i, verb) if verb else None
    found = _several(unit, i, verb)
    if found or verb is None:
        return found
    at = _auxiliary(unit, i) if "participle" in verb.forms else None
    if at is not None:
        return _compound(unit, i, at, verb)
    if "finite" in verb.forms:
        return _simple(unit, i, verb)
    before = unit.low(i - 1)
    if "participle" in verb.forms and before in _ALSO and _has_auxiliary(unit, i):
        return Group(i, i + 1, verb, _cue(token), "participle")
    if "gerund" in verb.forms:
        return Group(i - (before == "en"), i + 1, verb, _cue(token), "gerund")
    if "infinitive" in verb.forms and before in ("d'", "de"):
        return Group(i - 1, i + 1, verb, _cue(token), "infinitive")
    return None


def _cue(token: Token) -> Span:
    return token.start, token.end


def _inverted(unit: Unit, i: int, verb: Verb) -> Group | None:
    """dit-il, précise-t-elle"""
    token = unit.tokens[i]
    if not token.inverted or "finite" not in verb.forms:
        return None
    said, pronoun = token.inverted
    first, negated = _back(unit, i)
    if negated:
        return None
    cue = token.start, token.start + len(said)
    subject = token.end - len(pronoun), token.end
    return Group(first, i + 1, verb, cue, "finite", subject, pronoun)


def _auxiliary(unit: Unit, i: int) -> int | None:
    """The token of the auxiliary before a participle: [a] également annoncé, [a-t-il] dit."""
    at = i - 1
    while at >= 0 and i - at <= _FARTHEST and _between(unit.low(at)):
        at -= 1
    return at if at >= 0 and _plain(unit.tokens[at]) in AUXILIARY else None


def _has_auxiliary(unit: Unit, i: int) -> bool:
    """Whether a participle before shares its auxiliary: a salué … et [promis]."""
    return any(low in _HAVE for low in unit.lows[max(0, i - 30) : i - 1])


def _plain(token: Token) -> str:
    return token.inverted[0] if token.inverted else token.low


def _between(low: str) -> bool:
    return low in ASIDES or low in _BETWEEN or low.endswith("ment")


def _compound(unit: Unit, i: int, at: int, verb: Verb) -> Group | None:
    """a déclaré, s'est dit; not "est accusé"."""
    auxiliary = unit.tokens[at]
    if _plain(auxiliary) in _BE and unit.low(at - 1) not in _REFLEXIVE:
        return None
    first, negated = _back(unit, at)
    if (negated or unit.low(at + 1) == "pas") and verb.lemma not in _SAID_NOT:
        return None
    subject, pronoun = None, ""
    if auxiliary.inverted:
        pronoun = auxiliary.inverted[1]
        subject = auxiliary.end - len(pronoun), auxiliary.end
    cue = _cue(unit.tokens[i])
    return Group(first, i + 1, verb, cue, "participle", subject, pronoun, negated)


def _simple(unit: Unit, i: int, verb: Verb) -> Group | None:
    """annonce, affirmait; not "l'annonce", "une demande"."""
    before = unit.low(i - 1)
    if before in _DETERMINERS or (verb.noun and before in (*_ARTICLES, "leur")):
        return None
    if before in _ARTICLES and unit.low(i - 2) in _NOUN_BEHIND:
        return None
    first, negated = _back(unit, i)
    if negated and verb.lemma not in _SAID_NOT:
        return None
    behind = i + 1 + (negated and unit.low(i + 1) in ("pas", "plus"))
    return Group(first, behind, verb, _cue(unit.tokens[i]), "finite", negated=negated)


def _back(unit: Unit, i: int) -> tuple[int, bool]:
    """Where the group that ends at token `i` begins, and whether it is negated."""
    first = i
    while first > 0 and unit.low(first - 1) in _BEFORE_VERB and not unit.tokens[first - 1].capital:
        if unit.low(first - 1) in ("le", "les", "l'", "leur") and unit.tokens[first].capital:
            break
        first -= 1
    return first, any(unit.low(at) in _NOT for at in range(first, i))


def _several(unit: Unit, i: int, verb: Verb | None) -> Group | None:
    """Verbs of several words that end at token `i`."""
    low, before = unit.low(i), unit.low(i - 1)
    if low == "garde" and before == "en" and unit.low(i - 2) in _WARNS:
        return _led(unit, i, _WARN, i - 2)
    if low in ("état", "part") and before in _STATES and unit.low(i + 1) in ("de", "d'", "du"):
        return _led(unit, i, _WITH_OBJECT, i - 1)
    if low in ("préciser", "rassurer") and before == "à" and unit.low(i - 2) in _HOLDS:
        return _led(unit, i, verb or _SAYS, i - 2)
    if low not in ("préciser", "rassurer") and before in _LED_BY.get(low, ()):
        return _led(unit, i, verb or _SAYS, i - 1)
    return None


def _led(unit: Unit, i: int, verb: Verb, at: int) -> Group | None:
    """The group of several words from the leading verb at token `at`, with its auxiliary."""
    leading = unit.tokens[at]
    first, negated = _back(unit, at)
    if unit.low(first - 1) in AUXILIARY:
        first, negated = _back(unit, first - 1)
    if negated:
        return None
    subject, pronoun = None, ""
    if leading.inverted:
        pronoun = leading.inverted[1]
        subject = leading.end - len(pronoun), leading.end
    plain = Verb(verb.lemma, verb.forms, object=verb in (_WITH_OBJECT, _WARN))
    form = "gerund" if leading.low.endswith("ant") else "finite"
    cue = leading.start, unit.tokens[i].end
    return Group(first, i + 1, plain, cue, form, subject, pronoun)
