"""Dates as an analyst knows them: an EDTF value, the words that say it, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.domain.anchor import Anchor

_SINGLE = re.compile(
    r"(?P<y>-?\d{4}|Y-?[1-9]\d{4,}|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d(?::[0-5]\d)?)?",
    re.ASCII,
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Date:
    """One date. `edtf` is EDTF level 1 (None: said, but not known), `text` the words as written."""

    edtf: str | None = None
    text: str | None = None
    span: Anchor | None = None


def is_edtf(value: str) -> bool:
    """Whether `value` is a date or interval of EDTF level 1 (Library of Congress, 2019).

    >>> is_edtf("2017-05-08"), is_edtf("2017-05?"), is_edtf("2017-05-05/2017-05-07"), is_edtf("May")
    (True, True, True, False)
    """
    ends = value.split("/")
    if len(ends) > 2 or not value.strip("/."):
        return False
    return all(end in ("", "..") or _is_single(end) for end in ends)


def _is_single(value: str) -> bool:
    moment = _MOMENT.fullmatch(value)
    found = _SINGLE.fullmatch(moment["day"] if moment else value)
    if not found:
        return False
    year, month, day = found["y"], found["m"], found["d"]
    if month is None:
        return True
    if not year.lstrip("-").isdecimal():
        # of a longer year, or of one that is not known whole, level 1 says no more
        return False
    if month == "XX":
        return day in (None, "XX")
    # 21–24 are the seasons; they have no days
    if not (1 <= int(month) <= 12 or (21 <= int(month) <= 24 and day is None)):
        return False
    if day is None or day == "XX":
        return True
    return 1 <= int(day) <= _DAYS[int(month) - 1] and (month != "02" or day != "29" or _leap(year))


def _leap(year: str) -> bool:
    number = int(year)
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
