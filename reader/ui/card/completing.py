"""A field that offers what its typed words may mean; it decides nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from reader.ui.card.keys import leaves_undo_to_window
from reader.ui.card.offers import best
from reader.ui.card.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompletingLine(QLineEdit):
    """A line with a popup of offers. Enter takes the first that fits, Ctrl+Enter the new one."""

    chosen = Signal(object)
    """The Offer that was taken."""
    emptied = Signal()
    """Enter or Backspace in the empty field."""
    stepped_down = Signal()
    """Down or Enter where there is nothing to take."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, theme: Theme, offers: Callable[[str], list[Offer]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offers = offers
        self._popup: Popup | None = None
        self.offers_when_empty = True
        self.textEdited.connect(self.offer)

    @property
    def popup(self) -> Popup:
        """The list, made when it is first needed, in the window that the field is in."""
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = Popup(self._theme, self.window())
            self._popup.chosen.connect(self._take)
        return self._popup

    @property
    def is_offering(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    @Slot()
    def offer(self) -> None:
        """Show what fits the words typed so far."""
        typed = self.text()
        if not typed.strip() and not self.offers_when_empty:
            self.close_offers()
            return
        offers = self._offers(typed)
        self.popup.show_offers(offers, best(offers) if typed.strip() else -1, self)

    @Slot()
    def close_offers(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.hide()

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        self.close_offers()
        self.setText("")  # and nothing left to undo in the field
        self.chosen.emit(offer)

    # --- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            if leaves_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
                event.ignore()
                return False
            if event.key() in _ENTER:  # type: ignore[attr-defined]
                # Ctrl+Enter is also a key of the window
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if leaves_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.is_offering:
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            if self.text().strip():
                self.offer()
            else:
                self.stepped_down.emit()
        elif key in _ENTER:
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape and self.is_offering:
            self._escape(event)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, new: bool) -> None:
        typed = self.text().strip()
        offers = self._offers(self.text()) if typed else []
        if new and typed:
            for offer in offers:
                if offer.kind == "new":
                    self._take(offer)
                    return
        current = self.popup.current if self.is_offering else None
        if current is None and typed and best(offers) >= 0:
            current = offers[best(offers)]
        if current is not None:
            self._take(current)
        else:
            self.close_offers()
            self.stepped_down.emit()

    def _escape(self, event: QKeyEvent) -> None:
        """Esc takes the list away where words are typed; else it leaves the card."""
        self.close_offers()
        if not self.text():
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_offers()
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_offers()
        super().hideEvent(event)
