"""The preference for claims alike by what they mean: what it gains, and what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.ui.settings import Settings

WORDS = "“Claims like this one” also by meaning"
GAINS = (
    "Finds what says the same in other words, also across\n"
    "French and English. It connects to nothing, and takes\n"
    "about 150 MB of memory once it is used."
)
NEEDS = (
    "Finds what says the same in other words, also across\n"
    "French and English. Needs the extra “semantic” (50 MB):\n"
    'pip install "selon[semantic]"'
)
"""In lines of their own: a label that breaks its lines itself is cut off in a form."""


class MeaningChoice(QWidget):
    """A tick, in force at once; without the extra it only says how to get it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        from reader.meaning import is_installed

        self._settings = settings
        there = is_installed()
        self.tick = QCheckBox(WORDS)
        self.tick.setObjectName("byMeaning")
        self.tick.setChecked(there and settings.by_meaning)
        self.tick.setEnabled(there)
        self.tick.setAccessibleDescription((GAINS if there else NEEDS).replace("\n", " "))
        self.tick.clicked.connect(self._choose)
        self.hint = label(GAINS if there else NEEDS, role="soft", small=True)
        self.hint.setObjectName("byMeaningHint")
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.hint)

    @Slot()
    def _choose(self) -> None:
        from reader.meaning import forget

        self._settings.by_meaning = self.tick.isChecked()
        if not self._settings.by_meaning:
            forget()
