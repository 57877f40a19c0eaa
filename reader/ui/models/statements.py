"""The statements as a list; claims can be dropped on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.ui.models import Index
from reader.ui.models.claims import MIME
from reader.ui.models.rows import RowsModel
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.statements import StatementRow
    from reader.ui.session import Session
    from reader.ui.standings import Standings


class Listed(NamedTuple):
    """A statement as the list has it."""

    id: str
    text: str


_FOLLOWED = {"annotation", "statement", "article"}


class StatementsModel(RowsModel):
    """All statements, those made last first."""

    dropped = Signal(str, object, bool)
    """Claims (ids) were dropped on the statement with this id; True where as its opposite."""

    def __init__(
        self, session: Session, standings: Standings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._standings = standings
        self._rows: list[Listed] = self._now()
        self._counted: dict[str, StatementRow] = {}
        session.edited_together.connect(self._follow)
        standings.changed.connect(self._weighed)

    def _now(self) -> list[Listed]:
        words = self._session.store.sourcing.statements()
        return [Listed(id, text) for id, text in words.items()][::-1]

    def words(self, row: Listed) -> str:
        """Its text."""
        return row.text

    def described(self, row: Listed) -> str:
        """A statement as one sentence."""
        return ", ".join(filter(None, (row.text, self.standing(row), self.facts(row))))

    def standing(self, row: Listed) -> str:
        """Its standing, "" while it is not known."""
        return self._standings.codes.get(row.id, "")

    def facts(self, row: Listed) -> str:
        """ "3 claims · 2 articles"."""
        found = self._counted.get(row.id)
        if found is None:  # counted as they are looked at: there may be thousands
            found = next(iter(self._session.store.statements.rows([row.id])), None)
            if found is None:
                return ""
            self._counted[row.id] = found
        articles = f" · {count(found.articles, 'article')}" if found.claims else ""
        return count(found.claims, "claim") + articles

    def row_of(self, statement: str) -> int:
        """The row of a statement, -1 for none."""
        return next((i for i, row in enumerate(self._rows) if row.id == statement), -1)

    # --- dropping ------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDropEnabled if index.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(MIME) and parent.isValid()

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        claims = bytes(data.data(MIME).data()).decode().split()
        opposite = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
        self.dropped.emit(self._rows[parent.row()].id, claims, opposite)
        return True

    # --- following the project -----------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if not entities & _FOLLOWED:
            return
        if "article" in entities:
            self._counted.clear()
        else:
            for applied in edits:
                for key in self._session.store.sourcing.touched(applied.edit):
                    self._counted.pop(key, None)
        now = self._now() if "statement" in entities else self._rows
        if [row.id for row in now] == [row.id for row in self._rows]:
            self._rows = now
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = now
        self.endResetModel()

    @Slot()
    def _weighed(self) -> None:
        self._tell_all()

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
