"""Making a link: first how the one bears on the other, then which the other is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from reader.domain.annotation import CLAIM
from reader.domain.folding import fold
from reader.domain.statements import connect
from reader.domain.vocabulary import CONNECTIONS
from reader.ui.card.offers import Offer, fit
from reader.ui.claims.asker import Asker
from reader.ui.finding import ANNOTATION, MOST, Find
from reader.ui.hypotheses.adding import EvidenceBox
from reader.ui.links.wording import name_of
from reader.ui.term_words import WORDS
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from reader.domain.hypotheses import Row
    from reader.ui.main_window import MainWindow


def kind_offers(typed: str, lead: str = "", detail: str = "") -> list[Offer]:
    """The kinds of links whose words fit what is typed."""
    wanted = fold(typed)
    return [
        Offer("known", WORDS.label(term), detail, lead=lead, id=term.code)
        for term in CONNECTIONS
        if not wanted or fit(wanted, (term.en, term.fr)) is not None
    ]


class LinkBox(EvidenceBox):
    """Before anything is typed: what stands nearest to the claim or statement that is linked."""

    def __init__(self, window: MainWindow, thing: str, kind: str) -> None:
        super().__init__(window.session, window.theme, window.searches, {thing}, window.frame)
        self.setObjectName("linkBox")
        self.field.setObjectName("linkField")
        self.field.setAccessibleName(f"{kind}: claim or statement")
        self.field.setPlaceholderText(f"{kind} … words of a claim or a statement, or a citation")
        self._thing = thing

    def open_near(self) -> None:
        """Show it, the nearest first: under one statement, of one article, then statements."""
        claim = self._session.annotation(self._thing)
        near: dict[str, Find] = {}
        if claim is not None:
            for place in claim.statements:
                near.update((find.id, find) for find in self._claims_under(place.statement))
            near.update((find.id, find) for find in self._claims_of(claim.article))
            near.update((find.id, find) for find in self._statements())
        else:
            near.update((find.id, find) for find in self._statements())
        self._near = list(near.values())[:MOST]
        self.open_box()

    def _claims_under(self, statement: str) -> Iterator[Find]:
        for claim, _ in self._session.store.statements.claims_of(statement, MOST):
            if claim.kind == CLAIM and claim.id not in self._there:
                words, citation = shortened(claim.quotation, 120), self._session.citation(claim)
                yield Find(ANNOTATION, claim.id, words, citation, fold(words))


class Linking(QObject):
    """One link in the making; ends with it, or when it is left."""

    def __init__(self, window: MainWindow, thing: str) -> None:
        super().__init__(window)
        self._window = window
        self._thing = thing
        self._kind = ""

    def ask(self, back: QWidget, at: QPoint) -> None:
        """Ask for the kind, in a field at a point of `back`, then for the other end."""
        asker = Asker("Link", kind_offers, self._window.theme, back)
        asker.chosen.connect(self._chosen)
        asker.open(at)

    @Slot(object)
    def _chosen(self, offer: Offer) -> None:
        self.ask_other(offer.id)

    def ask_other(self, kind: str) -> None:
        """Ask for the other end of a link of this kind (its code)."""
        self._kind = kind
        box = LinkBox(self._window, self._thing, WORDS.of(CONNECTIONS, kind))
        box.row_chosen.connect(self._make)
        box.open_near()

    @Slot(object)
    def _make(self, row: Row) -> None:
        session, window = self._window.session, self._window
        existing = session.store.statements.connections_of(self._thing)
        edit = connect(self._thing, row.id, self._kind, existing)
        if not edit.changes:
            window.status.say("They are linked so already.")
        elif session.perform(edit):
            kind = WORDS.of(CONNECTIONS, self._kind)
            window.status.say(f"Linked: {kind} {name_of(row.id, session)}")


def go_to(window: MainWindow, thing: str) -> None:
    """Read a claim in its article, or open the page of a statement."""
    if window.session.store.get("statement", thing) is not None:
        window.going.to_statement(thing)
    else:
        window.going.to_annotation(thing)
