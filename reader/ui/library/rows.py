"""How a row of the library is drawn: the title in two lines, then date, language and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFontMetrics, QPainter

from reader.ui.models.articles import title_of
from reader.ui.models.rows import ROW
from reader.ui.rows import RowDelegate, draw_lines, line_count
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import day

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.store.store import ArticleRow
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

PADDING = 9
GAP = 3


class ArticleRows(RowDelegate):
    """Rows of one height, so that a long list costs nothing to lay out."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._title = interface_font(weight=600)
        self._small = interface_font("small")
        self._title_line = QFontMetrics(self._title).height()
        self._small_line = QFontMetrics(self._small).height()

    def row_height(self) -> int:
        return 2 * PADDING + 2 * self._title_line + GAP + self._small_line

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: ArticleRow = index.data(ROW)
        inner = rect.adjusted(PADDING + 1, PADDING, -PADDING, -PADDING)
        title = title_of(row)
        lines = line_count(title, self._title, inner.width(), 2)
        # a title of one line stands in the middle of its room, with its second line
        y = inner.top() + (2 - lines) * self._title_line / 2
        painter.setPen(self.theme.color("ink"))
        y += draw_lines(painter, QPointF(inner.left(), y), inner.width(), title, self._title, 2)
        below = QRect(inner.left(), round(y) + GAP, inner.width(), self._small_line)
        self._paint_facts(painter, below, row)

    def _paint_facts(self, painter: QPainter, rect: QRect, row: ArticleRow) -> None:
        facts = " · ".join(filter(None, (day(row.published), row.language.upper()[:5])))
        x = rect.left()
        if facts:
            x += self.words(painter, rect, facts, self._small, "soft") + 10
        middle = rect.center().y() + 0.5
        for number, role in ((row.claims, "claim-line"), (row.mentions, "source")):
            self.dot(painter, x, middle, role)
            place = QRect(round(x) + 11, rect.top(), 60, rect.height())
            x = place.left() + self.words(painter, place, str(number), self._small, "soft") + 10
