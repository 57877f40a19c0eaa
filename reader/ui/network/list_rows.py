"""How the network looks as a list: what a node is called, what it is, and what it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QFontMetrics, QPainter

from reader.domain.network import SOURCE, Node
from reader.ui.models.network import NetworkModel
from reader.ui.models.rows import ROW
from reader.ui.network.nodes import KINDS
from reader.ui.rows import RowDelegate, draw_lines
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

LINES = 2


class NetworkRows(RowDelegate):
    """The name, its kind or standing beside it, and two lines of what it is joined to."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._name = interface_font("normal", 600)
        self._words = reading_font(14)
        self._small = interface_font("small")

    def row_height(self) -> int:
        name = max(QFontMetrics(self._name).height(), QFontMetrics(self._words).height())
        return name + LINES * QFontMetrics(self._small).height() + 18

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        node: Node = index.data(ROW)
        model = index.model()
        if not isinstance(model, NetworkModel):
            return
        font = self._name if node.kind == SOURCE else self._words
        high = max(QFontMetrics(self._name).height(), QFontMetrics(self._words).height())
        line = QRect(rect.left() + 10, rect.top() + 6, rect.width() - 20, high)
        about = KINDS.get(node.form, node.form) + (f" · {node.grade}" if node.grade else "")
        room = line.adjusted(0, 0, -QFontMetrics(self._small).horizontalAdvance(about) - 12, 0)
        taken = self.words(painter, room, node.label, font)
        self.words(painter, line.adjusted(taken + 10, 0, 0, 0), about, self._small, "soft")
        painter.setPen(self.theme.color("soft"))
        at = QPointF(line.left(), line.bottom() + 4)
        draw_lines(painter, at, line.width(), model.joined(node), self._small, LINES)
