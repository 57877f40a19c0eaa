"""The list of formats, by what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.registry import Exporter
    from reader.ui.theme.theme import Theme

HEADINGS = {
    "read": "To read",
    "calculate": "To calculate",
    "exchange": "For other programs",
    "publish": "To publish",
}
"""The words over the formats of a purpose."""
_TITLES = {
    "brat": "brat",
    "label-studio": "Label Studio",
    "spacy": "spaCy",
    "misp-tags": "MISP tags",
    "claimreview": "ClaimReview",
}
_LONGEST_ABBREVIATION = 4
_ROLE = Qt.ItemDataRole.UserRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_PAD = 10


def title_of(exporter: Exporter) -> str:
    """What a format is called in the window: "CSV", "Markdown", "Label Studio"."""
    name = exporter.name
    if name in _TITLES:
        return _TITLES[name]
    if len(name) <= _LONGEST_ABBREVIATION or f".{name}" == exporter.suffix:
        return name.upper()
    return name.replace("-", " ").capitalize()


class FormatList(QListWidget):
    """One line a format under quiet headings; the arrows pass the headings by."""

    changed = Signal()
    """Another format is chosen."""

    def __init__(self, exporters: Sequence[Exporter], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("exportFormat")
        self.setAccessibleName("Format")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for purpose, words in HEADINGS.items():
            of = [each for each in exporters if each.purpose == purpose]
            if of:
                self._add_heading(words)
            for each in sorted(of, key=lambda each: title_of(each).casefold()):
                self._add(each)
        self.setItemDelegate(_Lines(theme, self))
        self.currentItemChanged.connect(self._tell)
        theme.changed.connect(self.viewport().update)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add(self, exporter: Exporter) -> None:
        item = QListWidgetItem(title_of(exporter))
        item.setData(_ACCESSIBLE, f"{title_of(exporter)}, {exporter.suffix or 'a folder'}")
        item.setData(_ROLE, exporter)
        item.setToolTip(exporter.description)
        self.addItem(item)

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        chosen: Exporter = self.currentItem().data(_ROLE)
        return chosen

    def choose(self, name: str | None) -> None:
        """Choose the format of this name; the first one where there is none."""
        items = [item for row in range(self.count()) if (item := self.item(row)).data(_ROLE)]
        wanted = [item for item in items if item.data(_ROLE).name == name]
        self.setCurrentItem((wanted or items)[0])

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())


class _Lines(QStyledItemDelegate):
    """Paints a heading small and soft; a format with its suffix at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = QFontMetrics(interface_font()).height()
        if index.data(_ROLE) is None:
            return QSize(0, line + (6 if index.row() == 0 else 16))
        return QSize(0, line + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        exporter: Exporter | None = index.data(_ROLE)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if exporter is None:
            painter.setFont(interface_font("small", 600))
            painter.setPen(self._theme.color("soft"))
            painter.drawText(
                room.adjusted(-4, 0, 0, -4), Qt.AlignmentFlag.AlignBottom, index.data()
            )
        else:
            self._ground(painter, option)
            self._line(painter, room, exporter)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("selection"))
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 5, 5)

    def _line(self, painter: QPainter, room: QRect, exporter: Exporter) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        small = interface_font("small")
        kind = exporter.suffix or "folder"
        painter.setFont(small)
        painter.setPen(self._theme.color("soft"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, kind)
        room = room.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(kind) - 8, 0)
        painter.setFont(interface_font())
        painter.setPen(self._theme.color("ink" if exporter.is_there else "soft"))
        words = painter.fontMetrics().elidedText(
            title_of(exporter), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, words)
