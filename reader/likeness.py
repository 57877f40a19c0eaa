"""Near-duplicates: the sketches of articles' texts, and the articles that are nearly the same.

For the commands and the window alike; no Qt. The sketches are kept in the project (store.likeness)
so that finding the near ones of a text reads few other texts. Loads rensa on first use.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.domain.likeness import (
    BANDS,
    LEAST,
    NEAR,
    ROWS,
    Sketch,
    Twin,
    share_in_common,
    shingles,
    shingles_in,
)

if TYPE_CHECKING:
    from reader.domain.article import Block, Version
    from reader.store.store import Store

_WAY = 1
"""One more whenever what is hashed changes: older sketches are then made anew."""
_SEED = 20170505
_GUESSED = NEAR - 0.2
"""A sketch that says less is not worth reading the text for; it errs by 0.04 on average."""
_READ_AT_MOST = 8
BATCH = 50
"""Sketches that are stored together."""


def way() -> int:
    """How sketches are made here: ours, and the version of the library's algorithm."""
    from rensa import RMinHash

    return _WAY * 1000 + int(RMinHash.ALGORITHM_VERSION)


def sketch(text: str, blocks: Sequence[Block], left_out: Sequence[int] = ()) -> Sketch:
    """The sketch of the part of a text that is in the article."""
    return _sketched(shingles(text, blocks, left_out))


def sketch_of_whole(folded: str) -> Sketch:
    """The same of a text that is all in the article, given folded: blocks hold all its words."""
    return _sketched(shingles_in((folded,)))


def _sketched(found: set[str]) -> Sketch:
    from rensa import RMinHash

    if len(found) < LEAST:
        return Sketch(way(), len(found))
    made = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    made.update(list(found))
    return Sketch(way(), len(found), struct.pack(f">{BANDS * ROWS}I", *made.digest()))


class NearOnes:
    """Finds the articles of a project that are nearly the same; for one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shingles: dict[str, set[str]] = {}

    def of(self, version: str) -> list[Twin]:
        """The other articles nearly the same as this version, the nearest first.

        Those alone that were there before it, so that of two twins only the later one tells.
        """
        likeness = self._store.likeness
        own = likeness.sketch(version)
        if own is None or not own.numbers:
            return []
        guessed = [
            (own.guess(other.sketch), other) for other in likeness.candidates(version, own, way())
        ]
        guessed = [each for each in guessed if each[0] >= _GUESSED]
        guessed.sort(key=lambda each: (-each[0], each[1].number))
        twins: dict[str, Twin] = {}
        for _, other in guessed[:_READ_AT_MOST]:
            share = share_in_common(self._words(version), self._words(other.version))
            known = twins.get(other.article)
            if share >= NEAR and (known is None or known.share < share):
                twins[other.article] = Twin(other.article, other.number, other.title, share)
        return sorted(twins.values(), key=lambda twin: (-twin.share, twin.number))

    def pairs(self) -> Iterator[tuple[str, Twin]]:
        """Article and twin for all near-duplicates of the project, by the later one's number."""
        for version, article in self._store.likeness.current():
            for twin in self.of(version):
                yield article, twin

    def _words(self, version: str) -> set[str]:
        """The shingles of a version; those of the last few are remembered."""
        known = self._shingles.pop(version, None)
        if known is None:
            known = self._read(version)
        self._shingles[version] = known
        if len(self._shingles) > 2 * _READ_AT_MOST:
            del self._shingles[next(iter(self._shingles))]
        return known

    def _read(self, id: str) -> set[str]:
        version: Version | None = self._store.get("version", id)
        if version is None:
            return set()
        text = text_of(self._store, version)
        return shingles(text, version.blocks, version.left_out)


def text_of(store: Store, version: Version) -> str:
    """The text of a version, "" where it is damaged: that is told where it is read."""
    from reader.store.errors import ProjectTrouble

    try:
        return store.text(version.sha256)
    except ProjectTrouble:
        return ""


def groups(pairs: Iterable[tuple[str, Twin]]) -> list[list[str]]:
    """The ids of articles that hang together as near-duplicates, in the order they are met."""
    group_of: dict[str, list[str]] = {}
    for article, twin in pairs:
        one = group_of.setdefault(twin.article, [twin.article])
        other = group_of.setdefault(article, [article])
        if one is not other:
            one += other
            for each in other:
                group_of[each] = one
    found: dict[int, list[str]] = {id(group): group for group in group_of.values()}
    return list(found.values())


def fill(
    store: Store,
    seconds: float | None = None,
    goes_on: Callable[[int], bool] = lambda done: True,
) -> bool:
    """Make the sketches that versions lack; whether all have theirs now.

    Stops after `seconds`, or when `goes_on(so many made)` says no. What is made stays.
    """
    if store.read_only:
        return False
    begun, done = time.monotonic(), 0
    while lacking := store.likeness.lacking(way(), BATCH):
        made: dict[str, Sketch] = {}
        for id in lacking:
            version = store.get("version", id)
            if version is None:  # taken back just now
                continue
            made[id] = sketch(text_of(store, version), version.blocks, version.left_out)
        store.keep_sketches(made)
        done += len(made)
        if not goes_on(done) or (seconds is not None and time.monotonic() - begun > seconds):
            return not store.likeness.lacking(way(), 1)
    return True
