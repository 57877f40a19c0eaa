"""The marks of a time axis, from days to thousands of years."""

from __future__ import annotations

from typing import NamedTuple

from reader.domain.edtf import civil, day_of
from reader.domain.months import ENGLISH as MONTHS


class Tick(NamedTuple):
    """A mark on the axis: its day and what is written there; `strong` where a year begins."""

    day: int
    words: str
    strong: bool = False


_STEPS = (("day", 1), ("day", 7), ("month", 1), ("month", 3))
_LONG = {"day": 1, "month": 30.4, "year": 365.25}


def ticks(first: float, last: float, pixels: float, room: float) -> list[Tick]:
    """The marks between two days, where a day is so many pixels and each mark wants `room`."""
    kind, step = next((of for of in _STEPS if _LONG[of[0]] * of[1] * pixels >= room), ("year", 0))
    if kind == "day":
        return _days(int(first), int(last) + 1, step)
    if kind == "month":
        return _months(int(first), int(last) + 1, step)
    years = [n * 10**k for k in range(8) for n in (1, 2, 5)]
    step = next((y for y in years if y * _LONG["year"] * pixels >= room), years[-1])
    begin, end = civil(int(first))[0] // step * step, civil(int(last))[0] + step
    return [Tick(day_of(y, 1, 1), str(y), True) for y in range(begin, end + 1, step)]


def _days(first: int, last: int, step: int) -> list[Tick]:
    found: list[Tick] = []
    for day in range(first - (first - 1) % step, last + 1, step):  # day 1 was a Monday
        year, month, number = civil(day)
        strong = month == 1 and number <= step
        words = f"{number} {MONTHS[month - 1][:3]}"
        found.append(Tick(day, f"{words} {year}" if strong or not found else words, strong))
    return found


def _months(first: int, last: int, step: int) -> list[Tick]:
    year, month, _ = civil(first)
    month = (month - 1) // step * step + 1
    found: list[Tick] = []
    while (day := day_of(year, month, 1)) <= last:
        words = MONTHS[month - 1][:3]
        strong = month == 1
        found.append(Tick(day, f"{words} {year}" if strong or not found else words, strong))
        month += step
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return found
