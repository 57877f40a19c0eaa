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
    from collections.abc import Iterable, Iterator

    from reader.ui.page.document import PageDocument
    from reader.ui.page.marks import Entry
    from reader.ui.page.sheet_view import SheetView

WIDTH = 18
SLOTS = 1024
"""Places told apart, whatever the height: a mark more costs two additions, however long it is."""
_LANES = {"claim": (0, "claim-line"), "mention": (6, "source"), "note": (12, "soft")}
TICK_WIDTH, TICK = 5, 3
"""A mark's width and its least height, in pixels."""


class Overview(QWidget):
    """Where own marks begin and end, by slot of the article's estimated height; a click goes there.

    The height is estimated from the text's length, so that nothing needs to be laid out.
    """

    def __init__(self, page: SheetView) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("overview")
        self.setAccessibleName("Where annotations are in the article")
        self.setToolTip("Annotations in the whole article; click to go there")
        self.setFixedWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._steps = _no_steps()
        self._starts: list[int] = []
        self._slots: list[float] = []
        self._rates: list[float] = []
        self._strip: QPixmap | None = None
        self._stale: set[tuple[int, int]] = set()
        current().changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def place(self) -> None:
        """Stand right of the viewport, left of the scroll bar."""
        room = self._page.viewport().geometry()
        self.setGeometry(room.right() + 1, room.top(), WIDTH, room.height())

    def show_marks(self, entries: Iterable[Entry]) -> None:
        """Count these marks, and only these; another article may be shown."""
        self._steps = _no_steps()
        self._starts = []
        self.redraw()
        self.count(entries, 1)

    def count(self, entries: Iterable[Entry], step: int) -> None:
        """Marks came (1) or went (-1)."""
        if not self._starts:
            self._estimate()
        starts, slots, rates, steps = self._starts, self._slots, self._rates, self._steps
        drawn = self._strip is not None
        for _, start, end, part in entries:
            if part in steps:
                at = bisect_right(starts, start) - 1
                place, rate = slots[at] + (start - starts[at]) * rates[at], rates[at]
                first = min(int(place), SLOTS - 1)
                last = min(int(place + (end - 1 - start) * rate), SLOTS - 1)
                steps[part][first] += step
                steps[part][last + 1] -= step
                if drawn:
                    self._stale.add((first, last))
        if self._stale:
            self.update()

    def _estimate(self) -> None:
        """Where each block begins in slots, and how many slots one of its code points takes."""
        sheet: PageDocument = self._page.sheet
        chars = sheet.styles.reading.width_chars
        blocks = sheet.rows.blocks
        lines = [
            0.0 if hidden else 1.0 + (block.end - block.start) / chars
            for block, hidden in zip(blocks, sheet.hidden_blocks(), strict=True)
        ]
        scale = SLOTS / (sum(lines) or 1)
        self._starts = [min(0, blocks[0].start), *(block.start for block in blocks[1:])]
        self._slots = [scale * before for before in accumulate(lines, initial=0.0)]
        self._rates = [
            scale * count / max(1, block.end - block.start)
            for block, count in zip(blocks, lines, strict=True)
        ]

    @Slot()
    def redraw(self) -> None:
        """Something is seen differently."""
        self._strip = None
        self._stale.clear()
        self.update()

    def resizeEvent(self, event: object) -> None:
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._strip is None:
            ratio = self.devicePixelRatioF()
            self._strip = QPixmap(self.size() * ratio)
            self._strip.setDevicePixelRatio(ratio)
            self._draw(self._strip, 0, self.height())
        for first, last in self._stale:
            y = self._y(first)
            self._draw(self._strip, y, max(y + TICK, self._y(last) + 1))
        self._stale.clear()
        painter.drawPixmap(0, 0, self._strip)

    def _draw(self, strip: QPixmap, top: int, bottom: int) -> None:
        """Draw the strip between two heights anew."""
        height = max(1, self.height())
        part_of_it = QRect(0, top, WIDTH, bottom - top)
        painter = QPainter(strip)
        painter.setClipRect(part_of_it)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(part_of_it, current().color("paper"))
        first = max(0, (top - TICK) * SLOTS // height)
        # those at the end share its last pixels
        last = SLOTS if bottom >= height - 1 else (bottom + 1) * SLOTS // height
        for part, (x, role) in _LANES.items():
            runs = self._runs(list(accumulate(self._steps[part])), first, last)
            painter.setBrush(current().color(role))
            painter.drawRects([QRect(x, begin, TICK_WIDTH, end - begin) for begin, end in runs])
        painter.end()

    def _runs(self, counts: list[int], first: int, last: int) -> Iterator[tuple[int, int]]:
        """The heights between which marks are drawn without a gap."""
        begin = end = -1
        height, lowest = self.height(), self.height() - TICK
        for slot, count in enumerate(counts[first:last], first):
            if count:
                y = min(lowest, slot * height // SLOTS)
                if y > end:
                    if end > begin:
                        yield begin, end
                    begin = y
                end = max(begin + TICK, y + 1)
        if end > begin:
            yield begin, end

    def _y(self, slot: int) -> int:
        height = self.height()
        return min(height - TICK, slot * height // SLOTS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        if not self._starts:
            self._estimate()
        share = min(max(event.position().y() / max(1, self.height()), 0.0), 1.0)
        at = max(0, bisect_right(self._slots, share * SLOTS, hi=len(self._starts)) - 1)
        inside = (share * SLOTS - self._slots[at]) / (self._rates[at] or 1)
        block = self._page.sheet.rows.blocks[at]
        self._page.scroll_to(min(block.end, block.start + int(inside)))


def _no_steps() -> dict[str, list[int]]:
    """For each part how many marks more there are at a slot than at the one before."""
    return {part: [0] * (SLOTS + 1) for part in OWN}
