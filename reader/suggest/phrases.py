"""Noun phrases by rule: where the words that name a speaker begin and end; no list of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.suggest.phrase_words import (
    ABBREVIATED,
    ADVERBIAL,
    DETERMINERS,
    DOCUMENTS,
    HEADS,
    ISSUED,
    LINKS,
    PERSONAL,
    STOPS,
)
from reader.suggest.tokens import QUOTE
from reader.suggest.verbs import lexicon
from reader.suggest.words import words

if TYPE_CHECKING:
    from reader.suggest.tokens import Span, Token, Unit

LONGEST = 14
"""Tokens of a noun phrase."""
_JOINS = ("et", "and")
_ALONE = words("another some many several most both few one plusieurs certains certaines")
_OF = words("de des du d'")
_PARTICLES = words("de le van von al ben .")
_BODIES = words(
    """
    centre center institute foundation association organisation organization council society
    campaign committee department office agency movement ministry network coalition fund group
    trust union alliance party league secretary minister spokesman spokeswoman spokesperson
    director commissioner envoy university bank court board college chamber federation bureau
    house church school
    """
)
"""What "of" and "for" belong to: Department of Justice, Centre for Policy Studies."""
_ENDS = frozenset((",", ".", "", "(", ";", QUOTE))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens [first, behind) of a unit that name somebody."""

    first: int
    behind: int


