"""In which language the words of the vocabularies are shown; the rest of the window is English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.vocabulary import Term

LANGUAGES = {"en": "English", "fr": "Français"}


class TermWords(QObject):
    """The language that is chosen; widgets that show words of a vocabulary follow `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.language = "en"

    def choose(self, language: str) -> None:
        """Show the words in "en" or "fr" from now on."""
        if language in LANGUAGES and language != self.language:
            self.language = language
            self.changed.emit()

    def label(self, term: Term) -> str:
        """What a term is called."""
        return term.label(self.language)

    def of(self, scale: Sequence[Term], code: str | None) -> str:
        """What a code of a scale is called; the code itself where it is not known, "" for none."""
        term = next((term for term in scale if term.code == code), None)
        return self.label(term) if term else code or ""

    def tip(self, term: Term, *, coded: bool = False) -> str:
        """A term with what it means, for a tooltip; `coded`: behind its code."""
        name = f"{term.code} · {self.label(term)}" if coded else self.label(term)
        return as_tip("\n".join(filter(None, (name, term.description(self.language)))))


WORDS = TermWords()
"""One for the program: what is chosen holds in every window."""
