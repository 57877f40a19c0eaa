"""Where words stand on the page, line by line, in pixels; it knows rows, not what marks them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLayout

    from reader.ui.page.document import PageDocument

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)

_SPACES = tuple(space.encode("utf-16-le") for space in " \t\u2028")


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of one row: where each begins (UTF-16) and its baseline, from the row's top."""

    starts: list[int]
    baselines: list[float]
    mixed: bool


class Run(NamedTuple):
    """A piece of marked words on one line: x from the row's left; whether its ends are true."""

    line: int
    left: float
    right: float
    first: bool
    last: bool


class PageLines:
    """Reads a document's layout. Line starts are kept until `forget`; Qt's own objects never."""

    def __init__(self, document: PageDocument) -> None:
        self.document = document
        self._lines: dict[int, RowLines] = {}

    def forget(self) -> None:
        """The layout has changed: everything kept is stale."""
        self._lines.clear()

    def rows_between(self, top: float, bottom: float) -> Iterator[tuple[int, float, float, float]]:
        """Rows that are seen between two heights of the document: (row, left, top, height)."""
        layout = self.document.documentLayout()
        position = layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
        block = self.document.findBlock(max(0, position))
        before = block.previous()
        if before.isValid() and before.isVisible():
            block = before  # its margins or low underlines may reach into view
        while block.isValid():
            if block.isVisible():
                box = layout.blockBoundingRect(block)
                if box.top() > bottom:
                    return
                yield block.blockNumber(), box.left(), box.top(), box.height()
            block = block.next()

    def lines(self, row: int) -> RowLines:
        """The lines of a row that has been laid out."""
        found = self._lines.get(row)
        if found is None:
            block = self.document.findBlockByNumber(row)
            layout = block.layout()
            starts, baselines = [], []
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                starts.append(line.textStart())
                baselines.append(line.y() + line.ascent())
            mixed = _RIGHT_TO_LEFT.search(block.text()) is not None
            found = RowLines(starts, baselines, mixed)
            if starts:  # else it is hidden, or not laid out yet
                self._lines[row] = found
        return found

    def runs(self, row: int, start: int, end: int, lines: range | None = None) -> list[Run]:
        """The pieces of the UTF-16 range [start, end) of a row, on its `lines` (default: all)."""
        known = self.lines(row)
        if not known.starts:
            return []
        first = max(0, bisect_right(known.starts, start) - 1)
        last = bisect_left(known.starts, end, lo=first)
        if lines is not None:
            first, last = max(first, lines.start), min(last, lines.stop)
        layout = self.document.findBlockByNumber(row).layout()
        found: list[Run] = []
        for i in range(first, last):
            line = layout.lineAt(i)
            if known.mixed:
                found += _mixed(layout, line, i, start, end)
                continue
            begin = line.textStart()
            here, there = start >= begin, end <= begin + line.textLength()
            left = line.cursorToX(start)[0] if here else line.x()
            right = line.x() + line.naturalTextWidth()
            if there:
                right = min(right, line.cursorToX(end)[0])
            if right > left:
                found.append(Run(i, left, right, here, there))
        return found

    def edge(self, row: int, offset: int, trailing: bool) -> tuple[float, float] | None:
        """(x, baseline) from the row's corner of the leading edge of the character at a UTF-16
        offset, or of the trailing edge of the one before it. None where the row is not laid out.
        """
        known = self.lines(row)
        if not known.starts:
            return None
        at = offset - trailing
        i = max(0, bisect_right(known.starts, at) - 1)
        line = self.document.findBlockByNumber(row).layout().lineAt(i)
        side = QTextLine.Edge.Trailing if trailing else QTextLine.Edge.Leading
        return line.cursorToX(at, side)[0], known.baselines[i]

    def box(self, row: int) -> tuple[float, float, float]:
        """(left, top, height) of a row in the document; lays it out if need be."""
        block = self.document.findBlockByNumber(row)
        box = self.document.documentLayout().blockBoundingRect(block)
        return box.left(), box.top(), box.height()

    def line_top(self, codepoint: int) -> float:
        """The document's height at which the line of a code point begins; -1 where hidden."""
        rows = self.document.rows
        row = rows.row_at(codepoint)
        if not self.document.findBlockByNumber(row).isVisible():
            return -1.0
        _, top, _ = self.box(row)
        known = self.lines(row)
        at = max(0, bisect_right(known.starts, rows.offset(row, codepoint)) - 1)
        baseline = known.baselines[at] if known.baselines else 0.0
        return top + baseline - self.document.style(row).ascent


def _mixed(layout: QTextLayout, line: QTextLine, i: int, start: int, end: int) -> list[Run]:
    """Runs where directions may mix: leading and trailing edge of each character, merged."""
    begin, stop = line.textStart(), line.textStart() + line.textLength()
    units = layout.text().encode("utf-16-le", "surrogatepass")
    while begin < stop < end and units[2 * stop - 2 : 2 * stop] in _SPACES:
        stop -= 1
    edges: list[tuple[float, float, int]] = []
    for at in range(max(start, begin), min(end, stop)):
        one = line.cursorToX(at, QTextLine.Edge.Leading)[0]
        two = line.cursorToX(at, QTextLine.Edge.Trailing)[0]
        if one != two:
            edges.append((min(one, two), max(one, two), at))
    edges.sort()
    merged: list[list[float]] = []
    for left, right, at in edges:
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1][1] = max(merged[-1][1], right)
            merged[-1][2] = min(merged[-1][2], at)
            merged[-1][3] = max(merged[-1][3], at)
        else:
            merged.append([left, right, at, at])
    return [Run(i, a, b, low <= start, high >= end - 1) for a, b, low, high in merged]
