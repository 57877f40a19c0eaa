"""Analysis of competing hypotheses: what the ratings add up to, and the edits of its table.

The method is Richards Heuer's (Psychology of Intelligence Analysis, chapter 8). Claims and
statements are rated against every explanation: strongly consistent (CC), consistent (C), neutral
(N), inconsistent (I), strongly inconsistent (II), not applicable (NA). What fits proves nothing,
for it may fit the others too; so only inconsistency is counted, I as 1 and II as 2, and the
hypothesis with the least of it has best withstood the attempt to refute it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.project import Hypothesis, Rating

CODES = ("CC", "C", "N", "I", "II", "NA")
AGAINST: Mapping[str, int] = {"I": 1, "II": 2}
"""What a rating counts against its hypothesis; the others count nothing."""
STEPS: Mapping[str, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
"""Where a rating stands between strongly consistent and strongly inconsistent."""
WEIGHTS: Mapping[str, float] = {"1": 0.9, "2": 0.7, "3": 0.5, "4": 0.3, "5": 0.1}
"""How much an inconsistency counts by the claim's credibility, where that is asked for: the values
that STIX 2.1 (its appendix on confidence scales) gives to the digits of the Admiralty code, as
parts of one. STIX has none for 6, which cannot be judged."""
UNJUDGED = 0.5
"""The weight of what has no digit or a 6: the middle, neither trusted nor thrown away."""


class Row(NamedTuple):
    """What is rated: a claim or a statement, by id."""

    id: str
    is_claim: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """What stands against a hypothesis: how many I and II, the sum (weighted if asked), of what."""

    inconsistent: int
    strongly: int
    total: float
    rated: int


def weight(digit: str | None) -> float:
    """What one inconsistency of a claim with this credibility digit counts, between 0 and 1."""
    return WEIGHTS.get(digit or "", UNJUDGED)


def rows(hypotheses: Iterable[Hypothesis]) -> list[Row]:
    """Everything that stands in the table, in the order in which it came there."""
    return list(
        dict.fromkeys(
            Row(rating.of, rating.claim is not None) for of in hypotheses for rating in of.ratings
        )
    )


def rating_of(hypothesis: Hypothesis, row: str) -> Rating | None:
    """The rating of a claim or statement against a hypothesis; None where there is none."""
    return next((rating for rating in hypothesis.ratings if rating.of == row), None)


def score(hypothesis: Hypothesis, digits: Mapping[str, str] | None = None) -> Score:
    """What stands against a hypothesis.

    With `digits` (claim or statement → credibility digit) each inconsistency is multiplied by its
    `weight`; without, each counts whole.
    """
    codes = [(rating.of, rating.code) for rating in hypothesis.ratings]
    against = [(AGAINST[code], of) for of, code in codes if code in AGAINST]
    total = sum(n * (1.0 if digits is None else weight(digits.get(of))) for n, of in against)
    return Score(
        sum(1 for n, _ in against if n == 1),
        sum(1 for n, _ in against if n == 2),
        round(total, 2),
        sum(1 for _, code in codes if code),
    )


def least_inconsistent_first(
    hypotheses: Iterable[Hypothesis], digits: Mapping[str, str] | None = None
) -> list[Hypothesis]:
    """The hypotheses by what stands against them; those alike in the order given."""
    return sorted(hypotheses, key=lambda one: score(one, digits).total)


def diagnostic_value(codes: Iterable[str]) -> float:
    """How far a row tells the hypotheses apart, 0 to 4.

    The mean distance of two of its ratings on the five steps from CC to II; what is not rated or
    not applicable does not count. 0 is of no use, however true it is: it fits all of them alike.
    """
    steps = [STEPS[code] for code in codes if code in STEPS]
    number = len(steps) * (len(steps) - 1) // 2
    return sum(abs(a - b) for a, b in combinations(steps, 2)) / number if number else 0.0


def most_telling_first(hypotheses: Sequence[Hypothesis]) -> list[Row]:
    """The rows of the table by their diagnostic value; those alike in the order they came."""
    codes: dict[tuple[str | None, str | None], list[str]] = {}
    for of in hypotheses:
        for rating in of.ratings:
            codes.setdefault((rating.claim, rating.statement), []).append(rating.code)
    order = sorted(codes, key=lambda what: -diagnostic_value(codes[what]))
    return [Row(claim or statement or "", claim is not None) for claim, statement in order]


# --- edits -----------------------------------------------------------------------------------


def add(hypothesis: Hypothesis, others: Iterable[Hypothesis]) -> Edit:
    """A new hypothesis, against which all that is in the table stands unrated."""
    unrated = tuple(_rating(row, "") for row in rows(others))
    whole = replace(hypothesis, ratings=(*hypothesis.ratings, *unrated))
    return Edit("Add hypothesis", (made(whole),))


def remove(hypothesis: Hypothesis, others: Sequence[Hypothesis]) -> Edit:
    """Remove a hypothesis with its ratings; the table's rows stay while there are others."""
    lone = [row for row in rows([hypothesis]) if row not in rows(others)]
    changes = [removed(hypothesis)]
    if others and lone:
        first = others[0]
        kept = (*first.ratings, *(_rating(row, "") for row in lone))
        changes += _changes([(first, replace(first, ratings=kept))])
    return Edit("Remove hypothesis", tuple(changes))


