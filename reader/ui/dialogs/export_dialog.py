"""Export: choose a format, see what the file will hold and what it cannot, and write it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, label
from reader.ui.theme.fonts import interface_px
from reader.ui.wording import as_caption, as_tip
from reader.ui.writing import Preview, export, preview

if TYPE_CHECKING:
    from reader.export.registry import Exporter
    from reader.ui.jobs import Answer, Failure
    from reader.ui.main_window import MainWindow

SIDE = 280
"""The width of what is chosen, in pixels; the preview has the rest."""


class ExportDialog(QDialog):
    """Stays open beside the window; nothing is written over without a question."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        from reader.export.registry import exporters

        self.setObjectName("exportDialog")
        self.setWindowTitle("Export")
        self._window = window
        self._exporters: list[Exporter] = list(exporters().values())
        self._job = 0
        self._preview_job = 0
        self._path: Path | None = None
        self.format = QComboBox()
        self.format.setObjectName("exportFormat")
        self.format.setAccessibleName("Format")
        for exporter in self._exporters:
            self.format.addItem(f"{exporter.name.upper()} ({exporter.suffix})", exporter.name)
        self._scopes = QButtonGroup(self)
        self.whole = QRadioButton("The whole project")
        self.article = QRadioButton("The article in front")
        self._options = QFormLayout()
        self._choices: dict[str, QComboBox] = {}
        self.preview = QPlainTextEdit()
        self._about = label(role="soft", wraps=True)
        self._loses = label(role="soft", wraps=True)
        self._said = label(role="soft", wraps=True)
        self.export = main_button("exportButton", "Export…", self._ask_path)
        self._build()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._format_changed)
        self._scopes.buttonClicked.connect(self._preview_again)
        jobs = window.jobs
        jobs.answered.connect(self._answer)
        jobs.failed.connect(self._failure)
        window.session.edited.connect(self._preview_again)
        self._format_changed()
        self.resize(860, 560)

    def _build(self) -> None:
        row = self._window.session.articles.get(self._window.page.article_id or "")
        self.whole.setChecked(True)
        self.article.setEnabled(row is not None)
        self.article.setObjectName("exportArticle")
        if row:
            words = f"Only {row.number}: {' '.join(row.title.split()) or 'article without a title'}"
            room = SIDE - self.article.sizeHint().width()
            room += self.article.fontMetrics().horizontalAdvance(self.article.text())
            cut = Qt.TextElideMode.ElideRight
            words = self.article.fontMetrics().elidedText(words, cut, room)
            self.article.setText(as_caption(words))
            self.article.setToolTip(as_tip(row.title))
        self._scope_of_article = f"article:{row.number}" if row else ""
        self._scopes.addButton(self.whole)
        self._scopes.addButton(self.article)
        self.preview.setObjectName("exportPreview")
        self.preview.setAccessibleName("Preview of the file")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(interface_px("small"))
        self.preview.setFont(fixed)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(caption("Format", self.format))
        left.addWidget(self.format)
        left.addWidget(self._about)
        left.addSpacing(6)
        left.addWidget(caption("What"))
        left.addWidget(self.whole)
        left.addWidget(self.article)
        left.addSpacing(6)
        left.addLayout(self._options)
        left.addWidget(self._loses)
        left.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._said, 1)
        buttons.addWidget(button("closeExport", "Close", self.close))
        buttons.addWidget(self.export)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(SIDE)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(caption("The file begins with", self.preview))
        right.addWidget(self.preview, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(side)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)

    # --- what is chosen ------------------------------------------------------------------------

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        return self._exporters[self.format.currentIndex()]

    @property
    def scope(self) -> tuple[str, ...]:
        """What is exported: nothing named means all."""
        return (self._scope_of_article,) if self.article.isChecked() else ()

    @property
    def options(self) -> dict[str, str]:
        """Name of an option of the format → the value chosen."""
        return {name: box.currentData() for name, box in self._choices.items()}

    @Slot()
    def _format_changed(self) -> None:
        while self._options.rowCount():
            self._options.removeRow(0)
        self._choices = {}
        for choice in self.exporter.options:
            box = QComboBox()
            box.setObjectName(f"option_{choice.name}")
            box.setAccessibleName(choice.about)
            box.setToolTip(choice.about)
            for value in choice.values:
                box.addItem(value, value)
            box.currentIndexChanged.connect(self._preview_again)
            self._options.addRow(choice.name.capitalize(), box)
            self._choices[choice.name] = box
        self._about.setText(f"{self.exporter.description}.")
        self._loses.setText(f"It cannot carry: {self.exporter.loses}")
        self._loses.setVisible(bool(self.exporter.loses))
        self._preview_again()

    # --- preview -------------------------------------------------------------------------------

    @Slot()
    def _preview_again(self) -> None:
        jobs = self._window.jobs
        jobs.cancel(self._preview_job)
        store = self._window.session.store.path
        self._preview_job = jobs.start(preview, store, self.exporter.name, self.scope, self.options)

    def _show_preview(self, shown: Preview) -> None:
        self.preview.setPlainText(shown.text + ("\n…" if shown.is_cut else ""))

    # --- writing -------------------------------------------------------------------------------

    @Slot()
    def _ask_path(self) -> None:
        from reader.export.destination import file_name

        project = self._window.session.store.path
        folder = Path(self._window.settings.export_folder or project.parent)
        # a file that cannot carry the marking inside has it in its name
        marking = self._window.session.store.project().tlp
        title = f"{project.stem} TLP {marking.upper()}" if marking else project.stem
        name = file_name(title, self.exporter.suffix)
        asking = QFileDialog(self, "Export", str(folder / name))
        asking.setObjectName("exportFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setNameFilter(f"{self.exporter.description} (*{self.exporter.suffix})")
        asking.setDefaultSuffix(self.exporter.suffix.lstrip("."))
        asking.selectFile(name)
        asking.fileSelected.connect(self.write_to)
        asking.open()

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write the file; the dialog that asked for its name has asked before writing over one."""
        self._path = Path(chosen)
        self._window.settings.export_folder = str(self._path.parent)
        self.export.setEnabled(False)
        self._said.setText(f"Writing {self._path.name}…")
        project = self._window.session.store.path
        self._job = self._window.jobs.start(
            export, project, self.exporter.name, self.scope, self.options, self._path
        )

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._preview_job:
            self._show_preview(answer.value)
        elif answer.job == self._job:
            self.export.setEnabled(True)
            self._said.setText(f"Written to {self._path} ({answer.value:,} bytes).")
            self._window.status.say(f"Exported to {self._path}")

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._preview_job:
            self.preview.setPlainText(str(failure.error))
        elif failure.job == self._job:
            self.export.setEnabled(True)
            self._said.setText(f"{self._path} was not written. {_why(failure.error)}")


def _why(error: Exception) -> str:
    from reader.disk_trouble import in_plain_words

    return in_plain_words(error) if isinstance(error, OSError) else str(error)
