"""The Hypotheses view: claims and statements weighed against competing explanations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain import hypotheses
from reader.domain.edits import amend
from reader.domain.ids import new_id
from reader.domain.project import Hypothesis
from reader.ui.hypotheses.adding import EvidenceBox
from reader.ui.hypotheses.foot import Foot
from reader.ui.hypotheses.naming import NameField
from reader.ui.hypotheses.order import Order
from reader.ui.hypotheses.table import HypothesisTable
from reader.ui.labels import label
from reader.ui.models.hypotheses import HypothesesModel
from reader.ui.theme.fonts import reading_font
from reader.ui.view_head import view_head
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

EMPTY = (
    "No hypothesis yet. Add the explanations that compete, the unlikely ones too; then add claims "
    "and say of each how it fits."
)
NAME_WIDTH = 300
UNRATED = "Add claims or statements, or press W on a claim in an article."


class HypothesesView(QWidget):
    """The table with what it is made from; every change of it is an edit."""

    annotation_requested = Signal(str)
    said = Signal(str)
    """Something for the status line."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("hypothesesView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        self._session = window.session
        self._settings = window.settings.hypotheses
        self.model = HypothesesModel(self._session, window.standings, self)
        self.table = HypothesisTable(self.model, window.theme, self)
        self.name = NameField(self.table)
        self._title = label("Hypotheses")
        self._title.setFont(reading_font(24, 600))
        self._summary = label(role="soft")
        self._summary.setObjectName("hypothesesSummary")
        self.order = Order(self._settings)
        self.foot = Foot()
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._lay_out()
        self._wire()
        self._arrange()

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        buttons = []
        for name, text, do in (
            ("addHypothesis", "Add hypothesis", self.add_hypothesis),
            ("addEvidence", "Add claims…", self.ask_evidence),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(do)
            buttons.append(button)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(view_head(self._title, self._summary, buttons))
        layout.addWidget(self.order)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.foot)
        layout.addStretch()  # takes the room of a hidden table

    def _wire(self) -> None:
        table = self.table
        table.rated.connect(self.rate)
        table.passage_requested.connect(self._to_passage)
        table.row_removed.connect(self._remove_row)
        table.renaming.connect(self._rename)
        table.removing.connect(self._remove)
        table.noting.connect(self.foot.to_note)
        table.selectionModel().currentChanged.connect(self._moved)
        self.name.named.connect(self._named)
        self.name.left.connect(self._tell)
        self.foot.noted.connect(self._note)
        self.foot.left.connect(table.setFocus)
        self.order.chosen.connect(self._arrange)
        self.model.modelReset.connect(self._tell)
        self.model.dataChanged.connect(self._tell)

    def take_focus(self) -> None:
        """The view was come to: put it in order, and go on where one was."""
        self._arrange()
        self.table.setFocus()

    # --- order ---------------------------------------------------------------------------------

    @Slot()
    def _arrange(self) -> None:
        here = self._here
        row = here[0].id if here else ""
        model = self.model
        settings = self._settings
        model.telling_first, model.least_first = settings.telling_first, settings.least_first
        model.weighed = settings.weighed
        column = max(1, self.table.currentIndex().column())
        model.arrange()
        place = next((i for i, one in enumerate(model.evidence) if one.row.id == row), 0)
        if model.evidence and model.hypotheses:
            self.table.setCurrentIndex(model.index(place, column))

    # --- what one does -------------------------------------------------------------------------

    @property
    def _here(self) -> tuple[hypotheses.Row, Hypothesis | None] | None:
        """The row and the hypothesis of the current cell."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        return self.model.evidence[index.row()].row, self.model.hypothesis_at(index.column())

    @Slot(str)
    def rate(self, code: str) -> None:
        """Give the current cell a rating; "" takes it off."""
        here = self._here
        if here and here[1]:
            self._session.perform(hypotheses.rate(here[1], here[0], code))

    @Slot()
    def add_hypothesis(self) -> None:
        """Ask for the words of a new hypothesis."""
        self.table.setVisible(True)
        self._empty.setVisible(False)
        self._column.activate()  # the table has its width
        last = self.model.columnCount() - 1
        self.name.open(None, self._name_box(self.table.columnViewportPosition(last)))

    @Slot(int)
    def _rename(self, column: int) -> None:
        of = self.model.hypothesis_at(column)
        if of is not None:
            self.name.open(of, self._name_box(self.table.columnViewportPosition(column)))

    def _name_box(self, left: int) -> QRect:
        """Where the field for a name stands: over the head of a column that begins at `left`."""
        left = max(8, min(left, self.table.width() - NAME_WIDTH - 8))
        return QRect(left, 6, NAME_WIDTH, self.name.fontMetrics().height() + 16)

    @Slot(object, str)
    def _named(self, of: Hypothesis | None, words: str) -> None:
        if of is None:
            new = Hypothesis(new_id(), words)
            self._session.perform(hypotheses.add(new, self.model.hypotheses))
        else:
            self._session.perform(amend("Rename hypothesis", of, replace(of, text=words)))

    @Slot(int)
    def _remove(self, column: int) -> None:
        of = self.model.hypothesis_at(column)
        if of is not None:
            others = [one for one in self.model.hypotheses if one is not of]
            self._session.perform(hypotheses.remove(of, others))
            self.said.emit(f"“{of.text}” is removed; Ctrl+Z brings it back.")

    @Slot()
    def _remove_row(self) -> None:
        here = self._here
        if here:
            self._session.perform(hypotheses.remove_row(self.model.hypotheses, here[0].id))
            self.said.emit("Taken out of the table; Ctrl+Z brings it back.")

    @Slot()
    def ask_evidence(self) -> None:
        """Ask for a claim or a statement to be weighed."""
        if not self.model.hypotheses:
            self.said.emit("Add a hypothesis first, then claims to weigh against it.")
            return
        there = {one.row.id for one in self.model.evidence}
        window = self._window
        box = EvidenceBox(self._session, window.theme, window.searches, there, window.frame)
        box.row_chosen.connect(self._add_row)
        box.open(window.page.article_id)

    @Slot(object)
    def _add_row(self, row: hypotheses.Row) -> None:
        self._session.perform(hypotheses.add_rows(self.model.hypotheses, [row]))
        place = next(i for i, one in enumerate(self.model.evidence) if one.row.id == row.id)
        self.table.setCurrentIndex(self.model.index(place, 1))
        self.table.setFocus()

    @Slot()
    def _to_passage(self) -> None:
        index = self.table.currentIndex()
        claims = self.model.evidence[index.row()].claims if index.isValid() else ()
        if claims:
            self.annotation_requested.emit(claims[0])
        elif index.isValid():
            self.said.emit("No claim stands under this statement yet.")

    @Slot(str)
    def _note(self, words: str) -> None:
        here, rating = self._here, self.model.rating_at(self.table.currentIndex())
        if here and here[1]:
            code = rating.code if rating else ""
            self._session.perform(hypotheses.rate(here[1], here[0], code, words))

    # --- what it says --------------------------------------------------------------------------

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, _current: QModelIndex) -> None:
        self._tell_cell()

    @Slot()
    def _tell(self) -> None:
        model = self.model
        total = len(model.hypotheses) * len(model.evidence)
        rated = sum(model.score_of(one).rated for one in model.hypotheses)
        self._empty.setVisible(not model.hypotheses)
        self.table.setVisible(bool(model.hypotheses))
        self.foot.setVisible(bool(model.hypotheses))
        self.order.setVisible(bool(model.hypotheses))
        parts = [
            count(len(model.hypotheses), "hypothesis", "hypotheses"),
            count(len(model.evidence), "claim or statement", "claims and statements"),
        ]
        if total:
            parts.append(f"{rated} of {total} rated")
        elif model.hypotheses:
            parts[1] = UNRATED
        self._summary.setText(" · ".join(parts) if model.hypotheses else "")
        self._tell_cell()

    def _tell_cell(self) -> None:
        here = self._here
        rating = self.model.rating_at(self.table.currentIndex())
        self.foot.show_cell(here[1] if here else None, rating)
