"""The library: the articles of the project, and a field that filters them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import heading, label
from reader.ui.library.rows import ArticleRows
from reader.ui.models.articles import ArticlesModel
from reader.ui.theme.fonts import interface_font
from reader.ui.viewport import own_viewport
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.models import Index
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

EMPTY = "No article yet. Press Ctrl+I to import some, or drop files here."


class Library(QWidget):
    """The panel. The selected row is the article in front, except while the keyboard chooses."""

    article_requested = Signal(str)
    details_requested = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.model = ArticlesModel(session, self)
        self._front: str | None = None
        self._number = label(role="soft", small=True)
        self.filter = FilterField(self)
        self.view = ArticleList(self.model, theme, self)
        self.view.chosen.connect(self.article_requested)
        self.view.details_requested.connect(self.details_requested)
        self.view.left.connect(self._select_front)
        self.filter.textChanged.connect(self.model.set_filter)
        self.filter.entered.connect(self.view.take_focus)
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._lay_out()
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._count_again)
        self._count_again()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(heading("Library"))
        head.addStretch(1)
        head.addWidget(self._number)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 2)
        field.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(field)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        layout.addStretch()  # takes the room of a hidden list

    def set_front(self, article: str | None) -> None:
        """Select the row of the article that is read; tells nothing."""
        self._front = article
        self._select_front()

    def neighbour(self, step: int) -> str | None:
        """The article `step` rows from the one in front, among those shown; None at the end."""
        here = self.model.row_of(self._front) if self._front else -1
        place = here + step if here >= 0 else 0
        return self.model.id_at(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _select_front(self) -> None:
        row = self.model.row_of(self._front) if self._front else -1
        self.view.show_row(row)

    @Slot()
    def _count_again(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        number = count(total, "article").upper()
        self._number.setText(number if shown == total else f"{shown} OF {number}")
        self._empty.setVisible(not shown)
        self.view.setVisible(bool(shown))
        if total:
            wanted = " ".join(self.filter.text().split())
            self._empty.setText(f"No article has “{wanted}”. Esc in the field shows all.")
        else:
            self._empty.setText(EMPTY)
        self._select_front()


class FilterField(QLineEdit):
    """Filters as one types; Down or Enter goes to the list, Esc clears."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryFilter")
        self.setPlaceholderText("Filter articles…")
        self.setAccessibleName("Filter articles")
        self.setFont(interface_font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ArticleList(QListView):
    """The list itself: a click or Enter opens, the context menu shows details."""

    chosen = Signal(str)
    details_requested = Signal(str)
    left = Signal()

    def __init__(self, model: ArticlesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("library")
        self.setAccessibleName("Articles")
        self._articles = model
        self.setModel(model)
        self.setItemDelegate(ArticleRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._asked = ""
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """All rows have one height: only those that changed are painted, none is placed anew."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def show_row(self, row: int) -> None:
        """Select a row and have it in view; -1 selects none."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if row < 0:
            self.clearSelection()
        self.selectionModel().setCurrentIndex(index, flags)
        if row >= 0:
            self.scrollTo(index)

    @Slot()
    def take_focus(self) -> None:
        """Give the keyboard to the list, on its first row where none is current."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.show_row(0)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._articles.id_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self._asked = self._articles.id_at(index.row())
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            place = self.viewport().mapToGlobal(self.visualRect(index).center() + QPoint(0, 8))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Read", self._read_asked)
        menu.addAction("Details…", self._show_details)
        menu.popup(place)

    @Slot()
    def _read_asked(self) -> None:
        self.chosen.emit(self._asked)

    @Slot()
    def _show_details(self) -> None:
        self.details_requested.emit(self._asked)
