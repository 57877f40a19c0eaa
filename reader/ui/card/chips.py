"""Chips: small buttons that stand for a value, taken away by Delete, Backspace or their ×."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton

from reader.ui.margin.painter import CardPainter
from reader.ui.wording import as_caption, as_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.models.face import Chip
    from reader.ui.theme.theme import Theme

CROSS = 16  # width of the × at the right
WIDEST = 270


class ChipButton(QPushButton):
    """One chip. `taken_away` is emitted instead of anything being removed."""

    taken_away = Signal()

    def __init__(self, chip: Chip, theme: Theme, parent: QWidget) -> None:
        super().__init__(as_caption(chip.text), parent)
        self.chip = chip
        self._theme = theme
        self._painter = CardPainter(theme)
        self.chosen = False
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(as_tip(f"{chip.text}\nDelete takes it away"))
        self.setAccessibleName(chip.text)
        theme.changed.connect(self.update)

    def show_chip(self, chip: Chip) -> None:
        """Stand for another value."""
        if chip != self.chip:
            self.chip = chip
            self.setText(as_caption(chip.text))
            self.setAccessibleName(chip.text)
            self.setToolTip(as_tip(chip.text))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width, height = self._painter.chip_size(self.chip)
        return QSize(min(width + CROSS - 6, WIDEST), height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        strong = self.hasFocus() or self.underMouse()
        self._painter.paint_chip(painter, self.chip, rect, cross=CROSS - 6)
        if self.chosen or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            role = "focus" if self.hasFocus() else "source"
            painter.setPen(QPen(self._theme.color(role), 2 if self.hasFocus() else 1.4))
            box = rect.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QPen(self._theme.color("ink" if strong else "soft"), 1.2))
        middle = QPointF(rect.right() - 10, rect.center().y())
        painter.drawLine(middle + QPointF(-2.5, -2.5), middle + QPointF(2.5, 2.5))
        painter.drawLine(middle + QPointF(-2.5, 2.5), middle + QPointF(2.5, -2.5))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position()
        if (
            self.isDown()
            and self.rect().contains(here.toPoint())
            and here.x() > self.width() - CROSS
        ):
            self.setDown(False)
            self.taken_away.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_away.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
