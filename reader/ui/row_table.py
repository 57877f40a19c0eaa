"""A table in which whole rows are chosen, so that Home and End lead through the rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView


class RowTable(QTableView):
    """Home goes to the first row and End to the last, as in a list; with Shift they select."""

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Qt would go to the first and the last cell of the row, which nobody sees here
        if action in (QTableView.CursorAction.MoveHome, QTableView.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)
