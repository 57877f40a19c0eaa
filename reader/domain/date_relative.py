"""Times that are counted from the day of the article: "vendredi soir", "l'an dernier", "hier"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reader.domain.date_points import SEASON_STARTS, SEASONS

_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: day for names in (_FRENCH, _ENGLISH) for day, name in enumerate(names)}
"""Folded name → 0 for Monday to 6."""
_NEAR = {
    **dict.fromkeys(("today", "tonight", "aujourd'hui", "ce jour", "this day"), 0),
    **dict.fromkeys(("ce soir", "ce matin", "cette nuit", "cet apres-midi"), 0),
    **dict.fromkeys(("this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("hier", "yesterday", "last night", "la veille", "the day before"), -1),
    **dict.fromkeys(("avant-hier", "the day before yesterday", "avant hier"), -2),
    **dict.fromkeys(("demain", "tomorrow", "le lendemain", "the next day"), 1),
    **dict.fromkeys(("apres-demain", "the day after tomorrow", "apres demain"), 2),
}
_NUMBERS = (
    *(("a", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6)),
    *(("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("un", 1), ("une", 1), ("deux", 2)),
    *(("trois", 3), ("quatre", 4), ("cinq", 5), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10)),
)
_UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours"), "day"),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), "week"),
    **dict.fromkeys(("month", "months", "mois"), "month"),
    **dict.fromkeys(("year", "years", "an", "ans", "annee", "annees"), "year"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
}
_LAST, _THIS, _NEXT = "last|past|previous", "this|ce|cet|cette", "next|coming"
_LASTS = "dernier|derniere|passe|passee|precedent|precedente"
_NEXTS = "prochain|prochaine|suivant|suivante"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_BEFORE = re.compile(rf"(?:the |on |in )?(?P<w>{_LAST}|{_THIS}|{_NEXT}) (?P<u>{_UNIT})(?:-ci)?")
_AFTER = re.compile(rf"(?:le |la |l'|au |a la |en )?(?P<u>{_UNIT}) (?P<w>{_LASTS}|{_NEXTS})")
_WEEKDAY = re.compile(rf"(?:on |le |ce |this )?(?P<u>{'|'.join(WEEKDAYS)})")
_AGO = re.compile(
    rf"(?:il y a (?P<n>[0-9]{{1,3}}|[a-z]+) (?P<u>{_UNIT})"
    rf"|(?P<n2>[0-9]{{1,3}}|[a-z]+) (?P<u2>{_UNIT}) (?:ago|earlier|plus tot))"
)


def relative(folded: str, here: date | None) -> str | None:
    """What folded words mean on the day `here`, as EDTF; None for other words.

    A weekday is the last one up to that day; "last Tuesday" is before it. Without a day "" says
    that the words are such words.
    """
    step = _NEAR.get(folded)
    if step is not None:
        return (here + timedelta(step)).isoformat() if here else ""
    for pattern in (_BEFORE, _AFTER, _WEEKDAY):
        found = pattern.fullmatch(folded)
        if found:
            word = found.groupdict().get("w") or ""
            return _beside(found["u"], _way(word), here) if here else ""
    found = _AGO.fullmatch(folded)
    if found:
        unit = _UNITS[found["u"] or found["u2"]]
        said = found["n"] or found["n2"]
        number = int(said) if said.isdecimal() else dict(_NUMBERS).get(said)
        if number is None or unit in ("season", "weekday"):
            return None
        return _ago(unit, number, here) if here else ""
    return None


def is_weekday(folded: str) -> bool:
    """Whether the words are a weekday alone."""
    return bool(_WEEKDAY.fullmatch(folded))


def _way(word: str) -> int | None:
    if not word:
        return None
    if re.fullmatch(f"{_LAST}|{_LASTS}", word):
        return -1
    return 1 if re.fullmatch(f"{_NEXT}|{_NEXTS}", word) else 0


def _beside(unit: str, way: int | None, here: date) -> str:
    kind = _UNITS[unit]
    if kind == "weekday":
        return _weekday(WEEKDAYS[unit], way, here)
    step = way or 0
    if kind == "day":
        return (here + timedelta(step)).isoformat()
    if kind == "week":
        monday = here + timedelta(7 * step - here.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    if kind == "month":
        return _month(here, step)
    if kind == "year":
        return f"{here.year + step:04}"
    return _season(SEASONS[unit], step, here)


def _weekday(wanted: int, way: int | None, here: date) -> str:
    back = (here.weekday() - wanted) % 7
    if way == 1:
        return (here + timedelta(7 - back)).isoformat()
    return (here - timedelta(back or (7 if way == -1 else 0))).isoformat()


def _month(here: date, step: int) -> str:
    year, month = divmod(here.year * 12 + here.month - 1 + step, 12)
    return f"{year:04}-{month + 1:02}"


def _season(season: int, step: int, here: date) -> str:
    starts = SEASON_STARTS[season]
    year = here.year
    if step == -1 and here.month < (starts + 3 if season != 24 else 13):
        year -= 1  # it is not over yet
    if season == 24 and step == 0 and here.month < 3:
        year -= 1
    if step == 1 and here.month >= starts:
        year += 1
    return f"{year:04}-{season}"


def _ago(unit: str, number: int, here: date) -> str | None:
    if unit == "month":
        return _month(here, -number)
    if unit == "year":
        return f"{here.year - number:04}" if number < here.year else None
    days = number * (7 if unit == "week" else 1)
    if days >= here.toordinal():
        return None
    return (here - timedelta(days)).isoformat() + ("~" if unit == "week" else "")
