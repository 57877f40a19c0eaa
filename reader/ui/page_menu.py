"""The menu of the page: what can be done with the words under the pointer or the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

COPIES = ("copy_rich", "copy_markdown", "copy_link")
MARKS = ("mark_claim", "mark_source", "mark_tag", "mark_note")


class PageMenu(QObject):
    """Made anew each time it opens, for the place where it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def open(self, at: QPoint) -> None:
        """Open it at a point of the screen."""
        page = self._window.page
        if page.article_id is None:
            return
        menu = QMenu(page)
        menu.setObjectName("pageMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        fold = page.fold_at_caret
        if fold is not None and page.selected_range() is None:
            menu.addAction("Hide" if fold.opened else "Show", page.act_at_caret)
        else:
            self._add_words(menu)
        if self._window.marking.active:
            menu.addSeparator()
            menu.addAction(self._window.actions_by_name["erase_annotation"])
        menu.addSeparator()
        self._add_blocks(menu)
        menu.popup(at)

    def _add_words(self, menu: QMenu) -> None:
        page, actions = self._window.page, self._window.actions_by_name
        copy = menu.addAction("Copy", page.copy)
        copy.setEnabled(page.selected_range() is not None)
        menu.addAction(actions["copy_citation"])
        copy_as = menu.addMenu("Copy as")
        copy_as.addActions([actions[name] for name in COPIES])
        menu.addAction("Select all", page.selectAll)
        menu.addSeparator()
        for name in MARKS:
            menu.addAction(actions[name])

    def _add_blocks(self, menu: QMenu) -> None:
        actions = self._window.actions_by_name
        is_out = self._window.marking.would_bring_back()
        words = "Bring back into the article" if is_out else "Not part of the article"
        menu.addAction(f"{words}\tB", actions["toggle_out_of_article"].trigger)
        if self._window.proposals.open:
            menu.addAction(actions["review_blocks"])
