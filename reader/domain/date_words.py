"""Dates as people write them, in English and French, as EDTF; guesses nothing relative."""

from __future__ import annotations

import re

from reader.domain.date import is_edtf
from reader.domain.folding import fold
from reader.domain.months import month_named

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|e)?"
_WORDS = (
    re.compile(
        rf"(?:[^\W\d]+\.?,? )?(?:(?:le|the|on) )?{_DAY} (?:of )?(?P<m>[^\W\d]+)\.?,? (?P<y>\d{{4}})"
    ),
    re.compile(rf"(?P<m>[^\W\d]+)\.? {_DAY},? (?P<y>\d{{4}})"),
    re.compile(r"(?:(?:en|in) )?(?P<m>[^\W\d]+)\.?,? (?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<n>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(r"(?P<n>\d{1,2})[./](?P<y>\d{4})"),
)
_OPEN = (
    (re.compile(r"(?:since|from|depuis|des)(?: le)? (.+)"), "{}/.."),
    (re.compile(r"(?:until|till|jusqu'(?:a|au|en)) (.+)"), "../{}"),
    (re.compile(r"(?:about|around|circa|vers)(?: le)? (.+)"), "{}~"),
)
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|au|until)\s+|\s*–\s*")


def edtf_of(words: str) -> str | None:
    """The EDTF value of a date in EDTF or in words; None where the words are no full date.

    Days come before months in figures. "8 May 2017", "8 mai 2017", "May 8, 2017", "5/2017",
    "08.05.2017", "5 May 2017 – 7 May 2017", "since 2016", "about 2016", "8 May 2017?" are read.
    """
    words = " ".join(words.split())
    if is_edtf(words):
        return words
    ends = _BETWEEN.split(words)
    if len(ends) == 2:
        values = [edtf_of(end) for end in ends]
        return f"{values[0]}/{values[1]}" if all(values) else None
    folded = fold(words)
    for pattern, form in _OPEN:
        found = pattern.fullmatch(folded)
        if found:
            value = edtf_of(found[1])
            return form.format(value) if value else None
    mark = words[-1:] if words[-1:] in ("?", "~") else ""
    value = _single(fold(words.rstrip("?~ ")))
    return value + mark if value and is_edtf(value + mark) else None


def _single(words: str) -> str | None:
    for pattern in _WORDS:
        found = pattern.fullmatch(words)
        if not found:
            continue
        parts = found.groupdict()
        month = int(parts["n"]) if parts.get("n") else month_named(parts.get("m") or "")
        day = int(parts["d"]) if parts.get("d") else None
        if (
            not month
            or not 1 <= month <= 12
            or (day is not None and not _is_day(parts["y"], month, day))
        ):
            return None
        value = f"{parts['y']}-{month:02}"
        return f"{value}-{day:02}" if day is not None else value
    return None


def _is_day(year: str, month: int, day: int) -> bool:
    from calendar import monthrange

    return int(year) > 0 and 1 <= day <= monthrange(int(year), month)[1]
