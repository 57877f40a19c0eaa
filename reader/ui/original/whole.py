"""All the text of an original: a line runs beside what is in the article; the rest is softer.

Plain words are put into it, never markup: there is nothing in it that could be loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from reader.ui.original.work import Passage
    from reader.ui.theme.theme import Theme

AT_ONCE = 150
"""Passages that are put in before the window gets its turn again."""


class WholeText(QTextEdit):
    """A click on words that are in the article tells where they are there."""

    place_chosen = Signal(int)
    """A code point of the article's text."""
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originalText")
        self.setAccessibleName("Text of the original")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "panel")
        self.viewport().setProperty("ground", "panel")
        self.document().setDocumentMargin(12)
        self._theme = theme
        self._passages: Sequence[Passage] = ()
        self._waiting: Iterator[Passage] = iter(())
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._put)
        theme.changed.connect(self._again)

    def set_passages(self, passages: Sequence[Passage]) -> None:
        """Show these, little by little."""
        self._passages = passages
        self._again()

    @Slot()
    def _again(self) -> None:
        self.clear()
        self._waiting = iter(self._passages)
        self._put()
        self._more.start()
        # its caret has gone along with what was put in
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot()
    def _put(self) -> None:
        some = list(islice(self._waiting, AT_ONCE))
        if not some:
            self._more.stop()
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for passage in some:
            if not self.document().isEmpty():
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(passage))
            cursor.setCharFormat(self._letters(passage))
            cursor.insertText(passage.text.replace("\n", "\u2028"))
        cursor.endEditBlock()

    def _block(self, passage: Passage) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setTopMargin(5)
        made.setBottomMargin(5)
        made.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLeftMargin(28 if passage.kind in ("list", "quote", "caption") else 12)
        return made

    def _letters(self, passage: Passage) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(interface_font())
        if passage.kind in ("headline", "heading"):
            made.setFontWeight(QFont.Weight.DemiBold)
        made.setForeground(self._theme.color("ink" if passage.place is not None else "soft"))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colour = self._theme.color("source")
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        while block.isValid() and block.blockNumber() < len(self._passages):
            rect = layout.blockBoundingRect(block).translated(0, -scrolled)
            if rect.top() > self.viewport().height():
                break
            if self._passages[block.blockNumber()].place is not None:
                painter.fillRect(QRectF(12, rect.top() - 5, 2, rect.height() + 10), colour)
            block = block.next()

    def show_place(self, codepoint: int) -> None:
        """Bring what stands at this place of the article into view."""
        at = -1
        for number, passage in enumerate(self._passages):
            if passage.place is not None and passage.place <= codepoint:
                at = number
        block = self.document().findBlockByNumber(at)
        if at >= 0 and block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded."""
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.cursorForPosition(event.position().toPoint()).blockNumber()
        if self.textCursor().hasSelection() or not number < len(self._passages):
            return
        place = self._passages[number].place
        if place is not None:
            self.place_chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
