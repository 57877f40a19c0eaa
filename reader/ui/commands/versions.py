"""The commands of versions: bringing a newer one, reading and comparing, reviewing what it left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class VersionCommands(QObject):
    """Article and View, as far as they are about versions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # --- a newer text --------------------------------------------------------------------------

    @Slot()
    def import_newer(self) -> None:
        article = self._writable_article()
        if article is None:
            return
        from PySide6.QtWidgets import QFileDialog

        from reader.ingest.registry import file_filter

        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Import a newer version", "", file_filter()
        )
        if chosen:
            self._window.imports.files([Path(chosen)], version_of=article)

    @Slot()
    def paste_newer(self) -> None:
        article = self._writable_article()
        if article is not None:
            held = QGuiApplication.clipboard().mimeData()
            self._window.imports.clipboard(held, version_of=article)

    def _writable_article(self) -> str | None:
        window = self._window
        if window.session.store.read_only:
            window.status.say("The project is read-only: nothing can be imported into it.")
            return None
        if window.page.article_id is None:
            window.status.say("Open the article first of which you have a newer version.")
        return window.page.article_id

    # --- reading and comparing -----------------------------------------------------------------

    @Slot()
    def versions(self) -> None:
        self._present("versions")

    @Slot()
    def compare_versions(self) -> None:
        self._present("compare")

    @Slot()
    def current_version(self) -> None:
        self._window.reading.show_current()

    def _present(self, name: str) -> None:
        window = self._window
        article = window.page.article_id
        if article is None:
            return
        if len(window.session.store.versions(article)) < 2:
            window.status.say("This article has one version. Article → Import a newer version…")
            return
        from reader.ui.versions.compare import Compare
        from reader.ui.versions.dialog import Versions

        window.dialogs.present(name, {"versions": Versions, "compare": Compare}[name], article)

    # --- reviewing -----------------------------------------------------------------------------

    @Slot(bool)
    def toggle_review(self, shown: bool) -> None:
        self._window.panels.show("review", shown)

    @Slot()
    def next_to_review(self) -> None:
        self._step(1)

    @Slot()
    def previous_to_review(self) -> None:
        self._step(-1)

    @Slot()
    def put_here(self) -> None:
        panel = self._panel
        if panel.isVisible() and panel.current:
            panel.put()
            panel.setFocus()
        else:
            self._window.status.say("Nothing is under review. F8 goes to what there is.")

    @property
    def _panel(self) -> Any:
        return self._window.panels.panel("review")

    def _step(self, by: int) -> None:
        window, panel = self._window, self._panel
        if panel.isVisible():
            panel.step(by)
            panel.setFocus()
            return
        panel.show_article(window.page.article_id)
        if not panel.model.rowCount():
            from reader.ui.review.panel import NOTHING

            window.status.say(NOTHING)
            return
        window.actions_by_name["toggle_review"].setChecked(True)
        window.panels.show("review", True)
