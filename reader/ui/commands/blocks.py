"""The commands of blocks: which are part of the article, and what is proposed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NONE = "No block here looks like no part of the article."


class BlockCommands(QObject):
    """Leaving blocks out, reviewing what is proposed, and the menu of the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bar: Any = None

    @property
    def bar(self) -> Any:
        """The bar of the review, made when it is first wanted."""
        if self._bar is None:
            from reader.ui.boilerplate.review import ReviewBar

            self._bar = ReviewBar(self._window.proposals, self._window.page)
        return self._bar

    @Slot()
    def toggle_out_of_article(self) -> None:
        if self.is_reviewing and self._window.page.selected_range() is None:
            self.bar.accept()
        else:
            self._window.marking.leave_out_or_in()

    @Slot()
    def review_blocks(self) -> None:
        if not self._window.proposals.open:
            self._window.status.say(NONE)
            return
        self._window.going.to_view("read")
        self.bar.go_on()

    @Slot()
    def leave_all_out(self) -> None:
        self._decided(len(self._window.proposals.open), "left out")
        self._window.proposals.accept()

    @Slot()
    def keep_all_in(self) -> None:
        self._decided(len(self._window.proposals.open), "kept")
        self._window.proposals.dismiss()

    def _decided(self, number: int, what: str) -> None:
        blocks = "1 block" if number == 1 else f"{number} blocks"
        self._window.status.say(f"{blocks} {what}; Ctrl+Z takes it back." if number else NONE)

    @property
    def is_reviewing(self) -> bool:
        """Whether the keys decide about the proposal at the caret."""
        return self._bar is not None and self._bar.is_at_one

    @Slot(str)
    def take_key(self, key: str) -> bool:
        """Enter or Delete on the page: True when it decided about a proposal."""
        if not self.is_reviewing:
            return False
        if key == "enter":
            self.bar.accept()
        else:
            self.bar.dismiss()
        return True

    @Slot(object)
    def open_menu(self, at: QPoint) -> None:
        """The menu of the page: what can be done with the words under the caret."""
        page, actions = self._window.page, self._window.actions_by_name
        if page.article_id is None:
            return
        menu = QMenu(page)
        menu.setObjectName("pageMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        fold = page.fold_at_caret
        if fold is not None and page.selected_range() is None:
            menu.addAction("Hide" if fold.opened else "Show", page.act_at_caret)
        else:
            copy = menu.addAction("Copy", page.copy)
            copy.setEnabled(page.selected_range() is not None)
            menu.addAction(actions["copy_citation"])
            menu.addSeparator()
            for name in ("mark_claim", "mark_source", "mark_tag", "mark_note"):
                menu.addAction(actions[name])
        menu.addSeparator()
        is_out = self._window.marking.would_bring_back()
        words = "Bring back into the article" if is_out else "Not part of the article"
        menu.addAction(f"{words}\tB", self.toggle_out_of_article)
        if self._window.proposals.open:
            menu.addAction(actions["review_blocks"])
        menu.popup(at)
