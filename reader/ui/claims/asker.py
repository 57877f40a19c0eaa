"""A small field over the Claims view that asks for a tag, a digit, a statement, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from reader.ui.card.completing import CompletingLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme

WIDTH = 420


class Asker(QFrame):
    """Asks once: a choice, Esc or leaving it ends it; the keyboard goes back where it was."""

    chosen = Signal(object)
    """The Offer."""

    def __init__(
        self, word: str, offers: Callable[[str], list[Offer]], theme: Theme, back: QWidget
    ) -> None:
        super().__init__(back.window())
        self._back = back
        self.setObjectName("asker")
        self.setProperty("role", "popup")
        caption = QLabel(word, self)
        caption.setProperty("role", "soft")
        self.line = CompletingLine(theme, offers, self)
        self.line.setObjectName("askerField")
        self.line.setAccessibleName(word)
        self.line.chosen.connect(self._choose)
        self.line.stepped_down.connect(self.leave)
        self.line.left.connect(self.leave)
        caption.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(caption)
        row.addWidget(self.line)

    def open(self, under: QPoint) -> None:
        """Show it at a point of the widget that it goes back to, with the keyboard in it."""
        window = self._back.window()
        at = self._back.mapTo(window, under)
        height = self.sizeHint().height()
        x = max(4, min(at.x(), window.width() - WIDTH - 4))
        y = max(4, min(at.y(), window.height() - height - 4))
        self.setGeometry(x, y, WIDTH, height)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        self.leave()
        self.chosen.emit(offer)

    @Slot()
    def leave(self) -> None:
        """Go away."""
        if not self.isVisible():
            return
        if self.line.hasFocus():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.accept()
