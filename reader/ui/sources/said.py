"""What a source says and where it is named, as a short list of quotations on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from reader.store.sources import FOR, IMPLIED
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate, draw_lines, line_count
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import day, spoken

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.domain.annotation import Annotation
    from reader.store.sources import Spoken
    from reader.ui.models import Index
    from reader.ui.session import Session
    from reader.ui.sources.company import Company
    from reader.ui.theme.theme import Theme

MOST_HIGH = 4
"""How many quotations are shown without scrolling."""
LINES = 2
_SIDES = (12, 6)
SHOWN = 300
"""So many passages are listed at most."""
_LAST = "\U0010ffff"
_HOW = {IMPLIED: "only implied", FOR: "speaks for it"}


def _told(claim: Spoken, by: str) -> str:
    """When a claim was, by the date that is asked for, and how the source is in it."""
    date = getattr(claim, by)
    when = day(date) or ("date not known" if date == "" or by != "published" else "")
    return " · ".join(filter(None, (when, _HOW.get(claim.how, ""))))


class SaidModel(RowsModel):
    """The annotations that name one source: claims by a date, then mentions."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._rows: list[Annotation] = []
        self._facts: dict[str, str] = {}

    def show_annotations(self, annotations: list[Annotation], facts: dict[str, str]) -> None:
        """Show these; `facts` tells of some (by id) when, and how the source is in it."""
        if annotations == self._rows and facts == self._facts:
            return
        self.beginResetModel()
        self._rows = annotations
        self._facts = facts
        self.endResetModel()

    def first(self, most: int) -> list[Annotation]:
        """The first rows."""
        return self._rows[:most]

    def words(self, row: Annotation) -> str:
        """Its quotation."""
        return row.quotation

    def described(self, row: Annotation) -> str:
        """An annotation as one sentence."""
        return spoken(row, self.session.citation(row), self.session.sources)

    def facts(self, annotation: Annotation) -> str:
        """ "1:14 · 8 May 2017 · hedged" under the quotation."""
        told = self._facts.get(annotation.id)
        if told is None:
            article = self.session.articles.get(annotation.article)
            told = day(article.published) if article else ""
        facts = [self.session.citation(annotation), told]
        facts += ["hedged" if annotation.hedges else "", annotation.kind]
        return " · ".join(filter(None, facts))


class SaidList(QListView):
    """Enter or a click goes to the passage."""

    annotation_requested = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceClaims")
        self.setAccessibleName("What names this source")
        self.setProperty("ground", "card")
        self._session = session
        self.said = SaidModel(session, self)
        self.setModel(self.said)
        self._delegate = SaidRows(theme, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._go)
        theme.changed.connect(self.viewport().update)

    def show_company(self, company: Company, by: str = "published") -> int:
        """List what names a source, claims by a date ("event", "said" …) first; how many it is.

        Of very many the first SHOWN are listed.
        """
        claims = sorted(company.spoken, key=lambda of: getattr(of, by) or _LAST)
        ids = [*(of.id for of in claims), *company.mentions]
        facts = {of.id: _told(of, by) for of in claims[:SHOWN]}
        self.said.show_annotations(self._session.annotations(ids[:SHOWN]), facts)
        self._fit()
        self.setVisible(bool(ids))
        return len(ids)

    def _fit(self) -> None:
        """As high as its rows; of many rows, which then scroll, as high as the first few."""
        number = self.said.rowCount()
        few = number <= MOST_HIGH
        self.setUniformItemSizes(not few)
        self._delegate.room = self.width() if few else 0
        heights = [self._delegate.height_of(row) for row in self.said.first(MOST_HIGH)]
        self.setFixedHeight(sum(heights))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.annotation_requested.emit(index.data(ROW).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)


class SaidRows(RowDelegate):
    """Two lines of the quotation in the reading type, a line of facts, an edge by kind."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.room = 0
        """The width to which short quotations make their rows lower; 0 gives all one height."""
        self._quote = reading_font(14)
        self._small = interface_font("small")
        self._line = QFontMetrics(self._quote).height()

    def row_height(self) -> int:
        return LINES * self._line + QFontMetrics(self._small).height() + 14

    def height_of(self, annotation: Annotation) -> int:
        """The height of one row, in pixels."""
        if not self.room:
            return self.row_height()
        words = " ".join(annotation.quotation.split())
        lines = line_count(words, self._quote, self.room - sum(_SIDES), LINES)
        return self.row_height() - (LINES - lines) * self._line

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.height_of(index.data(ROW)))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        annotation: Annotation = index.data(ROW)
        edge = QRect(rect.left(), rect.top() + 4, 3, rect.height() - 8)
        claim = annotation.kind == "claim"
        painter.fillRect(edge, self.theme.color("claim-line" if claim else "source"))
        inner = rect.adjusted(_SIDES[0], 5, -_SIDES[1], -5)
        painter.setPen(self.theme.color("ink"))
        at = QPointF(inner.topLeft())
        high = draw_lines(painter, at, inner.width(), annotation.quotation, self._quote, LINES)
        below = QRect(inner.left(), inner.top() + round(high) + 2, inner.width(), 18)
        model = index.model()
        if isinstance(model, SaidModel):
            self.words(painter, below, model.facts(annotation), self._small, "soft")
