"""What a search has found, as a list that grows as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from reader.domain.found import Found
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.search.asking import facts
from reader.ui.search.painting import FoundRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme


class ResultsModel(RowsModel):
    """Rows are Founds."""

    more_wanted = Signal()
    """The end is in sight and there is more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Found] = []
        self._more = False

    @property
    def rows(self) -> list[Found]:
        """What is listed."""
        return self._rows

    def show_found(self, found: Sequence[Found], more: bool) -> None:
        """List these instead."""
        self.beginResetModel()
        self._rows = list(found)
        self._more = more
        self.endResetModel()

    def add_found(self, found: Sequence[Found], more: bool) -> None:
        """List these below."""
        self._more = more
        if found:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if self._more and not parent.isValid():
            self._more = False
            self.more_wanted.emit()

    def words(self, row: Found) -> str:
        """Its passage."""
        return row.passage or row.title

    def described(self, row: Found) -> str:
        """A find as one sentence."""
        return f"{' '.join(self.words(row).split())}, {facts(row).replace(' · ', ', ')}"


class ResultRows(FoundRows):
    """Two lines of passage, a line of facts."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        self.paint_found(painter, rect, index.data(ROW))


class ResultList(QListView):
    """Enter or a click goes there."""

    chosen = Signal(object)
    """A Found."""
    left = Signal()
    """Up from the first row, or Escape: to the field."""

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        self.setAccessibleName("Found")
        self.setProperty("ground", "paper")
        self.setModel(model)
        self.setItemDelegate(ResultRows(theme, 2, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)
