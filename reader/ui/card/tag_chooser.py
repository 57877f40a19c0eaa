"""A small field at the selected words that asks for a tag; it gives none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from reader.ui.card.completing import CompletingLine
from reader.ui.card.offers import tag_offers
from reader.ui.card.tags import new_tags

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.project import Tag
    from reader.ui.card.offers import Offer
    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

WIDTH = 340


class TagChooser(QFrame):
    """Asks once: a choice, Esc or leaving it ends it. A new tag is made before it is told."""

    chosen = Signal(str, object)
    """The id of the tag, and the new Tags that have to be made for it."""

    def __init__(self, session: Session, page: Page, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("tagChooser")
        self.setProperty("role", "popup")
        self._session = session
        self._page = page
        label = QLabel("Tag", self)
        label.setProperty("role", "soft")
        self.line = CompletingLine(theme, self._offers, self)
        self.line.setObjectName("tagChooserField")
        self.line.setAccessibleName("Tag of the selected words")
        self.line.chosen.connect(self._choose)
        self.line.stepped_down.connect(self.leave)
        self.line.left.connect(self.leave)
        label.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(label)
        row.addWidget(self.line)

    def open(self) -> None:
        """Show it under the selection, with the keyboard in it."""
        window = self._window
        span = self._page.selected_range()
        rects = self._page.places.seen_of(*span) if span else []
        corner = rects[-1].bottomLeft() if rects else QPoint(40, 40)
        at = self._page.viewport().mapTo(window, corner + QPoint(0, 6))
        height = self.sizeHint().height()
        x = max(4, min(at.x(), window.width() - WIDTH - 4))
        y = max(4, min(at.y(), window.height() - height - 4))
        self.setGeometry(x, y, WIDTH, height)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offers(self, typed: str) -> list[Offer]:
        return tag_offers(typed, self._session, ())

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        new: list[Tag] = []
        tag_id = offer.id
        if offer.kind == "new":
            new, tag_id = new_tags(offer.name, self._session.tags.values())
        self.leave()  # before the card opens: the page keeps the keyboard
        self.chosen.emit(tag_id, tuple(new))

    @Slot()
    def leave(self) -> None:
        """Go away; the keyboard goes back to the page."""
        if not self.isVisible():
            return
        if self.line.hasFocus():
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.accept()
