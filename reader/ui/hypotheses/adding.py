"""Putting claims and statements into the table: a field that finds them by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from reader.domain.annotation import CLAIM
from reader.domain.folding import fold
from reader.domain.hypotheses import Row
from reader.ui.find_box import FindBox
from reader.ui.finding import ANNOTATION, FOUND, MOST, Find
from reader.ui.search.asking import Question, Waiting, facts
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from reader.ui.search.asking import Searches, Told
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

STATEMENT = "statement"
KINDS = (CLAIM, STATEMENT)


class EvidenceBox(FindBox):
    """Before anything is typed: the statements, and the claims of the article in front."""

    row_chosen = Signal(object)
    """The Row."""

    def __init__(
        self, session: Session, theme: Theme, searches: Searches, there: set[str], parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("evidenceBox")
        self.field.setObjectName("evidenceField")
        self.field.setAccessibleName("Claim or statement to weigh")
        self.field.setPlaceholderText("Words of a claim or a statement, or a citation like 1:4")
        self._session = session
        self._there = there
        self._near: list[Find] = []
        self._shown: list[Find] = []
        self._enter_waits = False
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._arrived)

    def open(self, front: str | None) -> None:
        """Show it; `front` is the article that is read."""
        self._near = [*self._statements(), *self._claims_of(front)][:MOST]
        self.open_box()

    @property
    def is_waiting(self) -> bool:
        """Whether the index has not answered yet."""
        return self._waiting.is_waiting

    def offered(self, text: str) -> Iterable[Find]:
        return self._near

    def found(self, text: str) -> list[Find]:
        """What stands near, else what the index had; its answer comes a moment later."""
        self._enter_waits = False
        if not text.strip():
            self._waiting.drop()
            self._shown = self._near
        else:
            self._waiting.ask(Question(text, limit=MOST, kinds=KINDS))
        return self._shown

    @Slot(object)
    def _arrived(self, told: Told) -> None:
        self._shown = [
            Find(FOUND, found.id, found.passage or found.title, facts(found), "", found=found)
            for found in told.finds.found
            if found.id not in self._there and found.kind in KINDS
        ]
        self.show_finds(self._shown)
        if self._enter_waits:
            self._enter_waits = False
            self._take(self.view.currentIndex())

    def _key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.is_waiting and self.view.currentIndex().row() <= 0:
            self._enter_waits = True  # what was typed to the end counts, not what is shown yet
            return True
        return super()._key(event)

    @Slot()
    def close_box(self) -> None:
        self._waiting.drop()
        super().close_box()

    def _statements(self) -> Iterator[Find]:
        for one in self._session.store.things("statement"):
            if one.id not in self._there:
                yield Find(ANNOTATION, one.id, one.text, STATEMENT, fold(one.text))

    def _claims_of(self, article: str | None) -> Iterator[Find]:
        for claim in self._session.store.annotations_of(article) if article else ():
            if claim.kind == CLAIM and claim.id not in self._there:
                words, citation = shortened(claim.quotation, 120), self._session.citation(claim)
                yield Find(ANNOTATION, claim.id, words, citation, fold(words))

    def take(self, find: Find) -> None:
        is_claim = find.found.kind == CLAIM if find.found else find.detail != STATEMENT
        self.row_chosen.emit(Row(find.id, is_claim))
