"""The drafts for one version: which are to be decided, in the order of the text. No Qt.

There may be thousands. After an edit only those are looked at again that it can concern: those that
the changed annotation had hidden, and those whose words it stands on now.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from typing import TYPE_CHECKING

from reader.domain.spans import SpanIndex
from reader.ui.suggestions.sifting import marked_by

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from reader.suggest.briefs import Brief
    from reader.ui.page.marks import PageMarks

Place = tuple[int, int, str]
"""(start, end, key) of the first words of a draft."""


class OpenDrafts:
    """All drafts that were found, and those of them that are to be decided."""

    def __init__(self, drafts: Iterable[Brief] = ()) -> None:
        self.found = {draft.key: draft for draft in drafts}
        self.open: dict[str, Brief] = {}
        """Key → draft, of those to be decided, in any order."""
        self.kinds: Counter[tuple[str, int]] = Counter()
        """How many of each kind, which are scored alike, are to be decided."""
        self._order: list[Place] = []
        self._hidden: dict[str, str] = {}
        self._index: SpanIndex[str, str] = SpanIndex()
        self._indexed: set[str] = set()

    def __iter__(self) -> Iterator[Brief]:
        """Those to be decided, in the order of the text."""
        return (self.found[key] for _, _, key in self._order)

    def number_of(self, key: str) -> int:
        """Which of those to be decided this is, from 1."""
        return bisect_left(self._order, _place(self.found[key])) + 1

    def after(self, place: tuple[int, int], but: str = "") -> str:
        """The first one at this place or behind it; "" for none. `but` is passed over."""
        at = bisect_left(self._order, (*place, ""))
        return next((key for _, _, key in self._order[at : at + 2] if key != but), "")

    def before(self, place: tuple[int, int], but: str = "") -> str:
        """The last one at this place or before it."""
        at = bisect_right(self._order, (*place, "\U0010ffff"))
        near = reversed(self._order[max(0, at - 2) : at])
        return next((key for _, _, key in near if key != but), "")

    def sift(
        self,
        keys: Iterable[str],
        marks: PageMarks,
        dismissed: Collection[str],
        is_sure: Callable[[Brief], bool],
    ) -> tuple[list[str], list[str]]:
        """Look at some again; those that are open no more, and those that are open now."""
        gone, come = [], []
        for key in keys:
            draft = self.found[key]
            if key not in self._indexed:  # when it is first looked at: all at once would be long
                self._indexed.add(key)
                for start, end in draft.claim:
                    self._index.add(key, start, end, "")
            owner = marked_by(draft, marks)
            if owner:
                self._hidden[key] = owner
            else:
                self._hidden.pop(key, None)
            wanted = not owner and key not in dismissed and is_sure(draft)
            if wanted and key not in self.open:
                self.open[key] = draft
                self.kinds[draft.kind] += 1
                insort(self._order, _place(draft))
                come.append(key)
            elif not wanted and key in self.open:
                del self.open[key], self._order[self.number_of(key) - 1]
                self.kinds[draft.kind] -= 1
                gone.append(key)
        return gone, come

    def concerned(self, annotations: Collection[str], marks: PageMarks) -> set[str]:
        """The keys of those that may be open no more, or again, now that annotations changed."""
        keys = {key for key, owner in self._hidden.items() if owner in annotations}
        for annotation in annotations:
            for _, start, end, part in marks.of(annotation):
                if part in ("claim", "voice"):
                    keys.update(entry[0] for entry in self._index.overlapping(start, end))
        return keys


def _place(draft: Brief) -> Place:
    return (*draft.claim[0], draft.key)
