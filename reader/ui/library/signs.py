"""Small signs that the library draws: a star, and one for each kind of shelf, 12 by 12 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_STAR = (
    *((6.0, 0.6), (7.6, 4.2), (11.5, 4.6), (8.6, 7.2), (9.4, 11.1)),
    *((6.0, 9.1), (2.6, 11.1), (3.4, 7.2), (0.5, 4.6), (4.4, 4.2)),
)
_LINES = {
    "all": (((1, 2.5), (11, 2.5)), ((1, 6), (11, 6)), ((1, 9.5), (11, 9.5))),
    "bin": (((1, 3), (11, 3)), ((4.5, 3), (4.5, 1), (7.5, 1), (7.5, 3)),
            ((2.5, 3), (3, 11.5), (9, 11.5), (9.5, 3))),
    "collection": (((0.5, 10.5), (0.5, 1.5), (4.5, 1.5), (6, 3.5), (11.5, 3.5), (11.5, 10.5),
                    (0.5, 10.5)),),
}  # fmt: skip


def star(painter: QPainter, at: QPointF, colour: QColor, filled: bool = True) -> None:
    """A star with its upper left corner at `at`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour, 1.2))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in _STAR]))


def sign(painter: QPainter, at: QPointF, kind: str, colour: QColor) -> None:
    """The sign of a shelf: "all", "unread", "starred", "bin", else that of a collection."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind == "starred":
        star(painter, at, colour, filled=False)
        return
    if kind == "unread":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(at.x() + 2.5, at.y() + 2.5, 7, 7))
        return
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _LINES.get(kind, _LINES["collection"]):
        painter.drawPolyline(QPolygonF([at + QPointF(*corner) for corner in line]))
