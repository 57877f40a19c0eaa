"""The scene of the network: nodes, and lines drawn by looks; what is near one can be lit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from reader.domain.network import RELAY, SOURCE, Edge, Network
from reader.domain.placing import Place
from reader.ui.network.looks import LOOKS, Look, look_of, word_of
from reader.ui.network.nodes import MIDDLE, READABLE, SIDE, NodeItem
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

QUIET_NODE, QUIET_LINE = 0.34, 0.18
BESIDE = 12.0
"""Pixels between two lines that join the same nodes."""
Line = tuple[QPointF, QPointF]


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
        self.lit: set[str] = set()
        """What is not quiet, while something is; else empty."""

    def show_network(self, network: Network, places: Mapping[str, Place]) -> None:
        """Draw a network whose nodes have their middles at `places`."""
        self.clear()
        self._drawn, self._lit, self.lit = [], [], set()
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
        self._lines = self._measured(network.edges)
        self._drawn = self._draw(range(len(network.edges)), -2)
        box = QRectF()
        for item in self.nodes.values():
            box = box.united(item.box)
        self.setSceneRect(box.adjusted(-40, -40, 40, 40))

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

    def _measured(self, edges: tuple[Edge, ...]) -> dict[int, Line]:
        """Where each line goes, from the rim of a node to the rim of the other."""
        beside: dict[tuple[str, str], list[int]] = {}
        for i, edge in enumerate(edges):
            low, high = sorted(edge[:2])
            beside.setdefault((low, high), []).append(i)
        lines = {}
        for (low, high), several in beside.items():
            a, b = self._middle(low), self._middle(high)
            away = b - a
            size = math.hypot(away.x(), away.y()) or 1.0
            across = QPointF(-away.y() / size, away.x() / size)
            for n, i in enumerate(several):
                shift = across * (BESIDE * (n - (len(several) - 1) / 2))
                from_, to = self._rim(low, b - a, shift), self._rim(high, a - b, shift)
                lines[i] = (from_, to) if edges[i].from_ == low else (to, from_)
        return lines

    def _middle(self, id: str) -> QPointF:
        item = self.nodes[id]
        return item.pos() + MIDDLE if item.node.kind == SOURCE else item.pos()

    def _rim(self, id: str, away: QPointF, shift: QPointF) -> QPointF:
        """Where a line that leaves a node in the direction `away` comes out of it."""
        item = self.nodes[id]
        size = math.hypot(away.x(), away.y()) or 1.0
        ux, uy = away.x() / size, away.y() / size
        if item.node.kind == SOURCE:
            # under the shape stands the name: a line from below ends under it
            half_w, half_h = SIDE / 2 + 5, SIDE / 2 + 5
            if uy > 0.5:
                half_h = item.box.bottom() - self._middle(id).y() + 2
                half_w = item.box.width() / 2
        else:
            half_w, half_h = item.box.width() / 2 + 3, item.box.height() / 2 + 3
        by = min(half_w / abs(ux) if ux else math.inf, half_h / abs(uy) if uy else math.inf)
        return self._middle(id) + QPointF(ux * by, uy * by) + shift

    def _draw(self, chosen: Iterable[int], depth: float) -> list[QGraphicsItem]:
        """One item for all lines of a look, however many; and one for the words on them."""
        paths: dict[str, QPainterPath] = {}
        ends: dict[str, QPainterPath] = {}
        words: list[tuple[QPointF, str, str]] = []
        taken: list[QRectF] = []
        metrics = QFontMetrics(interface_font("small"))
        for i in chosen:
            edge, (from_, to) = self.network.edges[i], self._lines[i]
            name = look_of(edge)
            path = paths.setdefault(name, QPainterPath())
            path.moveTo(from_)
            path.lineTo(to)
            finish(ends.setdefault(name, QPainterPath()), LOOKS[name], from_, to)
            word = word_of(edge)
            if word:
                at = self._room_for(word, from_, to, taken, metrics)
                if at is not None:
                    words.append((at, word, LOOKS[name].role))
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
            item = Words(words, self._theme)
            item.setZValue(depth + 0.5)
            self.addItem(item)
            made.append(item)
        return made

    def _room_for(
        self, word: str, from_: QPointF, to: QPointF, taken: list[QRectF], metrics: QFontMetrics
    ) -> QPointF | None:
        """A place on a line where a word covers no other and no node; None when there is none."""
        wide, high = metrics.horizontalAdvance(word) + 8, metrics.height()
        if math.hypot(to.x() - from_.x(), to.y() - from_.y()) < 24:
            return None
        along = to - from_
        across = QPointF(-along.y(), along.x()) / math.hypot(along.x(), along.y())
        for part, aside in ((0.46, 0), (0.34, 0), (0.6, 0), (0.5, high), (0.5, -high)):
            at = from_ + along * part + across * aside
            box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
            if any(box.intersects(other) for other in taken):
                continue
            nodes = [item for item in self.items(box) if isinstance(item, NodeItem)]
            if not any(node.is_under(box) for node in nodes):
                taken.append(box)
                return at
        return None

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
    away = to - from_
    size = math.hypot(away.x(), away.y())
    if size < 1:
        return
    along = away / size
    across = QPointF(-along.y(), along.x())
    wide = 4.0 if look.width < 2 else 5.5
    if look.end == "arrow":
        back = to - along * (2.2 * wide)
        path.moveTo(to)
        path.lineTo(back + across * wide)
        path.lineTo(back - across * wide)
        path.closeSubpath()
    if look.middle == "bar":
        at = from_ + away * 0.72
        a, b = at - along * 1.2, at + along * 1.2
        path.moveTo(a + across * 8)
        path.lineTo(a - across * 8)
        path.lineTo(b - across * 8)
        path.lineTo(b + across * 8)
        path.closeSubpath()


class Words(QGraphicsItem):
    """The words on lines, each on a piece of the ground."""

    def __init__(self, words: list[tuple[QPointF, str, str]], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = interface_font("small")
        metrics = QFontMetrics(self._font)
        self._words = []
        self._box = QRectF()
        for at, word, role in words:
            wide, high = metrics.horizontalAdvance(word) + 8, metrics.height()
            room = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
            self._words.append((room, word, role))
            self._box = self._box.united(room)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < READABLE:
            return
        painter.setFont(self._font)
        for room, word, role in self._words:
            painter.fillRect(room, self._theme.color("paper"))
            painter.setPen(self._theme.color(role if role != "claim-line" else "soft"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
