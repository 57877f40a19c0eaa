"""How something found is drawn: its passage with the words marked, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.ui.rows import RowDelegate
from reader.ui.search.asking import facts
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from reader.domain.found import Found
    from reader.ui.theme.theme import Theme

EDGES = {"claim": "claim-line", "mention": "source", "source": "source", "note": "soft"}
_BEFORE = 40
"""How many code points before the first word found are shown at most on a single line."""
_ELLIPSIS = "…"


def one_line(text: str, ranges: Sequence[tuple[int, int]], short: bool) -> tuple[str, list]:
    """A passage as it is drawn, and its words in UTF-16 units; white space becomes single spaces
    in number, so that the words stay where they are."""
    shown = "".join(" " if c.isspace() else c for c in text)
    cut = 0
    if short and ranges and ranges[0][0] > _BEFORE:
        cut = shown.find(" ", ranges[0][0] - _BEFORE, ranges[0][0]) + 1
        cut = cut or ranges[0][0] - _BEFORE
    lead = _ELLIPSIS if cut else ""
    marks = []
    for start, end in ranges:
        if start >= cut:
            begin = len(lead) + _units(shown[cut:start])
            marks.append((begin, _units(shown[start:end])))
    return lead + shown[cut:], marks


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def draw_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    marks: Sequence[tuple[int, int]],
    font: QFont,
    lines: int,
    ground: QColor,
) -> int:
    """Draw words in at most `lines` lines; marked ones are bold, underlined and on a ground.

    How many lines it took.
    """
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = []
    for start, length in marks:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        look.setBackground(ground)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        formats.append(found)
    layout.setFormats(formats)
    layout.beginLayout()
    drawn: list[QTextLine] = []
    while len(drawn) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, len(drawn) * metrics.height()))
        drawn.append(line)
    layout.endLayout()
    for line in drawn:
        line.draw(painter, QPointF(rect.topLeft()))
    if drawn and drawn[-1].textStart() + drawn[-1].textLength() < _units(text):
        y = rect.top() + (len(drawn) - 1) * metrics.height() + metrics.ascent()
        painter.setFont(font)
        wide = metrics.horizontalAdvance(_ELLIPSIS)
        edge = min(rect.left() + drawn[-1].naturalTextWidth(), rect.right() - wide)
        painter.drawText(QPointF(edge, y), _ELLIPSIS)
    return len(drawn)


class FoundRows(RowDelegate):
    """An edge by kind, the passage, and a line of facts."""

    inset = 8

    def __init__(self, theme: Theme, lines: int = 2, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._lines = lines
        self._font = interface_font()
        self._quote = reading_font(15)
        self._small = interface_font("small", tabular=True)
        self._line = QFontMetrics(self._quote if lines > 1 else self._font).height()

    def row_height(self) -> int:
        return self._lines * self._line + QFontMetrics(self._small).height() + 16

    def paint_found(self, painter: QPainter, rect: QRect, found: Found) -> None:
        """Draw one find into a row."""
        edge = QRect(rect.left() + 4, rect.top() + 7, 3, rect.height() - 14)
        painter.fillRect(edge, self.theme.color(EDGES.get(found.kind, "line")))
        inner = rect.adjusted(16, 6, -12, -6)
        text, marks = one_line(found.passage or found.title, found.ranges, self._lines == 1)
        painter.setPen(self.theme.color("ink"))
        words = QRect(inner.left(), inner.top(), inner.width(), self._lines * self._line)
        font = self._quote if self._lines > 1 else self._font
        ground = self.theme.color("claim")
        taken = draw_marked(painter, words, text, marks, font, self._lines, ground)
        high = QFontMetrics(self._small).height()
        below = QRect(inner.left(), inner.top() + taken * self._line + 3, inner.width(), high)
        self.words(painter, below, facts(found), self._small, "soft")
