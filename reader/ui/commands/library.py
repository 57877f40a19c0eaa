"""The commands of the library: stars, read marks, collections, the bin, shelves and orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class LibraryCommands(QObject):
    """Acts on the articles chosen in the library, else on the one in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def star_article(self) -> None:
        self._window.shelving.toggle_star()

    @Slot()
    def toggle_read(self) -> None:
        self._window.shelving.toggle_read()

    @Slot()
    def next_unread(self) -> None:
        self._window.shelving.next_unread()

    @Slot()
    def collect_article(self) -> None:
        from reader.ui.library.article_menu import ask_collection

        chosen = self._window.shelving.chosen
        if chosen:
            ask_collection(self._window, chosen)

    @Slot()
    def bin_article(self) -> None:
        self._window.shelving.throw_away()

    @Slot()
    def show_all(self) -> None:
        self._show("all")

    @Slot()
    def show_unread(self) -> None:
        self._show("unread")

    @Slot()
    def show_starred(self) -> None:
        self._show("starred")

    @Slot()
    def show_bin(self) -> None:
        self._show("bin")

    def _show(self, place: str) -> None:
        window = self._window
        if not window.library.isVisible():
            window.actions_by_name["toggle_library"].trigger()
        window.shelving.show(place)
        window.library.view.take_focus()

    @Slot(bool)
    def toggle_collections(self, shown: bool) -> None:
        self._window.panels.show("collections", shown)

    @Slot()
    def sort_number(self) -> None:
        self._window.shelving.order_by("number")

    @Slot()
    def sort_date(self) -> None:
        self._window.shelving.order_by("date")

    @Slot()
    def sort_title(self) -> None:
        self._window.shelving.order_by("title")

    @Slot()
    def sort_outlet(self) -> None:
        self._window.shelving.order_by("outlet")

    @Slot()
    def sort_collection(self) -> None:
        self._window.shelving.order_by("collection")

    @Slot()
    def sort_unread(self) -> None:
        self._window.shelving.order_by("unread")

    @Slot()
    def sort_claims(self) -> None:
        self._window.shelving.order_by("claims")

    @Slot()
    def sort_reversed(self) -> None:
        self._window.shelving.turn(not self._window.library.shelf.descending)

    @Slot(bool)
    def group_articles(self, grouped: bool) -> None:
        self._window.shelving.group(grouped)
