"""Selecting words: our word rules for the mouse and for Ctrl+arrows, in code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.ui.page.sheet_view import SheetView

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Selecting:
    """Changes the page's selection; the page's cursor is the only place where it is kept."""

    def __init__(self, page: SheetView) -> None:
        self._page = page

    def range(self) -> tuple[int, int] | None:
        """The selected code points; None when there are none."""
        cursor = self._page.textCursor()
        if not cursor.hasSelection():
            return None
        rows = self._page.sheet.rows
        start, end = rows.range_of(cursor.selectionStart(), cursor.selectionEnd())
        return (start, end) if start < end else None

    def select(self, start: int, end: int, backwards: bool = False) -> None:
        """Select a range; the caret is at its end, or at its start with `backwards`."""
        rows = self._page.sheet.rows
        anchor, caret = (end, start) if backwards else (start, end)
        cursor = self._page.textCursor()
        cursor.setPosition(rows.position(anchor))
        cursor.setPosition(rows.position(caret), _KEEP)
        self._page.setTextCursor(cursor)

    def clear(self) -> None:
        """Nothing is selected; the caret stays."""
        cursor = self._page.textCursor()
        cursor.clearSelection()
        # Qt would scroll to the caret, away from what is read
        bar = self._page.verticalScrollBar()
        scrolled = bar.value()
        self._page.setTextCursor(cursor)
        bar.setValue(scrolled)

    def settle(self) -> None:
        """The mouse has let go: whole words, and no end beyond a block's own words."""
        span = self.range()
        if span is None:
            self.clear()
            return
        if self._page.snapping:
            from reader.domain.words import snap

            span = snap(self._page.text, *span, self._page.names)
        cursor = self._page.textCursor()
        if span[0] < span[1]:
            self.select(*span, backwards=cursor.position() < cursor.anchor())
        else:
            self.clear()

    def select_word(self, codepoint: int) -> None:
        """The word around a code point."""
        from reader.domain.words import word_at

        span = word_at(self._page.text, codepoint, self._page.names)
        if span[0] < span[1]:
            self.select(*span)

    def step(self, event: QKeyEvent) -> bool:
        """Ctrl+Left/Right: to the next word; with Shift the selection goes along.

        One that begins so inside of a word has the whole word, where snapping is on.
        """
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() not in _STEPS or not control or alt:
            return False
        from reader.domain.words import step_word

        page = self._page
        steps = _STEPS[Qt.Key(event.key())]
        to = step_word(page.text, page.caret(), steps)
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        cursor = page.textCursor()
        if shift and page.snapping and not cursor.hasSelection():
            cursor.setPosition(page.sheet.rows.position(self._outward(page.caret(), steps)))
        cursor.setPosition(page.sheet.rows.position(to), _KEEP if shift else _MOVE)
        page.setTextCursor(cursor)
        return True

    def _outward(self, codepoint: int, steps: int) -> int:
        """A place inside of a word moved to the word's end that lies behind the steps."""
        from reader.domain.words import word_at

        start, end = word_at(self._page.text, codepoint, self._page.names)
        if not start < codepoint < end:
            return codepoint
        return start if steps > 0 else end

    def leave_hidden(self, forward: bool) -> None:
        """A caret that moved into a hidden row goes on to the next one that is seen."""
        page = self._page
        cursor = page.textCursor()
        block = cursor.block()
        if block.isVisible():
            return
        mode = _KEEP if cursor.hasSelection() else _MOVE
        other = block
        while other.isValid() and not other.isVisible():
            other = other.next() if forward else other.previous()
        if not other.isValid():
            other = block
            while other.isValid() and not other.isVisible():
                other = other.previous() if forward else other.next()
            forward = not forward
        if other.isValid():
            end = other.position() if forward else other.position() + other.length() - 1
            cursor.setPosition(end, mode)
            page.setTextCursor(cursor)
