"""Putting claims and statements into the table: a field that finds them by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader.domain.folding import fold
from reader.domain.hypotheses import Row
from reader.ui import finding
from reader.ui.find_box import FindBox
from reader.ui.finding import Find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

STATEMENT = "statement"


class EvidenceBox(FindBox):
    """Offers the statements, then the claims, that are not in the table yet."""

    row_chosen = Signal(object)
    """The Row."""

    def __init__(self, session: Session, theme: Theme, there: set[str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("evidenceBox")
        self.field.setObjectName("evidenceField")
        self.field.setAccessibleName("Claim or statement to weigh")
        self.field.setPlaceholderText("Words of a claim or a statement, or a citation like 1:4")
        self._session = session
        self._there = there
        self._finds: list[Find] | None = None

    def offered(self, text: str) -> list[Find]:
        if self._finds is None:
            # read once an opening
            self._finds = [*self._statements(), *self._claims()]
        return self._finds

    def found(self, text: str) -> list[Find]:
        return super().found(text.lstrip(" >"))

    def _statements(self) -> Iterator[Find]:
        for statement in self._session.store.things("statement"):
            if statement.id not in self._there:
                words = fold(statement.text)
                # the palette's kinds are ranked; what is offered here is one of them
                yield Find(finding.TAG, statement.id, statement.text, STATEMENT, words)

    def _claims(self) -> Iterator[Find]:
        for find in finding.marked(self._session, None):
            if find.id not in self._there and " · claim" in find.detail:
                yield find

    def take(self, find: Find) -> None:
        self.row_chosen.emit(Row(find.id, find.detail != STATEMENT))
