"""A person's hands on a window: drags over words, clicks, keys; it looks only at what is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def settle() -> None:
    """Let the window do all that it has queued."""
    for _ in range(10):
        QApplication.processEvents()


class Hands:
    """Works a MainWindow by real mouse and key events."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.page = window.page

    def place(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where the nth occurrence of some words stands in the article, in code points."""
        at = -1
        for _ in range(nth + 1):
            at = self.page.text.index(words, at + 1)
        return at, at + len(words)

    def see(self, start: int) -> None:
        """Bring words into view."""
        self.page.scroll_to(start)
        settle()

    def drag(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Drag over words from the middle of their first letter to that of their last."""
        start, end = self.place(words, nth)
        self.see(start)
        first = self.page.rects_of(start, start + 1)[0]
        last = self.page.rects_of(end - 1, end)[-1]
        viewport = self.page.viewport()
        left = Qt.MouseButton.LeftButton
        from_ = QPoint(first.left() + 1, first.center().y())
        to = QPoint(last.right(), last.center().y())
        QTest.mousePress(viewport, left, NONE, from_)
        QTest.mouseMove(viewport, (from_ + to) / 2)
        QTest.mouseMove(viewport, to)
        QTest.mouseRelease(viewport, left, NONE, to)
        settle()
        return start, end

    def click_words(self, words: str, nth: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click in the middle of words on the page."""
        start, end = self.place(words, nth)
        self.see(start)
        middle = self.page.rects_of(start, end)[0].center()
        QTest.mouseClick(self.page.viewport(), Qt.MouseButton.LeftButton, modifiers, middle)
        settle()

    def click(self, name: str | QWidget, inside: QWidget | None = None) -> None:
        """Click a widget, found by its object name."""
        widget = self.find(name, inside) if isinstance(name, str) else name
        assert widget.isVisible(), f"{name} is not to be seen"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, widget.rect().center())
        settle()

    def find(self, name: str, inside: QWidget | None = None) -> QWidget:
        """The widget of that name that is shown."""
        found = [w for w in (inside or self.window).findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name} is shown"
        return found[0]

    def key(self, key: str | Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focus(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        """Type text where the keyboard is."""
        for letter in text:
            if letter.isascii():
                QTest.keyClick(self.focus(), letter)
            else:  # QTest would send its bytes
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, NONE, letter))
        settle()

    def until(self, done: Callable[[], object], most: int = 20_000) -> None:
        """Wait for what other threads answer, `most` milliseconds."""
        waiting = QDeadlineTimer(most)
        while not done():
            assert not waiting.hasExpired(), "it never came"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        settle()

    def focus(self) -> QWidget:
        """The widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def card(self) -> QWidget:
        """The open card."""
        return self.find("activeCard")
