"""Leads the page to the item under review, and keeps the keyboard where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from reader.domain.review import Item
    from reader.ui.main_window import MainWindow


class Showing(QObject):
    """Shows the place of an item on the page, painted as a proposal."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._at = -1

    @Slot(object)
    def show(self, item: Item | None) -> None:
        """Bring the article and the place of an item in front; None takes the proposal away."""
        window = self._window
        if item is None:
            window.page.proposal.clear()
            return
        had = window.focusWidget()
        article, at = item.annotation.article, item.anchor.start
        if window.frame.views.currentWidget() is not window.frame.read:
            window.going.to_view("read")
        if window.page.article_id != article:
            window.going.to_article(article, at)
        elif window.page.version_id != item.anchor.version:
            window.reading.show_version(item.anchor.version or "")
        self._at = at
        window.page.scroll_to(at)
        # the drawer may have just come, and the page not have its new width yet
        QTimer.singleShot(0, self._scroll_again)
        if item.anchor.state == "orphan":
            window.page.proposal.clear()
        else:
            window.page.proposal.show(at, item.anchor.end)
        if had is not None and had is not window.focusWidget():
            had.setFocus()

    @Slot()
    def _scroll_again(self) -> None:
        if self._at >= 0 and self._window.page.proposal.span:
            self._window.page.scroll_to(self._at)
