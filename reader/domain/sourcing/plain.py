"""The standings of a whole project: what `weigh` says of each statement, from plain rows.

Most claims have one voice of one known source. Of such a voice only the side and the root count, so
that a row is enough and no Voice is made. Where a copy may count less than it seems, or an outlet
is heard itself, the statement is left to `weigh`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from reader.domain.sourcing.circular import circles
from reader.domain.sourcing.counting import COUNTS, Heard, hear
from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.voice import Voice

LONE = {None: "unattributed", 0: "single source", 1: "anonymous only"}
"""The standing of a claim under no statement by who says it: nobody, somebody known, somebody
without a name."""
Row = tuple[Any, ...]
"""A plain voice: statement, claim, article, whether it denies, source, affiliation."""


class Sides:
    """Who says a statement: the roots of the plain voices, and what was heard of the others."""

    __slots__ = ("asserts", "denies", "has_anonymous", "heard")

    def __init__(self) -> None:
        self.asserts: set[str] = set()
        self.denies: set[str] = set()
        self.has_anonymous = False
        self.heard: Sequence[Heard] = ()

    @property
    def roots(self) -> set[str]:
        """All roots that are heard or passed through."""
        return self.asserts.union(self.denies, *(of.path for of in self.heard))


def sides_of(
    rows: Iterable[Row],
    groups: Mapping[str, Sequence[Voice]],
    headlines: Collection[str],
    roots: Roots,
) -> dict[str, Sides]:
    """Statement → its sides, and those of each claim under none that `groups` holds.

    `groups` are the voices of the intricate claims, whose rows do not count; `headlines` the
    claims that stand in one.
    """
    intricate = {voice.claim for voices in groups.values() for voice in voices}
    found: dict[str, Sides] = {}
    late: list[Row] = []
    _take(rows, found, roots, intricate, headlines, late)
    heard = {key: _counting(voices, roots) for key, voices in groups.items()}
    bodies = _bodies(late, rows, heard, headlines, intricate)
    said = [row for row in late if (row[0], row[2], bool(row[3])) not in bodies]
    _take(said, found, roots, (), (), [])
    for key, those in heard.items():
        of = found.setdefault(key, Sides())
        of.heard = [
            one
            for one in those
            if one.voice.claim not in headlines
            or (key, one.voice.article, one.voice.stance == "denies") not in bodies
        ]
    return found


def _counting(voices: Sequence[Voice], roots: Roots) -> list[Heard]:
    return [one for one in hear(voices, roots, {}) if one.why == COUNTS]


def _take(
    rows: Iterable[Row],
    found: dict[str, Sides],
    roots: Roots,
    not_of: Collection[str],
    later: Collection[str],
    late: list[Row],
) -> None:
    """Put rows to their sides, those of the claims `not_of` never, those of `later` into `late`."""
    anonymous, root_of = roots.anonymous, roots.of
    for row in rows:
        statement, claim, _, denies, source, affiliation = row
        if claim in not_of:
            continue
        if claim in later:
            late.append(row)
            continue
        of = found.get(statement)
        if of is None:
            of = found[statement] = Sides()
        if source in anonymous:
            of.has_anonymous = True
        else:
            (of.denies if denies else of.asserts).add(root_of(source, affiliation))


def _bodies(
    late: Sequence[Row],
    rows: Iterable[Row],
    heard: Mapping[str, Sequence[Heard]],
    headlines: Collection[str],
    intricate: Collection[str],
) -> set[tuple[str, str, bool]]:
    """What is said outside the headlines in articles whose headline says something: statement,
    article, whether it is denied there."""
    spoken = [one for those in heard.values() for one in those]
    articles = {row[2] for row in late}
    articles |= {one.voice.article for one in spoken if one.voice.claim in headlines}
    if not articles:
        return set()
    found = {
        (row[0], row[2], bool(row[3]))
        for row in rows
        if row[2] in articles and row[1] not in headlines and row[1] not in intricate
    }
    for key, those in heard.items():
        for one in those:
            voice = one.voice
            if voice.article in articles and voice.claim not in headlines:
                found.add((key, voice.article, voice.stance == "denies"))
    return found


def code_of_sides(of: Sides) -> str:
    """The code of the standing, where no voice counts less than it seems."""
    named = [one for one in of.heard if one.root and not one.is_anonymous]
    asserts, denies = of.asserts, of.denies
    if named:
        asserts = asserts | {one.root or "" for one in named if one.voice.stance == "asserts"}
        denies = denies | {one.root or "" for one in named if one.voice.stance == "denies"}
        if len(asserts) + len(denies) > 1 and any(len(one.path) > 1 for one in named):
            same = circles(one.path for one in named)
            if same:
                asserts, denies = ({same.get(r, r) for r in side} for side in (asserts, denies))
    both = len(asserts | denies)
    is_plain = bool(of.asserts or of.denies)  # a plain voice has no relay
    if both > 1:
        if asserts and denies:
            return "contested"
        if is_plain or not frozenset.intersection(*(one.relays for one in named)):
            return "corroborated"
        return "relayed only"
    if both:
        straight = is_plain or any(not one.relays for one in named)
        return "single source" if straight else "relayed only"
    is_said = of.has_anonymous or any(one.origin for one in of.heard)
    return "anonymous only" if is_said else "unattributed"


def doubtful(
    sides: Mapping[str, Sides],
    rows: Iterable[Row],
    outlets: Mapping[str, str],
    copied: Collection[str],
    roots: Roots,
) -> set[str]:
    """The keys under which a voice may count less than it seems, for `weigh` to look into.

    `outlets` gives the source that an article's outlet is; `copied` holds the articles and claims
    that are copies.
    """
    found: set[str] = set()
    through: dict[str, set[str]] = {}
    for key, claim, article in _places(sides, rows) if outlets or copied else ():
        if article in copied or claim in copied:
            found.add(key)
        elif article in outlets:
            through.setdefault(key, set()).add(roots.of(outlets[article]))
    return found | {key for key, of in through.items() if not of.isdisjoint(sides[key].roots)}


def _places(sides: Mapping[str, Sides], rows: Iterable[Row]) -> Iterable[tuple[str, str, str]]:
    yield from ((row[0], row[1], row[2]) for row in rows if row[0] in sides)
    for key, of in sides.items():
        yield from ((key, one.voice.claim, one.voice.article) for one in of.heard)
