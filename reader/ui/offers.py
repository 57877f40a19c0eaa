"""The quiet offers of the status line while one reads: each is made when there is first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.main_window import MainWindow

_CONCERNS = frozenset(("annotation", "article", "version"))


class Offers(QObject):
    """What looks like no part of the article in front, and what a newer version left open in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._article = ""
        self._blocks: Any = None
        self._review: Any = None
        window.proposals.changed.connect(self._tell_blocks)
        window.reading.opened.connect(self._opened)
        window.session.edited_together.connect(self._follow)

    @Slot()
    def _tell_blocks(self) -> None:
        if self._blocks is None:
            from reader.ui.boilerplate.offer import Offer

            self._blocks = Offer(self._window.proposals)
            self._put(self._blocks, "review_blocks")
        self._blocks.tell()

    @Slot(str)
    def _opened(self, article_id: str) -> None:
        self._article = article_id
        self._tell_review()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        changes = (change for applied in edits for change in applied.edit.changes)
        if any(change.entity in _CONCERNS for change in changes):
            self._tell_review()

    def _tell_review(self) -> None:
        session = self._window.session
        ids = session.store.corrections.astray(self._article) if self._article else []
        if self._review is None and ids:
            from reader.ui.review.offer import ReviewOffer

            self._review = ReviewOffer()
            self._put(self._review, "next_to_review")
        if self._review is not None:
            self._review.tell(session.annotations(ids) if ids else ())

    def _put(self, offer: Any, action: str) -> None:
        offer.review_requested.connect(self._window.actions_by_name[action].trigger)
        self._window.status.add_offer(offer)
