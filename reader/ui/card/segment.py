"""A row of buttons of which one at most is chosen; one stop for Tab, arrows move inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.ui.term_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader.domain.vocabulary import Term

TIGHT = 22  # width of a button with one letter


class Segment(QWidget):
    """The codes of a vocabulary as buttons. Choosing the chosen one again chooses none.

    Arrows move the keyboard without choosing, Space and Enter choose, and so does the first
    letter of a button.
    """

    chosen = Signal(str)
    """The code that was chosen, "" for none."""

    def __init__(
        self, name: str, label: str, terms: Sequence[Term], parent: QWidget, *, labelled: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.code = ""
        self._terms, self._label, self._labelled = terms, label, labelled
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, QToolButton] = {}
        for i, term in enumerate(terms):
            button = QToolButton(self)
            place = {0: "first", len(terms) - 1: "last"}.get(i, "true")
            button.setProperty("segment", place)
            button.setCheckable(True)
            if not labelled:
                button.setProperty("tight", "true")
                button.setFixedWidth(TIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(self._click)
            row.addWidget(button)
            self._buttons[term.code] = button
        row.addStretch()
        self._word()
        WORDS.changed.connect(self._word)
        self._let_in()

    @Slot()
    def _word(self) -> None:
        """Name the buttons, in the language that is chosen."""
        for term in self._terms:
            button, name = self._buttons[term.code], WORDS.label(term)
            button.setText(name if self._labelled else term.code)
            button.setToolTip(WORDS.tip(term, coded=not self._labelled))
            about = name if self._labelled else f"{term.code} · {name}"
            button.setAccessibleName(f"{self._label}: {about}")

    def show_code(self, code: str | None) -> None:
        """Show what is chosen now; None for nothing."""
        self.code = code if code in self._buttons else ""
        for known, button in self._buttons.items():
            button.setChecked(known == self.code)
        self._let_in()

    def _let_in(self) -> None:
        """Tab goes to the chosen button, else to the first."""
        buttons = list(self._buttons.values())
        inside = next((b for b in buttons if b.hasFocus()), None)
        entrance = inside or self._buttons.get(self.code) or buttons[0]
        for button in buttons:
            strong = button is entrance
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(entrance)

    @Slot()
    def _click(self) -> None:
        button = self.sender()
        for code, known in self._buttons.items():
            if known is button:
                self._choose(code)

    def _choose(self, code: str) -> None:
        self.show_code("" if code == self.code else code)
        self.chosen.emit(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        codes = list(self._buttons)
        inside = next((c for c, b in self._buttons.items() if b.hasFocus()), self.code or codes[0])
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        typed = event.text().casefold()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in steps:
            place = (codes.index(inside) + steps[Qt.Key(event.key())]) % len(codes)
            self._buttons[codes[place]].setFocus(Qt.FocusReason.TabFocusReason)
            self._let_in()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(inside)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.code:
            self._choose(self.code)
        elif typed and plain and typed.isalnum():
            for code in codes:
                if code.casefold().startswith(typed):
                    if code != self.code:
                        self._choose(code)
                    return
            event.ignore()
        else:
            event.ignore()
