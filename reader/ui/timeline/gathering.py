"""The job that reads the project for the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.timeline import Item, items_of
from reader.domain.timeline_words import words_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.jobs import Job


class Gathered(NamedTuple):
    """All items by date with the words they are found by; names of sources, and whose they are."""

    items: list[Item]
    words: list[tuple[str, ...]]
    names: dict[str, str]
    under: dict[str, str]


def gather(job: Job, path: Path, by: str) -> Gathered:
    """Read the project, by one of domain.timeline.BY."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        of = store.sayings
        sources = of.sources()
        names = {head.key: head.name for head in sources}
        items = items_of(of.said(), of.speaking(), by)
        job.check()
        words = [words_of(item, names) for item in items]
        return Gathered(items, words, names, {head.key: head.under for head in sources})
    finally:
        store.close()
