"""Dates as news write them, in French and English: “Mai 8, 2017”, “8 mai 2017”, “2017-05-08”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reader.domain.folding import fold
from reader.domain.months import month_named

_WEEKDAYS_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_WEEKDAYS = frozenset(_WEEKDAYS_WORDS.split())
_DAY = r"(?P<d>\d{1,2})(?:er|st|nd|rd|th)?"
_MONTH = r"(?P<m>[^\W\d_]{3,9})\.?"
_YEAR = r"(?P<y>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?:(?P<w>[^\W\d_]{3,9})\.?,?\s+)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
        r"(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)",
        rf"\b{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.]{_YEAR}\b",
    )
)
_ISO, _NUMBERS = _FORMS[0], _FORMS[3]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its ISO 8601 day (None: it is said, but day and month cannot be told
    apart), and the range of characters that says it, a weekday included."""

    iso: str | None
    start: int
    end: int


def first_date(text: str, language: str = "") -> FoundDate | None:
    """The first date in a line of text; in French “08/05/2017” begins with the day."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            date_found = _read(form, match, language)
            if date_found:
                found.append(date_found)
                break
    return min(found, key=lambda date_found: date_found.start, default=None)


def _read(form: re.Pattern[str], match: re.Match[str], language: str) -> FoundDate | None:
    groups = match.groupdict()
    start = match.start()
    weekday = groups.get("w")
    if weekday and fold(weekday) not in _WEEKDAYS:
        # the word before a day is not part of the date
        start = match.start("d") if match.start("d") < match.start("m") else match.start("m")
    if form in (_ISO, _NUMBERS):
        month = int(groups["m"])
    else:
        month = month_named(fold(groups["m"])) or 0
    day, year = int(groups["d"]), int(groups["y"])
    if form is _NUMBERS and language != "fr" and "/" in match.group():
        if day <= 12 and month <= 12 and day != month:
            return FoundDate(None, start, match.end())
        if month > 12:
            day, month = month, day
    try:
        return FoundDate(date(year, month, day).isoformat(), start, match.end())
    except ValueError:
        return None
