"""Dates as an analyst knows them: an EDTF value, the words that say it, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.domain.anchor import Anchor

_EDTF = re.compile(
    r"(?P<y>Y?-?\d{3,}[\dX]|\d{3}X|\d{2}XX)(?:-(?P<m>\d\d|XX))?(?:-(?P<d>\d\d|XX))?[?~%]?"
    r"(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)?",
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
    found = _EDTF.fullmatch(value)
    if not found:
        return False
    month, day = found["m"], found["d"]
    # 21–24 are the seasons of EDTF level 1
    if month and month != "XX" and not (1 <= int(month) <= 12 or 21 <= int(month) <= 24):
        return False
    if not day or day == "XX":
        return True
    longest = _DAYS[int(month) - 1] if month.isdecimal() and int(month) <= 12 else 31
    return 1 <= int(day) <= longest
