"""What can be done to the selected claims, as a menu under the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from reader.ui.claims.acts import Acts
    from reader.ui.main_window import MainWindow

ENTRIES = (
    ("enter", "Read in its article", "Enter"),
    ("", "", ""),
    ("p", "Under a statement…", "P"),
    ("o", "Under a statement, as its opposite…", "O"),
    ("x", "Out of its statement", "X"),
    ("l", "Claims like this one", "L"),
    ("k", "Link…", "K"),
    ("", "", ""),
    ("t", "Tag…", "T"),
    ("g", "Digit…", "G"),
    ("v", "To check, checked, neither", "V"),
    ("w", "Weigh against hypotheses", "W"),
    ("", "", ""),
    ("copy", "Copy as a table", "Ctrl+C"),
    ("copy_citation", "Copy with citation", "Ctrl+Shift+C"),
    ("copy_rich", "Copy as rich text", "Ctrl+Shift+X"),
    ("copy_markdown", "Copy as Markdown", "Ctrl+Shift+M"),
    ("copy_link", "Copy link", "Ctrl+Shift+K"),
    ("e", "Export…", "E"),
)
"""The key that an entry stands for, its words, the key as it is written."""


class ClaimMenu(QMenu):
    """Opens where the mouse is, or at the current row by the menu key; shows the keys as well."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts.table)
        self.setObjectName("claimMenu")
        self._acts = acts
        for key, words, written in ENTRIES:
            if not key:
                self.addSeparator()
                continue
            action = self.addAction(f"{words}\t{written}")
            action.setData(key)
        self.triggered.connect(self._do)
        table = acts.table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open)

    @Slot(QPoint)
    def _open(self, at: QPoint) -> None:
        table = self._acts.table
        if not table.selected:
            return
        if not table.indexAt(at).isValid():  # by the key of the keyboard
            at = table.visualRect(table.currentIndex()).bottomLeft()
        self.popup(table.viewport().mapToGlobal(at))

    @Slot(QAction)
    def _do(self, action: QAction) -> None:
        acts, key = self._acts, action.data()
        if key == "copy":
            acts.copy_table()
        elif key.startswith("copy_"):
            window = cast("MainWindow", acts.table.window())
            window.actions_by_name[key].trigger()
        elif key == "enter" and acts.table.current:
            acts.table.opened.emit(acts.table.current)
        else:
            acts.press(key)
