"""The bar under the page: how many suggestions there are, and why the active one is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader.ui.labels import label
from reader.ui.status import Message
from reader.ui.suggestions.elsewhere import Elsewhere, phrase_of, sentence
from reader.ui.suggestions.face import per_cent, speaker
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import as_tip, count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NOTHING = "Nothing to suggest in this article."
DECIDED = "All suggestions for this article are decided."
# object name: (words, the action it triggers, whether it is for the active suggestion)
_BUTTONS = (
    ("acceptSuggestion", "Accept", "accept_suggestion", True),
    ("editSuggestion", "Accept and edit", "accept_and_edit", True),
    ("dismissSuggestion", "Dismiss", "dismiss_suggestion", True),
    ("nextSuggestion", "Next", "next_suggestion", True),
    ("reviewSuggestions", "Review", "next_suggestion", False),
    ("acceptStrong", "Accept strong…", "accept_strong", False),
    ("dismissedSuggestions", "Dismissed…", "dismissed_suggestions", False),
    ("hideSuggestions", "Hide", "toggle_suggestions", False),
)
KEYS = {
    "accept_suggestion": "Enter",
    "accept_and_edit": "Shift+Enter",
    "dismiss_suggestion": "Delete",
    "next_suggestion": "]",
    "accept_strong": "A",
    "toggle_suggestions": "G",
}


class SuggestionBar(QWidget):
    """One line, always of the same height, so that nothing moves while one reads."""

    def __init__(self, window: MainWindow) -> None:
        # without a parent it would be a window of its own as soon as it is shown
        super().__init__(window.frame.read)
        self.setObjectName("suggestions")
        self.setAccessibleName("Suggestions")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "top")
        self._window = window
        self._suggestions, self._review = window.suggestions, window.draft_review
        self._elsewhere: Elsewhere | None = None
        self._count = label(role="source", small=True)
        self._count.setObjectName("suggestionsCount")
        self._why = _Line()
        self._why.setObjectName("suggestionsWhy")
        self._score = label(role="soft", small=True)
        self._score.setObjectName("suggestionsScore")
        self._score.setToolTip("How often suggestions made like this one are right")
        self._also = _button("suggestionsElsewhere", "")
        self._also.setProperty("role", "soft")
        self._also.setToolTip("Show the articles that have these words, too")
        self._also.clicked.connect(self._go_elsewhere)
        self._buttons: list[tuple[QToolButton, str, bool]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 2)
        row.setSpacing(12)
        row.addWidget(self._count)
        row.addWidget(self._why, 1)
        row.addWidget(self._score)
        row.addWidget(self._also)
        row.addLayout(self._lay_buttons())
        self.setFixedHeight(self._also.sizeHint().height() + 6)
        self._suggestions.changed.connect(self.tell)
        self._review.activated.connect(self._activated)
        window.reading.opened.connect(self.tell)
        window.actions_by_name["focus_mode"].toggled.connect(self.tell)
        self.tell()

    def _lay_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, words, action, is_for_one in _BUTTONS:
            key = KEYS.get(action)
            button = _button(name, words)
            does = self._window.actions_by_name[action]
            button.setToolTip(f"{does.toolTip()} ({key})" if key else does.toolTip())
            button.clicked.connect(does.trigger)
            if name in ("dismissedSuggestions", "hideSuggestions"):
                button.setProperty("role", "soft")
            row.addWidget(button)
            self._buttons.append((button, name, is_for_one))
        return row

    # --- what it says --------------------------------------------------------------------------

    @Slot()
    def tell(self) -> None:
        """Say how it stands now."""
        suggestions, window = self._suggestions, self._window
        draft = suggestions.open.get(self._review.active)
        is_focused = window.actions_by_name["focus_mode"].isChecked()
        is_read = window.reading.article is not None and not window.reading.is_older
        is_read = is_read and not window.session.store.read_only
        self.setVisible(suggestions.shown and is_read and (draft is not None or not is_focused))
        if draft is None:
            self._tell_all()
        else:
            self._count.setText(self._review.place)
            weighed = suggestions.weighed(draft.key)
            self._why.tell(f"{speaker(weighed)} — {weighed.why}")
            self._score.setText(per_cent(suggestions.weighing.rates[draft.kind]))
        self._score.setVisible(draft is not None)
        self._also.setVisible(draft is not None and bool(self._review.elsewhere))
        self._show_buttons(draft is not None)

    def _tell_all(self) -> None:
        suggestions = self._suggestions
        number, strong = len(suggestions.open), suggestions.strong_count
        why = ""
        if suggestions.finding.share is not None:
            why = f"Reading the article … {suggestions.finding.share}\N{NO-BREAK SPACE}%"
        elif suggestions.finding.failed:
            why = suggestions.finding.failed
        elif not number:
            why = DECIDED if suggestions.is_decided else NOTHING if suggestions.is_read else ""
        told = count(number, "suggestion") + (f", {strong} strong" if strong else "")
        self._count.setText(told if number else "")
        self._count.setVisible(bool(number))
        self._why.tell(why)

    def _show_buttons(self, is_active: bool) -> None:
        suggestions, narrow = self._suggestions, self.width() < NARROW
        there = {
            "reviewSuggestions": bool(suggestions.open),
            "acceptStrong": bool(suggestions.strong_count),
            "dismissedSuggestions": suggestions.has_dismissed and not narrow,
            "nextSuggestion": not narrow,
        }
        for button, name, is_for_one in self._buttons:
            button.setVisible(is_for_one == is_active and there.get(name, True))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._show_buttons(bool(self._review.active))

    # --- where else the words stand ------------------------------------------------------------

    @Slot(str)
    def _activated(self, key: str) -> None:
        self.tell()
        draft = self._suggestions.open.get(key)
        if draft is None:
            return
        if self._elsewhere is None:
            self._elsewhere = Elsewhere(self._window.searches, self)
            self._elsewhere.told.connect(self._tell_elsewhere)
        self._elsewhere.ask(draft.draft)

    @Slot(str, int)
    def _tell_elsewhere(self, key: str, number: int) -> None:
        self._review.tell_elsewhere(key, sentence(number))
        self._also.setText(sentence(number).rstrip("."))
        self.tell()

    @Slot()
    def _go_elsewhere(self) -> None:
        draft = self._suggestions.open.get(self._review.active)
        if draft is not None:
            self._window.going.to_search(phrase_of(draft.draft))


NARROW = 900
"""Under this width of the bar the less needed buttons make way; the keys and menus are there."""


class _Line(Message):
    """Words that are cut where they do not fit; whole in their tooltip and for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def tell(self, words: str) -> None:
        """Show some words."""
        words = " ".join(words.split())
        self.setText(words)
        self.setToolTip(as_tip(words))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())


def _button(name: str, words: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setText(words)
    made.setFont(interface_font("small"))
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay the page's
    return made
