"""The Matrix view: statements, articles or tags by sources, with the passages of each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from reader.domain.matrix_order import as_table
from reader.ui.gathering import Gathering
from reader.ui.labels import label
from reader.ui.matrix.bar import MatrixBar
from reader.ui.matrix.gathering import Asked, Gathered, arrange, gather
from reader.ui.matrix.legend import Legend
from reader.ui.matrix.passages import PassageList
from reader.ui.matrix.table import MatrixTable
from reader.ui.models.matrix import MatrixModel
from reader.ui.theme.fonts import reading_font
from reader.ui.view_head import view_head
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.matrix import Head
    from reader.ui.jobs import Answer
    from reader.ui.main_window import MainWindow

FOLLOWED = frozenset({"annotation", "grade", "source", "tag", "statement", "article", "version"})
EMPTY = {
    "statement": "No statement yet. Go to a claim in an article and press P to put it under one; "
    "the claims of other articles that say the same go under it too.",
    "claim": "No claim yet. Select words in an article and press C.",
    "article": "No claim yet. Select words in an article and press C.",
    "tag": "No claim has a tag yet. Go to a claim in an article and press T.",
}
NONE_PASSES = "Nothing passes the filters. Esc in a field clears it."
_NOUNS = {"statement": "statement", "claim": "row", "article": "article", "tag": "tag"}
FIRST_ROWS = 8
"""Rows that are in sight in a window of the usual size."""
_LEAVES = "Nobody says any of it in an article yet."


class MatrixView(QWidget):
    """Follows the project; the current cell stays where it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("matrixView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        self._look = window.settings.view(window.session.store.project().id).matrix
        self._all: Gathered | None = None
        self._here = ("", "")
        self._is_settled = False
        """Whether the current cell is to stay: not while the standings are still to come."""
        self._job = 0
        self._wanted: Asked | None = None
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model, window.theme)
        self.bar = MatrixBar(self._look)
        self.passages = PassageList(window.session, window.theme)
        self.legend = Legend(window.theme)
        self._title = label("Who says what")
        self._title.setFont(reading_font(24, 600))
        self.summary = label(role="soft")
        self.summary.setObjectName("matrixSummary")
        self.empty: QLabel = label(role="soft", wraps=True)
        self.empty.setObjectName("matrixEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.gathering = Gathering(window, self._wish, FOLLOWED, self.isVisible, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        cells = QWidget()
        self._stack = QStackedLayout(cells)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(cells)
        parts.addWidget(self.passages)
        parts.setStretchFactor(0, 1)
        parts.setSizes([600, 84])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 8)
        layout.setSpacing(4)
        fields = (self.bar.row_filter, self.bar.column_filter)
        layout.addLayout(view_head(self._title, self.summary, fields))
        layout.addSpacing(8)
        layout.addWidget(self.bar)
        layout.addSpacing(8)
        layout.addWidget(parts, 1)
        layout.addWidget(self.legend)

    def _wire(self) -> None:
        self.bar.gathered.connect(self.gathering.ask)
        self.bar.arranged.connect(self._arrange)
        self.bar.left.connect(self.table.setFocus)
        self.gathering.came.connect(self._came)
        self._window.jobs.answered.connect(self._arranged)
        self._window.standings.changed.connect(self._weighed)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.table.passages_wanted.connect(self.passages.enter)
        self.table.opened.connect(self._open_first)
        self.table.pinned.connect(self._pin)
        self.table.copied.connect(self.copy_table)
        self.passages.opened.connect(self._window.going.to_annotation)
        self.passages.left.connect(self.table.setFocus)

    def take_focus(self) -> None:
        """The view was come to: bring it up to date, and go on in the cell where one was."""
        self.gathering.look()
        self.table.setFocus()

    # --- what is shown -------------------------------------------------------------------------

    def _wish(self) -> tuple[Any, ...]:
        return gather, self._window.session.store.path, self.bar.by

    @Slot(object)
    def _came(self, gathered: Gathered) -> None:
        self._all = gathered
        self._arrange()

    @Slot()
    def _weighed(self) -> None:
        if self._all is not None and self.isVisible():
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """At once where there is little; else beside the window, always for the last wish."""
        of = self._all
        if of is None:
            return
        jobs, asked = self._window.jobs, self._asked(of)
        jobs.cancel(self._job)
        self._job = 0
        if of.is_large:
            self._wanted = asked
            self._job = jobs.start(arrange, of, asked)
        else:
            self._show(of, asked, *arrange(None, of, asked))

    @property
    def _wants_standings(self) -> bool:
        return self.bar.by in ("statement", "claim")

    def _asked(self, of: Gathered) -> Asked:
        look, bar = self._look, self.bar
        return Asked(
            bar.row_filter.text(),
            bar.column_filter.text(),
            bar.standing,
            self._window.standings.codes if self._wants_standings else {},
            frozenset(look.pinned),
            (look.row_order, look.row_descending),
            (look.column_order, look.column_descending),
        )

    @Slot(object)
    def _arranged(self, answer: Answer) -> None:
        if self._job and answer.job == self._job and self._all and self._wanted:
            self._job = 0
            self._show(self._all, self._wanted, *answer.value)

    @property
    def is_busy(self) -> bool:
        """Whether what is asked for is still to come."""
        return bool(self._job) or self.gathering.is_busy

    def _show(
        self, of: Gathered, asked: Asked, rows: Sequence[Head], columns: Sequence[Head]
    ) -> None:
        across, down = self.table.horizontalScrollBar(), self.table.verticalScrollBar()
        scrolled, here = (across.value(), down.value()), self._here
        self.model.show_matrix(
            *(rows, columns, of.cells, asked.standings, self._look.show, asked.pinned)
        )
        across.setValue(scrolled[0])
        down.setValue(scrolled[1])
        self._stand(here)
        self._is_settled = bool(asked.standings) or not self._wants_standings
        self._tell(of)

    def _stand(self, here: tuple[str, str]) -> None:
        """Make the cell of a row and a column current, else the first that has something."""
        index = self.model.place(*here)
        if not (index.isValid() and self._is_settled):
            index = self._first_filled()
        self.table.setCurrentIndex(index)
        self._show_passages()

    def _first_filled(self) -> QModelIndex:
        """A cell that has something, as far left as there is one in the first rows: in sight."""
        cells = self.model
        rows, columns = range(min(len(cells.rows), FIRST_ROWS)), range(len(cells.columns))
        found = ((r, c) for c in columns for r in rows if cells.parts(r, c))
        return cells.index(*next(found, (0, 0)))

    def _tell(self, of: Gathered) -> None:
        rows, columns = len(self.model.rows), len(self.model.columns)
        noun = _NOUNS[of.by]
        words = count(rows, noun)
        if rows != len(of.rows):
            words = f"{rows:,} of {count(len(of.rows), noun)}"
        parts = [words, count(columns, "source"), count(of.claims, "claim")]
        self.summary.setText(" · ".join(parts))
        nothing = not rows or not columns
        if nothing:
            of_rows = EMPTY[of.by] if not of.rows else _LEAVES
            self.empty.setText(NONE_PASSES if self.bar.is_narrowed else of_rows)
        self._stack.setCurrentIndex(1 if nothing else 0)
        self.passages.setVisible(not nothing)
        self.legend.setVisible(not nothing)
        self.table.corner.tell(_NOUNS[of.by].capitalize(), bool(self.model.standings))

    # --- the current cell ----------------------------------------------------------------------

    @Slot()
    def _moved(self) -> None:
        self._show_passages()

    def _show_passages(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            rows, columns = self.model.rows, self.model.columns
            self._here = (rows[index.row()].key, columns[index.column()].key)
        self.passages.passages.show_marks(self.model.marks(index))

    @Slot()
    def _open_first(self) -> None:
        marks = self.model.marks(self.table.currentIndex())
        if marks:
            self._window.going.to_annotation(marks[0].claim)

    @Slot(str)
    def _pin(self, key: str) -> None:
        pinned = self._look.pinned
        if key in pinned:
            pinned.remove(key)
        else:
            pinned.append(key)
        self._arrange()

    def as_text(self) -> str:
        """What is shown, as lines of cells parted by tabs."""
        model, of = self.model, self._all
        columns = {head.key: place for place, head in enumerate(model.columns)}
        parts = {
            row.key: {
                key: model.parts(r, columns[key])
                for key in (of.cells.get(row.key, ()) if of else ())
                if key in columns
            }
            for r, row in enumerate(model.rows)
        }
        return as_table(model.rows, model.columns, parts, model.standings)

    @Slot()
    def copy_table(self) -> None:
        """Copy what is shown as a table for a spreadsheet."""
        self._window.actions_by_name["copy_as_table"].trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" or event.matches(QKeySequence.StandardKey.Find):
            self.bar.to_filter()
        else:
            super().keyPressEvent(event)
