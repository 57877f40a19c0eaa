"""The shelves of the library with their numbers: all, unread, starred, collections, the bin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal, Slot

from reader.domain.edits import amend
from reader.store.library import Counts, in_collection
from reader.ui.library.wording import SHELF_NAMES
from reader.ui.models import Index
from reader.ui.models.arranging import ChosenArticles
from reader.ui.models.articles import MIME as ARTICLES
from reader.ui.models.articles import SMALL
from reader.ui.models.rows import RowsModel
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.edit import Applied
    from reader.domain.project import Collection
    from reader.ui.jobs import Answer, Job, Jobs
    from reader.ui.read_marks import ReadMarks
    from reader.ui.session import Session

MIME = "application/x-selon-collection"
_ALWAYS = ("all", "unread", "starred")


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A shelf: its place, its name, how many articles stand there, its collection if it is one."""

    place: str
    name: str
    number: int
    collection: Collection | None = None


class ShelvesModel(RowsModel):
    """Rows are ShelfRows; collections stand between the starred and the bin."""

    dropped = Signal(object, object)
    """A Collection, and the ids of articles that were dropped on it."""
    moved = Signal(object, int)
    """A Collection, and the place among the collections where it was dropped."""

    def __init__(
        self, session: Session, jobs: Jobs, marks: ReadMarks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._marks = marks
        self._job = 0
        self._counts = Counts(len(session.articles), 0, 0, {}, ())
        self._rows: list[ShelfRow] = self._now()
        self._count_again()
        session.edited_together.connect(self._follow)
        marks.changed.connect(self._show)
        jobs.answered.connect(self._answer)

    def row_of(self, place: str) -> int:
        """The row of a shelf, -1 for none."""
        return next((i for i, row in enumerate(self._rows) if row.place == place), -1)

    def shelf_at(self, row: int) -> ShelfRow:
        """The shelf in a row."""
        return self._rows[row]

    def words(self, row: ShelfRow) -> str:
        """Its name."""
        return row.name

    def described(self, row: ShelfRow) -> str:
        """Its name with the number of articles."""
        kind = "collection " if row.collection else ""
        return f"{kind}{row.name}, {count(row.number, 'article')}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name, of = " ".join(str(value).split()), self._rows[index.row()].collection
        if role != Qt.ItemDataRole.EditRole or of is None or not name or name == of.name:
            return False
        edit = amend("Rename collection", of, replace(of, name=name))
        return bool(self._session.perform(edit))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if self._rows[index.row()].collection:
            can = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            flags |= can | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    # --- drag and drop -------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME, ARTICLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        of = self._rows[indexes[0].row()].collection
        data.setData(MIME, (of.id if of else "").encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        onto = self._rows[parent.row()].collection if parent.isValid() else None
        if data.hasFormat(ARTICLES) and onto:
            places = tuple(map(int, bytes(data.data(ARTICLES).data()).decode().split()))
            self.dropped.emit(onto, ChosenArticles(self._session.store.library, places))
        elif data.hasFormat(MIME):
            moved = self._session.collections.get(bytes(data.data(MIME).data()).decode())
            place = (parent.row() if parent.isValid() else row) - len(_ALWAYS)
            if moved:
                last = len(self._session.collections) - 1
                self.moved.emit(moved, min(max(0, place), last) if row >= 0 or onto else last)
        # the view must take nothing out by itself: an edit has done what there was to do
        return False

    # --- following edits -----------------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"article", "collection"}:
            self._count_again()

    def _count_again(self) -> None:
        if len(self._session.articles) <= SMALL:
            self._counts = self._session.store.library.counts()
        else:
            self._job = self._jobs.start(counted, self._session.store.uri)
        self._show()

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._counts = answer.value
            self._show()

    @Slot()
    def _show(self) -> None:
        before, rows = self._rows, self._now()
        if [row.place for row in rows] != [row.place for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def _now(self) -> list[ShelfRow]:
        counts, marks = self._counts, self._marks
        read = marks.count - sum(marks.has(number) for number in counts.binned)
        numbers = {"all": counts.all, "unread": max(0, counts.all - read)}
        numbers |= {"starred": counts.starred, "bin": counts.bin}
        rows = [ShelfRow(place, SHELF_NAMES[place], numbers[place]) for place in _ALWAYS]
        for of in sorted(self._session.collections.values(), key=lambda of: of.rank):
            number = counts.collections.get(of.id, 0)
            rows.append(ShelfRow(in_collection(of.id), of.name, number, of))
        return [*rows, ShelfRow("bin", SHELF_NAMES["bin"], numbers["bin"])]


def counted(job: Job, uri: str) -> Counts:
    """Count on a connection of its own; runs as a job."""
    from reader.store.library import Library

    library = Library.at(uri)
    try:
        return library.counts()
    finally:
        library.close()
