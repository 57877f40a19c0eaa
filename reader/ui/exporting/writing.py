"""Writing what the dialog has chosen: where to, how far it is, how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.exporting.naming import title_of
from reader.ui.labels import label
from reader.ui.wording import shortened
from reader.ui.writing import export

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.export.registry import Exporter
    from reader.ui.jobs import Answer, Failure, Progress
    from reader.ui.main_window import MainWindow


class Writing(QWidget):
    """The foot of the dialog: the buttons, and what is said of the writing."""

    ended = Signal()
    """Nothing is being written any more."""
    print_wanted = Signal()
    """What is chosen shall be printed."""

    def __init__(self, window: MainWindow, ask: Callable[[], object], close: object) -> None:
        super().__init__()
        self._window = window
        self._job = 0
        self.path = Path()
        self.said = label(role="soft", wraps=True)
        self.said.setObjectName("exportSaid")
        self.bar = QProgressBar()
        self.bar.setObjectName("exportProgress")
        self.bar.hide()
        self.show_button = button("showInFolder", "Show in folder", self.show_in_folder)
        self.stop_button = button("cancelExport", "Cancel", self.stop)
        self.write_button = main_button("exportButton", "Export…", ask)
        self.close_button = button("closeExport", "Close", close)  # type: ignore[arg-type]
        self.print_button = button("printExport", "Print…", self.print_wanted.emit)
        for each in (self.show_button, self.stop_button, self.print_button):
            each.hide()
        self._lay_out()
        jobs = window.jobs
        jobs.progressed.connect(self._progressed)
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)
        jobs.cancelled.connect(self._cancelled)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for each in (self.show_button, self.stop_button, self.close_button):
            row.addWidget(each)
        row.addWidget(self.print_button)
        row.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addLayout(row)

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return bool(self._job)

    def ask_path(self, exporter: Exporter, chosen: object) -> None:
        """Ask where to; a file that is there is asked about. `chosen` takes the path as text."""
        from reader.export.destination import file_name

        project = self._window.session.store.path
        folder = Path(self._window.settings.export_folder or project.parent)
        title = title_of(self._window.session.store)
        name = file_name(f"{title} {exporter.name}", "") if exporter.is_folder else ""
        name = name or file_name(title, exporter.suffix)
        kind = "Folder" if exporter.is_folder else f"{exporter.name} (*{exporter.suffix})"
        asking = QFileDialog(self, "Export", str(folder / name))
        asking.setObjectName("exportFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setNameFilter(kind if not exporter.is_folder else "Name of the new folder (*)")
        asking.setDefaultSuffix(exporter.suffix.lstrip("."))
        asking.selectFile(name)
        asking.fileSelected.connect(chosen)
        asking.open()

    def write(
        self, exporter: Exporter, scope: Sequence[str], options: Mapping[str, str], path: Path
    ) -> None:
        """Write to `path`; the dialog that asked for it has asked before writing over a file."""
        project = self._window.session.store.path
        self.path = path
        if path.exists() and project.exists() and path.samefile(project):
            self.said.setText("The project itself would be written over. Choose another name.")
            return
        self._window.settings.export_folder = str(path.parent)
        self.said.setText(f"Writing {path.name}…")
        self.bar.setRange(0, 0)
        self._show_busy(True)
        self._job = self._window.jobs.start(
            export, project, exporter.name, tuple(scope), dict(options), path
        )

    @Slot()
    def stop(self) -> None:
        """Have the writing stop; then nothing is left of it."""
        self._window.jobs.cancel(self._job)
        self.stop_button.setEnabled(False)

    @Slot()
    def show_in_folder(self) -> None:
        """Show where the export lies, in the system's own program for files."""
        show_in_folder(self.path)

    def _show_busy(self, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        self.stop_button.setEnabled(is_busy)
        self.show_button.hide()
        self.write_button.setEnabled(not is_busy)
        if not is_busy:
            self._job = 0
            self.ended.emit()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job != self._job or not self.is_busy:
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        of = f"Article {progress.done + 1:,} of {progress.total:,}" if progress.total else "Reading"
        title = shortened(progress.name, 60)
        self.said.setText(f"{of}: {title}" if title else of)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job and self.is_busy:
            self._show_busy(False)
            self.show_button.show()
            self.said.setText(f"Written to {self.path} ({answer.value:,} bytes).")
            self._window.status.say(f"Exported to {self.path}")

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        if job == self._job and self.is_busy:
            self._show_busy(False)
            self.said.setText("Stopped. Nothing was written.")

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job or not self.is_busy:
            return
        self._show_busy(False)
        words = why(failure.error)
        if words is None:
            self._window.dialogs.tell_bug(failure.report)
        self.said.setText(f"{self.path} was not written. {words or ''}")


def why(error: Exception) -> str | None:
    """Why an export failed, and what to do; None for a fault of the program."""
    from reader.disk_trouble import in_plain_words
    from reader.export.registry import ExportTrouble
    from reader.store.errors import ProjectTrouble

    if isinstance(error, OSError):
        return in_plain_words(error)
    return str(error) if isinstance(error, (ExportTrouble, ProjectTrouble)) else None


def show_in_folder(path: Path) -> None:
    """Show a file in the system's own program for files, chosen there where that can be asked."""
    import subprocess
    import sys

    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
