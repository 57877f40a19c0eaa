"""A table of whole rows whose columns are chosen, and make room in a narrow window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.row_table import RowTable

if TYPE_CHECKING:
    from reader.ui.settings import Layout


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: name → title in their order, and name → pixels.

    `always` cannot be hidden; it takes the room that the others leave, `least` pixels of it.
    `usual` are shown until others are chosen; `first_to_go` make room, the first first. `kept` is
    the field of Layout that remembers the choice. `roomy`: the pixels it takes while more is
    shown beside it than the last two to go.
    """

    titles: Mapping[str, str]
    widths: Mapping[str, int]
    always: str
    usual: str
    first_to_go: Sequence[str]
    least: int
    kept: str
    roomy: int = 0

    @property
    def names(self) -> list[str]:
        """Their names in order."""
        return list(self.titles)


class ColumnTable(RowTable):
    """Which columns are shown is remembered in the profile."""

    columns_changed = Signal()
    """Others are chosen than before."""

    def __init__(self, columns: Columns, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._layout = layout

    def dress_head(self) -> None:
        """Size the columns and let them be chosen and sorted by; once the model is set."""
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(40)
        modes = head.ResizeMode
        for column, name in enumerate(self._columns.names):
            is_wide = name == self._columns.always
            head.setSectionResizeMode(column, modes.Stretch if is_wide else modes.Interactive)
            self.setColumnWidth(column, self._columns.widths[name])
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_columns)
        self._fit()

    @property
    def chosen(self) -> list[str]:
        """The columns that the analyst wants, in the order of the table."""
        of = self._columns
        wanted = set((getattr(self._layout, of.kept) or of.usual).split(","))
        return [name for name in of.names if name in wanted or name == of.always]

    def shows(self, name: str) -> bool:
        """Whether a column is to be seen."""
        return not self.isColumnHidden(self._columns.names.index(name))

    def columns_menu(self) -> QMenu:
        """A menu of all columns, those wanted checked."""
        menu = QMenu(self)
        for name, title in self._columns.titles.items():
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(name in self.chosen)
            action.setEnabled(name != self._columns.always)
            action.setData(name)
            menu.addAction(action)
        menu.triggered.connect(self._toggle)
        return menu

    def _fit(self) -> None:
        """Show the chosen columns, as many as leave the widest its room."""
        of, shown = self._columns, self.chosen
        names, room = of.names, self.viewport().width()
        for name in of.first_to_go:
            others = sum(
                self.columnWidth(names.index(n)) or of.widths[n] for n in shown if n != of.always
            )
            least = of.least if name in of.first_to_go[-2:] else max(of.least, of.roomy)
            if room - others >= least:
                break
            if name in shown:
                shown.remove(name)
        for column, name in enumerate(names):
            self.setColumnHidden(column, name not in shown)

    @Slot(QPoint)
    def _ask_columns(self, at: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(at))

    @Slot(QAction)
    def _toggle(self, action: QAction) -> None:
        wanted = set(self.chosen) ^ {action.data()}
        kept = ",".join(name for name in self._columns.names if name in wanted)
        setattr(self._layout, self._columns.kept, kept)
        self._fit()
        self.columns_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
