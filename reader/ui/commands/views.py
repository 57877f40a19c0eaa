"""The commands of looking: panels, views, themes and sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class ViewCommands(QObject):
    """View and Help: what is shown, and how."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def command_palette(self, typed: str = "") -> None:
        self._window.going.by_palette(typed)

    @Slot(bool)
    def toggle_library(self, shown: bool) -> None:
        self._window.panels.show("library", shown)

    @Slot(bool)
    def toggle_tags(self, shown: bool) -> None:
        self._window.panels.show("tags", shown)

    @Slot(bool)
    def toggle_margin(self, shown: bool) -> None:
        self._window.panels.show("margin", shown)

    @Slot(bool)
    def toggle_annotation_list(self, shown: bool) -> None:
        self._window.panels.show("annotation_list", shown)

    @Slot(bool)
    def toggle_history(self, shown: bool) -> None:
        self._window.panels.show("history", shown)

    @Slot(bool)
    def toggle_highlights(self, shown: bool) -> None:
        self._window.settings.highlights = shown
        self._window.page.set_highlights_shown(shown)

    @Slot(bool)
    def toggle_snapping(self, on: bool) -> None:
        self._window.settings.snapping = on
        self._window.page.snapping = on

    @Slot(bool)
    def focus_mode(self, on: bool) -> None:
        self._window.panels.set_focus_mode(on)

    @Slot()
    def zoom_in(self) -> None:
        self._zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        self._zoom(-1)

    @Slot()
    def zoom_reset(self) -> None:
        self._zoom(0)

    def _zoom(self, steps: int) -> None:
        self._window.page.zoom_by(steps)

    @Slot()
    def theme_system(self) -> None:
        self._window.set_theme("system")

    @Slot()
    def theme_light(self) -> None:
        self._window.set_theme("light")

    @Slot()
    def theme_dark(self) -> None:
        self._window.set_theme("dark")

    @Slot()
    def theme_contrast(self) -> None:
        self._window.set_theme("contrast")

    @Slot()
    def go_back(self) -> None:
        self._window.going.back()

    @Slot()
    def go_forward(self) -> None:
        self._window.going.forward()

    @Slot()
    def view_read(self) -> None:
        self._window.going.to_view("read")

    @Slot()
    def view_claims(self) -> None:
        self._window.going.to_view("claims")

    @Slot()
    def view_sources(self) -> None:
        self._window.going.to_view("sources")

    @Slot()
    def view_matrix(self) -> None:
        self._window.going.to_view("matrix")

    @Slot()
    def view_timeline(self) -> None:
        self._window.going.to_view("timeline")

    @Slot()
    def view_network(self) -> None:
        self._window.going.to_view("network")

    @Slot()
    def view_hypotheses(self) -> None:
        self._window.going.to_view("hypotheses")

    @Slot()
    def view_search(self) -> None:
        self._window.going.to_view("search")
        self._window.going.view("search").to_field()

    @Slot()
    def search_names(self) -> None:
        self._window.going.view("search").open_names()

    @Slot()
    def next_result(self) -> None:
        self._window.going.view("search").step(1)

    @Slot()
    def previous_result(self) -> None:
        self._window.going.view("search").step(-1)

    @Slot()
    def shortcuts(self) -> None:
        from reader.ui.dialogs.shortcuts import ShortcutsPage

        self._window.dialogs.present("shortcuts", ShortcutsPage)

    @Slot()
    def report_bug(self) -> None:
        from reader.ui.dialogs.trouble import BugReport

        self._window.dialogs.present("bug", BugReport)

    @Slot()
    def about(self) -> None:
        from reader.ui.dialogs.about import About

        self._window.dialogs.present("about", About)
