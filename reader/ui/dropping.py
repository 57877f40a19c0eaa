"""Files dragged over the window: a hint over all of it that takes them where they fall."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.ui.rows import draw_centred
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from reader.ui.main_window import MainWindow

_READ_ONLY = "The project is read-only: nothing can be imported into it."
_WHAT = "Texts, web pages, PDFs, documents, books, mails; of folders all that can be read"


def paths_of(dragged: QMimeData | None) -> list[Path]:
    """The files and folders of this machine that are dragged."""
    urls = dragged.urls() if dragged is not None and dragged.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class Dropping(QObject):
    """Files and folders that are dragged over a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.hint = DropHint(window, self)

    def entered(self, event: QDragEnterEvent) -> None:
        """Take files and show the hint, which then lies under the pointer."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.hint.cover()

    @Slot()
    def left(self) -> None:
        """Hide the hint unless the pointer has only come over it."""
        QTimer.singleShot(0, self.hint.go_unless_entered)

    def dropped(self, event: QDropEvent) -> None:
        """Import what is let go."""
        paths = paths_of(event.mimeData())
        self.hint.hide()
        if paths:
            event.acceptProposedAction()
            self._window.import_paths(paths)


class DropHint(QWidget):
    """Covers the window while files are over it."""

    def __init__(self, window: MainWindow, dropping: Dropping) -> None:
        super().__init__(window.frame)
        self.setObjectName("dropHint")
        self.setAcceptDrops(True)
        self.hide()
        self._window = window
        self._dropping = dropping
        self._read_only = window.session.store.read_only
        self._is_entered = False

    def cover(self) -> None:
        """Show it over all of the window."""
        self._is_entered = False
        self.setGeometry(self._window.frame.rect())
        self.raise_()
        self.show()

    @Slot()
    def go_unless_entered(self) -> None:
        """Hide it when the files have left the window without coming over it."""
        if not self._is_entered:
            self.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._is_entered = True
        if self._read_only or not paths_of(event.mimeData()):
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping.dropped(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._window.theme
        painter = QPainter(self)
        ground = theme.color("paper")
        ground.setAlpha(242)
        painter.fillRect(self.rect(), ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("source"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        room = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        painter.drawRoundedRect(room, 12, 12)
        words = _READ_ONLY if self._read_only else "Drop to import"
        middle = room.center().y()
        big, small = reading_font(26, 600), interface_font()
        wide = int(room.width()) - 48
        left = int(room.left()) + 24
        draw_centred(painter, left, int(middle) - 40, wide, words, big, theme.color("ink"))
        if not self._read_only:
            draw_centred(painter, left, int(middle) + 10, wide, _WHAT, small, theme.color("soft"))
