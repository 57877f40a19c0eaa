"""What the mouse does on the page beside selecting: hovering, clicking marks, folds, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from reader.ui.page.view import Page

_LEFT = Qt.MouseButton.LeftButton
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Pointer:
    """Follows presses, moves and releases; what it takes, Qt's own handling does not get."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._pressed: QPoint | None = None
        self._taken = False
        self._last_click = QPoint(-99, -99)
        self._hovered = ""
        self.selecting = False

    def press(self, event: QMouseEvent) -> bool:
        """A button went down; True when the press is dealt with."""
        page, at = self._page, event.position().toPoint()
        self._taken = False
        if event.button() != _LEFT:
            return False
        self._pressed = at
        if not event.modifiers() and page.bounds.press(at):
            return True
        if event.modifiers() & _CONTROL:
            mention = page.places.mention_at(at)
            if mention:
                self._taken = True
                page.voice_requested.emit(mention)
                return True
        if page.gutter.press(at, extend=bool(event.modifiers() & _SHIFT)):
            return True
        if not event.modifiers() & _SHIFT and page.textCursor().hasSelection():
            page.clear_selection()  # else Qt would begin to drag the text away
        self.selecting = True
        return False

    def double_clicked(self, event: QMouseEvent) -> None:
        """Qt has selected a word by its rules: take ours."""
        if event.button() == _LEFT:
            self.selecting = True
            self._pressed = None
            self._page.selecting.select_word(
                self._page.places.codepoint_at(event.position().toPoint())
            )

    def move(self, event: QMouseEvent) -> bool:
        """The pointer moved; False only while words are being selected."""
        at = event.position().toPoint()
        if self._page.bounds.dragging:
            self._page.bounds.move(at)
            return True
        if self._page.gutter.dragging:
            self._page.gutter.move(at)
            return True
        if not event.buttons():
            self.hover(at)
        return not self.selecting

    def release(self, event: QMouseEvent) -> bool:
        """A button went up; True when the release is dealt with."""
        if event.button() != _LEFT:
            return False
        if self._page.bounds.dragging:
            self._page.bounds.release()
            return True
        if self._page.gutter.dragging:
            self._page.gutter.release()
            return True
        return self._taken

    def released(self, event: QMouseEvent) -> None:
        """Qt has dealt with the release: a selection is settled, a click finds its mark."""
        if event.button() != _LEFT:
            return
        self.selecting = False
        page, at = self._page, event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if page.textCursor().hasSelection():
            page.selecting.settle()
            page.bar.place()
        elif pressed is not None and (at - pressed).manhattanLength() < 4:
            self._click(at)

    def _click(self, at: QPoint) -> None:
        page = self._page
        fold = page.places.fold_at(at)
        if fold is not None:
            page.toggle_fold(fold)
            return
        found = page.places.owners_at(at)
        again = (at - self._last_click).manhattanLength() < 5
        self._last_click = at
        if found:
            chosen = found[0]
            if again and page.painting.active in found:
                chosen = found[(found.index(page.painting.active) + 1) % len(found)]
            page.tell_activated(chosen)

    def hover(self, at: QPoint) -> None:
        """The pointer is at a point of the viewport with no button down."""
        page = self._page
        shape = Qt.CursorShape.IBeamCursor
        control = QGuiApplication.keyboardModifiers() & _CONTROL
        if page.bounds.handle_at(at):
            shape = Qt.CursorShape.SizeHorCursor
        elif page.gutter.row_at(at) is not None:
            shape = Qt.CursorShape.ArrowCursor
        elif page.places.fold_at(at) or (control and page.places.mention_at(at)):
            shape = Qt.CursorShape.PointingHandCursor
        if page.viewport().cursor().shape() != shape:
            page.viewport().setCursor(shape)
        found = page.places.owners_at(at)
        self._tell(found[0] if found else "")

    def leave(self) -> None:
        """The pointer left the page."""
        self._tell("")

    def _tell(self, owner: str) -> None:
        if owner != self._hovered:
            self._hovered = owner
            self._page.annotation_hovered.emit(owner)
