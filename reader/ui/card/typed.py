"""Fields whose typing is kept: stored after a rest, on Enter, or when the field is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from reader.domain.ids import new_id
from reader.ui.card.keys import leaves_undo_to_window
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

REST = 600
"""Milliseconds without a key after which typing is stored."""


class Rest(QObject):
    """Knows whether typing waits to be stored, and says when it is time."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.visit = new_id()
        self.waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self.store_now)

    @Slot()
    def typed(self) -> None:
        """A key was typed."""
        self.waiting = True
        self._timer.start()

    @Slot()
    def store_now(self) -> None:
        """Store what waits."""
        self._timer.stop()
        if self.waiting:
            self.waiting = False
            self.due.emit()

    def forget(self) -> None:
        """Store nothing of what waits."""
        self._timer.stop()
        self.waiting = False


class Hint(QLabel):
    """A line under fields that says what is wrong with one, or what it means; else away."""

    def __init__(self, parent: QWidget, role: str = "bad", name: str = "hint") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    @Slot(str)
    def tell(self, hint: str) -> None:
        """Say this; "" for nothing."""
        self.setText(hint)
        self.setVisible(bool(hint))


class TypedLine(QLineEdit):
    """One line. `store_requested` carries the words; what is shown is given by `show_stored`."""

    store_requested = Signal(str)
    went_wrong = Signal(str)
    """What to do about words that cannot be stored, "" when they can."""

    def __init__(self, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._rest = Rest(self)
        self._rest.due.connect(self._store)
        self._stored = ""
        self._storing = False
        self.textEdited.connect(self._rest.typed)

    @property
    def visit(self) -> str:
        """The group of the edits of one visit of the field."""
        return self._rest.visit

    def show_stored(self, text: str) -> None:
        """Show what is stored now; typing that is under way is left alone."""
        self._stored = text
        # what was typed is not written over while it is typed; leaving the field tidies it
        if self._rest.waiting or self._storing or self.text() == text:
            return
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))

    def flush(self) -> None:
        """Store what waits at once."""
        self._rest.store_now()

    @Slot()
    def _store(self) -> None:
        self._storing = True
        self.store_requested.emit(self.text())
        self._storing = False

    def set_wrong(self, hint: str) -> None:
        """Show the words as wrong, with what to do; "" when they are right."""
        if self.property("wrong") != bool(hint):
            self.setProperty("wrong", bool(hint))
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(as_tip(hint))
        self.setAccessibleDescription(hint)
        self.went_wrong.emit(hint)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and leaves_undo_to_window(
            event, self.isUndoAvailable(), self.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if leaves_undo_to_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        else:
            super().keyPressEvent(event)
            if event.key() != Qt.Key.Key_Escape:
                event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rest.visit = new_id()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        if not self.property("wrong"):
            self.show_stored(self._stored)
        super().focusOutEvent(event)


class TypedText(QPlainTextEdit):
    """Several lines, as high as its words need."""

    store_requested = Signal(str)
    grew = Signal()
    """The height that it needs has changed."""

    def __init__(self, name: str, label: str, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._lines = lines
        self._showing = False
        self._storing = False
        self._stored = ""
        self._rest = Rest(self)
        self._rest.due.connect(self._store)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def visit(self) -> str:
        """The group of the edits of one visit of the field."""
        return self._rest.visit

    def show_stored(self, text: str) -> None:
        """Show what is stored now; typing that is under way is left alone."""
        self._stored = text
        if self._rest.waiting or self._storing or self.toPlainText() == text:
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def flush(self) -> None:
        """Store what waits at once."""
        self._rest.store_now()

    @Slot()
    def _store(self) -> None:
        self._storing = True
        self.store_requested.emit(self.toPlainText())
        self._storing = False

    @Slot()
    def _changed(self) -> None:
        if not self._showing:
            self._rest.typed()

    @Slot()
    def _grow(self) -> None:
        lines = max(self._lines, int(self.document().size().height()))
        room = self.contentsMargins()
        height = lines * self.fontMetrics().lineSpacing() + room.top() + room.bottom() + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)
            self.grew.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if event.type() == QEvent.Type.ShortcutOverride and leaves_undo_to_window(
            event, document.isUndoAvailable(), document.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        document = self.document()
        if event.key() == Qt.Key.Key_Escape or leaves_undo_to_window(
            event, document.isUndoAvailable(), document.isRedoAvailable()
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
        event.accept()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rest.visit = new_id()
        # dressing the document counts as something to undo
        self.document().clearUndoRedoStacks()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        self.show_stored(self._stored)
        super().focusOutEvent(event)
