"""Finding words in the article: a small bar over the page that goes from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton

from reader.ui.labels import label
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader.ui.page.view import Page

WIDTH = 360
NOWHERE = "not in the article"


class FindBar(QFrame):
    """Ctrl+F: finds as one types, accents and case ignored; Enter and F3 go on, Esc leaves."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.setObjectName("findBar")
        self.setProperty("role", "popup")
        self._page = page
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.setAccessibleName("Find in article")
        self.field.setPlaceholderText("Find in article")
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self._said = label(role="soft", small=True)
        self._said.hide()
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAccessibleName("Close")
        close.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self._said)
        row.setSpacing(4)
        self._said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(close)
        page.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the bar with its words selected."""
        self.show()
        self.raise_()
        self._place()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, backwards: bool) -> None:
        """Go to the next place of the words, or the one before."""
        if not self.field.text():
            self.open()
            return
        found = self._page.find_text(self.field.text(), backwards)
        self._say(found)

    @Slot(str)
    def _search(self, words: str) -> None:
        span = self._page.selected_range()
        if span:
            # a longer word may begin where the shorter one was found
            self._page.place_caret(span[0])
        found = not words or self._page.find_text(words)
        self._say(found)

    def _say(self, found: bool) -> None:
        self._said.setText("" if found else NOWHERE)
        self._said.setVisible(not found)

    @Slot()
    def leave(self) -> None:
        """Close the bar; what was found stays selected on the page."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _place(self) -> None:
        view = self._page.viewport().geometry()
        width = min(WIDTH, view.width() - 24)
        self.setGeometry(
            view.right() - width - 12, view.top() + 10, width, self.sizeHint().height()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and enter:
                self.step(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)
