"""The table of the Claims view: its rows, its columns, and what its keys ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reader.ui.claims.cells import ClaimCells
from reader.ui.column_table import Columns, ColumnTable
from reader.ui.models.claims import COLUMNS, ClaimsModel
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.settings import Layout
    from reader.ui.theme.theme import Theme

_COLUMNS = Columns(
    COLUMNS,
    {
        "citation": 76, "quote": 300, "speaker": 170, "grade": 60, "tags": 120, "date": 104,
        "article": 170, "standing": 132,
    },
    always="quote",
    usual="citation,quote,speaker,grade,tags,date,standing",
    first_to_go=("article", "tags", "date", "grade", "speaker"),
    least=240,
    kept="claim_columns",
)  # fmt: skip


class ClaimTable(ColumnTable):
    """Rows of one height; which columns are shown is remembered in the profile."""

    opened = Signal(str)
    """Read this claim in its article."""
    pressed_key = Signal(str)
    """A single key that the view may have a meaning for ("t", "3", "p")."""

    def __init__(
        self, model: ClaimsModel, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(_COLUMNS, layout, parent)
        self.claims = model
        self.setObjectName("claimsTable")
        self.setAccessibleName("Claims")
        self.setModel(model)
        self.setItemDelegate(ClaimCells(theme, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = QFontMetrics(reading_font(14)).height() * 2
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(lines + 10)
        self.dress_head()
        self.horizontalHeader().setFont(interface_font())
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    # --- rows ----------------------------------------------------------------------------------

    @property
    def current(self) -> str | None:
        """The claim in the row that has the keyboard."""
        row = self.currentIndex().row()
        return self.claims.ids[row] if 0 <= row < len(self.claims.ids) else None

    @property
    def selected(self) -> list[str]:
        """The claims that are selected, in the order of the table."""
        ids = self.claims.ids
        rows: set[int] = set()
        parts = self.selectionModel().selection()
        for part in map(parts.at, range(parts.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return [ids[row] for row in sorted(rows) if row < len(ids)]

    def select(self, claims: Iterable[str], current: str | None = None) -> None:
        """Select these of the claims shown, and give one of them the keyboard."""
        model, flag = self.claims, QItemSelectionModel.SelectionFlag
        rows = [row for row in map(model.row_of, claims) if row >= 0]
        at = model.row_of(current or "")
        at = at if at >= 0 else next(iter(rows), -1)
        if at < 0:
            return
        self.setCurrentIndex(model.index(at, _COLUMNS.names.index(_COLUMNS.always)))
        chosen = QItemSelection()
        for first, last in runs(sorted(rows)):  # all of a hundred thousand are one range
            chosen.select(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(chosen, flag.Select | flag.Rows)

    @Slot()
    def _open(self) -> None:
        if self.current:
            self.opened.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open()
        elif event.text() == "/":
            event.ignore()  # the view's: to the filter
        elif plain and event.text().isprintable() and event.text() and event.text() != " ":
            self.pressed_key.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search by the first letter."""


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as ranges, both ends in them.

    >>> runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
