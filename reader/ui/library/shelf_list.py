"""The list of shelves: choosing one shows it, articles are dropped on collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyleOptionViewItem, QWidget

from reader.ui.library.signs import sign
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.models.shelves import ShelfRow, ShelvesModel
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.domain.project import Collection
    from reader.ui.theme.theme import Theme

_Key = Qt.Key


class ShelfRows(RowDelegate):
    """A shelf's row: a small picture, its name, how many articles are there."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small", tabular=True)

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 10

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: ShelfRow = index.data(ROW)
        inner = rect.adjusted(10, 0, -10, 0)
        at = QPointF(inner.left(), inner.center().y() - 5.5)
        sign(painter, at, row.place, self.theme.color("soft"))
        number = f"{row.number:,}"
        wide = QFontMetrics(self._small).horizontalAdvance(number)
        self.words(painter, inner, number, self._small, "soft", right=True)
        self.words(painter, inner.adjusted(22, 0, -wide - 8, 0), row.name, self._font, "ink")

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(34, 1, -46, -1))


class ShelfList(QListView):
    """Moving to a shelf shows it; F2 renames a collection, Delete deletes it, Alt+↑ ↓ move it."""

    shelf_chosen = Signal(str)
    deleted = Signal(object)
    moved = Signal(object, int)
    entered = Signal()

    def __init__(self, model: ShelvesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("collections")
        self.setAccessibleName("Collections")
        self.setProperty("ground", "panel")
        self.shelves = model
        self.setModel(model)
        self._look = ShelfRows(theme, self)
        self.setItemDelegate(self._look)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        theme.changed.connect(self.viewport().update)
        self.activated.connect(self._enter)

    def row_height(self) -> int:
        """The height of a row, in pixels."""
        return self._look.row_height()

    def show_place(self, place: str) -> None:
        """Select the row of a shelf; tells nothing."""
        row = self.shelves.row_of(place)
        self._is_told = True
        self.setCurrentIndex(self.shelves.index(row))
        self._is_told = False

    _is_told = False

    @property
    def current(self) -> Collection | None:
        """The collection that is selected, None for another shelf."""
        index = self.currentIndex()
        return self.shelves.shelf_at(index.row()).collection if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_told:
            self.shelf_chosen.emit(self.shelves.shelf_at(current.row()).place)

    @Slot()
    def _enter(self) -> None:
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.state() == QListView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.entered.emit()
        elif event.key() == _Key.Key_Delete:
            self.delete_current()
        elif alt and event.key() in (_Key.Key_Up, _Key.Key_Down):
            self._move(-1 if event.key() == _Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def delete_current(self) -> None:
        """Ask for the selected collection to be deleted; its articles stay."""
        if self.current:
            self.deleted.emit(self.current)

    @Slot()
    def rename_current(self) -> None:
        """Edit the name of the selected collection in its row."""
        if self.current:
            self.edit(self.currentIndex())

    @Slot()
    def move_up(self) -> None:
        """Put the selected collection one higher."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Put the selected collection one lower."""
        self._move(1)

    def _move(self, step: int) -> None:
        if self.current:
            here = self.currentIndex().row() - self.shelves.row_of("starred") - 1
            self.moved.emit(self.current, here + step)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
        if self.current is None:
            return
        place = event.globalPos()
        if not by_mouse:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(24, 0))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Rename\tF2", self.rename_current)
        menu.addAction("Move up\tAlt+Up", self.move_up)
        menu.addAction("Move down\tAlt+Down", self.move_down)
        menu.addSeparator()
        menu.addAction("Delete, articles stay\tDelete", self.delete_current)
        menu.popup(place)
