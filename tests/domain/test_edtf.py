"""Where dates of EDTF lie: against the calendar of the standard library, and at the edges."""

from __future__ import annotations

import random
from datetime import date

import pytest

from reader.domain.date import is_edtf
from reader.domain.edtf import bounds, civil, day_of


def days(*ends: tuple[int, int, int] | None) -> tuple[int | None, ...]:
    return tuple(None if end is None else date(*end).toordinal() for end in ends)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "mark"),
    [
        ("2017-05-08", (2017, 5, 8), (2017, 5, 8), ""),
        ("2017-05", (2017, 5, 1), (2017, 5, 31), ""),
        ("2016-02", (2016, 2, 1), (2016, 2, 29), ""),
        ("2017", (2017, 1, 1), (2017, 12, 31), ""),
        ("2017~", (2017, 1, 1), (2017, 12, 31), "~"),
        ("2017-05?", (2017, 5, 1), (2017, 5, 31), "?"),
        ("2017-05-08%", (2017, 5, 8), (2017, 5, 8), "%"),
        ("201X", (2010, 1, 1), (2019, 12, 31), ""),
        ("20XX", (2000, 1, 1), (2099, 12, 31), ""),
        ("2017-XX", (2017, 1, 1), (2017, 12, 31), ""),
        ("2017-05-XX", (2017, 5, 1), (2017, 5, 31), ""),
        ("2017-XX-XX", (2017, 1, 1), (2017, 12, 31), ""),
        ("2017-21", (2017, 3, 1), (2017, 5, 31), ""),
        ("2017-24", (2017, 12, 1), (2018, 2, 28), ""),
        ("2017-05-08T19:30:00Z", (2017, 5, 8), (2017, 5, 8), ""),
        ("2017-05-05/2017-05-07", (2017, 5, 5), (2017, 5, 7), ""),
        ("2018/2017", (2017, 1, 1), (2018, 12, 31), ""),
        ("2017?/2018~", (2017, 1, 1), (2018, 12, 31), "%"),
        ("2017-05/..", (2017, 5, 1), None, ""),
        ("../2017-05", None, (2017, 5, 31), ""),
        ("/2017~", None, (2017, 12, 31), "~"),
    ],
)
def test_the_first_and_the_last_day(edtf, first, last, mark) -> None:
    found = bounds(edtf)
    assert found is not None
    assert (found.first, found.last) == days(first, last)
    assert found.mark == mark


@pytest.mark.parametrize(
    "words", [None, "", "1 March 44", "vendredi soir", "2017-13", "2017-02-29", ".."]
)
def test_what_is_no_date_lies_nowhere(words) -> None:
    assert bounds(words) is None


def test_years_before_and_far_from_ours() -> None:
    early, far, absurd = bounds("-0044"), bounds("Y-17000"), bounds("Y" + "9" * 40)
    assert early and far and absurd
    assert civil(early.first) == (-44, 1, 1) and civil(early.last) == (-44, 12, 31)
    assert far.order < early.order < absurd.order


def test_the_calendar_is_the_one_of_the_standard_library() -> None:
    chance = random.Random(1)
    for _ in range(2000):
        number = chance.randrange(1, date.max.toordinal())
        day = date.fromordinal(number)
        assert day_of(day.year, day.month, day.day) == number
        assert civil(number) == (day.year, day.month, day.day)


def test_days_far_outside_of_it_come_back_too() -> None:
    for number in range(-2_000_000, 8_000_000, 9973):
        assert day_of(*civil(number)) == number
        after = civil(number + 1)
        assert after > civil(number)


def test_any_date_begins_before_it_ends_and_a_finer_one_lies_within() -> None:
    chance = random.Random(2)
    for _ in range(2000):
        year, month = chance.randrange(-3000, 10_000), chance.randrange(1, 13)
        day = chance.randrange(1, 29)
        written = f"{'-' * (year < 0)}{abs(year):04}"
        texts = [written, f"{written}-{month:02}", f"{written}-{month:02}-{day:02}"]
        assert all(map(is_edtf, texts))
        wide, middle, narrow = map(bounds, texts)
        assert wide.first <= middle.first <= narrow.first
        assert narrow.first == narrow.last <= middle.last <= wide.last
        for mark in "?~%":
            marked = bounds(texts[1] + mark)
            assert marked[:2] == middle[:2] and marked.mark == mark
        assert bounds(f"{texts[2]}/..").order[1] > wide.order[1]


def test_the_order_is_by_the_beginning_then_the_shorter() -> None:
    written = ["../2016", "2017", "2017-01", "2017-01-01", "2017-06", "2017-05-08", "2017-05-08/.."]
    chance = random.Random(3)
    shuffled = chance.sample(written, len(written))
    assert sorted(shuffled, key=lambda edtf: bounds(edtf).order) == [
        *("../2016", "2017-01-01", "2017-01", "2017", "2017-05-08", "2017-05-08/..", "2017-06"),
    ]
