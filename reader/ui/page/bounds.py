"""Dragging the ends of the active annotation's words; the marks follow, nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from reader.ui.page.marks import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.page.marks import Entry, Mark
    from reader.ui.page.view import Page

REACH = 5  # pixels on either side of an end
EDGE = 24  # pixels from the viewport's top or bottom where the page begins to scroll
TICK = 30  # milliseconds


@dataclass(frozen=True, slots=True)
class BoundsDragged:
    """An end of a span was dragged: from [start, end) to [new_start, new_end), code points."""

    owner: str
    part: str
    start: int
    end: int
    new_start: int
    new_end: int


class Bounds(QObject):
    """The ends of the active annotation's own spans as handles."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._held: tuple[Entry, bool] | None = None
        self._before: list[Mark] = []
        self._marks = page.marks
        self._now: tuple[int, int] = (0, 0)
        self._at = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._scroll)

    @property
    def dragging(self) -> bool:
        """Whether an end is held."""
        return self._held is not None

    def handle_at(self, point: QPoint) -> tuple[Entry, bool] | None:
        """The mark whose end is at a point of the viewport, and whether it is its end."""
        for mark in self._page.marks.of(self._page.painting.active):
            if mark[3] in OWN:
                for at_end, x, top, bottom in self._ends(mark):
                    if abs(point.x() - x) <= REACH and top <= point.y() <= bottom:
                        return mark, at_end
        return None

    def _ends(self, mark: Entry) -> Iterator[tuple[bool, float, float, float]]:
        for at_end in (True, False):
            place = self._page.places.edge(mark[2] if at_end else mark[1], at_end)
            if place:
                yield at_end, *place

    def press(self, point: QPoint) -> bool:
        """Take hold of the end under the pointer; False when there is none."""
        held = self.handle_at(point)
        if held is None:
            return False
        self._held, self._at = held, point
        self._marks = self._page.marks
        self._before = [(o, part, a, b) for o, a, b, part in self._page.marks.of(held[0][0])]
        self._now = (held[0][1], held[0][2])
        return True

    def move(self, point: QPoint) -> None:
        """The pointer moved with the end held."""
        self._at = point
        near = not EDGE < point.y() < self._page.viewport().height() - EDGE
        if near != self._timer.isActive():
            if near:
                self._timer.start()
            else:
                self._timer.stop()
        self._follow()

    def _follow(self) -> None:
        if self._held is None:
            return
        (owner, start, end, part), at_end = self._held
        page = self._page
        here = page.places.codepoint_at(self._at)
        new = (start, max(here, start + 1)) if at_end else (min(here, end - 1), end)
        if page.snapping:
            from reader.domain.words import snap

            snapped = snap(page.text, *new, page.names)
            new = (start, snapped[1]) if at_end else (snapped[0], end)
        if new[0] < new[1] and new != self._now:
            self._now = new
            held = (owner, part, start, end)
            page.replace_marks(
                owner, [(owner, part, *new) if m == held else m for m in self._before]
            )

    @Slot()
    def _scroll(self) -> None:
        bar = self._page.verticalScrollBar()
        up = self._at.y() <= EDGE
        bar.setValue(bar.value() + (-1 if up else 1) * max(4, bar.singleStep() // 2))
        self._follow()

    def release(self) -> None:
        """Let go: the marks are as before, and the wish is told if the bounds have changed."""
        if self._held is None:
            return
        (owner, start, end, part), _ = self._held
        new = self._now
        self.cancel()
        if new != (start, end):
            self._page.bounds_changed.emit(BoundsDragged(owner, part, start, end, *new))

    @Slot()
    def cancel(self) -> None:
        """Let go without a wish."""
        self._timer.stop()
        if self._held is not None:
            owner = self._held[0][0]
            self._held = None
            if self._marks is self._page.marks:  # else another article is shown by now
                self._page.replace_marks(owner, self._before)
