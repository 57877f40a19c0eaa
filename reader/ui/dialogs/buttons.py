"""The buttons of the dialogs: one that Enter presses, and the others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from reader.ui.theme.fonts import interface_font


def button(name: str, text: str, wanted: Callable[..., object]) -> QPushButton:
    """A button that calls the bound method `wanted` when it is pressed itself."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(wanted)
    return made


def main_button(name: str, text: str, wanted: Callable[..., object]) -> QPushButton:
    """The button of a dialog that Enter presses wherever the focus is."""
    made = button(name, text, wanted)
    made.setDefault(True)
    # the style sheet makes it bold only after its width was asked for
    made.setFont(interface_font(weight=600))
    return made
