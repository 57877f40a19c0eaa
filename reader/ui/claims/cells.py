"""How a row of the Claims view is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reader.ui.models.claims import NAMES, ClaimRow
from reader.ui.models.rows import ROW
from reader.ui.rows import draw_lines
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

STANDING_LOOK = {
    "contested": ("hover", "bad"),
    "corroborated": ("hover", "good"),
    "single source": ("warn", "warn-ink"),
    "relayed only": ("warn", "warn-ink"),
    "anonymous only": ("warn", "warn-ink"),
    "unattributed": ("hover", "soft"),
}
"""Standing → the ground of its chip and the ink on it; the words tell it without colour."""


class ClaimCells(QStyledItemDelegate):
    """The quotation in the reading type, the gloss under it; chips for grade and standing."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quote = reading_font(14)
        self._usual = interface_font()
        self._small = interface_font("small")
        self._numbers = interface_font(tabular=True)
        self._chip = interface_font("small", 600)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ClaimRow | None = index.data(ROW)
        rect, theme = option.rect, self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(8, 4, -6, -5)
        painter.setClipRect(rect)
        if row is not None:
            self._cell(painter, inner, row, NAMES[index.column()])
        self._focus(painter, option, index)
        painter.restore()

    def _cell(self, painter: QPainter, inner: QRect, row: ClaimRow, name: str) -> None:
        if name == "quote":
            self._paint_quote(painter, inner, row)
        elif name == "grade":
            if row.grade:
                draw_chip(painter, inner, row.grade, self._chip, self._theme, "hover", "ink")
        elif name == "standing":
            self._paint_standing(painter, inner, row)
        elif name == "tags":
            self._paint_tags(painter, inner, row)
        elif name == "date":
            self._paint_date(painter, inner, row)
        else:
            soft = name == "article" or (name == "speaker" and not row.speaker)
            words = row.cell(name) or ("nobody named" if name == "speaker" else "")
            numbers = name == "citation"
            self._words(painter, inner, words, "soft" if soft else "ink", numbers)

    def _paint_quote(self, painter: QPainter, inner: QRect, row: ClaimRow) -> None:
        painter.setPen(self._theme.color("soft" if row.is_lost else "ink"))
        lines = 1 if row.gloss else 2
        line = QFontMetrics(self._quote).height()
        one_line = (
            not row.gloss
            and QFontMetrics(self._quote).horizontalAdvance(row.quote[:400]) <= inner.width()
        )
        top = inner.top() + ((inner.height() - line) // 2 if one_line else 0)
        draw_lines(
            painter, QPointF(inner.left(), top), inner.width(), row.quote[:400], self._quote, lines
        )
        under = QRect(inner.left(), inner.top() + line + 1, inner.width(), inner.height() - line)
        words = "its words are no longer in the text" if row.is_lost else row.gloss
        if words:
            self._words(painter, under, words, "soft", small=True)

    def _paint_standing(self, painter: QPainter, inner: QRect, row: ClaimRow) -> None:
        if not row.standing:
            return
        ground, ink = STANDING_LOOK[row.standing]
        box = inner
        if row.hedged:
            half = inner.height() // 2
            below = QRect(inner.left() + 2, inner.top() + half + 1, inner.width(), half)
            self._words(painter, below, "hedged", "soft", small=True)
            box = QRect(inner.left(), inner.top(), inner.width(), half)
        draw_chip(painter, box, row.standing, self._chip, self._theme, ground, ink)

    def _paint_date(self, painter: QPainter, inner: QRect, row: ClaimRow) -> None:
        """The date, and under it what it is of."""
        if not row.date:
            return
        half = inner.height() // 2
        above = QRect(inner.left(), inner.top(), inner.width(), half)
        self._words(painter, above, row.date, "soft", numbers=True)
        below = QRect(inner.left(), inner.top() + half + 1, inner.width(), half)
        self._words(painter, below, row.date_of, "soft", small=True)

    def _paint_tags(self, painter: QPainter, inner: QRect, row: ClaimRow) -> None:
        lines = row.tags[:2]
        high = inner.height() // max(1, len(lines))
        for i, (name, colour) in enumerate(lines):
            part = QRect(inner.left(), inner.top() + i * high, inner.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(f"tag-{colour}"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(QRectF(part.left(), part.center().y() - 3, 7, 7))
            more = f"  +{len(row.tags) - 2}" if i == 1 and len(row.tags) > 2 else ""
            self._words(painter, part.adjusted(12, 0, 0, 0), name + more, "ink", small=True)

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        role: str,
        numbers: bool = False,
        small: bool = False,
    ) -> None:
        font = self._small if small else self._numbers if numbers else self._usual
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = option.widget
        if not isinstance(table, QTableView) or not table.hasFocus():
            return
        first = table.horizontalHeader().logicalIndexAt(0)
        if table.currentIndex().row() == index.row() and index.column() == first:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.color("focus"))


def draw_chip(
    painter: QPainter, within: QRect, text: str, font: object, theme: Theme, ground: str, ink: str
) -> int:
    """Draw a small box with words at the left of `within`, in its middle; its right edge."""
    metrics = QFontMetrics(font)  # type: ignore[call-overload]
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, within.width() - 14)
    high = metrics.height() + 4
    wide = max(high + 4, metrics.horizontalAdvance(text) + 14)
    chip = QRect(within.left(), within.center().y() - high // 2 + 1, wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(chip), high / 2, high / 2)
    painter.setFont(font)  # type: ignore[arg-type]
    painter.setPen(theme.color(ink))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)
    return chip.right()
