"""The statements at the right of the claims: the list, or the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.statements import OPPOSITE, SAME
from reader.ui.labels import heading, label
from reader.ui.models.statements import StatementsModel
from reader.ui.statements.list import StatementList
from reader.ui.statements.page import StatementPage
from reader.ui.statements.report import ReportPage

if TYPE_CHECKING:
    from reader.ui.claims.acts import Acts
    from reader.ui.main_window import MainWindow
    from reader.ui.standings import Standings

WIDTH = 312
QWIDGETSIZE_MAX = 16_777_215
EMPTY = "No statement yet. Select claims that say the same and press P, or drag them onto one here."


class StatementsPanel(QWidget):
    """Drops of claims end here."""

    left = Signal()
    """The keyboard goes back to the table."""
    claims_wanted = Signal(str)

    def __init__(self, window: MainWindow, standings: Standings, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("statementsPanel")
        self.set_narrow(False)
        self._session = window.session
        self._acts = acts
        self.model = StatementsModel(window.session, standings, self)
        self.list = StatementList(self.model, window.theme)
        self.page = StatementPage(window, standings, acts)
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._count = label(role="soft", small=True)
        self.report = ReportPage(window, standings, acts.table)
        self.report.left.connect(self.close_report)
        self.ask_report = QToolButton()
        self.ask_report.setObjectName("askReport")
        self.ask_report.setText("Report")
        self.ask_report.setToolTip("The sourcing report: how much rests on whom, with a draft")
        self.ask_report.setProperty("role", "soft")
        self.ask_report.clicked.connect(self.open_report)
        head = QHBoxLayout()
        head.addWidget(heading("Statements"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self.ask_report)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(lists)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.list.opened.connect(self.open)
        self.list.left.connect(self.left)
        self.page.left.connect(self.close_page)
        self.page.claims_wanted.connect(self.claims_wanted)
        self.model.dropped.connect(self._drop)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._count_again)
        self._count_again()

    def set_narrow(self, is_narrow: bool) -> None:
        """Take the whole width, or stand beside the claims."""
        self.setMinimumWidth(0 if is_narrow else WIDTH)
        self.setMaximumWidth(QWIDGETSIZE_MAX if is_narrow else WIDTH)

    def take_focus(self) -> None:
        """The keyboard goes to what is shown."""
        shown = self.stack.currentIndex()
        if shown == 0:
            (self.list if self.model.rowCount() else self.ask_report).setFocus()
        else:
            (self.page.list if shown == 1 else self.report.about).setFocus()

    @Slot(str)
    def open(self, statement: str) -> None:
        """Show the page of a statement."""
        self.page.show_statement(statement)
        if self.page.statement_id:
            self.stack.setCurrentWidget(self.page)
            self.page.list.setFocus()

    @Slot()
    def close_page(self) -> None:
        """Back to the list."""
        if self.stack.currentWidget() is not self.page:
            return
        here, self.page.statement_id = self.page.statement_id, ""
        self.stack.setCurrentIndex(0)
        row = self.model.row_of(here)
        self.list.setCurrentIndex(self.model.index(max(0, row)))
        self.list.setFocus()

    @Slot()
    def open_report(self) -> None:
        """Make the sourcing report and show it."""
        self.report.make()
        self.stack.setCurrentWidget(self.report)
        self.report.about.setFocus()

    @Slot()
    def close_report(self) -> None:
        """Back to the list."""
        self.stack.setCurrentIndex(0)
        self.ask_report.setFocus()

    @Slot(str)
    def show_used(self, statement: str) -> None:
        """Bring the statement into view that claims were just put under."""
        row = self.model.row_of(statement)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    @Slot(str, object, bool)
    def _drop(self, statement: str, claims: list[str], opposite: bool) -> None:
        found = self._session.store.get("statement", statement)
        if found is not None:
            self._acts.put(claims, found, OPPOSITE if opposite else SAME)

    @Slot()
    def _remember(self) -> None:
        self._here = self.list.current or ""

    _here = ""

    @Slot()
    def _count_again(self) -> None:
        row = self.model.row_of(self._here)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        number = self.model.rowCount()
        self._count.setText(str(number) if number else "")
        self._empty.setVisible(not number)
        self.list.setVisible(bool(number))
