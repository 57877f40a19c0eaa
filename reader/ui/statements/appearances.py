"""How a statement was said over time, as a list: day, words, who, sense and shifts of hedging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from reader.domain.statements import OPPOSITE
from reader.ui.models.face import voice_letter
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate, draw_lines, line_count
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import day, speaker

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.domain.statements import Appearance
    from reader.ui.models import Index
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

LINES = 2
_STANCES = {"denies": " (denies)", "doubts": " (doubts)", "asks": " (asks)"}


CHUNK = 64
"""Claims that are read at a time, as they are looked at."""
MOST_READ = 20 * CHUNK


class AppearancesModel(RowsModel):
    """The appearances of one statement, by date; there may be thousands."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Appearance] = []
        self._places: dict[str, int] = {}
        self._read: dict[str, Annotation] = {}

    def show_rows(self, rows: list[Appearance]) -> None:
        """Show these; where they are the same claims as before, only what is said of them."""
        self._read.clear()
        same = [of.claim for of in rows] == [of.claim for of in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self._places = {of.claim: place for place, of in enumerate(rows)}
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, claim: str) -> int:
        """The row of a claim, -1 for none."""
        return self._places.get(claim, -1)

    def claim(self, row: Appearance) -> Annotation | None:
        """The claim, read with those around it; None where it is gone just now."""
        if row.claim not in self._read:
            if len(self._read) > MOST_READ:
                self._read.clear()
            first = self._places.get(row.claim, 0) // CHUNK * CHUNK
            ids = [of.claim for of in self._rows[first : first + CHUNK]]
            self._read.update((of.id, of) for of in self._session.store.annotations(ids))
        return self._read.get(row.claim)

    def words(self, row: Appearance) -> str:
        """Its quotation."""
        claim = self.claim(row)
        return claim.quotation if claim else ""

    def described(self, row: Appearance) -> str:
        """An appearance as one sentence."""
        return ", ".join(filter(None, (self.words(row), self.facts(row), self.remark(row))))

    def facts(self, row: Appearance) -> str:
        """ "1:14 · 8 May 2017 · Vitali Kremez, Flashpoint · B3"."""
        session, claim = self._session, self.claim(row)
        if claim is None:
            return ""
        who = [
            speaker(stated[-1], session.sources) + _STANCES.get(voice.stance, "")
            for voice in claim.attributions
            if (stated := [link for link in voice.chain if link.stated])
        ]
        letters = "".join(dict.fromkeys(voice_letter(v, session) for v in claim.attributions))
        digit = session.grades.get(claim.id)
        grade = letters + ((digit.value if digit else "") or "")
        facts = (session.citation(claim), day(row.day), "; ".join(who) or "nobody named", grade)
        return " · ".join(filter(None, facts))

    def remark(self, row: Appearance) -> str:
        """The sense, hedges and shift of it."""
        said = "says the opposite" if row.polarity == OPPOSITE else ""
        hedged = f"hedged: {', '.join(row.hedges)}" if row.hedges and not row.shift else ""
        return " · ".join(filter(None, (said, hedged, row.shift)))


class AppearanceList(QListView):
    """Enter or a double click reads the claim; O turns its sense, Delete takes it out."""

    opened = Signal(str)
    turned = Signal(str)
    taken_out = Signal(str)

    def __init__(
        self, model: AppearancesModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self.setObjectName("appearances")
        self.setAccessibleName("Where it was said")
        self.setModel(model)
        self.setItemDelegate(AppearanceRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> str | None:
        """The claim that has the keyboard."""
        row: Appearance | None = self.currentIndex().data(ROW)
        return row.claim if row else None

    def show_rows(self, rows: list[Appearance]) -> None:
        """Show these; the keyboard stays at the claim where it was, else at its row."""
        here, row = self.current, self.currentIndex().row()
        self._rows.show_rows(rows)
        row = self._rows.row_of(here or "") if self._rows.row_of(here or "") >= 0 else row
        if rows:
            self.setCurrentIndex(self._rows.index(min(max(row, 0), len(rows) - 1)))

    @Slot(QModelIndex)
    def _open(self) -> None:
        if self.current:
            self.opened.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.text().lower() == "o" and self.current:
            self.turned.emit(self.current)
        elif (event.key() == Qt.Key.Key_Delete or event.text().lower() == "x") and self.current:
            self.taken_out.emit(self.current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No type-ahead."""


class AppearanceRows(RowDelegate):
    """Two lines of the quotation, facts, and a remark; an edge that tells the sense."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._quote = reading_font(13)
        self._small = interface_font("small")
        self._strong = interface_font("small", 600)

    def row_height(self) -> int:
        small = QFontMetrics(self._small).height()
        return LINES * QFontMetrics(self._quote).height() + 2 * small + 18

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: Appearance = index.data(ROW)
        model = index.model()
        if not isinstance(model, AppearancesModel):
            return
        against = row.polarity == OPPOSITE
        edge = QRect(rect.left(), rect.top() + 5, 3, rect.height() - 10)
        painter.fillRect(edge, self.theme.color("bad" if against else "claim-line"))
        inner = rect.adjusted(12, 6, -6, -6)
        painter.setPen(self.theme.color("ink"))
        quotation = model.words(row)[:400]
        # what is said stays together, in the middle of its row
        spare = LINES - line_count(quotation, self._quote, inner.width(), LINES)
        spare *= QFontMetrics(self._quote).height()
        spare += 0 if model.remark(row) else QFontMetrics(self._small).height()
        inner.translate(0, spare // 2)
        at = QPointF(inner.topLeft())
        high = round(draw_lines(painter, at, inner.width(), quotation, self._quote, LINES))
        small = QFontMetrics(self._small).height()
        line = QRect(inner.left(), inner.top() + high + 2, inner.width(), small)
        self.words(painter, line, model.facts(row), self._small, "soft")
        role = "warn-ink" if row.shift else "bad" if against else "soft"
        font = self._strong if row.shift else self._small
        self.words(painter, line.translated(0, small + 1), model.remark(row), font, role)
