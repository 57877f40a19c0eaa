"""The list of statements: claims are dropped on it, Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from reader.ui.claims.cells import STANDING_LOOK, draw_chip
from reader.ui.models.rows import ROW
from reader.ui.models.statements import StatementsModel
from reader.ui.rows import RowDelegate, draw_lines, line_count
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index
    from reader.ui.models.statements import Listed
    from reader.ui.theme.theme import Theme

LINES = 2


class StatementList(QListView):
    """Enter or a double click opens a statement."""

    opened = Signal(str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, model: StatementsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementList")
        self.setAccessibleName("Statements")
        self.setAccessibleDescription("Drop claims here, or press P on them in the table")
        self.setModel(model)
        self.setItemDelegate(StatementRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> str | None:
        """The statement that has the keyboard."""
        row: Listed | None = self.currentIndex().data(ROW)
        return row.id if row else None

    @Slot(QModelIndex)
    def _open(self) -> None:
        if self.current:
            self.opened.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Delete and self.current:
            self.deleted.emit(self.current)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead."""


class StatementRows(RowDelegate):
    """Two lines of the statement, its standing and what stands under it."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._text = reading_font(14)
        self._small = interface_font("small")
        self._chip = interface_font("small", 600)

    def row_height(self) -> int:
        small = QFontMetrics(self._small).height()
        return LINES * QFontMetrics(self._text).height() + small + 22

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: Listed = index.data(ROW)
        inner = rect.adjusted(10, 7, -10, -7)
        painter.setPen(self.theme.color("ink"))
        # words of one line and what stands under them stay together, in the middle
        spare = LINES - line_count(row.text, self._text, inner.width(), LINES)
        spare *= QFontMetrics(self._text).height()
        at = QPointF(inner.left(), inner.top() + spare // 2)
        draw_lines(painter, at, inner.width(), row.text, self._text, LINES)
        high = QFontMetrics(self._small).height() + 6
        top = inner.bottom() - high + 3 - (spare - spare // 2)
        below = QRect(inner.left(), top, inner.width(), high)
        model = index.model()
        if not isinstance(model, StatementsModel):
            return
        standing = model.standing(row)
        left = below.left() - 8
        if standing:
            left = draw_chip(
                painter, below, standing, self._chip, self.theme, *STANDING_LOOK[standing]
            )
        facts = QRect(left + 8, below.top() + 1, below.right() - left - 8, high)
        self.words(painter, facts, model.facts(row), self._small, "soft")
        painter.setPen(self.theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
