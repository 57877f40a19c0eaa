"""How our lists draw a row: ground, focus, dots, chips and words that end with "…"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

RADIUS = 6
_AFTER_MARK, _BEFORE_MARK = re.compile("(?<=«) "), re.compile(" (?=[»;:!?])")
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """A delegate that draws whole rows itself. Subclasses paint words by `paint_row`."""

    inset = 8
    """Pixels left free at both sides of a row's ground."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        painter.save()
        rect = option.rect.adjusted(self.inset, 0, -self.inset, 0)
        state = option.state
        chosen = bool(state & _State.State_Selected)
        if chosen or state & _State.State_MouseOver:
            role = "selection" if chosen else "hover"
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(role))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setClipRect(rect)
        self.paint_row(painter, rect, index)
        view = option.widget
        if state & _State.State_HasFocus and view is not None and view.hasFocus():
            self.paint_focus(painter, rect)
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw what the row says into `rect`."""
        raise NotImplementedError

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The ring that shows where the keyboard is."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def dot(self, painter: QPainter, x: float, middle: float, role: str, size: float = 7) -> None:
        """A filled dot at `x`, centred on `middle`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(role))
        painter.drawEllipse(QRectF(x, middle - size / 2, size, size))
        painter.restore()

    def words(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        role: str = "ink",
        right: bool = False,
    ) -> int:
        """One line of plain text in `rect`, shortened at its end; the width that it took."""
        metrics = QFontMetrics(font)
        text = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            rect,
            int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
            text,
        )
        return metrics.horizontalAdvance(text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.row_height())

    def row_height(self) -> int:
        """The height of every row, in pixels."""
        raise NotImplementedError


def draw_lines(
    painter: QPainter, at: QPointF, width: float, text: str, font: QFont, lines: int
) -> float:
    """Draw `text` wrapped to `lines` lines, the last one shortened; the height drawn."""
    layout = QTextLayout(unparted(" ".join(text.split())), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    metrics = QFontMetrics(font)
    words = layout.text()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        end = line.textStart() + line.textLength()
        if number == lines - 1 and end < len(words):
            rest = metrics.elidedText(
                words[line.textStart() :], Qt.TextElideMode.ElideRight, int(width)
            )
            painter.setFont(font)
            painter.drawText(at + QPointF(0, y + metrics.ascent()), rest)
        else:
            line.draw(painter, at)
        y += metrics.height()
    layout.endLayout()
    return y


def unparted(text: str) -> str:
    """Words as they are shown in lines: a French mark is not parted from its word. As long."""
    return _BEFORE_MARK.sub("\u00a0", _AFTER_MARK.sub("\u00a0", text))


def line_count(text: str, font: QFont, width: int, most: int) -> int:
    """How many lines, at most `most`, `text` takes when it is wrapped to `width`."""
    metrics, text = QFontMetrics(font), unparted(text)
    if metrics.horizontalAdvance(text) <= width:
        return 1
    flags = int(Qt.TextFlag.TextWordWrap)
    height = metrics.boundingRect(QRect(0, 0, width, 10_000), flags, text).height()
    return min(most, max(1, round(height / metrics.height())))


def draw_centred(
    painter: QPainter, left: int, top: int, width: int, text: str, font: QFont, ink: QColor
) -> None:
    """One line in the middle of `width` pixels, shortened where it is longer."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(ink)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    room = QRect(left, top, width, metrics.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)
