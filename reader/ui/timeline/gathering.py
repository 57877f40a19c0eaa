"""The jobs that read the project for the timeline, and that put it in lanes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.folding import fold
from reader.domain.timeline import Item, items_of, lanes_of
from reader.domain.timeline_words import passing, words_of
from reader.ui.timeline.placing import Days, days_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.jobs import Job


class Gathered(NamedTuple):
    """All items by date with the words they are found by; names of sources, and whose they are."""

    items: list[Item]
    words: list[tuple[str, ...]]
    names: dict[str, str]
    under: dict[str, str]
    claims: int = 0


class Arranged(NamedTuple):
    """What passes, lane by lane: the key of each lane, its first row, and that after its last.

    `ends` are the earliest and the latest date (EDTF), `number` how many claims and sources there
    are, and how many claims have no date that is known. `alike` gives the rows of each key.
    """

    rows: list[Item]
    lanes: list[tuple[str, int, int]]
    places: dict[tuple[str, str, str], int]
    days: Days
    alike: dict[str, list[int]]
    ends: tuple[str, str] | None
    number: tuple[int, int, int]


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
        once = lru_cache(maxsize=None)(fold)
        words = [words_of(item, names, once) for item in items]
        under = {head.key: head.under for head in sources}
        return Gathered(items, words, names, under, len({item.claim for item in items}))
    finally:
        store.close()


def arrange(job: Job | None, of: Gathered, typed: str, order: str) -> Arranged:
    """Put what has all that is typed in lanes."""
    items = [of.items[place] for place in passing(of.words, typed)] if typed.strip() else of.items
    if job:
        job.check()
    rows: list[Item] = []
    lanes = []
    for lane in lanes_of(items, of.names, order):
        first = len(rows)
        rows += [items[place] for place in lane.items]
        lanes.append((lane.key, first, len(rows)))
    alike: dict[str, list[int]] = {}
    for row, item in enumerate(rows):
        alike.setdefault(item.key, []).append(row)
    dated = [item for item in items if item.when]  # in the order of their dates
    return Arranged(
        rows,
        lanes,
        {(item.claim, item.lane, item.kind): row for row, item in enumerate(rows)},
        days_of(rows),
        alike,
        (dated[0].edtf or "", dated[-1].edtf or "") if dated else None,
        (
            len({item.claim for item in rows}),
            len({item.source for item in rows if item.source}),
            len({item.claim for item in rows if item.when is None}),
        ),
    )
