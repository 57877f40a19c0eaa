"""How the cells of the matrix look; kinds are told apart by shape, sign and ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.domain.matrix import HEDGED, SIGNS
from reader.ui.models.matrix import MatrixModel
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from reader.domain.matrix import Part
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

LEAST_WIDE = 44
PICTURES = 2000
"""So many different cells are kept as pictures."""
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
LOOKS = {
    "asserts": ("claim", "ink", "", Qt.PenStyle.NoPen, 6),
    "denies": ("card", "bad", "bad", Qt.PenStyle.SolidLine, 1),
    "doubts": ("warn", "warn-ink", "warn-ink", Qt.PenStyle.DotLine, 1),
    "asks": ("warn", "warn-ink", "warn-ink", Qt.PenStyle.DotLine, 6),
    "relays": ("card", "source", "source", Qt.PenStyle.SolidLine, 12),
    "implied": ("card", "source", "source", Qt.PenStyle.DashLine, 6),
}
"""Kind → ground, ink, edge (roles), the edge's line, the roundness of the corners."""


def paint_kind(
    painter: QPainter, box: QRectF, kind: str, words: str, theme: Theme, font: QFont
) -> None:
    """A chip of one kind with its words, as cells and legends have it."""
    ground, ink, edge, line, round_ = LOOKS[kind]
    painter.setBrush(theme.color(ground))
    painter.setPen(QPen(theme.color(edge), 1.2, line) if edge else Qt.PenStyle.NoPen)
    radius = min(round_, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)
    if words:
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(box, _CENTER, words)


class MatrixCells(QStyledItemDelegate):
    """Chips in at most two lines of a cell; an empty cell costs nothing.

    Chips are kept as pictures: a matrix has few different ones, and drawing a picture is several
    times cheaper than drawing its edge and its words anew.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = interface_font("small", 600, tabular=True)
        self._metrics = QFontMetrics(self._font)
        self._pictures: dict[tuple[tuple[Part, ...], int, float], QPixmap] = {}
        theme.changed.connect(self._recolour)

    @Slot()
    def _recolour(self) -> None:
        self._pictures.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        parts = model.parts(index.row(), index.column())
        if not parts:
            return
        rect = option.rect
        key = (parts, rect.width(), painter.device().devicePixelRatioF())
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= PICTURES:
                self._pictures.clear()
            picture = self._pictures[key] = self._picture(*key)
        high = round(picture.height() / key[2])
        painter.drawPixmap(rect.left(), rect.top() + (rect.height() - high) // 2, picture)

    def _picture(self, parts: tuple[Part, ...], wide: int, ratio: float) -> QPixmap:
        """The chips of a cell of a width, in the middle of a picture as wide and as high as they
        are."""
        high = self._metrics.height() + (10 if len(parts) == 1 else 3)
        number = min(2, len(parts))
        size = QSize(wide, high * number + 2 * number)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = [parts[:1], parts[1:]] if parts[1:] else [parts]
        for at, line in enumerate(lines):
            self._line(painter, line, wide, 0.5 + at * (high + 2), high)
        painter.end()
        return picture

    def _line(
        self, painter: QPainter, parts: tuple[Part, ...], wide: int, top: float, high: int
    ) -> None:
        """Chips beside each other; where there are several, each by its sign alone."""
        most = (wide - 8 - 3 * (len(parts) - 1)) // len(parts)
        told, sizes = [], []
        for part in parts:
            text = part.text if len(parts) == 1 else SIGNS[part.kind] or part.text
            words = f"{text} {HEDGED}" if part.hedged else text
            chip = self._metrics.horizontalAdvance(words) + 16
            if chip > most:
                words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, most - 10)
            told.append(words)
            sizes.append(min(most, max(LEAST_WIDE if len(parts) == 1 else 0, chip)))
        left = (wide - sum(sizes) - 3 * (len(parts) - 1)) // 2 + 0.5
        for part, words, chip in zip(parts, told, sizes, strict=True):
            box = QRectF(left, top, chip, high)
            paint_kind(painter, box, part.kind, words, self._theme, self._font)
            left += chip + 3
