"""Where the items of the timeline stand: what is asked for as seen is what is seen."""

from __future__ import annotations

import random

from reader.domain.timeline import UNKNOWN, extent, items_of
from reader.ui.timeline.placing import place
from tests.domain.test_timeline import said, voice


def test_placing_shows_exactly_what_lies_between() -> None:
    chance = random.Random(5)
    claims = [
        said(str(n), event=f"20{chance.randrange(10, 20)}-{chance.randrange(1, 13):02}")
        for n in range(200)
    ]
    claims += [said(str(n), event="", words="soon" * (n % 3)) for n in range(200, 240)]
    items = items_of(claims, [v for c in claims for v in voice(c.claim, "ann")], "event")
    lanes = [("ann", 0, 200), (UNKNOWN, 200, 240)]
    placed = place(items, lanes, extent(items), 0.4, 800)
    for left in range(0, 1600, 130):
        seen = set(placed.between(0, (0, 200), left, left + 100))
        wanted = {
            row
            for row in range(200)
            if placed.x[row] <= left + 100 and placed.x[row] + placed.wide[row] >= left
        }
        assert wanted <= seen
    boxes = [(placed.x[r], placed.x[r] + placed.wide[r], placed.top[r]) for r in range(240)]
    for i, (left, right, top) in enumerate(boxes):
        assert right <= placed.wide_all
        for other in boxes[:i]:
            assert other[2] != top or other[1] <= left + 0.01 or right <= other[0] + 0.01
    assert list(placed.lanes_between(0, 1)) == [0]
    assert list(placed.lanes_between(placed.high_all - 1, placed.high_all)) == [1]