def rate(hypothesis: Hypothesis, row: Row, code: str, note: str | None = None) -> Edit:
    """Rate a claim or statement; "" takes the rating off. `note` None leaves the note as it is."""
    before = rating_of(hypothesis, row.id)
    words = (before.note if before else "") if note is None else note
    after = replace(_rating(row, code), note=words)
    if before is None:
        ratings = (*hypothesis.ratings, after)
    else:
        ratings = tuple(after if one is before else one for one in hypothesis.ratings)
    label = f"Rate {code}" if code else "Take off rating"
    if before is not None and before.code == code:
        label = "Note on rating"
    return Edit(label, _changes([(hypothesis, replace(hypothesis, ratings=ratings))]))


def add_rows(hypotheses: Iterable[Hypothesis], new: Iterable[Row]) -> Edit:
    """Put claims and statements into the table, unrated; those that stand there already stay."""
    wanted = list(dict.fromkeys(new))
    pairs = []
    for of in hypotheses:
        there = {rating.of for rating in of.ratings}
        more = tuple(_rating(row, "") for row in wanted if row.id not in there)
        pairs.append((of, replace(of, ratings=(*of.ratings, *more))))
    return Edit("Weigh against hypotheses", _changes(pairs))


def remove_row(hypotheses: Iterable[Hypothesis], row: str) -> Edit:
    """Take a claim or statement out of the table, with its ratings."""
    return Edit("Take out of the hypotheses", without(hypotheses, row))


def without(hypotheses: Iterable[Hypothesis], row: str) -> tuple[Change, ...]:
    """The changes that take a claim or statement out of hypotheses, for an edit that deletes it."""
    return _changes(
        (of, replace(of, ratings=tuple(one for one in of.ratings if one.of != row)))
        for of in hypotheses
    )


def repointed(hypotheses: Iterable[Hypothesis], gone: str, kept: str) -> tuple[Change, ...]:
    """The changes that give the ratings of the statement `gone` to `kept`, for an edit that merges.

    Where `kept` is rated itself, that rating counts; the notes of both stay, and say of the other.
    """
    return _changes((of, _merged(of, gone, kept)) for of in hypotheses)


def _merged(of: Hypothesis, gone: str, kept: str) -> Hypothesis:
    old, own = rating_of(of, gone), rating_of(of, kept)
    if old is None:
        return of
    code = own.code if own and own.code else old.code
    other = f"also rated {old.code}" if old.code and old.code != code else ""
    notes = dict.fromkeys(filter(None, (own.note if own else "", other, old.note)))
    one = Rating(None, code, "; ".join(notes), kept)
    first = own or old
    rest = (one if each is first else each for each in of.ratings)
    return replace(of, ratings=tuple(each for each in rest if each.of != gone))


def _rating(row: Row, code: str) -> Rating:
    return Rating(row.id if row.is_claim else None, code, "", None if row.is_claim else row.id)


def _changes(pairs: Iterable[tuple[Hypothesis, Hypothesis]]) -> tuple[Change, ...]:
    return tuple(filter(None, (changed(before, after) for before, after in pairs)))
