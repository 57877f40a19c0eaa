"""What the status line says of imports: how far one is, with Stop, and what it has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from reader.ui.import_words import (
    Imported,
    is_worth_a_list,
    last_words,
    tally,
    told_of_one,
)
from reader.ui.importing import ImportRun
from reader.ui.status import Message, status_button

if TYPE_CHECKING:
    from reader.importing import ImportResult
    from reader.ui.jobs import Progress
    from reader.ui.main_window import MainWindow


class ImportBar(QWidget):
    """In the status line while an import runs; shows its list when there is something to say."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("importBar")
        self._window = window
        self._run: ImportRun | None = None
        self._results: list[ImportResult] = []
        self._last = Imported(())
        self._is_first = False
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(90)
        self.said = Message()
        self.said.setObjectName("importSaid")
        self.stop = status_button("Stop", self._stop, "importStop")
        self.list = status_button("List", self._show_list, "importShowList")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.list)
        layout.addWidget(self.stop)
        self.hide()
        window.status.make_room_for(self)
        window.imports.began.connect(self._began)
        window.imports.ended.connect(self._ended)

    @Slot(object)
    def _began(self, run: ImportRun) -> None:
        self._run = run
        self._results = []
        run.progressed.connect(self._progress)
        self._is_first = not self._window.page.article_id
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self.said.setText("Reading the clipboard…" if run.is_pasted else "Reading…")
        self.stop.setEnabled(True)
        self.stop.setVisible(True)
        self.list.setVisible(not run.quietly and not run.asks_for_one)
        self._window.status.clear_message()
        self.show()

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        self._results += progress.told
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        if self.stop.isEnabled():
            words = f"Reading {progress.done + 1:,} of {progress.total:,}: {progress.name}"
            so_far = f" · {tally(self._results)}" if self._results else ""
            self.said.setText(words + so_far)

    @Slot()
    def _stop(self) -> None:
        if self._run is not None:
            self.stop.setEnabled(False)
            self.said.setText("Stopping after the file in hand…")
            self._run.cancel()

    @Slot()
    def _show_list(self) -> None:
        from reader.ui.dialogs.import_results import ImportResults

        self._listed = self._run or self._ended_run
        self._window.dialogs.present("import", ImportResults, self._run, self._results, self._last)

    _listed: ImportRun | None = None
    _ended_run: ImportRun | None = None

    @Slot(object, object)
    def _ended(self, run: ImportRun, imported: Imported) -> None:
        self._run, self._ended_run = None, run
        self.hide()
        self._last = imported
        self._results = list(imported.results)
        if not run.quietly or not self._window.dialogs.is_shown("import"):
            self._tell(run, imported)

    def _tell(self, run: ImportRun, imported: Imported) -> None:
        window, results = self._window, imported.results
        new = [r.article for r in results if r.status == "imported" and r.article]
        only = results[0] if len(results) == 1 else None
        if only is not None and only.article and run.asks_for_one:
            window.going.to_article(only.article)
            self._say(told_of_one(only), bool(new), listed=bool(only.near or only.warnings))
            return
        if new and (self._is_first or not window.page.article_id):
            window.going.to_article(new[0])
        self._say(last_words(imported), bool(new), listed=bool(results), bad=imported.refused)
        if run.is_pasted and only is not None:
            self._say(only.told, False, bad=only.status == "failed")
        elif is_worth_a_list(imported) or imported.refused:
            self._list_of(run)

    def _list_of(self, run: ImportRun) -> None:
        """Show the list, unless it was opened while this import ran; one of an earlier one goes."""
        if self._listed is not run or not self._window.dialogs.is_shown("import"):
            self._show_list()

    def _say(self, words: str, undo: bool, *, listed: bool = False, bad: object = None) -> None:
        back = ("importUndo", "Undo", self._window.taking_back.undo) if undo else None
        choices = (("importList", "List", self._show_list),) if listed else ()
        self._window.status.offer(words, choices, "bad" if bad else "soft", undo=back)
