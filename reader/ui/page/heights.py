"""Heights one below the other: what stands above a place, what stands at a height; arithmetic."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Heights:
    """A list of heights of which one changes at the cost of a few additions (a Fenwick tree)."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._heights = list(heights)
        count = len(self._heights)
        before = [0, *accumulate(self._heights)]
        self.total: int = before[count]
        # at i stands the sum of as many heights up to i as its lowest bit says
        self._sums = [before[i] - before[i & (i - 1)] for i in range(count + 1)]
        self._top = 1 << max(0, count.bit_length() - 1)

    def __getitem__(self, place: int) -> int:
        return self._heights[place]

    def __len__(self) -> int:
        return len(self._heights)

    def change(self, place: int, height: int) -> int:
        """Give a place another height; answers by how much more."""
        by = height - self._heights[place]
        if by:
            self._heights[place] = height
            self.total += by
            sums, at = self._sums, place + 1
            while at < len(sums):
                sums[at] += by
                at += at & -at
        return by

    def above(self, place: int) -> int:
        """The sum of all heights before a place."""
        total = 0
        while place:
            total += self._sums[place]
            place &= place - 1
        return total

    def at(self, height: float) -> int:
        """The last place with no more than `height` above it; 0 where there is none."""
        sums, place, step = self._sums, 0, self._top
        while step:
            further = place + step
            if further < len(sums) and sums[further] <= height:
                place = further
                height -= sums[further]
            step >>= 1
        return max(0, min(place, len(self._heights) - 1))
