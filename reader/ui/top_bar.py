"""The bar at the top: the menu, the name, the views there are, and the field that finds all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QTabBar, QWidget

from reader.ui.theme.fonts import interface_font
from reader.ui.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.theme.theme import Theme
    from reader.ui.views import View

HEIGHT = 44
SEARCH_WIDTH, LEAST_SEARCH = 300, 120
"""The search field's width, and how much of it makes way for the views in a narrow window."""


class TopBar(QWidget):
    """Built without a session: it tells what is wanted and knows nothing of the project."""

    view_requested = Signal(str)
    """The name of a view in VIEWS."""
    search_requested = Signal(str)
    """Open the palette, with what was typed."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        views: Sequence[View] = VIEWS,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(max(HEIGHT, QFontMetrics(interface_font()).height() + 22))
        self._names = [view.name for view in views]
        self.word_mark = QLabel("Selon")
        self.word_mark.setFont(interface_font(weight=700))
        self.tabs = QTabBar()
        self.tabs.setObjectName("views")
        self.tabs.setAccessibleName("Views")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.tabs.setFont(interface_font())
        for view in views:
            self.tabs.addTab(view.title)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.search = SearchField()
        self.search.wanted.connect(self.search_requested)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 14, 0)
        layout.setSpacing(6)
        layout.addWidget(self.word_mark)
        layout.addSpacing(12)
        layout.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self.search)

    def set_menu_button(self, button: QWidget) -> None:
        """Put the button of the menus left of the name."""
        self._row.insertWidget(0, button)

    def show_view(self, name: str) -> None:
        """Put the tab of a view in front; tells nothing."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._names.index(name))
        self.tabs.blockSignals(False)

    @Slot(int)
    def _tab_changed(self, index: int) -> None:
        self.view_requested.emit(self._names[index])


class SearchField(QLineEdit):
    """A field that hands over to the palette at the first click or letter."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText("Search articles, claims, sources…")
        self.setAccessibleName("Search")
        self.setAccessibleDescription("Opens a field that finds articles, sources and commands")
        self.setMinimumWidth(LEAST_SEARCH)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._hint = QLabel("Ctrl K", self)
        self._hint.setProperty("role", "soft")
        self._hint.setFont(interface_font("small"))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.adjustSize()
        self.setTextMargins(0, 0, self._hint.width() + 6, 0)

    def sizeHint(self) -> QSize:
        return QSize(SEARCH_WIDTH, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size: QSize = self._hint.size()
        self._hint.move(self.width() - size.width() - 10, (self.height() - size.height()) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            self.wanted.emit(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.wanted.emit("")
        else:
            event.ignore()
