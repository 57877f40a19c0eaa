"""Noun phrases by rule: where the words that name a speaker begin and end; no list of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.suggest.tokens import QUOTE
from reader.suggest.verbs import lexicon
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Span, Unit


PRONOUNS = words(
    """
    il elle ils elles on celui-ci celle-ci ceux-ci celles-ci lui eux ce-dernier he she they it
    """
)
PERSONAL = words("il elle ils elles lui eux he she they it celui-ci celle-ci ceux-ci celles-ci")
DETERMINERS = words(
    """
    le la les l' un une des son sa ses leur leurs mon ma mes notre nos ce cet cette ces
    plusieurs certains certaines quelques deux trois quatre cinq six sept huit dix d' du de
    aucun the a an his her its their our my this that these those several some many two three
    four five six seven eight nine ten both other one another most few
    """
)
_LINKS = words(
    """
    de du des d' la le les l' et & of the for et and von van der bin al à au aux à-la
    """
)
_STOPS = words(
    """
    qui que qu' dont où lors dans sur après avant quand lorsque comme pour par avec devant sans
    depuis pendant chez vers entre contre malgré hier demain aujourd'hui ce-matin dès selon
    auprès lundi mardi mercredi jeudi vendredi samedi dimanche en mais ou donc car si alors
    tandis puis ensuite ainsi toujours encore aussi également joint jointe joints interrogé
    interrogée cité citée s' se ne n' est sont était ont avait how what why who whom whose which
    that in at à au aux after before during while when where as by from with outside under about
    into amid following and but or if because since though although through monday tuesday
    wednesday thursday friday saturday sunday yesterday today earlier later late this is are was
    were has had have will would to not speaking quoted
    """
)
_HEADS = words(
    """
    ministre ministère président présidente directeur directrice secrétaire porte-parole
    procureur procureure préfet maire chef cheffe responsable avocat avocate représentant
    chambre association syndicat parquet parti groupe société office conseil cour tribunal
    agence compagnie fédération union équipe chercheurs police gendarmerie préfecture
    gouvernement comité université communiqué rapport étude note document sources source membre
    conseiller adjoint commission
    """
)
ADVERBIAL = words(
    """
    dans en à au aux lors mardi lundi mercredi jeudi vendredi samedi dimanche pour après avant
    depuis pendant sur sous chez par malgré hier ensuite puis alors enfin toutefois cependant
    pourtant ainsi interrogé interrogée interrogés contacté contactée contactés joint jointe
    sollicité sollicitée et mais or car aussi également devant face à-propos selon d' quant si
    quand lorsque comme tandis contrairement outre entre dès hors in on at during after before
    since while when as for by from with despite under following asked speaking meanwhile
    however but and also still earlier later last yesterday today then although though if
    according to because until instead citing responding contacted reached monday tuesday
    wednesday thursday friday saturday sunday over amid
    """
)
_VERBAL = words(
    """est sont était étaient ont avait avaient sera seront serait fait font peut doit va vont
    is are was were has have had be been will would can could should does did do"""
)
_CONJUNCTIONS = words("et mais or car ou and but or so yet while whereas tandis alors")


LONGEST = 14
"""Tokens of a noun phrase."""
ABBREVIATED = words(
    """
    m mm mme mmes me mr mrs ms dr pr prof sen rep gov gen capt col lt sgt st jr sr inc co corp
    ltd rev
    """
) | frozenset("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens [first, behind) of a unit that name somebody; `score` says how sure that is."""

    first: int
    behind: int
    score: float = 1.0


