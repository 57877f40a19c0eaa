"""Heights one below the other answer as plain sums do, whatever was changed before."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.heights import Heights


@given(
    heights=st.lists(st.integers(1, 90), min_size=1, max_size=40),
    changes=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 900)), max_size=20),
    asked=st.lists(st.floats(-50, 9000), max_size=10),
)
def test_sums_and_places(heights, changes, asked):
    tree = Heights(heights)
    for place, height in changes:
        place %= len(heights)
        assert tree.change(place, height) == height - heights[place]
        heights[place] = height
    above = [0, *accumulate(heights)]
    assert [tree.above(place) for place in range(len(heights) + 1)] == above
    assert tree.total == above[-1] and [tree[i] for i in range(len(tree))] == heights
    for height in asked:
        last = max((i for i in range(len(heights)) if above[i] <= height), default=0)
        assert tree.at(height) == last


def test_none_at_all():
    assert Heights(()).total == 0
    assert Heights(()).at(5) == 0
