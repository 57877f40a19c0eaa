"""The room left of the words, where the paragraph numbers stand: paragraphs are taken here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reader.ui.page.view import Page

NEAR = 6
"""Pixels left of the words that still belong to them."""


class Gutter:
    """A press takes a paragraph, a drag all from there to the pointer, Shift from the selection."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._first: tuple[int, int] | None = None

    @property
    def dragging(self) -> bool:
        """Whether paragraphs are being taken."""
        return self._first is not None

    def row_at(self, point: QPoint) -> int | None:
        """The row beside which a point stands; None where it is not left of a row's words."""
        page = self._page
        lines, rows = page.painting.lines, page.sheet
        height = point.y() + page.verticalScrollBar().value()
        row = rows.shown[rows.layout.near(height)]
        left, top, tall = lines.box(row)
        is_beside = 0 <= point.x() < left - NEAR and top <= height <= top + tall
        return row if is_beside and self._blocks(row) else None

    def press(self, point: QPoint, extend: bool) -> bool:
        """The left button went down; True when it is over the gutter."""
        row = self.row_at(point)
        if row is None:
            return False
        taken = self._span(row)
        before = self._page.selected_range() if extend else None
        self._first = before or taken
        self._take(taken)
        return True

    def move(self, point: QPoint) -> None:
        """The pointer moved with the button down: above or below the words too."""
        page = self._page
        height = point.y() + page.verticalScrollBar().value()
        row = page.sheet.shown[page.sheet.layout.near(height)]
        if self._blocks(row):
            self._take(self._span(row))

    def release(self) -> None:
        """The button went up: the selection stands."""
        self._first = None
        self._page.bar.place()

    def _blocks(self, row: int) -> range:
        sheet = self._page.sheet
        if row in sheet.folds:
            return sheet.folds[row].blocks
        block = sheet.rows.which[row]
        return range(block, block + 1) if block >= 0 else range(0)

    def _span(self, row: int) -> tuple[int, int]:
        taken, blocks = self._blocks(row), self._page.sheet.rows.blocks
        return blocks[taken.start].start, blocks[taken.stop - 1].end

    def _take(self, span: tuple[int, int]) -> None:
        assert self._first is not None
        first = self._first
        self._page.selecting.select(
            min(first[0], span[0]), max(first[1], span[1]), backwards=span[0] < first[0]
        )
