"""The page of a statement: its words, its standing and why, where it was said, its links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.edits import amend
from reader.domain.statements import (
    delete_statement,
    merge_statements,
    take_out,
    turned,
)
from reader.ui.card.typed import TypedText
from reader.ui.claims.asker import Asker
from reader.ui.labels import heading, label
from reader.ui.links.field import Links
from reader.ui.statements.appearances import AppearanceList, AppearancesModel
from reader.ui.statements.judging import Judgement
from reader.ui.statements.telling import FEW, Told, tell, tell_in_job
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.domain.project import Statement
    from reader.ui.card.offers import Offer
    from reader.ui.claims.acts import Acts
    from reader.ui.jobs import Answer
    from reader.ui.main_window import MainWindow
    from reader.ui.standings import Standings

LEAST_LIST = 150
"""Pixels of the appearances; in a low window the page is scrolled."""
_ROLES = {"Contested": "bad", "Corroborated": "good"}
"""Judgement is green or red only where one was made."""
_FOLLOWED = {"annotation", "statement", "source", "grade", "connection", "version", "article"}


class StatementPage(QWidget):
    """Follows the project while a statement is shown."""

    left = Signal()
    claims_wanted = Signal(str)
    """Show the claims of this statement in the table."""

    def __init__(self, window: MainWindow, standings: Standings, acts: Acts) -> None:
        super().__init__()
        self.setObjectName("statementPage")
        self._window = window
        self._session = window.session
        self._standings = standings
        self._acts = acts
        self.statement_id = ""
        self._told_of = ""
        self._job = 0
        self.back = QToolButton()
        self.back.setObjectName("statementBack")
        self.back.setText("‹ Statements")
        self.back.setProperty("role", "soft")
        self.back.clicked.connect(self.left)
        self.text = TypedText("statementText", "Statement", 1, self)
        self.text.setFont(reading_font(16, 600))
        self.text.store_requested.connect(self._store_text)
        self.standing = label(wraps=True)
        self.standing.setObjectName("statementStanding")
        self.standing.setFont(interface_font("normal", 600))
        self.why = label(role="soft", wraps=True)
        self.why.setObjectName("statementWhy")
        self.judgement = Judgement(self)
        self.judgement.judged.connect(self._store_judgement)
        self.note = TypedText("statementNote", "Note", 1, self)
        self.note.setPlaceholderText("Note")
        self.note.store_requested.connect(self._store_note)
        self._said = heading("Said")
        self.model = AppearancesModel(window.session, self)
        self.list = AppearanceList(self.model, window.theme)
        self.list.opened.connect(window.going.to_annotation)
        self.list.turned.connect(self._turn)
        self.list.taken_out.connect(self._take_out)
        self.links = Links(window.session, window.theme)
        self._lay_out()
        window.session.edited_together.connect(self._edited)
        standings.changed.connect(self._weighed)
        window.jobs.answered.connect(self._answered)

    def _lay_out(self) -> None:
        self.show_claims = QPushButton("In the table")
        self.show_claims.setToolTip("Show its claims alone in the table")
        self.merge = QPushButton("Merge into…")
        self.delete = QPushButton("Delete")
        for name, button, slot in (
            ("statementClaims", self.show_claims, self._ask_claims),
            ("mergeStatement", self.merge, self._ask_merge),
            ("deleteStatement", self.delete, self._delete),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for button in (self.show_claims, self.merge, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        for field in (self.text, self.note):
            field.setProperty("quiet", "line")
        for choice in self.judgement.choices:
            choice.setProperty("quiet", "true")
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "paper")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(5, 0, 4, 10)
        layout.setSpacing(8)
        self.list.setMinimumHeight(LEAST_LIST)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(area, 1)
        layout.addWidget(self.text)
        layout.addWidget(self.standing)
        layout.addWidget(self.why)
        layout.addWidget(self.judgement)
        layout.addWidget(self.note)
        layout.addWidget(self._said)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.links)
        layout.addLayout(foot)

    # --- showing -------------------------------------------------------------------------------

    @property
    def statement(self) -> Statement | None:
        """The statement shown, as it is now."""
        found: Statement | None = self._session.store.get("statement", self.statement_id)
        return found

    def show_statement(self, statement: str) -> None:
        """Show a statement."""
        if statement != self.statement_id:
            self.text.flush()
            self.note.flush()
        self.statement_id = statement
        self._show()

    def _show(self) -> None:
        statement = self.statement
        if statement is None:
            self.statement_id = ""
            self.left.emit()
            return
        self.text.show_stored(statement.text)
        self.note.show_stored(statement.note)
        self.judgement.show_statement(statement)
        self.links.show_thing(statement.id)
        self._tell()

    @Slot(object)
    def _weighed(self, keys: set[str] | None) -> None:
        if keys is None or self.statement_id in keys:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        """Tell of the claims; of very many beside the window, the last known meanwhile."""
        if not self.statement_id:
            return
        session, copied = self._session, self._standings.copied
        self._window.jobs.cancel(self._job)
        self._job = 0
        counted = session.store.statements.rows([self.statement_id])
        if counted and counted[0].claims > FEW:
            path = session.store.path
            start = self._window.jobs.start
            self._job = start(tell_in_job, path, self.statement_id, dict(copied))
            if self._told_of != self.statement_id:
                self._show_told(Told([], "…", ""))
                self._said.setText(count(counted[0].claims, "claim").upper())
        else:
            self._show_told(tell(session.store, self.statement_id, copied, session.sources))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = 0
            self._show_told(answer.value)

    def _show_told(self, told: Told) -> None:
        self._told_of = self.statement_id
        self.list.show_rows(told.rows)
        self._said.setText(count(len(told.rows), "claim").upper())
        self.standing.setText(told.standing)
        role = _ROLES.get(told.standing.partition(" ·")[0], "")
        if self.standing.property("role") != role:
            self.standing.setProperty("role", role)
            self.standing.style().polish(self.standing)
        self.why.setText(told.reasons)

    @Slot(object)
    def _edited(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if self.statement_id and entities & _FOLLOWED:
            self._show()

    # --- changing ------------------------------------------------------------------------------

    @Slot(str)
    def _store_text(self, text: str) -> None:
        words, statement = " ".join(text.split()), self.statement
        if statement and words and words != statement.text:
            after = replace(statement, text=words)
            edit = amend("Rename statement", statement, after)
            self._session.perform(edit.grouped(self.text.visit))

    @Slot(str)
    def _store_note(self, text: str) -> None:
        statement = self.statement
        if statement and text != statement.note:
            edit = amend("Note on statement", statement, replace(statement, note=text))
            self._session.perform(edit.grouped(self.note.visit))

    @Slot(str, object)
    def _store_judgement(self, label: str, after: Statement) -> None:
        statement = self.statement
        if statement:
            self._session.perform(amend(label, statement, after))

    @Slot(str)
    def _turn(self, claim: str) -> None:
        statement = self.statement
        if statement:
            self._session.perform(turned(self._session.store.annotations([claim]), statement))

    @Slot(str)
    def _take_out(self, claim: str) -> None:
        statement = self.statement
        if statement:
            self._session.perform(take_out(self._session.store.annotations([claim]), statement))

    @Slot()
    def _ask_claims(self) -> None:
        self.claims_wanted.emit(self.statement_id)

    @Slot()
    def _delete(self) -> None:
        statement, store = self.statement, self._session.store
        if statement:
            links = store.statements.connections_of(statement.id)
            claims = store.statements.all_claims_of(statement.id)
            rated = store.hypotheses_on(statement.id)
            self._session.perform(delete_statement(statement, claims, links, rated))

    @Slot()
    def _ask_merge(self) -> None:
        asker = Asker("Merge into", self._others, self._window.theme, self)
        asker.chosen.connect(self._merge)
        asker.open(QPoint(0, self.merge.y() - 60))

    def _others(self, typed: str) -> list[Offer]:
        offers = self._acts.statement_offers(typed)
        return [of for of in offers if of.kind == "known" and of.id != self.statement_id]

    @Slot(object)
    def _merge(self, offer: Offer) -> None:
        store, gone = self._session.store, self.statement
        kept = store.get("statement", offer.id)
        if gone is None or kept is None:
            return
        of = store.statements
        links = [*of.connections_of(gone.id), *of.connections_of(kept.id)]
        claims = of.all_claims_of(gone.id)
        rated = store.hypotheses_on(gone.id)
        self.statement_id = kept.id
        if not self._session.perform(merge_statements(kept, gone, claims, links, rated)):
            self.statement_id = gone.id
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
