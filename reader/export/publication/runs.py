"""A text with annotations over it, cut into runs of words that carry the same marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.domain.article import Block
from reader.export.publication.model import Mark, Run

LONGEST = 20_000
"""Characters of a block; a longer one goes on in another of its kind."""


@dataclass(frozen=True, slots=True)
class Over:
    """An annotation over a text: `number` 0 for what is only underlined. Code points."""

    start: int
    end: int
    number: int = 0
    is_claim: bool = True
    source: str = ""
    is_cue: bool = False


@dataclass
class Placed:
    """Where annotations stand in the blocks that are shown."""

    pieces: dict[int, list[tuple[int, int, Over]]] = field(default_factory=dict)
    """Place of a block → what lies over it: its range there, cut to the block."""
    firsts: dict[int, tuple[int, int]] = field(default_factory=dict)
    lasts: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Number → the block's place and the code point where it begins, and ends."""
    tracks: dict[int, int] = field(default_factory=dict)
    mixed: set[int] = field(default_factory=set)
    """The numbers of those that overlap others or have gaps."""


def in_parts(text: str, blocks: Sequence[Block], left_out: Iterable[int]) -> list[Block]:
    """The blocks that are shown; a very long one in several, cut between words."""
    hidden = set(left_out)
    shown: list[Block] = []
    for place, block in enumerate(blocks or [Block(0, len(text))]):
        at = block.start
        while place not in hidden and at < block.end:
            end = min(block.end, at + LONGEST)
            if end < block.end:
                end = max(text.rfind(" ", at, end), text.rfind("\n", at, end)) + 1 or end
            shown.append(Block(at, end, block.kind, block.page))
            at = end
    return shown


def place(blocks: Sequence[Block], over: Iterable[Over]) -> Placed:
    """Find the blocks of each annotation, and a track for each that has a number."""
    from bisect import bisect_right

    placed = Placed()
    starts = [block.start for block in blocks]
    numbered: list[Over] = []
    spans: dict[int, int] = {}
    for of in sorted(over, key=lambda of: (of.start, -of.end)):
        shown = False
        at = max(0, bisect_right(starts, of.start) - 1)
        while at < len(blocks) and blocks[at].start < of.end:
            start, end = max(of.start, blocks[at].start), min(of.end, blocks[at].end)
            if start < end:
                shown = True
                placed.pieces.setdefault(at, []).append((start, end, of))
                if of.number:
                    placed.firsts.setdefault(of.number, (at, start))
                    placed.lasts[of.number] = max(placed.lasts.get(of.number, (0, 0)), (at, end))
            at += 1
        if shown and of.number:
            numbered.append(of)
            spans[of.number] = spans.get(of.number, 0) + 1
    placed.mixed.update(number for number, count in spans.items() if count > 1)
    _give_tracks(placed, numbered)
    return placed


def _give_tracks(placed: Placed, numbered: Sequence[Over]) -> None:
    """The lowest track that is free over the whole of an annotation; `numbered` by start."""
    extents: dict[int, tuple[int, int]] = {}
    for of in numbered:
        start, end = extents.get(of.number, (of.start, of.end))
        extents[of.number] = (min(start, of.start), max(end, of.end))
    ends: list[int] = []
    owners: list[int] = []
    for number, (start, end) in extents.items():
        track = next((i for i, last in enumerate(ends) if last <= start), len(ends))
        if track == len(ends):
            ends.append(0)
            owners.append(0)
        for i, last in enumerate(ends):
            if last > start:
                placed.mixed.update((number, owners[i]))
        ends[track], owners[track] = end, number
        placed.tracks[number] = track


def runs_of(text: str, block: Block, place: int, placed: Placed) -> Iterator[Run]:
    """The runs of one block, in order."""
    pieces = placed.pieces.get(place, [])
    edges = sorted({block.start, block.end, *(e for s, t, _ in pieces for e in (s, t))})
    waiting = sorted(pieces, key=lambda piece: piece[0])
    active: list[tuple[int, int, Over]] = []
    at = 0
    for start, end in pairwise(edges):
        active = [piece for piece in active if piece[1] > start]
        while at < len(waiting) and waiting[at][0] <= start:
            active.append(waiting[at])
            at += 1
        if not active:
            yield Run(text[start:end])
            continue
        here = [of for _, _, of in active]
        numbers = sorted({of.number for of in here if of.number})
        first = tuple(n for n in numbers if placed.firsts[n] == (place, start))
        yield Run(
            text[start:end],
            tuple(
                sorted(
                    {
                        Mark(of.number, placed.tracks[of.number], of.is_claim)
                        for of in here
                        if of.number
                    },
                    key=lambda mark: mark.track,
                )
            ),
            next((of.source for of in reversed(here) if of.source), ""),
            any(of.is_cue for of in here),
            tuple(n for n in first if n in placed.mixed),
            tuple(n for n in numbers if placed.lasts[n] == (place, end)),
            first,
        )
