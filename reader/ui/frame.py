"""The window's frame: bar, side, page with margin, status line, and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class Frame(QWidget):
    """Lays the parts of a window out; the user sizes them, Panels shows and hides them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.side: QSplitter = QSplitter(Qt.Orientation.Vertical)
        self.side.addWidget(window.library)
        self.side.addWidget(window.collections_panel)
        self.side.addWidget(window.tags_panel)
        self.side.setMinimumWidth(208)
        for place, share in enumerate((6, 2, 3)):
            self.side.setStretchFactor(place, share)
        self.side.setSizes([600, 190, 240])
        self.reading: QSplitter = QSplitter(Qt.Orientation.Horizontal)
        self.reading.addWidget(window.page)
        self.reading.addWidget(window.margin)
        self.reading.setStretchFactor(0, 1)
        self.reading.setCollapsible(0, False)
        self.read: QWidget = QWidget()
        above = QVBoxLayout(self.read)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.reading, 1)
        self.views = QStackedWidget()
        self.views.addWidget(self.read)
        self.columns: QSplitter = QSplitter(Qt.Orientation.Horizontal)
        self.columns.addWidget(self.side)
        self.columns.addWidget(self.views)
        self.columns.setStretchFactor(1, 1)
        self.columns.setCollapsible(1, False)
        for splitter in (self.side, self.reading, self.columns):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(window.top_bar)
        layout.addWidget(self.columns, 1)
        layout.addWidget(window.status)

    def put_above(self, banner: QWidget) -> None:
        """Give a line its place over the page and its margin."""
        layout = self.read.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, banner)

    def put_below(self, bar: QWidget) -> None:
        """Give a line its place under the page and its margin."""
        layout = self.read.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(bar)
