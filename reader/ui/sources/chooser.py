"""Choosing one source by typing: for merging, and for an affiliation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader.domain.folding import fold
from reader.ui.find_box import FindBox
from reader.ui.finding import Find, found, sources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

NEW, NONE = "new source", "nobody"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a source's id, or the name of a new one, or neither: nobody."""

    source: str | None = None
    new_name: str | None = None


class SourceChooser(FindBox):
    """Asks one question at a time; `chosen` answers it, closing it answers nothing."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("sourceChooser")
        self.field.setObjectName("sourceChooserField")
        self._session = session
        self._sources: list[Find] = []
        self._offers_new = False
        self._offers_none = False

    def ask(
        self, question: str, without: str = "", *, new: bool = False, none: bool = False
    ) -> None:
        """Ask for a source other than `without`; `new` offers to make one of the typed name."""
        self.field.setAccessibleName(question)
        self.field.setPlaceholderText(question)
        self._sources = [find for find in sources(self._session) if find.id != without]
        self._offers_new, self._offers_none = new, none
        self.open_box()

    def offered(self, text: str) -> list[Find]:
        return self._sources

    def found(self, text: str) -> list[Find]:
        finds = found(text, self._sources)
        name = " ".join(text.split())
        if self._offers_new and name and not any(fold(f.text) == fold(name) for f in finds):
            finds.append(Find(NEW, name, name, NEW, ""))
        if self._offers_none and not name:
            finds.insert(0, Find(NONE, "", "No affiliation", "", ""))
        return finds

    def take(self, find: Find) -> None:
        if find.kind == NEW:
            self.chosen.emit(Choice(new_name=find.id))
        else:
            self.chosen.emit(Choice(source=find.id or None))
