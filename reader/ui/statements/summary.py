"""The drafted summary as a text that can be edited, whose numbers lead to their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from reader.domain.summary import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.summary import Piece
    from reader.ui.theme.theme import Theme

_KIND = "number:"


class SummaryText(QTextEdit):
    """A click on a number, or Ctrl+Enter with the cursor at it, asks for its claims."""

    claims_wanted = Signal(object)
    """Ids of the claims behind a number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._numbers: list[tuple[str, ...]] = []
        self._sentences: list[Sequence[Piece]] = []
        self._pressed: QPoint | None = None
        self.setObjectName("reportSummary")
        self.setAccessibleName("Source summary statement; can be edited and copied")
        self.setAccessibleDescription("Ctrl+Enter at a number shows its claims")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._dress)

    def show_draft(self, sentences: Iterable[Sequence[Piece]]) -> None:
        """Show a draft in the place of what stands there."""
        self._sentences = list(sentences)
        self._numbers = []
        self.clear()
        cursor = self.textCursor()
        for place, sentence in enumerate(self._sentences):
            cursor.insertText(" " if place else "", QTextCharFormat())
            for piece in sentence:
                if isinstance(piece, Number):
                    self._numbers.append(piece.claims)
                    cursor.insertText(str(piece.value), self._linked(len(self._numbers) - 1))
                else:
                    cursor.insertText(piece, QTextCharFormat())
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _linked(self, number: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setAnchor(True)
        form.setAnchorHref(f"{_KIND}{number}")
        form.setForeground(self._theme.color("source"))
        form.setFontUnderline(True)
        return form

    def _dress(self) -> None:
        """Another theme: the numbers in its colour, whatever has been written between them."""
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                part = parts.fragment()
                if part.charFormat().anchorHref().startswith(_KIND):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(part.position())
                    end = part.position() + part.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    form = QTextCharFormat()
                    form.setForeground(self._theme.color("source"))
                    cursor.mergeCharFormat(form)
                parts += 1
            block = block.next()

    def numbers_at(self) -> list[QPoint]:
        """The middle of each number's first digit, in the viewport's pixels."""
        found: dict[str, QPoint] = {}
        cursor = self.textCursor()
        for at in range(self.document().characterCount() - 1):
            cursor.setPosition(at)
            left = self.cursorRect(cursor)
            cursor.setPosition(at + 1)
            href = cursor.charFormat().anchorHref()
            if href and href not in found:
                right = self.cursorRect(cursor)
                found[href] = QPoint((left.left() + right.left()) // 2, left.center().y())
        return list(found.values())

    def _go(self, href: str) -> bool:
        if not href.startswith(_KIND):
            return False
        self.claims_wanted.emit(list(self._numbers[int(href.removeprefix(_KIND))]))
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here, pressed, self._pressed = event.position().toPoint(), self._pressed, None
        moved = pressed is None or (here - pressed).manhattanLength() >= _drag()
        if not moved and event.button() == Qt.MouseButton.LeftButton:
            self._go(self.anchorAt(here))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _asks(event):
            event.accept()  # Ctrl+Enter is a key of the window, too
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _asks(event):
            self._go(self._href_here())
            return
        if (
            event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):  # what is written beside a number is no part of it
            self.setCurrentCharFormat(QTextCharFormat())
        super().keyPressEvent(event)

    def _href_here(self) -> str:
        """The link before or behind the cursor."""
        cursor = QTextCursor(self.textCursor())
        href = cursor.charFormat().anchorHref()
        if not href and cursor.movePosition(QTextCursor.MoveOperation.Right):
            href = cursor.charFormat().anchorHref()
        return href


def _asks(event: QEvent) -> bool:
    assert isinstance(event, QKeyEvent)
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _drag() -> int:
    return QApplication.startDragDistance()
