"""Shown pages for the tests of the reading page, and the hands that work them."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.domain.article import Article, Block, Version
from reader.domain.date import Date
from reader.ui.page.view import Page

LEFT = Qt.MouseButton.LeftButton


def blocks_of(text, first="paragraph"):
    """A block for each run of text between blank lines; the first is of kind `first`."""
    found = [Block(*m.span()) for m in re.finditer(r"[^\n](?:[^\n]|\n(?!\n))*", text)]
    return tuple(
        Block(b.start, b.end, first if i == 0 else "paragraph") for i, b in enumerate(found)
    )


def show(qtbot, text, marks=(), *, blocks=None, left_out=(), names=(), size=(840, 700), beside=()):
    """A page on the screen that has the keyboard and shows the text, other widgets below it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    page = Page()
    layout.addWidget(page)
    for widget in beside:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    page.held = window  # qtbot does not keep it
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    version = Version("v1", "a1", "0" * 64, blocks or blocks_of(text), tuple(left_out))
    article = Article("a1", "v1", 1, "A title", "Henri Michaux", published=Date("2017-05-08"))
    page.show_article(article, version, text, marks, names)
    qtbot.wait(1)
    return page


def span(text, words, nth=0):
    """Where the words stand in the text for the nth time."""
    return [m.span() for m in re.finditer(re.escape(words), text)][nth]


def middle(page, start, end):
    """The middle of the first line of these words, in the viewport."""
    return page.rects_of(start, end)[0].center()


def left_of(page, at):
    """A point on the left edge of the character at a code point (of left-to-right words)."""
    box = page.rects_of(at, at + 1)[0]
    return QPoint(box.left(), box.center().y())


def right_of(page, at):
    """A point on the right edge of the character before a code point."""
    box = page.rects_of(at - 1, at)[0]
    return QPoint(box.right() + 1, box.center().y())


def drag(page, start, end):
    """Press at one point, move in steps, let go at the other."""
    view = page.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    steps = [start + (end - start) * part / 5 for part in range(6)]
    for _, there in pairwise(steps):
        QTest.mouseMove(view, there)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, end)


def drag_over(page, start, end):
    """Drag from the left edge of the first of these words to the right edge of the last."""
    drag(page, left_of(page, start), right_of(page, end))


def click(page, point, modifiers=Qt.KeyboardModifier.NoModifier):
    """One click."""
    QTest.mouseClick(page.viewport(), LEFT, modifiers, point)


def key(page, which, modifiers=Qt.KeyboardModifier.NoModifier):
    """One key, pressed and let go."""
    QTest.keyClick(page, which, modifiers)
