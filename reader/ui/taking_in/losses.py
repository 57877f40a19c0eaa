"""The list of what does not come: what it is, and why, in two lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip, QWidget

from reader.ui.models import Index
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.domain.foreign.shape import Loss
    from reader.ui.theme.theme import Theme


class Losses(RowsModel):
    """What does not come; rows are Losses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Loss] = []

    def show_losses(self, losses: Sequence[Loss]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(losses)
        self.endResetModel()

    def words(self, row: Loss) -> str:
        """What it is."""
        return row.what

    def described(self, row: Loss) -> str:
        """What it is, and why it does not come."""
        return f"{row.what}: {row.why}"


class LossRows(RowDelegate):
    """A row: what, and below it why."""

    inset = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small")

    def row_height(self) -> int:
        return self._line + QFontMetrics(self._small).height() + 12

    @property
    def _line(self) -> int:
        return QFontMetrics(self._font).height()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        loss = index.data(ROW)
        inner = rect.adjusted(2, 5, -8, -5)
        self.words(painter, QRect(inner.topLeft(), inner.size()).adjusted(
            0, 0, 0, self._line - inner.height()), loss.what, self._font)  # fmt: skip
        self.words(painter, inner.adjusted(0, self._line + 2, 0, 0), loss.why, self._small, "soft")

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            loss = index.data(ROW)
            QToolTip.showText(event.globalPos(), as_tip(f"{loss.what}\n{loss.why}"), view)
            return True
        return super().helpEvent(event, view, option, index)


def loss_list(theme: Theme, model: Losses) -> QListView:
    """The view of them."""
    view = QListView()
    view.setObjectName("takingLosses")
    view.setAccessibleName("What does not come")
    view.setModel(model)
    view.setItemDelegate(LossRows(theme, view))
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    return view
