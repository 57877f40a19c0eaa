"""Whether the proposals are being reviewed: keeps the bar, and takes the page's keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.boilerplate.proposals import Proposals
    from reader.ui.page.view import Page


class Reviewing(QObject):
    """The review of one page."""

    def __init__(self, proposals: Proposals, page: Page) -> None:
        super().__init__(page)
        self._proposals = proposals
        self._page = page
        self._bar: Any = None

    @Slot()
    def go_on(self) -> None:
        """Go to the next proposal, or begin with the first; the bar is made when first wanted."""
        if self._bar is None:
            from reader.ui.boilerplate.review import ReviewBar

            self._bar = ReviewBar(self._proposals, self._page)
        self._bar.go_on()

    @property
    def is_at_one(self) -> bool:
        """Whether the keys decide about the proposal at the caret."""
        return self._bar is not None and self._bar.is_at_one

    def accept(self) -> bool:
        """Leave out the block that is looked at; False where none is."""
        if self.is_at_one:
            self._bar.accept()
            return True
        return False

    def dismiss(self) -> bool:
        """Keep the block that is looked at; False where none is."""
        if self.is_at_one:
            self._bar.dismiss()
            return True
        return False
