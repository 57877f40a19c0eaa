"""The words on the lines of the network, placed where they cover nothing once they can be read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from reader.ui.network.nodes import READABLE, NodeItem
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

CELL = 160.0
Thing = TypeVar("Thing")


class Rooms(Generic[Thing]):
    """Things by the cells of a grid that their room lies in: what is near is found at once."""

    def __init__(self, taken: Iterable[tuple[QRectF, Thing]] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Thing]] = {}
        for room, thing in taken:
            self.add(room, thing)

    def add(self, room: QRectF, thing: Thing) -> None:
        """Put a thing where its room is."""
        for cell in _cells(room):
            self._cells.setdefault(cell, []).append(thing)

    def near(self, room: QRectF) -> Iterator[Thing]:
        """Whatever may meet a room; a thing may come more than once."""
        for cell in _cells(room):
            yield from self._cells.get(cell, ())


def _cells(room: QRectF) -> list[tuple[int, int]]:
    columns = range(int(room.left() // CELL), int(room.right() // CELL) + 1)
    rows = range(int(room.top() // CELL), int(room.bottom() // CELL) + 1)
    return [(x, y) for x in columns for y in rows]


class Worded(NamedTuple):
    """A line with a word on it, and the colour's role."""

    from_: QPointF
    to: QPointF
    word: str
    role: str


class Words(QGraphicsItem):
    """Each on a piece of the ground. They are placed when they are first drawn: from afar nobody
    reads them, and placing many takes a while."""

    def __init__(
        self, lines: Sequence[Worded], nodes: Callable[[], Rooms[NodeItem]], theme: Theme
    ) -> None:
        super().__init__()
        self._lines = lines
        self._nodes = nodes
        self._theme = theme
        self._font = interface_font("small")
        self._words: list[tuple[QRectF, str, str]] | None = None
        box = QRectF()
        for line in lines:
            box = box.united(QRectF(line.from_, line.to).normalized())
        self._box = box.adjusted(-CELL, -CELL, CELL, CELL)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self._box

    def placed(self) -> list[tuple[QRectF, str, str]]:
        """Room, word and role of each that has a place."""
        if self._words is None:
            self._words = []
            taken: Rooms[QRectF] = Rooms()
            nodes, metrics = self._nodes(), QFontMetrics(self._font)
            for line in self._lines:
                room = _room_for(line, taken, nodes, metrics)
                if room is not None:
                    taken.add(room, room)
                    self._words.append((room, line.word, line.role))
        return self._words

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < READABLE:
            return
        painter.setFont(self._font)
        seen = painter.clipBoundingRect() if painter.hasClipping() else self._box
        for room, word, role in self.placed():
            if seen.intersects(room):
                painter.fillRect(room, self._theme.color("paper"))
                painter.setPen(self._theme.color(role if role != "claim-line" else "soft"))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)


def _room_for(
    line: Worded, taken: Rooms[QRectF], nodes: Rooms[NodeItem], metrics: QFontMetrics
) -> QRectF | None:
    """A place on a line where a word covers no other and no node; None when there is none."""
    along = line.to - line.from_
    size = math.hypot(along.x(), along.y())
    if size < 24:
        return None
    wide, high = metrics.horizontalAdvance(line.word) + 8, metrics.height()
    across = QPointF(-along.y(), along.x()) / size
    for part, aside in ((0.46, 0), (0.34, 0), (0.6, 0), (0.5, high), (0.5, -high)):
        at = line.from_ + along * part + across * aside
        room = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
        if any(room.intersects(other) for other in taken.near(room)):
            continue
        if not any(node.is_under(room) for node in nodes.near(room)):
            return room
    return None
