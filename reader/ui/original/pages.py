"""The pages of a PDF under one another: pictures that are asked for as they come into view."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from reader.ingest.originals import Picture
    from reader.ui.theme.theme import Theme

AROUND = 16
BETWEEN = 14
KEPT = 12
"""Pictures that are kept."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
WIDEST = 6_000


class PagesView(QAbstractScrollArea):
    """Draws what it has and asks for what is missing, the page in the middle first.

    A page is as wide as the view at a zoom of 1. Pages are counted from 1.
    """

    picture_wanted = Signal(int, int)
    """A page, and how many pixels wide its picture shall be."""
    page_chosen = Signal(int)
    """A page was clicked, or Enter was pressed on it."""
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("originalPages")
        self.setAccessibleName("Pages of the original")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setProperty("ground", "panel")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._said: dict[int, str] = {}
        self._zoom = 1.0
        self.current = 0
        theme.changed.connect(self.viewport().update)

    # --- what is shown -------------------------------------------------------------------------

    def set_pages(self, sizes: list[tuple[float, float]]) -> None:
        """Show a document of pages of these sizes, from its beginning."""
        self._sizes = list(sizes)
        self._pictures.clear()
        self._said.clear()
        self.current = 1 if sizes else 0
        self._place()
        self.verticalScrollBar().setValue(0)
        self._ask()

    def set_picture(self, page: int, width: int, picture: Picture | None, said: str = "") -> None:
        """The picture that was asked for, or what is said in its place."""
        if picture is None:
            self._said[page] = said
        else:
            form = QImage.Format.Format_RGB32
            image = QImage(picture.pixels, picture.width, picture.height, picture.stride, form)
            self._pictures[page] = (width, image.copy())
            self._pictures.move_to_end(page)
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        self.viewport().update()
        self._ask()

    def show_page(self, page: int) -> None:
        """Bring a page into view and make it the current one; nothing when it is."""
        if not 1 <= page <= len(self._sizes) or page == self.current:
            return
        self.current = page
        if page not in self.visible_pages():
            self.verticalScrollBar().setValue(self._tops[page - 1] - BETWEEN)
        self.viewport().update()

    def visible_pages(self) -> range:
        """The pages of which something is seen."""
        if not self._sizes:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(1, bisect_right(self._tops, top))
        last = max(first, bisect_right(self._tops, top + self.viewport().height()))
        if self._rect(first).bottom() < 0 and first < len(self._sizes):
            first += 1
        return range(first, max(first, last) + 1)

    def has_picture(self, page: int) -> bool:
        """Whether a page is drawn as sharp as it is shown."""
        return page in self._pictures and self._pictures[page][0] == self._pixels(page)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps, 0: as wide as the view; the place stays."""
        at = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self._zoom))
        self._zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, at + steps))] if steps else 1.0
        self._again()

    # --- where things are ----------------------------------------------------------------------

    def _width(self) -> int:
        return max(80, int((self.viewport().width() - 2 * AROUND) * self._zoom))

    def _height(self, page: int) -> int:
        width, height = self._sizes[page - 1]
        return max(20, min(int(self._width() * height / width), 40_000))

    def _pixels(self, page: int) -> int:
        return min(WIDEST, round(self._width() * self.devicePixelRatioF()))

    def _place(self) -> None:
        self._tops = []
        top = BETWEEN
        for page in range(1, len(self._sizes) + 1):
            self._tops.append(top)
            top += self._height(page) + BETWEEN
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, top - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, self._width() + 2 * AROUND - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _again(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._place()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()
        self._ask()

    def _rect(self, page: int) -> QRect:
        left = max(AROUND, (self.viewport().width() - self._width()) // 2)
        left -= self.horizontalScrollBar().value()
        top = self._tops[page - 1] - self.verticalScrollBar().value()
        return QRect(left, top, self._width(), self._height(page))

    def _page_at(self, point: QPoint) -> int:
        return next((p for p in self.visible_pages() if self._rect(p).contains(point)), 0)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        middle = self.viewport().height() // 2
        wanted = [
            page
            for page in self.visible_pages()
            if not self.has_picture(page) and page not in self._said
        ]
        if wanted:
            page = min(wanted, key=lambda page: abs(self._rect(page).center().y() - middle))
            self.picture_wanted.emit(page, self._pixels(page))

    # --- events --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._ask()

    @Slot()
    def ask_again(self) -> None:
        """Ask for what is missing, once it is shown."""
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.visible_pages():
            self._paint(painter, page)

    def _paint(self, painter: QPainter, page: int) -> None:
        rect, colour = self._rect(page), self._theme.color
        if page in self._pictures:
            painter.drawImage(rect, self._pictures[page][1])
        else:
            painter.fillRect(rect, colour("card"))
            painter.setPen(colour("soft"))
            painter.setFont(interface_font())
            said = self._said.get(page, "Drawing…")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(24, 24, -24, -24), flags, f"Page {page}\n{said}")
        is_current = page == self.current
        pen = QPen(colour("source" if is_current else "line"), 2 if is_current else 1)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        page = self._page_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and page:
            self._choose(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self._choose(self.current)
        elif event.text() in ("+", "-", "0"):
            self.zoom_by({"+": 1, "-": -1, "0": 0}[event.text()])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self._sizes:
            step = 1 if key == Qt.Key.Key_Right else -1
            self.show_page(max(1, min(len(self._sizes), self.current + step)))
        else:
            super().keyPressEvent(event)

    def _choose(self, page: int) -> None:
        self.current = page
        self.viewport().update()
        self.page_chosen.emit(page)
