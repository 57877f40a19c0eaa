"""Choices of one word of a vocabulary; what the word is for is the field's affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.vocabulary import Term


class WordChoice(QComboBox):
    """A vocabulary to choose one word of; the wheel scrolls the page, not the choice."""

    def __init__(
        self, name: str, label: str, terms: Sequence[Term], empty: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        if empty:
            self.addItem(empty, "")
        for term in terms:
            self.addItem(term.en, term.code)

    @property
    def code(self) -> str | None:
        """The code that is chosen; None for none."""
        return self.currentData() or None

    def show_code(self, code: str | None) -> None:
        """Show what is stored now."""
        self.setCurrentIndex(max(0, self.findData(code or "")))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
