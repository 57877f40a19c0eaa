"""What is pinned stays in sight: where the pinned rows and columns stand while the rest scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QHeaderView

    from reader.ui.matrix.table import MatrixTable

MOST = 0.5
"""So much of the window at most is taken by what is pinned."""


class Frozen:
    """The first rows and columns, as many as are pinned and have room, over the others.

    A section is the number of a row or a column; all have the same size.
    """

    def __init__(self, table: MatrixTable) -> None:
        self._table = table

    def most(self, heads: QHeaderView) -> int:
        """How many sections may stay."""
        table = self._table
        across = heads is table.column_heads
        room = table.viewport().width() if across else table.viewport().height()
        return min(table.pins[across], int(room * MOST) // max(1, heads.defaultSectionSize()))

    def number(self, heads: QHeaderView) -> int:
        """How many sections stay, 0 while nothing is scrolled away."""
        table = self._table
        across = heads is table.column_heads
        bar = table.horizontalScrollBar() if across else table.verticalScrollBar()
        return self.most(heads) if bar.value() else 0

    def edge(self, heads: QHeaderView) -> int:
        """Where those that stay end, in pixels of the viewport."""
        return self.number(heads) * heads.defaultSectionSize()

    def section(self, heads: QHeaderView, at: int) -> int:
        """The section that stays at a place; -1 where none does."""
        return at // heads.defaultSectionSize() if 0 <= at < self.edge(heads) else -1

    def rect(self, row: int, column: int, rect: QRect) -> QRect:
        """Where a cell is to be seen that would stand at `rect`; nothing where it is covered."""
        table = self._table
        rows, columns = table.row_heads, table.column_heads
        if row < self.number(rows):
            rect.moveTop(row * rows.defaultSectionSize())
        elif rect.bottom() < self.edge(rows):
            return QRect()
        if column < self.number(columns):
            rect.moveLeft(column * columns.defaultSectionSize())
        elif rect.right() < self.edge(columns):
            return QRect()
        return rect

    def at(self, point: QPoint) -> tuple[int, int]:
        """The row and the column of what stays at a point, -1 for that which scrolls there."""
        table = self._table
        return (
            self.section(table.row_heads, point.y()),
            self.section(table.column_heads, point.x()),
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the cells that stay over those that scroll under them."""
        table = self._table
        rows, columns = self.number(table.row_heads), self.number(table.column_heads)
        if not rows and not columns:
            return
        view = table.viewport().rect()
        high, wide = self.edge(table.row_heads), self.edge(table.column_heads)
        seen_rows = range(max(0, table.rowAt(high)), _last(table.rowAt(view.bottom()), table, 0))
        seen_columns = range(
            max(0, table.columnAt(wide)), _last(table.columnAt(view.right()), table, 1)
        )
        below = view.adjusted(0, high, 0, 0)
        for first, others, area in (
            (range(0), range(columns), below.adjusted(0, 0, wide - view.width(), 0)),
            (range(rows), range(0), QRect(wide, 0, view.width() - wide, high)),
            (range(rows), range(columns), QRect(0, 0, wide, high)),
        ):
            if area.isEmpty():
                continue
            painter.save()
            painter.setClipRect(area)
            painter.fillRect(area, table.ground)
            table.paint_cells(painter, first or seen_rows, others or seen_columns, self)
            painter.restore()
        self._edges(painter, high, wide)

    def _edges(self, painter: QPainter, high: int, wide: int) -> None:
        view = self._table.viewport().rect()
        painter.setPen(self._table.edge)
        if high:
            painter.drawLine(0, high - 1, view.right(), high - 1)
        if wide:
            painter.drawLine(wide - 1, 0, wide - 1, view.bottom())


def paint_heads(heads: QHeaderView, painter: QPainter, frozen: Frozen) -> None:
    """The heads of what stays, over the others."""
    size = heads.defaultSectionSize()
    for section in range(frozen.number(heads)):
        if heads.orientation() == Qt.Orientation.Horizontal:
            rect = QRect(section * size, 0, size, heads.viewport().height())
        else:
            rect = QRect(0, section * size, heads.viewport().width(), size)
        heads.paintSection(painter, rect, section)


def _last(seen: int, table: MatrixTable, axis: int) -> int:
    model = table.model()
    return (model.columnCount() if axis else model.rowCount()) if seen < 0 else seen + 1
