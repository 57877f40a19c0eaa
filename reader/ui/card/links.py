"""The links of a claim in its open card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from reader.ui.links.field import Links

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.card.entry import Entry
    from reader.ui.theme.theme import Theme


class LinksField(Links):
    """Follows the claim of the card."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(entry.session, theme, parent)
        self._entry = entry
        self.setFocusProxy(self.add)
        entry.changed.connect(self.refresh)

    @property
    def kept(self) -> bool:
        """Whether the claim has links."""
        return self.number > 0

    @Slot()
    def refresh(self) -> None:
        """Show those that there are now."""
        self.show_thing(self._entry.id)
