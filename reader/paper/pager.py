"""Pages filled from the top: paragraphs, tables and margin notes, none of them torn badly."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.paper.lettering import Para, Row, colour
from reader.paper.notes import Notes
from reader.paper.sheet import Page, Sheet

MOST_KEPT = 2_500
"""Two rows of a table that are higher than this together need not stand on one page."""


class Pager:
    """Fills pages, and gives each that is full to `take`, which may raise to stop it."""

    def __init__(self, sheet: Sheet, take: Callable[[Page], object], first: int = 1) -> None:
        self.sheet = sheet
        self.page = Page(first)
        self.y = sheet.top
        self._take = take
        self.notes = Notes(sheet)

    # --- pages

    def turn(self, with_notes: bool = True) -> None:
        """Go on with the next page; notes that had no room come first in its margin."""
        self.notes.set(self.page)
        full = self.page
        self.page = Page(full.number + 1, full.section)
        self.y = self.sheet.top
        self._take(full)
        self.notes.begin(self.y)
        if with_notes:
            self.notes.take(self.y)

    def need(self, height: float) -> None:
        """Turn the page unless so much room is left; nothing to turn on an empty one."""
        if self.y + height > self.sheet.floor and self.y > self.sheet.top:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave some room, but none at the head of a page."""
        if self.y > self.sheet.top:
            self.y += height

    def anchor(self, name: str, y: float | None = None) -> None:
        """Name the place that is reached."""
        self.page.anchors.append((name, self.y if y is None else y))

    # --- text

    def text(
        self,
        para: Para,
        x: float | None = None,
        after: float = 0,
        keep: float = 0,
        each: Callable[[Row, float], None] | None = None,
    ) -> None:
        """Set a paragraph. `keep` is the room that must be left below its end, as for a heading.

        `each` is told each row and where it stands. At least two rows stay together.
        """
        x = self.sheet.left if x is None else x
        rows = para.rows
        if keep:
            self.need(min(para.height + keep, self.sheet.floor - self.sheet.top))
        at = 0
        while at < len(rows):
            number = self._fitting(rows, at)
            if number == 0:
                self.turn()
                continue
            for row in rows[at : at + number]:
                self.page.rows.append((row, x, self.y))
                if each is not None:
                    each(row, self.y)
                self.y += row.height
            at += number
            if at < len(rows):
                self.turn()
        self.y += after

    def _fitting(self, rows: Sequence[Row], at: int) -> int:
        left = len(rows) - at
        room, number = self.sheet.floor - self.y, 0
        while number < left and room >= rows[at + number].height:
            room -= rows[at + number].height
            number += 1
        if number == left or self.y <= self.sheet.top:
            return max(number, 1)
        if left - number == 1:  # no last line alone on the next page
            number -= 1
        return 0 if number < 2 else number

    # --- what is not text

    def rule(self, x1: float, x2: float, y: float, role: str = "line", width: float = 5) -> None:
        """A line across."""

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(colour(role), width))
            painter.drawLine(QPointF(x1, y), QPointF(x2, y))

        self.page.shapes.append(paint)

    def fill(self, box: QRectF, role: str, line: str = "", is_dashed: bool = False) -> None:
        """A box with round corners."""

        def paint(painter: QPainter) -> None:
            painter.setBrush(colour(role))
            painter.setPen(Qt.PenStyle.NoPen)
            if line:
                pen = QPen(colour(line), 8)
                if is_dashed:
                    pen.setDashPattern([3, 2])
                painter.setPen(pen)
            painter.drawRoundedRect(box, 28, 28)

        self.page.shapes.append(paint)

    # --- tables

    def table(
        self,
        widths: Sequence[float],
        head: Sequence[Para] | None,
        rows: Iterable[Sequence[Para]],
        x: float | None = None,
        gap: float = 110,
        told: Callable[[int, float], None] | None = None,
    ) -> None:
        """Rows of cells, none torn; the head again on each page. `told` is told a row's place."""
        x = self.sheet.left if x is None else x
        places = [x + sum(widths[:i]) + gap * i for i in range(len(widths))]
        end = places[-1] + widths[-1]
        coming = iter(rows)
        window = deque(islice(coming, 2))
        number = 0
        while window:
            row = window.popleft()
            window.extend(islice(coming, 1))
            height = _tallest(row)
            # neither the first row nor the last stands alone
            pair = height + (_tallest(window[0]) + 75 if window else 0)
            with_next = (number == 0 or len(window) == 1) and pair < MOST_KEPT
            kept = (pair if with_next else height) + 75
            if number == 0:
                self.need(kept + (_tallest(head) + 60 if head else 0))
            is_turned = number > 0 and self.y > self.sheet.top and self.y + kept > self.sheet.floor
            if is_turned:
                self.turn()
            if head and (is_turned or number == 0):
                self._head(head, places, x, end)
            if told is not None:
                told(number, self.y)
            self._cells(row, places, self.y + 35)
            self.y += height + 75
            self.rule(x, end, self.y)
            number += 1
        self.y += 60

    def _head(self, head: Sequence[Para], places: Sequence[float], x: float, end: float) -> None:
        height = _tallest(head)
        for para, at in zip(head, places, strict=True):
            self._cells([para], [at], self.y + height - para.height)
        self.y += height + 35
        self.rule(x, end, self.y, "soft", 6)

    def _cells(self, row: Sequence[Para], places: Sequence[float], top: float) -> None:
        for para, at in zip(row, places, strict=True):
            y = top
            for each in para.rows:
                if y + each.height > self.sheet.floor + 60:
                    break  # taller than a page: its words stand whole elsewhere
                self.page.rows.append((each, at, y))
                y += each.height

    # --- notes in the margin

    def begin_notes(self) -> None:
        """Let no note that comes now stand above the place that is reached."""
        self.notes.begin(self.y)

    def note(self, rows: Sequence[Row], y: float) -> None:
        """Put a note beside the row at `y`, as near as others leave room, or on the next page."""
        self.notes.put(rows, y)

    def end_notes(self, behind: float = 0) -> None:
        """Go on below all notes; those that found no room beside the text come in columns here.

        With `behind` only where that many pages' margins of them wait.
        """
        height = self.sheet.floor - self.sheet.top
        if behind and self.notes.waiting_height < behind * height:
            return
        self.notes.set(self.page)
        while self.notes.waiting_height:
            top = self.y + (90 if self.y > self.sheet.top else 0)
            end = self.notes.set_columns(self.page, top)
            if end > top:
                if top > self.sheet.top:
                    self.rule(self.sheet.left, self.sheet.note_x - 200, top - 50)
                self.y = end
            if self.notes.waiting_height:
                self.turn(with_notes=False)
        self.y = max(self.y, self.notes.end)
        if behind:
            self.skip(200)
            self.begin_notes()


def _tallest(row: Sequence[Para]) -> float:
    return max(para.height for para in row)
