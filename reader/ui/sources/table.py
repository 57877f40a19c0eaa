"""The table of the Sources view: how its rows look, and what Enter and a narrow window do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.models.sources import SourceRow, SourcesModel
from reader.ui.row_table import RowTable
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.theme.theme import Theme


class SourceTable(RowTable):
    """The table: rows as high as in the drawing, a hairline under each."""

    opened = Signal()

    def __init__(self, model: SourcesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesTable")
        self.setAccessibleName("Sources")
        self.setModel(model)
        self.setItemDelegate(SourceCells(theme, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(interface_font()).height() + 22)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 200), (2, 64), (3, 76), (4, 82)):
            self.setColumnWidth(column, width)
        head.sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # in a narrow window the name keeps its room at the cost of the other columns
        width = event.size().width()
        self.setColumnHidden(4, width < 500)
        self.setColumnHidden(1, width < 420)
        self.setColumnWidth(1, min(200, max(110, width // 4)))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class SourceCells(QStyledItemDelegate):
    """Name in bold, kind soft, the letter in a chip."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(weight=600)
        self._usual = interface_font()
        self._numbers = interface_font(tabular=True)
        self._chip = interface_font("small", 600)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        row: SourceRow = index.data(ROW)
        column, rect, theme = index.column(), option.rect, self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = row.cells[column]
        inner = rect.adjusted(10, 0, -6, 0)
        if column == 2:
            if text:
                self._paint_chip(painter, inner, text)
        else:
            soft = column == 1 or (column == 3 and not row.claims)
            font = (self._bold, self._usual, self._usual, self._numbers, self._numbers)[column]
            painter.setFont(font)
            painter.setPen(theme.color("soft" if soft else "ink"))
            shown = QFontMetrics(font).elidedText(
                " ".join(text.split()), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._paint_focus(painter, option, index)
        painter.restore()

    def _paint_chip(self, painter: QPainter, inner: QRect, letter: str) -> None:
        metrics = QFontMetrics(self._chip)
        side = metrics.height() + 2
        chip = QRect(inner.left(), inner.center().y() - side // 2, side + 4, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(QRectF(chip), 4, 4)
        painter.setFont(self._chip)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), letter)

    def _paint_focus(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        table = option.widget
        if not isinstance(table, QTableView) or not table.hasFocus():
            return
        if table.currentIndex().row() == index.row() and index.column() == 0:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.color("focus"))
