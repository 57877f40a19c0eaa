"""Lists of which some rows are ticked: a click or Space anywhere in a row ticks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem

from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel

    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

_DATA = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
BOX = 14


class TickList(QListWidget):
    """Rows of plain words, each with a value of its own."""

    def __init__(self, name: str, label: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(TickRows(theme, self))
        self.setProperty("ground", "card")

    def add_rows(self, rows: Iterable[tuple[str, Any]], ticked: bool = False) -> None:
        """Add rows of words and value."""
        for words, value in rows:
            item = QListWidgetItem(" ".join(words.split()), self)
            item.setData(_DATA, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_ON if ticked else _OFF)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)

    @property
    def ticked(self) -> list[Any]:
        """The values of the rows that are ticked, in order."""
        items = (self.item(row) for row in range(self.count()))
        return [of.data(_DATA) for of in items if of is not None and of.checkState() == _ON]


class TickRows(RowDelegate):
    """A box, and the words on one line."""

    inset = 2

    def row_height(self) -> int:
        return QFontMetrics(interface_font()).height() + 12

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self.theme
        top = rect.center().y() - BOX / 2 + 0.5
        box = QRectF(rect.left() + 8.5, top, BOX, BOX)
        on = Qt.CheckState(index.data(_CHECK)) == _ON
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("source" if on else "soft"), 1))
        painter.setBrush(theme.color("source" if on else "card"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(theme.color("card"), 1.8))
            x, y = box.left(), box.top()
            mark = (QPointF(x + 3, y + 7.5), QPointF(x + 6, y + 10.5), QPointF(x + 11, y + 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(mark))
        words = rect.adjusted(8 + BOX + 10, 0, -8, 0)
        self.words(painter, words, index.data(), interface_font())

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        pressed = isinstance(event, QMouseEvent) and (
            event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        typed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not pressed and not typed:
            return False
        on = Qt.CheckState(index.data(_CHECK)) == _ON
        return model.setData(index, _OFF if on else _ON, _CHECK)
