"""Where cards stand: level with their words, never over each other; pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence


def stacked(
    wanted: Sequence[float], heights: Sequence[float], gap: float, pinned: int | None = None
) -> list[float]:
    """The tops of cards that want to stand at `wanted` (ascending), `gap` apart at least.

    Each goes down as far as those above push it. The `pinned` one stands exactly where it wants
    to: it pushes those above it up and those below it down.
    """
    tops: list[float] = []
    for i, (want, _) in enumerate(zip(wanted, heights, strict=True)):
        if i and i != pinned:
            want = max(want, tops[i - 1] + heights[i - 1] + gap)
        tops.append(want)
    for i in range((pinned or 0) - 1, -1, -1):
        highest = tops[i + 1] - gap - heights[i]
        if tops[i] <= highest:
            break
        tops[i] = highest
    return tops
