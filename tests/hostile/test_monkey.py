"""A monkey at the window: random clicks, drags and keys; nothing breaks, the file stays whole."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton, QWidget

from reader.store.check import check
from reader.store.store import Store
from tests.gui.conftest import open_hands, seed_project  # noqa: F401 (fixtures)
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
PAGE_KEYS = "cstnbhjk.,fC123456789"
KEYS = [Key.Key_Escape, Key.Key_Return, Key.Key_Tab, Key.Key_Delete, Key.Key_Backspace, Key.Key_F3]
KEYS += [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageDown, Key.Key_Home]
WORDS = ("Kremez", "é🕵️ e\u0301", "<b>", "8 mai 2017", "x" * 200, "שלום", "\t", '"', "&&")
TRIGGERED = (
    *("next_article", "previous_annotation", "toggle_library", "toggle_margin", "toggle_history"),
    *("toggle_annotation_list", "toggle_tags", "theme_dark", "theme_light", "theme_contrast"),
    *("zoom_in", "zoom_out", "zoom_reset", "view_sources", "view_read", "command_palette", "find"),
    *("extend_end", "shrink_start", "toggle_snapping", "focus_mode", "article_details", "export"),
    *("preferences", "shortcuts", "copy_citation", "merge_source"),
)


class Monkey:
    """Does one random thing after the other to a window."""

    def __init__(self, hands: Hands, seed: int) -> None:
        self.hands = hands
        self.window = hands.window
        self.dice = random.Random(seed)
        self.done: list[str] = []

    def play(self, events: int) -> None:
        """Do so many things."""
        gestures = (self.press, self.press, self.click, self.click, self.drag, self.type)
        gestures += (self.undo, self.undo, self.trigger, self.resize)
        for _ in range(events):
            if not self.window.isVisible():
                return  # it has found Quit
            gesture = self.dice.choice(gestures)
            self.done.append(gesture.__name__)
            gesture()
            settle()
            self.put_away()

    def front(self) -> QWidget:
        """The window or dialog that is in front."""
        return QApplication.activeModalWidget() or QApplication.activeWindow() or self.window

    def target(self) -> QWidget:
        """Where keys go."""
        return QApplication.focusWidget() or self.window

    def press(self) -> None:
        modifiers = self.dice.choice((NONE, NONE, NONE, SHIFT, SHIFT | CTRL, ALT | SHIFT))
        key = self.dice.choice([*KEYS, *PAGE_KEYS])
        if not (isinstance(key, str) and modifiers != NONE):
            QTest.keyClick(self.target(), key, modifiers)

    def point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.dice.randrange(max(1, widget.width())),
            self.dice.randrange(max(1, widget.height())),
        )

    def click(self) -> None:
        front = self.front()
        widget = front.childAt(self.point(front)) or front
        if isinstance(widget, QAbstractButton) and widget.objectName() in OUTWARD:
            return
        if isinstance(widget, QToolButton) and widget.menu() is not None:
            return  # a menu of a button waits until something is chosen
        act = self.dice.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        act(widget, LEFT, self.dice.choice((NONE, NONE, SHIFT, CTRL)), self.point(widget))

    def drag(self) -> None:
        view = self.window.page.viewport()
        start = self.point(view)
        QTest.mousePress(view, LEFT, NONE, start)
        for _ in range(self.dice.randrange(4)):
            QTest.mouseMove(view, self.point(view))
        # a key while the button is down, sometimes
        if self.dice.random() < 0.2:
            QTest.keyClick(self.target(), self.dice.choice((Key.Key_Escape, Key.Key_C)))
        QTest.mouseRelease(view, LEFT, NONE, self.point(view))

    def type(self) -> None:
        target = self.target()
        for letter in self.dice.choice(WORDS):
            if letter.isascii() and letter.isprintable():
                QTest.keyClick(target, letter)
            else:
                for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                    QApplication.sendEvent(target, QKeyEvent(kind, 0, NONE, letter))

    def undo(self) -> None:
        redo = self.dice.random() < 0.4
        QTest.keyClick(self.target(), Key.Key_Z, CTRL | SHIFT if redo else CTRL)

    def trigger(self) -> None:
        self.window.actions_by_name[self.dice.choice(TRIGGERED)].trigger()

    def resize(self) -> None:
        self.window.resize(self.dice.randrange(800, 1600), self.dice.randrange(500, 1000))

    def put_away(self) -> None:
        """Close menus, and dialogs after a while: each would keep the monkey for itself."""
        popup = QApplication.activePopupWidget()
        while popup is not None and (isinstance(popup, QMenu) or self.dice.random() < 0.3):
            popup.close()
            popup = QApplication.activePopupWidget()
        for widget in QApplication.topLevelWidgets():
            is_dialog = widget is not self.window and widget.isVisible()
            if is_dialog and widget.isWindow() and self.dice.random() < 0.3:
                widget.close()
        settle()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.window.page.setFocus()


OUTWARD = frozenset(("exportButton", "menuButton", "printExport", "showInFolder"))
"""What opens a dialog or a program of the system's, or a menu that waits."""


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[BaseException]]:
    """What is raised in slots, which Qt would only print."""
    from PySide6.QtWidgets import QFileDialog

    found: list[BaseException] = []
    monkeypatch.chdir(tmp_path)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        # the system's own dialogs, which wait for a person; the palette leads to them
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(error))
    yield found


def play(open_hands: Callable[..., Hands], project: Path, seed: int, events: int) -> None:  # noqa: F811
    hands = open_hands(project.name)
    window = hands.window
    monkey = Monkey(hands, seed)
    try:
        monkey.play(events)
    except BaseException:
        print(seed, monkey.done[-20:])
        raise
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    shown = {row.id: row for row in window.session.articles.values()}
    window.close()
    settle()
    assert check(project) == []
    store = Store.open(project, read_only=True)
    assert store.last_seq() > 1, "the monkey has done nothing"
    assert shown == {row.id: row for row in store.article_rows()}
    store.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_three_hundred_events(open_hands, seed_project, raised, seed: int) -> None:  # noqa: F811
    play(open_hands, seed_project, seed, 150)
    assert raised == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 20))
def test_five_thousand_events(open_hands, seed_project, raised, seed: int) -> None:  # noqa: F811
    play(open_hands, seed_project, seed, 500)
    assert raised == []
