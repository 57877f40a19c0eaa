"""The marks on the page's text, by place and by annotation; it paints nothing."""

from __future__ import annotations

from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Mark: TypeAlias = "tuple[str, str, int, int]"
"""(annotation id, part, start, end) in code points."""
Entry: TypeAlias = "tuple[str, int, int, str]"
"""The same as the index keeps it: (annotation id, start, end, part)."""

OWN = ("claim", "mention", "note")
"""Parts that are an annotation's own words; the others (cue, voice, hedge) are its evidence."""

DRAFT, DRAFT_VOICE, DRAFT_CUE = "draft", "draft-voice", "draft-cue"
"""Parts of a suggestion, which is no annotation: what is claimed, who says it, and by which cue."""
DRAFTED = frozenset((DRAFT, DRAFT_VOICE, DRAFT_CUE))
ACTIVE_ONLY = frozenset(("hedge", DRAFT_VOICE, DRAFT_CUE))
"""Parts that are seen only while their annotation or suggestion is the active one."""


class PageMarks:
    """All marks of the article that is shown."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._of: dict[str, tuple[Entry, ...]] = {}
        of, entries, parts = self._of, [], dict[str, str]()
        for owner, part, start, end in marks:
            if start < end:
                # each id and each part is kept once, however often it came
                known = of.get(owner)
                part = parts.get(part) or parts.setdefault(part, intern(part))
                entry = (known[0][0] if known else intern(owner), start, end, part)
                of[entry[0]] = (*known, entry) if known else (entry,)
                entries.append(entry)
        self.index: SpanIndex[str, str] = SpanIndex(entries)

    def __iter__(self) -> Iterator[Entry]:
        return chain.from_iterable(self._of.values())

    def of(self, owner: str | None) -> list[Entry]:
        """The marks of one annotation."""
        return list(self._of.get(owner, ())) if owner else []

    def replace(self, owner: str, marks: Iterable[Mark]) -> tuple[list[Entry], list[Entry]]:
        """One annotation's marks become these; answers those that went and those that came."""
        old = self._of.pop(owner, ())
        new = tuple((owner, start, end, part) for _, part, start, end in marks if start < end)
        gone = [entry for entry in old if entry not in new]
        come = [entry for entry in new if entry not in old]
        for key, start, end, _part in old:
            self.index.remove(key, start, end)
        for entry in new:
            self.index.add(*entry)
        if new:
            self._of[owner] = new
        return gone, come

    def is_draft(self, owner: str | None) -> bool:
        """Whether this is a suggestion and no annotation."""
        entries = self._of.get(owner, ()) if owner else ()
        return bool(entries) and entries[0][3] in DRAFTED

    def under(self, start: int, end: int) -> list[Entry]:
        """The marks over a range, the innermost first: own words before evidence, short first."""
        found = self.index.overlapping(start, end)
        return sorted(found, key=lambda e: (e[3] not in OWN, e[2] - e[1], -e[1]))
