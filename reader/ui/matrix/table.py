"""The table of the matrix: frozen heads, keys that move between filled cells, wishes told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from reader.ui.matrix.cells import MatrixCells
from reader.ui.matrix.heads import ColumnHeads, RowHeads
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
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
        self.row_heads, self.column_heads = RowHeads(theme, self), ColumnHeads(theme, self)
        self.setVerticalHeader(self.row_heads)
        self.setHorizontalHeader(self.column_heads)
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

    @Slot()
    def _fit_columns(self) -> None:
        wide = COLUMN[self._model.show]
        if self.column_heads.defaultSectionSize() != wide:
            self.column_heads.setDefaultSectionSize(wide)

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
        if here.isValid() and self.hasFocus():
            self._ring(here)

    def _ring(self, here: QModelIndex) -> None:
        """Where the keyboard is."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(self._theme.color("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRoundedRect(self.visualRect(here).adjusted(2, 2, -2, -3), 5, 5)

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
        assert isinstance(of, QHeaderView)
        section = of.logicalIndexAt(at)
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
