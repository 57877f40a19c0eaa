"""The sources as a table: name, kind, grade, claims and mentions; sorted and filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Slot

from reader.domain.folding import fold
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.wording import count, kind_of_source

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.domain.source import Source
    from reader.ui.session import Session
COLUMNS = ("Source", "Kind", "Grade", "Claims", "Mentions")
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the letter it has and how often it speaks and is mentioned."""

    source: Source
    affiliation: str
    grade: str
    claims: int
    mentions: int

    @property
    def kind(self) -> str:
        """Kind and affiliation in words: "person · Flashpoint"."""
        words = kind_of_source(self.source.kind)
        return f"{words} · {self.affiliation}" if self.affiliation else words

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """What stands in the columns."""
        return (
            self.source.name,
            self.kind,
            self.grade,
            str(self.claims) if self.claims else "named",
            str(self.mentions),
        )


class SourcesModel(QAbstractTableModel):
    """All sources of the project that fit the filter."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words: list[str] = []
        self._order = (0, Qt.SortOrder.AscendingOrder)
        self._rows = self._now()
        session.edited_together.connect(self._follow)
        session.uses.changed.connect(self._read_again)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[section]
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == _Role.DisplayRole:
            return row.cells[index.column()]
        if role == _Role.AccessibleTextRole:
            return self._spoken(row, index.column())
        return None

    def _spoken(self, row: SourceRow, column: int) -> str:
        if column:
            return f"{COLUMNS[column]} {row.cells[column] or 'none'}"
        graded = f"graded {row.grade}" if row.grade else "not graded"
        says = count(row.claims, "claim") if row.claims else "named only, says nothing"
        return ", ".join((row.source.name, row.kind, graded, says))

    def row_of(self, source: str) -> int:
        """The row of a source, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.source.id == source), -1)

    def source_at(self, row: int) -> str:
        """The id of the source in a row."""
        return self._rows[row].source.id

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """Show the sources with every word of `text` in a name, alias, kind or affiliation."""
        self._words = fold(text).split()
        self._read_again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._read_again()

    def _now(self) -> list[SourceRow]:
        session = self._session
        uses = session.uses.sources
        rows = []
        for source in session.sources.values():
            of = session.sources.get(source.affiliation or "")
            grade = session.grades.get(source.id)
            letter = grade.value or "" if grade else ""
            row = SourceRow(source, of.name if of else "", letter, *uses.get(source.id, (0, 0)))
            if self._fits(row):
                rows.append(row)
        column, order = self._order
        rows.sort(key=lambda row: fold(row.source.name))
        if column:
            rows.sort(key=_KEYS[column])
        if order == Qt.SortOrder.DescendingOrder:
            rows.reverse()
        return rows

    def _fits(self, row: SourceRow) -> bool:
        if not self._words:
            return True
        names = fold(" ".join((row.source.name, *row.source.aliases, row.kind)))
        return all(word in names for word in self._words)

    @Slot()
    def _read_again(self) -> None:
        rows = self._now()
        if [r.source.id for r in rows] == [r.source.id for r in self._rows]:
            before, self._rows = self._rows, rows
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    last = len(COLUMNS) - 1
                    self.dataChanged.emit(self.index(place, 0), self.index(place, last))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"source", "grade", "annotation", "article"}:
            self._read_again()


_KEYS = {
    1: lambda row: fold(row.kind),
    2: lambda row: row.grade or "Z",
    3: lambda row: -row.claims,
    4: lambda row: -row.mentions,
}
