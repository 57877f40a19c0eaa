"""Who says what as a graph: sources and statements, and what goes between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from reader.domain.project import Connection
from reader.domain.source import Source
from reader.domain.sourcing.circular import COPIED, EACH_OTHER, RETURNS, SHARED_RELAY
from reader.domain.sourcing.counting import COPY
from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.standing import Standing
from reader.domain.sourcing.voice import Hop, Voice

SOURCE, STATEMENT = "source", "statement"
AFFILIATION, ATTRIBUTION, RELAY, IMPLIED, LINK = (
    "affiliation",
    "attribution",
    "relay",
    "implied",
    "link",
)
FIRST, MOST = 60, 1500
"""So many nodes are drawn at first, and at most; of more, the best joined ones."""


class Fact(NamedTuple):
    """A claim as filters see it: its day (EDTF, "" when unknown) and its tags (ids)."""

    day: str = ""
    tags: frozenset[str] = frozenset()


class Node(NamedTuple):
    """A source or a statement. `form` is the source's kind, or the statement's standing.

    `grade` is a source's letter, "" without one; `claims` those it stands for, in order.
    """

    id: str
    kind: str
    label: str
    form: str
    grade: str = ""
    claims: tuple[str, ...] = ()


class Edge(NamedTuple):
    """One line from a node to another; several voices to the same effect are one.

    An ATTRIBUTION goes from whom it comes to the statement, `how` is the stance towards it. A RELAY
    goes from the nearer source to the farther that it has it from; IMPLIED to the origin that the
    analyst infers; an AFFILIATION to the body; `how` of a LINK is its type. `ring` is a kind of
    circular reporting that the edge is part of, "" for none.
    """

    from_: str
    to: str
    kind: str
    how: str = ""
    claims: tuple[str, ...] = ()
    ring: str = ""


class Ring(NamedTuple):
    """Circular reporting seen about a statement: its kind, the sources (ids), the claims."""

    kind: str
    statement: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id and the edges between them, each end a node; `left_out` nodes were too many."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    rings: tuple[Ring, ...] = ()
    left_out: int = 0

    def degrees(self) -> dict[str, int]:
        """Node → how many edges it has."""
        found = dict.fromkeys(self.nodes, 0)
        for edge in self.edges:
            found[edge.from_] += 1
            found[edge.to] += 1
        return found

    def neighbours(self, node: str) -> set[str]:
        """The nodes that an edge joins to one."""
        return {e.to if e.from_ == node else e.from_ for e in self.edges if node in e[:2]}


@dataclass(frozen=True, slots=True)
class NetworkFilter:
    """What is drawn: voices of claims that have one of the tags and a day in between.

    `after` and `before` are beginnings of ISO days ("2026-03"), both ends taken in. `statement` is
    drawn with those linked to it; `kinds` of sources, all when empty; `contested` statements only.
    """

    tags: frozenset[str] = frozenset()
    after: str = ""
    before: str = ""
    statement: str = ""
    kinds: frozenset[str] = frozenset()
    contested: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether all is drawn."""
        return self == NetworkFilter()

    def passes(self, fact: Fact) -> bool:
        """Whether a claim's voices are drawn. A claim without a day is in no stretch of time."""
        if self.tags and not self.tags & fact.tags:
            return False
        if not (self.after or self.before):
            return True
        first, _, last = fact.day.partition("/")
        last = last if last not in ("", "..") else first
        if not first.strip(".") and not last.strip("."):
            return False
        since = not self.after or last[: len(self.after)] >= self.after
        return since and (not self.before or first[: len(self.before)] <= self.before)


@dataclass(frozen=True, slots=True)
class Material:
    """What networks of a project are made from.

    `groups` are the voices of each statement, or claim under none; `texts` the words of each of
    these, `standings` what they add up to; `facts` are of the claims.
    """

    sources: Mapping[str, Source]
    letters: Mapping[str, str]
    texts: Mapping[str, str]
    groups: Mapping[str, Sequence[Voice]]
    standings: Mapping[str, Standing]
    facts: Mapping[str, Fact]
    connections: Sequence[Connection] = ()


