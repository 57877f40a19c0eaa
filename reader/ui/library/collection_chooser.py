"""A field that asks into which collection articles shall go; a new name makes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.ui.find_box import FindBox
from reader.ui.finding import TAG, Find
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.main_window import MainWindow

_NEW = ""


class CollectionChooser(FindBox):
    """Enter adds the articles to what is chosen, Esc leaves everything as it is."""

    def __init__(self, window: MainWindow, articles: Sequence[str]) -> None:
        super().__init__(window.theme, window.frame)
        self.setObjectName("collectionChooser")
        self.field.setObjectName("collectionField")
        self.field.setMaxLength(500)
        self.field.setAccessibleName("Name of a collection")
        number = count(len(articles), "article")
        self.field.setPlaceholderText(f"Add {number} to a collection: its name, or a new one")
        self._window = window
        self._articles = articles

    def open(self) -> None:
        """Ask."""
        self.open_box()

    def offered(self, text: str) -> list[Find]:
        known = sorted(self._window.session.collections.values(), key=lambda of: of.rank)
        return [Find(TAG, of.id, of.name, "collection", fold(of.name)) for of in known]

    def found(self, text: str) -> list[Find]:
        name = " ".join(text.split())
        finds = super().found(text)
        if name and fold(name) not in {find.folded for find in finds}:
            finds.append(Find(TAG, _NEW, name, "new collection", fold(name)))
        return finds

    def take(self, find: Find) -> None:
        shelving = self._window.shelving
        known = self._window.session.collections.get(find.id)
        if known:
            shelving.collect(known, self._articles)
        else:
            shelving.collect_into_new(find.text, self._articles)
