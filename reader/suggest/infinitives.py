"""What is claimed as an infinitive: affirme avoir vu; craint de perdre; urged them to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.suggest.adverbials import PREPOSITIONS, adverbial
from reader.suggest.tokens import QUOTE
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.groups import Group
    from reader.suggest.tokens import Unit

_REFLEXIVE = words(
    """
    dire déclarer féliciter réjouir montrer plaindre inquiéter indigner alarmer étonner désoler
    émouvoir
    """
)
_SELF = words("dire déclarer")
"""Reflexive verbs with an adjective behind: se dit prêt."""
_NOT_BARE = words("entendre voir vouloir savoir")
_OF = words(
    """
    accuser reprocher soupçonner promettre menacer proposer conseiller exiger recommander demander
    craindre redouter regretter jurer déplorer refuser envisager garantir
    """
)
"""Verbs with "de" and an infinitive, what they are said to before it."""
_TO = words("appeler exhorter inviter encourager inciter engager")
"""Verbs with "à" and an infinitive: appelle les habitants à partir."""
_NOT_INFINITIVES = words(
    """
    hier premier dernier soir hiver février janvier avenir dossier chantier métier quartier
    calendrier
    """
)
_PLAIN = words("avoir être pouvoir vouloir faire devoir voir dire lire vivre suivre")
_ENDINGS = ("er", "ir", "oir", "endre", "ondre", "erdre", "ettre", "uire", "aître", "indre")
_BEFORE = words("se s' y en le la l' les lui leur tout rien mieux tous")
_LEADS = (("au", "contraire"), ("en", "revanche"), ("en", "effet"), ("pour", "autant"))
_FARTHEST = 14
"""Tokens from a verb to the infinitive behind whom it is said to."""

_VOWS = words("vow pledge promise threaten swear claim")
"""English verbs whose subject will do it: vowed to fight."""
_URGES = words("urge advise warn ask instruct order encourage remind beg tell")
"""English verbs that tell others to do it: urged residents to leave."""
_STOPS = frozenset((",", ".", ":", ";", QUOTE, "that", "who", "which", "and", "but", ""))


def infinitive_after(unit: Unit, group: Group) -> int | None:
    """The token where what is claimed begins as an infinitive behind the verb; None: nowhere."""
    return _french(unit, group) if unit.language == "fr" else _english(unit, group)


def _french(unit: Unit, group: Group) -> int | None:
    i, lemma = group.behind, group.verb.lemma
    if lemma in _REFLEXIVE and any(
        unit.low(at) in ("se", "s'") for at in range(group.first, group.behind)
    ):
        return _of_oneself(unit, i, lemma)
    if (unit.low(i), unit.low(i + 1)) in _LEADS:
        i += 2
    if _is_infinitive(unit, i) and lemma not in _NOT_BARE:
        return i
    if unit.low(i) in PREPOSITIONS and lemma not in _NOT_BARE:
        later = _past_adverbial(unit, i)
        if later is not None:
            return later
    if lemma in _OF:
        return _behind(unit, i, ("de", "d'"))
    return _behind(unit, i, ("à",)) if lemma in _TO else None


def _past_adverbial(unit: Unit, i: int) -> int | None:
    """avait déclaré à plusieurs reprises [être]: the infinitive a few words on."""
    for at in range(i + 1, min(i + 7, len(unit.tokens))):
        if unit.low(at) in ("être", "avoir") and unit.low(at - 1) not in ("d'", "de", "à", "pour"):
            return at
        if not unit.tokens[at].text[0].isalnum():
            return None
    return None


def _of_oneself(unit: Unit, i: int, lemma: str) -> int | None:
    """se félicite d'[avoir], se dit [prêt]; not "l'incendie s'est déclaré dans"."""
    if unit.low(i) in ("d'", "de", "du"):
        return i + 1
    free = i < unit.stop and unit.low(i) not in (",", ":") and unit.low(i) not in PREPOSITIONS
    return i if free and lemma in _SELF else None


def _behind(unit: Unit, i: int, marks: tuple[str, ...]) -> int | None:
    """The infinitive behind "de" or "à", past whom it is said to."""
    for at in range(i, min(i + _FARTHEST, len(unit.tokens))):
        if unit.low(at) in marks and _is_infinitive(unit, at + 1):
            return at + 1
        if unit.low(at) in (",", ".", ":", QUOTE):
            return None
    return None


def _is_infinitive(unit: Unit, i: int) -> bool:
    low = unit.low(i)
    if low in _BEFORE:
        return _is_infinitive(unit, i + 1) if i + 1 < len(unit.tokens) else False
    if low == "n'" or (low == "ne" and unit.low(i + 1) in ("pas", "plus", "jamais", "rien")):
        return True
    if low in _PLAIN:
        return True
    return len(low) > 4 and low.endswith(_ENDINGS) and low not in _NOT_INFINITIVES


def _english(unit: Unit, group: Group) -> int | None:
    if group.form == "participle" and group.verb.lemma == "claim":
        return None
    i = adverbial(unit, group.behind)
    if group.verb.lemma in _VOWS and unit.low(i) == "to":
        return i
    calls = group.verb.lemma == "call" and unit.low(group.behind) in ("on", "upon")
    if group.verb.lemma not in _URGES and not calls:
        return None
    for at in range(group.behind + 1, min(group.behind + 9, len(unit.tokens))):
        if unit.low(at) in _STOPS:
            return None
        if unit.low(at) == "to" or (unit.low(at), unit.low(at + 1)) == ("not", "to"):
            return at
    return None
