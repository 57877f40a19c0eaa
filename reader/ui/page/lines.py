"""Where words stand on the page, line by line, in pixels; it knows rows, not what marks them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextLine

if TYPE_CHECKING:
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

    def position_at(self, x: float, height: float) -> int:
        """The document position nearest to a point of the document."""
        block, line, left = self._line_near(height)
        return block.position() + line.xToCursor(x - left)

    def start_at(self, height: float) -> int:
        """The document position at which the line nearest to a height begins, whatever its side."""
        block, line, _ = self._line_near(height)
        return block.position() + line.textStart()

    def _line_near(self, height: float) -> tuple[QTextBlock, QTextLine, int]:
        layout = self.document.layout
        row = self.document.shown[layout.near(height)]
        left, top, _ = layout.box(row)
        block = self.document.findBlockByNumber(row)
        return block, block.layout().lineAt(layout.line_near(row, height - top)), left

    def lines(self, row: int) -> RowLines:
        """The lines of a row; none where it is hidden."""
        found = self._lines.get(row)
        if found is None and not self.document.is_seen(row):
            return RowLines([], [], mixed=False)
        if found is None:
            self.box(row)
            block = self.document.findBlockByNumber(row)
            layout = block.layout()
            starts, baselines = [], []
            for i in range(layout.lineCount()):
                line = layout.lineAt(i)
                starts.append(line.textStart())
                baselines.append(line.y() + line.ascent())
            mixed = _RIGHT_TO_LEFT.search(block.text()) is not None
            found = self._lines[row] = RowLines(starts, baselines, mixed)
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
            left = _x(line, start) if here else line.x()
            right = line.x() + line.naturalTextWidth()
            if there:
                right = min(right, _x(line, end))
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
        return _x(line, at, side), known.baselines[i]

    def box(self, row: int) -> tuple[int, int, int]:
        """(left, top, height) of a row in the document; lays it out if need be."""
        return self.document.layout.box(row)

    def line_top(self, codepoint: int) -> float:
        """The document's height at which the line of a code point begins; -1 where hidden."""
        rows = self.document.rows
        row = rows.row_at(codepoint)
        if not self.document.is_seen(row):
            return -1.0
        _, top, _ = self.box(row)
        known = self.lines(row)
        at = max(0, bisect_right(known.starts, rows.offset(row, codepoint)) - 1)
        baseline = known.baselines[at] if known.baselines else 0.0
        return top + baseline - self.document.style(row).ascent


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # PySide answers (x, position), whatever its stubs say
    return line.cursorToX(at, edge)[0]  # type: ignore[index]


def _mixed(layout: QTextLayout, line: QTextLine, i: int, start: int, end: int) -> list[Run]:
    """Runs where directions may mix, from the glyphs' own boxes, those that meet made one.

    Qt's cursor stands at a wrong edge of the first character after a change of direction.
    """
    begin, stop = line.textStart(), line.textStart() + line.textLength()
    opens, closes = start >= begin, end <= stop
    units = layout.text().encode("utf-16-le", "surrogatepass")
    start, stop = max(start, begin), min(end, stop)
    while start < stop and not closes and units[2 * stop - 2 : 2 * stop] in _SPACES:
        stop -= 1
    if start >= stop:
        return []
    boxes = [run.boundingRect() for run in line.glyphRuns(start, stop - start)]
    merged: list[list[float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [Run(i, left, right, opens, closes) for left, right in merged if right > left]
