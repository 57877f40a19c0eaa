"""The nodes of the network: sources as small shapes with a name, statements as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from reader.domain.network import SOURCE, Node
from reader.ui.claims.cells import STANDING_LOOK, draw_chip
from reader.ui.network.gathering import SIZES
from reader.ui.rows import draw_lines
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

READABLE = 0.5
"""The zoom under which words are not drawn in the nodes."""
SIDE = 26.0
MIDDLE = QPointF(0, -18)
"""The middle of a source's shape, from the middle of its room."""


def shape_of(form: str, at: QPointF, side: float = SIDE) -> QPainterPath:
    """The outline of a kind of source: told apart by shape, without colour."""
    path = QPainterPath()
    half = side / 2
    box = QRectF(at.x() - half, at.y() - half, side, side)
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    if form in ("person", "anonymous"):
        path.addEllipse(box)
        return path
    if form == "organisation":
        path.addRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        return path
    corners = {
        "official": [(at.x(), top), (right, top + 9), (right, bottom), (left, bottom),
                     (left, top + 9)],
        "account": [(at.x(), top - 1), (right + 1, at.y()), (at.x(), bottom + 1),
                    (left - 1, at.y())],
        "document": [(left + 3, top), (right - 9, top), (right - 3, top + 6), (right - 3, bottom),
                     (left + 3, bottom)],
        "media": [(left + 6, top + 1), (right - 6, top + 1), (right, at.y()),
                  (right - 6, bottom - 1), (left + 6, bottom - 1), (left, at.y())],
    }.get(form, [(left, top), (right, top), (right, bottom), (left, bottom)])  # fmt: skip
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


class NodeItem(QGraphicsItem):
    """A node where it stands. It is told whether it is current; the scene lights it."""

    def __init__(self, node: Node, theme: Theme) -> None:
        super().__init__()
        self.node = node
        self.is_current = False
        self._theme = theme
        wide, high = SIZES[node.kind]
        self._box = QRectF(-wide / 2, -high / 2, wide, high)
        self._shape = shape_of(node.form, MIDDLE) if node.kind == SOURCE else None
        self._words = " ".join(node.label.split())[:400]
        self._wide: int | None = None
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def box(self) -> QRectF:
        """The room it takes in the scene."""
        return self._box.translated(self.pos())

    def is_under(self, room: QRectF) -> bool:
        """Whether a part of the scene would cover something of it: its shape, letter or words."""
        if self._shape is None:
            return self.box.intersects(room)
        mark = QRectF(MIDDLE.x() - 15, MIDDLE.y() - 15, 60 if self.node.grade else 30, 30)
        if self._wide is None:
            metrics = QFontMetrics(interface_font("normal", 600))
            self._wide = min(metrics.horizontalAdvance(self._words) + 4, int(self._box.width()))
        wide = self._wide
        words = QRectF(-wide / 2, 0, wide, self._box.height() / 2)
        return any(part.translated(self.pos()).intersects(room) for part in (mark, words))

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-4, -4, 4, 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        level = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_current:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(self._theme.color("selection"))
            painter.drawRoundedRect(self._box.adjusted(-3, -3, 3, 3), 9, 9)
        if self._shape is not None:
            self._paint_source(painter, level >= READABLE)
        else:
            self._paint_statement(painter, level >= READABLE)

    def _paint_source(self, painter: QPainter, readable: bool) -> None:
        theme, node = self._theme, self.node
        pen = QPen(theme.color("source"), 1.8)
        if node.form == "anonymous":
            pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
        painter.setBrush(theme.color("card"))
        assert self._shape is not None
        painter.drawPath(self._shape)
        if not readable:
            return
        if node.form == "anonymous":
            painter.setFont(interface_font("normal", 600))
            inside = QRectF(MIDDLE.x() - 13, MIDDLE.y() - 13, 26, 26)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, "?")
        if node.grade:
            beside = QRect(19, int(MIDDLE.y()) - 11, 40, 22)
            small = interface_font("small", 600)
            draw_chip(painter, beside, node.grade, small, theme, "hover", "ink")
        font = interface_font("normal", 600 if node.form != "anonymous" else 400)
        metrics = QFontMetrics(font)
        room = QRect(int(self._box.left()), 0, int(self._box.width()), metrics.height() + 2)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._cut(metrics, room.width()))
        small = interface_font("small")
        painter.setFont(small)
        painter.setPen(theme.color("soft"))
        room.translate(0, metrics.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), KINDS.get(node.form, node.form))

    def _paint_statement(self, painter: QPainter, readable: bool) -> None:
        theme, node, box = self._theme, self.node, self._box
        contested = node.form == "contested"
        painter.setPen(QPen(theme.color("bad" if contested else "handle"), 1.6 if contested else 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(box, 7, 7)
        painter.fillRect(QRectF(box.left(), box.top() + 7, 3, box.height() - 14),
                         theme.color("claim-line"))  # fmt: skip
        if not readable:
            return
        painter.setPen(theme.color("ink"))
        font = reading_font(13)
        at = QPointF(box.left() + 12, box.top() + 8)
        draw_lines(painter, at, int(box.width()) - 22, self._words, font, 2)
        ground, ink = STANDING_LOOK[node.form]
        room = QRect(int(box.left()) + 11, int(box.bottom()) - 27, int(box.width()) - 20, 22)
        draw_chip(painter, room, node.form, interface_font("small", 600), theme, ground, ink)

    def _cut(self, metrics: QFontMetrics, width: int) -> str:
        return metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, width)


KINDS = {"official": "official body"}
