"""The lanes: a list over the items that places and paints them itself, zoomed and scrolled."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QRegion
from PySide6.QtWidgets import QFrame, QListView, QWidget

from reader.domain.timeline import UNKNOWN, extent
from reader.ui.timeline.painter import AXIS, TimelinePainter
from reader.ui.timeline.placing import HIGH, SIDE, Placed, place
from reader.ui.viewport import own_viewport
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from reader.ui.models import Index
    from reader.ui.models.timeline import TimelineModel
    from reader.ui.theme.theme import Theme

HEADS = (150, 220)
"""The least and the most width of the heads of the lanes."""
MOST_SCALE = 480.0
"""Pixels of a day at the nearest zoom."""
STEP = 1.4
_Key = Qt.Key


class Lanes(QListView):
    """Right and left move within a lane, up and down to the nearest item of another."""

    opened = Signal(str)
    """Read this claim in its article."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("timelineLanes")
        self.setAccessibleName("Who said what when")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.items = model
        self._theme = theme
        self._painter = TimelinePainter(theme)
        self._placed = Placed()
        self._extent = (0, 0)
        self.scale = 0.0
        """Pixels of a day; 0 while all is made to fit."""
        self._is_fit = True
        self._aim: float | None = None
        self.setModel(model)
        model.modelReset.connect(self._place)
        theme.changed.connect(self.viewport().update)

    # --- sizes ---------------------------------------------------------------------------------

    @property
    def head_width(self) -> int:
        """The width of the heads of the lanes."""
        return min(HEADS[1], max(HEADS[0], self.viewport().width() // 5))

    @property
    def _room(self) -> int:
        return max(1, self.viewport().width() - self.head_width)

    @property
    def _fitting(self) -> float:
        days = self._extent[1] - self._extent[0] + 1
        return min(MOST_SCALE / 3, (self._room - 2 * SIDE) / days)

    def _place(self) -> None:
        self._extent = extent(self.items.rows)
        self._is_fit = self._is_fit or self.scale < self._fitting
        self._place_again()

    def _place_again(self) -> None:
        if self._is_fit:
            self.scale = self._fitting
        self._placed = place(
            self.items.rows, self.items.lanes, self._extent, self.scale, self._room
        )
        self.updateGeometries()
        self.viewport().update()

    def fit(self) -> None:
        """Show all from the first day to the last."""
        self._is_fit = True
        self._place_again()

    def zoom(self, steps: float, at: float | None = None) -> None:
        """Nearer or farther; the day at `at` (pixels of the viewport) stays where it is."""
        current = self.currentIndex()
        if at is None:
            box = self.visualRect(current) if current.isValid() else QRect()
            seen = self.viewport().rect().adjusted(self.head_width, 0, 0, 0)
            at = box.center().x() if seen.intersects(box) else seen.center().x()
        at -= self.head_width
        bar = self.horizontalScrollBar()
        day = (bar.value() + at - SIDE) / self.scale
        wanted = min(MOST_SCALE, self.scale * STEP**steps)
        self._is_fit = wanted <= self._fitting
        self.scale = wanted
        self._place_again()
        bar.setValue(round(day * self.scale + SIDE - at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_again()

    def updateGeometries(self) -> None:
        seen = self.viewport().height() - AXIS
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self._placed.wide_all) - self._room))
        across.setPageStep(self._room)
        across.setSingleStep(40)
        down.setRange(0, max(0, self._placed.high_all - seen))
        down.setPageStep(max(1, seen))
        down.setSingleStep(24)

    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()  # heads and axis stay

    # --- where things are ----------------------------------------------------------------------

    def _box(self, row: int) -> QRectF:
        placed = self._placed
        x = placed.x[row]
        if self.items.item(row).lane != UNKNOWN:
            x -= self.horizontalOffset()
        top = placed.top[row] - self.verticalOffset() + AXIS
        return QRectF(self.head_width + x, top, placed.wide[row], HIGH)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._placed.x):
            return QRect()
        return self._box(index.row()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        if point.x() < self.head_width or point.y() < AXIS:
            return QModelIndex()
        y = point.y() - AXIS + self.verticalOffset()
        for lane in self._placed.lanes_between(y, y + 1):
            for row in self._rows(lane, point.x() - 1, point.x() + 1):
                if self._box(row).contains(point):
                    return self.items.index(row)
        return QModelIndex()

    def _rows(self, lane: int, left: float, right: float) -> list[int]:
        """The rows of a lane that are to be seen between two places of the viewport."""
        _, first, end = self.items.lanes[lane]
        moved = self.horizontalOffset() - self.head_width
        return list(self._placed.between(lane, (first, end), left + moved, right + moved))

    def scrollTo(
        self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= len(self._placed.x):
            return
        box, view = self._box(index.row()), self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        left = self.head_width + 8
        if self.items.item(index.row()).lane != UNKNOWN:
            if box.left() < left or box.width() > self._room:
                across.setValue(across.value() + round(box.left()) - left)
            elif box.right() > view.right() - 8:
                across.setValue(across.value() + round(box.right() - view.right()) + 8)
        if box.top() < AXIS + 8:
            down.setValue(down.value() + round(box.top()) - AXIS - 8)
        elif box.bottom() > view.bottom() - 8:
            down.setValue(down.value() + round(box.bottom() - view.bottom()) + 8)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index).adjusted(-4, -4, 4, 4))
        return region

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, view = self._theme, self.viewport().rect()
        painter.fillRect(view, theme.color("paper"))
        heads, top = self.head_width, self.verticalOffset()
        axis = QRect(heads, 0, view.width() - heads, AXIS)
        if self.items.rowCount() and self.scale:
            first = self._extent[0] + (self.horizontalOffset() - SIDE) / self.scale
            known = any(item.when for item in self.items.rows[:1])
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
            for row in self._rows(lane, area.left() - 4, area.right() + 4):
                box = self._box(row)
                if not box.intersects(QRectF(area).adjusted(-4, -4, 4, 4)):
                    continue
                item = items.item(row)
                self._painter.item(painter, box, item, items)
                if row == here:
                    self._painter.ring(painter, box, self.hasFocus())
                elif current is not None and item.key == current.key:
                    self._painter.kin(painter, box)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._aim = None
        self.viewport().update()

    # --- hands ---------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.items.item(index.row()).claim)

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
            _, first, end = self.items.lanes[lane]
            x = self._placed.x
            # as in a text, the place one came from counts over several lanes
            aim = x[here] if self._aim is None else self._aim
            row = bisect_right(x, aim, first, end) - 1
            near = [r for r in (row, row + 1) if first <= r < end]
            self._go(min(near, key=lambda r: abs(x[r] - aim)))
            self._aim = aim

    def _go(self, row: int) -> None:
        if 0 <= row < self.items.rowCount():
            self.setCurrentIndex(self.items.index(row))
            self.scrollTo(self.items.index(row))

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
