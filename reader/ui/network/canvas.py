"""Where the network is looked at: zoomed, moved about, walked from node to node by keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from reader.domain.network import SOURCE
from reader.ui.announcing import announce
from reader.ui.network.nodes import MIDDLE, READABLE, SIDE, NodeItem
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.network.scene import NetworkScene
    from reader.ui.theme.theme import Theme

LEAST, STEP, LARGEST = 0.06, 1.2, 3.0
FEW = 60
FIRST_NAMES, MOST_NAMES = 16, 120
INSIDE = 84
"""Statements drawn so wide have their name inside."""
CELL = (12, 6)
"""The grid in which names keep off nodes, in pixels."""
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Canvas(QGraphicsView):
    """Says which node is chosen, and which is opened."""

    chosen = Signal(str)
    """The node with the keyboard, "" for none."""
    opened = Signal(str)
    """Enter or a double click: its claims are wanted."""
    left = Signal()
    """Esc with no node chosen."""

    def __init__(self, scene: NetworkScene, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._scene = scene
        self._theme = theme
        self.current = ""
        self._hovered = ""
        self._pressed = QPoint()
        self._is_fitted = True
        self.setObjectName("networkCanvas")
        self.setAccessibleName("Network of sources and statements")
        self.setAccessibleDescription("Tab and the arrow keys go from one to the next")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.repaint_ground()

    @Slot()
    def repaint_ground(self) -> None:
        """Take the ground of the theme in force."""
        self.setBackgroundBrush(self._theme.color("paper"))

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the scene."""
        return self.transform().m11()

    # --- choosing ------------------------------------------------------------------------------

    def choose(self, id: str, *, seen: bool = True) -> None:
        """Make a node the current one and light what is near; "" for none."""
        id = id if id in self._scene.nodes else ""
        for other in (self.current, id):
            item = self._scene.nodes.get(other)
            if item is not None:
                item.is_current = other == id
                item.update()
        self.current = id
        self._scene.light(id or None)
        if id:
            self._is_fitted = False  # the card that comes beside it makes nothing jump
        self.chosen.emit(id)
        if id:
            node = self._scene.nodes[id].node
            announce(self, f"{node.label}, {node.form}")
            if seen:
                self._reveal(id)

    def _reveal(self, id: str) -> None:
        """Bring a node into view, with what it is joined to where that has room."""
        nodes = self._scene.nodes
        box = nodes[id].box
        wide = QRectF(box)
        for other in self._scene.lit:
            wide = wide.united(nodes[other].box)
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        fits = wide.width() + 40 <= seen.width() and wide.height() + 40 <= seen.height()
        self.ensureVisible(wide if fits else box, 20, 20)

    def _hover(self, id: str) -> None:
        if id != self._hovered:
            self._hovered = id
            self._scene.light(id or self.current or None)

    def _at(self, point: QPoint) -> str:
        item = self.itemAt(point)
        return item.node.id if isinstance(item, NodeItem) else ""

    # --- zooming -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the whole; of few nodes rather the middle than what cannot be read."""
        self.fit()
        if len(self._scene.nodes) <= FEW and self.zoom < READABLE:
            self._scale_to(READABLE)
            self.centerOn(self._scene.sceneRect().center())

    @Slot()
    def fit(self) -> None:
        """Show the whole of it, at the usual size at most."""
        box = self._scene.sceneRect()
        room = self.viewport().rect()
        if box.isEmpty() or room.isEmpty():
            return
        by = min(room.width() / box.width(), room.height() / box.height(), 1.0)
        self._scale_to(max(LEAST, by))
        self.centerOn(box.center())
        self._is_fitted = True

    @Slot()
    def closer(self) -> None:
        """Larger."""
        self._zoom_by(STEP)

    @Slot()
    def farther(self) -> None:
        """Smaller."""
        self._zoom_by(1 / STEP)

    def _zoom_by(self, factor: float) -> None:
        self._is_fitted = False
        self._scale_to(max(LEAST, min(LARGEST, self.zoom * factor)))

    def _scale_to(self, size: float) -> None:
        self.scale(size / self.zoom, size / self.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self._zoom_by(STEP ** (turned / 120))
        event.accept()

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if (at - self._pressed).manhattanLength() > 4:
            self._is_fitted = False
        elif event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._at(at), seen=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self._at(event.position().toPoint())
        if id:
            self.opened.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(self._at(event.position().toPoint()))

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WAYS:
            self.choose(self._towards(_WAYS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.closer()
        elif key == Qt.Key.Key_Minus:
            self.farther()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            if self.current:
                self.choose("")
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _towards(self, way: QPointF) -> str:
        """The nearest node in a direction; without a current one, the best joined."""
        here = self._scene.nodes.get(self.current)
        if here is None:
            return next(iter(self.order()), "")
        best, least = self.current, math.inf
        for id, item in self._scene.nodes.items():
            away = item.pos() - here.pos()
            along = away.x() * way.x() + away.y() * way.y()
            aside = abs(away.x() * way.y()) + abs(away.y() * way.x())
            if along > 1 and aside <= 2 * along and along + 1.5 * aside < least:
                best, least = id, along + 1.5 * aside
        return best

    def order(self) -> list[str]:
        """The nodes as Tab goes through them: the best joined first."""
        nodes = self._scene.nodes
        return sorted(nodes, key=lambda id: -len(self._scene.near(id)))

    def focusNextPrevChild(self, forward: bool) -> bool:
        order = self.order()
        at = order.index(self.current) if self.current in order else -1
        to = at + 1 if forward else at - 1
        if (forward and to < len(order)) or (not forward and to >= 0):
            self.choose(order[to])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- names over small nodes ----------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(self._theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        if self.zoom >= READABLE:
            return
        font = interface_font("small", 600)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        for id, room in self.names(metrics).items():
            kind = self._scene.nodes[id].node.kind
            ground = "paper" if kind == SOURCE or room.width() > 140 else "card"
            painter.fillRect(room, self._theme.color(ground))
            painter.setPen(self._theme.color("ink"))
            label = metrics.elidedText(
                " ".join(self._scene.nodes[id].node.label.split()[:12]),
                Qt.TextElideMode.ElideRight,
                int(room.width()) - 6,
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label)

    def names(self, metrics: QFontMetrics) -> dict[str, QRectF]:
        """Where names stand when the nodes are too small for them: none over another, and but for
        a few none over another node; only those of what is lit, the best joined first."""
        lit = self._scene.lit
        order = [id for id in self.order() if not lit or id in lit]
        screen = QRectF(self.viewport().rect())
        taken: dict[str, QRectF] = {}
        shapes = self._cells_of_nodes(screen)
        for id in order[:MOST_NAMES]:
            item = self._scene.nodes[id]
            at = QPointF(self.mapFromScene(item.pos()))
            if not screen.contains(at):
                continue
            wide = min(150.0, float(metrics.horizontalAdvance(item.node.label[:60]))) + 8
            inside = item.box.width() * self.zoom - 8
            high = float(metrics.height())
            places = [at.y() - 3 * self.zoom + high / 2, at.y() - 35 * self.zoom - high / 2]
            if item.node.kind != SOURCE:
                under = item.box.height() / 2 * self.zoom + high / 2
                places = [at.y()] if inside >= INSIDE else [at.y() + under, at.y() - under]
                wide = min(wide, inside) if inside >= INSIDE else wide
            left = max(2.0, min(at.x() - wide / 2, screen.width() - wide - 2))
            rooms = [
                QRectF(left, min(y - high / 2, screen.height() - high - 2), wide, high)
                for y in places
            ]
            free = [r for r in rooms if not any(r.intersects(other) for other in taken.values())]
            apart = [r for r in free if all(shapes.get(cell, id) == id for cell in _cells(r))]
            if apart or (free and len(taken) < FIRST_NAMES):
                taken[id] = (apart or free)[0]
        return taken

    def _cells_of_nodes(self, screen: QRectF) -> dict[tuple[int, int], str]:
        """Where nodes are drawn on the screen, in small cells."""
        found: dict[tuple[int, int], str] = {}
        for id, item in self._scene.nodes.items():
            box = item.box
            if item.node.kind == SOURCE:
                middle, half = item.pos() + MIDDLE, SIDE / 2
                box = QRectF(middle.x() - half, middle.y() - half, SIDE, SIDE)
            shape = QRectF(self.mapFromScene(box).boundingRect())
            if screen.intersects(shape):
                found |= dict.fromkeys(_cells(shape), id)
        return found


def _cells(box: QRectF) -> list[tuple[int, int]]:
    columns = range(int(box.left() // CELL[0]), int(box.right() // CELL[0]) + 1)
    rows = range(int(box.top() // CELL[1]), int(box.bottom() // CELL[1]) + 1)
    return [(x, y) for x in columns for y in rows]
