"""When a date of EDTF level 1 lies: the earliest and the latest day that it can mean.

Days are whole numbers, as `datetime.date.toordinal` counts them (1 is 1 January of the year 1), but
without its limits: the calendar of today goes on before the year 1 and after 9999.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.domain.date import is_edtf

_PARTS = re.compile(
    r"(?P<y>Y?-?[\dX]+?)(?:-(?P<m>\d\d|XX))?(?:-(?P<d>\d\d|XX))?(?P<mark>[?~%]?)(?:T.*)?"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Season → its first and its last month; a winter ends in the year after."""
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FAR = 10**7
"""Years beyond this are not told apart: nobody reads of them in the news."""


class Bounds(NamedTuple):
    """The first and the last day that a date can mean; None where an interval is open.

    `mark` says how sure it is: "" sure, "?" uncertain, "~" about, "%" both.
    """

    first: int | None
    last: int | None
    mark: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts dates: by when they may begin, the shorter first; what is open begins earliest."""
        first = -(_FAR * 400) if self.first is None else self.first
        last = _FAR * 400 if self.last is None else self.last
        return first, last, self.mark


def bounds(edtf: str | None) -> Bounds | None:
    """Where a date or an interval lies; None for None and for what is no EDTF of level 1.

    >>> bounds("2017-05-08"), bounds("2017-05~"), bounds("2016/..")
    (Bounds(first=736457, last=736457, mark=''), Bounds(first=736450, last=736480, mark='~'), \
Bounds(first=735964, last=None, mark=''))
    """
    if not edtf or not is_edtf(edtf):
        return None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _single(first)
    begin = None if first in ("", "..") else _single(first)
    end = None if last in ("", "..") else _single(last)
    known = [of for of in (begin, end) if of]
    marks = {sign for of in known for sign in of.mark}
    mark = "%" if "%" in marks or {"?", "~"} <= marks else "".join(marks)
    if begin and end:  # an interval written the wrong way round is still one
        days = [day for of in known for day in (of.first, of.last) if day is not None]
        return Bounds(min(days), max(days), mark)
    return Bounds(begin.first if begin else None, end.last if end else None, mark)


def _single(value: str) -> Bounds:
    found = _PARTS.fullmatch(value)
    assert found, "is_edtf has looked at it"
    year, mark = found["y"].removeprefix("Y"), found["mark"]
    month = int(found["m"]) if found["m"] not in (None, "XX") else None
    low, high = sorted((_year(year.replace("X", "0")), _year(year.replace("X", "9"))))
    if month is None:
        return Bounds(day_of(low, 1, 1), day_of(high, 12, 31), mark)
    if found["d"] not in (None, "XX"):
        number = int(found["d"])
        return Bounds(day_of(low, month, number), day_of(high, month, number), mark)
    start, end = _SEASONS.get(month, (month, month))
    after, end = (high + 1, end - 12) if end > 12 else (high, end)
    return Bounds(day_of(low, start, 1), day_of(after, end, 31), mark)


def _year(words: str) -> int:
    # so many digits as nobody means are not even counted
    sign = -1 if words.startswith("-") else 1
    digits = words.lstrip("-")
    return sign * (_FAR if len(digits.lstrip("0")) > 7 else int(digits))


def day_of(year: int, month: int, day: int) -> int:
    """The number of a day of the calendar; a day that the month lacks is the month's last.

    Months 21–24 with a day stand at the beginning of their season.
    """
    month = _SEASONS[month][0] if month in _SEASONS else month
    day = min(day, _length(year, month))
    # years that begin in March have the odd day at their end
    year, place = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return (
        year * 365 + year // 4 - year // 100 + year // 400 + (153 * place + 2) // 5 + day - 1 - 305
    )


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a day's number; what `day_of` came from."""
    era, rest = divmod(day + 305, 146_097)
    in_era = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    of_year = rest - (365 * in_era + in_era // 4 - in_era // 100)
    place = (5 * of_year + 2) // 153
    month = place + 3 if place < 10 else place - 9
    year = in_era + era * 400 + (1 if month <= 2 else 0)
    return year, month, of_year - (153 * place + 2) // 5 + 1


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTHS[month - 1]
