"""Single keys on the page: letters and digits without a modifier, as long as the page has them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent

    from reader.ui.page.view import Page

_DIGIT_CODES = range(10, 19)  # X11's codes of the keys 1–9 on the main block, any layout
BRACKETS = ("[", "]")
"""Many keyboards have them behind AltGr only, which Windows tells as Ctrl with Alt."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAMED = {int(Qt.Key.Key_Delete): "delete"}
_FORBIDDEN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


class PageKeys:
    """Takes the keys that mean something on the page, and leaves the others."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._commands: dict[str, QAction] = {}

    def set_commands(self, single: Mapping[str, QAction]) -> None:
        """`single`: what is typed ("c", "shift+c", ".") → the action it triggers."""
        self._commands = {key.lower(): action for key, action in single.items()}

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False leaves it to the page."""
        if event.modifiers() & _FORBIDDEN and event.text() not in BRACKETS:
            return False
        if event.key() in _ENTER:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            command = self._commands.get("shift+enter") if shifted else None
            command = command or self._commands.get("enter")
            if command is None or self._page.fold_at_caret is not None:
                return self._page.act_at_caret()
            command.trigger()
            return True
        if event.key() == Qt.Key.Key_Space and self._page.fold_at_caret is not None:
            return self._page.act_at_caret()
        if event.key() == Qt.Key.Key_Escape:
            self._page.escape()
            return True
        action = self._action(event)
        if action is not None:
            if action.isEnabled():
                action.trigger()
            return True
        digit = self._digit(event)
        if digit:
            self._page.digit_pressed.emit(digit)
        return bool(digit)

    def _action(self, event: QKeyEvent) -> QAction | None:
        # the text of Delete is a control character, or none
        typed = _NAMED.get(event.key()) or event.text().lower()
        if not typed.strip():
            return None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            shifted = self._commands.get(f"shift+{typed}")
            # "?" or ":" need Shift on many layouts; a letter with Shift is another key
            return shifted or (None if typed.isalpha() else self._commands.get(typed))
        return self._commands.get(typed)

    def _digit(self, event: QKeyEvent) -> str:
        typed = event.text()
        if len(typed) == 1 and typed in "123456789":
            return typed
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if plain and sys.platform == "linux" and event.nativeScanCode() in _DIGIT_CODES:
            return str(event.nativeScanCode() - _DIGIT_CODES.start + 1)
        return ""
