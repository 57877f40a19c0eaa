"""The labels of panels and dialogs. They show plain text only: what they say may be foreign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reader.ui.theme.fonts import interface_font


def label(text: str = "", *, role: str = "", small: bool = False, wraps: bool = False) -> QLabel:
    """A label; `role` names its ink in the style sheet ("soft", "bad")."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    if small:
        made.setFont(interface_font("small"))
    return made


def heading(text: str) -> QLabel:
    """The small spaced capitals over a panel's list."""
    made = label(text.upper(), role="heading")
    font = interface_font("small", 600)
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
    made.setFont(font)
    return made


def caption(text: str, buddy: QWidget | None = None) -> QLabel:
    """What a field is called, beside it; `buddy` gets the keyboard by the caption's key."""
    made = label(text, role="soft")
    if buddy is not None:
        made.setBuddy(buddy)
    return made
