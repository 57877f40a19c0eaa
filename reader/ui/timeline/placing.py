"""Where the items of the timeline stand, in pixels of the whole drawing; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.domain.timeline import Item, packed

LEAST = 26
"""The least width of an item, so that its sign can be read."""
HIGH, GAP = 22, 4
"""The height of an item, and the room around it."""
MOST_WORDS = 170
"""The most width of an item whose date is known by its words only."""
LANE = 42
"""The least height of a lane: two lines of its head."""
SIDE = 16


@dataclass(slots=True)
class Placed:
    """The places of all items: `x`, `wide` and `top` by row; `lanes`: top and height of each."""

    wide_all: float = 0
    high_all: int = 0
    x: list[float] = field(default_factory=list)
    wide: list[float] = field(default_factory=list)
    top: list[int] = field(default_factory=list)
    lanes: list[tuple[int, int]] = field(default_factory=list)
    widest: list[float] = field(default_factory=list)
    """The widest item of each lane; -1 for the lane of unknown dates."""

    def lanes_between(self, top: int, bottom: int) -> range:
        """The lanes that are to be seen between two heights."""
        first = bisect_left(self.lanes, top, key=lambda lane: lane[0] + lane[1])
        last = bisect_left(self.lanes, bottom, key=lambda lane: lane[0])
        return range(first, last)

    def between(self, lane: int, rows: tuple[int, int], left: float, right: float) -> Iterator[int]:
        """The rows of a lane that may be seen between two places, and few others."""
        if self.widest[lane] < 0:  # in lines, not by date
            yield from range(*rows)
            return
        row = bisect_left(self.x, left - self.widest[lane], *rows)
        while row < rows[1] and self.x[row] <= right:
            yield row
            row += 1


def place(
    items: Sequence[Item],
    lanes: Sequence[tuple[str, int, int]],
    extent: tuple[int, int],
    scale: float,
    room: float,
) -> Placed:
    """Place the items of the lanes, where a day is `scale` pixels and `room` is to be filled.

    Items whose date is not known stand side by side in lines of their lane.
    """
    first, last = extent
    placed = Placed(wide_all=max(room, (last - first + 1) * scale + 2 * SIDE))
    top = 0
    for _, begin, end in lanes:
        spans = [_span(item, extent, scale) for item in items[begin:end]]
        unknown = begin < end and items[begin].when is None
        if unknown:
            spans, lines = _in_lines(items[begin:end], room)
            number = lines[-1] + 1
        else:
            lines, number = packed([(x, x + wide + GAP - 1) for x, wide in spans])
        high = max(LANE, number * (HIGH + GAP) + 2 * GAP)
        above = (high - number * (HIGH + GAP) + GAP) // 2
        placed.lanes.append((top, high))
        placed.x += [x for x, _ in spans]
        placed.wide += [wide for _, wide in spans]
        placed.top += [top + above + line * (HIGH + GAP) for line in lines]
        placed.widest.append(-1 if unknown else max((wide for _, wide in spans), default=0))
        top += high
    placed.high_all = top
    return placed


def _span(item: Item, extent: tuple[int, int], scale: float) -> tuple[float, float]:
    """Where a dated item begins, and how wide it is; what is open goes on to the edge."""
    if item.when is None:
        return 0.0, 0.0
    first = extent[0] if item.when.first is None else item.when.first
    last = extent[1] if item.when.last is None else item.when.last
    x = SIDE + (first - extent[0]) * scale
    return x, max(float(LEAST), (last - first + 1) * scale - GAP)


def _in_lines(items: Sequence[Item], room: float) -> tuple[list[tuple[float, float]], list[int]]:
    """Items without a date side by side; the words that the article has for the date have room."""
    spans: list[tuple[float, float]] = []
    lines: list[int] = []
    x, line = float(SIDE), 0
    for item in items:
        wide = float(min(MOST_WORDS, LEAST + 7 * len(item.words))) if item.words else float(LEAST)
        if x > SIDE and x + wide > room - SIDE:
            x, line = float(SIDE), line + 1
        spans.append((x, wide))
        lines.append(line)
        x += wide + GAP
    return spans, lines
