"""Words broken into a few lines, the last one cut with "…" where there are more; for painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

LONGEST = 1200
"""No more code points than this are ever laid out: a claim may be pages long."""


class Lines:
    """At most `limit` lines of a text in `width` pixels. Draws with the painter's pen."""

    __slots__ = ("_last", "_layout", "_limit", "_step", "height", "width")

    def __init__(self, text: str, font: QFont, width: float, limit: int, step: float = 0) -> None:
        text = text[:LONGEST].replace("\n", " ")
        metrics = QFontMetricsF(font)
        self._step = step or metrics.height()
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._last: tuple[str, QFont] | None = None
        self._limit = limit
        self.width = 0.0
        count = 0
        self._layout.beginLayout()
        while count < limit:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * self._step))
            count += 1
            if (
                count == limit
                and line.textStart() + line.textLength() < len(text.encode("utf-16-le")) // 2
            ):
                rest = (
                    self._layout.text()[line.textStart() :]
                    if text.isascii()
                    else _rest(text, line.textStart())
                )
                cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
                self._last = (cut, font)
                self.width = max(self.width, metrics.horizontalAdvance(cut))
            else:
                self.width = max(self.width, line.naturalTextWidth())
        self._layout.endLayout()
        self.height = count * self._step

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines with their upper left corner at `at`."""
        count = self._layout.lineCount()
        for i in range(count):
            line = self._layout.lineAt(i)
            if i == count - 1 and self._last:
                painter.setFont(self._last[1])
                painter.drawText(at + QPointF(0, line.y() + line.ascent()), self._last[0])
            else:
                line.draw(painter, at)


def _rest(text: str, utf16: int) -> str:
    """The text from a UTF-16 position on."""
    return text.encode("utf-16-le")[utf16 * 2 :].decode("utf-16-le", "replace")
