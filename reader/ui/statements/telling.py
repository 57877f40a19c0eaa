"""What the page of a statement tells of the claims under it; of very many in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.sourcing import Roots, weigh
from reader.domain.sourcing.telling import explain
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.domain.source import Source
    from reader.domain.statements import Appearance
    from reader.store.store import Store
    from reader.ui.jobs import Job

FEW = 400
"""So many claims are told of at once; more of them in a job."""
MOST_TOLD = 12
"""Reasons for a standing that are told; `selon report` tells all."""
LONGEST = 300
"""Characters of one reason."""


class Told(NamedTuple):
    """The appearances by date, the standing in words, and the reasons for it."""

    rows: list[Appearance]
    standing: str
    reasons: str


def tell(
    store: Store, statement: str, copied: Mapping[str, str], sources: Mapping[str, Source]
) -> Told:
    """Tell of a statement (its id); `sources` are all there are, by id."""
    rows = store.statements.appearances(statement)
    voices = store.sourcing.groups([statement]).get(statement, [])
    found = weigh(voices, Roots(sources), copied)
    heard = {voice.claim for voice in voices}
    hedged = sum(1 for row in rows if row.hedges and row.claim in heard)
    words = found.code.capitalize()
    if found.is_denied:
        words += ", denied"
    if hedged:
        words += f" · {hedged:,} hedged"
    told = explain(found, lambda id: sources[id].name if id in sources else "?")
    reasons = [shortened(of.text, LONGEST) for of in told[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        reasons.append(f"… and {len(told) - MOST_TOLD:,} more.")
    return Told(rows, words, "\n".join(reasons))


def tell_in_job(job: Job, path: Path, statement: str, copied: dict[str, str]) -> Told:
    """The same on a connection of its own."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        return tell(store, statement, copied, store.sourcing.sources())
    finally:
        store.close()
