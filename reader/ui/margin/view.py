"""The margin: a list of cards level with their words, which follows the page's scrolling.

Places are counted in document coordinates of the page, so that scrolling only moves what is
there. Only the cards near what is seen are laid out, whatever the number of annotations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen, QRegion
from PySide6.QtWidgets import QFrame, QListView

from reader.domain.annotation import MENTION
from reader.ui.margin.painter import RADIUS, CardLayout, CardPainter
from reader.ui.margin.stack import stacked
from reader.ui.models.cards import CardModel

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

SIDE = 14  # room beside the cards
GAP = 10  # room between two cards
FOLDED = 120  # narrower than this the cards are markers only
MARKER = 8
BACK = 40  # how many rows above the window may push cards down into it
EMPTY = "Select words and press C to mark a claim, S a source, N to write a note."


class Margin(QListView):
    """The cards of the page's article. Its model lists all annotations; mentions show if active."""

    activated = Signal(str)
    """The id of the annotation that was clicked, or chosen with Enter."""
    hovered = Signal(str)
    """The id of the annotation whose card the pointer is on, "" for none."""
    left = Signal()
    """Esc: the keyboard should go back to the page."""

    def __init__(
        self, session: Session, page: Page, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("margin")
        self.setAccessibleName("Cards of the article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._page = page
        self._theme = theme
        self._painter = CardPainter(theme)
        self._cards: dict[str, CardLayout] = {}
        self._tops: dict[int, int] = {}  # row → document y, of the rows that are laid out
        self._reach = (0, 0)  # document y from and to which all cards are laid out
        self._active: str | None = None
        self._lit: str | None = None
        self._held: tuple[str, int, int] | None = None
        self._model = CardModel(session, parent=self)
        self.setModel(self._model)
        self._model.dataChanged.connect(self._forget_changed)
        for moved in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            moved.connect(self._lay_out_again)
        page.verticalScrollBar().valueChanged.connect(self._scroll_along)
        page.layout_moved.connect(self._lay_out_again)
        theme.changed.connect(self.viewport().update)

    # --- what the window says ------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Show the cards of the article that the page shows now."""
        self._cards.clear()
        self._held = None
        self._model.show_article(self._page.article_id)

    @Slot(str)
    def annotation_edited(self, annotation_id: str) -> None:
        """Lay out one card again. The model follows edits by itself: rarely needed."""
        self._cards.pop(annotation_id, None)
        self._lay_out_again()

    def set_active(self, annotation_id: str | None) -> None:
        """Put this card exactly level with its words and in front; None for none."""
        if annotation_id == self._active:
            return
        self._active = annotation_id or None
        self._held = None
        row = self._model.row_of(annotation_id) if annotation_id else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._lay_out_again()

    @Slot(str)
    def set_hovered(self, annotation_id: str | None) -> None:
        """Light the card of an annotation, "" or None for none."""
        if (annotation_id or None) != self._lit:
            self._lit = annotation_id or None
            self.viewport().update()

    def hold(self, annotation_id: str, top: int, height: int) -> None:
        """Keep room for the open card: `top` in document coordinates, `height` in pixels."""
        if self._held != (annotation_id, top, height):
            self._held = (annotation_id, top, height)
            self._lay_out_again()

    def release(self) -> None:
        """The open card is gone: its card at rest shows again."""
        if self._held:
            self._held = None
            self._lay_out_again()

    @property
    def folded(self) -> bool:
        """Whether there is room for markers only."""
        return self.viewport().width() < FOLDED

    # --- places --------------------------------------------------------------------------------

    def verticalOffset(self) -> int:
        """The document y at the top of the margin."""
        page = self._page
        there = page.viewport().mapToGlobal(QPoint(0, 0)).y()
        here = self.viewport().mapToGlobal(QPoint(0, 0)).y()
        return page.verticalScrollBar().value() - there + here

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """The rectangle of a card in the viewport; empty where the card is not near."""
        self._lay_out()
        top = self._tops.get(index.row())
        if top is None or not index.isValid():
            return QRect()
        height = self._height(index.row())
        if self.folded:
            return QRect(
                (self.viewport().width() - MARKER) // 2, top - self.verticalOffset(), MARKER, height
            )
        return QRect(SIDE, top - self.verticalOffset(), self._card_width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        self._lay_out()
        y = point.y() + self.verticalOffset()
        rows = [r for r, top in self._tops.items() if top <= y < top + self._height(r)]
        active = self._model.row_of(self._active) if self._active else -1
        if not rows:
            return QModelIndex()
        return self._model.index(active if active in rows else rows[0])

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll the page so far that the words of the card are seen."""
        if not index.isValid() or self._page.article_id is None:
            return
        start = self._model.row(index.row())[2]
        y = int(self._page.document_y(start)) - self._page.verticalScrollBar().value()
        if not 0 <= y < self._page.viewport().height() - 40:
            self._page.scroll_to(start)

    def _card_width(self) -> int:
        return self.viewport().width() - 2 * SIDE

    def _height(self, row: int) -> int:
        annotation_id, kind, _, _ = self._model.row(row)
        if self.folded:
            return MARKER
        if kind == MENTION and annotation_id != self._active:
            return 0
        if self._held and self._held[0] == annotation_id:
            return self._held[2]
        return self._card(row).height

    def _card(self, row: int) -> CardLayout:
        annotation_id = self._model.row(row)[0]
        card = self._cards.get(annotation_id)
        if card is None or card.width != self._card_width():
            card = self._painter.layout(self._model.face(row), self._card_width())
            self._cards[annotation_id] = card
        return card

    def _wanted(self, row: int) -> int:
        """The document y at which a card wants to stand; the open card says it itself."""
        if self._held and self._held[0] == self._model.row(row)[0]:
            return self._held[1]
        return self._words_y(row)

    def _words_y(self, row: int) -> int:
        """The document y of a row's words; of the next words that are seen, where it is folded."""
        count = self._model.rowCount()
        while row < count:
            start = self._model.row(row)[2]
            y = self._page.document_y(start)
            if y >= 0:
                return int(y)
            row = max(row + 1, self._model.first_from(self._page.paragraph_at(start)[1]))
        return int(self._page.document().size().height())

    # --- laying out ----------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        self._lay_out_again()

    def updateGeometries(self) -> None:
        """There is nothing to scroll: the page does it."""

    @Slot()
    def _lay_out_again(self) -> None:
        self._reach = (0, 0)
        self._tops.clear()
        self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _forget_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if last.row() - first.row() > len(self._cards):
            self._cards.clear()
        else:
            for row in range(first.row(), last.row() + 1):
                self._cards.pop(self._model.row(row)[0], None)
        self._lay_out_again()

    def _lay_out(self) -> None:
        """Lay out the cards of what is seen and one window's height above and below it."""
        height = self.viewport().height()
        top = self.verticalOffset()
        if self._reach[0] <= top and top + height <= self._reach[1]:
            return
        self._tops.clear()
        self._reach = (top - height, top + 2 * height)
        if self._page.article_id is None or self._model.rowCount() == 0:
            return
        shown = self._rows_near(*self._reach)
        heights = [self._height(row) for row in shown]
        wanted = [self._wanted(row) for row in shown]
        active = self._model.row_of(self._active) if self._active else -1
        pinned = shown.index(active) if active in shown else None
        tops = stacked(wanted, heights, 2 if self.folded else GAP, pinned)
        self._tops = {row: round(y) for row, y in zip(shown, tops, strict=True)}

    def _rows_near(self, above: int, below: int) -> list[int]:
        """The rows whose words stand between two document y, and some that may push them down."""
        count = self._model.rowCount()
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            if self._words_y(middle) < above:
                low = middle + 1
            else:
                high = middle
        first = max(0, low - BACK)
        rows: list[int] = []
        bottom = 0.0
        for row in range(first, count):
            want = self._words_y(row)
            if want > below or (bottom > below and row > low):
                break
            if self._is_shown(row):
                bottom = max(bottom, want) + self._height(row) + GAP
                rows.append(row)
        active = self._model.row_of(self._active) if self._active else -1
        if rows and active > rows[-1] and above <= self._wanted(active) <= below:
            rows.append(active)
        return rows

    def _is_shown(self, row: int) -> bool:
        annotation_id, kind, start, _ = self._model.row(row)
        if kind == MENTION and not self.folded and annotation_id != self._active:
            return False
        return self._page.document_y(start) >= 0

    @Slot()
    def _scroll_along(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._painter.refresh_fonts()
            self._cards.clear()
            self._lay_out_again()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out()
        painter = QPainter(self.viewport())
        if self._model.rowCount() == 0:
            self._paint_empty(painter)
            return
        offset = self.verticalOffset()
        seen = range(offset - 8, offset + self.viewport().height() + 8)
        rows = [
            r
            for r, top in self._tops.items()
            if top < seen.stop and top + self._height(r) > seen.start
        ]
        active = self._model.row_of(self._active) if self._active else -1
        rows.sort(key=lambda row: row == active)
        for row in rows:
            self._paint_row(painter, row, QPointF(SIDE, self._tops[row] - offset))

    def _paint_row(self, painter: QPainter, row: int, at: QPointF) -> None:
        annotation_id, kind, _, _ = self._model.row(row)
        active, lit = annotation_id == self._active, annotation_id == self._lit
        if self._held and self._held[0] == annotation_id:
            return
        if self.folded:
            self._paint_marker(painter, kind, at.y(), active or lit)
        else:
            card = self._card(row)
            self._painter.paint(painter, card, at, active=active, lit=lit)
            if self.hasFocus() and row == self.currentIndex().row():
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("focus"), 2))
                ring = QRectF(at.x(), at.y(), card.width, card.height).adjusted(-2, -2, 2, 2)
                painter.drawRoundedRect(ring, RADIUS + 2, RADIUS + 2)
                painter.restore()

    def _paint_marker(self, painter: QPainter, kind: str, y: float, strong: bool) -> None:
        x = (self.viewport().width() - MARKER) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("ink"), 2) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._painter.edge_role(kind)))
        if kind == MENTION:
            painter.drawRoundedRect(QRectF(x, y, MARKER, MARKER), 4, 4)
        else:
            painter.drawRoundedRect(QRectF(x, y, MARKER, MARKER), 2, 2)
        painter.restore()

    def _paint_empty(self, painter: QPainter) -> None:
        if self.folded or self._page.article_id is None:
            return
        painter.setPen(self._theme.color("soft"))
        room = QRectF(SIDE, 48, self._card_width(), self.viewport().height() - 48)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), EMPTY)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # --- pointer and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has done it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        here = self._model.row(index.row())[0] if index.isValid() else None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if here else Qt.CursorShape.ArrowCursor
        )
        self._point_at(here)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        self._page.wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _STEPS and self._model.rowCount():
            self._step(event.key())
        else:
            event.ignore()

    def _step(self, key: int) -> None:
        here = self.currentIndex().row()
        rows = range(self._model.rowCount())
        step = _STEPS[Qt.Key(key)]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = rows if step > 0 else reversed(rows)
        else:
            order = range(here + step, -1 if step < 0 else len(rows), step)
        for row in order:
            if self._is_shown(row):
                self.selectionModel().setCurrentIndex(
                    self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
                return

    def keyboardSearch(self, search: str) -> None:
        """No searching by typing: letters are for commands."""

    def focusInEvent(self, event: QEvent) -> None:
        if not self.currentIndex().isValid():
            self._step(Qt.Key.Key_Home)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        self.activated.emit(self._model.row(index.row())[0])

    def _point_at(self, annotation_id: str | None) -> None:
        if annotation_id != self._lit:
            self.set_hovered(annotation_id)
            self.hovered.emit(annotation_id or "")


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: 1,
    Qt.Key.Key_End: -1,
}
