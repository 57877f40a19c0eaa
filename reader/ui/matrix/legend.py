"""What the chips of the matrix mean: a line under the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.domain.matrix import HEDGED, KINDS, SIGNS
from reader.ui.matrix.cells import paint_kind
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.theme.theme import Theme

WORDS = {
    "asserts": "says so",
    "denies": "denies",
    "doubts": "doubts",
    "asks": "asks",
    "relays": "relays",
    "implied": "implied origin",
}
GRADES = "letter: reliability of the source · digit: credibility of the claim"
_BOX = (24, 16)


class Legend(QWidget):
    """Paints as much of it as there is room for."""

    def __init__(self, theme: Theme, more: str = GRADES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._more = theme, more
        self._font = interface_font("small")
        self._signs = interface_font("small", 600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = ", ".join(f"{SIGNS[kind] or 'plain'} {WORDS[kind]}" for kind in KINDS)
        self.setAccessibleName(f"Signs: {told}, {HEDGED} hedged; {more}")
        self.setToolTip(f"{told}, {HEDGED} hedged; {more}")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, middle = QFontMetrics(self._font), self.height() / 2
        x = 0.5
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        for kind in KINDS:
            words = WORDS[kind]
            if x + _BOX[0] + 6 + metrics.horizontalAdvance(words) > self.width():
                return
            box = QRectF(x, middle - _BOX[1] / 2, *_BOX)
            paint_kind(painter, box, kind, SIGNS[kind], self._theme, self._signs)
            painter.setFont(self._font)
            painter.setPen(self._theme.color("soft"))
            x += _BOX[0] + 6
            painter.drawText(int(x), int(base), words)
            x += metrics.horizontalAdvance(words) + 14
        for words in (f"{HEDGED} hedged", self._more):
            wide = metrics.horizontalAdvance(words)
            if words and x + wide <= self.width():
                painter.drawText(int(x), int(base), words)
                x += wide + 14
