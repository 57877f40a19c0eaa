"""The notes beside an article: each near its words, none over another, none lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QRectF

from reader.paper.lettering import Row, colour
from reader.paper.sheet import Page, Sheet

GAP = 95
"""Between two notes."""
INDENT = 90
"""From the bar at the left of a note to its words."""
_STEP = 100
Rows: TypeAlias = "Sequence[Row]"


class Notes:
    """The notes of the page that is filled, and those that had no room there."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._waiting: deque[tuple[Rows, float]] = deque()
        self._beside: list[tuple[Rows, float, float]] = []
        """The notes of this page: their rows, their height, where they would stand best."""
        self._used = 0.0
        self.waiting_height = 0.0
        """Of all that wait, with the room between them; 0 where none waits."""
        self.end = sheet.top
        """Where those that are set on this page end, and the next may begin."""

    def begin(self, y: float) -> None:
        """Let no note that comes now stand above `y`."""
        self.end = y

    def put(self, rows: Rows, y: float) -> None:
        """Have a note, best at `y`."""
        height = sum(row.height for row in rows)
        self._waiting.append((rows, height))
        self.waiting_height += height + GAP
        self.take(y)

    def take(self, y: float) -> None:
        """Take of those that wait what this page has room for."""
        while self._waiting:
            rows, height = self._waiting[0]
            room = self._sheet.floor - self.end - self._used
            if height > room:
                if self._beside or self.end > self._sheet.top:
                    return
                rows, height = self._split(room)
            else:
                self._drop()
            self._beside.append((rows, height, y))
            self._used += height + GAP

    def _drop(self) -> None:
        self.waiting_height -= self._waiting.popleft()[1] + GAP
        if not self._waiting:
            self.waiting_height = 0.0

    def _split(self, room: float) -> tuple[Rows, float]:
        """As much of a note as there is room for on an empty page; the rest goes on waiting."""
        rows, height = self._waiting[0]
        number, used = 0, 0.0
        while number < len(rows) and (not number or used + rows[number].height <= room):
            used += rows[number].height
            number += 1
        self._waiting[0] = (rows[number:], height - used)
        self.waiting_height -= used
        return rows[:number], used

    def set(self, page: Page) -> None:
        """Find a place for the notes of a page: down past each other, then up from its end."""
        tops, end = [], self.end
        for _, height, wanted in self._beside:
            tops.append(max(wanted, end))
            end = tops[-1] + height + GAP
        limit = self._sheet.floor
        for place in range(len(tops) - 1, -1, -1):
            tops[place] = min(tops[place], limit - self._beside[place][1])
            limit = tops[place] - GAP
        for top, (rows, _, _) in zip(tops, self._beside, strict=True):
            self.end = _set(page, rows, self._sheet.note_x, top)
        self._beside, self._used = [], 0.0

    def set_columns(self, page: Page, top: float) -> float:
        """Set those that wait in columns of equal height from `top`; where the longest ends.

        That is `top` where not one had room. The margin is a column where it is free.
        """
        sheet = self._sheet
        places = [sheet.left, (sheet.left + sheet.note_x) / 2]
        if self.end <= top:
            places.append(sheet.note_x)
        room = sheet.floor - top
        if top <= sheet.top and self._waiting[0][1] > room:
            return _set(page, self._split(room)[0], places[0], top)
        limit = self._limit(len(places), room)
        longest = top
        for x in places:
            y = top
            while self._waiting and y + self._waiting[0][1] <= top + limit:
                y = _set(page, self._waiting[0][0], x, y)
                longest = max(longest, y)
                if x == sheet.note_x:
                    self.end = max(self.end, y)
                y += GAP
                self._drop()
        return longest

    def _limit(self, columns: int, room: float) -> float:
        """The least height of that many columns which takes all that wait, at most `room`."""
        limit = self.waiting_height / columns
        while limit < room:
            used, left = 0.0, columns
            for _, height in self._waiting:
                if used and used + height > limit:
                    used, left = 0.0, left - 1
                if height > limit or not left:
                    break
                used += height + GAP
            else:
                return limit
            limit += _STEP
        return room


def _set(page: Page, rows: Rows, x: float, top: float) -> float:
    y = top
    for row in rows:
        for span in row.begins():
            if span.to.startswith("c-") and span.weight > 400:
                page.anchors.append((span.to.replace("c-", "n-", 1), y))
        page.rows.append((row, x + INDENT, y))
        y += row.height
    bar = QRectF(x, top + 12, 16, y - top - 20)
    page.shapes.append(lambda p: p.fillRect(bar, colour("claim-line")))
    return y
