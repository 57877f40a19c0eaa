"""Whether a voice that shares its cue with another is counted for itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QToolButton

from reader.domain.sourcing.voice import shares_cue

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.card.entry import Entry


class CountsApart(QToolButton):
    """Only there where it matters: behind one cue stand several voices of the claim."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setObjectName("countsApart")
        self.setText("counts on its own")
        self.setToolTip("It shares its cue with another voice; count it as a source of its own")
        self.setProperty("role", "soft")
        self.setCheckable(True)
        self.clicked.connect(self._store)
        entry.changed.connect(self.refresh)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Show it where the voice looked at shares its cue."""
        claim, voice = self._entry.annotation, self._entry.voice
        matters = claim is not None and voice is not None and shares_cue(claim, voice)
        self.setVisible(bool(matters or (voice and voice.apart)))
        self.setChecked(bool(voice and voice.apart))

    @Slot(bool)
    def _store(self, apart: bool) -> None:
        voice = self._entry.voice
        if voice is not None:
            label = "Count voice on its own" if apart else "Count voices as one"
            self._entry.amend_voice(label, replace(voice, apart=apart))
