"""The standings of a whole project: what `weigh` says of each statement, from plain rows.

Most claims have one voice of one known source. Of such a voice only the side and the root count, so
that a row is enough and no Voice is made. Where a copy may count less than it seems, or an outlet
is heard itself, the statement is left to `weigh`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from reader.domain.sourcing.circular import circles
from reader.domain.sourcing.counting import COUNTS, Heard, hear
from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.voice import Voice

Row = tuple[Any, ...]
"""A claim, once for each statement it stands under: claim, article, statement (None: under none),
whether it says the opposite of it (None: the claim is outside the article), then the source (None:
nobody is said to say it) and affiliation of its voice, where that is plain: one that asserts."""
NAMELESS = ""
"""Stands among roots for all sources that have no name."""


class Sides:
    """Who says a statement: roots that say it themselves, and what is relayed, by side."""

    __slots__ = ("asserted_in", "asserts", "denied_in", "denies", "relayed")

    def __init__(self) -> None:
        self.asserts: set[str] = set()
        self.denies: set[str] = set()
        self.relayed: list[tuple[bool, Heard]] = []
        """Whether it denies, and the voice, of a known root."""
        self.asserted_in: set[str] = set()
        """The articles whose body asserts it."""
        self.denied_in: set[str] = set()

    @property
    def roots(self) -> set[str]:
        """All roots that are heard or passed through."""
        return self.asserts.union(self.denies, *(of.path for _, of in self.relayed))

    def add(
        self, article: str, is_head: bool, denies: bool, root: str, voice: Heard | None = None
    ) -> None:
        """Add what a voice says that counts; give the `voice` itself unless it is plain.

        Headlines come last: what the body says too, on the same side, is said once.
        """
        said_in = self.denied_in if denies else self.asserted_in
        if not is_head:
            said_in.add(article)
        elif article in said_in:
            return
        if voice and voice.relays and root != NAMELESS:
            self.relayed.append((denies, voice))
        else:
            (self.denies if denies else self.asserts).add(root)


class Tally:
    """Who says each statement of a project, found in one pass over the rows of its claims.

    `spoken` holds the voices of each claim that has other than one plain one, as they stand in
    the claim; `headlines` the claims that begin in one; `watched` the articles and claims of which
    is to be told where they are heard.
    """

    def __init__(
        self,
        roots: Roots,
        spoken: Mapping[str, Sequence[Voice]],
        headlines: Collection[str],
        watched: Collection[str] = (),
    ) -> None:
        self.lone: dict[str, str] = {}
        """The standing of each claim under no statement that has a plain voice or none."""
        self.sides: defaultdict[str, Sides] = defaultdict(Sides)
        """By statement, and by each other claim under none."""
        self.places: list[tuple[str, str, str]] = []
        """What was watched: statement or claim under none, claim, article."""
        self._roots, self._known = roots, dict[str, str]()
        self._spoken, self._headlines, self._watched = spoken, headlines, watched

    def take(self, rows: Iterable[Row]) -> None:
        """Take in all rows of the project."""
        heads: list[Row] = []
        for row in self._plain(rows, {*self._spoken, *self._headlines, *self._watched}):
            if row[0] in self._watched or row[1] in self._watched:
                self.places.append((row[2] or row[0], *row[:2]))
            if row[0] in self._headlines:
                heads.append(row)
            else:
                self._add(row)
        for row in heads:
            self._add(row)

    def _plain(self, rows: Iterable[Row], apart: Collection[str]) -> list[Row]:
        """Take plain voices; give back the rows of the other claims, and of those `apart`."""
        left: list[Row] = []
        sides, lone, known, spoken = self.sides, self.lone, self._known, self._spoken
        anonymous, watched = self._roots.anonymous, self._watched
        for row in rows:
            claim, article, statement, turned, source, affiliation = row
            if statement is None:
                if claim in spoken:
                    left.append(row)
                elif source is None or turned is None:
                    lone[claim] = "unattributed"
                else:
                    lone[claim] = "anonymous only" if source in anonymous else "single source"
            elif claim in apart:
                left.append(row)
            elif source is not None and turned is not None:
                root = None if affiliation else known.get(source)
                if root is None:
                    root = self._root(source, affiliation)
                of = sides[statement]
                if turned:
                    of.denies.add(root)
                    of.denied_in.add(article)
                else:
                    of.asserts.add(root)
                    of.asserted_in.add(article)
                if article in watched:
                    self.places.append((statement, claim, article))
        return left

    def _add(self, row: Row) -> None:
        claim, article, statement, turned, source, affiliation = row
        of = self.sides[statement or claim]
        is_head = claim in self._headlines
        if turned is None:
            return
        if claim in self._spoken:
            for voice in hear(self._spoken[claim], self._roots, {}):
                if voice.why == COUNTS:
                    root = NAMELESS if voice.is_anonymous else voice.root or NAMELESS
                    denies = (voice.voice.stance == "denies") != turned
                    of.add(article, is_head, denies, root, voice)
        elif source is not None:
            of.add(article, is_head, turned, self._root(source, affiliation))

    def _root(self, source: str, affiliation: str | None) -> str:
        roots = self._roots
        root = NAMELESS if source in roots.anonymous else roots.of(source, affiliation)
        if not affiliation:
            self._known[source] = root
        return root


def code_of_sides(of: Sides) -> str:
    """The code of the standing, where no voice counts less than it seems."""
    asserts, denies = of.asserts, of.denies
    is_said = NAMELESS in asserts or NAMELESS in denies
    if is_said:
        asserts, denies = asserts - {NAMELESS}, denies - {NAMELESS}
    is_straight = bool(asserts or denies)
    relayed = of.relayed
    if relayed:
        asserts = asserts.union([voice.root or "" for denied, voice in relayed if not denied])
        denies = denies.union([voice.root or "" for denied, voice in relayed if denied])
        same = circles(voice.path for _, voice in relayed)
        if same:
            asserts, denies = ({same.get(r, r) for r in side} for side in (asserts, denies))
    if asserts and denies and (len(asserts) > 1 or asserts != denies):
        return "contested"
    if len(asserts or denies) > 1:
        is_one_way = not is_straight and frozenset.intersection(*(of.relays for _, of in relayed))
        return "relayed only" if is_one_way else "corroborated"
    if asserts or denies:
        return "single source" if is_straight else "relayed only"
    return "anonymous only" if is_said else "unattributed"


def doubtful(
    tally: Tally, outlets: Mapping[str, str], copied: Collection[str], roots: Roots
) -> set[str]:
    """The keys under which a voice may count less than it seems, for `weigh` to look into.

    `outlets` gives the source that an article's outlet is; `copied` holds the articles and claims
    that are copies. All of them were watched.
    """
    found: set[str] = set()
    through: dict[str, set[str]] = {}
    for key, claim, article in tally.places:
        if article in copied or claim in copied:
            found.add(key)
        elif article in outlets:
            through.setdefault(key, set()).add(roots.of(outlets[article]))
    sides = tally.sides
    return found | {
        key for key, of in through.items() if key in sides and not of.isdisjoint(sides[key].roots)
    }
