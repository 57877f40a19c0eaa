"""A list of names looked for in all articles: a table of how often each stands where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.domain.names import names_in
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.exporting.naming import title_of
from reader.ui.labels import label
from reader.ui.models.tally import ARTICLES, NAME, TallyModel
from reader.ui.presenting import FRAME
from reader.ui.search.asking import Waiting
from reader.ui.search.results import ResultList, ResultsModel
from reader.ui.search.taking import ask_csv, write_csv
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.found import Found
    from reader.domain.names import Name, Tally
    from reader.store.searching import Searching
    from reader.ui.jobs import Job, Progress
    from reader.ui.search.asking import Searches
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

HINT = (
    "One name a line, or a CSV whose first column is names. Other ways to write a name behind a "
    "semicolon: Vitali Kremez; V. Kremez"
)
NUMBER_WIDTH, NAME_WIDTH = 64, 220


class NamesDialog(QDialog):
    """Paste or open a list, look, go to the passages. It blocks nothing."""

    found_requested = Signal(object)
    """The Found to go to."""

    def __init__(
        self, session: Session, theme: Theme, searches: Searches, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setWindowTitle("List of names")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = session.store.path
        self._title = title_of(session.store)
        self.model = TallyModel(self)
        self._passages = ResultsModel(self)
        self._looking = Waiting(searches, self)
        self._looking.answered.connect(self._show_tally)
        self._looking.failed.connect(self._failed)
        self._opening = Waiting(searches, self)
        self._opening.answered.connect(self._show_passages)
        searches.progressed.connect(self._progress)
        self._build(theme)
        self._lay_out()
        self._show_running(False)
        self._can_take(False)
        self.resize(QSize(1000, 680).boundedTo(self.screen().availableSize() - FRAME))

    def _build(self, theme: Theme) -> None:
        self.names = QPlainTextEdit()
        self.names.setObjectName("namesList")
        self.names.setAccessibleName("Names to look for")
        self.names.setPlaceholderText(HINT)
        self.names.setTabChangesFocus(True)
        self.open_button = button("openNames", "Open a file…", self._ask_file)
        self.look_button = main_button("lookForNames", "Look for them", self.look)
        self.cancel_button = button("cancelNames", "Cancel", self._cancel)
        self.copy_button = button("copyNames", "Copy as table", self._copy)
        self.export_button = button("exportNames", "Export…", self._export)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._said = label(role="soft", wraps=True)
        self.table = NamesTable(self)
        self.table.setModel(self.model)
        self.table.opened.connect(self._open_cell)
        self.table.clicked.connect(self._open_cell)
        self.passages = ResultList(self._passages, theme, self)
        self.passages.setObjectName("namePassages")
        self.passages.setAccessibleName("Passages that have the name")
        self.passages.chosen.connect(self.found_requested)
        self.passages.left.connect(self.table.setFocus)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.look_button, self.open_button):
            buttons.addWidget(widget)
        buttons.addWidget(self.bar, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.export_button)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        for part in (self.names, self.table, self.passages):
            self._parts.addWidget(part)
        self._parts.setChildrenCollapsible(False)
        self._parts.setObjectName("namesParts")
        self._parts.setHandleWidth(10)
        self._parts.setSizes([160, 320, 160])
        self.passages.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._parts, 1)
        layout.addWidget(self._said)
        layout.addLayout(buttons)

    # --- looking -------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Look for the names in a job."""
        names = names_in(self.names.toPlainText())
        if not names:
            self._said.setText("There are no names yet: paste or open a list.")
            self.names.setFocus()
            return
        self._said.setText(f"Looking for {count(len(names), 'name')}…")
        self._show_running(True)
        self._looking.run(_tally, names)

    @Slot()
    def _cancel(self) -> None:
        self._looking.drop()
        self._show_running(False)
        self._said.setText("Cancelled; nothing was changed.")

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        if progress.job == self._looking.job:
            self.bar.setRange(0, max(1, progress.total))
            self.bar.setValue(progress.done)

    @Slot(object)
    def _show_tally(self, tally: Tally) -> None:
        self._show_running(False)
        self.model.show_tally(tally)
        self.table.fit()
        self.passages.hide()
        self._can_take(True)
        found = len(tally.names) - len(tally.absent)
        names, articles = count(len(tally.names), "name"), count(len(tally.articles), "article")
        told = f"{found} of {names} in {articles}."
        if tally.absent:
            absent = [name.name for name in tally.absent]
            more = f" and {len(absent) - 8} more" if len(absent) > 8 else ""
            told += f" In none: {', '.join(absent[:8])}{more}."
        self._said.setText(told)
        self.table.setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._show_running(False)
        self._said.setText(str(getattr(error, "message", "The search has failed.")))

    def _show_running(self, runs: bool) -> None:
        self.bar.setRange(0, 0 if runs else 1)
        self.bar.setVisible(runs)
        self.cancel_button.setVisible(runs)
        self.look_button.setEnabled(not runs)

    def _can_take(self, can: bool) -> None:
        self.table.setVisible(can)
        self.copy_button.setVisible(can)
        self.export_button.setVisible(can)

    # --- passages ------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _open_cell(self, index: QModelIndex) -> None:
        tally = self.model.tally
        if tally is None or not index.isValid():
            return
        name = self.model.name_at(index.row())
        article = self.model.article_at(index.column())
        counts = tally.counts[tally.names.index(name)]
        ids = [a.id for a in tally.articles if a.id in counts] if article is None else [article.id]
        self._opening.run(_passages_of, name, ids[:200])

    @Slot(object)
    def _show_passages(self, found: list[Found]) -> None:
        self._passages.show_found(found, False)
        self.passages.setVisible(bool(found))
        if found:
            self.passages.setCurrentIndex(self._passages.index(0))
            self.passages.setFocus()

    # --- files and the clipboard ---------------------------------------------------------------

    @Slot()
    def _ask_file(self) -> None:
        asking = QFileDialog(self, "Open a list of names", str(self._project.parent))
        asking.setObjectName("namesFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setNameFilters(["Lists of names (*.txt *.csv *.tsv)", "All files (*)"])
        asking.fileSelected.connect(self.open_file)
        asking.open()

    @Slot(str)
    def open_file(self, chosen: str) -> None:
        """Take the names of a file into the field."""
        from reader.disk_trouble import in_plain_words
        from reader.ingest.decoding import decode
        from reader.ingest.registry import IngestTrouble

        try:
            names = names_in(decode(Path(chosen).read_bytes()).text)
        except OSError as error:
            self._said.setText(f"{chosen} cannot be read. {in_plain_words(error)}")
            return
        except IngestTrouble as trouble:
            self._said.setText(str(trouble))
            return
        self.names.setPlainText("\n".join("; ".join((n.name, *n.aliases)) for n in names))
        self._said.setText(f"{count(len(names), 'name')} in {Path(chosen).name}.")

    @Slot()
    def _copy(self) -> None:
        from reader.export.tables import as_cells

        if self.model.tally is not None:
            QGuiApplication.clipboard().setText(as_cells(*self.model.tally.table()))
            self._said.setText("Copied: paste it into a spreadsheet.")

    @Slot()
    def _export(self) -> None:
        ask_csv(self, self._project.with_name(f"{self._title} names.csv"), self.write_to)

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write the table into this file."""
        if self.model.tally is not None:
            self._said.setText(write_csv(Path(chosen), *self.model.tally.table()))


class NamesTable(QTableView):
    """Enter or a click on a cell shows its passages."""

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("namesTable")
        self.setAccessibleName("How often each name stands in each article")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultSectionSize(NUMBER_WIDTH)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)

    def fit(self) -> None:
        """Give the names room after the table was filled, and choose the first."""
        self.setColumnWidth(NAME, NAME_WIDTH)
        self.setColumnWidth(ARTICLES, NUMBER_WIDTH + 12)
        self.setCurrentIndex(self.model().index(0, NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _tally(job: Job, searching: Searching, names: list[Name]) -> Tally:
    def progress(done: int, total: int, name: str) -> None:
        job.check()
        job.progress(done, total, name)

    return searching.tally(names, progress)


def _passages_of(job: Job, searching: Searching, name: Name, articles: list[str]) -> list[Found]:
    found: list[Found] = []
    for article in articles:
        job.check()
        found += searching.passages_of(name, article)
    return found
