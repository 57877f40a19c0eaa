"""The commands of blocks: which are part of the article, and what is proposed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NONE = "No block here looks like no part of the article."


class BlockCommands(QObject):
    """Leaving blocks out of the article, and deciding about those that are proposed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def toggle_out_of_article(self) -> None:
        window = self._window
        if window.page.selected_range() is not None or not window.reviewing.accept():
            window.marking.leave_out_or_in()

    @Slot()
    def review_blocks(self) -> None:
        if not self._window.proposals.open:
            self._window.status.say(NONE)
            return
        self._window.going.to_view("read")
        self._window.reviewing.go_on()

    @Slot()
    def leave_all_out(self) -> None:
        number = len(self._window.proposals.open)
        self._window.proposals.accept()
        self._say(number, "left out")

    @Slot()
    def keep_all_in(self) -> None:
        number = len(self._window.proposals.open)
        self._window.proposals.dismiss()
        self._say(number, "kept")

    def _say(self, number: int, what: str) -> None:
        words = f"{count(number, 'block')} {what}; Ctrl+Z takes it back." if number else NONE
        self._window.status.say(words)
