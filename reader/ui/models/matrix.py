"""The matrix as a table: what a cell says is made when it is first looked at, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from reader.domain.matrix import HEDGED, NOBODY, Cells, Head, Mark, Part, parts_of
from reader.ui.wording import as_tip, count, day

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index

_Role = Qt.ItemDataRole
VERBS = {
    "asserts": "says so",
    "denies": "denies it",
    "doubts": "doubts it",
    "asks": "asks",
    "relays": "relays it",
    "implied": "is the implied origin",
}
_NONE: tuple[Part, ...] = ()


class MatrixModel(QAbstractTableModel):
    """Rows and columns as they are shown. Delegates and heads ask `parts`, `rows`, `columns`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Head] = ()
        self.columns: Sequence[Head] = ()
        self.standings: Mapping[str, str] = {}
        self.show = "grades"
        self.pinned: frozenset[str] = frozenset()
        self._cells: Cells = {}
        self._across: list[dict[str, list[Mark]]] = []
        self._parts: dict[tuple[int, int], tuple[Part, ...]] = {}

    def show_matrix(
        self,
        rows: Sequence[Head],
        columns: Sequence[Head],
        cells: Cells,
        standings: Mapping[str, str],
        show: str,
        pinned: frozenset[str] = frozenset(),
    ) -> None:
        """Show this."""
        self.beginResetModel()
        self.rows, self.columns, self._cells = rows, columns, cells
        self.standings, self.show, self.pinned = standings, show, pinned
        self._across = [cells.get(row.key, {}) for row in rows]
        self._parts.clear()
        self.endResetModel()

    def parts(self, row: int, column: int) -> tuple[Part, ...]:
        """What is written in a cell."""
        key = (row, column)
        found = self._parts.get(key)
        if found is None:
            marks = self._across[row].get(self.columns[column].key)
            found = self._parts[key] = parts_of(marks, self.show) if marks else _NONE
        return found

    def marks(self, index: Index) -> Sequence[Mark]:
        """The claims of a cell."""
        if not index.isValid():
            return ()
        return self._across[index.row()].get(self.columns[index.column()].key, ())

    def place(self, row: str, column: str) -> QModelIndex:
        """The cell of a row and a column (keys); an invalid index where either is not shown."""
        r = next((i for i, head in enumerate(self.rows) if head.key == row), -1)
        c = next((i for i, head in enumerate(self.columns) if head.key == column), -1)
        return self.index(r, c)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return None
        if not index.isValid():
            return None
        parts = self.parts(index.row(), index.column())
        if role == _Role.DisplayRole:
            return ", ".join(f"{p.text} {HEDGED}" if p.hedged else p.text for p in parts)
        if role == _Role.AccessibleTextRole:
            return self._spoken(index, parts)
        return as_tip(self._spoken(index, parts)) if parts else None

    def _spoken(self, index: Index, parts: Sequence[Part]) -> str:
        row, column = self.rows[index.row()], self.columns[index.column()]
        told = []
        for part in parts:
            hedged = sum(m.fact.hedged for m in self.marks(index) if m.kind == part.kind)
            told.append(
                f"{VERBS[part.kind]} in {count(part.claims, 'claim')}"
                + (f", {hedged} hedged" if hedged else "")
                + (f": {part.text}" if self.show != "counts" else "")
            )
        return f"{column.name}, {'; '.join(told) or 'nothing'}. {row.name}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        heads = self.columns if across else self.rows
        if not 0 <= section < len(heads):
            return None
        head = heads[section]
        if role == _Role.DisplayRole:
            return head.name
        if role == _Role.ToolTipRole:
            return as_tip(self.described(head))
        if role == _Role.AccessibleTextRole:
            return self.described(head)
        return None

    def described(self, head: Head) -> str:
        """A head in full: what it is called, and what is known of it."""
        facts = [
            head.name,
            under(head),
            count(head.claims, "claim"),
            self.standings.get(head.key, ""),
            "pinned" if head.key in self.pinned else "",
        ]
        return " · ".join(filter(None, facts))


def under(head: Head) -> str:
    """The second line of a head: the dates in it as words."""
    return " · ".join(day(part) for part in head.under.split("\n") if part)


def nobody() -> Head:
    """The column of claims that nobody named says."""
    return Head(NOBODY, "Nobody named", made=10**9)
