"""Metrics 3–5: one annotation more or less on the page of the real window, by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.measure import Result, ratio
from tests.benchmarks.page import HUGE, LARGE, MIDDLE, SMALL, settle, shown, window_on

REPEAT = 8


def marking(folder: Path) -> Iterator[Result]:
    """3, 4, 5: add or remove an annotation, from the gesture to the paint."""
    with window_on(folder / "add", {"a": (LARGE, 10_000, 1)}) as (window, ids):
        shown(window, ids["a"])
        adding = Adding(window)
        yield from over_a_repaint("3", "add one at 1 MB / 10,000, key to painted", adding)
    with window_on(folder / "remove", {"a": (MIDDLE, 1000, 1)}) as (window, ids):
        shown(window, ids["a"])
        removing = Removing(window)
        yield from over_a_repaint("4", "remove one at 100 KB / 1,000", removing)
    with (
        window_on(folder / "huge", {"huge": (HUGE, 100_000, 1)}) as (huge, huge_ids),
        window_on(folder / "small", {"small": (SMALL, 100, 1)}) as (small, small_ids),
    ):
        shown(huge, huge_ids["huge"])
        shown(small, small_ids["small"])
        sides = Adding(huge), Adding(small)

        def prepare() -> None:
            for side in sides:
                side.prepare()

        yield ratio("5", "add at 5 MB / 100,000 ÷ add at 40 KB / 100", 1.5, *sides, REPEAT, prepare)


def over_a_repaint(number: str, what: str, gesture: Gesture) -> Iterator[Result]:
    """The gesture ÷ a repaint of the reading view, and the same ÷ one of the page's text alone."""
    window = gesture.window

    def page() -> None:
        window.page.viewport().repaint()

    def view() -> None:
        page()
        window.margin.viewport().repaint()

    yield ratio(number, f"{what} ÷ a repaint of page and margin", 1.5, gesture, view, REPEAT,
                gesture.prepare)  # fmt: skip
    yield ratio(f"{number} note", f"{what} ÷ a repaint of the page alone", 1.5, gesture, page,
                REPEAT, gesture.prepare)  # fmt: skip


class Gesture:
    """Something done by the keyboard on the page, over and over, and painted each time.

    It is over when nothing waits to be painted any more; that the page and the margin were painted
    is made sure of.
    """

    def __init__(self, window: Any) -> None:
        self.window = window
        self._page_painted = Painted(window.page.viewport())
        self._margin_painted = Painted(window.margin.viewport())
        # the card's form, which opens beside a new claim, is no part of what is measured
        window.marking.activated.disconnect(window._activated)
        window.marking.activated.connect(lambda owner, _focus: window.margin.set_active(owner))
        self._places: list[Any] = []
        self._screen = 0

    def prepare(self) -> None:
        """Go to a part of the article that is as it was at the beginning."""
        page = self.window.page
        page.setFocus()
        bar = page.verticalScrollBar()
        self._screen += 1
        bar.setValue(self._screen * page.viewport().height() % max(1, bar.maximum()))
        settle()
        bottom = page.cursorForPosition(QPoint(page.viewport().width() // 2, page.height() - 60))
        first, last = page.first_visible(), page.sheet.rows.codepoint(bottom.position())
        self._places = self.places(first, last)

    def places(self, first: int, last: int) -> list[Any]:
        """What the next gestures are done to, on the code points that are seen."""
        raise NotImplementedError

    def act(self, place: Any) -> None:
        """Do it once."""
        raise NotImplementedError

    def press(self, key: Qt.Key, text: str = "") -> None:
        """A key on the page."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(self.window.page, event)

    def __call__(self) -> None:
        self._page_painted.times = self._margin_painted.times = 0
        before = self.window.session.store.last_seq()
        self.act(self._places.pop())
        QApplication.processEvents()
        if not (self._page_painted.times and self._margin_painted.times):
            raise RuntimeError("the page or the margin was not painted")
        if self.window.session.store.last_seq() != before + 1:
            raise RuntimeError("nothing was stored")


class Adding(Gesture):
    """Select some words and press C."""

    def places(self, first: int, last: int) -> list[Any]:
        step = (last - first) // (REPEAT + 2)
        return [first + n * step for n in range(1, REPEAT + 1)]

    def act(self, place: int) -> None:
        self.window.page.selecting.select(place, place + 40)
        self.press(Qt.Key.Key_C, "c")


class Removing(Gesture):
    """Make an annotation the active one and press Delete."""

    def places(self, first: int, last: int) -> list[Any]:
        article = self.window.reading.article
        listed = self.window.session.store.annotation_ids(article.id, article.version)
        seen = [owner for owner, _, start, end in listed if first <= start and end <= last]
        return seen[:: max(1, len(seen) // REPEAT)][:REPEAT]

    def act(self, place: str) -> None:
        self.window.marking.activate(place, "rest")
        self.press(Qt.Key.Key_Delete)


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.times += 1
        return False


METRICS = (marking,)
