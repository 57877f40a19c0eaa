"""The interval index: which spans overlap [a, b); it neither paints nor knows annotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = TypeVar("Key")
Payload = TypeVar("Payload")

Entry: TypeAlias = "tuple[Key, int, int, Payload]"
"""(key, start, end, payload); offsets are code points, half-open."""

SHORT = 2000
"""Spans up to this many code points are found by looking back no further than that."""

_start_of = itemgetter(1)


def _reading_order(entry: tuple[object, int, int, object]) -> tuple[int, int]:
    return entry[1], -entry[2]


class _Track(Generic[Key, Payload]):
    """Entries sorted by start, with the greatest length among them."""

    __slots__ = ("entries", "longest", "starts")

    def __init__(self, entries: list[Entry[Key, Payload]]) -> None:
        entries.sort(key=_start_of)
        self.entries = entries
        self.starts = [entry[1] for entry in entries]
        # an empty span counts as the one position it stands at
        self.longest = max((entry[2] - entry[1] for entry in entries), default=0) or 1

    def add(self, entry: Entry[Key, Payload]) -> None:
        place = bisect_right(self.starts, entry[1])
        self.starts.insert(place, entry[1])
        self.entries.insert(place, entry)
        self.longest = max(self.longest, entry[2] - entry[1])

    def remove(self, key: Key, start: int, end: int) -> bool:
        for place in range(bisect_left(self.starts, start), bisect_right(self.starts, start)):
            if self.entries[place][2] == end and self.entries[place][0] == key:
                del self.starts[place], self.entries[place]
                return True
        return False

    def overlapping(self, a: int, b: int) -> list[Entry[Key, Payload]]:
        first = bisect_right(self.starts, a - self.longest)
        last = bisect_left(self.starts, b)
        return [
            entry for entry in self.entries[first:last] if entry[2] > a or entry[1] == entry[2] >= a
        ]


class SpanIndex(Generic[Key, Payload]):
    """Spans of one text by place. The same key may have many spans, equal ones too.

    Answers are entries `(key, start, end, payload)` in reading order: by start, the longer first.
    An empty span, and an empty question, count as the one position they stand at.
    """

    __slots__ = ("_long", "_short")

    def __init__(self, entries: Iterable[Entry[Key, Payload]] = ()) -> None:
        entries = list(entries)
        long = [entry for entry in entries if entry[2] - entry[1] > SHORT]
        if long:
            entries = [entry for entry in entries if entry[2] - entry[1] <= SHORT]
        self._short = _Track(entries)
        self._long = _Track(long)

    def __len__(self) -> int:
        return len(self._short.entries) + len(self._long.entries)

    def __iter__(self) -> Iterator[Entry[Key, Payload]]:
        return iter(sorted(self._short.entries + self._long.entries, key=_reading_order))

    def add(self, key: Key, start: int, end: int, payload: Payload) -> None:
        """Takes in one span; ValueError when it ends before it starts."""
        if end < start:
            raise ValueError(f"span ends before it starts: {start}, {end}")
        self._track(start, end).add((key, start, end, payload))

    def remove(self, key: Key, start: int, end: int) -> None:
        """Takes out one span of that key and place; KeyError when there is none."""
        if not self._track(start, end).remove(key, start, end):
            raise KeyError((key, start, end))

    def overlapping(self, a: int, b: int) -> list[Entry[Key, Payload]]:
        """The spans that share at least one position with [a, b)."""
        b = max(b, a + 1)
        found = self._short.overlapping(a, b)
        if self._long.entries:
            found += self._long.overlapping(a, b)
        if len(found) > 1:
            found.sort(key=_reading_order)
        return found

    def at(self, position: int) -> list[Entry[Key, Payload]]:
        """The spans that cover the character at `position`."""
        return self.overlapping(position, position + 1)

    def _track(self, start: int, end: int) -> _Track[Key, Payload]:
        return self._long if end - start > SHORT else self._short
