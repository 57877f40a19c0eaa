"""The strip beside the scroll bar: where in the whole article annotations are, by kind."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from reader.ui.page.marks import OWN
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.page.document import PageDocument
    from reader.ui.page.marks import Entry
    from reader.ui.page.view import Page

WIDTH = 14
SLOTS = 1024
"""Places told apart, whatever the height: a mark more costs one addition."""
_LANES = {"claim": (1, "claim-line"), "mention": (5, "source"), "note": (9, "soft")}


class Overview(QWidget):
    """Counts of own marks by slot of the article's estimated height; a click goes there.

    The height is estimated from the text's length, so that nothing needs to be laid out.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("overview")
        self.setAccessibleName("Where annotations are in the article")
        self.setToolTip("Annotations in the whole article; click to go there")
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._counts = {part: [0] * SLOTS for part in OWN}
        self._heights: list[float] | None = None
        self._strip: QPixmap | None = None
        current().changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def place(self) -> None:
        """Stand right of the viewport, left of the scroll bar."""
        room = self._page.viewport().geometry()
        self.setGeometry(room.right() + 1, room.top(), WIDTH, room.height())

    def show_marks(self, entries: Iterable[Entry]) -> None:
        """Count these marks, and only these; another article may be shown."""
        self._counts = {part: [0] * SLOTS for part in OWN}
        self._heights = None
        self.count(entries, 1)
        self.redraw()

    def count(self, entries: Iterable[Entry], step: int) -> None:
        """Marks came (1) or went (-1)."""
        for _, start, _, part in entries:
            counts = self._counts.get(part)
            if counts is not None:
                slot = self.slot_of(start)
                counts[slot] += step
                if counts[slot] == (step == 1):
                    self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Something is seen differently."""
        self._strip = None
        self.update()

    def slot_of(self, codepoint: int) -> int:
        """The slot, 0 to SLOTS - 1, at which a code point is shown."""
        heights = self._heights or self._estimate()
        blocks = self._page.sheet.rows.blocks
        at = self._page.sheet.rows.block_at(codepoint)
        block = blocks[at]
        part = (codepoint - block.start) / max(1, block.end - block.start)
        here = heights[at] + min(1.0, part) * (heights[at + 1] - heights[at])
        return min(SLOTS - 1, int(here / (heights[-1] or 1) * SLOTS))

    def _estimate(self) -> list[float]:
        sheet: PageDocument = self._page.sheet
        chars = sheet.styles.reading.width_chars
        lines = (
            0.0 if hidden else 0.5 + (block.end - block.start + chars // 2) // chars
            for block, hidden in zip(sheet.rows.blocks, sheet.hidden_blocks(), strict=True)
        )
        self._heights = list(accumulate(lines, initial=0.0))
        return self._heights

    def resizeEvent(self, event: object) -> None:
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._strip is None:
            self._strip = self._draw()
        painter.drawPixmap(0, 0, self._strip)

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        strip = QPixmap(self.size() * ratio)
        strip.setDevicePixelRatio(ratio)
        strip.fill(current().color("paper"))
        painter = QPainter(strip)
        for part, (x, role) in _LANES.items():
            colour = current().color(role)
            for slot, count in enumerate(self._counts[part]):
                if count:
                    painter.fillRect(QRect(x, self._y(slot), 3, 2), colour)
        painter.end()
        return strip

    def _y(self, slot: int) -> int:
        return min(self.height() - 2, slot * self.height() // SLOTS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        heights = self._heights or self._estimate()
        share = min(max(event.position().y() / max(1, self.height()), 0.0), 1.0)
        wanted = share * heights[-1]
        blocks = self._page.sheet.rows.blocks
        at = min(len(blocks) - 1, max(0, bisect_right(heights, wanted) - 1))
        inside = (wanted - heights[at]) / ((heights[at + 1] - heights[at]) or 1)
        start, end = blocks[at].start, blocks[at].end
        self._page.scroll_to(min(end, start + int(inside * (end - start))))
