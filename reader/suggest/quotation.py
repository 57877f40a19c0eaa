"""Quotations: which words of a text stand in quotation marks; not who says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
Directness = Literal["direct", "mixed", "indirect"]

_MARK = re.compile("[\"'“”„‟«»‹›‘’‚]")
_CLOSED_BY = {"“": "”“", "„": "“”", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’"}
_DOUBLE = re.compile('["“”«»]')
_CONTENT = re.compile(r"\w+")


def paragraph_at(text: str, position: int) -> Span:
    """The paragraph around `position`: between blank lines, or lines where there are none."""
    separator = "\n\n" if "\n\n" in text else "\n"
    start = text.rfind(separator, 0, position)
    end = text.find(separator, position)
    return (start + len(separator) if start >= 0 else 0), (end if end >= 0 else len(text))


def quotations(text: str, start: int, end: int, opened: bool = False) -> list[Span]:
    """The outermost quotations of the paragraph text[start:end], marks included; code points.

    A quotation that opens the paragraph, or stands behind a colon or comma, and is not closed goes
    to its end, as one that the next paragraph goes on with. Any other mark without its partner is
    passed over. `opened`: the paragraph before ended within a quotation; where this one begins
    without a mark, its words up to a closing mark are quoted.
    """
    found = []
    after = start
    if opened and (closing := _goes_on(text, start, end)):
        found.append((start, closing))
        after = closing
    for mark in _MARK.finditer(text, start, end):
        if mark.start() < after or not _opens(text, mark.start(), start, end):
            continue
        closing = _closing(text, mark.start(), end)
        if closing is not None:
            found.append((mark.start(), closing))
            after = closing
        elif mark.group() in '"“«' and _introduced(text, start, mark.end()):
            found.append((mark.start(), end))
            break
    return found


def _goes_on(text: str, start: int, end: int) -> int | None:
    """Where a quotation ends that the paragraph before has opened: behind the first mark."""
    first = _DOUBLE.search(text, start, end)
    if first is None or first.group() in "«“" or not text[start].isalnum():
        return None
    closes = not text[first.start() - 1].isspace() and not text[first.end() : end][:1].isalnum()
    return first.end() if closes else None


def _introduced(text: str, start: int, behind: int) -> bool:
    """Whether a quotation opens the paragraph, or stands behind a colon or comma: She said, "Yes"""
    before = text[start : behind - 1].rstrip()
    return not before or (before[-1] in ",:" and text[behind : behind + 1].isupper())


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "«‹":
        return True
    if mark in "“„‟":
        return not after.isspace()
    if mark == '"':
        return not before.isdigit() and (not after.isspace() or _misplaced(text, at, start, end))
    if mark in "'‘‚":
        return not (before.isalnum() or after.isspace())
    return False


def _misplaced(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark opens though a space follows: She said," we lost"."""
    closing = text.find('"', at + 1, end)
    before = text[at - 1] if at > start else ""
    after = text[closing + 1 : end][:1]
    return before == "," and closing > 0 and not (text[closing - 1].isspace() or after.isalnum())


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the quotation that opens at `at` ends, its mark included."""
    mark = text[at]
    if mark in "\"'":
        for found in re.finditer(re.escape(mark), text[at + 1 : end]):
            place = at + 1 + found.start()
            after = text[place + 1] if place + 1 < end else " "
            if not text[place - 1].isspace() and (mark == '"' or not after.isalnum()):
                return place + 1
        return None
    closers = _CLOSED_BY.get(mark, "")
    depth = 0
    for found in re.finditer(f"[{mark}{closers}]", text[at + 1 : end]):
        place = at + 1 + found.start()
        if found.group() == mark and mark not in "“":
            depth += 1
        elif mark in "‘‚" and text[place + 1 : place + 2].isalnum():
            continue  # an apostrophe
        elif found.group() == "“" == mark:
            if not text[place + 1 : min(place + 2, end)].strip(" ,.;:!?)"):
                return place + 1  # closed by the mark it was opened with
        elif depth:
            depth -= 1
        else:
            return place + 1
    return None


def quoted_spans(text: str, spans: Sequence[Span]) -> list[Span]:
    """The parts of `spans` in quotation marks, marks included where the span has them."""
    found = []
    for start, end in spans:
        for a, b in _quotations_near(text, start, end):
            a, b = max(a, start), min(b, end)
            if a < b and _CONTENT.search(text, a, b):
                found.append((a, b))
    return found


def _quotations_near(text: str, start: int, end: int) -> list[Span]:
    found = []
    while start < end:
        a, b = paragraph_at(text, start)
        found += quotations(text, a, b)
        start = max(b + 1, start + 1)
    return found


def directness(
    text: str, spans: Sequence[Span], quoted: Sequence[Span] | None = None
) -> Directness:
    """How the claim of these spans is told: all in quotation marks, partly, or not at all.

    `quoted` is what `quoted_spans` gave for them, where that is known.
    """
    within = _letters(text, quoted_spans(text, spans) if quoted is None else quoted)
    if not within:
        return "indirect"
    return "direct" if within >= _letters(text, spans) else "mixed"


def _letters(text: str, spans: Sequence[Span]) -> int:
    return sum(len("".join(_CONTENT.findall(text, a, b))) for a, b in spans)
