"""The panels beside the page: which there are, which are shown and how wide; made when wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader.ui.frame import Frame
    from reader.ui.main_window import MainWindow

NARROW = 1100
"""Under this width of the window the margin folds into a strip of markers."""
LEAST_PAGE = 560
"""A page narrower than this takes the margin's room."""
LEAST_MARGIN = 120
"""A narrower margin is a strip."""
DRAWER = 320
PREPARED_AFTER = 400
"""Milliseconds after the first paint after which the panels that are not shown yet are made."""


def _history(window: MainWindow) -> QWidget:
    from reader.ui.history_panel import HistoryPanel

    panel = HistoryPanel(window.session, window.theme)
    panel.take_back_by(window.taking_back.take_back)
    panel.go_requested.connect(window.going.to_thing)
    panel.closed.connect(window.page.setFocus)
    return panel


def _annotation_list(window: MainWindow) -> QWidget:
    from reader.ui.annotation_list import AnnotationList

    panel = AnnotationList(window.session, window.theme)
    panel.annotation_requested.connect(window.going.to_annotation)
    panel.closed.connect(window.page.setFocus)
    panel.show_article(window.page.article_id)
    window.reading.opened.connect(panel.show_article)
    window.marking.activated.connect(panel.set_active)
    return panel


def _original(window: MainWindow) -> QWidget:
    from reader.ui.original.panel import OriginalPanel

    return OriginalPanel(window)


def _review(window: MainWindow) -> QWidget:
    from reader.ui.review.panel import ReviewPanel
    from reader.ui.review.showing import Showing

    panel = ReviewPanel(window.session, window.page, window.theme)
    panel.said.connect(window.status.say)
    panel.closed.connect(window.page.setFocus)
    panel.item_shown.connect(Showing(window, panel).show)
    panel.show_article(window.page.article_id)
    window.reading.opened.connect(panel.show_article)
    return panel


LAZY: dict[str, Callable[[MainWindow], QWidget]] = {
    "history": _history,
    "annotation_list": _annotation_list,
    "original": _original,
    "review": _review,
}
"""The panels of the drawer at the right, by the name of their place in the layout settings."""


