"""A list of names against the articles in which they stand, as a table that can be sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from reader.ui.models import Index
from reader.ui.wording import as_tip, count, day

if TYPE_CHECKING:
    from reader.domain.names import Name, NamedArticle, Tally

NAME, TOTAL, ARTICLES = range(3)
_HEADS = ("Name", "In all", "Articles")
_Role = Qt.ItemDataRole


class TallyModel(QAbstractTableModel):
    """A row a name, a column an article after three of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._order: list[int] = []
        self._totals: list[int] = []

    @property
    def tally(self) -> Tally | None:
        """What is shown."""
        return self._tally

    def show_tally(self, tally: Tally) -> None:
        """Show this one, the names that are found most often first."""
        self.beginResetModel()
        self._tally = tally
        self._totals = [tally.total(i) for i in range(len(tally.names))]
        self._order = sorted(range(len(tally.names)), key=lambda i: -self._totals[i])
        self.endResetModel()

    def name_at(self, row: int) -> Name:
        """The name of a row."""
        assert self._tally is not None
        return self._tally.names[self._order[row]]

    def article_at(self, column: int) -> NamedArticle | None:
        """The article of a column, None for the first three."""
        if self._tally is None or column <= ARTICLES:
            return None
        return self._tally.articles[column - ARTICLES - 1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid():
            return 0
        return len(_HEADS) + (len(self._tally.articles) if self._tally else 0)

    def value(self, row: int, column: int) -> str | int:
        """What stands in a cell."""
        assert self._tally is not None
        i = self._order[row]
        if column == NAME:
            return self._tally.names[i].name
        if column == TOTAL:
            return self._totals[i]
        if column == ARTICLES:
            return len(self._tally.counts[i])
        return self._tally.counts[i].get(self._tally.articles[column - ARTICLES - 1].id, 0)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self._tally is None:
            return None
        value = self.value(index.row(), index.column())
        if role == _Role.DisplayRole:
            if index.column() > ARTICLES and not value:
                return ""
            return str(value)
        if role == _Role.TextAlignmentRole and index.column() != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _Role.ToolTipRole and index.column() == NAME:
            return as_tip("\n".join((str(value), *self.name_at(index.row()).aliases)))
        if role == _Role.AccessibleTextRole:
            return self._told(index.row(), index.column(), value)
        return None

    def _told(self, row: int, column: int, value: str | int) -> str:
        article = self.article_at(column)
        if article is None:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {value}"
        times = count(int(value), "time")
        return f"{self.name_at(row).name} in article {article.number}: {times}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        article = self.article_at(section)
        if role == _Role.DisplayRole:
            return _HEADS[section] if article is None else str(article.number)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == _Role.ToolTipRole and article is not None:
            told = (article.title, article.outlet, day(article.published))
            return as_tip("\n".join(filter(None, told)))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self._tally is None or not 0 <= column < self.columnCount():
            return
        from reader.domain.folding import fold

        values = {i: self.value(row, column) for row, i in enumerate(self._order)}
        before = list(self._order)
        self.layoutAboutToBeChanged.emit()
        descending = order == Qt.SortOrder.DescendingOrder
        self._order.sort(
            key=lambda i: fold(str(values[i])) if column == NAME else values[i],
            reverse=descending,
        )
        rows = {i: row for row, i in enumerate(self._order)}
        was = self.persistentIndexList()
        now = [self.index(rows[before[index.row()]], index.column()) for index in was]
        self.changePersistentIndexList(was, now)
        self.layoutChanged.emit()
