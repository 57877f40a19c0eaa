"""The commands of sources; each does one row of the table of actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

LISTS = "Lists of names (*.csv *.tsv *.txt *.json)"


class SourceCommands(QObject):
    """Splitting, lists of other names, and what may be one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def split_source(self) -> None:
        self._window.going.to_view("sources")
        self._window.going.view("sources").card.acts.ask_split()

    @Slot()
    def maybe_one(self) -> None:
        self._window.going.to_view("sources")
        self._window.going.view("sources").look_at_pairs()

    @Slot()
    def import_aliases(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._window.session.store.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Other names from a list", folder, LISTS
        )
        if chosen:
            from reader.ui.sources.aliases import AliasDialog

            self._window.dialogs.present("aliasList", AliasDialog, Path(chosen))
