"""Circular reporting: what looks like several sources and is one going round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.domain.sourcing.counting import COPY, UNKNOWN, Heard

RETURNS = "returns"
"""A chain comes back to somebody who stands in it already."""
EACH_OTHER = "each other"
"""Sources have it from each other, each in another chain or in its own pages."""
SHARED_RELAY = "shared relay"
"""All roots are known through one and the same relay."""
COPIED = "copied"
"""A voice is heard again in a copy."""


class Circular(NamedTuple):
    """One finding: its kind, the sources it goes through (roots), the claims where it is seen."""

    kind: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]


def circles(paths: Iterable[Sequence[str]]) -> dict[str, str]:
    """Who has it from each other, round in a circle: root → the one that stands for the circle.

    `paths` are chains of roots, each having it from the next. {} when there is no circle.
    """
    above: dict[str, set[str]] = {}
    for path in paths:
        for nearer, farther in pairwise(path):
            if UNKNOWN not in (nearer, farther):
                above.setdefault(nearer, set()).add(farther)
    if above.keys().isdisjoint(set().union(*above.values())):
        return {}
    _without_ends(above)
    reached = {source: _reached(source, above) for source in above}
    same: dict[str, str] = {}
    for source, upper in reached.items():
        if source in upper:
            ring = [other for other in upper if source in reached.get(other, ())]
            same[source] = min(ring)
    return same


def _without_ends(above: dict[str, set[str]]) -> None:
    """Take out, again and again, who has it from nobody: they are in no circle."""
    below: dict[str, list[str]] = {}
    for nearer, farther in above.items():
        for upper in farther:
            below.setdefault(upper, []).append(nearer)
    ends = [upper for upper in below if upper not in above]
    while ends:
        end = ends.pop()
        for nearer in below.get(end, ()):
            above[nearer].discard(end)
            if not above[nearer]:
                del above[nearer]
                ends.append(nearer)


def _reached(source: str, above: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(above.get(source, ()))
    while waiting:
        upper = waiting.pop()
        if upper not in found:
            found.add(upper)
            waiting.extend(above.get(upper, ()))
    return found


def circular(heard: Sequence[Heard], named: Sequence[Heard]) -> tuple[Circular, ...]:
    """All that goes round among the voices of a statement; `named` those with a known root."""
    found = [
        Circular(RETURNS, tuple(dict.fromkeys(filter(None, of.path))), (of.voice.claim,))
        for of in heard
        if len(of.path) > 2 and _comes_back(of.path)
    ]
    if len(named) > 1 and any(len(of.way) > 1 for of in named):
        found += _each_other(named)
        found += _shared(named)
    copies = [of for of in heard if of.why == COPY]
    if copies:
        claims = [claim for of in copies for claim in (of.instead, of.voice.claim)]
        whom = dict.fromkeys(of.root for of in copies if of.root)
        found.append(Circular(COPIED, tuple(whom), tuple(dict.fromkeys(claims))))
    return tuple(found)


def _comes_back(path: Sequence[str]) -> bool:
    known = [root for root in path if root != UNKNOWN]
    return len(set(known)) < len(known)


def _each_other(named: Sequence[Heard]) -> list[Circular]:
    rings: dict[str, set[str]] = {}
    for source, first in circles(of.way for of in named if not _comes_back(of.path)).items():
        rings.setdefault(first, set()).add(source)
    return [
        Circular(
            EACH_OTHER,
            tuple(sorted(ring)),
            tuple(dict.fromkeys(of.voice.claim for of in named if len(ring & set(of.way)) > 1)),
        )
        for ring in rings.values()
    ]


def _shared(named: Sequence[Heard]) -> list[Circular]:
    if len({of.root for of in named}) < 2:
        return []
    through = frozenset.intersection(*(of.relays for of in named))
    claims = tuple(dict.fromkeys(of.voice.claim for of in named))
    return [Circular(SHARED_RELAY, tuple(sorted(through)), claims)] if through else []
