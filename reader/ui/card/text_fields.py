"""The analyst's own words: what the claim says, and the note. Stored while one writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from reader.domain.annotation import CLAIM
from reader.ui.card.typed import TypedText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.card.entry import Entry


class GlossField(TypedText):
    """What the claim says in the analyst's words, one proposition a line."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__("glossField", "Says", 1, parent)
        self._entry = entry
        self.setPlaceholderText("in your words, one line each")
        font = self.font()
        font.setItalic(True)
        self.setFont(font)
        self.store_requested.connect(self._keep)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the claim's glosses."""
        claim = self._entry.annotation
        self.show_stored("\n".join(claim.gloss) if claim else "")

    @Slot(str)
    def _keep(self, text: str) -> None:
        claim = self._entry.annotation
        if claim and claim.kind == CLAIM:
            lines = tuple(line.strip() for line in text.split("\n") if line.strip())
            self._entry.amend("Change gloss", replace(claim, gloss=lines), visit=self.visit)


class NoteField(TypedText):
    """The note, Markdown text."""

    def __init__(self, entry: Entry, parent: QWidget, lines: int = 2) -> None:
        super().__init__("noteField", "Note", lines, parent)
        self._entry = entry
        self.setPlaceholderText("a note, Markdown")
        self.store_requested.connect(self._keep)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the annotation's note."""
        annotation = self._entry.annotation
        self.show_stored(annotation.note if annotation else "")

    @Slot(str)
    def _keep(self, text: str) -> None:
        annotation = self._entry.annotation
        if annotation:
            after = replace(annotation, note=text.rstrip())
            self._entry.amend("Change note", after, visit=self.visit)
