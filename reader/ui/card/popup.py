"""The list under a field with what it offers; the keyboard stays in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QVBoxLayout

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme

LEAST_WIDTH = 310
PAD = 12


class OfferModel(QAbstractListModel):
    """The offers as rows."""

    def __init__(self, parent: QFrame) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show_offers(self, offers: list[Offer]) -> None:
        """Hold other offers."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or index.row() >= len(self.offers):
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (offer.lead, offer.name, offer.detail)))
        return None


class OfferPainter(QStyledItemDelegate):
    """Paints one offer: lead, name, detail, and the key at the right."""

    def __init__(self, theme: Theme, parent: QFrame) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(LEAST_WIDTH, QFontMetrics(interface_font()).height() + 15)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, self._theme.color("selection"))
        right = area.right() - PAD
        hint = "Enter" if chosen else offer.hint
        if hint:
            painter.setFont(interface_font("small"))
            painter.setPen(self._theme.color("soft"))
            room = QRect(area.left(), area.top(), right - area.left(), area.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, flags, hint)
            right -= painter.fontMetrics().horizontalAdvance(hint) + PAD
        x = area.left() + PAD
        if offer.kind == "tag":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(f"tag-{offer.colour}"))
            painter.drawEllipse(QPointF(x + 4, area.center().y() + 1), 4, 4)
            x += 16
        known = offer.kind in ("known", "tag", "again")
        typed = offer.name and offer.kind in ("new", "unnamed")
        quoted = f"“{offer.name}”" if typed else offer.name
        for words, role, weight in (
            (offer.lead, "soft", 400),
            (quoted, "ink", 600 if known else 400),
            (offer.detail, "soft", 400),
        ):
            if words and x < right:
                painter.setFont(interface_font("normal", weight))
                painter.setPen(self._theme.color(role))
                cut = painter.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideRight, right - x
                )
                room = QRect(x, area.top(), right - x, area.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
                x += painter.fontMetrics().horizontalAdvance(cut) + 8
        painter.restore()


class Popup(QFrame):
    """A frame in the window with the offers of one field; never a window of its own."""

    chosen = Signal(object)
    """The Offer that was clicked."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("offers")
        self.setProperty("role", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = OfferModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName("Offers")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(OfferPainter(theme, self))
        self.list.setModel(self._model)
        self.list.clicked.connect(self._click)
        self.list.entered.connect(self.list.setCurrentIndex)
        room = QVBoxLayout(self)
        room.setContentsMargins(1, 4, 1, 4)
        room.addWidget(self.list)
        self.hide()

    @property
    def offers(self) -> list[Offer]:
        """What is offered now."""
        return self._model.offers

    @property
    def current(self) -> Offer | None:
        """The offer that Enter takes; None for none."""
        row = self.list.currentIndex().row()
        return self.offers[row] if 0 <= row < len(self.offers) else None

    def show_offers(self, offers: list[Offer], chosen: int, under: QWidget) -> None:
        """Offer these under a field, the row `chosen` first in line (-1 for none)."""
        self._model.show_offers(offers)
        if not offers:
            self.hide()
            return
        self.list.setCurrentIndex(self._model.index(chosen) if chosen >= 0 else QModelIndex())
        self._place(under)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go to another offer, round at the ends."""
        count = len(self.offers)
        if count:
            row = self.list.currentIndex().row()
            first = 0 if by > 0 else count - 1
            self.list.setCurrentIndex(self._model.index((row + by) % count if row >= 0 else first))

    def _place(self, under: QWidget) -> None:
        window = self._window
        corner = under.mapTo(window, QPoint(0, under.height() + 3))
        height = len(self.offers) * self.list.sizeHintForRow(0) + 10
        width = min(max(under.width() + 4, LEAST_WIDTH), window.width() - 8)
        below = window.height() - corner.y() - 4
        above = corner.y() - under.height() - 8
        if height <= below or below >= above:
            height = min(height, below)
            y = corner.y()
        else:
            height = min(height, above)
            y = corner.y() - under.height() - 6 - height
        x = max(4, min(corner.x() - 4, window.width() - width - 4))
        self.setGeometry(x, y, width, height)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.offers[index.row()])
