"""The descriptors of a source: what bears on the quality of what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QWidget

from reader.ui.card.typed import TypedText
from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.domain.source import Card

FIELDS = {
    "access": ("Access", "How near it stands"),
    "record": ("Past record", "Right before, or wrong"),
    "bias": ("Possible bias", "What it may want"),
    "currency": ("Currency", "How fresh its news is"),
    "completeness": ("Completeness", "What it leaves out"),
}
"""Field of source.Card → what it is called, and what it asks."""


class Descriptors(QWidget):
    """Five fields; what is typed is told when it rests."""

    store_requested = Signal(object, str)
    """The whole Card, and the group of the edits of this visit."""

    def __init__(self, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.fields: dict[str, TypedText] = {}
        self.form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, (words, asked) in FIELDS.items():
            field = TypedText(f"source_{name}", words, 1, self)
            field.setPlaceholderText(asked)
            field.setProperty("quiet", "true")
            field.store_requested.connect(self._store)
            caption = label(words, role="soft")
            caption.setMinimumWidth(label_width)
            caption.setBuddy(field)
            self.fields[name] = field
            form.addRow(caption, field)

    def flush(self) -> None:
        """Store all typing at once."""
        for field in self.fields.values():
            field.flush()

    def show_card(self, card: Card) -> None:
        """Show what is stored."""
        self._card = card
        for name, field in self.fields.items():
            field.show_stored(getattr(card, name))

    @Slot(str)
    def _store(self, text: str) -> None:
        name = next((n for n, f in self.fields.items() if f is self.sender()), "")
        if self._card is not None and name:
            after = replace(self._card, **{name: text.strip()})
            self.store_requested.emit(after, self.fields[name].visit)
