"""The Claims view: every claim of the project, found as one types, read where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.claim_filter import SORTS, ClaimFilter
from reader.ui.claims.acts import Acts
from reader.ui.claims.asking import Asking
from reader.ui.claims.facets import FacetBar
from reader.ui.claims.likes import Likes
from reader.ui.claims.menu import ClaimMenu
from reader.ui.claims.passage import Passage
from reader.ui.claims.preview import Preview
from reader.ui.claims.table import ClaimTable
from reader.ui.labels import label
from reader.ui.models.claims import NAMES, ClaimsModel
from reader.ui.statements.panel import StatementsPanel
from reader.ui.theme.fonts import reading_font
from reader.ui.view_head import view_head
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.jobs import Failure
    from reader.ui.main_window import MainWindow

NO_CLAIM = "No claim yet. Select words in an article and press C."
NONE_PASSES = "No claim passes the filter. Esc in the field above clears it."
NARROW, NARROWEST = 860, 720
"""Pixels of the view: under the one the statements wait to be asked for, under the other they
take the place of the claims."""
_FOLLOWED = {"annotation", "grade", "source", "tag", "statement", "article", "version"}


class ClaimsView(QWidget):
    """Filter, facets, table and passage; at the right the statements."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("claimsView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        session, theme = window.session, window.theme
        self.standings = window.standings
        self.asking = Asking(session, window.jobs, self.standings, self)
        self.model = ClaimsModel(session, self.standings, self)
        self.filter = QLineEdit()
        self.filter.setObjectName("claimsFilter")
        self.filter.setPlaceholderText("Filter claims…")
        self.filter.setAccessibleName("Filter claims")
        self.filter.setClearButtonEnabled(True)
        self.facets = FacetBar(session)
        self.table = ClaimTable(self.model, theme, window.settings.layout)
        self.preview = Preview(session, theme)
        self.acts = Acts(session, self.table, theme)
        self.likes = Likes(window, self)
        self.menu = ClaimMenu(self.acts)
        self.passage = Passage(self.preview, session, theme)
        self._title = label("Claims")
        self._title.setFont(reading_font(24, 600))
        self._summary = label(role="soft")
        self._empty = label(role="soft", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wanted: str | None = None
        self._total = -1
        self._is_narrow: bool | None = None
        self._covers = False
        self._lay_out()
        self._wire()
        self.asking.ask()

    def _lay_out(self) -> None:
        self.filter.setMinimumWidth(90)
        self.filter.setMaximumWidth(260)
        self.columns = QToolButton()
        self.columns.setObjectName("claimColumns")
        self.columns.setText("Columns ▾")
        self.columns.setProperty("role", "soft")
        self.columns.clicked.connect(self._choose_columns)
        self.switch = QToolButton()
        self.switch.setObjectName("showStatements")
        self.switch.setText("Statements")
        self.switch.setToolTip("Show the statements beside the claims, or hide them (S)")
        self.switch.setProperty("role", "soft")
        self.switch.setCheckable(True)
        self.switch.clicked.connect(self._switch)
        head = view_head(self._title, self._summary, (self.switch, self.columns, self.filter))
        rows = QWidget()
        self._stack = QStackedLayout(rows)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._parts.setHandleWidth(1)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(rows)
        self._parts.addWidget(self.passage)
        self._parts.setStretchFactor(0, 1)
        self._parts.setSizes([600, 132])
        self._claims = QWidget()
        left = QVBoxLayout(self._claims)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.facets)
        left.addWidget(self._parts, 1)
        self.statements = StatementsPanel(self._window, self.standings, self.acts)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(28, 24, 16, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self._grid.addLayout(head, 0, 0)
        self._grid.addWidget(self._claims, 1, 0)
        self._grid.addWidget(self.statements, 0, 1, 2, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)

    def _wire(self) -> None:
        self.filter.textEdited.connect(self._typed)
        self.filter.installEventFilter(self)
        self.facets.wanted.connect(self.show_filter)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self.table.opened.connect(self._window.going.to_annotation)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.asking.found.connect(self._found)
        self.asking.counted.connect(self.facets.show_counts)
        self.asking.named.connect(self.facets.show_named)
        self.facets.names_wanted.connect(self.asking.ask_named)
        self.asking.failed.connect(self._failed)
        self.table.pressed_key.connect(self._press)
        self.acts.said.connect(self._window.status.say)
        self.acts.statement_used.connect(self.statements.show_used)
        self.acts.export_wanted.connect(self._export)
        self.acts.like_wanted.connect(self.likes.ask)
        self.likes.found.connect(self._show_these)
        self.likes.failed.connect(self._failed)
        self.statements.report.claims_wanted.connect(self._show_these)
        self.statements.left.connect(self._back_to_table)
        self.statements.claims_wanted.connect(self._show_statement)
        self.standings.changed.connect(self._weighed)
        self._window.session.edited_together.connect(self._edited)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.acts.copy_table)

    def take_focus(self) -> None:
        """The keyboard goes to the table, where there is one."""
        if self._claims.isHidden():
            self.statements.take_focus()
        else:
            (self.filter if self._stack.currentIndex() else self.table).setFocus()

    # --- asking --------------------------------------------------------------------------------

    @Slot(object)
    def show_filter(self, of: ClaimFilter) -> None:
        """Ask for the claims that pass `of`."""
        if of.typed != self.filter.text():
            self.filter.setText(of.typed)
        self.asking.filter = of
        self.facets.show_filter(of)
        self.asking.ask()

    @Slot(str)
    def _typed(self, text: str) -> None:
        from dataclasses import replace

        self.asking.filter = replace(self.asking.filter, typed=text)
        self.asking.ask_soon()

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        assert NAMES == SORTS
        self.asking.sort = NAMES[column]
        self.asking.descending = order == Qt.SortOrder.DescendingOrder
        self.asking.ask()

    @Slot(object, object)
    def _found(self, ids: list[str], places: dict[str, int]) -> None:
        selected, current = self.table.selected, self.table.current
        top = self.table.verticalScrollBar().value()
        self.model.show_claims(ids, places)
        kept = [id for id in selected if self.model.row_of(id) >= 0]
        if kept:
            self.table.select(kept, current if current in kept else None)
            self.table.verticalScrollBar().setValue(top)
        elif ids:
            self.table.selectRow(0)
        else:
            self.passage.show_claim(None)
        if self.asking.filter.is_empty:
            self._total = len(ids)
        self._empty.setText(NO_CLAIM if self.asking.filter.is_empty else NONE_PASSES)
        self._stack.setCurrentIndex(0 if ids else 1)
        if self._wanted is not None and self.model.row_of(self._wanted) >= 0:
            self.table.select([self._wanted])
            self._wanted = None
        self._tell()

    def _tell(self) -> None:
        shown = self.model.rowCount()
        words = count(shown, "claim")
        if not self.asking.filter.is_empty and self._total >= 0:
            words = f"{shown:,} of {count(self._total, 'claim')}"
        contested = self.standings.numbers["contested"]
        self._summary.setText(f"{words} · {contested} contested" if contested else words)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        from reader.store.errors import ProjectTrouble

        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.dialogs.tell_bug(failure.report)

    # --- following the project -----------------------------------------------------------------

    @Slot(object)
    def _edited(self, edits: tuple[Applied, ...]) -> None:
        if any(c.entity in _FOLLOWED for applied in edits for c in applied.edit.changes):
            self.asking.ask_soon()
            self._preview_again()
        elif any(c.entity == "connection" for applied in edits for c in applied.edit.changes):
            self._preview_again()

    @Slot()
    def _weighed(self) -> None:
        if self.asking.filter.standings or self.asking.sort == "standing":
            self.asking.ask_soon()
        self._tell()

    @Slot()
    def _row_changed(self) -> None:
        self._preview_again()

    def _preview_again(self) -> None:
        claim = self.table.current
        self.passage.show_claim(self._window.session.annotation(claim) if claim else None)

    @Slot()
    def _export(self) -> None:
        from reader.ui.dialogs.export_dialog import ExportDialog

        self._window.dialogs.present("export", ExportDialog, "selection")

    @Slot(object)
    def _show_these(self, claims: list[str]) -> None:
        self.show_filter(ClaimFilter(among=tuple(claims)))
        self._uncover()

    @Slot(str)
    def _show_statement(self, statement: str) -> None:
        self.show_filter(ClaimFilter(statement=statement))
        self._back_to_table()

    def show_statement(self, statement: str) -> None:
        """Show the page of a statement."""
        self._show_statements(True)
        self.statements.open(statement)

    def show_claim(self, claim: str) -> None:
        """Choose a claim, whatever the filter hides."""
        self._uncover()
        if self.model.row_of(claim) >= 0:
            self.table.select([claim])
            return
        self._wanted = claim
        self.show_filter(ClaimFilter())

    # --- keys ----------------------------------------------------------------------------------

    @Slot()
    def _choose_columns(self) -> None:
        menu = self.table.columns_menu()
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.table.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.asking.filter.is_empty:
                    self.table.setFocus()
                else:
                    self.show_filter(ClaimFilter())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        is_narrow, covers = width < NARROW, width < NARROWEST
        if (is_narrow, covers) != (self._is_narrow, self._covers):
            self._is_narrow, self._covers = is_narrow, covers
            self.statements.set_narrow(covers)
            self._grid.removeWidget(self.statements)
            self._grid.addWidget(self.statements, *((1, 0, 1, 1) if covers else (0, 1, 2, 1)))
            self._grid.setHorizontalSpacing(0 if covers else 20)
            self._show_statements(self._window.settings.layout.statements and not is_narrow)
        super().resizeEvent(event)

    @Slot(str)
    def _press(self, key: str) -> None:
        if key == "s":
            self._switch(self.statements.isHidden())

    @Slot(bool)
    def _switch(self, shown: bool) -> None:
        if not self._is_narrow:
            self._window.settings.layout.statements = shown
        self._show_statements(shown)

    def _show_statements(self, shown: bool) -> None:
        here = self.focusWidget()
        covers = shown and self._covers
        self._claims.setVisible(not covers)
        self.statements.setVisible(shown)
        self.switch.setChecked(shown)
        if here is None:
            return
        if not shown and self.statements.isAncestorOf(here):
            self.table.setFocus()
        elif covers and self._claims.isAncestorOf(here):
            self.statements.take_focus()

    def _uncover(self) -> None:
        """Where there is room for one of them only, the claims again."""
        if self._claims.isHidden():
            self._show_statements(False)

    @Slot()
    def _back_to_table(self) -> None:
        self._uncover()
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" or event.matches(QKeySequence.StandardKey.Find):
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.selectAll()
        else:
            super().keyPressEvent(event)
