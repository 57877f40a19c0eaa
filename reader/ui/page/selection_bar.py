"""The small bar at the selection: Claim, Source, Tag, Note. It tells wishes and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QToolButton

from reader.ui.theme.fonts import interface_font
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from reader.ui.page.view import Page

GAP = 7  # pixels between the words and the bar
# object name, words, key, what a hint says
BUTTONS = (
    ("markClaim", "Claim", "C", "Mark the selected words as a claim"),
    ("markSource", "Source", "S", "Mark the selected words as a source"),
    ("markTag", "Tag", "T", "Give the selected words a tag"),
    ("markNote", "Note", "N", "Write a note on the selected words"),
)


class KeyButton(QToolButton):
    """A button with its words and, in a small frame, the key that does the same."""

    def __init__(self, name: str, words: str, key: str, tip: str, parent: QFrame) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(words)
        self.setToolTip(f"{tip} ({key})")
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{tip}. Key {key}.")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._key = key
        self.setFont(interface_font())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height()
        return QSize(metrics.horizontalAdvance(self.text()) + height + 32, height + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bar-active"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setFont(self.font())
        painter.setPen(theme.color("bar-ink"))
        words = self.rect().adjusted(10, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        side = self.fontMetrics().height() + 1
        cap = QRectF(self.width() - side - 9.5, (self.height() - side) / 2, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        soft = theme.color("bar-soft")
        soft.setAlphaF(0.6)
        painter.setPen(soft)
        painter.drawRoundedRect(cap.adjusted(0, 0.5, 0, -0.5), 3, 3)
        painter.setPen(theme.color("bar-soft"))
        painter.setFont(interface_font("small"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class SelectionBar(QFrame):
    """A child of the page's viewport, kept inside it and off the selected words if it can be."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.viewport())
        self._page = page
        self.setObjectName("selectionBar")
        self.setAccessibleName("Mark the selection")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(1)
        for name, words, key, tip in BUTTONS:
            button = KeyButton(name, words, key, tip, self)
            button.clicked.connect(self._wish)
            row.addWidget(button)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(14)
        shadow.setOffset(0, 3)
        self._shadow = shadow
        self._recolour()
        current().changed.connect(self._recolour)
        self.hide()

    @Slot()
    def _recolour(self) -> None:
        colour: QColor = current().color("shadow")
        colour.setAlphaF(0.28)
        self._shadow.setColor(colour)
        self.setGraphicsEffect(self._shadow)

    @Slot()
    def _wish(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self._page.mark_requested.emit(button.text().lower())

    def place(self) -> None:
        """Show the bar at the selection's end; hide it where nothing is selected or seen."""
        span = self._page.selected_range()
        words = self._page.places.seen_of(*span) if span else []
        room = self._page.viewport().rect()
        if not words:
            self.hide()
            return
        self.adjustSize()
        self.move(self._corner(words, room).topLeft())
        self.show()
        self.raise_()

    def _corner(self, words: list[QRect], room: QRect) -> QRect:
        first, last = words[0], words[-1]
        box = QRect(0, 0, self.width(), self.height())
        left = last.left() if len(words) == 1 else last.right() - self.width() // 2
        left = max(left, min(word.left() for word in words))
        left = max(room.left() + 8, min(left, room.right() - self.width() - 8))
        for top in (last.bottom() + GAP, first.top() - GAP - self.height()):
            box.moveTopLeft(QPoint(left, top))
            if room.adjusted(0, 4, 0, -4).contains(box):
                return box
        box.moveBottom(room.bottom() - 12)  # the selection fills the page: over its last words
        return box
