"""How the timeline looks: its lanes, its items, and the axis over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from reader.domain.matrix import HEDGED, SIGNS
from reader.domain.ticks import ticks
from reader.ui.matrix.cells import LOOKS
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.timeline.placing import LANE

if TYPE_CHECKING:
    from reader.domain.timeline import Item
    from reader.ui.models.timeline import TimelineModel
    from reader.ui.theme.theme import Theme

AXIS = 30
"""The height of the axis."""
WORDS_FROM = 64
"""Items as wide as this say some of their words."""
TICK_ROOM = 84
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_TOP = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_BOTTOM = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)


class TimelinePainter:
    """Paints parts; where they stand is told by the lanes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._name = interface_font(weight=600)
        self._small = interface_font("small")
        self._sign = interface_font("small", 600)
        self._words = reading_font(13)
        self._name_metrics = QFontMetrics(self._name)
        self._small_metrics = QFontMetrics(self._small)
        self._word_metrics = QFontMetrics(self._words)

    def item(self, painter: QPainter, box: QRectF, item: Item, model: TimelineModel) -> None:
        """A claim: sign, a few words where there is room, marks for unsure, open and contested."""
        theme = self._theme
        ground, ink, edge, line, round_ = LOOKS[item.kind]
        when = item.when
        if when and when.mark:
            edge, line = edge or "warn-ink", Qt.PenStyle.DashLine
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(edge), 1.2, line) if edge else Qt.PenStyle.NoPen)
        radius = min(round_, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        sign = SIGNS[item.kind] + (HEDGED if item.said.hedged else "") + (when.mark if when else "")
        if when and when.last is None:
            sign += "»"
        if when and when.first is None:
            sign = "«" + sign
        painter.setPen(theme.color(ink))
        inner = box.adjusted(6, 0, -6, 0)
        # a bar that begins left of what is seen says its words where they are seen
        clip = painter.clipBoundingRect()
        inner.setLeft(max(inner.left(), min(clip.left() + 6, inner.right() - WORDS_FROM)))
        if box.width() >= WORDS_FROM or (item.words and not when):
            painter.setFont(self._sign)
            if sign:
                painter.drawText(inner, _LEFT, sign)
                inner.setLeft(inner.left() + QFontMetrics(self._sign).horizontalAdvance(sign) + 5)
            painter.setFont(self._words)
            words = item.said.statements[0][1] if item.said.statements else item.said.quote
            words = words if when else f"“{item.words}”"
            shown = self._word_metrics.elidedText(
                " ".join(words[:200].split()), Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, _LEFT, shown)
        elif sign:
            painter.setFont(self._sign)
            painter.drawText(box, _CENTER, sign)
        if item.key in model.contested:
            self._contested(painter, box)

    def many(
        self, painter: QPainter, box: QRectF, kinds: dict[str, int], place: int, contested: bool
    ) -> None:
        """How many claims; of one kind in its looks, else in those of a claim, the darker the more.

        `place`: which of them is the current one, from 1.
        """
        theme, number = self._theme, sum(kinds.values())
        kind = next(iter(kinds)) if len(kinds) == 1 else "asserts"
        ground, ink, edge, line, round_ = LOOKS[kind]
        if kind == "asserts":
            ground = ground + ("-3" if number >= 100 else "-2" if number >= 20 else "")
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(edge), 1.2, line) if edge else Qt.PenStyle.NoPen)
        radius = min(round_, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self._sign)
        painter.setPen(theme.color(ink))
        sign = SIGNS[kind] if len(kinds) == 1 else ""
        words = f"{sign}{number:,}"
        if not place:
            painter.drawText(box, _CENTER, words)
        elif box.height() < 2 * self._small_metrics.height():
            painter.drawText(box, _CENTER, f"{place:,}/{words}")
        else:
            half = box.adjusted(0, 2, 0, -2).toRect()
            painter.drawText(half, _TOP, f"{place:,}")
            painter.drawText(half, _BOTTOM, f"of {words}")
        if contested:
            self._contested(painter, box)

    def _contested(self, painter: QPainter, box: QRectF) -> None:
        right, top = box.right() + 1, box.top() - 1
        corner = (QPointF(right - 9, top), QPointF(right, top), QPointF(right, top + 9))
        painter.setPen(QPen(self._theme.color("card"), 1))
        painter.setBrush(self._theme.color("bad"))
        painter.drawPolygon(QPolygonF(corner))

    def ring(self, painter: QPainter, box: QRectF, focused: bool) -> None:
        """Around the current item."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus" if focused else "soft"), 2))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)

    def kin(self, painter: QPainter, box: QRectF) -> None:
        """Under an item that says the same as the current one, or its opposite."""
        painter.setPen(QPen(self._theme.color("focus"), 2))
        y = box.bottom() + 2
        painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y))

    def head(self, painter: QPainter, rect: QRect, name: str, under: str, is_current: bool) -> None:
        """The name of a lane, under it whom the source belongs to and how many claims."""
        theme = self._theme
        painter.fillRect(rect, theme.color("selection" if is_current else "panel"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        # of a lane higher than the window the name stays in sight
        top = min(max(rect.top(), AXIS), rect.bottom() - LANE + 1)
        inner = QRect(rect.left() + 10, top + 5, rect.width() - 18, LANE)
        for words, font, metrics, role in (
            (name, self._name, self._name_metrics, "ink"),
            (under, self._small, self._small_metrics, "soft"),
        ):
            line = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
            painter.setFont(font)
            painter.setPen(theme.color(role))
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(line, _LEFT, cut)
            inner.setTop(inner.top() + metrics.height() + 1)

    def axis(self, painter: QPainter, rect: QRect, first: float, scale: float, low: int) -> None:
        """The dates over the lanes, and lines down to `low`; `first`: the day at the left."""
        theme = self._theme
        painter.fillRect(rect, theme.color("panel"))
        last = first + rect.width() / scale
        for tick in ticks(first, last, scale, TICK_ROOM):
            x = rect.left() + (tick.day - first) * scale
            if x < rect.left():
                continue
            painter.setPen(theme.color("handle" if tick.strong else "line"))
            painter.drawLine(QPointF(x, rect.bottom() - 5), QPointF(x, low))
            painter.setFont(self._sign if tick.strong else self._small)
            painter.setPen(theme.color("ink" if tick.strong else "soft"))
            box = QRectF(x + 4, rect.top(), TICK_ROOM, rect.height() - 4)
            painter.drawText(box, _LEFT, tick.words)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
