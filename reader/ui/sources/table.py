"""The table of the Sources view: its columns, and what Enter and a narrow window do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from reader.ui.column_table import Columns, ColumnTable
from reader.ui.models.sources import COLUMNS, SourcesModel
from reader.ui.sources.cells import SourceCells
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.settings import Layout
    from reader.ui.theme.theme import Theme

_COLUMNS = Columns(
    COLUMNS,
    {
        "name": 220, "kind": 148, "affiliation": 140, "aliases": 160, "grade": 60, "claims": 84,
        "mentions": 80, "articles": 70, "first": 122, "last": 122, "record": 132,
    },
    always="name",
    usual="kind,aliases,grade,claims,articles,first,last,record",
    first_to_go=(
        *("aliases", "mentions", "first", "affiliation", "record", "last", "articles", "kind"),
        *("claims", "grade"),
    ),
    least=140,
    kept="source_columns",
    roomy=210,
)  # fmt: skip


class SourceTable(ColumnTable):
    """Rows as high as in the drawing; which columns are shown is remembered in the profile."""

    opened = Signal()

    def __init__(
        self, model: SourcesModel, theme: Theme, layout: Layout, parent: QWidget | None = None
    ) -> None:
        super().__init__(_COLUMNS, layout, parent)
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
        self.dress_head()
        self.horizontalHeader().sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def columns_menu(self) -> QMenu:
        """A menu of all columns, those wanted checked."""
        menu = super().columns_menu()
        menu.setObjectName("sourceColumns")
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
