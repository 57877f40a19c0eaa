"""The tags panel: the analyst's own categories, made, named, coloured and nested in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import heading, label
from reader.ui.library.tag_list import TagList
from reader.ui.models.tags import TagsModel
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

COLOURS = 8
EMPTY = "No tag yet. Select words and press T, or press +."


class TagsPanel(QWidget):
    """A click selects a tag; a double click or Enter asks for it to be given to the selection."""

    tag_activated = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._session = session
        self.model = TagsModel(session, self)
        self.add_button = QToolButton()
        self.add_button.setObjectName("addTag")
        self.add_button.setIcon(icon("plus"))
        self.add_button.setIconSize(QSize(14, 14))
        self.add_button.setToolTip("New tag")
        self.add_button.setAccessibleName("New tag")
        self.add_button.clicked.connect(self.start_adding)
        self.field = NewTagField()
        self.field.setVisible(False)
        self.field.named.connect(self._add)
        self.view = TagList(self.model, theme, session, self)
        self.view.tag_activated.connect(self.tag_activated)
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._empty.setContentsMargins(16, 4, 16, 4)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.addWidget(heading("Tags"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        entry = QHBoxLayout()
        entry.setContentsMargins(12, 0, 12, 0)
        entry.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(entry)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        layout.addStretch()  # takes the room of a hidden list
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._look_again)
        self._look_again()

    @Slot()
    def _look_again(self) -> None:
        there = bool(self.model.rowCount())
        self._empty.setVisible(not there)
        self.view.setVisible(there)

    @Slot()
    def start_adding(self) -> None:
        """Show the field for a new tag's name and give it the keyboard."""
        self.field.clear()
        self.field.setVisible(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _add(self, name: str) -> None:
        from reader.domain.edits import make
        from reader.domain.folding import fold
        from reader.domain.ids import new_id
        from reader.domain.project import Tag

        tags = self._session.tags
        tag = next((t for t in tags.values() if fold(t.name) == fold(name)), None)
        if tag is None:
            tag = Tag(new_id(), name, colour=len(tags) % COLOURS + 1)
            if not self._session.perform(make(f"New tag “{name}”", tag)):
                return
        self.field.clear()
        self.view.setCurrentIndex(self.model.index(self.model.row_of(tag.id)))


class NewTagField(QLineEdit):
    """The field for a new tag: Enter makes it and waits for the next, Esc is done."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newTag")
        self.setPlaceholderText("New tag")
        self.setAccessibleName("Name of the new tag")
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            name = " ".join(self.text().split())
            if name:
                self.named.emit(name)
            else:
                self.setVisible(False)
        elif event.key() == Qt.Key.Key_Escape:
            self.setVisible(False)
        else:
            super().keyPressEvent(event)
