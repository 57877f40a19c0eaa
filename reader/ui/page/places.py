"""Where words are in the viewport, and what is under a point of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from reader.ui.page.marks import ACTIVE_ONLY
from reader.ui.page.styles import FOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.page.document import Fold
    from reader.ui.page.marks import Entry
    from reader.ui.page.sheet_view import SheetView


class Places:
    """Answers in viewport coordinates and code points; scrolls the page when asked."""

    def __init__(self, page: SheetView) -> None:
        self._page = page
        self._is_keeping = False
        self._held = (0, 0)  # which row is at the viewport's top, and how far below the row's top

    # --- what is seen stays where it is --------------------------------------------------------

    def settle(self) -> None:
        """The page was scrolled or set anew: lay out what is seen now."""
        if self._is_keeping:
            return
        layout, bar = self._page.sheet.layout, self._page.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        place = layout.near(bar.value())
        self._held = (place, bar.value() - layout.top_of(place))
        layout.prepare(place)
        if at_end:
            bar.setValue(bar.maximum())

    def keep(self) -> None:
        """Rows turned out higher or lower than was thought: the words that are seen stay there."""
        page, (place, below) = self._page, self._held
        layout, bar = page.sheet.layout, page.verticalScrollBar()
        before = bar.value()
        self._is_keeping = True
        layout.tell_size()  # Qt cuts what is scrolled to the new size
        bar.setValue(layout.top_of(place) + below)
        self._is_keeping = False
        if bar.value() != before:
            page.viewport().update()
            page.layout_moved.emit()

    # --- where words are -----------------------------------------------------------------------

    def rects_of(self, start: int, end: int) -> list[QRect]:
        """The drawn words of a range, line by line; none where they are hidden."""
        return self._rects(start, end, self._page.painting.rows_of(start, end))

    def seen_of(self, start: int, end: int) -> list[QRect]:
        """Of these words the lines that are in the viewport, however many there are beyond it."""
        room, scrolled = self._page.viewport().rect(), self._page.verticalScrollBar().value()
        wanted = self._page.painting.rows_of(start, end)
        seen = self._page.sheet.layout.rows_between(scrolled, scrolled + room.height())
        rows = [row for row, *_ in seen if row in wanted]
        return [box for box in self._rects(start, end, rows) if box.intersects(room)]

    def _rects(self, start: int, end: int, rows: Iterable[int]) -> list[QRect]:
        page = self._page
        of, lines = page.sheet.rows, page.painting.lines
        scrolled = page.verticalScrollBar().value()
        found: list[QRect] = []
        for row in rows:
            if of.span(row) is None or not page.sheet.is_seen(row):
                continue
            left, top, _ = lines.box(row)
            style, baselines = page.sheet.style(row), lines.lines(row).baselines
            for run in lines.runs(row, of.offset(row, start), of.offset(row, end)):
                y = top + baselines[run.line] - style.ascent - scrolled
                box = (left + run.left, y, run.right - run.left, style.ascent + style.descent)
                found.append(QRect(*(round(side) for side in box)))
        return found

    def edge(self, codepoint: int, trailing: bool) -> tuple[float, float, float] | None:
        """(x, top, bottom) of the edge at a code point; `trailing`: of the words before it."""
        page = self._page
        rows = page.sheet.rows
        row = rows.row_at(codepoint - trailing)
        if not page.sheet.is_seen(row):
            return None
        left, top, _ = page.painting.lines.box(row)
        place = page.painting.lines.edge(row, rows.offset(row, codepoint), trailing)
        if place is None:
            return None
        style = page.sheet.style(row)
        base = top + place[1] - page.verticalScrollBar().value()
        return left + place[0], base - style.ascent, base + style.descent

    def codepoint_at(self, point: QPoint) -> int:
        """The code point nearest to a point."""
        return self._page.sheet.rows.codepoint(self._position_at(point))

    def _position_at(self, point: QPoint) -> int:
        height = point.y() + self._page.verticalScrollBar().value()
        return self._page.painting.lines.position_at(point.x(), height)

    def marks_at(self, point: QPoint) -> list[Entry]:
        """The marks whose words are drawn under a point, the innermost first."""
        page = self._page
        if not page.painting.shown:
            return []
        at = self.codepoint_at(point)
        near = (max(0, at - 2), at + 2)
        return [
            mark
            for mark in page.marks.under(*near)
            if any(
                word.adjusted(0, -1, 1, 3).contains(point)
                for word in self.rects_of(max(mark[1], near[0]), min(mark[2], near[1]))
            )
        ]

    def owners_at(self, point: QPoint) -> list[str]:
        """The ids of the annotations and suggestions under a point, the innermost first."""
        seen = (
            owner
            for owner, _, _, part in self.marks_at(point)
            if part not in ACTIVE_ONLY or owner == self._page.painting.active
        )
        return list(dict.fromkeys(seen))

    def annotations_at(self, point: QPoint) -> list[str]:
        """The ids of the annotations alone."""
        return [of for of in self.owners_at(point) if not self._page.marks.is_draft(of)]

    def mention_at(self, point: QPoint) -> str:
        """The id of the innermost mention under a point, "" for none."""
        return next((m[0] for m in self.marks_at(point) if m[3] == "mention"), "")

    def fold_at(self, point: QPoint) -> Fold | None:
        """The fold whose line is under a point."""
        sheet = self._page.sheet
        row = sheet.rows.row_holding(self._position_at(point))
        if sheet.kinds[row] != FOLD:
            return None
        left, top, height = self._page.painting.lines.box(row)
        y = point.y() + self._page.verticalScrollBar().value()
        if not top <= y <= top + height or point.x() < left:
            return None
        return sheet.folds[row]

    def first_shown(self) -> int:
        """The code point at the viewport's top."""
        scrolled = self._page.verticalScrollBar().value()
        here = self._page.painting.lines.start_at(scrolled)
        return self._page.sheet.rows.codepoint(here, forward=True)

    def being_read(self) -> int:
        """The code point that the reading stands at: of the text's beginning at the viewport's top,
        of its end at the bottom, which never comes to the top."""
        bar = self._page.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() > 0 else 0.0
        height = bar.value() + share * self._page.viewport().height()
        here = self._page.painting.lines.start_at(height)
        return self._page.sheet.rows.codepoint(here, forward=True)

    def scroll_to(self, codepoint: int, share: float = 0.3) -> None:
        """Bring a code point's line to this share of the viewport's height from the top.

        Words that are comfortably in view already stay where they are.
        """
        top = self._page.painting.lines.line_top(codepoint)
        if top < 0:
            return
        bar, height = self._page.verticalScrollBar(), self._page.viewport().height()
        if share > 0 and 0.08 * height < top - bar.value() < 0.8 * height:
            return
        self.scroll_by_height(top - share * height)

    def stand_at(self, codepoint: int) -> None:
        """Have a code point's line at the viewport's top; the first one with the room above it."""
        top = self._page.painting.lines.line_top(codepoint) if codepoint else 0
        if top >= 0:
            self.scroll_by_height(top)

    def scroll_by_height(self, top: float) -> None:
        """Scroll until this height of the document is at the viewport's top."""
        self._page.verticalScrollBar().setValue(max(0, round(top)))
