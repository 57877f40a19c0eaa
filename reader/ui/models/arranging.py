"""From an arrangement of articles to the rows of a list, and from one list of rows to the next."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from reader.store.library import Arrangement, Group, Library

_STEP = 4096
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group: how many articles it has, and whether they are folded away."""

    group: Group
    folded: bool

    @property
    def count(self) -> int:
        """How many articles are in the group."""
        return self.group.end - self.group.start


class Rows:
    """What stands in each row: the place of an article, or a number below 0 for a heading."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._fresh = count(1)

    def of(
        self, arranged: Arrangement, folded: Set[str]
    ) -> tuple[array[int], Mapping[int, Heading]]:
        """The rows of an arrangement, and its headings by their numbers.

        A group has the same number as long as it lives, so that its heading is known again.
        """
        if not arranged.groups:
            return arranged.places, {}
        rows, headings = array("q"), {}
        for group in arranged.groups:
            number = self._numbers.setdefault(group.key, 0) or -next(self._fresh)
            self._numbers[group.key] = number
            headings[number] = Heading(group, group.key in folded)
            rows.append(number)
            if group.key not in folded:
                rows.extend(arranged.places[group.start : group.end])
        return rows, headings


def differing(before: array[int], after: array[int]) -> tuple[int, int, int]:
    """Where two lists differ: [start, end) of the one, and the end of the other from `start`."""
    least = min(len(before), len(after))
    start = _alike(before, after, least)
    end = _alike_at_end(before, after, least - start)
    return start, len(before) - end, len(after) - end


def _alike(one: array[int], other: array[int], most: int) -> int:
    """How many values are the same at the beginning."""
    at = 0
    while at < most and one[at : at + _STEP] == other[at : at + _STEP]:
        at += _STEP
    while at < most and one[at] == other[at]:
        at += 1
    return min(at, most)


def _alike_at_end(one: array[int], other: array[int], most: int) -> int:
    at = 0
    while (
        at + _STEP <= most
        and one[len(one) - at - _STEP : len(one) - at]
        == other[len(other) - at - _STEP : len(other) - at]
    ):
        at += _STEP
    while at < most and one[len(one) - at - 1] == other[len(other) - at - 1]:
        at += 1
    return at


class ChosenArticles(Sequence[str]):
    """The ids of the articles that are chosen, from the top of the list, read when wanted."""

    def __init__(self, library: Library, places: Sequence[int]) -> None:
        self._library = library
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self.places), _AT_ONCE):
            yield from self._library.ids_at(self.places[start : start + _AT_ONCE])

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return ChosenArticles(self._library, self.places[at])
        return self._library.ids_at([self.places[at]])[0]


def plainly(chosen: Sequence[str]) -> Sequence[str] | Sequence[int]:
    """Articles as the store is asked for them: by the places that are known, else by their ids."""
    return chosen.places if isinstance(chosen, ChosenArticles) else tuple(chosen)
