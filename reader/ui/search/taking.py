"""Taking a table of what was found away: to the clipboard, and one of names into a CSV file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.search.asking import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.domain.found import Found
    from reader.store.searching import Searching
    from reader.ui.jobs import Job
    from reader.ui.search.asking import Question, Searches

MOST = 10_000
"""How many finds a table has at most."""
HEADER = ("kind", "citation", "article", "title", "outlet", "published", "field", "passage")


class Taking(QObject):
    """Finds all that answers a question, in a job, and hands it on."""

    said = Signal(str)

    def __init__(self, over: QWidget, searches: Searches) -> None:
        super().__init__(over)
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._arrived)
        self._waiting.failed.connect(self._failed)

    def copy(self, question: Question) -> None:
        """Put the table into the clipboard."""
        self._waiting.run(_rows, question)

    @Slot(object)
    def _arrived(self, rows: list[tuple[str, ...]]) -> None:
        from reader.export.tables import as_cells

        QGuiApplication.clipboard().setText(as_cells(HEADER, rows))
        self.said.emit(f"Copied {len(rows)} rows: paste them into a spreadsheet.")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.said.emit(str(error))


def ask_csv(over: QWidget, path: Path, chosen: object) -> None:
    """Ask where a CSV file shall be written; `chosen` is a slot that takes the path as text."""
    asking = QFileDialog(over, "Export", str(path))
    asking.setObjectName("tableFile")
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setNameFilter("Table for a spreadsheet (*.csv)")
    asking.setDefaultSuffix("csv")
    asking.selectFile(path.name)
    asking.fileSelected.connect(chosen)
    asking.open()


def write_csv(path: Path, header: Sequence[str | int], rows: Iterable[Sequence[str | int]]) -> str:
    """Write a table whole or not at all; what to say of it."""
    from reader.disk_trouble import in_plain_words
    from reader.export.destination import write_whole
    from reader.export.tables import write_table

    try:
        write_whole(path, lambda out: write_table(header, rows, out))
    except OSError as error:
        return f"{path} was not written. {in_plain_words(error)}"
    return f"Written to {path}"


def _rows(job: Job, searching: Searching, question: Question) -> list[tuple[str, ...]]:
    from reader.domain.query import parse

    query = parse(question.typed, typing=question.typing)
    found: tuple[Found, ...] = searching.search(
        query, limit=MOST, best=question.best, kinds=question.kinds
    ).found
    return [
        (f.kind, f.citation, str(f.number or ""), f.title, f.outlet, f.published or "", f.field,
         f.passage)
        for f in found
    ]  # fmt: skip