def network(of: Material, chosen: NetworkFilter | None = None, most: int = MOST) -> Network:
    """The graph of what passes `chosen`; at most `most` nodes."""
    chosen = chosen or NetworkFilter()
    making = _Making(of, chosen)
    for key in making.wanted():
        making.add_statement(key)
    making.add_affiliations()
    making.add_links()
    return _fewer(making.made(), most)


class _Making:
    """A network while it is put together."""

    def __init__(self, of: Material, chosen: NetworkFilter) -> None:
        self._of = of
        self._chosen = chosen
        self._roots = Roots(of.sources)
        self._nodes: dict[str, Node] = {}
        self._claims: dict[str, dict[str, None]] = {}
        """Source → the claims it has a part in."""
        self._edges: dict[tuple[str, str, str, str], dict[str, None]] = {}
        self._rings: dict[tuple[str, str, str, str], str] = {}
        self._circles: list[Ring] = []
        self._bodies: dict[tuple[str, str], None] = {}
        self._under = {v.claim: key for key, voices in of.groups.items() for v in voices}

    def wanted(self) -> Iterable[str]:
        """The statements, and claims under none, that may be drawn."""
        if self._chosen.statement:
            near = {self._chosen.statement}
            for from_, to, _ in self._linked():
                near |= {from_, to} if self._chosen.statement in (from_, to) else set()
            return [key for key in self._of.groups if key in near]
        if self._chosen.contested:
            return [key for key in self._of.groups if self._of.standings[key].code == "contested"]
        return self._of.groups

    def add_statement(self, key: str) -> None:
        """A statement with its voices."""
        chosen, of = self._chosen, self._of
        voices = [
            v
            for v in of.groups[key]
            if not v.outside and chosen.passes(of.facts.get(v.claim, Fact()))
        ]
        if not voices and (of.groups[key] or not chosen.is_empty):
            return
        drawn = [chain for v in voices if (chain := self._known(v))]
        if chosen.kinds and not drawn:
            return
        claims = tuple(dict.fromkeys(v.claim for v in voices))
        standing = of.standings[key]
        self._nodes[key] = Node(key, STATEMENT, of.texts.get(key, ""), standing.code, "", claims)
        copied = {h.voice.id for h in standing.heard if h.why == COPY}
        for voice in voices:
            self._add_voice(key, voice, voice.id in copied)
        for found in standing.circular:
            ring = Ring(found.kind, key, found.sources, found.claims)
            if any(claim in claims for claim in found.claims):
                self._circles.append(ring)
                self._mark(ring, voices)

    def _known(self, voice: Voice) -> list[Hop]:
        kinds, sources = self._chosen.kinds, self._of.sources
        return [
            hop
            for hop in voice.chain
            if hop.source
            and hop.source in sources
            and (not kinds or sources[hop.source].kind in kinds)
        ]

    def _add_voice(self, key: str, voice: Voice, copied: bool) -> None:
        chain = self._known(voice)
        for hop in chain:
            assert hop.source
            self._add_source(hop.source, voice.claim)
            if hop.affiliation and hop.affiliation != hop.source:
                self._bodies[hop.source, hop.affiliation] = None
        for nearer, farther in pairwise(chain):
            self._join(nearer.source, farther.source, RELAY, "", voice.claim)
        last = chain[-1].source if chain else None
        self._join(last, key, ATTRIBUTION, voice.stance, voice.claim)
        if copied and last:
            self._rings[last, key, ATTRIBUTION, voice.stance] = COPIED
        if last and voice.implied in self._of.sources and not self._chosen.kinds:
            self._add_source(voice.implied or "", voice.claim)
            self._join(last, voice.implied, IMPLIED, "", voice.claim)

    def _add_source(self, id: str, claim: str = "") -> None:
        if id not in self._nodes:
            of = self._of.sources[id]
            self._nodes[id] = Node(id, SOURCE, of.name, of.kind, self._of.letters.get(id, ""))
        if claim:
            self._claims.setdefault(id, {})[claim] = None

    def _join(
        self, from_: str | None, to: str | None, kind: str, how: str, claim: str = ""
    ) -> None:
        if from_ and to and from_ != to:
            claims = self._edges.setdefault((from_, to, kind, how), {})
            if claim:
                claims[claim] = None

    def _mark(self, ring: Ring, voices: Iterable[Voice]) -> None:
        """Mark the relays that a circle goes through, or that all have in common."""
        if ring.kind not in (RETURNS, EACH_OTHER, SHARED_RELAY):
            return
        around = set(ring.sources)
        for voice in voices:
            if voice.claim not in ring.claims:
                continue
            for nearer, farther in pairwise(self._known(self._printed(voice, ring))):
                assert nearer.source and farther.source
                ends = {self._roots.of(nearer.source, nearer.affiliation)}
                if ring.kind != SHARED_RELAY:
                    ends.add(self._roots.of(farther.source, farther.affiliation))
                if ends <= around and nearer.source != farther.source:
                    edge = (nearer.source, farther.source, RELAY, "")
                    self._add_source(nearer.source, voice.claim)
                    self._join(*edge, voice.claim)
                    if self._rings.get(edge) in (None, SHARED_RELAY):
                        self._rings[edge] = ring.kind

    def _printed(self, voice: Voice, ring: Ring) -> Voice:
        """A voice with the outlet that passes it on before it, where a circle goes through that."""
        if ring.kind != EACH_OTHER or voice.outlet is None:
            return voice
        first = voice.chain[0].source if voice.chain else None
        chain = voice.chain if first == voice.outlet else (Hop(voice.outlet), *voice.chain)
        return voice._replace(chain=chain)

    def add_affiliations(self) -> None:
        """The bodies of all sources that are drawn, and what these belong to in their turn."""
        waiting = [id for id, node in self._nodes.items() if node.kind == SOURCE]
        for source, body in self._bodies:
            waiting += self._affiliate(source, body)
        seen: set[str] = set()
        while waiting:
            id = waiting.pop(0)
            if id not in seen:
                seen.add(id)
                waiting += self._affiliate(id, self._of.sources[id].affiliation)

    def _affiliate(self, source: str, body: str | None) -> list[str]:
        of = self._of.sources.get(body or "")
        if of is None or source not in self._nodes:
            return []
        if self._chosen.kinds and of.kind not in self._chosen.kinds:
            return []
        if of.id not in self._nodes:
            self._add_source(of.id)
        self._join(source, of.id, AFFILIATION, "")
        return [of.id]

    def _linked(self) -> Iterable[tuple[str, str, str]]:
        for link in self._of.connections:
            from_, to = (self._under.get(end, end) for end in (link.from_, link.to))
            yield from_, to, link.type

    def add_links(self) -> None:
        """The links between what is drawn; those of claims under statements join these."""
        for from_, to, type in self._linked():
            if from_ in self._nodes and to in self._nodes:
                self._join(from_, to, LINK, type)

    def made(self) -> Network:
        """What has come of it."""
        edges = tuple(
            Edge(*key, tuple(claims), self._rings.get(key, ""))
            for key, claims in self._edges.items()
        )
        nodes = {
            id: node._replace(claims=tuple(self._claims[id])) if id in self._claims else node
            for id, node in self._nodes.items()
        }
        return Network(nodes, edges, tuple(self._circles))


def _fewer(of: Network, most: int) -> Network:
    """Where there are too many nodes, the best joined one and what it is joined to, the best joined
    of these first, and so on: a picture that hangs together."""
    if len(of.nodes) <= most:
        return of
    degrees = of.degrees()
    near: dict[str, list[str]] = {id: [] for id in of.nodes}
    for edge in of.edges:
        near[edge.from_].append(edge.to)
        near[edge.to].append(edge.from_)
    kept: dict[str, None] = {}
    for start in sorted(of.nodes, key=lambda id: (-degrees[id], id)):
        waiting = [(-degrees[start], start)]
        while waiting and len(kept) < most:
            _, id = heappop(waiting)
            if id not in kept:
                kept[id] = None
                for other in near[id]:
                    if other not in kept:
                        heappush(waiting, (-degrees[other], other))
    nodes = {id: node for id, node in of.nodes.items() if id in kept}
    edges = tuple(edge for edge in of.edges if edge.from_ in kept and edge.to in kept)
    return replace(of, nodes=nodes, edges=edges, left_out=len(of.nodes) - len(nodes))
