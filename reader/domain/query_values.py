"""The filters of the search language, and what may stand behind each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reader.domain.date_words import edtf_of
from reader.domain.folding import fold

FILTERS: Mapping[str, str] = {
    "source": "claims it speaks in and words that name it",
    "about": "claims whose words name this source",
    "tag": "what has this tag or one under it",
    "article": "in this article: its number, or 3:10",
    "before": "published before this day",
    "after": "published on this day or later",
    "grade": "B, 3, B3, <=C",
    "outlet": "where it was published",
    "lang": "language: fr, en",
    "kind": "article, claim, mention, note, source, tag, statement",
    "status": "to-check or checked",
}
"""Every filter and what it asks for, in a few words."""

KINDS = ("article", "claim", "mention", "note", "source", "tag", "statement")
STATUSES = ("to-check", "checked")
_ONE_OF = frozenset(("article", "kind", "lang", "outlet", "status"))
"""What a thing has one of: given twice, either will do."""
_GRADE = re.compile(r"(<=|>=|<|>|≤|≥)?\s*([a-f])?\s*([1-6])?", re.IGNORECASE)
_LETTERS, _DIGITS = "ABCDEF", "123456"


@dataclass(frozen=True, slots=True)
class Filter:
    """A thing passes when it has one of `values` under `key`; negated, when it has none.

    Days are ISO dates, articles "3" or "3:10", grades single letters or digits.
    """

    key: str
    values: tuple[str, ...]
    negated: bool = False


def is_date_key(key: str) -> bool:
    """Whether a date stands behind it."""
    return key in ("before", "after")


def filters_of(key: str, value: str, negated: bool) -> tuple[list[Filter], str]:
    """The filters that `key:value` asks for, none if it makes no sense; and then why."""
    if key not in FILTERS:
        return [], f"There is no filter “{key}:”; it is looked for as words."
    value = " ".join(value.split())
    found: list[tuple[str, ...]]
    if is_date_key(key):
        day = first_day(value)
        found = [(day,)] if day else []
    elif key == "grade":
        found = _grades(value)
    elif key in ("article", "kind", "status", "lang"):
        found = _codes(key, value)
    else:
        found = [(value,)] if fold(value) else []
    if not found:
        return [], f"“{key}:{value[:40]}” is not understood; it is looked for as words."
    return [Filter(key, values, negated) for values in found], ""


def merged(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """The filters, those of one key that exclude each other made into a choice."""
    done: list[Filter] = []
    for one in filters:
        for place, other in enumerate(done):
            if one.key in _ONE_OF and (one.key, one.negated) == (other.key, other.negated):
                done[place] = replace(other, values=(*other.values, *one.values))
                break
        else:
            done.append(one)
    return tuple(done)


def first_day(words: str) -> str | None:
    """The first day of a date in EDTF or in words, as YYYY-MM-DD; None when it is no date."""
    edtf = edtf_of(words)
    return day_of(edtf) if edtf else None


def day_of(edtf: str) -> str | None:
    """The first day that an EDTF value may mean, the last for one without a beginning."""
    begin, _, end = edtf.partition("/")
    value = begin if begin.strip(".") else end
    found = re.match(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?", value, re.ASCII)
    if not found:
        return None
    month = int(found[2] or 1)
    if month > 12:  # the seasons of EDTF
        month = {21: 3, 22: 6, 23: 9, 24: 12}.get(month, 1)
    year = found[1].replace("X", "0")
    return f"{year}-{month:02}-{found[3] or '01'}"


def _grades(value: str) -> list[tuple[str, ...]]:
    found = _GRADE.fullmatch(value)
    if not found or not (found[2] or found[3]):
        return []
    sign = {"≤": "<=", "≥": ">="}.get(found[1] or "", found[1] or "")
    parts = ((found[2] or "").upper(), _LETTERS), (found[3] or "", _DIGITS)
    return [_range(sign, part, scale) for part, scale in parts if part]


def _range(sign: str, part: str, scale: str) -> tuple[str, ...]:
    at = scale.index(part)
    chosen = {
        "": part,
        "<=": scale[: at + 1],
        "<": scale[:at],
        ">=": scale[at:],
        ">": scale[at + 1 :],
    }[sign]
    return tuple(chosen) or ("none",)


def _codes(key: str, value: str) -> list[tuple[str, ...]]:
    codes = []
    for part in value.split(","):
        code = _code(key, part.strip().lower())
        if code is None:
            return []
        codes.append(code)
    return [tuple(codes)]


def _code(key: str, word: str) -> str | None:
    if key == "article":
        return word if re.fullmatch(r"\d{1,9}(:\d{1,9})?", word, re.ASCII) else None
    if key == "lang":
        return word[:2] if re.fullmatch(r"[a-z]{2,3}(-\w+)?", word) else None
    if key == "status":
        plain = re.sub(r"[\s_-]", "", word)
        return next((s for s in STATUSES if s.replace("-", "") == plain), None)
    singular = word if word in KINDS else word.removesuffix("s")
    return {"quote": "claim"}.get(singular, singular if singular in KINDS else None)
