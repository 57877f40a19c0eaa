"""The base of our flat lists: rows that know their words, seen and heard; it follows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from reader.ui.models import Index

ROW = Qt.ItemDataRole.UserRole
"""The role under which an index gives its row."""


class RowsModel(QAbstractListModel):
    """A list of rows, in `_rows`. Subclasses say what each is called, and keep them current."""

    _rows: list[Any]

    @property
    def rows(self) -> Sequence[Any]:
        """The rows, in order."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.described(row)
        return None

    def words(self, row: Any) -> str:
        """What a row is called."""
        raise NotImplementedError

    def described(self, row: Any) -> str:
        """A row as a screen reader says it."""
        raise NotImplementedError
