"""A text browser that only shows text: it loads nothing and follows no link."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.ui.viewport import own_viewport


class Canvas(QTextBrowser):
    """What the page needs of Qt, with Qt's own ways that are not ours taken off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self).setCursor(Qt.CursorShape.IBeamCursor)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        # the ground is ours to paint: what lies under it need not be
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    @Slot(int, int)
    def _range_changed(self, least: int, most: int) -> None:
        # the bar keeps its room when nothing scrolls; the style hides the handle of a disabled one
        self.verticalScrollBar().setEnabled(most > least)

    def loadResource(self, _type: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded."""
        return

    def doSetSource(self, _name: QUrl | str, _type: object = None) -> None:
        """No link leads anywhere."""
