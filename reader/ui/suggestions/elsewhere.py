"""In how many other articles the words of a suggestion stand: asked beside the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.search.asking import Waiting

if TYPE_CHECKING:
    from reader.store.searching import Searching
    from reader.suggest.suggestions import Draft
    from reader.ui.jobs import Job
    from reader.ui.search.asking import Searches

LEAST, MOST = 4, 14
"""Words that a claim must have to be looked for, and how many of them are looked for."""
_WORD = re.compile(r"\w+")


def phrase_of(draft: Draft) -> str:
    """What is looked for: the first words of the longest part of the claim, "" where it has few."""
    words = max((_WORD.findall(span.exact) for span in draft.annotation.spans), key=len)
    return f'"{" ".join(words[:MOST])}"' if len(words) >= LEAST else ""


def sentence(number: int) -> str:
    """ "Also in 3 other articles."; "" for none."""
    if not number:
        return ""
    return "Also in 1 other article." if number == 1 else f"Also in {number:,} other articles."


class Elsewhere(QObject):
    """Counts for one suggestion at a time."""

    told = Signal(str, int)
    """The key of a suggestion, and how many other articles have its words."""

    def __init__(self, searches: Searches, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._answered)

    def ask(self, draft: Draft) -> None:
        """Count for a draft; `told` answers unless another is asked for."""
        phrase = phrase_of(draft)
        if phrase:
            self._waiting.run(_count, draft.key, phrase)
        else:
            self._waiting.drop()

    @Slot(object)
    def _answered(self, value: Any) -> None:
        self.told.emit(*value)


def _count(_job: Job, searching: Searching, key: str, phrase: str) -> tuple[str, int]:
    from reader.domain.query import parse

    found = searching.count(parse(phrase), kinds=("article",), most=1000)
    return key, max(0, found - 1)
