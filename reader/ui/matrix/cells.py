"""How the cells and the heads of the matrix look; kinds are told apart by shape, sign and ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reader.domain.matrix import HEDGED
from reader.ui.claims.cells import STANDING_LOOK, draw_chip
from reader.ui.hypotheses.cells import wrapped
from reader.ui.models.matrix import MatrixModel, under
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from reader.domain.matrix import Head, Part
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

LEAST_WIDE = 44
STANDING_WIDE = 116
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
LOOKS = {
    "asserts": ("claim", "ink", "", Qt.PenStyle.NoPen, 6),
    "denies": ("card", "bad", "bad", Qt.PenStyle.SolidLine, 1),
    "doubts": ("warn", "warn-ink", "warn-ink", Qt.PenStyle.DotLine, 1),
    "asks": ("warn", "warn-ink", "warn-ink", Qt.PenStyle.DotLine, 6),
    "relays": ("card", "source", "source", Qt.PenStyle.SolidLine, 12),
    "implied": ("card", "source", "source", Qt.PenStyle.DashLine, 6),
}
"""Kind → ground, ink, edge (roles), the edge's line, the roundness of the corners."""


def paint_kind(
    painter: QPainter, box: QRectF, kind: str, words: str, theme: Theme, font: QFont
) -> None:
    """A chip of one kind with its words, as cells and legends have it."""
    ground, ink, edge, line, round_ = LOOKS[kind]
    painter.setBrush(theme.color(ground))
    painter.setPen(QPen(theme.color(edge), 1.2, line) if edge else Qt.PenStyle.NoPen)
    radius = min(round_, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)
    if words:
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(box, _CENTER, words)


