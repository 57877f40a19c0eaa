"""How the table of hypotheses looks: evidence in two lines, ratings by letters and by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.ui.models.hypotheses import EVIDENCE, HypothesesModel
from reader.ui.models.rows import ROW
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.hypotheses.evidence import Evidence
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

PAD = 10
CHIP = (44, 26)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_INK = {"CC": "good", "C": "good", "N": "soft", "I": "bad", "II": "bad", "NA": "soft"}


class HypothesisCells(QStyledItemDelegate):
    """Consistent: a round box; inconsistent: a square one; strongly: a thick line, bold letters."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = reading_font(16)
        self._small = interface_font("small")
        self._usual = interface_font()
        self._bold = interface_font(weight=700)

    def row_height(self) -> int:
        """The height of a row: a line of words, and one that says whose."""
        return QFontMetrics(self._words).height() + QFontMetrics(self._small).height() + 16

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        theme, rect = self._theme, option.rect
        table = option.widget
        assert isinstance(table, QTableView)
        current = table.currentIndex()
        if current.row() == index.row():
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        model = index.model()
        assert isinstance(model, HypothesesModel)
        if index.column() == EVIDENCE:
            self._evidence(painter, rect, index.data(ROW))
        elif model.hypothesis_at(index.column()) is None:
            painter.setFont(self._small)
            painter.setPen(theme.color("soft"))
            painter.drawText(rect.adjusted(PAD, 0, 0, 0), int(_MIDDLE), index.data())
        else:
            rating = model.rating_at(index)
            self._rating(painter, rect, rating.code if rating else "")
            if rating and rating.note:
                self._corner(painter, rect)
        if current == index and option.state & QStyle.StateFlag.State_Active and table.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def _evidence(self, painter: QPainter, rect: QRect, evidence: Evidence) -> None:
        inner = rect.adjusted(PAD, 6, -PAD, -6)
        lines = ((self._words, "ink", evidence.words), (self._small, "soft", evidence.detail))
        top = inner.top()
        for font, role, words in lines:
            metrics = QFontMetrics(font)
            line = QRect(inner.left(), top, inner.width(), metrics.height() + 2)
            cut = Qt.TextElideMode.ElideRight
            shown = metrics.elidedText(" ".join(words.split()), cut, inner.width())
            painter.setFont(font)
            painter.setPen(self._theme.color(role))
            painter.drawText(line, int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), shown)
            top += metrics.height() + 3

    def _rating(self, painter: QPainter, rect: QRect, code: str) -> None:
        theme = self._theme
        box = QRectF(0, 0, *CHIP)
        box.moveCenter(QRectF(rect).center())
        if not code:
            painter.setPen(theme.color("soft"))
            painter.setFont(self._usual)
            painter.drawText(rect, int(_CENTER), "·")
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong, colour = len(code) == 2 and code != "NA", theme.color(_INK[code])
        if code not in ("N", "NA"):
            painter.setBrush(theme.color("card"))
            painter.setPen(QPen(colour, 2.5 if strong else 1))
            radius = box.height() / 2 if code[0] == "C" else 2
            painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self._bold if strong else self._usual)
        painter.setPen(colour)
        painter.drawText(box, int(_CENTER), code)

    def _corner(self, painter: QPainter, rect: QRect) -> None:
        """A note stands behind the rating."""
        right, top = rect.right() - 6, rect.top() + 6
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("source"))
        corner = (QPointF(right - 8, top), QPointF(right, top), QPointF(right, top + 8))
        painter.drawPolygon(QPolygonF(corner))


class HypothesisHeader(QHeaderView):
    """The names of the hypotheses in up to three lines, and what stands against each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._name = interface_font(weight=600)
        self._small = interface_font("small")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        lines = 3 * QFontMetrics(self._name).height() + 2 * QFontMetrics(self._small).height()
        return QSize(super().sizeHint().width(), lines + 18)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not rect.isValid() or not isinstance(model, HypothesesModel):
            return
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("paper"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PAD, 4, -4, -6)
        of = model.hypothesis_at(section)
        if of is None:
            painter.setFont(self._small)
            painter.setPen(theme.color("soft"))
            below = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            words = model.headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole)
            painter.drawText(inner, below, words)
        else:
            small = QFontMetrics(self._small).height()
            names = inner.adjusted(0, 0, 0, -2 * small - 4)
            self._wrapped(painter, names, of.text)
            self._against(painter, inner, model.against(of), model.is_least(of))
        painter.restore()

    def _wrapped(self, painter: QPainter, rect: QRect, words: str) -> None:
        """Words at the foot of a box, in as many lines as it has; what is too long ends in "…"."""
        metrics = QFontMetrics(self._name)
        lines = wrapped(words, metrics, rect.width(), max(1, rect.height() // metrics.height()))
        painter.setFont(self._name)
        painter.setPen(self._theme.color("ink"))
        top = rect.bottom() - metrics.height() * len(lines)
        for at, line in enumerate(lines):
            box = QRect(rect.left(), top + at * metrics.height(), rect.width(), metrics.height())
            painter.drawText(box, int(_MIDDLE), line)

    def _against(self, painter: QPainter, rect: QRect, words: tuple[str, str], good: bool) -> None:
        """What stands against it, at the foot of a box, in two lines."""
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(self._theme.color("good" if good else "soft"))
        top = rect.bottom() - 2 * metrics.height()
        for at, line in enumerate(words):
            box = QRect(rect.left(), top + at * metrics.height(), rect.width(), metrics.height())
            cut = Qt.TextElideMode.ElideRight
            painter.drawText(box, int(_MIDDLE), metrics.elidedText(line, cut, rect.width()))


def wrapped(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words in lines of a width, at most so many; the last one is cut with "…"."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and metrics.horizontalAdvance(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines
