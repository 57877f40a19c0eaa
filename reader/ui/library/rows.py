"""How a row of the library is drawn: the title in two lines, then date, language and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from reader.ui.library.signs import star
from reader.ui.library.wording import title_of
from reader.ui.models.arranging import Heading
from reader.ui.models.rows import ROW
from reader.ui.rows import RowDelegate, draw_lines, line_count
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.store.store import ArticleRow
    from reader.ui.models import Index
    from reader.ui.models.articles import ArticlesModel
    from reader.ui.theme.theme import Theme

_PICTURES = 120
"""Pictures of rows that are kept: some screens of them."""
_MARKED = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
PADDING = 9
GAP = 3


class ArticleRows(RowDelegate):
    """Articles of one height, so that a long list costs nothing to lay out; headings are lower."""

    def __init__(self, theme: Theme, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = model
        self._pictures: dict[int, tuple[ArticleRow, tuple[object, ...], QPixmap]] = {}
        self._title = interface_font(weight=600)
        self._small = interface_font("small")
        self._label = interface_font("small", weight=600)
        self._title_line = QFontMetrics(self._title).height()
        self._small_line = QFontMetrics(self._small).height()

    def row_height(self) -> int:
        return 2 * PADDING + 2 * self._title_line + GAP + self._small_line

    def heading_height(self) -> int:
        """The height of the row above a group."""
        return self._small_line + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = isinstance(index.data(ROW), Heading)
        return QSize(80, self.heading_height() if is_heading else self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index.row())
        if option.state & _MARKED or row is None or isinstance(row, Heading):
            super().paint(painter, option, index)
        else:
            # most rows are nothing but their picture, and many of them are painted
            rect = option.rect.adjusted(self.inset, 0, -self.inset, 0)
            painter.drawPixmap(rect.topLeft(), self._picture(painter, rect.size(), row))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: ArticleRow | Heading | None = index.data(ROW)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif row is not None:
            painter.drawPixmap(rect.topLeft(), self._picture(painter, rect.size(), row))

    def _picture(self, painter: QPainter, size: QSize, row: ArticleRow) -> QPixmap:
        """The words of a row, drawn once: what is scrolled is pictures."""
        scale = painter.device().devicePixelRatio()
        key = (size.width(), scale, self.theme.name, self._model.is_unread(row))
        known = self._pictures.get(row.place)
        if known is not None and known[0] is row and known[1] == key:
            return known[2]
        if len(self._pictures) >= _PICTURES:
            self._pictures.clear()
        picture = QPixmap(round(size.width() * scale), round(size.height() * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        into = QPainter(picture)
        self._paint_article(into, QRect(QPoint(0, 0), size), row)
        into.end()
        self._pictures[row.place] = (row, key, picture)
        return picture

    def _paint_article(self, painter: QPainter, rect: QRect, row: ArticleRow) -> None:
        inner = rect.adjusted(PADDING + 1, PADDING, -PADDING, -PADDING)
        title = title_of(row)
        lines = line_count(title, self._title, inner.width(), 2)
        # a title of one line stands in the middle of its room, with its second line
        y = inner.top() + (2 - lines) * self._title_line / 2
        painter.setPen(self.theme.color("ink"))
        y += draw_lines(painter, QPointF(inner.left(), y), inner.width(), title, self._title, 2)
        below = QRect(inner.left(), round(y) + GAP, inner.width(), self._small_line)
        self._paint_facts(painter, below, row)
        if self._model.is_unread(row):
            # a mark that is there or not, so that nobody has to know its colour
            first = rect.top() + PADDING + (2 - lines) * self._title_line / 2
            self.dot(painter, rect.left() + 1, first + self._title_line / 2, "source", 5)

    def _paint_facts(self, painter: QPainter, rect: QRect, row: ArticleRow) -> None:
        facts = " · ".join(filter(None, (day(row.published), row.language.upper()[:5])))
        x = rect.left()
        middle = rect.center().y() + 0.5
        if facts:
            x += self.words(painter, rect, facts, self._small, "soft") + 10
        for number, role in ((row.claims, "claim-line"), (row.mentions, "source")):
            if not number:
                continue
            self.dot(painter, x, middle, role)
            place = QRect(round(x) + 11, rect.top(), 60, rect.height())
            x = place.left() + self.words(painter, place, str(number), self._small, "soft") + 10
        if row.starred:
            at = QPointF(rect.right() - 12, middle - 6)
            star(painter, at, self.theme.color("claim-line"))

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        inner = rect.adjusted(PADDING + 1, 4, -PADDING, 0)
        self._arrow(painter, QPointF(inner.left(), inner.center().y() + 0.5), row.folded)
        number = f"{row.count:,}"
        wide = QFontMetrics(self._small).horizontalAdvance(number)
        self.words(painter, inner, number, self._small, "soft", right=True)
        room = inner.adjusted(14, 0, -wide - 8, 0)
        self.words(painter, room, self._model.called(row), self._label, "soft")

    def _arrow(self, painter: QPainter, at: QPointF, folded: bool) -> None:
        path = QPainterPath()
        corners = ((1, -4), (5, 0), (1, 4)) if folded else ((-1, -2), (3, 2), (7, -2))
        path.moveTo(at + QPointF(*corners[0]))
        for corner in corners[1:]:
            path.lineTo(at + QPointF(*corner))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("soft"), 1.5))
        painter.drawPath(path)
