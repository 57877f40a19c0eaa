"""Choices of one word of a vocabulary; what the word is for is the field's affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox

from reader.ui.term_words import WORDS

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
        self._terms: Sequence[Term] = ()
        self.set_terms(terms)
        WORDS.changed.connect(self._word)
        self.currentIndexChanged.connect(self._tell)

    def set_terms(self, terms: Sequence[Term]) -> None:
        """Offer these; what is chosen stays chosen where it is still there."""
        if list(terms) == list(self._terms):
            return
        chosen, first = self.code, 1 if self.itemData(0) == "" else 0
        self.blockSignals(True)
        while self.count() > first:
            self.removeItem(first)
        self._terms = terms
        for term in terms:
            self.addItem(WORDS.label(term), term.code)
            self.setItemData(self.count() - 1, WORDS.tip(term), Qt.ItemDataRole.ToolTipRole)
        self.show_code(chosen)
        self.blockSignals(False)
        self._tell()

    @Slot()
    def _word(self) -> None:
        """The same terms in another language."""
        first = self.count() - len(self._terms)
        for place, term in enumerate(self._terms, first):
            self.setItemText(place, WORDS.label(term))
            self.setItemData(place, WORDS.tip(term), Qt.ItemDataRole.ToolTipRole)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")

    @property
    def code(self) -> str | None:
        """The code that is chosen; None for none."""
        return self.currentData() or None

    def show_code(self, code: str | None) -> None:
        """Show what is stored now."""
        self.setCurrentIndex(max(0, self.findData(code or "")))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
