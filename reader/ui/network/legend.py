"""What the lines and shapes of the network mean, in words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.domain.network import SOURCE, Network
from reader.ui.network.looks import LEGEND, LOOKS, look_of
from reader.ui.network.nodes import KINDS, shape_of
from reader.ui.network.scene import finish
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

SAMPLE, GAP, LINE = 30, 16, 22


class Legend(QWidget):
    """Only what is drawn is explained."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkLegend")
        self._theme = theme
        self._looks: list[tuple[str, str]] = []
        self._forms: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_network(self, network: Network) -> None:
        """Explain a network."""
        used = {look_of(edge) for edge in network.edges}
        self._looks = [(name, words) for name, words in LEGEND if name in used]
        forms = {node.form for node in network.nodes.values() if node.kind == SOURCE}
        self._forms = sorted(forms)
        parts = [*(KINDS.get(form, form) for form in self._forms), *(w for _, w in self._looks)]
        self.setAccessibleName("Legend")
        self.setAccessibleDescription(", ".join(parts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._walk(None, width)

    def sizeHint(self) -> QSize:
        return QSize(400, self._walk(None, max(400, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._walk(painter, self.width())
        painter.end()

    def _walk(self, painter: QPainter | None, width: int) -> int:
        """Go through the entries, line by line; the height that they take."""
        font = interface_font("small")
        metrics = QFontMetrics(font)
        entries = [(form, KINDS.get(form, form), 18) for form in self._forms]
        entries += [(name, words, SAMPLE) for name, words in self._looks]
        x, y = 0, 0
        for name, words, sample in entries:
            wide = sample + 6 + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, y = 0, y + LINE
            if painter is not None:
                self._sample(painter, name, x, y + LINE / 2, sample)
                painter.setFont(font)
                painter.setPen(self._theme.color("soft"))
                base = y + (LINE + metrics.ascent() - metrics.descent()) / 2
                painter.drawText(QPointF(x + sample + 6, base), words)
            x += wide + GAP
        return y + LINE if entries else 0

    def _sample(self, painter: QPainter, name: str, x: float, y: float, wide: int) -> None:
        look = LOOKS.get(name)
        if look is None:
            pen = QPen(self._theme.color("source"), 1.5)
            if name == "anonymous":
                pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.save()
            painter.translate(x + 9, y)
            painter.scale(0.55, 0.55)
            painter.drawPath(shape_of(name, QPointF(0, 0)))
            painter.restore()
            return
        pen = QPen(self._theme.color(look.role), look.width)
        if look.dashes:
            pen.setDashPattern(list(look.dashes))
        painter.setPen(pen)
        from_, to = QPointF(x, y), QPointF(x + wide, y)
        painter.drawLine(from_, to)
        path = QPainterPath()
        finish(path, look, from_, to)
        painter.setPen(QPen(pen.color(), 1))
        painter.setBrush(pen.color())
        painter.drawPath(path)
