"""The fields whose words are kept as evidence: cue, name, pronoun, description, medium, quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from reader.ui.card.evidence import EvidenceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.domain.anchor import Anchor
    from reader.ui.card.entry import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are kept: a field of the claim, of the "voice" or of the "link" looked at."""

    owner: str
    field: str
    name: str
    label: str
    hint: str
    many: bool = False


CUE = Place("link", "cues", "cueField", "Cue", "the words that say who says so", many=True)
NAMED_AS = Place("link", "mention", "mentionField", "Named as", "the words that name the source")
STANDS_FOR = Place(
    "link", "antecedent", "antecedentField", "Stands for", "the words that a pronoun stands for"
)
DESCRIBED = Place(
    "link", "descriptor", "descriptorField", "Described", "how the text describes the source"
)
TOLD_IN = Place("voice", "medium", "mediumField", "Told in", "a communiqué, Twitter, an interview")
QUOTED = Place(
    "annotation", "quoted", "quotedField", "Quoted", "the words in quotation marks", many=True
)


class KeptWords(EvidenceField):
    """The words of one Place. They are typed, or taken from the selection by Ctrl+L."""

    def __init__(self, entry: Entry, place: Place, parent: QWidget) -> None:
        super().__init__(entry, place.name, place.label, parent)
        self._of = place
        self.line.setPlaceholderText(place.hint)
        self.taken.connect(self._store)
        entry.changed.connect(self.refresh)

    @property
    def kept(self) -> tuple[Anchor, ...]:
        """What is kept there now."""
        owner = getattr(self._entry, self._of.owner)
        value = getattr(owner, self._of.field, None)
        return value if self._of.many and value else (value,) if value else ()

    @Slot()
    def refresh(self) -> None:
        """Show what is kept."""
        self.show_anchors(self.kept)

    @Slot(object)
    def _store(self, anchors: tuple[Anchor, ...]) -> None:
        if anchors == self.kept:
            return
        entry, place = self._entry, self._of
        owner: Any = getattr(entry, place.owner)
        if owner is None:
            return
        value = anchors if place.many else next(iter(anchors), None)
        after: Any = replace(owner, **{place.field: value})
        amend: Any = {
            "link": entry.amend_link,
            "voice": entry.amend_voice,
            "annotation": entry.amend,
        }[place.owner]
        amend(f"Change {_STEP[place.field]}", after, visit=self.line.visit)


_STEP = {
    "cues": "cue",
    "mention": "mention",
    "antecedent": "antecedent",
    "descriptor": "description",
    "medium": "medium",
    "quoted": "quoted words",
}
