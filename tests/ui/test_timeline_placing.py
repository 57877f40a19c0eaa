"""Where the items of the timeline stand: what is asked for as seen is what is seen."""

from __future__ import annotations

import random

import pytest

from reader.domain.timeline import UNKNOWN, Item, items_of
from reader.ui.timeline.placing import FEW, HIGH, LEAST, MOST_LINES, Mark, Placed, days_of
from tests.domain.test_timeline import said, voice


def items(number: int, unknown: int = 0, seed: int = 5) -> list[Item]:
    """Items of one source: months and, of each third, days; then some without a date."""
    chance = random.Random(seed)
    claims = []
    for n in range(number):
        date = f"20{chance.randrange(10, 20)}-{chance.randrange(1, 13):02}"
        date += f"-{chance.randrange(1, 28):02}" if n % 3 == 0 else ""
        claims.append(said(str(n), event=date))
    claims += [
        said(str(n), event="", words="soon" * (n % 3)) for n in range(number, number + unknown)
    ]
    return items_of(claims, [v for c in claims for v in voice(c.claim, "ann")], "event")


def placed_of(rows: list[Item], unknown: int, scale: float, room: float = 800) -> Placed:
    lanes = [("ann", 0, len(rows) - unknown)]
    if unknown:
        lanes.append((UNKNOWN, len(rows) - unknown, len(rows)))
    return Placed(days_of(rows), lanes, scale, room)


def all_marks(placed: Placed, lane: int = 0) -> list[Mark]:
    return sorted(set(placed.between(lane, -1, placed.wide_all + 1)), key=lambda mark: mark.first)


@pytest.mark.parametrize("scale", [0.02, 0.4, 12.0, 480.0])
@pytest.mark.parametrize("number", [200, FEW + 3000])
def test_each_row_has_its_place_and_what_is_seen_is_found(number: int, scale: float) -> None:
    rows = items(number)
    placed = placed_of(rows, 0, scale)
    marks = all_marks(placed)
    assert [row for mark in marks for row in range(mark.first, mark.end)] == list(range(number))
    step = max(130.0, placed.wide_all / 40)
    left = 0.0
    while left < placed.wide_all:
        seen = set(placed.between(0, left, left + 100))
        wanted = {m for m in marks if m.x <= left + 100 and m.x + m.wide >= left}
        assert wanted <= seen <= set(marks)
        left += step
    for mark in marks[:: max(1, len(marks) // 50)]:
        assert placed.mark_of(0, mark.first) == placed.mark_of(0, mark.end - 1) == mark
        assert mark.top >= 0 and mark.top + mark.high <= placed.lanes[0][1]


def test_marks_do_not_cover_each_other_while_there_are_lines() -> None:
    rows = items(60)
    for scale in (0.1, 1.0, 30.0):
        marks = all_marks(placed_of(rows, 0, scale))
        for i, one in enumerate(marks):
            for other in marks[:i]:
                apart = (
                    other.x + other.wide <= one.x + 0.01
                    or other.top + other.high <= one.top
                    or one.top + one.high <= other.top
                )
                assert apart, (scale, one, other)


def test_far_away_they_are_counted_and_near_by_they_stand_alone() -> None:
    """Forty days of a month: one mark from afar, one each where a day is wide enough."""
    claims = [said(str(n), event="2017-05-08") for n in range(40)]
    rows = items_of(claims, [v for c in claims for v in voice(c.claim, "ann")], "event")
    far, near = placed_of(rows, 0, 1.0), placed_of(rows, 0, 480.0)
    (many,) = all_marks(far)
    assert (many.first, many.end, many.number) == (0, 40, 40)
    alone = all_marks(near)
    assert [mark.number for mark in alone] == [1] * 40
    assert len({(mark.x, mark.top) for mark in alone}) == 40
    assert all(mark.wide >= LEAST and mark.x + mark.wide <= alone[0].x + 480 for mark in alone)
    assert near.lanes[0][1] <= MOST_LINES * (HIGH + 4) + 8


def test_what_has_no_date_stands_in_lines() -> None:
    rows = items(20, unknown=90)
    placed = placed_of(rows, 90, 0.4)
    marks = all_marks(placed, 1)
    assert [mark.first for mark in marks] == list(range(20, 110))
    assert all(mark.x + mark.wide <= 800 for mark in marks)
    assert marks[-1].top + HIGH <= placed.lanes[1][1]
    assert list(placed.lanes_between(0, 1)) == [0]
    assert list(placed.lanes_between(placed.high_all - 1, placed.high_all)) == [1]
    assert placed.nearest(1, marks[3].x) == 23


def test_a_long_span_is_seen_where_it_ends(scale: float = 40.0) -> None:
    claims = [said("long", event="2010/2019")]
    claims += [said(str(n), event=f"2010-01-{n % 28 + 1:02}") for n in range(1, 4000)]
    claims += [said("late", event="2019-11-30")]
    rows = items_of(claims, [v for c in claims for v in voice(c.claim, "ann")], "event")
    placed = placed_of(rows, 0, scale)
    end = placed.wide_all - 100
    seen = {rows[r].claim for m in placed.between(0, end, end + 50) for r in range(m.first, m.end)}
    assert "long" in seen