def phrase_after(unit: Unit, at: int, before: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `at`; none of it from token `before` on."""
    if at >= len(unit.tokens):
        return None
    if unit.low(at) in PERSONAL or unit.low(at) == "on":
        return Phrase(at, at + 1)
    marked = marked_name(unit, at)
    if marked:
        return Phrase(at, marked)
    if not _begins(unit, at):
        return None
    behind = _last(unit, at, before)
    while behind > at and unit.low(behind - 1) in (*LINKS, "-"):
        behind -= 1
    if behind == at + 1 and unit.low(at) in DETERMINERS:
        return Phrase(at, behind) if before == behind and unit.low(at) in _ALONE else None
    if behind == at:
        return None
    return Phrase(at, behind)


def marked_name(unit: Unit, at: int) -> int | None:
    """The token behind a name with a mark that begins at `at`: En Marche!, Yahoo!; None: none does.

    The mark touches the name and ends no sentence.
    """
    if not unit.tokens[at].capital:
        return None
    for i in range(at + 1, min(at + 4, len(unit.tokens) - 1)):
        token = unit.tokens[i]
        if token.text == "!":
            return i + 1 if token.start == unit.tokens[i - 1].end else None
        if not token.text[0].isalnum():
            return None
    return None


def _begins(unit: Unit, at: int) -> bool:
    token = unit.tokens[at]
    if token.low == QUOTE or not token.text[0].isalnum():
        return token.text[0] in "#@" and at + 1 < len(unit.tokens)
    if token.low in DETERMINERS or token.low in HEADS:
        return True
    if token.low in STOPS or token.low in ADVERBIAL:
        return False
    return token.capital or unit.language == "en" or token.low.rstrip("s") in HEADS


def _last(unit: Unit, at: int, before: int | None) -> int:
    """The token behind the phrase that begins at `at`, small words at its end included."""
    tokens = unit.tokens
    limit = min(len(tokens), at + LONGEST) if before is None else min(before, at + LONGEST + 4)
    capitals = 0
    for i in range(at, limit):
        token = tokens[i]
        if "!" in unit.lows and (marked := marked_name(unit, i)):
            return marked
        if _is_mark(token):
            if not _belongs(unit, i, at):
                return i
        elif _stops(unit, i, at, capitals):
            return i
        elif token.capital:
            capitals += not (i == at and token.low in DETERMINERS)
        elif before is None and _is_behind_name(unit, i, capitals):
            return i
    return limit


def _is_mark(token: Token) -> bool:
    return token.low == QUOTE or not (token.text[0].isalnum() or token.text == "&")


def _belongs(unit: Unit, i: int, at: int) -> bool:
    """Whether a mark is part of a name: "Dr. Nair", "the seafarers' union"."""
    token, last = unit.tokens[i], unit.tokens[i - 1]
    if i == at:
        return False
    if token.text == ".":
        return last.low in ABBREVIATED or "." in last.low  # Dr., U.S.
    touches = last.end == token.start and last.low.endswith("s")
    return token.text in "'’" and touches and unit.language == "en"


def _stops(unit: Unit, i: int, at: int, capitals: int) -> bool:
    """Whether a word ends the phrase before it: a preposition, a verb."""
    token = unit.tokens[i]
    if i > at and token.low == ("a" if unit.language == "fr" else "on"):
        return True
    if token.low in STOPS and not (token.capital and i == at):
        return not (token.low in _JOINS and joins_names(unit, i))
    if i > at and _is_said(unit, i):
        return True
    if token.low in ("of", "for") and unit.language == "en" and unit.low(i - 1) in _BODIES:
        return False
    return token.low in ("of", "at", "for") and capitals >= 2 and unit.tokens[i - 1].capital


def _is_behind_name(unit: Unit, i: int, capitals: int) -> bool:
    """Whether a small word behind a name is no part of it: "Fenwick declined".

    What "de" joins is: l'Institut des finances.
    """
    low = unit.low(i)
    if capitals and low == "the" and unit.tokens[i - 1].capital:
        return True  # according to Rathbun the property was returned
    if not capitals or low in LINKS or unit.low(i - 1).endswith("'s"):
        return False
    if capitals >= 2:
        return True
    if unit.language == "en":
        return low.endswith("ed")
    return low.rstrip("s") not in HEADS and unit.low(i - 1) not in _OF


def joins_names(unit: Unit, i: int) -> bool:
    """Whether "et"/"and" at `i` joins words with capitals: "MM. Roux et Petit"."""
    tokens = unit.tokens
    return (
        unit.low(i) in _JOINS
        and 0 < i < len(tokens) - 1
        and (tokens[i - 1].capital and tokens[i + 1].capital)
    )


def _is_said(unit: Unit, i: int) -> bool:
    """Whether the token is a verb that says, and no noun."""
    verb = lexicon(unit.language).get(unit.low(i))
    return bool(verb and "finite" in verb.forms and not verb.noun and unit.language == "en")


def head_of(unit: Unit, phrase: Phrase) -> bool:
    """Whether a phrase is about somebody who can speak: a name of two words, a title, a body."""
    told = [unit.tokens[k] for k in range(phrase.first, phrase.behind)]
    return sum(word.capital for word in told) >= 2 or any(
        word.low.rstrip("s") in HEADS or word.low in HEADS for word in told[:3]
    )


def named(unit: Unit, phrase: Phrase) -> Phrase:
    """Who is meant: the name in apposition (sa mère, Lucie Roy), or whose report it is; itself."""
    return _issuer(unit, phrase) or _apposed(unit, phrase) or phrase


def _issuer(unit: Unit, phrase: Phrase) -> Phrase | None:
    """The body with a name whose paper it is: un rapport de [la Cour des comptes], a study by X."""
    for at in range(phrase.first, min(phrase.first + 4, phrase.behind)):
        if unit.low(at) in DOCUMENTS:
            break
    else:
        return None
    for i in range(at + 1, min(at + 4, len(unit.tokens))):
        if unit.low(i) in ISSUED:
            body = phrase_after(unit, i + (unit.low(i) != "des"))
            capital = body and any(unit.tokens[k].capital for k in range(body.first, body.behind))
            return body if capital else None
    return None


def _apposed(unit: Unit, phrase: Phrase) -> Phrase | None:
    """The name between commas behind a phrase that names nobody."""
    at = phrase.behind
    if unit.low(at) != "," or (
        unit.tokens[phrase.first].capital and unit.low(phrase.first) not in DETERMINERS
    ):
        return None
    capitals = sum(unit.tokens[k].capital for k in range(phrase.first + 1, phrase.behind))
    end = at + 1
    while end < min(len(unit.tokens), at + 7) and (
        unit.tokens[end].capital or unit.low(end) in _PARTICLES
    ):
        if unit.low(end) == "." and unit.low(end - 1) not in ABBREVIATED:
            break
        end += 1
    closed = end - at > 2 and unit.tokens[at + 1].capital and unit.low(end) in _ENDS
    few = capitals < 2 or unit.low(phrase.behind - 1) == "!"
    return Phrase(at + 1, end) if few and closed else None


def span_of(unit: Unit, phrase: Phrase) -> Span:
    """Its range in code points."""
    return unit.tokens[phrase.first].start, unit.tokens[phrase.behind - 1].end
