"""The lanes of the timeline as they are painted, and what keys and mouse do in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from reader.domain.timeline import UNKNOWN
from reader.ui.timeline.painter import AXIS, TimelinePainter
from reader.ui.timeline.placed_items import MOST_SCALE, PlacedItems
from reader.ui.timeline.placing import SIDE
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.models import Index
    from reader.ui.models.timeline import TimelineModel
    from reader.ui.theme.theme import Theme
    from reader.ui.timeline.placing import Mark

_Key = Qt.Key


class Lanes(PlacedItems):
    """Right and left move within a lane, up and down to the nearest item of another."""

    opened = Signal(str)
    """Read this claim in its article."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        self._theme = theme
        self._painter = TimelinePainter(theme)
        self._aim: float | None = None
        super().__init__(model, theme, parent)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, view = self._theme, self.viewport().rect()
        painter.fillRect(view, theme.color("paper"))
        heads, top = self.head_width, self.verticalOffset()
        axis = QRect(heads, 0, view.width() - heads, AXIS)
        if self.items.rowCount() and self.scale:
            first = self._extent[0] + (self.horizontalOffset() - SIDE) / self.scale
            known = self.items.rows[0].when is not None
            if known:
                low = min(view.bottom(), self._low - top + AXIS - 1)
                self._painter.axis(painter, axis, first, self.scale, low)
        current = self.currentIndex()
        here = current.row() if current.isValid() else -1
        lane_here = self.items.lane_of(here) if 0 <= here < self.items.rowCount() else -1
        shown = self._placed.lanes_between(top, top + view.height() - AXIS)
        painter.setClipRect(view.adjusted(heads, AXIS, 0, 0))
        self._lines(painter, shown, lane_here)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._items(painter, shown, here, event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setClipRect(view.adjusted(0, AXIS, 0, 0))
        for lane in shown:
            key, begin, end = self.items.lanes[lane]
            y, high = self._placed.lanes[lane]
            rect = QRect(0, y - top + AXIS, heads, high)
            under = " · ".join(
                filter(None, (self.items.under.get(key, ""), count(end - begin, "claim")))
            )
            self._painter.head(painter, rect, self.items.name(key), under, lane == lane_here)
        painter.setClipping(False)
        painter.fillRect(QRect(0, 0, heads, AXIS), theme.color("panel"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, AXIS - 1, heads, AXIS - 1)

    @property
    def _low(self) -> int:
        """Where the dated lanes end, in pixels of the whole drawing."""
        lanes, placed = self.items.lanes, self._placed.lanes
        return placed[-1][0] if lanes[-1][0] == UNKNOWN else self._placed.high_all

    def _lines(self, painter: QPainter, shown: range, lane_here: int) -> None:
        painter.setPen(self._theme.color("line"))
        for lane in shown:
            y, high = self._placed.lanes[lane]
            bottom = y + high - self.verticalOffset() + AXIS - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)

    def _items(self, painter: QPainter, shown: range, here: int, area: QRect) -> None:
        items, current = self.items, None
        if 0 <= here < items.rowCount():
            current = items.item(here)
        for lane in shown:
            for mark in self._marks(lane, area.left() - 4, area.right() + 4):
                box = self._box(lane, mark)
                if not box.intersects(QRectF(area).adjusted(-4, -4, 4, 4)):
                    continue
                if mark.number > 1:
                    self._many(painter, box, mark, here)
                else:
                    self._painter.item(painter, box, items.item(mark.first), items)
                if mark.first <= here < mark.end:
                    self._painter.ring(painter, box, self.hasFocus())
                elif current is not None and items.says_the_same(current.key, mark.first, mark.end):
                    self._painter.kin(painter, box)

    def _many(self, painter: QPainter, box: QRectF, mark: Mark, here: int) -> None:
        """One mark for several items: how many they are, and which of them is the current one."""
        place = here - mark.first + 1 if mark.first <= here < mark.end else 0
        self._painter.many(
            painter,
            box,
            self.items.kinds(mark.first, mark.end),
            place,
            self.items.has_contested(mark.first, mark.end),
        )

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._aim = None
        self.viewport().update()

    # --- hands ---------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = self.mark_at(event.position().toPoint())
        if mark is None:
            return
        if mark.number > 1 and self.scale < MOST_SCALE:
            self.come_near(mark)
        else:
            self.opened.emit(self.items.item(self.currentIndex().row()).claim)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            mark = self.mark_at(event.pos())
            if mark and mark.number > 1:
                words = self.items.tip_of_many(mark.first, mark.end)
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        steps = {_Key.Key_Left: -1, _Key.Key_Right: 1}
        lanes = {_Key.Key_Up: -1, _Key.Key_Down: 1}
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in (_Key.Key_Return, _Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.items.item(self.currentIndex().row()).claim)
        elif plain and text in ("+", "="):
            self.zoom(1)
        elif plain and text in ("-", "−"):
            self.zoom(-1)
        elif plain and text == "0":
            self.fit()
        elif plain and key in steps:
            self._step(steps[_Key(key)])
        elif plain and key in lanes:
            self._change_lane(lanes[_Key(key)])
        elif plain and key in (_Key.Key_Home, _Key.Key_End):
            self._to_end(key == _Key.Key_End)
        elif text and text.isprintable():
            event.ignore()  # the view's
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        here = self.currentIndex().row()
        if here < 0:
            self._go(0)
            return
        _, first, end = self.items.lanes[self.items.lane_of(here)]
        self._go(min(end - 1, max(first, here + by)))

    def _to_end(self, last: bool) -> None:
        here = self.currentIndex().row()
        if here >= 0:
            _, first, end = self.items.lanes[self.items.lane_of(here)]
            self._go(end - 1 if last else first)

    def _change_lane(self, by: int) -> None:
        """To the item of the next lane that is nearest in time."""
        here = self.currentIndex().row()
        if here < 0:
            self._go(0)
            return
        lane = self.items.lane_of(here) + by
        if 0 <= lane < len(self.items.lanes):
            # as in a text, the place one came from counts over several lanes
            aim = self._aim
            if aim is None:
                aim = self._placed.x_of(lane - by, here)
            self._go(self._placed.nearest(lane, aim))
            self._aim = aim

    def _go(self, row: int) -> None:
        if 0 <= row < self.items.rowCount():
            self.setCurrentIndex(self.items.index(row))
            self.scrollTo(self.items.index(row))

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
