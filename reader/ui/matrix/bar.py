"""What the matrix is made of and how it is ordered: switches, a menu, and two filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from reader.domain.matrix_order import COLUMN_ORDERS, ORDERS
from reader.ui.card.flow import Flow
from reader.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.settings import MatrixLook

ROWS = (("statement", "Statements"), ("article", "Articles"), ("tag", "Tags"))
SHOWS = (("grades", "Grades"), ("counts", "Counts"), ("dates", "Dates"))
STANDINGS = (
    ("all", "All"),
    ("single source", "Single source"),
    ("contested", "Contested"),
    ("corroborated", "Corroborated"),
)
_WORDS = {
    "rows": "Contested first, then by number of rows",
    "made": "As made",
    "name": "By name",
    "number": "By number of claims",
    "standing": "By standing",
    "date": "By first date",
}
REVERSED = "reversed"


class MatrixBar(QWidget):
    """Sets the fields of the settings; what is typed and the standing are for now only.

    The filters are made here and laid out by the view, beside its title.
    """

    gathered = Signal()
    """What the matrix is made of has changed."""
    arranged = Signal()
    """Only what is shown of it, and in which order."""
    left = Signal()
    """Esc or Enter in a field: the keyboard should go to the table."""

    def __init__(self, look: MatrixLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.standing = ""
        flow = Flow(self, gap=8)
        self.rows = Switch("matrixBy", "Rows", ROWS, self)
        self.shows = Switch("matrixShows", "In the cells", SHOWS, self)
        self.standings = Switch("matrixStanding", "Standing", STANDINGS, self)
        self.row_filter = self._field("matrixRows", "Filter rows…")
        self.column_filter = self._field("matrixColumns", "Filter sources…")
        for widget in (
            *(self.rows, self.shows, self._arranging()),
            self.standings,
        ):
            flow.addWidget(widget)
        self.rows.show_code(look.rows)
        self.shows.show_code(look.show)
        self.standings.show_code("all")
        self.rows.chosen.connect(self._choose_rows)
        self.shows.chosen.connect(self._choose_shows)
        self.standings.chosen.connect(self._choose_standing)
        self._fit()

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(words)
        field.setAccessibleName(words.rstrip("…"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(120)
        field.setMaximumWidth(168)
        field.textChanged.connect(self.arranged)
        field.installEventFilter(self)
        return field

    def _arranging(self) -> QToolButton:
        """The button with the menu of orders."""
        button = QToolButton()
        button.setObjectName("matrixArrange")
        button.setText("Arrange ▾")
        button.setProperty("role", "soft")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._orders(menu.addMenu("Rows"), "row", ORDERS)
        self._orders(menu.addMenu("Sources"), "column", COLUMN_ORDERS)
        menu.addSeparator()
        self.loose = menu.addAction("Claims under no statement, too")
        self.loose.setCheckable(True)
        self.loose.setChecked(self._look.loose)
        self.loose.toggled.connect(self._choose_loose)
        button.setMenu(menu)
        return button

    def _orders(self, menu: QMenu, of: str, orders: Iterable[str]) -> None:
        group = QActionGroup(menu)
        for order in orders:
            action = menu.addAction(_WORDS[order])
            action.setCheckable(True)
            action.setChecked(getattr(self._look, f"{of}_order") == order)
            action.setData((of, order))
            group.addAction(action)
        menu.addSeparator()
        action = menu.addAction("The other way round")
        action.setCheckable(True)
        action.setChecked(getattr(self._look, f"{of}_descending"))
        action.setData((of, REVERSED))
        menu.triggered.connect(self._choose_order)

    @property
    def by(self) -> str:
        """What stands in the rows, as the store's sayings are asked for it."""
        return "claim" if self._look.rows == "statement" and self._look.loose else self._look.rows

    @property
    def is_narrowed(self) -> bool:
        """Whether something is typed or a standing is chosen."""
        return bool(self.row_filter.text() or self.column_filter.text() or self.standing)

    def to_filter(self) -> None:
        """Give the filter of the rows the keyboard."""
        self.row_filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.row_filter.selectAll()

    def _fit(self) -> None:
        of_statements = self._look.rows == "statement"
        self.standings.setVisible(of_statements)
        self.loose.setEnabled(of_statements)
        if not of_statements and self.standing:
            self.standing = ""
            self.standings.show_code("all")

    @Slot(str)
    def _choose_rows(self, code: str) -> None:
        self._look.rows = code
        self._fit()
        self.gathered.emit()

    @Slot(str)
    def _choose_shows(self, code: str) -> None:
        self._look.show = code
        self.arranged.emit()

    @Slot(str)
    def _choose_standing(self, code: str) -> None:
        self.standing = "" if code == "all" else code
        self.arranged.emit()

    @Slot(bool)
    def _choose_loose(self, on: bool) -> None:
        self._look.loose = on
        self.gathered.emit()

    @Slot(QAction)
    def _choose_order(self, action: QAction) -> None:
        of, order = action.data()
        if order == REVERSED:
            setattr(self._look, f"{of}_descending", action.isChecked())
        else:
            setattr(self._look, f"{of}_order", order)
        self.arranged.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape and watched.text():
                watched.clear()
                return True
            if event.key() in (
                *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down),
            ):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
