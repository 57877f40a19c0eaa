"""How a row of the Sources view is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reader.ui.models.rows import ROW
from reader.ui.models.sources import NAMES, SourceRow
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import kind_of_source

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

_NUMBERS = frozenset(("claims", "mentions", "articles", "first", "last"))
_SOFT = frozenset(("kind", "affiliation", "aliases", "first", "last"))


class SourceCells(QStyledItemDelegate):
    """Name in bold, kind soft, the letter in a chip; who speaks nowhere is said to be named."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(weight=600)
        self._usual = interface_font()
        self._small = interface_font("small")
        self._numbers = interface_font(tabular=True)
        self._chip = interface_font("small", 600)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SourceRow = index.data(ROW)
        rect, theme = option.rect, self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(10, 0, -6, 0)
        self._cell(painter, inner, row, NAMES[index.column()], option)
        self._paint_focus(painter, option, index)
        painter.restore()

    def _cell(
        self,
        painter: QPainter,
        inner: QRect,
        row: SourceRow,
        name: str,
        option: QStyleOptionViewItem,
    ) -> None:
        if name == "grade":
            if row.grade:
                self._paint_chip(painter, inner, row.grade)
        elif name == "claims":
            self._paint_claims(painter, inner, row)
        elif name == "record":
            self._paint_record(painter, inner, row)
        elif name == "name":
            self._words(painter, inner, row.source.name, self._bold)
        else:
            table = option.widget
            alone = getattr(table, "shows", None)
            words = row.cell(name)
            if name == "kind" and alone is not None and alone("affiliation"):
                words = kind_of_source(row.source.kind)
            font = self._numbers if name in _NUMBERS else self._usual
            self._words(painter, inner, words, font, "soft" if name in _SOFT else "ink")

    def _paint_claims(self, painter: QPainter, inner: QRect, row: SourceRow) -> None:
        facts = row.facts
        words = str(facts.claims) if facts.claims else "named"
        if facts.implied and not facts.claims:
            words = f"+{facts.implied} implied"
        self._words(painter, inner, words, self._numbers, "ink" if facts.claims else "soft")

    def _paint_record(self, painter: QPainter, inner: QRect, row: SourceRow) -> None:
        if not row.facts.judged:
            return
        if not row.facts.confirmed + row.facts.refuted:
            self._words(painter, inner, f"{row.facts.judged} judged", self._small, "soft")
            return
        facts, of = row.facts, f"of {row.facts.judged}"
        first = f"{facts.confirmed} confirmed" if facts.confirmed else f"{facts.refuted} refuted"
        both = facts.confirmed and facts.refuted
        second = f"{facts.refuted} refuted {of}" if both else f"{of} judged"
        line = QFontMetrics(self._small).height()
        top = inner.center().y() - line
        upper = QRect(inner.left(), top + 1, inner.width(), line)
        self._words(painter, upper, first, self._small)
        self._words(
            painter, upper.translated(0, line), second, self._small, "ink" if both else "soft"
        )

    def _words(
        self, painter: QPainter, inner: QRect, text: str, font: QFont, role: str = "ink"
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_chip(self, painter: QPainter, inner: QRect, letter: str) -> None:
        metrics = QFontMetrics(self._chip)
        side = metrics.height() + 2
        chip = QRect(inner.left(), inner.center().y() - side // 2, side + 4, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(QRectF(chip), 4, 4)
        painter.setFont(self._chip)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), letter)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = option.widget
        if not isinstance(table, QTableView) or not table.hasFocus():
            return
        if table.currentIndex().row() == index.row() and index.column() == 0:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.color("focus"))
