"""The collections panel: the shelves of the library, and a field for new collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.ui.labels import heading
from reader.ui.library.shelf_list import ShelfList
from reader.ui.library.tags_panel import NewTagField
from reader.ui.models.shelves import ShelvesModel
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader.domain.project import Collection
    from reader.ui.library.shelving import Shelving
    from reader.ui.main_window import MainWindow


MOST_ROWS = 8
"""How many shelves the library always makes room for; more are scrolled to."""


class CollectionsPanel(QWidget):
    """What is done here is done by the window's shelving."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._window = window
        self._shelving: Shelving = window.shelving
        self.model = ShelvesModel(window.session, window.jobs, window.shelving.marks, self)
        self.model.dropped.connect(self._shelving.collect)
        self.model.moved.connect(self._shelving.move_collection)
        self.view = ShelfList(self.model, window.theme, self)
        # after the view has heard of it, which then has no row chosen
        self.model.modelReset.connect(self._select)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._make_room)
        self.view.shelf_chosen.connect(self._shelving.show)
        self.view.deleted.connect(self._shelving.delete_collection)
        self.view.moved.connect(self._shelving.move_collection)
        self.view.entered.connect(window.library.view.take_focus)
        self._shelving.shown.connect(self._select)
        self.add_button = QToolButton()
        self.add_button.setObjectName("addCollection")
        self.add_button.setIcon(icon("plus"))
        self.add_button.setIconSize(QSize(14, 14))
        self.add_button.setToolTip("New collection")
        self.add_button.setAccessibleName("New collection")
        self.add_button.clicked.connect(self.start_adding)
        self.field = NewTagField()
        self.field.setObjectName("newCollection")
        self.field.setPlaceholderText("New collection")
        self.field.setAccessibleName("Name of the new collection")
        self.field.setVisible(False)
        self.field.named.connect(self._add)
        self._lay_out()
        self._select()
        self._make_room()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(heading("Collections"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        entry = QHBoxLayout()
        entry.setContentsMargins(12, 0, 12, 0)
        entry.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(entry)
        layout.addWidget(self.view, 1)

    @Slot()
    def start_adding(self) -> None:
        """Show the field for a new collection's name and give it the keyboard."""
        self.field.clear()
        self.field.setVisible(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _add(self, name: str) -> None:
        made: Collection = self._shelving.make_collection(name)
        self.field.clear()
        self._shelving.show_collection(made.id)

    @Slot()
    def _make_room(self) -> None:
        """Show the shelves whole, the bin at the end too, as long as they are few."""
        rows = min(self.model.rowCount(), MOST_ROWS)
        self.view.setMinimumHeight(rows * self.view.row_height())

    @Slot()
    def _select(self) -> None:
        self.view.show_place(self._window.library.shelf.place)
