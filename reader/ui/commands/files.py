"""The commands of files: projects, import, export and what belongs to the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

PROJECTS = "Selon projects (*.selon)"


class FileCommands(QObject):
    """File, and the dialogs that edit what is not an annotation."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def new_project(self) -> None:
        path = self._ask_save("New project", "New project.selon")
        if path is None:
            return
        if path.exists():
            # the dialog has asked; a project is put aside and never written over
            path = _free(path)
        self._window.project_requested.emit(path)

    @Slot()
    def open_project(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._window.session.store.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open project", folder, PROJECTS)
        if chosen:
            self._window.project_requested.emit(Path(chosen))

    @Slot()
    def save_copy(self) -> None:
        path = self._ask_save("Save a copy", f"{self._window.session.store.path.stem} copy.selon")
        if path is None:
            return
        session = self._window.session
        if session.store.is_gone or session.unsaved:
            self._go_on_in(path)
            return
        from reader.store.backup import backup

        self._window.errands.run(
            backup, self._window.session.store.path, path, done=f"Copied to {path}"
        )

    @Slot()
    def restore_backup(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = self._window.backups.folder
        start = folder if folder.exists() else self._window.session.store.path.parent
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Restore a backup", str(start), PROJECTS
        )
        if chosen:
            self._window.restore_requested.emit(Path(chosen))

    @Slot()
    def import_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from reader.ingest.registry import file_filter

        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import articles", "", file_filter())
        if chosen:
            self._window.import_paths([Path(name) for name in chosen])

    @Slot()
    def import_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, "Import a folder")
        if chosen:
            self._window.import_paths([Path(chosen)])

    @Slot()
    def import_tag_set(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        asking = QFileDialog(self._window, "Import tag set")
        asking.setObjectName("tagSetFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setNameFilters(["Tag sets of MISP (*.json)", "All files (*)"])
        asking.fileSelected.connect(self._show_tag_set)
        asking.open()

    @Slot(str)
    def _show_tag_set(self, chosen: str) -> None:
        from reader.ui.dialogs.tag_set import TagSetDialog

        self._window.dialogs.present("tagSet", TagSetDialog, Path(chosen))

    @Slot()
    def paste_article(self) -> None:
        self._window.imports.clipboard(QGuiApplication.clipboard().mimeData())

    @Slot()
    def export(self) -> None:
        from reader.ui.dialogs.export_dialog import ExportDialog

        self._window.dialogs.present("export", ExportDialog)

    @Slot()
    def print_report(self) -> None:
        window, article = self._window, self._window.page.article_id
        scope: tuple[str, ...] = ()
        if window.going.here.view == "read" and article:
            scope = (f"article:{window.session.articles[article].number}",)
        window.printing.ask(scope, window.settings.export_options.get("pdf", {}))

    @Slot()
    def quit(self) -> None:
        self._window.close()

    @Slot()
    def preferences(self) -> None:
        from reader.ui.dialogs.preferences import Preferences

        self._window.dialogs.present("preferences", Preferences)

    @Slot()
    def verdict_list(self) -> None:
        from reader.ui.dialogs.verdict_list import VerdictList

        self._window.dialogs.present("verdictList", VerdictList)

    @Slot()
    def share_copy(self) -> None:
        from reader.ui.dialogs.sharing import ShareDialog

        self._window.dialogs.present("shareDialog", ShareDialog)

    @Slot()
    def project_details(self) -> None:
        from reader.ui.dialogs.project_details import ProjectDetails

        self._window.dialogs.present("projectDetails", ProjectDetails)

    @Slot()
    def article_details(self) -> None:
        if self._window.page.article_id:
            self._window.dialogs.show_details(self._window.page.article_id)

    @Slot()
    def merge_source(self) -> None:
        self._window.going.to_merging()

    def _go_on_in(self, path: Path) -> None:
        """Save all that there is, also what the disk has refused, as a copy, and open that."""
        from reader.store.errors import ProjectTrouble

        session = self._window.session
        try:
            session.store.rescue(path, session.unsaved, session.analyst)
        except ProjectTrouble as trouble:
            self._window.status.trouble(trouble)
            return
        session.unsaved = []
        self._window.project_requested.emit(path)

    def _ask_save(self, title: str, name: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        folder = self._window.session.store.path.parent
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(folder / name), PROJECTS)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == ".selon" else path.with_name(f"{path.name}.selon")


def _free(path: Path) -> Path:
    """A name beside `path` that no file has."""
    number = 2
    while (free := path.with_stem(f"{path.stem} {number}")).exists():
        number += 1
    return free
