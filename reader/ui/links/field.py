"""The links of a claim or a statement, with the button that makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from reader.domain.edit import Edit, removed
from reader.domain.vocabulary import CONNECTIONS
from reader.ui.links.list import LinkList, LinksModel
from reader.ui.term_words import WORDS

if TYPE_CHECKING:
    from reader.domain.project import Connection
    from reader.ui.main_window import MainWindow
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme


class Links(QWidget):
    """Shows those of one thing; whoever shows it says when they may have changed."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thing = ""
        self.list = LinkList(LinksModel(session, self), theme, self)
        self.list.opened.connect(self._go)
        self.list.taken_off.connect(self._take_off)
        self.list.hide()
        self.add = QToolButton(self)
        self.add.setObjectName("addLink")
        self.add.setText("Link…")
        self.add.setToolTip("Say how it bears on another claim or statement")
        self.add.setProperty("role", "soft")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self._menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _menu(self) -> QMenu:
        menu = QMenu(self.add)
        for term in CONNECTIONS:
            menu.addAction(WORDS.label(term)).setData(term.code)
        menu.triggered.connect(self._ask)
        return menu

    def show_thing(self, thing: str) -> None:
        """Show the links of a claim or a statement (id); "" for none."""
        self._thing = thing
        links = self._session.store.statements.connections_of(thing) if thing else []
        self.list.show_links(thing, links)

    @property
    def number(self) -> int:
        """How many there are."""
        return self.list.links.rowCount()

    @Slot(QAction)
    def _ask(self, action: QAction) -> None:
        from reader.ui.links.asking import Linking

        Linking(cast("MainWindow", self.window()), self._thing).ask_other(action.data())

    @Slot(str)
    def _go(self, thing: str) -> None:
        from reader.ui.links.asking import go_to

        go_to(cast("MainWindow", self.window()), thing)

    @Slot(object)
    def _take_off(self, link: Connection) -> None:
        known = self._session.store.get
        gone = [of for of in self.list.links.alike(link) if known("connection", of.id) is not None]
        if gone:
            self._session.perform(Edit("Take off link", tuple(map(removed, gone))))
