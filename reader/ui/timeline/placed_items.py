"""Where the items of the timeline stand in its window: zoomed, scrolled, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QFrame, QListView, QWidget

from reader.domain.timeline import UNKNOWN
from reader.ui.timeline.painter import AXIS
from reader.ui.timeline.placing import SIDE, Mark, Placed
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QResizeEvent

    from reader.ui.models import Index
    from reader.ui.models.timeline import TimelineModel
    from reader.ui.theme.theme import Theme

HEADS = (150, 220)
"""The least and the most width of the heads of the lanes."""
MOST_SCALE = 480.0
"""Pixels of a day at the nearest zoom."""
STEP = 1.4
_Key = Qt.Key


class PlacedItems(QListView):
    """A list over the items that places them by date, in lanes; the heads of the lanes and the
    axis stay while the rest scrolls."""

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
        self._placed = Placed(model.days, [], 0, 1)
        self.scale = 0.0
        """Pixels of a day; 0 while all is made to fit."""
        self._is_fit = True
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
    def _extent(self) -> tuple[int, int]:
        return self.items.days.extent

    @property
    def _fitting(self) -> float:
        days = self._extent[1] - self._extent[0] + 1
        return min(MOST_SCALE / 3, (self._room - 2 * SIDE) / days)

    def _place(self) -> None:
        self._is_fit = self._is_fit or self.scale < self._fitting
        self._place_again()

    def _place_again(self) -> None:
        if self._is_fit:
            self.scale = self._fitting
        self._placed = Placed(self.items.days, self.items.lanes, self.scale, self._room)
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

    def come_near(self, mark: Mark) -> None:
        """Zoom until what a mark stands for fills the window, as far as one can."""
        firsts, lasts = self.items.days.firsts, self.items.days.lasts
        first, last = firsts[mark.first], max(lasts[mark.first : mark.end])
        wanted = min(MOST_SCALE, (self._room - 2 * SIDE) / (last - first + 1))
        self.scale = max(wanted, min(MOST_SCALE, self.scale * STEP))
        self._is_fit = False
        self._place_again()
        middle = SIDE + ((first + last + 1) / 2 - self._extent[0]) * self.scale
        self.horizontalScrollBar().setValue(round(middle - self._room / 2))

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

    def _box(self, lane: int, mark: Mark) -> QRectF:
        """Where a mark is in the viewport."""
        x = mark.x
        if self.items.lanes[lane][0] != UNKNOWN:
            x -= self.horizontalOffset()
        top = self._placed.lanes[lane][0] + mark.top - self.verticalOffset() + AXIS
        return QRectF(self.head_width + x, top, mark.wide, mark.high)

    def _box_of(self, row: int) -> QRectF:
        """Where what stands for a row is in the viewport."""
        lane = self.items.lane_of(row)
        return self._box(lane, self._placed.mark_of(lane, row))

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self.items.rowCount() or not self._placed.lanes:
            return QRect()
        return self._box_of(index.row()).toAlignedRect()

    def mark_at(self, point: QPoint) -> Mark | None:
        """The mark under a point of the viewport, the one painted last."""
        if point.x() < self.head_width or point.y() < AXIS:
            return None
        y = point.y() - AXIS + self.verticalOffset()
        found = None
        for lane in self._placed.lanes_between(y, y + 1):
            for mark in self._marks(lane, point.x() - 1, point.x() + 1):
                if self._box(lane, mark).contains(point):
                    found = mark
        return found

    def indexAt(self, point: QPoint) -> QModelIndex:
        mark = self.mark_at(point)
        if mark is None:
            return QModelIndex()
        here = self.currentIndex().row()
        return self.items.index(here if mark.first <= here < mark.end else mark.first)

    def _marks(self, lane: int, left: float, right: float) -> list[Mark]:
        """The marks of a lane that are to be seen between two places of the viewport, those that
        stand for several last: they are painted over longer ones."""
        moved = self.horizontalOffset() - self.head_width
        marks = self._placed.between(lane, left + moved, right + moved)
        return sorted(marks, key=lambda mark: mark.number > 1)

    def scrollTo(
        self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or not self._placed.lanes:
            return
        box, view = self._box_of(index.row()), self.viewport().rect()
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
