"""What the network is drawn from, read and laid out beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.network import (
    MOST,
    SOURCE,
    STATEMENT,
    Material,
    Network,
    NetworkFilter,
    network,
)
from reader.domain.placing import Place, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.store.store import Store
    from reader.ui.jobs import Job

SIZES = {SOURCE: (136.0, 64.0), STATEMENT: (200.0, 80.0)}
"""The room that a node takes, in pixels at the usual zoom."""


class Arranged(NamedTuple):
    """A network with the middle of each node, and what it was made from."""

    network: Network
    places: Mapping[str, Place]
    material: Material


def gather(store: Store, copied: Mapping[str, str]) -> Material:
    """What networks of a project are made from; `copied` is what reporting.copies found."""
    from reader.domain.sourcing import Roots, weigh

    of = store.sourcing
    sources, groups = of.sources(), of.groups()
    roots = Roots(sources)
    standings = {key: weigh(voices, roots, copied) for key, voices in groups.items()}
    texts = of.statements()
    loose = [key for key in groups if key not in texts]
    texts |= {id: claim.words for id, claim in of.claimed(loose).items()}
    facts, letters = store.networks.facts(), store.networks.letters()
    return Material(sources, letters, texts, groups, standings, facts, store.networks.connections())


def arrange(
    job: Job,
    path: Path,
    material: Material | None,
    copied: Mapping[str, str],
    chosen: NetworkFilter,
    kept: Mapping[str, Place],
    most: int = MOST,
) -> Arranged:
    """Read the project unless its `material` is known, and place what passes, at most `most`
    nodes; a job."""
    from reader.store.store import Store

    if material is None:
        store = Store.open(path, read_only=True)
        try:
            material = gather(store, copied)
        finally:
            store.close()
    job.check()
    found = network(material, chosen, most)
    sizes = {id: SIZES[node.kind] for id, node in found.nodes.items()}
    pairs = [(edge.from_, edge.to) for edge in found.edges]

    def goes_on(done: int, total: int) -> None:
        job.check()

    return Arranged(found, lay_out(sizes, pairs, kept, goes_on), material)
