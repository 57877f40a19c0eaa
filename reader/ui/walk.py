"""Walking through an article by keyboard: from paragraph to paragraph, mark to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.ui.marking import Marking
    from reader.ui.page.view import Page
    from reader.ui.reading import Reading
    from reader.ui.session import Session


Place = TypeVar("Place", int, tuple[int, int, str])


class Walk(QObject):
    """The next and the previous of what the page shows, from where the caret is."""

    def __init__(self, session: Session, page: Page, reading: Reading, marking: Marking) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._reading = reading
        self._marking = marking

    def paragraph(self, step: int) -> None:
        """Put the caret at the start of the next block that is shown, or the one before."""
        version = self._reading.version
        if version is None:
            return
        # a fold is one place, at its line; the caret there counts in the text behind it
        folds = [fold for fold in self._page.sheet.folds.values() if not fold.opened]
        behind = {position: fold.start for fold in folds for position in fold.blocks}
        shown = {
            behind.get(position, block.start)
            for position, block in enumerate(version.blocks)
            if block.kind != "byline"
        }
        fold = self._page.fold_at_caret
        here = fold.start if fold else self._page.paragraph_at(self._page.caret())[0]
        there = _neighbour(sorted(shown), here, step)
        if there is not None and there in behind.values():
            self._page.rest_at(there)
            self._page.ensureCursorVisible()
        elif there is not None:
            self._page.place_caret(there)

    def annotation(self, step: int) -> None:
        """Make the next annotation the active one, or the one before; its card stays at rest."""
        article = self._reading.article
        if article is None:
            return
        listed = self._session.store.annotation_ids(article.id, article.version)
        places = [(start, end, annotation) for annotation, _, start, end in listed]
        active = self._marking.active
        here = next((place for place in places if place[2] == active), None)
        there = _neighbour(places, here or (self._page.caret(), -1, ""), step)
        if there is not None:
            self._page.scroll_to(there[0])
            self._page.place_caret(there[0])
            self._marking.activate(there[2], "rest")


def _neighbour(places: list[Place], here: Place, step: int) -> Place | None:
    """The first place after `here`, or the last before it; None at the end."""
    ordered = sorted(places)
    if step > 0:
        return next((place for place in ordered if place > here), None)
    return next((place for place in reversed(ordered) if place < here), None)
