"""The tags panel: the analyst's own categories, made, named, coloured and nested in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.folding import fold
from reader.ui.labels import heading, label
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.models.tags import TagRow, TagsModel
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.domain.project import Tag
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

COLOURS = 8
EMPTY = "No tag yet. Select words and press T, or press +."
INDENT = 14


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


class TagRows(RowDelegate):
    """A tag's row: dot, name, its key if it has one, and how many annotations have it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small", tabular=True)

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 10

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: TagRow = index.data(ROW)
        inner = rect.adjusted(10 + INDENT * row.depth, 0, -10, 0)
        self.dot(painter, inner.left(), inner.center().y() + 0.5, f"tag-{row.tag.colour}")
        number = inner.adjusted(inner.width() - 40, 0, 0, 0)
        self.words(painter, number, str(row.uses), self._small, "soft", right=True)
        room = inner.adjusted(12, 0, -46, 0)
        width = self.words(painter, room, row.tag.name, self._font, "ink")
        if row.tag.key:
            key = room.adjusted(width + 8, 0, 16, 0)
            self.words(painter, key, row.tag.key, self._small, "soft")

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        row: TagRow = index.data(ROW)
        editor.setGeometry(option.rect.adjusted(26 + INDENT * row.depth, 1, -46, -1))


class TagList(QListView):
    """The list: F2 renames, Delete deletes, the context menu does all, dragging nests."""

    tag_activated = Signal(str)

    def __init__(
        self, model: TagsModel, theme: Theme, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tags")
        self.setAccessibleName("Tags")
        self.setProperty("ground", "panel")
        self._session = session
        self.tags = model
        self.setModel(model)
        self.setItemDelegate(TagRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(self._activate)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> Tag | None:
        """The tag that is selected."""
        index = self.currentIndex()
        return self.tags.tag_at(index.row()) if index.isValid() else None

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.tag_activated.emit(self.tags.tag_at(index.row()).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QListView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_current()
        else:
            super().keyPressEvent(event)

    @Slot()
    def rename_current(self) -> None:
        """Edit the name of the selected tag in its row."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    @Slot()
    def delete_current(self) -> None:
        """Delete the selected tag: annotations lose it, its children move up."""
        from reader.domain.edits import delete_tag

        tag = self.current
        if tag:
            having = self._session.store.having_tag(tag.id)
            self._session.perform(delete_tag(tag, self._session.tags.values(), having))

    def set_colour(self, colour: int) -> None:
        """Give the selected tag the theme's colour 1–8."""
        from reader.domain.edits import amend

        tag = self.current
        if tag:
            self._session.perform(amend("Colour of tag", tag, replace(tag, colour=colour)))

    def set_key(self, key: str | None) -> None:
        """Give the selected tag a key "1"–"9"; the tag that had it loses it in the same step."""
        from reader.domain.edit import Edit, changed

        tag = self.current
        if tag is None:
            return
        loser = [t for t in self._session.tags.values() if key and t.key == key and t != tag]
        changes = [changed(t, replace(t, key=None)) for t in loser]
        changes.append(changed(tag, replace(tag, key=key)))
        self._session.perform(Edit("Key of tag", tuple(c for c in changes if c)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from reader.ui.library.tag_menu import TagMenu

        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
        if self.current is None:
            return
        place = event.globalPos()
        if not by_mouse:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(24, 0))
        TagMenu(self, self._session).popup(place)
