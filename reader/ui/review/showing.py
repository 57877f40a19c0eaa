"""Leads the page to the item under review, and keeps the keyboard where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.domain.review import Item
    from reader.ui.main_window import MainWindow


class Showing(QObject):
    """Shows the place of an item on the page, painted as a proposal."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

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
        window.page.scroll_to(at)
        if item.anchor.state == "orphan":
            window.page.proposal.clear()
        else:
            window.page.proposal.show(at, item.anchor.end)
        if had is not None and had is not window.focusWidget():
            had.setFocus()
