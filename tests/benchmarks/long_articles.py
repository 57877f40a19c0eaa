"""B1–B3: gestures on an article of megabytes ÷ the same on one of 40 KB, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.measure import Result, ratio
from tests.benchmarks.page import HUGE, SMALL, settle, shown, window_on

CONTROL = Qt.KeyboardModifier.ControlModifier


def long_article(folder: Path) -> Iterator[Result]:
    """B1, B2, B3: open at the end, jump to the end, leave a block out and bring it back."""
    plan = {"huge": (HUGE, 1000, 1), "small": (SMALL, 8, 1)}
    with window_on(folder / "long", plan) as (window, ids):

        def opened(title: str) -> None:
            window.going.to_article(ids[title], HUGE if title == "huge" else SMALL)
            window.repaint()

        yield ratio(
            "B1", "open 5 MB at its end ÷ open 40 KB at its end", 10,
            lambda: opened("huge"), lambda: opened("small"), prepare=settle,
        )  # fmt: skip
        for number, what, goal, gesture in (
            ("B2", "Ctrl+End and Ctrl+Home right after opening", 5, ends),
            ("B3", "a block left out and brought back", 5, turned),
        ):
            times = {
                title: lambda title=title, gesture=gesture: gesture(window, ids[title])
                for title in plan
            }
            yield ratio(
                number, f"{what}, 5 MB ÷ 40 KB, opening in both", goal,
                times["huge"], times["small"], prepare=settle,
            )  # fmt: skip


def ends(window: Any, article: str) -> None:
    """To the end and back again, painted, in an article that was opened anew."""
    shown(window, article)
    press(window, Qt.Key.Key_End, "", CONTROL)
    press(window, Qt.Key.Key_Home, "", CONTROL)


def turned(window: Any, article: str) -> None:
    """Leave the sixth block out and bring it back, painted."""
    shown(window, article)
    before = window.session.store.last_seq()
    window.page.place_caret(window.page.sheet.rows.blocks[5].start + 1)
    for _ in range(2):
        press(window, Qt.Key.Key_B, "b", Qt.KeyboardModifier.NoModifier)
    if window.session.store.last_seq() != before + 2:
        raise RuntimeError("no block was turned")


def press(window: Any, key: Qt.Key, text: str, held: Qt.KeyboardModifier) -> None:
    """A key on the page, until nothing waits to be painted."""
    window.page.setFocus()
    QApplication.sendEvent(window.page, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    QApplication.processEvents()


METRICS = (long_article,)
