"""Dates as people write them, in English and French, as EDTF; and why some are refused.

Days come before months in figures. What is counted from another day ("hier", "le 7 mai") needs the
day of the article. EDTF level 1 knows no "mid-May": early, mid and late are about a third each.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from reader.domain.date import is_edtf
from reader.domain.date_points import SEASON_STARTS, Impossible, Point, check, day_alone, point_of
from reader.domain.date_relative import is_weekday, relative
from reader.domain.edtf import bounds
from reader.domain.folding import fold

LONGEST = 120
"""Characters; longer words are no date."""
_NO_DAY = "The article has no day to count this from; write the date whole, as 8 May 2017."
_NO_YEAR = "Write the year too."
_TURNED = "The second date lies before the first."
_OPEN = (
    (re.compile(r"(?:since|depuis|from|des|a partir d[eu'])(?: le)? ?(?P<a>.+)"), "since"),
    (re.compile(r"(?:until|till|up to|jusqu'(?:a|au|en)(?: la)?)(?: le)? (?P<a>.+)"), "until"),
    (re.compile(r"(?:about|around|circa|c\.|vers|environ)(?: le| la)? (?P<a>.+)"), "about"),
)
_RANGES = tuple(
    re.compile(form)
    for form in (
        r"(?:between|entre)(?: le| la)? (?P<a>.+) (?:and|et)(?: le| la)? (?P<b>.+)",
        r"(?:(?:from|de|du|d') ?)?(?P<a>.+?) (?:to|until|till|through|au|a|jusqu'(?:a|au|en))"
        r"(?: la| le)? (?P<b>.+)",
        r"(?P<a>.+?)(?: - | ?-- ?)(?P<b>.+)",
        r"(?P<a>(?:[a-z]+\.? )?[0-9]{1,2}|[0-9]{4})-(?P<b>[0-9]{1,2}\b.*|[0-9]{4})",
    )
)
_HOUR = re.compile(
    r" (?:au |a |at |in the |dans la |en |vers )?(?:soir|soiree|matin|matinee|apres-midi|midi|nuit"
    r"|morning|evening|afternoon|night|noon|midnight|minuit|debut de soiree|fin de journee"
    r"|[0-9]{1,2}(?: ?h(?: ?[0-9]{2})?|[:.][0-9]{2}| ?[ap]\.?m\.?))$"
)
_THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True, slots=True)
class DateReading:
    """What words mean as EDTF level 1, or None and, where it can be said, why not."""

    edtf: str | None
    why: str = ""


def edtf_of(words: str) -> str | None:
    """The EDTF value of a date in EDTF or in words; None where the words are no full date.

    "8 May 2017", "8 mai 2017", "May 8, 2017", "5/2017", "08.05.2017", "du 5 au 7 mai 2017",
    "since 2016", "fin 2016", "8 May 2017?" are read.
    """
    return read_date(words).edtf


def read_date(words: str, published: str | None = None) -> DateReading:
    """What words mean in an article of the day `published` (EDTF); never raises."""
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        return DateReading(None)
    if is_edtf(words):
        return DateReading(None, _TURNED) if is_turned(words) else DateReading(words)
    here = day_of_article(published)
    mark = words[-1] if words[-1] in "?~" else ""
    try:
        _check_figures(words)
        value = _read(fold(words.rstrip("?~ ")), here)
    except Impossible as why:
        return DateReading(None, str(why))
    value = _marked(value, mark) if value else None
    return DateReading(value if value and is_edtf(value) else None)


def is_turned(edtf: str) -> bool:
    """Whether an interval ends before it begins."""
    first, slash, last = edtf.partition("/")
    begin, end = bounds(first), bounds(last)
    if not slash or begin is None or end is None or begin.first is None or end.last is None:
        return False
    return end.last < begin.first


def needs_article(words: str, read: DateReading) -> bool:
    """Whether it is the article's day that gives the words their meaning."""
    return read_date(words).edtf != read.edtf


def day_of_article(published: str | None) -> date | None:
    """The day of an EDTF date that is one; years at the ends of the calendar are left out."""
    try:
        day = date.fromisoformat((published or "").partition("T")[0])
    except ValueError:
        return None
    return day if 1100 < day.year < 9900 else None


