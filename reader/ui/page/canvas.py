"""A text browser that only shows text: it loads nothing, follows nothing, keeps its selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class Canvas(QTextBrowser):
    """What the page needs of Qt, with Qt's own ways that are not ours taken off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)

    def loadResource(self, _type: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded."""
        return

    def doSetSource(self, _name: QUrl | str, _type: object = None) -> None:
        """No link leads anywhere."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the page; QTextBrowser would look for links first."""
        return QWidget.focusNextPrevChild(self, forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The selection stays when the keyboard goes elsewhere; QTextBrowser would drop it."""
        before = self.textCursor()
        super().focusOutEvent(event)
        if before.hasSelection() and not self.textCursor().hasSelection():
            self.setTextCursor(before)
