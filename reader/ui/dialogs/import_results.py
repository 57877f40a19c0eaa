"""What became of the files of an import, line by line, and what can be done about each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
)

from reader.ui.dialogs.buttons import button
from reader.ui.dialogs.import_again import Again
from reader.ui.dialogs.import_kinds import Kinds
from reader.ui.dialogs.import_table import ImportTable
from reader.ui.import_words import Imported, last_words, outcome
from reader.ui.importing import ImportRun
from reader.ui.labels import label
from reader.ui.models.imports import ImportsModel, as_text, printable, twins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importing import ImportResult
    from reader.ui.jobs import Progress
    from reader.ui.main_window import MainWindow


class ImportResults(QDialog):
    """Stands beside the window and may be opened while the import runs."""

    def __init__(
        self,
        window: MainWindow,
        run: ImportRun | None,
        results: Sequence[ImportResult],
        imported: Imported,
    ) -> None:
        super().__init__(window)
        self.setObjectName("importResults")
        self.setWindowTitle("Import")
        self._window = window
        self.model = ImportsModel(self)
        self.model.add(results)
        self._again_of: ImportResult | None = None
        self._is_in_front = False
        self._summary = label("Reading…", wraps=True)
        self._kinds = Kinds(self)
        self.table = ImportTable(self.model, window.theme, self)
        self.why = QPlainTextEdit()
        self.why.setObjectName("importWhy")
        self.why.setReadOnly(True)
        self.why.setAccessibleName("About this file")
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 4 + 18)
        self.again = Again(self)
        self.read = button("importOpen", "Open", self._open)
        self.twin = button("importOpenTwin", "Open its twin", self._open_twin)
        self.copy = button("importCopy", "Copy list", self._copy)
        self._lay_out()
        self._wire()
        if run is None:
            self._finished(imported)
        else:
            run.progressed.connect(self._progress)
            run.finished.connect(self._finished)
        self._kinds.count(self.model.counts)
        self._show_chosen()
        # as it is read: the table, what is said of a line, what can be done about it
        order = (self.table, self.why, self.read, self.twin, *self.again.parts, self.copy)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self.resize(820, 520)

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.read)
        acts.addWidget(self.twin)
        acts.addWidget(self.again)
        acts.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(button("importClose", "Close", self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._summary)
        layout.addWidget(self._kinds)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        layout.addLayout(acts)
        layout.addSpacing(4)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self._kinds.chosen.connect(self._show_kind)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._say_all)
        self.table.opened.connect(self._open)
        self.table.copy_requested.connect(self._copy)
        self.again.encoding_requested.connect(self._read_as)
        self.again.reader_requested.connect(self._read_by)
        self.again.columns_requested.connect(self._choose_columns)

    # --- following the import ------------------------------------------------------------------

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        self.model.add(progress.told)
        self._summary.setText(f"Reading {progress.done + 1:,} of {progress.total:,}…")
        self._kinds.count(self.model.counts)

    @Slot(object)
    def _finished(self, imported: Imported) -> None:
        self.model.add(imported.results[len(self.model.results) :])
        self._last_words = last_words(imported)
        self._say_all()
        self._kinds.count(self.model.counts)
        trouble = ("failed", "near")
        rows = [i for i, r in enumerate(self.model.shown) if outcome(r) in trouble or r.warnings]
        if not self.table.currentIndex().isValid():
            self.table.choose(rows[0] if rows else 0)
        self.table.setFocus()

    # --- the line that is chosen ---------------------------------------------------------------

    @Slot(str)
    def _show_kind(self, kind: str) -> None:
        chosen = self.table.chosen
        self.model.show_kind(kind)
        self.table.choose(max(0, self.model.row_of(chosen)) if chosen else 0)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        result = self.table.chosen
        self.why.setPlainText("" if result is None else about(result))
        has_article = result is not None and result.article in self._window.session.articles
        self.read.setEnabled(has_article)
        self.read.setText(f"Open {result.number}" if result and has_article else "Open")
        if result and result.in_bin and not has_article:
            self.read.setText("Bring back from the bin")
            self.read.setEnabled(True)
        self.twin.setVisible(bool(result and result.near))
        if result and result.near:
            self.twin.setText(f"Open its twin {result.near[0].number}")
        self.again.show_for(None if self._again_of is not None else result)

    @Slot()
    def _say_all(self) -> None:
        """Say of the whole import what became of it; what was said of one line is read."""
        if self._last_words and self._again_of is None:
            self._summary.setText(self._last_words)

    _last_words = ""

    @Slot()
    def _open(self) -> None:
        result = self.table.chosen
        if result is None or not result.article:
            return
        if result.in_bin and result.article not in self._window.session.articles:
            self._window.shelving.bring_back([result.article])
        if result.article in self._window.session.articles:
            self._window.going.to_article(result.article)

    @Slot()
    def _open_twin(self) -> None:
        result = self.table.chosen
        if result is not None and result.near:
            self._window.going.to_article(result.near[0].article)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.model.shown))
        self.copy.setText("Copied")

    # --- reading again -------------------------------------------------------------------------

    @Slot(str)
    def _read_as(self, encoding: str) -> None:
        self._read_again(encoding=encoding)

    @Slot(str)
    def _read_by(self, reader: str) -> None:
        self._read_again(reader=reader)

    @Slot()
    def _choose_columns(self) -> None:
        """Ask which columns of a list hold what, and read it so."""
        from reader.ui.dialogs.list_columns import ListColumns

        result = self.table.chosen
        if result is not None and result.columns:
            dialog = ListColumns(self, result)
            dialog.chosen.connect(self._read_columns)
            dialog.open()

    @Slot(object)
    def _read_columns(self, columns: dict[str, str]) -> None:
        self._read_again(columns=columns)

    def _read_again(
        self,
        *,
        encoding: str | None = None,
        reader: str | None = None,
        columns: dict[str, str] | None = None,
    ) -> None:
        """Read the file anew; what it brought before goes when something comes."""
        result = self.table.chosen
        if result is None:
            return
        before = [r for r in self.model.results if r.path == result.path]
        seqs = sorted({r.seq for r in before if r.seq is not None and r.status == "imported"})
        run = self._window.imports.files(
            [result.path],
            encoding=encoding,
            reader=reader,
            columns=columns,
            instead_of=seqs,
            quietly=True,
        )
        if run is not None:
            self._again_of = result
            front = self._window.page.article_id
            self._is_in_front = front in {r.article for r in before}
            self._summary.setText(f"Reading {printable(result.path.name)} again…")
            run.finished.connect(self._read)
            self._show_chosen()

    @Slot(object)
    def _read(self, imported: Imported) -> None:
        result, self._again_of = self._again_of, None
        if result is None:
            return
        new = [r for r in imported.results if r.status == "imported"]
        had = [r for r in self.model.results if r.path == result.path and r.article]
        said = last_words(imported)
        if new or (imported.results and not had):
            self.model.put(result.path, imported.results)
            result = imported.results[0]
        elif imported.results:
            # what was read before stays: the new reading is the same, or none
            same = imported.results[0].status == "duplicate"
            said = "It reads the same." if same else imported.results[0].told
        self._kinds.count(self.model.counts)
        self.table.choose(self.model.row_of(result))
        self._show_chosen()
        self._summary.setText(said)
        if new and new[0].article and self._is_in_front:
            self._window.going.to_article(new[0].article)
        self.table.setFocus()


def about(result: ImportResult) -> str:
    """All there is to say of a result: its twins, why it failed, how it was read, where it lies."""
    where = printable(str(result.path))
    if result.member is not None:
        where = f"{where} · {printable(result.member)}"
    twin = twins(result)
    read_as = ""
    if result.encoding:
        read_as = f"Read as {result.encoding}"
        read_as += f" ({result.encoding_from})." if result.encoding_from else "."
    said = " ".join(filter(None, (f"{twin}." if twin else "", result.told, read_as)))
    return "\n".join(filter(None, (said, where)))
