"""The library: the articles of the project, and a field that filters them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.ui.labels import heading, label
from reader.ui.library.article_list import ArticleList
from reader.ui.library.wording import DIRECTIONS, ORDER_NAMES, shelf_name
from reader.ui.models.articles import ArticlesModel
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.store.library import Shelf
    from reader.ui.jobs import Jobs
    from reader.ui.read_marks import ReadMarks
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

EMPTY = {
    "all": "No article yet. Press Ctrl+I to import some, or drop files here.",
    "unread": "Nothing is unread. U on the page goes to the next unread article.",
    "starred": "No star yet. Press * on the page to star the article you read.",
    "bin": "The bin is empty. Delete in the list moves articles here; they come back whole.",
    "collection": "Nothing in this collection yet. Drag articles onto its name, "
    "or choose Add to collection from their menu.",
}
"""What an empty shelf says."""


class Library(QWidget):
    """The panel. The selected row is the article in front, except while the keyboard chooses."""

    article_requested = Signal(str)
    menu_requested = Signal(QPoint)
    thrown_away = Signal()
    order_menu_requested = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        jobs: Jobs,
        marks: ReadMarks,
        shelf: Shelf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._session = session
        self.model = ArticlesModel(session, self, jobs, marks, shelf)
        self._front: str | None = None
        self._heading = heading("Library")
        self._number = label(role="soft", small=True)
        self.filter = FilterField(self)
        self.order = OrderButton()
        self.order.clicked.connect(self.order_menu_requested)
        self.view = ArticleList(self.model, theme, self)
        self.view.chosen.connect(self._choose)
        self.view.menu_requested.connect(self.menu_requested)
        self.view.thrown_away.connect(self.thrown_away)
        self.view.left.connect(self._select_front)
        self.filter.textChanged.connect(self.model.set_filter)
        self.filter.entered.connect(self.view.take_focus)
        self._empty = label(role="soft", wraps=True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._lay_out()
        model = self.model
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.arranged):
            signal.connect(self._count_again)
        self._count_again()
        self._name_order()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._number)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 8, 2)
        field.setSpacing(4)
        field.addWidget(self.filter, 1)
        field.addWidget(self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(field)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        layout.addStretch()  # takes the room of a hidden list

    # --- what is shown -------------------------------------------------------------------------

    @property
    def shelf(self) -> Shelf:
        """What is shown and how."""
        return self.model.shelf

    def show_shelf(self, shelf: Shelf) -> None:
        """Show other articles, or the same in another order."""
        self.model.set_shelf(shelf)
        self._name_order()

    def _name_order(self) -> None:
        shelf = self.model.shelf
        name = "Library"
        if shelf.place != "all":
            name = shelf_name(shelf.place, self._session.collections)
        self._heading.setText(name.upper())
        order, directions = ORDER_NAMES[shelf.order], DIRECTIONS[shelf.order]
        self.order.show_order(order, directions[shelf.descending], shelf.descending)

    def set_front(self, article: str | None) -> None:
        """Select the row of the article that is read; tells nothing."""
        self._front = article
        self._select_front()

    def neighbour(self, step: int, without: frozenset[int] = frozenset()) -> str | None:
        """The article next to the one in front in a direction, among those shown; None at the end.

        Those at the places `without` are passed over.
        """
        model = self.model
        here = model.row_of(self._front) if self._front else -1
        row = model.step(here, step) if here >= 0 else model.step(-1, 1)
        while row >= 0 and model.place_at(row) in without:
            row = model.step(row, step)
        return model.id_at(row) if row >= 0 else None

    @Slot(str)
    def _choose(self, article: str) -> None:
        if self.shelf.place != "bin":
            self.article_requested.emit(article)

    @Slot()
    def _select_front(self) -> None:
        row = self.model.row_of(self._front) if self._front else -1
        self.view.show_row(row)

    @Slot()
    def _count_again(self) -> None:
        shown, total = self.model.shown, self.model.total
        there = bool(self.model.rowCount())
        words = count(total, "article").upper()
        if self.shelf.place != "all" and not self.shelf.words:
            words = count(shown or 0, "article").upper() if shown is not None else "…"
        elif shown != total:
            words = f"{shown:,} OF {words}" if shown is not None else f"… OF {words}"
        self._number.setText(words)
        self._empty.setVisible(not there)
        self.view.setVisible(there)
        place = self.shelf.place
        wanted = " ".join(self.filter.text().split())
        if wanted:
            self._empty.setText(f"No article has “{wanted}”. Esc in the field shows all.")
        else:
            self._empty.setText(EMPTY.get(place, EMPTY["collection"]))
        self._name_order()
        self._select_front()


class OrderButton(QToolButton):
    """Quietly says by what the list is ordered; its menu changes that."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryOrder")
        self.setFont(interface_font("small"))

    def show_order(self, name: str, direction: str, descending: bool) -> None:
        """Show an order: "Date ↓"."""
        self.setText(f"{name.removeprefix('Number of ').capitalize()} {'↓' if descending else '↑'}")
        self.setToolTip(f"Sorted by: {name.lower()}, {direction}")
        self.setAccessibleName(f"Sorted by {name.lower()}, {direction}")


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
