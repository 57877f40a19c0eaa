"""What words like "samedi matin" or "le 7 mai" mean in an article of a known day; a draft."""

from __future__ import annotations

import re

from reader.domain.date_words import edtf_of, read_date
from reader.domain.folding import fold

_DAYS = (
    *(("lundi", 0), ("mardi", 1), ("mercredi", 2), ("jeudi", 3), ("vendredi", 4)),
    *(("samedi", 5), ("dimanche", 6)),
    *(("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4)),
    *(("saturday", 5), ("sunday", 6)),
)
_WEEKDAY = re.compile(rf"\b({'|'.join(day for day, _ in _DAYS)})\b(?! (?:prochain|next))")
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]{3,})\b(?! \d{4})")
_MONTH_DAY = re.compile(r"\b([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!,? \d{4})")
_AGO = {"avant-hier": 2, "hier": 1, "yesterday": 1, "today": 0, "aujourd'hui": 0}


def day_meant(words: str, published: str | None) -> str | None:
    """The day, as EDTF, that words in an article of the day `published` mean; None: no day.

    What is a date as a whole is read as one. In other words a weekday is the last one up to that
    day, a day without a year the nearest: "le 7 mai" in an article of 2017-05-08 is 2017-05-07.
    """
    full = read_date(words, published).edtf
    if full or published is None:
        return full
    from datetime import date, timedelta

    try:
        here = date.fromisoformat(published)
    except ValueError:
        return None
    folded = fold(words)
    weekday = _WEEKDAY.search(folded)
    for found, order in ((_DAY_MONTH.search(folded), (1, 2)), (_MONTH_DAY.search(folded), (2, 1))):
        if not found:
            continue
        years = (here.year, here.year - 1, here.year + 1)
        values = [edtf_of(f"{found[order[0]]} {found[order[1]]} {year}") for year in years]
        days = [date.fromisoformat(value) for value in values if value]
        if days:
            return min(days, key=lambda day: abs(day - here)).isoformat()
    if weekday:
        back = (here.weekday() - dict(_DAYS)[weekday[1]]) % 7
        return (here - timedelta(days=back)).isoformat()
    for word, back in _AGO.items():
        if re.search(rf"(?<![\w-]){word}\b", folded):
            return (here - timedelta(days=back)).isoformat()
    return None
