"""Searches that were saved for a project: run, renamed, deleted; how much is new in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate
from reader.ui.search.asking import Waiting
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.store.searching import Searching
    from reader.ui.jobs import Job
    from reader.ui.models import Index
    from reader.ui.search.asking import Searches
    from reader.ui.settings import ProjectView
    from reader.ui.theme.theme import Theme

MOST = 1000
"""Up to how many things a saved search counts."""


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved search as the list shows it."""

    name: str
    query: str
    new: int = 0


class SavedModel(RowsModel):
    """The saved searches of a project, in the order in which they were saved."""

    def __init__(
        self, kept: ProjectView, searches: Searches, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._rows: list[SavedRow] = []
        self._counts: dict[str, int] = {}
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._counted)
        self._show()

    def save(self, name: str, query: str) -> None:
        """Keep a search under a name; one of that name is replaced."""
        self._kept.searches[name] = query
        self._kept.seen.pop(name, None)
        self._show()
        self.count_again(seen=name)

    def rename(self, old: str, new: str) -> None:
        """Give a search another name, in its place."""
        if new and new != old and old in self._kept.searches:
            kept = {(new if n == old else n): q for n, q in self._kept.searches.items() if n != new}
            self._kept.searches.clear()
            self._kept.searches.update(kept)
            self._kept.seen[new] = self._kept.seen.pop(old, 0)
            self._show()

    def delete(self, name: str) -> None:
        """Forget a search."""
        self._kept.searches.pop(name, None)
        self._kept.seen.pop(name, None)
        self._show()

    def name_of(self, query: str) -> str:
        """The name under which a query is saved, "" for none."""
        return next((n for n, q in self._kept.searches.items() if q == query), "")

    def count_again(self, seen: str = "") -> None:
        """See in how many things each search is now; `seen` is looked at, nothing in it is new."""
        self._seen = seen
        self._waiting.run(_count, dict(self._kept.searches))

    _seen = ""

    @Slot(object)
    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        if self._seen in self._kept.searches and self._seen in counts:
            self._kept.seen[self._seen] = counts[self._seen]
        self._show()

    def _show(self) -> None:
        rows = []
        for name, query in self._kept.searches.items():
            seen = self._kept.seen.get(name, 0)
            rows.append(SavedRow(name, query, max(0, self._counts.get(name, seen) - seen)))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def words(self, row: SavedRow) -> str:
        """Its name."""
        return row.name

    def described(self, row: SavedRow) -> str:
        """A search with what it asks."""
        return f"{row.name}, {row.query}" + (f", {row.new} new" if row.new else "")


def _count(job: Job, searching: Searching, queries: dict[str, str]) -> dict[str, int]:
    from reader.domain.query import parse

    counts = {}
    for name, query in queries.items():
        job.check()
        counts[name] = searching.count(parse(query), most=MOST)
    return counts


class SavedRows(RowDelegate):
    """Name, what is asked, and how much is new."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small", tabular=True)

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + QFontMetrics(self._small).height() + 14

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: SavedRow = index.data(ROW)
        inner = rect.adjusted(12, 6, -12, -6)
        upper = QFontMetrics(self._font).height()
        first = QRect(inner.left(), inner.top(), inner.width(), upper)
        new = f"{row.new} new" if row.new else ""
        wide = self.words(painter, first, new, self._small, "source", right=True) if new else 0
        self.words(painter, first.adjusted(0, 0, -wide - 12, 0), row.name, self._font)
        below = inner.adjusted(0, upper + 2, 0, 0)
        self.words(painter, below, row.query, self._small, "soft")


class SavedList(QListView):
    """Enter or a click runs one; F2 renames it, Delete deletes it."""

    chosen = Signal(object)
    """A SavedRow."""
    rename_wanted = Signal(str)
    delete_wanted = Signal(str)
    left = Signal()

    def __init__(self, model: SavedModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedSearches")
        self.setAccessibleName("Saved searches")
        self.setProperty("ground", "paper")
        self.setModel(model)
        self.setItemDelegate(SavedRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row: Any = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif key == Qt.Key.Key_F2 and row is not None:
            self.rename_wanted.emit(row.name)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row is not None:
            self.delete_wanted.emit(row.name)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)