class MatrixCells(QStyledItemDelegate):
    """At most two chips in a cell, one over the other; an empty cell costs nothing."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = interface_font("small", 600, tabular=True)
        self._metrics = QFontMetrics(self._font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        parts = model.parts(index.row(), index.column())
        if parts:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._parts(painter, option.rect, parts)

    def _parts(self, painter: QPainter, rect: QRect, parts: tuple[Part, ...]) -> None:
        high = self._metrics.height() + (10 if len(parts) == 1 else 3)
        number = min(2, len(parts))
        top = rect.center().y() - (high * number + 2 * (number - 1)) / 2 + 0.5
        for at, part in enumerate(parts[:2]):
            words = f"{part.text} {HEDGED}" if part.hedged else part.text
            if at == 1 and len(parts) > 2:
                words += " …"
            wide = self._metrics.horizontalAdvance(words) + 16
            most = rect.width() - 8
            if wide > most:
                words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, most - 10)
            wide = min(most, max(LEAST_WIDE, wide))
            box = QRectF(rect.center().x() - wide / 2 + 0.5, top + at * (high + 2), wide, high)
            paint_kind(painter, box, part.kind, words, self._theme, self._font)


class _Heads(QHeaderView):
    """What both heads have in common: own paint, and a click that asks."""

    def __init__(self, way: Qt.Orientation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(way, parent)
        self._theme = theme
        self._small = interface_font("small")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changed.connect(self.viewport().update)

    def _head(self, section: int) -> Head | None:
        model = self.model()
        assert isinstance(model, MatrixModel)
        across = self.orientation() == Qt.Orientation.Horizontal
        heads = model.columns if across else model.rows
        return heads[section] if 0 <= section < len(heads) else None

    def _is_current(self, section: int) -> bool:
        table = self.parent()
        if not isinstance(table, QTableView):
            return False
        current = table.currentIndex()
        across = self.orientation() == Qt.Orientation.Horizontal
        return (current.column() if across else current.row()) == section

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        head = self._head(section)
        if head is None or not rect.isValid():
            return
        model, theme = self.model(), self._theme
        assert isinstance(model, MatrixModel)
        painter.save()
        painter.fillRect(rect, theme.color("selection" if self._is_current(section) else "paper"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if head.key in model.pinned:
            bar = QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12)
            if self.orientation() == Qt.Orientation.Horizontal:
                bar = QRect(rect.left() + 8, rect.bottom() - 3, rect.width() - 16, 3)
            painter.fillRect(bar, theme.color("source"))
        self.paint_head(painter, rect, head, model)
        painter.restore()

    def paint_head(self, painter: QPainter, rect: QRect, head: Head, model: MatrixModel) -> None:
        """Draw what the head says."""
        raise NotImplementedError


class RowHeads(_Heads):
    """The words of the row in two lines, its standing beside them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, theme, parent)
        self._words = reading_font(15)
        self._chip = interface_font("small", 600)
        self._lines: dict[tuple[str, int, int], list[str]] = {}
        self.wide = 320

    def row_height(self) -> int:
        """Two lines of words and a little air."""
        return 2 * QFontMetrics(self._words).height() + 4

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 100)

    def paint_head(self, painter: QPainter, rect: QRect, head: Head, model: MatrixModel) -> None:
        theme, metrics = self._theme, QFontMetrics(self._words)
        inner = rect.adjusted(10, 1, -8, -2)
        standing = model.standings.get(head.key)
        if model.standings:
            inner.setRight(inner.right() - STANDING_WIDE)
        if standing:
            ground, ink = STANDING_LOOK[standing]
            box = QRect(inner.right() + 8, rect.top(), STANDING_WIDE - 4, rect.height())
            draw_chip(painter, box, standing, self._chip, theme, ground, ink)
        second = under(head)
        most = 1 if second else 2
        key = (head.key, inner.width(), most)
        if key not in self._lines:
            self._lines[key] = wrapped(head.name, metrics, inner.width(), most)
        lines = self._lines[key]
        small = QFontMetrics(self._small).height() if second else 0
        top = inner.center().y() - (len(lines) * metrics.height() + small) // 2 + 1
        painter.setFont(self._words)
        painter.setPen(theme.color("ink"))
        for at, line in enumerate(lines):
            y = top + at * metrics.height()
            painter.drawText(QPointF(inner.left(), y + metrics.ascent()), line)
        if second:
            painter.setFont(self._small)
            painter.setPen(theme.color("soft"))
            below = QRect(inner.left(), top + metrics.height(), inner.width(), small)
            cut = QFontMetrics(self._small).elidedText(
                second, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(below, _LEFT, cut)


class ColumnHeads(_Heads):
    """The source's name wrapped in three lines, under it whom it belongs to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, theme, parent)
        self._name = interface_font("small", 600)
        self._lines: dict[tuple[str, int], list[str]] = {}

    def sizeHint(self) -> QSize:
        return QSize(
            100, 3 * QFontMetrics(self._name).height() + QFontMetrics(self._small).height() + 18
        )

    def paint_head(self, painter: QPainter, rect: QRect, head: Head, model: MatrixModel) -> None:
        theme = self._theme
        metrics, small = QFontMetrics(self._name), QFontMetrics(self._small)
        inner = rect.adjusted(5, 4, -5, -8)
        second = under(head)
        key = (head.key, inner.width())
        if key not in self._lines:
            self._lines[key] = wrapped(head.name, metrics, inner.width(), 3)
        lines = self._lines[key]
        bottom = inner.bottom()
        if second:
            bottom -= small.height()
            painter.setFont(self._small)
            painter.setPen(theme.color("soft"))
            box = QRect(inner.left(), bottom, inner.width(), small.height())
            cut = small.elidedText(second, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(box, _CENTER, cut)
        painter.setFont(self._name)
        painter.setPen(theme.color("ink"))
        for at, line in enumerate(lines):
            top = bottom - (len(lines) - at) * metrics.height()
            box = QRect(inner.left(), top, inner.width(), metrics.height())
            painter.drawText(box, _CENTER, line)
