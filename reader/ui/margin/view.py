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
from PySide6.QtGui import QContextMenuEvent, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QFrame, QListView

from reader.ui.margin.painter import MARKER, CardPainter
from reader.ui.margin.placing import SIDE, Placing
from reader.ui.models.cards import DRAFT, CardModel
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from reader.suggest.briefs import Brief
    from reader.ui.models.face import Face
    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

EMPTY = "Select words and press C to mark a claim, S a source, N to write a note."

OLDER = "An older version shows its marks without their cards."


class Margin(QListView):
    """The cards of the page's article. Its model lists all annotations; mentions show if active."""

    activated = Signal(str)
    """The id of the annotation that was clicked, or chosen with Enter."""
    draft_activated = Signal(str)
    """The key of the suggestion that was."""
    hovered = Signal(str)
    """The id of the annotation whose card the pointer is on, "" for none."""
    menu_wanted = Signal(str, object)
    """The id of an annotation whose menu is asked for, and a point of the screen."""
    drag_wanted = Signal(str)
    """The id of an annotation whose card is pulled away."""
    left = Signal()
    """Esc: the keyboard should go back to the page."""

    def __init__(
        self, session: Session, page: Page, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("margin")
        self.setAccessibleName("Cards of the article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAutoScroll(False)  # making a card the active one moves nothing on the page
        self._page = page
        self._theme = theme
        self._painter = CardPainter(theme)
        self._lit: str | None = None
        self._scrolled = page.verticalScrollBar().value()
        self._model = CardModel(session, parent=self)
        self._places = Placing(page, self._model, self._painter)
        self.setModel(self._model)
        self._model.dataChanged.connect(self._forget_changed)
        for other in (self._model.rowsInserted, self._model.rowsRemoved):
            other.connect(self._lay_out_again)
        for moved in (self._model.modelReset, page.layout_moved):
            moved.connect(self._words_moved)
        page.verticalScrollBar().valueChanged.connect(self._scroll_along)
        theme.changed.connect(self._recolour)

    # --- what the window says ------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Show the cards of the article that the page shows now."""
        self._places.forget()
        self._places.held = None
        # cards stand beside the words of the current version
        self._model.show_article(self._page.article_id if self._page.is_current else None)

    def set_active(self, annotation_id: str | None) -> None:
        """Put this card exactly level with its words and in front; None for none."""
        if annotation_id == self._places.active:
            return
        for owner in (self._places.active, annotation_id):
            row = self._model.row_of(owner) if owner else -1
            if owner and row >= 0 and self._model.row(row)[1] == DRAFT:
                self._model.drafts_changed(owner)  # the active one tells more
        self._places.active = annotation_id or None
        self._places.held = None
        self._lay_out_again()
        row = self._model.row_of(annotation_id) if annotation_id else -1
        if row >= 0:
            self._make_current(self._model.index(row))

    def _make_current(self, index: QModelIndex) -> None:
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, choose)

    @Slot(str)
    def set_hovered(self, annotation_id: str | None) -> None:
        """Light the card of an annotation, "" or None for none."""
        if (annotation_id or None) != self._lit:
            self._lit = annotation_id or None
            self.viewport().update()

    def show_drafts(
        self, gone: Collection[str], come: Iterable[Brief], face_of: Callable[[str], Face]
    ) -> None:
        """Show the cards of suggestions beside those of the annotations; some keys have gone."""
        rows = [(of.key, DRAFT, of.claim[0][0], of.claim[0][1]) for of in come]
        self._model.show_drafts(gone, rows, face_of)

    def drafts_changed(self, *keys: str) -> None:
        """Cards of suggestions show something else; without keys, all of them."""
        self._model.drafts_changed(*keys)

    def hold(self, annotation_id: str, top: int, height: int) -> None:
        """Keep room for the open card: `top` in document coordinates, `height` in pixels."""
        if self._places.held != (annotation_id, top, height):
            self._places.held = (annotation_id, top, height)
            self._lay_out_again()

    def release(self) -> None:
        """The open card is gone: its card at rest shows again."""
        if self._places.held:
            self._places.held = None
            self._lay_out_again()

    @property
    def folded(self) -> bool:
        """Whether there is room for markers only."""
        return self._places.folded

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
        top = self._places.tops.get(index.row())
        if top is None or not index.isValid():
            return QRect()
        height = self._places.height(index.row())
        y = top - self.verticalOffset()
        if self.folded:
            return QRect((self.viewport().width() - MARKER) // 2, y, MARKER, height)
        return QRect(SIDE, y, self._places.card_width, height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        self._lay_out()
        y = point.y() + self.verticalOffset()
        rows = [
            r for r, top in self._places.tops.items() if top <= y < top + self._places.height(r)
        ]
        active = self._active_row
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

    # --- laying out ----------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Rows and words that move are followed by their signals."""
        self.viewport().update()

    def updateGeometries(self) -> None:
        """There is nothing to scroll: the page does it."""

    @Slot()
    def _lay_out_again(self) -> None:
        self._places.reset()
        self.viewport().update()

    @Slot()
    def _words_moved(self) -> None:
        self._places.words_moved()
        self.viewport().update()

    @Slot()
    def _recolour(self) -> None:
        self._places.forget()
        self._lay_out_again()

    @Slot(QModelIndex, QModelIndex)
    def _forget_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if last.row() - first.row() > 200:
            self._places.forget()
        else:
            for row in range(first.row(), last.row() + 1):
                self._places.forget(self._model.row(row)[0])
        self._lay_out_again()

    def _lay_out(self) -> None:
        self._places.place(self.verticalOffset(), self.viewport().height())

    @property
    def _active_row(self) -> int:
        active = self._places.active
        return self._model.row_of(active) if active else -1

    @Slot(int)
    def _scroll_along(self, scrolled: int) -> None:
        by, self._scrolled = scrolled - self._scrolled, scrolled
        offset, height = self.verticalOffset(), self.viewport().height()
        seen = self._places.seen(offset - by, height)
        if self.isVisible() and not self._places.is_stale:
            self._places.place(offset, height)
        if seen and seen == self._places.seen(offset - by, height):
            self.viewport().scroll(0, -by)
        else:
            self.viewport().update()  # cards stand otherwise there

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._places.width = self.viewport().width()
        self._lay_out_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._painter.refresh_fonts()
            self._places.forget()
            self._lay_out_again()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("paper"))
        if self._model.rowCount() == 0:
            self._paint_empty(painter)
            return
        offset = self.verticalOffset()
        seen = range(offset + event.rect().top() - 8, offset + event.rect().bottom() + 8)
        rows = [
            r
            for r, top in self._places.tops.items()
            if top < seen.stop and top + self._places.height(r) > seen.start
        ]
        active = self._active_row
        rows.sort(key=lambda row: row == active)
        for row in rows:
            self._paint_row(painter, row, QPointF(SIDE, self._places.tops[row] - offset))

    def _paint_row(self, painter: QPainter, row: int, at: QPointF) -> None:
        annotation_id, kind, _, _ = self._model.row(row)
        active, lit = annotation_id == self._places.active, annotation_id == self._lit
        if self._places.held and self._places.held[0] == annotation_id:
            return
        if self.folded:
            at = QPointF((self.viewport().width() - MARKER) / 2, at.y())
            self._painter.paint_marker(painter, kind, at, strong=active or lit)
        else:
            card = self._places.card(row)
            self._painter.paint(painter, card, at, active=active, lit=lit)
            if self.hasFocus() and row == self.currentIndex().row():
                self._painter.paint_focus(painter, card, at)

    def _paint_empty(self, painter: QPainter) -> None:
        if self.folded or self._page.article_id is None:
            return
        painter.setPen(self._theme.color("soft"))
        room = QRectF(SIDE, 48, self._places.card_width, self.viewport().height() - 48)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        words = EMPTY if self._page.is_current else OLDER
        painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), words)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        if self._places.is_stale:
            return QRegion(self.viewport().rect())  # all of it will be painted
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # --- pointer and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            owner, kind, _, _ = self._model.row(index.row())
            self._pressed = None if kind == DRAFT else (owner, at)
            self._choose(index)

    _pressed: tuple[str, QPoint] | None = None
    """The card that may be pulled away, and where it was pressed."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has done it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it."""
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            owner, at = self._pressed
            way = (event.position().toPoint() - at).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_wanted.emit(owner)
            return
        index = self.indexAt(event.position().toPoint())
        here = self._model.row(index.row())[0] if index.isValid() else None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if here else Qt.CursorShape.ArrowCursor
        )
        self._point_at(here)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if index.isValid() and self._model.row(index.row())[1] != DRAFT:
            at = self.visualRect(index).center() if is_key else event.pos()
            owner = self._model.row(index.row())[0]
            self.menu_wanted.emit(owner, self.viewport().mapToGlobal(at))

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
            if self._places.is_shown(row):
                self._make_current(self._model.index(row))
                self.scrollTo(self.currentIndex())
                return

    def keyboardSearch(self, search: str) -> None:
        """No searching by typing: letters are for commands."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._step(Qt.Key.Key_Home)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        owner, kind, _, _ = self._model.row(index.row())
        (self.draft_activated if kind == DRAFT else self.activated).emit(owner)

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
