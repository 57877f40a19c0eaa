"""The menus of the library: what can be done with articles, and how the list is ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.store.library import ORDERS, collection_of
from reader.ui.library.wording import DIRECTIONS
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.main_window import MainWindow

_ROOM = 30
"""Collections that a menu has room for; the others are found by typing."""


class ArticleMenu(QMenu):
    """For the articles that are chosen; gone when it closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.library.view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._ids = window.library.view.selected()
        if window.shelving.is_bin:
            self.addAction("Bring back", self._bring_back)
            self.addSeparator()
            self.addAction("Erase for good…", self._erase)
            return
        one = len(self._ids) == 1
        if one:
            self.addAction("Read", self._read)
            self.addAction("Show original", self._show_original)
        self.addAction("Details…", self._details)
        self.addSeparator()
        self.addAction("Star\t*", self._star)
        self.addAction("Mark as read or unread\tShift+U", self._mark)
        self._add_collections()
        self.addSeparator()
        self.addAction("Move to the bin\tDelete", window.shelving.throw_away)
        self.addAction("Erase for good…", self._erase)

    def _add_collections(self) -> None:
        menu = self.addMenu("Add to collection")
        collections = sorted(self._window.session.collections.values(), key=lambda of: of.rank)
        for collection in collections[:_ROOM]:
            menu.addAction(as_caption(collection.name)).setData(collection.id)
        if collections:
            menu.addSeparator()
        menu.addAction("New or other collection…").setData("")
        menu.triggered.connect(self._collect)
        shown = collection_of(self._window.library.shelf.place)
        if shown is not None:
            self.addAction("Take out of this collection", self._window.shelving.take_out)

    @Slot(QAction)
    def _collect(self, action: QAction) -> None:
        collection = self._window.session.collections.get(action.data())
        if collection:
            self._window.shelving.collect(collection, self._ids)
        else:
            ask_collection(self._window, self._ids)

    @Slot()
    def _read(self) -> None:
        self._window.going.to_article(self._ids[0])

    @Slot()
    def _show_original(self) -> None:
        self._read()
        shows = self._window.actions_by_name["toggle_original"]
        if not shows.isChecked():
            shows.trigger()

    @Slot()
    def _details(self) -> None:
        self._window.dialogs.show_details_of(self._ids)

    @Slot()
    def _erase(self) -> None:
        from reader.ui.commands.erasing import ask_articles

        ask_articles(self._window, self._ids)

    @Slot()
    def _star(self) -> None:
        self._window.shelving.toggle_star()

    @Slot()
    def _mark(self) -> None:
        self._window.shelving.toggle_read()

    @Slot()
    def _bring_back(self) -> None:
        self._window.shelving.bring_back(self._ids)


def order_menu(window: MainWindow, parent: QWidget) -> QMenu:
    """The orders, their two directions, and whether there are groups."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    actions, shelf = window.actions_by_name, window.library.shelf
    for order in ORDERS:
        menu.addAction(actions[f"sort_{order}"])
    menu.addSeparator()
    upwards, downwards = DIRECTIONS[shelf.order]
    for text, descending in ((upwards, False), (downwards, True)):
        action = menu.addAction(text.capitalize())
        action.setCheckable(True)
        action.setChecked(descending == shelf.descending)
        action.triggered.connect(_Turn(window, descending, menu).turn)
    menu.addSeparator()
    menu.addAction(actions["group_articles"])
    return menu


class _Turn(QMenu):
    """Turns the order one way; a QObject, so that it goes with the menu."""

    def __init__(self, window: MainWindow, descending: bool, parent: QMenu) -> None:
        super().__init__(parent)
        self._window, self._descending = window, descending

    @Slot()
    def turn(self) -> None:
        """Do it."""
        self._window.shelving.turn(self._descending)


def ask_collection(window: MainWindow, ids: Sequence[str]) -> None:
    """Ask into which collection articles shall go, by typing its name."""
    from reader.ui.library.collection_chooser import CollectionChooser

    CollectionChooser(window, ids).open()
