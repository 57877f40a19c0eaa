"""A row of buttons of which always one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.vocabulary import Term
from reader.ui.card.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class Switch(Segment):
    """A Segment that stays on its choice: choosing it again, or deleting it, changes nothing."""

    def __init__(
        self, name: str, label: str, words: Iterable[tuple[str, str]], parent: QWidget
    ) -> None:
        """`words`: each code with what its button says."""
        terms = [Term(code, text, text) for code, text in words]
        super().__init__(name, label, terms, parent, labelled=True)
        self.setProperty("role", "switch")

    def _choose(self, code: str) -> None:
        if code != self.code:
            super()._choose(code)
        else:
            self.show_code(code)
