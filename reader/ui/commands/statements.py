"""The commands of statements on the reading page; each does one row of the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from reader.domain.annotation import CLAIM

if TYPE_CHECKING:
    from reader.ui.card.offers import Offer
    from reader.ui.main_window import MainWindow


class StatementCommands(QObject):
    """What the active claim says together with others."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._claim = ""

    @Slot()
    def put_under(self) -> None:
        self._ask("Statement", self._put)

    @Slot()
    def put_against(self) -> None:
        self._ask("Opposite of", self._put_opposite)

    @Slot()
    def link_claim(self) -> None:
        from reader.ui.links.asking import Linking

        claim = self._active()
        if not claim:
            self._window.status.say("Choose a claim first.")
            return
        Linking(self._window, claim).ask(self._window.page, self._below(claim))

    @Slot()
    def show_in_claims(self) -> None:
        claim = self._active()
        self._window.going.to_view("claims")
        if claim:
            self._window.going.view("claims").show_claim(claim)

    def _active(self) -> str:
        window = self._window
        here = window.marking.active or next(iter(window.page.annotations_at_caret()), "")
        found = window.session.annotation(here) if here else None
        return found.id if found and found.kind == CLAIM else ""

    def _ask(self, word: str, slot: object) -> None:
        window = self._window
        self._claim = self._active()
        if not self._claim:
            window.status.say("Choose a claim first.")
            return
        from reader.ui.claims.asker import Asker

        asker = Asker(word, self._offers, window.theme, window.page)
        asker.chosen.connect(slot)
        asker.open(self._below(self._claim))

    def _below(self, id: str) -> QPoint:
        """The point of the page below the words of a claim."""
        claim = self._window.session.annotation(id)
        span = claim.spans[0] if claim and claim.spans else None
        rects = self._window.page.places.seen_of(span.start, span.end) if span else []
        return rects[-1].bottomLeft() + QPoint(0, 6) if rects else QPoint(40, 40)

    def _offers(self, typed: str) -> list[Offer]:
        from reader.ui.statements.choosing import statement_offers

        return statement_offers(typed, self._window.session, [self._claim])

    @Slot(object)
    def _put(self, offer: Offer) -> None:
        from reader.domain.statements import SAME

        self._place(offer, SAME)

    @Slot(object)
    def _put_opposite(self, offer: Offer) -> None:
        from reader.domain.statements import OPPOSITE

        self._place(offer, OPPOSITE)

    def _place(self, offer: Offer, polarity: str) -> None:
        from reader.ui.statements.choosing import place

        placed = place(self._window.session, [self._claim], offer, polarity)
        self._window.status.say(placed.label if placed else "It stands there already.")
