"""The scene of the network: nodes, and lines drawn by looks; what is near one can be lit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from reader.domain.network import RELAY, SOURCE, Network
from reader.domain.placing import Place
from reader.ui.network.gathering import SIZES
from reader.ui.network.lines import Line, Rim, measured
from reader.ui.network.looks import LOOKS, Look, look_of, word_of
from reader.ui.network.nodes import MIDDLE, SIDE, NodeItem
from reader.ui.network.words import Rooms, Worded, Words

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

QUIET_NODE, QUIET_LINE = 0.34, 0.18


class NetworkScene(QGraphicsScene):
    """Shows one Network; `light` quiets all but a node and what it is joined to."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.network = Network()
        self.nodes: dict[str, NodeItem] = {}
        self._lines: dict[int, Line] = {}
        self._drawn: list[QGraphicsItem] = []
        self._lit: list[QGraphicsItem] = []
        self._near: dict[str, set[str]] = {}
        self._rooms: Rooms[NodeItem] | None = None
        self.lit: set[str] = set()
        """What is not quiet, while something is; else empty."""

    def show_network(self, network: Network, places: Mapping[str, Place]) -> None:
        """Draw a network whose nodes have their middles at `places`."""
        self.clear()
        self._drawn, self._lit, self.lit = [], [], set()
        self._rooms = None
        self.network = network
        self.nodes = {}
        for id, node in network.nodes.items():
            item = NodeItem(node, self._theme)
            item.setPos(*places[id])
            self.addItem(item)
            self.nodes[id] = item
        self._near = {id: set() for id in network.nodes}
        for edge in network.edges:
            self._near[edge.from_].add(edge.to)
            self._near[edge.to].add(edge.from_)
        rims = {id: self._rim(item) for id, item in self.nodes.items()}
        self._lines = measured(network.edges, rims)
        self._drawn = self._draw(range(len(network.edges)), -2)
        box = QRectF()
        for item in self.nodes.values():
            box = box.united(item.box)
        self.setSceneRect(box.adjusted(-40, -40, 40, 40))

    def rooms(self) -> Rooms[NodeItem]:
        """Where the nodes stand."""
        if self._rooms is None:
            self._rooms = Rooms((item.box, item) for item in self.nodes.values())
        return self._rooms

    def near(self, id: str) -> set[str]:
        """The nodes that an edge joins to one."""
        return self._near.get(id, set())

    def light(self, id: str | None) -> None:
        """Quiet all but a node and its neighbours; None: nothing is quiet."""
        for item in self._lit:
            self.removeItem(item)
        self._lit = []
        for item in self._drawn:
            item.setOpacity(QUIET_LINE if id else 1.0)
        chosen = self._lit_by(id) if id else []
        around = {end for i in chosen for end in self.network.edges[i][:2]} | {id or ""}
        for other, node in self.nodes.items():
            node.setOpacity(1.0 if not id or other in around else QUIET_NODE)
        if id:
            self._lit = self._draw(chosen, -1)
        self.lit = around if id else set()

    def _lit_by(self, id: str) -> list[int]:
        """The edges at a node; at a statement also those by which its claims came there."""
        node = self.network.nodes[id]
        claims = set(node.claims) if node.kind != SOURCE else set()
        return [
            i
            for i, edge in enumerate(self.network.edges)
            if id in edge[:2] or (edge.kind == RELAY and not claims.isdisjoint(edge.claims))
        ]

    # --- lines ---------------------------------------------------------------------------------

    def _rim(self, item: NodeItem) -> Rim:
        """How far a line stays off a node."""
        at, box = item.pos(), SIZES[item.node.kind]
        wide, high = box[0] / 2, box[1] / 2
        if item.node.kind != SOURCE:
            return Rim(at.x(), at.y(), *(wide + 3, high + 3) * 2)
        # under the shape stands the name: a line from below ends under it
        side = SIDE / 2 + 5
        return Rim(at.x(), at.y() + MIDDLE.y(), side, side, wide, high - MIDDLE.y() + 2)

    def _draw(self, chosen: Iterable[int], depth: float) -> list[QGraphicsItem]:
        """One item for all lines of a look, however many; and one for the words on them."""
        paths: dict[str, QPainterPath] = {}
        ends: dict[str, QPainterPath] = {}
        words: list[Worded] = []
        for i in chosen:
            edge, (from_, to) = self.network.edges[i], self._lines[i]
            name = look_of(edge)
            path = paths.setdefault(name, QPainterPath())
            path.moveTo(from_)
            path.lineTo(to)
            finish(ends.setdefault(name, QPainterPath()), LOOKS[name], from_, to)
            word = word_of(edge)
            if word:
                words.append(Worded(from_, to, word, LOOKS[name].role))
        made: list[QGraphicsItem] = []
        for name, path in paths.items():
            look = LOOKS[name]
            pen = QPen(self._theme.color(look.role), look.width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if look.dashes:
                pen.setDashPattern(list(look.dashes))
            made.append(self._add(path, pen, False, depth))
            if not ends[name].isEmpty():
                made.append(self._add(ends[name], pen, True, depth))
        if words:
            item = Words(words, self.rooms, self._theme)
            item.setZValue(depth + 0.5)
            self.addItem(item)
            made.append(item)
        return made

    def _add(self, path: QPainterPath, pen: QPen, filled: bool, depth: float) -> QGraphicsItem:
        item = QGraphicsPathItem(path)
        if filled:
            item.setPen(QPen(pen.color(), 1))
            item.setBrush(pen.color())
        else:
            item.setPen(pen)
        item.setZValue(depth)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.addItem(item)
        return item


def finish(path: QPainterPath, look: Look, from_: QPointF, to: QPointF) -> None:
    """The arrow at the end of a line and the bar over its middle."""
    x, y, fx, fy = to.x(), to.y(), from_.x(), from_.y()
    dx, dy = x - fx, y - fy
    size = math.hypot(dx, dy)
    if size < 1:
        return
    ux, uy = dx / size, dy / size
    if look.end == "arrow":
        wide = 4.0 if look.width < 2 else 5.5
        bx, by = x - ux * 2.2 * wide, y - uy * 2.2 * wide
        path.moveTo(to)
        path.lineTo(bx - uy * wide, by + ux * wide)
        path.lineTo(bx + uy * wide, by - ux * wide)
        path.closeSubpath()
    if look.middle == "bar":
        at = from_ + (to - from_) * 0.72
        along, across = QPointF(ux, uy) * 1.2, QPointF(-uy, ux) * 8
        path.moveTo(at - along + across)
        path.lineTo(at - along - across)
        path.lineTo(at + along - across)
        path.lineTo(at + along + across)
        path.closeSubpath()
