"""The passages of a cell, as a list under the table: Enter or a click reads one in its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from reader.ui.models.matrix import VERBS
from reader.ui.models.rows import ROW
from reader.ui.sources.said import SaidModel, SaidRows
from reader.ui.wording import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader.domain.annotation import Annotation
    from reader.domain.matrix import Mark
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

MOST = 500
"""Passages of one cell that are listed."""


class PassagesModel(SaidModel):
    """Claims with what the source of the cell does in them."""

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show the claims of these marks."""
        kinds: dict[str, list[str]] = {}
        for mark in marks:
            kinds.setdefault(mark.claim, []).append(VERBS[mark.kind])
        claims = self.session.annotations(list(kinds)[:MOST])
        self.show_annotations(claims, {claim: ", ".join(of) for claim, of in kinds.items()})

    def facts(self, annotation: Annotation) -> str:
        """ "1:14 · denies it · hedged · 8 May 2017 · Le Monde" under the quotation."""
        article = self.session.articles.get(annotation.article)
        facts = [self.session.citation(annotation), self._facts.get(annotation.id, "")]
        facts += ["hedged" if annotation.hedges else ""]
        facts += [day(article.published), article.outlet or article.title] if article else []
        return " · ".join(filter(None, facts))

    def described(self, row: Annotation) -> str:
        return f"{super().described(row)}, {self.facts(row)}"


class PassageList(QListView):
    """Follows the current cell."""

    opened = Signal(str)
    """Read this claim in its article."""
    left = Signal()
    """Esc: back to the table."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrixPassages")
        self.setAccessibleName("Passages of the cell")
        self.passages = PassagesModel(session, self)
        self.setModel(self.passages)
        self.setItemDelegate(SaidRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(64)
        self.clicked.connect(self._go)
        theme.changed.connect(self.viewport().update)

    def enter(self) -> None:
        """Give the list the keyboard, at its first passage."""
        if self.passages.rowCount():
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.passages.index(0))
            self.setFocus()

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ROW).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
