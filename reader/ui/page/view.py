"""The page: an article that is read and marked. It tells gestures and never stores anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent

from reader.ui.page.bounds import Bounds
from reader.ui.page.gutter import Gutter
from reader.ui.page.keys import PageKeys
from reader.ui.page.pointer import Pointer
from reader.ui.page.selection_bar import SelectionBar
from reader.ui.page.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.page.document import Fold


class Page(SheetView):
    """The sheet with its gestures: selecting, the bar, clicking, dragging ends, keys."""

    mark_requested = Signal(str)
    """ "claim", "source", "tag" or "note", from the selection bar."""
    annotation_activated = Signal(str)
    draft_activated = Signal(str)
    """The key of a suggestion that was clicked, or that Enter was pressed on."""
    annotation_hovered = Signal(str)
    """The annotation or suggestion under the pointer, "" for none."""
    voice_requested = Signal(str)
    """Ctrl+click on a mention: its id."""
    bounds_changed = Signal(object)
    """A BoundsDragged: an end was dragged; the marks are as before."""
    selection_moved = Signal()
    """The caret or the selection is elsewhere."""
    digit_pressed = Signal(str)
    escaped = Signal()
    menu_requested = Signal(object)
    """The QPoint of the screen at which the menu of what is under the caret shall open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.bounds = Bounds(self)
        self.gutter = Gutter(self)
        self.bar = SelectionBar(self)
        self._pointer = Pointer(self)
        self._keys = PageKeys(self)
        self.tab: Callable[[int], bool] | None = None
        """What takes Tab (1) and Shift+Tab (-1) as long as it answers True."""
        self.cursorPositionChanged.connect(self._caret_moved)
        self.selectionChanged.connect(self._selection_changed)
        self.layout_moved.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._settle)

    def set_commands(self, single: Mapping[str, QAction]) -> None:
        """Single keys ("c", "shift+c", ".") and the actions they trigger while here is focus."""
        self._keys.set_commands(single)

    @property
    def fold_at_caret(self) -> Fold | None:
        """The folded line that the caret is in."""
        return self.sheet.folds.get(self.textCursor().blockNumber())

    def act_at_caret(self) -> bool:
        """Enter: open or close the fold under the caret, else activate the annotation there."""
        fold = self.fold_at_caret
        if fold:
            self.toggle_fold(fold)
            return True
        found = self.annotations_at_caret() or self.drafts_at_caret()
        if found:
            self.tell_activated(found[0])
        return bool(found)

    def tell_activated(self, owner: str) -> None:
        """An annotation, or a suggestion, is to be the active one."""
        is_draft = self.marks.is_draft(owner)
        (self.draft_activated if is_draft else self.annotation_activated).emit(owner)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: from suggestion to suggestion while one is active, else to the next part."""
        if self.tab is not None and self.tab(1 if forward else -1):
            return True
        return bool(super().focusNextPrevChild(forward))

    def escape(self) -> None:
        """Esc: let go of an end, of the selection, and tell it."""
        self.bounds.cancel()
        self.clear_selection()
        self.escaped.emit()

    @Slot()
    def _caret_moved(self) -> None:
        self.selection_moved.emit()

    @Slot()
    def _selection_changed(self) -> None:
        if self._pointer.selecting or not self.hasFocus():
            self.bar.hide()
        else:
            self.bar.place()
        self.selection_moved.emit()

    @Slot()
    def _settle(self) -> None:
        if self.bar.isVisible():
            self.bar.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.press(event) or self.selecting.step(event):
            event.accept()
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space:
            self.setTextCursor(self.cursorForPosition(QPoint(self.width() // 8, 12)))
        self.selecting.leave_hidden(forward=self.textCursor().position() >= before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pointer.release(event):
            super().mouseReleaseEvent(event)
            self._pointer.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._pointer.double_clicked(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.cursorRect().bottomLeft()
        else:
            self._point_at(point)
        self.menu_requested.emit(self.viewport().mapToGlobal(point))
        event.accept()

    def _point_at(self, point: QPoint) -> None:
        """Bring the caret under a point that is clicked for the menu, unless it is selected."""
        span = self.selected_range()
        fold = self.places.fold_at(point) or self.sheet.folds.get(self.gutter.row_at(point) or -1)
        if fold is not None:
            cursor = self.textCursor()
            cursor.setPosition(self.sheet.rows.first(fold.row))
            self.setTextCursor(cursor)
            return
        at = self.places.codepoint_at(point)
        if span is None or not span[0] <= at <= span[1]:
            self.selecting.select(at, at)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
