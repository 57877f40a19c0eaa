"""The heads of the matrix, which stay while its cells scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reader.ui.claims.cells import STANDING_LOOK, draw_chip
from reader.ui.hypotheses.cells import wrapped
from reader.ui.matrix.frozen import paint_heads
from reader.ui.models.matrix import MatrixModel, under
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from reader.domain.matrix import Head
    from reader.ui.matrix.table import MatrixTable
    from reader.ui.theme.theme import Theme

STANDING_WIDE = 116
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class _Heads(QHeaderView):
    """What both heads have in common: own paint, and a click that asks."""

    def __init__(self, way: Qt.Orientation, theme: Theme, parent: MatrixTable) -> None:
        super().__init__(way, parent)
        self._theme = theme
        self._frozen = parent.frozen
        self._small = interface_font("small")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changed.connect(self.viewport().update)

    def section_at(self, point: QPoint) -> int:
        """The section to be seen at a point; -1 for none."""
        across = self.orientation() == Qt.Orientation.Horizontal
        section = self._frozen.section(self, point.x() if across else point.y())
        return section if section >= 0 else self.logicalIndexAt(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._frozen.number(self):
            painter = QPainter(self.viewport())
            paint_heads(self, painter, self._frozen)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        section = self.section_at(at)
        if section != self.logicalIndexAt(at):  # what stays over it is meant
            if event.button() == Qt.MouseButton.LeftButton:
                self.sectionClicked.emit(section)
            return
        super().mousePressEvent(event)

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

    def __init__(self, theme: Theme, parent: MatrixTable) -> None:
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

    def __init__(self, theme: Theme, parent: MatrixTable) -> None:
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


class Corner(QWidget):
    """What the rows are, over them, and what stands beside their words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = ""
        self._has_standings = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def tell(self, rows: str, has_standings: bool) -> None:
        """Say what the rows are."""
        self._rows, self._has_standings = rows, has_standings
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(interface_font("small"))
        painter.setPen(self._theme.color("soft"))
        inner = self.rect().adjusted(10, 0, -8, -8)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(inner, flags, self._rows)
        if self._has_standings:
            inner.setLeft(inner.right() - STANDING_WIDE + 15)  # level with the words in the chips
            painter.drawText(inner, flags, "Standing")
        painter.end()
