"""A place that is proposed for words, painted dashed around them; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from reader.ui.page.sheet_view import SheetView

RADIUS = 3
MOST = 4000
"""Code points of a longer place that are outlined; it is seen well enough."""


class Proposal:
    """The place, in code points of the text that the page shows."""

    def __init__(self, page: SheetView) -> None:
        self._page = page
        self.span: tuple[int, int] | None = None

    def show(self, start: int, end: int) -> None:
        """Outline these words."""
        self.span = (start, min(end, start + MOST))
        self._page.viewport().update()

    def clear(self) -> None:
        """Outline nothing."""
        if self.span:
            self.span = None
            self._page.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw it; a range that is folded away has no place to draw."""
        if self.span is None:
            return
        pen = QPen(current().color("source"), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._page.rects_of(*self.span):
            painter.drawRoundedRect(QRectF(rect).adjusted(-3, -1, 3, 2), RADIUS, RADIUS)