def phrase_after(unit: Unit, at: int, before: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `at`; none of it from token `before` on."""
    tokens = unit.tokens
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.low in PERSONAL or first.low == "on":
        return Phrase(at, at + 1)
    if not _begins(unit, at):
        return None
    i = at
    capitals = 0
    limit = min(len(tokens), at + LONGEST) if before is None else min(before, at + LONGEST + 4)
    while i < limit:
        token = tokens[i]
        if token.low == QUOTE or not (token.text[0].isalnum() or token.text == "&"):
            if token.text == "." and i > at and tokens[i - 1].low in ABBREVIATED:
                i += 1
                continue
            break
        if token.low == ("a" if unit.language == "fr" else "on") and i > at:
            break
        if token.low in _STOPS and not (token.capital and i == at):
            if token.low in ("et", "and") and _goes_on(unit, i):
                i += 1
                continue
            break
        if i > at and _is_said(unit, i):
            break
        if token.low in ("of", "at") and capitals >= 2 and tokens[i - 1].capital:
            break
        if token.capital:
            capitals += 1
        elif (capitals >= 2 and before is None and token.low not in _LINKS) or (
            capitals
            and before is None
            and token.low not in _LINKS
            and _ends_name(unit, at, token.low)
        ):
            break
        i += 1
    while i > at and tokens[i - 1].low in (*_LINKS, "-"):
        i -= 1
    if i == at or (i == at + 1 and tokens[at].low in DETERMINERS):
        return None
    return Phrase(at, i)


def _ends_name(unit: Unit, at: int, low: str) -> bool:
    """Whether a small word behind a name is no part of it: "Fenwick declined"."""
    if unit.language == "en":
        return low.endswith("ed")
    return low.rstrip("s") not in _HEADS


def _goes_on(unit: Unit, i: int) -> bool:
    """Whether "et"/"and" at `i` joins words with capitals: "MM. Roux et Petit"."""
    tokens = unit.tokens
    return (
        unit.low(i) in ("et", "and")
        and 0 < i < len(tokens) - 1
        and (tokens[i - 1].capital and tokens[i + 1].capital)
    )


def _begins(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    if token.low == QUOTE or not token.text[0].isalnum():
        return token.text[0] in "#@" and at + 1 < len(unit.tokens)
    if token.low in DETERMINERS or token.low in _HEADS:
        return True
    if token.low in _STOPS or token.low in ADVERBIAL:
        return False
    return token.capital or unit.language == "en" or token.low.rstrip("s") in _HEADS


def _is_said(unit: Unit, i: int) -> bool:
    """Whether the token is a verb that says, and no noun."""
    verb = lexicon(unit.language).get(unit.low(i))
    return bool(verb and "finite" in verb.forms and not verb.noun and unit.language == "en")


def phrase_before(unit: Unit, behind: int, since: int = 0) -> Phrase | None:
    """The subject of the verb group that begins at token `behind`, no earlier than `since`."""
    tokens = unit.tokens
    parts = _parts(unit, since, behind)
    if not parts:
        return None
    last = parts[-1]
    if last[0] == last[1]:  # "NP, apposition, verb"
        parts.pop()
        if len(parts) == 1:
            return _subject(unit, *parts[0])
        for first, end in parts:
            found = _subject(unit, first, end)
            if found and _described(unit, found, end, behind):
                return found
        return None
    if tokens[last[0]].low in ("qui", "who", "which") or (len(parts) >= 3 and _aside(unit, *last)):
        return None
    return _subject(unit, *last)


def _described(unit: Unit, found: Phrase, end: int, behind: int) -> bool:
    return found.behind == end and behind - end < 45


def _aside(unit: Unit, first: int, behind: int) -> bool:
    """ "lui", "pour sa part", "de son côté": words that stand between subject and verb."""
    low = " ".join(unit.low(i) for i in range(first, behind))
    return low in ("lui", "elle", "eux")


def _parts(unit: Unit, since: int, behind: int) -> list[tuple[int, int]]:
    """The ranges of tokens between commas, from `since` to the verb; the last may be empty."""
    found: list[tuple[int, int]] = []
    first = since
    for i in range(max(since, behind - 60), behind):
        low = unit.low(i)
        if low in (";", ":", QUOTE, "—", "–", ")", "."):
            if low == "." and len(unit.low(i - 1)) <= 4:
                continue
            if low == QUOTE and i == behind - 1 and not found and first == i:
                return []
            if low != QUOTE or not _mixed(unit, i):
                found, first = [], i + 1
        elif low == "(":
            found.append((first, i))
            first = i + 1
            return [found[-1]]
        elif low == ",":
            found.append((first, i))
            first = i + 1
    if found and found[0][0] == found[0][1]:
        found.pop(0)
    found.append((first, behind))
    return found if found != [(behind, behind)] else []


def _mixed(unit: Unit, i: int) -> bool:
    return len(unit.tokens[i].text) < 40 and unit.low(i + 1) not in (",", ":")


def _subject(unit: Unit, first: int, behind: int) -> Phrase | None:
    """The noun phrase that fills the tokens from somewhere to `behind`."""
    at = first
    while at < behind and unit.low(at) in _CONJUNCTIONS:
        at += 1
    for i in range(at, behind):
        low = unit.low(i)
        if (low in ("que", "qu'", "that", "si", "if", "whether") and i + 1 < behind) or (
            low in _VERBAL
            or (low == "a" and unit.language == "fr")
            or (low in _CONJUNCTIONS and not _goes_on(unit, i) and i > at)
        ):
            at = i + 1
        elif low in ("qui", "who", "which", "dont") and i > at:
            found = phrase_after(unit, at, i)
            return found if found and found.behind == i else None
    if at >= behind or (
        unit.low(at) in ADVERBIAL and (unit.low(at), unit.language) != ("on", "fr")
    ):
        at = _skipped(unit, at, behind)
    if at >= behind:
        return None
    found = phrase_after(unit, at, behind)
    if found is None or any(_finite(unit.low(i)) for i in range(found.first + 1, found.behind)):
        return None
    return found if found.behind >= behind - _slack(unit, found, behind) else None


def _finite(low: str) -> bool:
    """Whether a word is a verb that no noun phrase holds."""
    endings = ("ront", "raient", "aient", "èrent", "rait", "era", "ira", "ndra")
    return low in PAST or (
        len(low) > 4
        and low.endswith(endings)
        and low not in ("portrait", "retrait", "extrait", "attrait", "opéra", "caméra")
    )


def _slack(unit: Unit, found: Phrase, behind: int) -> int:
    """How many tokens may lie between the phrase and the verb: adverbs, "of Reuters"."""
    between = [unit.low(i) for i in range(found.behind, behind)]
    if between and between[0] in (
        "of",
        "by",
        "at",
        "from",
        "de",
        "du",
        "in",
        "for",
        "on",
        "à",
        "au",
        "dans",
        "en",
        "outside",
        "chez",
        "sur",
        "quoted",
        "speaking",
        "to",
        "with",
        "close",
        "familiar",
        "aux",
        "entre",
    ):
        return 8
    if between and unit.low(found.behind - 1).endswith(("é", "ée", "és", "ées", "ed", "paru")):
        return 8
    return 3 if all(_adverb(low) for low in between) else 0


def _adverb(low: str) -> bool:
    return low in ASIDES or (
        low.endswith(("ly", "ement", "amment", "emment")) and low not in _HEADS
    )


PAST = words(
    """
    went came took made got gave lost left fell rose saw broke kept began became knew found felt
    held won cost brought bought built caught chose drew drove ate fought forgot led met paid
    ran sent sold spent stood struck swept threw wore wrote needs wants seems looks takes makes
    comes goes means remains contains falls threatens lives
    """
)
ASIDES = words(
    """
    aussi également notamment toutefois déjà encore enfin ainsi then later also earlier ensuite
    twice often always still
    lui elle eux pour-sa-part himself herself themselves elle-même lui-même eux-mêmes
    """
)


def _skipped(unit: Unit, at: int, behind: int) -> int:
    """Behind an adverbial without a comma: "Mardi le maire …", "On Monday the mayor …"."""
    for i in range(at + 1, min(at + 4, behind)):
        if unit.low(i) in ("le", "la", "les", "l'", "the", *PERSONAL) and unit.low(i - 1) in _DAYS:
            return i
    if unit.low(at) in (
        "et",
        "mais",
        "and",
        "but",
        "alors",
        "puis",
        "also",
        "meanwhile",
        "then",
        "or",
        "still",
        "yet",
    ):
        return at + 1
    return behind


_DAYS = words(
    """lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday yesterday hier today later earlier matin soir"""
)


def head_of(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase is about somebody who can speak: a name of two words, a title, a body."""
    words = [unit.tokens[k] for k in range(phrase.first, phrase.behind)]
    return sum(word.capital for word in words) >= 2 or any(
        word.low.rstrip("s") in _HEADS or word.low in _HEADS for word in words[:3]
    )


def named(unit: Unit, phrase: Phrase) -> Phrase:
    """The name in apposition where the phrase itself names nobody: sa mère, Lucie Roy."""
    at = phrase.behind
    if unit.low(at) != "," or (
        unit.tokens[phrase.first].capital and unit.low(phrase.first) not in DETERMINERS
    ):
        return phrase
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first + 1, phrase.behind))
    end = at + 1
    while (
        end < len(unit.tokens)
        and end < at + 7
        and (
            unit.tokens[end].capital
            or unit.low(end) in ("de", "le", "van", "von", "al", "ben", ".")
        )
    ):
        if unit.low(end) == "." and unit.low(end - 1) not in ABBREVIATED:
            break
        end += 1
    if (
        capitals < 2
        and end - at > 2
        and unit.tokens[at + 1].capital
        and unit.low(end) in (",", ".", "", "(", ";")
    ):
        return Phrase(at + 1, end)
    return phrase


def span_of(unit: Unit, phrase: Phrase) -> Span:
    """Its range in code points."""
    return unit.tokens[phrase.first].start, unit.tokens[phrase.behind - 1].end
