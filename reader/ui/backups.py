"""Backups of the project in the window: one a day beside the profile, and a way back to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

SOON = 20_000
"""Milliseconds after the window has opened: a backup shall not slow the start."""


class Backups(QObject):
    """Makes a backup when one is due and says which there are."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.folder = window.profile.data / "backups" / window.session.store.project().id
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.make_if_due)
        self._timer.start()

    @Slot()
    def make_if_due(self) -> None:
        """Back the project up beside the window, if it was edited since the last backup."""
        path, is_written = self._window.session.store.path, not self._window.session.store.read_only
        self._window.errands.run(_back_up, path, self.folder, is_written, done="")

    def there(self) -> list[tuple[Path, str]]:
        """The backups there are, the newest first, with the day each was made."""
        from reader.store.daily import backups_in

        if not self.folder.exists():
            return []
        return [(kept.path, kept.day) for kept in reversed(backups_in(self.folder))]

    def sentence(self) -> str:
        """How many backups there are and of which day the newest is."""
        from reader.ui.wording import count, day

        there = self.there()
        if not there:
            return "No backup yet. One is made on each day on which you edit."
        return f"{count(len(there), 'backup')}, the newest of {day(there[0][1])}."


def _back_up(project: Path, folder: Path, is_written: bool) -> None:
    """Back up if that is due; first goes what an erasure that was cut short left in the file, and
    drafts of copies that were."""
    from reader.store.daily import back_up_if_due
    from reader.store.erasing import finish, is_unfinished
    from reader.store.leftovers import clear_leftovers

    clear_leftovers(project.parent)
    if is_written and is_unfinished(project):
        finish(project)
    back_up_if_due(project, folder)
