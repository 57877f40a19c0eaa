"""One point in time as people write it, in English and French, taken apart; no ranges.

"1 March 44", "mi-mai", "spring 2016", "les années 1990": what is not said stays None, and is
completed by `date_words` from the other end of a range or from the day of the article. Words come
folded (`folding.fold`).
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass

from reader.domain.months import ENGLISH, month_named

SEASONS = {
    **dict.fromkeys(("spring", "printemps"), 21),
    **dict.fromkeys(("summer", "ete"), 22),
    **dict.fromkeys(("autumn", "fall", "automne"), 23),
    **dict.fromkeys(("winter", "hiver"), 24),
}
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Season → its first month."""
_PARTS = {
    **dict.fromkeys(("early", "debut", "beginning", "start"), "early"),
    **dict.fromkeys(("mid", "mi", "middle", "milieu", "courant"), "mid"),
    **dict.fromkeys(("late", "end", "fin"), "late"),
}
_SMALL = re.compile(
    r"(?:(?:le|la|les|the|on|en|in|a|au|aux|du|de|of|during|pendant|courant|year|annee|an) |l'|d')+"
)
_WEEKDAY = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?=.*[0-9])"
)
_ERA = r"(?: (?P<era>av\.? ?j\.?-?c\.?|bce?|ad|ce|apr?\.? ?j\.?-?c\.?))?"
_YEAR = rf"(?:,? (?:of |de )?(?P<y>[0-9]{{4}}|'?[0-9]{{2}}|[0-9]{{1,4}}(?= [a-z])){_ERA})"
_DAY = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|er|e)?"
_MONTH = r"(?P<m>[a-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY} (?:of |de )?{_MONTH}{_YEAR}?",
        rf"{_MONTH} {_DAY}(?!$|,? (?:av|bc|ad|ce|ap)\b){_YEAR}",
        rf"{_MONTH} (?P<d>[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?",
        rf"{_MONTH}{_YEAR}?",
        r"(?P<d>[0-9]{1,2})(?P<s>[./-])(?P<n>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4}|[0-9]{2})",
        r"(?P<n>[0-9]{1,2})[./](?P<y>[0-9]{4})",
        rf"(?P<y>[0-9]{{4}}|[0-9]{{1,4}}(?= [a-z])){_ERA}",
        r"(?P<era>ad) (?P<y>[0-9]{1,4})",
    )
)
_SEASON = re.compile(rf"(?P<s>{'|'.join(SEASONS)}){_YEAR}?")
_PART = re.compile(rf"(?:the )?(?P<p>{'|'.join(_PARTS)})(?:[- ]| of (?:the )?| de )(?P<rest>.+)")
_DECADE = re.compile(r"(?:annees |decennie |decade of )?(?P<y>[0-9]{3}0|[0-9]0)(?P<s>'?s)?")
_CENTURY = re.compile(
    r"(?:(?P<n>[0-9]{1,2})(?:st|nd|rd|th|e|er|eme)|(?P<r>[ivx]{1,5})(?:e|er|eme))"
    r" (?:century|siecle)"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Impossible(Exception):
    """The words mean a date that there is not; the message says why, for the user."""


@dataclass(frozen=True, slots=True)
class Point:
    """What is said of a time. `month` may be a season, 21–24; `part`: early, mid, late of it.

    `year` counts as EDTF does, 0 is 1 BC. `short`: only its last two digits are said. `whole` is
    a value that is complete as it is (a decade).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    short: bool = False
    whole: str = ""


def point_of(folded: str) -> Point | None:
    """The point that folded words say; None for other words. Raises Impossible."""
    words = _bare(folded)
    whole = _decade(folded, words) or _century(words)
    if whole:
        return Point(whole=whole)
    found = _PART.fullmatch(words)
    if found:
        inner = point_of(found["rest"])
        if inner is None or inner.day or inner.part or inner.whole or (inner.month or 0) > 12:
            return None
        return Point(inner.year, inner.month, part=_PARTS[found["p"]], short=inner.short)
    found = _SEASON.fullmatch(words)
    if found:
        year, short = _year(found)
        return Point(year, SEASONS[found["s"]], short=short)
    return next((of for form in _FORMS if (of := _formed(form, words))), None)


def day_alone(folded: str) -> Point | None:
    """The point of a day that stands alone, as "3" does in "du 3 au 5 mai"."""
    found = re.fullmatch(_DAY, _bare(folded))
    return Point(day=int(found["d"])) if found else None


def check(point: Point) -> None:
    """Raise Impossible for a month or a day that there is not."""
    month, day = point.month, point.day
    if month is not None and not (1 <= month <= 12 or 21 <= month <= 24):
        raise Impossible(f"There is no month {month}; days come before months, as in 8/5/2017.")
    if day is None or month is None:
        return
    if month > 12:
        raise Impossible("A season has no days of its own; write the month.")
    if not 1 <= day <= _DAYS[month - 1]:
        raise Impossible(f"There is no {day} {ENGLISH[month - 1]}.")
    known = point.year is not None and not point.short
    if (month, day) == (2, 29) and known and not isleap(point.year or 0):
        raise Impossible(f"There is no 29 February in {point.year}.")


def _bare(folded: str) -> str:
    words = folded.strip(" ,.;")
    for _ in range(3):
        words = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
        found = _SMALL.match(words)
        words = words[found.end() :] if found else words
    return words


def _formed(form: re.Pattern[str], words: str) -> Point | None:
    found = form.fullmatch(words)
    if not found:
        return None
    parts = found.groupdict()
    month = int(parts["n"]) if parts.get("n") else None
    if parts.get("m"):
        month = month_named(parts["m"])
        if month is None:
            return None
    year, short = _year(found)
    point = Point(year, month, int(parts["d"]) if parts.get("d") else None, short=short)
    check(point)
    return point


def _year(found: re.Match[str]) -> tuple[int | None, bool]:
    parts = found.groupdict()
    said = parts.get("y")
    if not said:
        return None, False
    year, era = int(said.lstrip("'")), parts.get("era") or ""
    if era:
        if year == 0:
            raise Impossible("There is no year 0 before or after Christ.")
        return (1 - year if era.startswith(("av", "bc")) else year), False
    return year, len(said.lstrip("'")) == 2


def _decade(folded: str, words: str) -> str:
    found = _DECADE.fullmatch(words)
    if not found or not (found["s"] or words.startswith(("annees", "dec"))):
        return ""
    said = found["y"]
    if len(said) == 2:
        if not 30 <= int(said) <= 90:
            raise Impossible(f"Which century? Write 19{said}s or 20{said}s.")
        said = f"19{said}"
    return f"{said[:3]}X"


def _century(words: str) -> str:
    found = _CENTURY.fullmatch(words)
    if not found:
        return ""
    number = int(found["n"]) if found["n"] else _roman(found["r"])
    return f"{number - 1:02}XX" if 1 <= number <= 30 else ""


def _roman(letters: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
