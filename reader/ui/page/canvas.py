"""A text browser that only shows text: it loads nothing and follows no link."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget


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
        # the ground is ours to paint: what lies under it need not be
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    def loadResource(self, _type: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded."""
        return

    def doSetSource(self, _name: QUrl | str, _type: object = None) -> None:
        """No link leads anywhere."""
