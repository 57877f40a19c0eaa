"""The links of one claim or statement as a list: Enter goes to the other one, Delete takes off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from reader.ui.links.wording import LinkRow, row_of
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from reader.domain.project import Connection
    from reader.ui.models import Index
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

SEEN = 4
"""Rows that are shown without scrolling."""
CROSS = 26
"""Pixels at the right of a row in which a click takes the link off."""


class LinksModel(RowsModel):
    """The links of one thing; their words are made as they are looked at."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thing = ""
        self._rows: list[Connection] = []
        self._alike: dict[str, list[Connection]] = {}

    def show_links(self, thing: str, links: Sequence[Connection]) -> None:
        """Show the links of a claim or statement (id)."""
        alike: dict[tuple[str, str], list[Connection]] = {}
        for link in links:
            row = row_of(link, thing, self._session)
            alike.setdefault((row.kind, row.other), []).append(link)
        rows = [same[0] for same in alike.values()]
        if (thing, rows) != (self._thing, self._rows):
            self.beginResetModel()
            self._thing, self._rows = thing, rows
            self.endResetModel()
        self._alike = {same[0].id: same for same in alike.values()}

    def alike(self, link: Connection) -> list[Connection]:
        """A link and those that say the same from the other end: they stand in one row."""
        return self._alike.get(link.id, [link])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return as_tip(self.words(self._rows[index.row()]))
        return super().data(index, role)

    def row(self, link: Connection) -> LinkRow:
        """A link as it is read from here."""
        return row_of(link, self._thing, self._session)

    def words(self, row: Connection) -> str:
        """ "contradicts 3:10 “…”"."""
        return self.row(row).words

    def described(self, row: Connection) -> str:
        """The same."""
        return self.words(row)


class LinkList(QListView):
    """As high as its rows, up to SEEN of them."""

    opened = Signal(str)
    """Go to this claim or statement (id)."""
    taken_off = Signal(object)
    """Take this Connection off."""

    def __init__(self, model: LinksModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = model
        self.setObjectName("links")
        self.setAccessibleName("Links")
        self.setAccessibleDescription("Enter goes to the other one, Delete takes the link off")
        self.setModel(model)
        self._paint = LinkRows(theme, self)
        self.setItemDelegate(self._paint)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)  # the focus says which
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> Connection | None:
        """The link that has the keyboard."""
        found: Connection | None = self.currentIndex().data(ROW)
        return found

    def show_links(self, thing: str, links: Sequence[Connection]) -> None:
        """Show these; the keyboard stays at its row."""
        row = self.currentIndex().row()
        self.links.show_links(thing, links)
        if links:
            self.setCurrentIndex(self.links.index(min(max(row, 0), len(links) - 1)))
        self.setVisible(bool(links))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self.links.rowCount(), SEEN)
        return QSize(200, rows * self._paint.row_height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @Slot(QModelIndex)
    def _open(self) -> None:
        link = self.current
        if link is not None:
            self.opened.emit(self.links.row(link).other)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        here = index.isValid() and index == self.currentIndex()
        at_cross = event.position().x() >= self.visualRect(index).right() - CROSS
        if here and at_cross and event.button() == Qt.MouseButton.LeftButton:
            self.taken_off.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.taken_off.emit(self.current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead."""


class LinkRows(RowDelegate):
    """How it bears on it, what it is, and a × that takes it off."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small")

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 8

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if index.isValid() and event.pos().x() >= option.rect.right() - CROSS:
            from PySide6.QtWidgets import QToolTip

            QToolTip.showText(event.globalPos(), "Take the link off (Delete)", view)
            return True
        return super().helpEvent(event, view, option, index)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        model = index.model()
        if not isinstance(model, LinksModel):
            return
        row = model.row(index.data(ROW))
        room = rect.adjusted(6, 0, -CROSS, 0)
        taken = self.words(painter, room, row.kind, self._small, "soft")
        self.words(painter, room.adjusted(taken + 8, 0, 0, 0), row.name, self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("soft"), 1.2))
        middle = QPointF(rect.right() - CROSS / 2, rect.center().y() + 0.5)
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3))
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3))
