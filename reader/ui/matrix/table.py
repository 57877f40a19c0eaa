"""The table of the matrix: frozen heads, keys that move between filled cells, wishes told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QTableView, QWidget

from reader.ui.matrix.cells import MatrixCells
from reader.ui.matrix.frozen import Frozen
from reader.ui.matrix.heads import ColumnHeads, Corner, RowHeads
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.ui.models import Index
    from reader.ui.models.matrix import MatrixModel
    from reader.ui.theme.theme import Theme

COLUMN = {"grades": 100, "counts": 100, "dates": 136}
"""What the cells show → the width of a column, in pixels."""
ROW_HEADS = (300, 430)
"""The least and the most that the words of the rows have, in pixels."""
_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
}


class MatrixTable(QTableView):
    """Tells wishes; the view does them."""

    passages_wanted = Signal()
    """The claims of the current cell, with the keyboard in them."""
    opened = Signal()
    """Read the first claim of the current cell."""
    pinned = Signal(str)
    """Pin this row or column (its key), or let it go."""
    copied = Signal()
    """Copy the whole as a table."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("matrixTable")
        self.setAccessibleName("Who says what")
        self._model = model
        self._theme = theme
        self.frozen = Frozen(self)
        self.pins = (0, 0)
        """How many rows and columns are pinned; they are the first."""
        self.row_heads, self.column_heads = RowHeads(theme, self), ColumnHeads(theme, self)
        self.setVerticalHeader(self.row_heads)
        self.setHorizontalHeader(self.column_heads)
        self.corner = Corner(theme, self)
        self.setModel(model)
        self.setItemDelegate(MatrixCells(theme, self))
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.row_heads.setDefaultSectionSize(self.row_heads.row_height())
        model.modelReset.connect(self._count_pins)
        model.modelReset.connect(self._fit_columns)
        self._fit_columns()
        for head in (self.row_heads, self.column_heads):
            head.sectionClicked.connect(self._head_clicked)
            head.customContextMenuRequested.connect(self._head_menu)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = min(ROW_HEADS[1], max(ROW_HEADS[0], round(self.width() * 0.38)))
        if wide != self.row_heads.wide:
            self.row_heads.wide = wide
            self.row_heads.setFixedWidth(wide)
            self.updateGeometries()
        super().resizeEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.row_heads.width(), self.column_heads.height())
        self.corner.raise_()

    @Slot()
    def _fit_columns(self) -> None:
        wide = COLUMN[self._model.show]
        if self.column_heads.defaultSectionSize() != wide:
            self.column_heads.setDefaultSectionSize(wide)

    @Slot()
    def _count_pins(self) -> None:
        model = self._model
        self.pins = (
            sum(head.key in model.pinned for head in model.rows),
            sum(head.key in model.pinned for head in model.columns),
        )

    # --- what stays ----------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        return self.frozen.rect(index.row(), index.column(), super().visualRect(index))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row, column = self.frozen.at(point)
        if row < 0 and column < 0:
            return super().indexAt(point)
        row = self.rowAt(point.y()) if row < 0 else row
        column = self.columnAt(point.x()) if column < 0 else column
        return self._model.index(row, column)

    def scrollTo(
        self, index: Index, hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible
    ) -> None:
        """What stays needs no scrolling; anything else comes out from under it."""
        before = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        for bar, heads, section, at, was in (
            (self.verticalScrollBar(), self.row_heads, index.row(), self.rowViewportPosition, 0),
            (
                self.horizontalScrollBar(),
                self.column_heads,
                index.column(),
                self.columnViewportPosition,
                1,
            ),
        ):
            if section < self.frozen.most(heads):
                bar.setValue(before[was])
            else:
                bar.setValue(bar.value() - max(0, self.frozen.edge(heads) - at(section)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if any(self.pins):  # what stays is not moved with the rest
            for part in (self, self.row_heads, self.column_heads):
                part.viewport().update()

    @property
    def ground(self) -> QColor:
        """The ground of the cells."""
        return self._theme.color("paper")

    @property
    def edge(self) -> QColor:
        """The line between what stays and what scrolls."""
        return self._theme.color("handle")

    def paint_cells(
        self, painter: QPainter, rows: Iterable[int], columns: Sequence[int], frozen: Frozen
    ) -> None:
        """Draw some cells where they are to be seen, with the ground and the line of their row."""
        option = QStyleOptionViewItem()
        here, view = self.currentIndex().row(), self.viewport().rect()
        for row in rows:
            for column in columns:
                index = self._model.index(row, column)
                rect = frozen.rect(row, column, super().visualRect(index))
                if rect.isEmpty():
                    continue
                option.rect = rect
                if row == here:
                    painter.fillRect(rect, self._theme.color("selection"))
                self.itemDelegate().paint(painter, option, index)
                painter.setPen(self._theme.color("line"))
                painter.drawLine(rect.left(), rect.bottom(), view.right(), rect.bottom())

    # --- looks ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area, theme = event.rect(), self._theme
        first = self.rowAt(area.top())
        line = theme.color("line")
        here = self.currentIndex()
        if first >= 0:
            high = self.rowHeight(first)
            top = self.rowViewportPosition(first)
            for row in range(first, len(self._model.rows)):
                if top > area.bottom():
                    break
                if row == here.row():
                    painter.fillRect(area.left(), top, area.width(), high, theme.color("selection"))
                bottom = top + high - 1
                painter.setPen(line)
                painter.drawLine(area.left(), bottom, area.right(), bottom)
                top += high
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.frozen.paint(painter)
        painter.end()
        if here.isValid() and self.hasFocus():
            self._ring(here)

    def _ring(self, here: QModelIndex) -> None:
        """Where the keyboard is, as far as nothing stays over it."""
        rect, frozen = self.visualRect(here), self.frozen
        if rect.isEmpty():
            return
        painter = QPainter(self.viewport())
        wide = here.column() < frozen.number(self.column_heads)
        high = here.row() < frozen.number(self.row_heads)
        left = 0 if wide else frozen.edge(self.column_heads)
        painter.setClipRect(
            self.viewport().rect().adjusted(left, 0 if high else frozen.edge(self.row_heads), 0, 0)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self._theme.color("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 5, 5)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # the whole row and both heads show where one is
        self.viewport().update()
        self.row_heads.viewport().update()
        self.column_heads.viewport().update()

    # --- keys and clicks -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self.passages_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _STEPS:
            self._jump(*_STEPS[_Key(key)])
        elif event.text() in ("p", "P") and self.currentIndex().isValid():
            here = self.currentIndex()
            of = self._model.columns[here.column()] if shift else self._model.rows[here.row()]
            self.pinned.emit(of.key)
        elif event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()  # the view's
        else:
            super().keyPressEvent(event)

    def _jump(self, down: int, right: int) -> None:
        """To the next cell with something in it that way; the edge where there is none."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + right
        rows, columns = len(self._model.rows), len(self._model.columns)
        while 0 <= row < rows and 0 <= column < columns:
            if self._model.parts(row, column):
                self.setCurrentIndex(self._model.index(row, column))
                return
            row, column = row + down, column + right

    @Slot(int)
    def _head_clicked(self, section: int) -> None:
        """To the first filled cell of the row or the column."""
        across = self.sender() is self.row_heads
        rows = [section] if across else range(len(self._model.rows))
        columns = range(len(self._model.columns)) if across else [section]
        for row in rows:
            for column in columns:
                if self._model.parts(row, column):
                    self.setCurrentIndex(self._model.index(row, column))
                    self.setFocus()
                    return

    @Slot(QPoint)
    def _head_menu(self, at: QPoint) -> None:
        of = self.sender()
        assert isinstance(of, RowHeads | ColumnHeads)
        section = of.section_at(at)
        heads = self._model.rows if of is self.row_heads else self._model.columns
        if not 0 <= section < len(heads):
            return
        key = heads[section].key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = QAction("Unpin" if key in self._model.pinned else "Pin", menu)
        action.setData(key)
        action.triggered.connect(self._pin)
        menu.addAction(action)
        menu.popup(of.viewport().mapToGlobal(at))

    @Slot()
    def _pin(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.pinned.emit(action.data())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
