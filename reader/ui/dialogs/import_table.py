"""The table of an import's results: how its rows look, and what keys do on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.ui.import_words import OUTCOMES, outcome
from reader.ui.models import Index
from reader.ui.models.imports import ImportsModel, cells
from reader.ui.models.rows import ROW
from reader.ui.row_table import RowTable
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.importing import ImportResult
    from reader.ui.theme.theme import Theme

INK = {
    "imported": "good",
    "near": "warn-ink",
    "version": "good",
    "duplicate": "soft",
    "failed": "bad",
}
_PAD = 10


class ImportTable(RowTable):
    """Enter or a double click opens the article, Ctrl+C copies the list."""

    opened = Signal()
    copy_requested = Signal()

    def __init__(self, model: ImportsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importTable")
        self.setAccessibleName("Results of the import")
        self.setModel(model)
        self.setItemDelegate(ImportCells(theme, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(QFontMetrics(interface_font()).height() + 14)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        bold = QFontMetrics(interface_font(weight=600))
        widest = max(bold.horizontalAdvance(words) for words in OUTCOMES.values())
        self.setColumnWidth(0, widest + 2 * _PAD)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> ImportResult | None:
        """The result in the current row."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make a row the current one and have it in view."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # in a narrow dialog the article keeps its room at the cost of the encoding
        width = event.size().width()
        self.setColumnHidden(3, width < 560)
        self.setColumnWidth(2, max(130, min(260, width // 4)))
        self.setColumnWidth(3, 92)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)


class ImportCells(QStyledItemDelegate):
    """The outcome in bold and in its ink, file and encoding soft; remarks after the title."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(weight=600)
        self._usual = interface_font()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        result: ImportResult = index.data(ROW)
        column, rect, theme = index.column(), option.rect, self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = self._bold if column == 0 else self._usual
        role = INK[outcome(result)] if column == 0 else "ink" if column == 1 else "soft"
        if column == 1 and not result.title:
            role = "soft"  # why there is no article, in the place of one
        inner = rect.adjusted(_PAD, 0, -6, 0)
        words = cells(result)[column]
        if column == 1 and result.warnings:
            words = f"{words}  ·  {result.warnings[0]}"
        cut = Qt.TextElideMode.ElideMiddle if column == 2 else Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(theme.color(role))
        shown = QFontMetrics(font).elidedText(" ".join(words.split()), cut, inner.width())
        painter.drawText(
            inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown
        )
        self._paint_focus(painter, option, index)
        painter.restore()

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = option.widget
        if not isinstance(table, QTableView) or not table.hasFocus() or index.column():
            return
        if table.currentIndex().row() == index.row():
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.color("focus"))