def _check_figures(words: str) -> None:
    """Say what is wrong in what looks like EDTF."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", words)
    if found:
        check(Point(int(found[1]), int(found[2]), int(found[3]) if found[3] else None))


def _read(folded: str, here: date | None) -> str | None:
    value = _one(folded, here)
    if value:
        return value
    for pattern, way in _OPEN[1:]:
        found = pattern.fullmatch(folded)
        if found:
            return _opened(found["a"], way, here)
    for pattern in _RANGES:
        found = pattern.fullmatch(folded)
        value = _range(found["a"], found["b"], here) if found else None
        if value:
            return value
    found = _OPEN[0][0].fullmatch(folded)
    return _opened(found["a"], "since", here) if found else None


def _opened(words: str, way: str, here: date | None) -> str | None:
    value = _one(words, here)
    if not value:
        return None
    first, _, last = value.partition("/")
    if way == "about":
        return _marked(value, "~")
    return f"{first}/.." if way == "since" else f"../{last or first}"


def _one(folded: str, here: date | None) -> str | None:
    if is_edtf(folded):
        return folded
    for words in dict.fromkeys((folded, _HOUR.sub("", folded))):
        value = relative(words, here)
        if value == "":
            raise Impossible(_NO_DAY)
        point = point_of(words) if value is None else None
        value = _value(_whole(point, here)) if point else value
        if value:
            return value
    return None


def _range(first: str, last: str, here: date | None) -> str | None:
    """Two ends, of which one may lack what the other says."""
    end = point_of(last)
    begin = (point_of(first) or day_alone(first)) if end or re.match("[0-9]", last) else None
    if begin and not end and begin.month and not begin.whole:
        end = _beside(last)
        if end:  # "May 3-5, 2017": the month stands in front
            end = replace(end, month=begin.month)
    if begin and end:
        return _points(begin, end, here)
    b = _one(last, here)
    # "de vendredi à dimanche": the Friday before that Sunday
    back = day_of_article(b) if b and is_weekday(_HOUR.sub("", first)) else None
    a = _one(first, back or here) if b else None
    return _joined(a, b) if a and b else None


def _beside(words: str) -> Point | None:
    found = re.fullmatch(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:,? (?P<y>[0-9]{4}))?", words)
    return Point(int(found["y"]) if found["y"] else None, None, int(found["d"])) if found else None


def _points(begin: Point, end: Point, here: date | None) -> str | None:
    if begin.whole or end.whole:
        return _joined(_value(_whole(begin, here)), _value(_whole(end, here)))
    if begin.month is None and (begin.day or begin.part):
        begin = replace(begin, month=end.month)
    if end.year is None and begin.year is not None:
        end = replace(end, year=begin.year, short=begin.short)
    if begin.day and end.day is None:
        return None
    end = _whole(end, here)
    if begin.year is None:
        before = _in_year(begin) > _in_year(end)
        if before and begin.month == end.month:
            raise Impossible(_TURNED)
        year = end.year - 1 if before and end.year is not None else end.year
        begin = replace(begin, year=year)
    begin = _whole(begin, here)
    check(begin)
    check(end)
    return _joined(_value(begin), _value(end))


def _in_year(point: Point) -> tuple[int, int]:
    return SEASON_STARTS.get(point.month or 0, point.month or 0), point.day or 0


def _joined(first: str, last: str) -> str:
    a, b = first.partition("/")[0], last.rpartition("/")[2]
    begin, end = bounds(a), bounds(b)
    if begin and end and (begin.first or 0) > (end.last or 0):
        raise Impossible(_TURNED)
    return f"{a}/{b}"


def _whole(point: Point, here: date | None) -> Point:
    """The point with its year: of the article's century, or the nearest to its day."""
    if point.whole or (point.year is not None and not point.short):
        return point
    if here is None:
        raise Impossible(_NO_YEAR if point.year is None else "Write the year with four digits.")
    if point.year is not None:
        year = here.year - (here.year - point.year) % 100
        return replace(point, year=year)
    months = here.year * 12 + here.month
    month = point.month or here.month
    at = SEASON_STARTS[month] + 1 if month in SEASON_STARTS else month

    def far(year: int) -> tuple[float, int]:
        day = (point.day or 15) - here.day if point.day else 0
        return abs((year * 12 + at - months) + day / 31), year

    years = (here.year, here.year - 1, here.year + 1)
    fitting = [year for year in years if _is_day(replace(point, year=year))]
    if not fitting:
        check(replace(point, year=here.year))  # says why
    return replace(point, year=min(fitting or years, key=far))


def _is_day(point: Point) -> bool:
    try:
        check(point)
    except Impossible:
        return False
    return True


def _value(point: Point) -> str:
    if point.whole:
        return point.whole
    check(replace(point, short=False))
    assert point.year is not None
    sign, year = ("-" if point.year < 0 else ""), f"{abs(point.year):04}"
    if point.part:
        return _third(point, f"{sign}{year}")
    parts = [f"{sign}{year}", *(f"{of:02}" for of in (point.month, point.day) if of is not None)]
    # whose century was not said is a guess
    return "-".join(parts) + ("?" if point.short else "")


def _third(point: Point, year: str) -> str:
    n = _THIRDS[point.part]
    if point.month is None:
        return f"{year}-{4 * n + 1:02}~/{year}-{4 * n + 4:02}~"
    last = monthrange(2000 if not point.year or point.year < 1 else point.year, point.month)[1]
    first, end = ((1, 10), (11, 20), (21, last))[n]
    return f"{year}-{point.month:02}-{first:02}~/{year}-{point.month:02}-{end:02}~"


def _marked(value: str, mark: str) -> str:
    """Every end of a value with its mark; one that is there already is kept."""
    if not mark:
        return value
    ends = value.split("/")
    return "/".join(e if e in ("", "..") or e[-1] in "?~%" else e + mark for e in ends)
