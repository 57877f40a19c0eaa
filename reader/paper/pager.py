"""Pages filled from the top: paragraphs, tables and margin notes, none of them torn badly."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.paper.lettering import Para, Row, colour

GAP = 95
"""Between two notes."""
MOST_KEPT = 2_500
"""Two rows of a table that are higher than this together need not stand on one page."""
Paint: TypeAlias = "Callable[[QPainter], None]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper with its margins, and the columns of an article on it."""

    name: str
    width: float
    height: float
    left: float = 610
    right: float = 530
    top: float = 760
    bottom: float = 780

    @property
    def measure(self) -> float:
        """The width of what is printed."""
        return self.width - self.left - self.right

    @property
    def column(self) -> float:
        """The width of an article's text; the rest is for notes."""
        return self.measure * 0.66

    @property
    def note_x(self) -> float:
        """Where the notes begin."""
        return self.left + self.measure * 0.7

    @property
    def floor(self) -> float:
        """Where the last line of a page ends."""
        return self.height - self.bottom


SHEETS = {"A4": Sheet("A4", 5953, 8419), "Letter": Sheet("Letter", 6120, 7920)}


@dataclass
class Page:
    """What stands on a page. `number` counts from 1; `section` stands in its head."""

    number: int
    section: str = ""
    shapes: list[Paint] = field(default_factory=list)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)
    anchors: list[tuple[str, float]] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint it, shapes under words; the painter's units are tenths of a point."""
        for shape in self.shapes:
            shape(painter)
        for row, x, y in self.rows:
            row.paint(painter, x, y)

    def place(self, para: Para, x: float, y: float) -> None:
        """Put a paragraph with its top at (x, y)."""
        for row in para.rows:
            self.rows.append((row, x, y))
            y += row.height


class Pager:
    """Fills pages, and gives each that is full to `take`, which may raise to stop it."""

    def __init__(self, sheet: Sheet, take: Callable[[Page], object], first: int = 1) -> None:
        self.sheet = sheet
        self.page = Page(first)
        self.y = sheet.top
        self._take = take
        self._waiting: deque[Sequence[Row]] = deque()
        self._beside: list[tuple[Sequence[Row], float, float]] = []
        """The notes of this page: their rows, where they would stand best, their height."""
        self._note_top = sheet.top

    # --- pages

    def turn(self) -> None:
        """Go on with the next page; notes that had no room come first there."""
        self._set_notes()
        full = self.page
        self.page = Page(full.number + 1, full.section)
        self.y = self._note_top = self.sheet.top
        self._take(full)
        self._take_notes(self.sheet.top)

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
        self._note_top = self.y

    def note(self, rows: Sequence[Row], y: float) -> None:
        """Put a note beside the row at `y`, as near as others leave room, or on the next page."""
        self._waiting.append(rows)
        self._take_notes(y)

    def _take_notes(self, y: float) -> None:
        sheet = self.sheet
        while self._waiting:
            rows = self._waiting[0]
            height = sum(row.height for row in rows)
            used = sum(other + GAP for _, _, other in self._beside)
            room = sheet.floor - self._note_top - used
            if height <= room:
                self._beside.append((rows, y, height))
                self._waiting.popleft()
            elif not self._beside and self._note_top <= sheet.top:  # taller than a page
                number = max(1, _number_in(rows, room))
                height = sum(row.height for row in rows[:number])
                self._beside.append((rows[:number], sheet.top, height))
                self._waiting[0] = rows[number:]
                return
            else:
                return

    def _set_notes(self) -> None:
        """Find a place for the notes of this page: down past each other, then up from its end."""
        tops, end = [], self._note_top
        for _, wanted, height in self._beside:
            tops.append(max(wanted, end))
            end = tops[-1] + height + GAP
        limit = self.sheet.floor
        for place in range(len(tops) - 1, -1, -1):
            tops[place] = min(tops[place], limit - self._beside[place][2])
            limit = tops[place] - GAP
        for top, (rows, _, height) in zip(tops, self._beside, strict=True):
            self._set_note(rows, top)
            self._note_top = top + height
        self._beside = []

    def _set_note(self, rows: Sequence[Row], top: float) -> None:
        x = self.sheet.note_x
        y = top
        for row in rows:
            for span in row.begins():
                if span.to.startswith("c-") and span.weight > 400:
                    self.anchor(span.to.replace("c-", "n-", 1), y)
            self.page.rows.append((row, x + 90, y))
            y += row.height
        bar = QRectF(x, top + 12, 16, y - top - 20)
        self.page.shapes.append(lambda p: p.fillRect(bar, colour("claim-line")))

    def end_notes(self) -> None:
        """Go on below all notes."""
        while self._waiting:
            self.turn()
        self._set_notes()
        self.y = max(self.y, self._note_top)


def _number_in(rows: Sequence[Row], room: float) -> int:
    """How many rows there is room for."""
    number = 0
    while number < len(rows) and room >= rows[number].height:
        room -= rows[number].height
        number += 1
    return number


def _tallest(row: Sequence[Para]) -> float:
    return max(para.height for para in row)
