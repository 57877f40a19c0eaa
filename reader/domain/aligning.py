"""What two sequences have in common, in order: of lines, of words; bounded in its work."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

COMPARED = 250_000
"""Two stretches without an item of their own are compared item by item up to this product."""

Run = tuple[int, int, int]
"""(place in the old one, place in the new one, length) of items that are equal."""
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")


def equal_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """The runs of equal items, in order in both, none overlapping.

    Items that stand once in either sequence lead (patience); what lies between them is compared
    item by item as long as that is no great work, and counts as different where it is.
    """
    found: list[Run] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        start = a
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        if a > start:
            found.append((start, c - (a - start), a - start))
        end = b
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        if end > b:
            found.append((b, d, end - b))
        if a < b and c < d:
            leads = _leads(old, new, (a, b, c, d))
            if leads:
                edges = [(a, c), *leads, (b, d)]
                waiting += [(i, k, j, m) for (i, j), (k, m) in pairwise(edges)]
            elif (b - a) * (d - c) <= COMPARED:
                matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
                found += [
                    (a + match.a, c + match.b, match.size)
                    for match in matcher.get_matching_blocks()
                    if match.size
                ]
    return _joined(sorted(found))


def _leads(
    old: Sequence[Hashable], new: Sequence[Hashable], bounds: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Places of items that stand once in each stretch, the longest series that keeps its order."""
    a, b, c, d = bounds
    counted_old, counted_new = Counter(old[a:b]), Counter(new[c:d])
    there = {new[j]: j for j in range(c, d) if counted_new[new[j]] == 1}
    pairs = [
        (i, there[old[i]]) for i in range(a, b) if counted_old[old[i]] == 1 and old[i] in there
    ]
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(last[place - 1] if place else None)
        if place == len(tails):
            tails.append(j)
            last.append(at)
        else:
            tails[place], last[place] = j, at
    series = []
    here = last[-1] if last else None
    while here is not None:
        series.append(pairs[here])
        here = before[here]
    return series[::-1]


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for i, j, length in runs:
        if joined:
            a, b, known = joined[-1]
            if a + known == i and b + known == j:
                joined[-1] = (a, b, known + length)
                continue
        joined.append((i, j, length))
    return joined


class Alignment:
    """Where the code points of an old text are expected in a new one: by lines, then by words."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def place(self, at: int) -> int:
        """The code point of the new text that stands where `at` stood; a guess where it is gone."""
        runs = self._runs
        before = bisect_right(self._starts, at) - 1
        if before < 0:
            first = runs[0][1] if runs else len(self._new)
            return min(at, first)
        i, j, length = runs[before]
        if at <= i + length:
            return j + at - i
        limit = runs[before + 1][1] if before + 1 < len(runs) else len(self._new)
        return min(j + at - i, limit)

    @cached_property
    def _starts(self) -> list[int]:
        return [run[0] for run in self._runs]

    @cached_property
    def _runs(self) -> list[Run]:
        """Equal stretches, in code points."""
        old, new = self._old, self._new
        lines = _equal_pieces(_LINE, old, new, (0, len(old), 0, len(new)))
        edges = [(0, 0, 0), *lines, (len(old), len(new), 0)]
        found = list(lines)
        for (i, j, length), (k, m, _) in pairwise(edges):
            if i + length < k and j + length < m:
                found += _equal_pieces(_WORD, old, new, (i + length, k, j + length, m))
        return sorted(found)


def _equal_pieces(
    piece: re.Pattern[str], old: str, new: str, bounds: tuple[int, int, int, int]
) -> list[Run]:
    a, b, c, d = bounds
    before = [(m.start(), m.end()) for m in piece.finditer(old, a, b)]
    after = [(m.start(), m.end()) for m in piece.finditer(new, c, d)]
    runs = equal_runs([old[s:e] for s, e in before], [new[s:e] for s, e in after])
    return [
        (before[i + n][0], after[j + n][0], before[i + n][1] - before[i + n][0])
        for i, j, length in runs
        for n in range(length)
    ]
