"""The reliability letters A–F as a row of buttons, with the scale's words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from reader.domain.vocabulary import RELIABILITY
from reader.ui.term_words import WORDS
from reader.ui.theme.fonts import interface_font


class Letters(QWidget):
    """One letter or none; a second press on the letter that is set takes it away."""

    chosen = Signal(str)
    """A letter; "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        last = len(RELIABILITY) - 1
        for place, word in enumerate(RELIABILITY):
            button = QToolButton()
            button.setObjectName(f"letter{word.code}")
            button.setText(word.code)
            button.setCheckable(True)
            button.setFont(interface_font())
            ends = {0: "first", last: "last"}
            button.setProperty("segment", ends.get(place, "true"))
            self._buttons.addButton(button, place)
            layout.addWidget(button)
        layout.addStretch(1)
        self._word()
        WORDS.changed.connect(self._word)
        self._buttons.idClicked.connect(self._clicked)
        self.setFocusProxy(self._buttons.button(0))

    @Slot()
    def _word(self) -> None:
        for button, word in zip(self._buttons.buttons(), RELIABILITY, strict=True):
            button.setToolTip(WORDS.tip(word, coded=True))
            button.setAccessibleName(f"{word.code}, {WORDS.label(word)}")

    def show_letter(self, letter: str | None) -> None:
        """Show the letter that counts; tells nothing."""
        self._letter = letter or ""
        for button in self._buttons.buttons():
            button.setChecked(button.text() == self._letter)

    @Slot(int)
    def _clicked(self, place: int) -> None:
        letter = RELIABILITY[place].code
        self.chosen.emit("" if letter == self._letter else letter)
