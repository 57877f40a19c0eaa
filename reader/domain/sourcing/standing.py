"""The standing of a statement: what its voices add up to, with the evidence for saying so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.domain.sourcing.circular import Circular, circles, circular
from reader.domain.sourcing.counting import COUNTS, Heard, hear
from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.voice import Voice

STANDINGS = (
    "contested",
    "corroborated",
    "single source",
    "relayed only",
    "anonymous only",
    "unattributed",
)
"""The first that holds is the standing."""


class Root(NamedTuple):
    """A known root and the voices that lead to it: which of them assert and which deny."""

    source: str
    asserts: tuple[Heard, ...]
    denies: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a statement's voices add up to.

    `heard` holds every voice with whether it counts and why not; `roots` the known roots of those
    that count; `anonymous` the origins without a name that are distinct from each other; `implied`
    the sources that the analyst infers behind them; `circular` what only looks like several.
    """

    code: str
    roots: tuple[Root, ...] = ()
    anonymous: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    circular: tuple[Circular, ...] = ()

    @property
    def is_denied(self) -> bool:
        """Whether all known roots deny it."""
        return bool(self.roots) and not any(root.asserts for root in self.roots)

    @property
    def origins(self) -> tuple[str, ...]:
        """Whom it comes from: the known roots, else the distinct origins without a name."""
        return tuple(root.source for root in self.roots) or self.anonymous


def weigh(
    voices: Iterable[Voice], roots: Roots, copies: Mapping[str, str] | None = None
) -> Standing:
    """The standing of the statement that `voices` speak of, all those of its claims.

    `copies` gives the group of each article or claim that is a copy of others: what stands in a
    second article of a group is the first over again. Give `voices` in the order of the articles.
    """
    heard = hear(voices, roots, copies or {})
    counting = [of for of in heard if of.why == COUNTS]
    named = [of for of in counting if of.root and not of.is_anonymous]
    if len(named) > 1 and any(len(of.way) > 1 for of in named):
        same = circles(of.way for of in named)
        if same:
            named = [of._replace(root=same.get(of.root or "", of.root)) for of in named]
    found = _roots(named)
    return Standing(
        _code(found, counting),
        found,
        _distinct([of.origin for of in counting if of.is_anonymous and of.origin], roots),
        tuple(dict.fromkeys(of.voice.implied for of in counting if of.voice.implied)),
        tuple(heard),
        circular(heard, named),
    )


def code_of(voices: Sequence[Voice], roots: Roots, copies: Mapping[str, str] | None = None) -> str:
    """The standing's code alone: what `weigh` says, sooner for the many claims of one voice."""
    if len(voices) == 1:
        (voice,) = voices
        if voice.outside or voice.stance not in ("asserts", "denies") or not voice.chain:
            return "unattributed"
        if len(voice.chain) == 1:
            source = voice.chain[0][0]
            if source is None:
                return "unattributed"
            return "anonymous only" if roots.is_anonymous(source) else "single source"
    return weigh(voices, roots, copies).code


def _code(roots: Sequence[Root], counting: Sequence[Heard]) -> str:
    if len(roots) > 1:
        assert_, deny = (
            {r.source for r in roots if getattr(r, of)} for of in ("asserts", "denies")
        )
        if assert_ and deny and len(assert_ | deny) > 1:
            return "contested"
        relays = [of.relays for root in roots for of in (*root.asserts, *root.denies)]
        return "relayed only" if frozenset.intersection(*relays) else "corroborated"
    if roots:
        straight = any(not of.relays for of in (*roots[0].asserts, *roots[0].denies))
        return "single source" if straight else "relayed only"
    return "anonymous only" if any(of.origin for of in counting) else "unattributed"


def _roots(named: Sequence[Heard]) -> tuple[Root, ...]:
    if len(named) == 1:  # by far the most: one claim, one voice
        (one,) = named
        says = (one,)
        assert one.root
        return (
            Root(one.root, says, ()) if one.voice.stance == "asserts" else Root(one.root, (), says),
        )
    found: dict[str, tuple[list[Heard], list[Heard]]] = {}
    for of in named:
        sides = found.setdefault(of.root or "", ([], []))
        sides[of.voice.stance == "denies"].append(of)
    return tuple(Root(root, tuple(yes), tuple(no)) for root, (yes, no) in found.items())


def _distinct(nameless: Sequence[str], roots: Roots) -> tuple[str, ...]:
    """Those that are surely different people: all of one article, and those freed of any."""
    if len(nameless) < 2:
        return tuple(nameless)
    free: list[str] = []
    by_article: dict[str, list[str]] = {}
    for source in dict.fromkeys(nameless):
        article = roots.belongs_to(source)
        (by_article.setdefault(article, []) if article else free).append(source)
    most = max(by_article.values(), key=len, default=[])
    return (*free, *most)
