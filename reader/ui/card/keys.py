"""Undo in a field: its own typing first, then the window's steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


def leaves_undo_to_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether the key asks to undo or redo and the field itself has nothing left of it."""
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
