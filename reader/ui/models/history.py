"""Everything done in the project, newest first, read from the history a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QTimer, Slot

from reader.domain.erasing import ERASED_ORIGIN, ERASING_ORIGIN
from reader.ui.models import Index
from reader.ui.models.rows import RowsModel
from reader.ui.wording import moment

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.store import HistoryRow
    from reader.ui.session import Session

PAGE = 200
_NEVER = (ERASING_ORIGIN, ERASED_ORIGIN)
"""Steps of an erasure: they are not taken back, and others have lost their words to them."""
REST = 200
"""Milliseconds after the last lot of many steps taken back until the list is read again."""


class HistoryModel(RowsModel):
    """Rows are HistoryRows. Steps that were taken back stay in the list and say so."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[HistoryRow] = session.store.history(limit=PAGE)
        self._all_read = len(self._rows) < PAGE
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(REST)
        self._reading.timeout.connect(self._read_again)
        session.edited_together.connect(self._follow)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._all_read or not self._rows:
            return
        older = self._session.store.history(limit=PAGE, before=self._rows[-1].seq)
        self._all_read = len(older) < PAGE
        if older:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
            self._rows += older
            self.endInsertRows()

    def described(self, row: HistoryRow) -> str:
        """A step with who did it and when."""
        parts = [self.words(row), row.analyst or "", moment(row.at)]
        if row.undone_by is not None:
            parts.append("taken back")
        return ", ".join(filter(None, parts))

    def words(self, row: HistoryRow) -> str:
        """What a step did; of one that undid another, which, and whether that was an undo too."""
        if row.undoes is None:
            return row.label
        undone = next((other for other in self._rows if other.seq == row.undoes), None)
        again = undone is not None and undone.undoes is not None
        return f"{'Did again' if again else 'Took back'}: {row.label}"

    def step_at(self, row: int) -> HistoryRow:
        """The step in a row."""
        return self._rows[row]

    def group_of(self, row: int) -> list[int]:
        """The seqs, not taken back, of all steps that are one group with the step in `row`.

        Reads on where the group may go further than what was read so far.
        """
        step = self._rows[row]
        if step.origin in _NEVER:
            return []
        if step.group is None:
            return [] if step.undone_by is not None else [step.seq]
        while not self._all_read and self._rows[-1].group == step.group:
            self.fetchMore(QModelIndex())
        return [r.seq for r in self._rows if r.group == step.group and r.undone_by is None]

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        newest = self._rows[0].seq if self._rows else 0
        new = edits[-1].seq - newest
        if new > 0:
            rows = self._session.store.history(limit=new)
            fresh = [row for row in rows if row.seq > newest]
            if fresh:
                self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
                self._rows[:0] = fresh
                self.endInsertRows()
        if any(applied.undoes is not None or applied.origin in _NEVER for applied in edits):
            if len(edits) > 1 and self._session.is_behind:
                self._reading.start()  # more of it is to come
            else:
                self._read_again()

    @Slot()
    def _read_again(self) -> None:
        """What was taken back is struck out, what was done again is not: the store knows."""
        now = self._session.store.history(limit=len(self._rows))
        for place, (old, new) in enumerate(zip(self._rows, now, strict=False)):
            if old != new and old.seq == new.seq:
                self._rows[place] = new
                index = self.index(place)
                self.dataChanged.emit(index, index)
