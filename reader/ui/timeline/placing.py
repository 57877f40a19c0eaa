"""Where the items of the timeline stand, in pixels of the whole drawing; no Qt.

Nothing is placed before it is looked at: a lane in windows, each when it first comes into view.
Where more items begin than there are lines for, one mark stands for all of them and says how many;
nearer, they part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.domain.timeline import UNKNOWN, Item

LEAST = 26
"""The least width of an item, so that its sign can be read."""
HIGH, GAP = 22, 4
"""The height of an item, and the room around it."""
MOST_WORDS = 170
"""The most width of an item whose date is known by its words only."""
LANE = 42
"""The least height of a lane: two lines of its head."""
SIDE = 16
CELL = 46
"""The least width of a mark that stands for several."""
LINES, MOST_LINES = 3, 8
"""The most lines of a lane: in large material, where no lane is measured before it is seen, and
in small."""
FEW = 2000
"""Material of so many items is small."""
_WINDOW = 3000
"""Lanes of more rows are placed in windows of so many cells at once."""
_CELLS = 200


class Mark(NamedTuple):
    """What stands in a lane: one row, or all from `first` to before `end`; `top` is in the lane."""

    first: int
    end: int
    x: float
    wide: float
    top: int
    high: int = HIGH

    @property
    def number(self) -> int:
        """How many items it stands for."""
        return self.end - self.first


class Days(NamedTuple):
    """The first and the last day of each row, those of the whole where one is open, 0 where no
    date is known; the first and the last day of all; the letters of the words for it."""

    firsts: list[int]
    lasts: list[int]
    extent: tuple[int, int]
    letters: list[int]


def days_of(rows: Sequence[Item]) -> Days:
    """The days of items in the order of the rows."""
    known = [d for of in rows if of.when for d in of.when[:2] if d is not None]
    least, most = (min(known), max(known)) if known else (0, 0)
    firsts, lasts = [], []
    for of in rows:
        when = of.when
        firsts.append(0 if when is None else least if when.first is None else when.first)
        lasts.append(0 if when is None else most if when.last is None else when.last)
    return Days(firsts, lasts, (least, most), [len(of.words) if not of.when else 0 for of in rows])


class Placed:
    """The lanes with their heights (`lanes`: top and height of each) and, as they are asked for,
    the marks in them, where a day is `scale` pixels and `room` is to be filled."""

    def __init__(
        self,
        days: Days,
        lanes: Sequence[tuple[str, int, int]],
        scale: float,
        room: float,
    ) -> None:
        self._of, self._lanes, self._scale, self._room = days, lanes, scale, room
        first, last = days.extent
        self.wide_all = max(room, (last - first + 1) * scale + 2 * SIDE)
        self._cell = max(1, -int(-CELL // scale)) if scale else 1
        """Days of a cell."""
        self._kept: dict[tuple[int, int], tuple[list[Mark], list[int], float]] = {}
        self._lines: list[int] = []
        self.lanes: list[tuple[int, int]] = []
        self.high_all = 0
        for lane, (_, begin, end) in enumerate(lanes):
            if self.is_unknown(lane):
                lines = self._unknown_lines(begin, end)
            elif len(days.firsts) <= FEW:
                lines = self._lines_of(begin, end)
            else:
                lines = min(LINES, end - begin)
            high = max(LANE, lines * (HIGH + GAP) + 2 * GAP)
            self._lines.append(lines)
            self.lanes.append((self.high_all, high))
            self.high_all += high

    def _lines_of(self, begin: int, end: int) -> int:
        """How many lines the rows of a lane want."""
        marks = self._marks(begin, end, MOST_LINES)
        alone = [mark.top for mark in marks if mark.number == 1]
        lines = max(alone, default=0) // (HIGH + GAP) + 1
        return max(2, lines) if len(alone) < len(marks) else lines

    def is_unknown(self, lane: int) -> bool:
        """Whether the lane is that of dates that are not known."""
        return self._lanes[lane][0] == UNKNOWN

    def lanes_between(self, top: int, bottom: int) -> range:
        """The lanes that are to be seen between two heights."""
        first = bisect_left(self.lanes, top, key=lambda lane: lane[0] + lane[1])
        last = bisect_left(self.lanes, bottom, key=lambda lane: lane[0])
        return range(first, last)

    def between(self, lane: int, left: float, right: float) -> Iterator[Mark]:
        """The marks of a lane that may be seen between two places, and few others."""
        if self.is_unknown(lane):  # in lines, not by date
            yield from self._window(lane, 0)[0]
            return
        first, last = self._at(lane, left), self._at(lane, right)
        for row in self._reaching(lane, first, left):
            yield self.mark_of(lane, row)
        for window in range(first, last + 1):
            marks, _, widest = self._window(lane, window)
            place = bisect_left(marks, left - widest, key=lambda mark: mark.x)
            while place < len(marks) and marks[place].x <= right:
                yield marks[place]
                place += 1

    def mark_of(self, lane: int, row: int) -> Mark:
        """The mark that stands for a row, alone or with others."""
        marks, starts, _ = self._window(lane, self._of_row(lane, row))
        return marks[bisect_right(starts, row) - 1]

    def nearest(self, lane: int, x: float) -> int:
        """The row of a lane that begins nearest to a place."""
        _, begin, end = self._lanes[lane]
        if self.is_unknown(lane):
            return min(
                range(begin, min(end, begin + 40)), key=lambda r: abs(self.x_of(lane, r) - x)
            )
        day = (x - SIDE) / self._scale + self._of.extent[0]
        row = bisect_right(self._of.firsts, day, begin, end) - 1
        near = [r for r in (row, row + 1) if begin <= r < end]
        return min(near, key=lambda r: abs(self.x_of(lane, r) - x))

    def x_of(self, lane: int, row: int) -> float:
        """Where a row begins, whatever stands for it."""
        return self.mark_of(lane, row).x if self.is_unknown(lane) else self._span(row)[0]

    # --- windows -------------------------------------------------------------------------------

    def _is_whole(self, lane: int) -> bool:
        _, begin, end = self._lanes[lane]
        return end - begin <= _WINDOW or self.is_unknown(lane)

    def _at(self, lane: int, x: float) -> int:
        """The window of a lane in which a place lies."""
        if self._is_whole(lane):
            return 0
        return max(0, int((x - SIDE) / self._scale)) // (self._cell * _CELLS)

    def _of_row(self, lane: int, row: int) -> int:
        if self._is_whole(lane):
            return 0
        return (self._of.firsts[row] - self._of.extent[0]) // (self._cell * _CELLS)

    def _reaching(self, lane: int, window: int, left: float) -> list[int]:
        """The rows of earlier windows that go on until a place."""
        if window == 0:
            return []
        _, begin, end = self._lanes[lane]
        stop = bisect_left(self._of.firsts, self._begin(window), begin, end)
        day = (left - SIDE) / self._scale + self._of.extent[0]
        lasts = self._of.lasts
        return [row for row in range(begin, stop) if lasts[row] >= day]

    def _begin(self, window: int) -> int:
        return self._of.extent[0] + window * self._cell * _CELLS

    def _window(self, lane: int, window: int) -> tuple[list[Mark], list[int], float]:
        """The marks of a window, the first row of each, and the widest of them."""
        kept = self._kept.get((lane, window))
        if kept is None:
            _, begin, end = self._lanes[lane]
            if self.is_unknown(lane):
                marks = self._unknown(begin, end)
            else:
                if not self._is_whole(lane):
                    firsts = self._of.firsts
                    begin, end = (
                        bisect_left(firsts, self._begin(w), begin, end)
                        for w in (window, window + 1)
                    )
                marks = self._marks(begin, end, self._lines[lane], self.lanes[lane][1])
            widest = max((mark.wide for mark in marks), default=0.0)
            kept = self._kept[lane, window] = marks, [mark.first for mark in marks], widest
        return kept

    # --- marks ---------------------------------------------------------------------------------

    def _span(self, row: int) -> tuple[float, float]:
        """Where a dated item begins, and how wide it is; what is open goes on to the edge."""
        first, last = self._of.firsts[row], self._of.lasts[row]
        x = SIDE + (first - self._of.extent[0]) * self._scale
        return x, max(float(LEAST), (last - first + 1) * self._scale - GAP)

    def _marks(self, begin: int, end: int, lines: int, high: int = 0) -> list[Mark]:
        """The marks of some rows of a lane, in their order; no two alone cover each other as long
        as there are lines."""
        firsts, start = self._of.firsts, self._of.extent[0]
        ends = [float("-inf")] * lines
        above = max(0, (high - lines * (HIGH + GAP) + GAP) // 2)
        found: list[Mark] = []
        row = begin
        while row < end:
            cell = (firsts[row] - start) // self._cell
            after = bisect_left(firsts, start + (cell + 1) * self._cell, row, end)
            if after - row <= lines:
                found += self._singles(row, after, ends, above)
            else:
                found += self._crowd(row, after, cell, ends, above)
            row = after
        return found

    def _singles(self, row: int, after: int, ends: list[float], above: int) -> Iterator[Mark]:
        for one in range(row, after):
            x, wide = self._span(one)
            line = next((i for i, of in enumerate(ends) if of <= x), ends.index(min(ends)))
            ends[line] = x + wide + GAP - 1
            yield Mark(one, one + 1, x, wide, above + line * (HIGH + GAP))

    def _crowd(
        self, row: int, after: int, cell: int, ends: list[float], above: int
    ) -> Iterator[Mark]:
        """Side by side on their day where there is room; else one mark for all."""
        x = SIDE + cell * self._cell * self._scale
        lines, of = len(ends), self._of
        wide = self._scale / -(-(after - row) // lines)
        if (
            self._cell == 1
            and wide >= LEAST + GAP
            and all(of.firsts[one] == of.lasts[one] for one in range(row, after))
        ):
            ends[:] = [x + self._scale] * lines
            for i in range(after - row):
                top = above + i % lines * (HIGH + GAP)
                yield Mark(row + i, row + i + 1, x + i // lines * wide, wide - GAP, top)
            return
        first, number = _free(ends, x)
        for line in range(first, first + number):
            ends[line] = x + self._cell * self._scale - 1
        high = number * (HIGH + GAP) - GAP
        tall = min(high, 2 * HIGH + GAP)
        top = above + first * (HIGH + GAP) + (high - tall) // 2
        yield Mark(row, after, x, self._cell * self._scale - GAP, top, tall)

    # --- without a date ------------------------------------------------------------------------

    def _unknown_lines(self, begin: int, end: int) -> int:
        marks = self._unknown(begin, end)
        return (marks[-1].top - GAP) // (HIGH + GAP) + 1 if marks else 1

    def _unknown(self, begin: int, end: int) -> list[Mark]:
        """Items without a date side by side; the words that the article has for it have room."""
        found: list[Mark] = []
        x, top = float(SIDE), GAP
        for row in range(begin, end):
            letters = self._of.letters[row]
            wide = float(min(MOST_WORDS, LEAST + 7 * letters)) if letters else float(LEAST)
            if x > SIDE and x + wide > self._room - SIDE:
                x, top = float(SIDE), top + HIGH + GAP
            found.append(Mark(row, row + 1, x, wide, top))
            x += wide + GAP
        return found


def _free(ends: Sequence[float], x: float) -> tuple[int, int]:
    """The first and the number of the most lines side by side that are free from a place on; all
    lines where none is."""
    best, start = (0, 0), 0
    for line, end in enumerate([*ends, float("inf")]):
        if end > x:
            best = max(best, (line - start, -start))
            start = line + 1
    return (-best[1], best[0]) if best[0] else (0, len(ends))
