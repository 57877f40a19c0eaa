"""What can be done with a card of the margin: a menu, and dragging it into another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QDrag
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from reader.domain.quoting import Quoted
    from reader.ui.main_window import MainWindow


class CardMenu(QObject):
    """The right mouse button on a card, and a card that is pulled away."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._of = ""
        window.margin.menu_wanted.connect(self.open)
        window.margin.drag_wanted.connect(self.drag)

    @Slot(str, object)
    def open(self, annotation: str, at: QPoint) -> None:
        """Open the menu of a card at a point of the screen."""
        from reader.ui.copying import FORMS

        self._of = annotation
        menu = QMenu(self._window.margin)
        menu.setObjectName("cardMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("Open", self._open)
        menu.addSeparator()
        for name in FORMS:
            action = menu.addAction(self._window.actions_by_name[name].text())
            action.setData(name)
        menu.addSeparator()
        menu.addAction("Erase for good…", self._erase)
        menu.triggered.connect(self._copy)
        menu.popup(at)

    @Slot()
    def _open(self) -> None:
        self._window.marking.activate(self._of)

    @Slot()
    def _erase(self) -> None:
        from reader.ui.commands.erasing import ask_annotation

        ask_annotation(self._window, self._of)

    @Slot(QAction)
    def _copy(self, action: QAction) -> None:
        from reader.ui.copying import copy

        if action.data():
            self._window.status.say(copy(action.data(), self._quoted(self._of)))

    @Slot(str)
    def drag(self, annotation: str) -> None:
        """Let a card be dropped into another program; there it is its words and their citation."""
        from reader.ui.copying import dragged

        quoted = self._quoted(annotation)
        if quoted:
            drag = QDrag(self._window.margin)
            drag.setMimeData(dragged(quoted))
            drag.exec(Qt.DropAction.CopyAction)

    def _quoted(self, annotation: str) -> list[Quoted]:
        from reader.ui.quoting import quoted_of

        known = self._window.session.annotation(annotation)
        return quoted_of(self._window.session, [known]) if known is not None else []
