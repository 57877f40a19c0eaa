"""The table of the Sources view: its columns, and what Enter and a narrow window do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from reader.ui.models.sources import COLUMNS, NAMES, SourcesModel
from reader.ui.row_table import RowTable
from reader.ui.sources.cells import SourceCells
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.settings import Layout
    from reader.ui.theme.theme import Theme

WIDTHS = {
    "name": 220, "kind": 148, "affiliation": 140, "aliases": 160, "grade": 60, "claims": 84,
    "mentions": 80, "articles": 70, "first": 122, "last": 122, "record": 132,
}  # fmt: skip
ALWAYS = "name"
"""The column that cannot be hidden; it takes the room that the others leave."""
USUAL = "kind,aliases,grade,claims,articles,first,last,record"
FIRST_TO_GO = (
    *("aliases", "mentions", "first", "last", "affiliation", "articles", "record", "kind"),
    *("claims", "grade"),
)
"""Which columns make room in a narrow window, the first first."""
LEAST = 180


class SourceTable(RowTable):
    """Rows as high as in the drawing; which columns are shown is remembered in the profile."""

    opened = Signal()

    def __init__(
        self, model: SourcesModel, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self.setObjectName("sourcesTable")
        self.setAccessibleName("Sources")
        self.setModel(model)
        self.setItemDelegate(SourceCells(theme, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(interface_font()).height() + 22)
        self._head(model)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def _head(self, model: SourcesModel) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setMinimumSectionSize(40)
        for column, name in enumerate(NAMES):
            mode = head.ResizeMode.Stretch if name == ALWAYS else head.ResizeMode.Interactive
            head.setSectionResizeMode(column, mode)
            self.setColumnWidth(column, WIDTHS[name])
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_columns)
        head.sortIndicatorChanged.connect(model.sort)
        self._fit()

    @property
    def chosen(self) -> list[str]:
        """The columns that the analyst wants, in the order of the table."""
        wanted = set((self._layout.source_columns or USUAL).split(","))
        return [name for name in NAMES if name in wanted or name == ALWAYS]

    def _fit(self) -> None:
        """Show the chosen columns, as many as leave the name its room."""
        shown = self.chosen
        room = self.viewport().width()
        for name in FIRST_TO_GO:
            others = sum(
                self.columnWidth(NAMES.index(n)) or WIDTHS[n] for n in shown if n != ALWAYS
            )
            if room - others >= LEAST:
                break
            if name in shown:
                shown.remove(name)
        for column, name in enumerate(NAMES):
            self.setColumnHidden(column, name not in shown)

    def shows(self, name: str) -> bool:
        """Whether a column is to be seen."""
        return not self.isColumnHidden(NAMES.index(name))

    def columns_menu(self) -> QMenu:
        """A menu of all columns, those wanted checked."""
        menu = QMenu(self)
        menu.setObjectName("sourceColumns")
        for name in NAMES:
            action = QAction(COLUMNS[name], menu)
            action.setCheckable(True)
            action.setChecked(name in self.chosen)
            action.setEnabled(name != ALWAYS)
            action.setData(name)
            menu.addAction(action)
        menu.triggered.connect(self._toggle)
        return menu

    @Slot(QPoint)
    def _ask_columns(self, at: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(at))

    @Slot(QAction)
    def _toggle(self, action: QAction) -> None:
        wanted = set(self.chosen) ^ {action.data()}
        self._layout.source_columns = ",".join(n for n in NAMES if n in wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
