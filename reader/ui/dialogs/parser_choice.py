"""The preference for suggestions by a parser of sentences: what it gains, and what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.ui.settings import Suggesting

WORDS = "Also by a parser of sentences"
GAINS = (
    "Finds three to six more of a hundred claims in English,\n"
    "one in French. It connects to nothing. An article takes\n"
    "some seconds, and 200 MB of memory meanwhile."
)
NEEDS = (
    "Finds three to six more of a hundred claims in English,\n"
    "one in French. Needs the extra “nlp” (260 MB):\n"
    'pip install "selon[nlp]"'
)
"""In lines of their own: a label that breaks its lines itself is cut off in a form."""


class ParserChoice(QWidget):
    """A tick, in force at once; without the extra it only says how to get it."""

    def __init__(self, choices: Suggesting, changed: Callable[[], None]) -> None:
        super().__init__()
        from reader.suggest.nlp import available

        self._choices, self._changed = choices, changed
        there = available()
        self.tick = QCheckBox(WORDS)
        self.tick.setObjectName("suggestByParser")
        self.tick.setChecked(there and choices.parser)
        self.tick.setEnabled(there)
        self.tick.setAccessibleDescription((GAINS if there else NEEDS).replace("\n", " "))
        self.tick.clicked.connect(self._choose)
        self.hint = label(GAINS if there else NEEDS, role="soft", small=True)
        self.hint.setObjectName("suggestByParserHint")
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.hint)

    @Slot()
    def _choose(self) -> None:
        self._choices.parser = self.tick.isChecked()
        self._changed()