class Panels(QObject):
    """Library and tags at the left, the margin, and a drawer at the right for the others."""

    def __init__(self, window: MainWindow, frame: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._layout = window.settings.layout
        self._side = frame.side
        self._columns = frame.columns
        self._reading = frame.reading
        self._drawer = QWidget()
        self._drawer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawer.setProperty("ground", "panel")
        self._column = QVBoxLayout(self._drawer)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._drawer.hide()
        frame.columns.addWidget(self._drawer)
        self._made: dict[str, QWidget] = {}
        self._focused = False
        # what scripts and screen readers look for by name is there soon after the first paint
        self._preparing = QTimer(self)
        self._preparing.setSingleShot(True)
        self._preparing.setInterval(PREPARED_AFTER)
        self._preparing.timeout.connect(self._prepare)
        self._is_prepared = False

    @Slot()
    def _prepare(self) -> None:
        """Make the next panel that is not there, each in a piece of its own; at last the rest."""
        name = next((name for name in LAZY if name not in self._made), None)
        if name is not None:
            self._lazy(name).hide()
            self._preparing.start(0)
            return
        import reader.store.writes  # noqa: F401 (what the first mark needs)
        from reader.ui.suggestions.bar import SuggestionBar

        self._window.frame.put_below(SuggestionBar(self._window))

    def restore(self, actions: dict[str, QAction]) -> None:
        """Show what was shown the last time, as wide as it was."""
        self._actions = actions
        layout = self._layout
        for name in ("library", "collections", "tags", "margin", *LAZY):
            shown = getattr(layout, name)
            actions[f"toggle_{name}"].setChecked(shown)
            self._set(name, shown)
        self._columns.setSizes([layout.library_width, 10_000, self._drawer_width()])
        self._reading.installEventFilter(self)
        self._reading.splitterMoved.connect(self._margin_dragged)

    def remember(self) -> None:
        """Keep the widths of what is shown, before the window closes or changes."""
        self._preparing.stop()
        if self._focused:
            return
        if self._side.isVisible():
            self._layout.library_width = self._columns.sizes()[0]
        if self._shows("original"):
            self._layout.original_width = self._columns.sizes()[2]

    def show(self, name: str, shown: bool) -> None:
        """Show or hide a panel and remember it."""
        if self._shows("original"):
            self._layout.original_width = self._columns.sizes()[2]
        setattr(self._layout, name, shown)
        self._set(name, shown)
        if name == "original":
            self._make_room(shown)
        elif name in LAZY and shown:
            self._make_room_for_list()
        self._fold_margin()
        if name in LAZY:
            (self._made[name] if shown else self._window.page).setFocus()

    def _shows(self, name: str) -> bool:
        return name in self._made and self._made[name].isVisible()

    def _drawer_width(self) -> int:
        """A page of a PDF is to be read in it, a list needs less."""
        return self._layout.original_width if self._layout.original else DRAWER

    def _make_room(self, shown: bool) -> None:
        """Let the drawer be as wide as a page wants; in a narrow window the side makes way."""
        self._set("library", self._layout.library)
        if shown and self._window.width() < NARROW:
            self._side.hide()
        side = (
            0 if self._side.isHidden() else self._columns.sizes()[0] or self._layout.library_width
        )
        width = min(self._drawer_width(), (self._columns.width() - side) // 2)
        self._columns.setSizes([side, self._columns.width() - side - width, width])

    def _make_room_for_list(self) -> None:
        """Have the page make way for the drawer, and the side stay as wide as it is."""
        side = 0 if self._side.isHidden() else self._columns.sizes()[0]
        drawer = self._drawer_width()
        self._columns.setSizes([side, self._columns.width() - side - drawer, drawer])

    def set_focus_mode(self, on: bool) -> None:
        """Leave the article alone on the window, or bring back what was there."""
        self.remember()
        self._focused = on
        for name in ("library", "collections", "tags", "margin", *LAZY):
            self._set(name, getattr(self._layout, name) and not on)
        self._window.top_bar.setVisible(not on)
        if not on:
            self._fold_margin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._focused:
            self._fold_margin()
        elif event.type() == QEvent.Type.Paint and not self._is_prepared:
            self._is_prepared = True
            self._preparing.start()
        return False

    @Slot()
    def _margin_dragged(self) -> None:
        widest = self._reading.width() - LEAST_PAGE
        if self._reading.sizes()[1] > LEAST_MARGIN:
            self._layout.margin_width = max(LEAST_MARGIN, min(self._reading.sizes()[1], widest))

    def _fold_margin(self) -> None:
        """Make the margin a strip of markers where the page needs its room, else as wide as ever.

        However that room has changed: by the window, by a panel or a drawer beside it.
        """
        room = self._reading.width() - self._layout.margin_width
        narrow = self._window.width() < NARROW or room < LEAST_PAGE
        width = 28 if narrow else self._layout.margin_width
        total = max(self._reading.width(), 2 * width)
        self._reading.setSizes([total - width, width])

    def _set(self, name: str, shown: bool) -> None:
        window = self._window
        if name == "library":
            window.library.setVisible(shown)
        elif name == "collections":
            window.collections_panel.setVisible(shown)
        elif name == "tags":
            window.tags_panel.setVisible(shown)
        elif name == "margin":
            window.margin.setVisible(shown)
        elif shown or name in self._made:
            self._lazy(name).setVisible(shown)
            self._drawer.setVisible(any(not panel.isHidden() for panel in self._made.values()))
        side = (window.library, window.collections_panel, window.tags_panel)
        self._side.setVisible(not all(panel.isHidden() for panel in side))

    def panel(self, name: str) -> QWidget:
        """A panel of the drawer; hidden where it has not been shown yet."""
        if name not in self._made:
            self._lazy(name).hide()
        return self._made[name]

    def _lazy(self, name: str) -> QWidget:
        if name not in self._made:
            panel = LAZY[name](self._window)
            self._column.addWidget(panel)
            self._made[name] = panel
        return self._made[name]
