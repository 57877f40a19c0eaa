"""The commands of originals: showing beside the text what an article came from, and saving it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NONE = "No original is kept of this article."


class OriginalCommands(QObject):
    """Show and save."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot(bool)
    def toggle_original(self, shown: bool) -> None:
        if shown:
            self._window.going.to_view("read")
        self._window.panels.show("original", shown)

    @Slot()
    def save_original(self) -> None:
        """Ask where to, and write the bytes as they came; the dialog asks before it replaces."""
        from PySide6.QtWidgets import QFileDialog

        from reader.export.destination import file_name
        from reader.ingest.originals import kind_of

        window = self._window
        article = window.reading.article
        version = window.reading.version
        if article is not None and version is not None and window.reading.is_older:
            article = window.session.store.corrections.as_imported(article.id, version.id)
        name = article.original_sha256 if article else None
        data = window.session.store.original(name) if name else None
        if article is None or data is None:
            window.status.say(NONE)
            return
        suffix = "".join(Path(kind_of(article.importer, data).name).suffixes)
        start = window.session.store.path.parent / file_name(article.title, suffix)
        chosen, _ = QFileDialog.getSaveFileName(window, "Save original", str(start))
        if chosen:
            path = Path(chosen)
            window.errands.run(save, data, path, done=f"Saved as {path}")


def save(data: bytes, path: Path) -> None:
    """Write a file whole or not at all. Raises ProjectTrouble, in plain words, where it cannot."""
    from reader.disk_trouble import why_and_advice
    from reader.export.destination import write_whole
    from reader.store.errors import ProjectTrouble

    try:
        write_whole(path, lambda out: out.write(data))
    except OSError as error:
        raise ProjectTrouble(*why_and_advice(error)) from error
