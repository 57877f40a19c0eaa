"""The links of a statement: restates, contradicts, derived from …; made and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from reader.domain import vocabulary
from reader.domain.edit import Edit, removed
from reader.domain.statements import connect
from reader.ui.claims.asker import Asker
from reader.ui.labels import label
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.domain.project import Connection
    from reader.ui.card.offers import Offer
    from reader.ui.claims.acts import Acts
    from reader.ui.main_window import MainWindow

MOST = 12
BACKWARDS = {
    "restates": "restated by",
    "elaborates": "elaborated by",
    "corroborates": "corroborated by",
    "contradicts": "contradicted by",
    "corrects": "corrected by",
    "derived-from": "origin of",
    "earlier-than": "later than",
}


class Links(QWidget):
    """A line a link with a ✕, and "Link…" with the kinds there are."""

    def __init__(self, window: MainWindow, acts: Acts) -> None:
        super().__init__()
        self._window = window
        self._session = window.session
        self._acts = acts
        self._thing = ""
        self._type = ""
        self.add = QToolButton()
        self.add.setObjectName("addLink")
        self.add.setText("Link…")
        self.add.setProperty("role", "soft")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add)
        for term in vocabulary.CONNECTIONS:
            menu.addAction(term.en).setData(term.code)
        menu.triggered.connect(self._ask)
        self.add.setMenu(menu)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._lines.addWidget(self.add)
        self._rows: list[QWidget] = []

    def show_thing(self, thing: str) -> None:
        """Show the links of a statement (its id)."""
        self._thing = thing
        for row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        found = self._session.store.statements.connections_of(thing)
        self._rows = [self._row(link) for link in found[:MOST]]
        for place, row in enumerate(self._rows):
            self._lines.insertWidget(place, row)

    def _row(self, link: Connection) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = label(self.words(link), role="soft", wraps=True)
        words.setObjectName("linkWords")
        line.addWidget(words, 1)
        off = QToolButton()
        off.setObjectName("takeOffLink")
        off.setText("✕")
        off.setProperty("role", "soft")
        off.setAccessibleName(f"Take off the link: {self.words(link)}")
        off.setProperty("link", link.id)
        off.clicked.connect(self._take_off)
        line.addWidget(off)
        return row

    def words(self, link: Connection) -> str:
        """A link as one reads it from here: "contradicts “…”"."""
        forward = link.from_ == self._thing
        other = link.to if forward else link.from_
        terms = {term.code: term.en for term in vocabulary.CONNECTIONS}
        kind = terms.get(link.type, link.type)
        if not forward:
            kind = BACKWARDS.get(link.type, f"{kind}, from")
        return f"{kind} “{self._name(other)}”"

    def _name(self, thing: str) -> str:
        statement = self._session.store.get("statement", thing)
        if statement is not None:
            return shortened(statement.text, 70)
        claim = self._session.annotation(thing)
        return shortened(claim.quotation, 70) if claim else "?"

    @Slot(QAction)
    def _ask(self, action: QAction) -> None:
        self._type = action.data()
        asker = Asker(action.text(), self._offers, self._window.theme, self)
        asker.chosen.connect(self._connect)
        asker.open(QPoint(0, self.add.y() - 50))

    def _offers(self, typed: str) -> list[Offer]:
        offers = self._acts.statement_offers(typed)
        return [of for of in offers if of.kind == "known" and of.id != self._thing]

    @Slot(object)
    def _connect(self, offer: Offer) -> None:
        existing = self._session.store.statements.connections_of(self._thing)
        self._session.perform(connect(self._thing, offer.id, self._type, existing))

    @Slot()
    def _take_off(self) -> None:
        button = self.sender()
        link = self._session.store.get("connection", button.property("link")) if button else None
        if link is not None:
            self._session.perform(Edit("Take off link", (removed(link),)))
