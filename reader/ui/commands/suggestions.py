"""The commands of suggestions: going through them and deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NONE = "There is no suggestion in this article."
NO_MORE = {1: "No suggestion further down.", -1: "No suggestion further up."}
NOT_ACTIVE = "No suggestion is active: ] goes to the next one."
OFF = "Suggestions are off; they are switched on in Preferences."


class SuggestionCommands(QObject):
    """What the keys and menus do with the suggestions for the article in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def next_suggestion(self) -> None:
        self._go(1)

    @Slot()
    def previous_suggestion(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        window, suggestions = self._window, self._window.suggestions
        if not suggestions.choices.on:
            window.status.say(OFF)
            return
        if not suggestions.shown:
            window.actions_by_name["toggle_suggestions"].trigger()
        if not suggestions.open:
            reading = not suggestions.is_read
            window.status.say("The article is still being read." if reading else NONE)
            return
        if window.frame.views.currentWidget() is not window.frame.read:
            window.going.to_view("read")
        if not window.draft_review.go(step):
            window.status.say(NO_MORE[step])

    @Slot()
    def accept_suggestion(self) -> None:
        if not self._window.draft_review.accept():
            self._window.status.say(NOT_ACTIVE)

    @Slot()
    def accept_and_edit(self) -> None:
        if not self._window.draft_review.accept_and_edit():
            self._window.actions_by_name["open_card"].trigger()

    @Slot()
    def dismiss_suggestion(self) -> None:
        if not self._window.draft_review.dismiss():
            self._window.status.say(NOT_ACTIVE)

    @Slot()
    def accept_strong(self) -> None:
        window = self._window
        if not window.suggestions.strong_count:
            window.status.say("No suggestion here is strong enough to be accepted unread.")
            return
        from reader.ui.suggestions.preview import Preview

        window.dialogs.present("acceptStrong", Preview)

    @Slot()
    def toggle_suggestions(self) -> None:
        window, suggestions = self._window, self._window.suggestions
        if not suggestions.choices.on:
            window.status.say(OFF)
        else:
            suggestions.show(not suggestions.shown)
        window.actions_by_name["toggle_suggestions"].setChecked(suggestions.shown)

    @Slot()
    def dismissed_suggestions(self) -> None:
        from reader.ui.suggestions.dismissed import Dismissed

        article = self._window.page.article_id
        if article:
            self._window.dialogs.present("dismissed", Dismissed, article)
