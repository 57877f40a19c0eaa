"""The context menu of a tag: name, colour, key, place under others, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from reader.ui.models.tags import in_circle, in_order
from reader.ui.theme.theme import current
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from reader.domain.project import Tag
    from reader.ui.library.tag_list import TagList
    from reader.ui.session import Session

COLOURS = ("Red", "Blue", "Green", "Violet", "Ochre", "Pink", "Teal", "Brown")


class TagMenu(QMenu):
    """Acts on the tag that is selected in `tags`; gone when it closes."""

    def __init__(self, tags: TagList, session: Session) -> None:
        super().__init__(tags)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = tags
        self._session = session
        tag = tags.current
        assert tag is not None
        self._tag = tag
        self.addAction("Rename\tF2", tags.rename_current)
        self._add_colours()
        self._add_keys()
        self._add_places()
        self.addSeparator()
        self.addAction("Delete\tDelete", tags.delete_current)

    def _add_colours(self) -> None:
        menu = self.addMenu("Colour")
        group = QActionGroup(menu)
        for number, name in enumerate(COLOURS, 1):
            action = menu.addAction(_dot(current().color(f"tag-{number}")), name)
            action.setData(number)
            _choice(action, group, number == self._tag.colour)
        group.triggered.connect(self._choose_colour)

    def _add_keys(self) -> None:
        menu = self.addMenu("Key")
        group = QActionGroup(menu)
        owners = {tag.key: tag for tag in self._session.tags.values() if tag.key}
        for key in (None, *"123456789"):
            owner = owners.get(key)
            text = key or "None"
            if owner and owner.id != self._tag.id:
                text += f"  (now “{as_caption(owner.name)}”)"
            action = menu.addAction(text)
            action.setData(key)
            _choice(action, group, key == self._tag.key)
        group.triggered.connect(self._choose_key)

    def _add_places(self) -> None:
        menu = self.addMenu("Move under")
        group = QActionGroup(menu)
        top = menu.addAction("Nothing: top level")
        _choice(top, group, self._tag.parent is None)
        tags = self._session.tags
        for tag, depth in in_order(tags.values()):
            action = menu.addAction("    " * depth + as_caption(tag.name))
            action.setData(tag.id)
            _choice(action, group, tag.id == self._tag.parent)
            action.setEnabled(not _below(tag, self._tag, tags))
        group.triggered.connect(self._choose_place)

    @Slot(QAction)
    def _choose_colour(self, action: QAction) -> None:
        self._list.set_colour(action.data())

    @Slot(QAction)
    def _choose_key(self, action: QAction) -> None:
        self._list.set_key(action.data())

    @Slot(QAction)
    def _choose_place(self, action: QAction) -> None:
        self._list.tags.move_under(self._tag.id, action.data())


def _choice(action: QAction, group: QActionGroup, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)


def _below(tag: Tag, upper: Tag, tags: dict[str, Tag]) -> bool:
    """Whether `tag` is `upper` or stands somewhere under it."""
    while tag.id != upper.id:
        if tag.parent not in tags or in_circle(tag, tags):
            return False
        tag = tags[tag.parent]
    return True


def _dot(colour: QColor) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(6, 6, 20, 20)
    painter.end()
    return QIcon(pixmap)
