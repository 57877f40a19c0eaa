"""Export: choose a format, see what the file will hold and what it cannot, and write it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.exporting.beginning import Shown, preview
from reader.ui.exporting.formats import FormatList
from reader.ui.exporting.options import OptionFields
from reader.ui.exporting.pane import PreviewPane
from reader.ui.exporting.parts import parts_of
from reader.ui.exporting.scopes import Scopes
from reader.ui.exporting.writing import Writing, why
from reader.ui.labels import caption, label

if TYPE_CHECKING:
    from reader.export.registry import Exporter
    from reader.ui.jobs import Answer, Failure
    from reader.ui.main_window import MainWindow

FORMATS, SIDE = 196, 252
"""The widths of the formats and of what is chosen, in pixels; the preview has the rest."""
_REST = 120
"""Milliseconds without another change after which the preview is made."""


class ExportDialog(QDialog):
    """Stays open beside the window; nothing is written over without a question."""

    def __init__(self, window: MainWindow, part: str = "") -> None:
        """`part` is the key of what shall go out (ui.exporting.parts), where it can be had."""
        super().__init__(window)
        from reader.export.registry import exporters

        self.setObjectName("exportDialog")
        self.setWindowTitle("Export")
        self._window = window
        self._preview_job = 0
        self.format = FormatList(list(exporters().values()), window.theme)
        self.format.setFixedWidth(FORMATS)
        self.scopes = Scopes(SIDE)
        self._options = OptionFields()
        self.pane = PreviewPane()
        self.preview = self.pane.text
        self._about = label(wraps=True)
        self._loses = label(role="soft", wraps=True)
        self._missing = label(role="warn", wraps=True)
        self.writing = Writing(window, self._ask_path, self.close)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._wire()
        self.scopes.offer(parts_of(window), part)
        self.format.choose(window.settings.export_format)
        self.format.setFocus()
        self.resize(1040, 620)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(caption("Format", self.format))
        left.addWidget(self.format, 1)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 10, 0)
        side.setSpacing(12)
        for widget in (self._about, self._missing, self.scopes, self._options, self._loses):
            side.addWidget(widget)
        side.addStretch(1)
        chosen = QWidget()
        chosen.setLayout(side)
        scrolled = QScrollArea()
        scrolled.setObjectName("exportSide")
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(chosen)
        scrolled.setFixedWidth(SIDE + 12)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addWidget(scrolled)
        columns.addWidget(self.pane, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns, 1)
        layout.addWidget(self.writing)

    def _wire(self) -> None:
        self.format.changed.connect(self._format_changed)
        self.scopes.changed.connect(self._preview_soon)
        self._options.changed.connect(self._preview_soon)
        self._rest.timeout.connect(self._preview_again)
        self.writing.ended.connect(self._tell_missing)
        self.writing.print_wanted.connect(self._print)
        jobs = self._window.jobs
        jobs.answered.connect(self._answer)
        jobs.failed.connect(self._failure)
        self._window.session.edited_together.connect(self._preview_soon)

    # --- what is chosen ------------------------------------------------------------------------

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        return self.format.exporter

    @property
    def scope(self) -> tuple[str, ...]:
        """What is exported: nothing named means all."""
        return self.scopes.scope

    @property
    def options(self) -> dict[str, str]:
        """Name of an option of the format → the value chosen."""
        return self._options.values

    @Slot()
    def _format_changed(self) -> None:
        exporter = self.exporter
        before = self._window.settings.export_options.get(exporter.name, {})
        self._options.show_format(exporter, before)
        self._about.setText(f"{exporter.description}.")
        self._loses.setText(f"It cannot carry: {exporter.loses[:1].lower()}{exporter.loses[1:]}")
        self._loses.setVisible(bool(exporter.loses))
        self._tell_missing()
        self._preview_soon()

    @Slot()
    def _tell_missing(self) -> None:
        exporter = self.exporter
        self._missing.setVisible(not exporter.is_there)
        self._missing.setText(
            f"It needs {exporter.needs}, which is not installed with Selon. "
            f"Install it beside Selon: pip install {exporter.needs}"
        )
        self.writing.print_button.setVisible(exporter.name == "pdf")
        self.writing.write_button.setEnabled(exporter.is_there and not self.writing.is_busy)

    # --- preview -------------------------------------------------------------------------------

    @Slot()
    def _preview_soon(self) -> None:
        self._window.jobs.cancel(self._preview_job)
        self._preview_job = 0
        self._rest.start()

    @Slot()
    def _preview_again(self) -> None:
        if not self.exporter.is_there:
            self.pane.show_trouble("")
            return
        store = self._window.session.store.path
        self._preview_job = self._window.jobs.start(
            preview, store, self.exporter.name, self.scope, self.options
        )

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._preview_job:
            shown: Shown = answer.value
            kind = "folder holds" if self.exporter.is_folder else "file begins with"
            self.pane.show_preview(shown, f"The {kind}")

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._preview_job:
            self.pane.show_trouble(why(failure.error) or str(failure.error))

    # --- writing -------------------------------------------------------------------------------

    @Slot()
    def _ask_path(self) -> None:
        self.writing.ask_path(self.exporter, self.write_to)

    @Slot()
    def _print(self) -> None:
        self._window.settings.export_options[self.exporter.name] = self.options
        self._window.printing.ask(self.scope, self.options)

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write the file or folder, and remember what was chosen for it."""
        settings = self._window.settings
        settings.export_format = self.exporter.name
        settings.export_options[self.exporter.name] = self.options
        self.writing.write(self.exporter, self.scope, self.options, Path(chosen))

    # --- the dialog itself ---------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # what is selected in the window may be something else by now
        looked_at = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if looked_at and self.scopes.offer(parts_of(self._window)):
            self._preview_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest.stop()
        self._window.jobs.cancel(self._preview_job)
        if self.writing.is_busy:
            self.writing.stop()
            self._window.status.say("The export was stopped; nothing was written.")
        super().closeEvent(event)
