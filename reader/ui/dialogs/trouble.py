"""Trouble: a project that cannot be opened, and a report of what went wrong without any text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.theme.fonts import reading_font
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.errors import ProjectTrouble
    from reader.ui.main_window import MainWindow
    from reader.ui.theme.theme import Theme

PROJECTS = "Selon projects (*.selon)"
BACKUPS = "Selon projects and backups (*.selon *.selon-backup)"


class TroubleWindow(QDialog):
    """Says why `project` cannot be opened and offers what can be done. It changes no file itself,
    but for a backup that is restored, which keeps what was there."""

    project_requested = Signal(object)
    """The Path of a project to open."""
    read_only_requested = Signal(object)
    """The Path of a project to open without writing."""

    def __init__(
        self,
        trouble: ProjectTrouble,
        project: Path | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trouble")
        self.setWindowTitle("Selon")
        self._project = project
        sign = QLabel()
        sign.setPixmap(icon("warning", "bad").pixmap(28, 28))
        self.message = label(trouble.message, wraps=True)
        self.message.setFont(reading_font(19, 600))
        self.advice = label(trouble.advice, wraps=True)
        where = label(str(project) if project else "", role="soft", small=True, wraps=True)
        self._said = label(role="bad", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(10)
        for widget in (sign, self.message, where, self.advice, self._said):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(self._choices())
        self.resize(560, 260)

    def _choices(self) -> QHBoxLayout:
        from reader.store.connecting import is_project

        row = QHBoxLayout()
        row.addWidget(main_button("openAnother", "Open another…", self._ask_project))
        if self._project is not None and self._project.is_file():
            row.addWidget(button("restoreBackup", "Restore a backup…", self._ask_backup))
            if is_project(self._project):
                row.addWidget(button("openReadOnly", "Open read-only", self._read_only))
        row.addStretch(1)
        row.addWidget(button("quitTrouble", "Close", self.reject))
        return row

    def _ask(self, title: str, names: str, chosen: Callable[[str], None]) -> None:
        folder = str(self._project.parent) if self._project else ""
        asking = QFileDialog(self, title, folder, names)
        asking.setObjectName("troubleFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.fileSelected.connect(chosen)
        asking.open()

    @Slot()
    def _ask_project(self) -> None:
        self._ask("Open project", PROJECTS, self._open)

    @Slot()
    def _ask_backup(self) -> None:
        self._ask("Restore a backup", BACKUPS, self._restore)

    @Slot(str)
    def _open(self, chosen: str) -> None:
        self.accept()
        self.project_requested.emit(Path(chosen))

    @Slot(str)
    def _restore(self, chosen: str) -> None:
        from reader.store.backup import restore
        from reader.store.errors import ProjectTrouble

        assert self._project is not None
        try:
            restore(Path(chosen), self._project)
        except ProjectTrouble as trouble:
            self._said.setText(str(trouble))
            return
        self._open(str(self._project))

    @Slot()
    def _read_only(self) -> None:
        self.accept()
        self.read_only_requested.emit(self._project)


class BugReport(QDialog):
    """A text to be copied into a message to us; it holds numbers and versions, no words read."""

    def __init__(self, window: MainWindow, details: str = "") -> None:
        super().__init__(window)
        self.setObjectName("bugReport")
        self.setWindowTitle("Report a problem")
        words = label(
            "Say what you did and what happened, and add this. It holds no text of your articles, "
            "no names and no paths. Nothing is sent by Selon itself.",
            wraps=True,
        )
        self.report = QPlainTextEdit(report(window, details))
        self.report.setObjectName("bugText")
        self.report.setAccessibleName("The report")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy = main_button("copyReport", "Copy", self._copy)
        close = button("closeReport", "Close", self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.report, 1)
        layout.addLayout(row)
        self.resize(560, 420)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText("Copied")


def report(window: MainWindow, details: str = "") -> str:
    """Versions, the system, and how large the project is."""
    import platform

    import PySide6

    from reader import __version__

    session = window.session
    claims, mentions, notes = session.store.library.marked()
    lines = [
        f"Selon {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{session.store.engine}, {platform.platform()}",
        f"Window system {QGuiApplication.platformName()}, theme {window.theme.name}",
        f"Articles {len(session.articles)}, sources {len(session.sources)}, "
        f"tags {len(session.tags)}",
        f"Claims {claims}, mentions {mentions}, notes {notes}",
        f"History {session.store.last_seq()} steps, not saved {len(session.unsaved)}, "
        f"read-only {session.store.read_only}",
    ]
    return "\n".join([*lines, "", details] if details else lines)
