"""The first lines of a text article: which is the headline, who wrote it, when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.domain.date import Date
from reader.ingest.dates import first_date

LOOKED_AT = 4
"""Paragraphs after the headline in which the byline is looked for."""
LONGEST_TITLE = 300
LONGEST_BYLINE = 160
_BY = re.compile(r"(?:written by|by|par|de notre (?:correspondante?|envoyée?))\s*:?\s+", re.I)
_AROUND = re.compile(
    r"(?:published|publiée?|posted|posté|updated|mise? à jour|mis en ligne|le|on|at|à|the|date"
    r"|\d{1,2}\s?(?:[h:]\s?\d\d(?::\d\d)?|h)(?:\s?[ap]\.?m\.?)?|UTC|GMT|C?EST|[ECP][SD]T|Z"
    r"|[ap]\.?m\.?)(?![^\W\d_])[:.]?",
    re.I,
)
_EDGES = " \t,;:|·•–—-/()\u00a0\u202f"
_WORD = r"(?:[^\W\d_a-zà-ÿ][\w’'.,\-]*|d[eu]|van|von|der|den|la|le|el|al|bin|da|dos|and|et|&|,)"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first paragraphs say: positions in the list of paragraphs, and the metadata."""

    headline: int | None = None
    bylines: frozenset[int] = frozenset()
    title: str = ""
    byline: str = ""
    published: Date | None = None


def head_of(paragraphs: list[str], language: str = "") -> Head:
    """The head of an article whose first paragraphs are given.

    The first one is the headline when it is one short line and more text follows; a notice of
    nothing but a date may stand before it. The byline is
    a paragraph that holds nothing but a date, a writer, or both; one with a writer's bare name
    counts only beside a date.
    """
    if not paragraphs:
        return Head()
    bylines: dict[int, _Line] = {}
    notice = _byline(paragraphs[0], language) if len(paragraphs) > 2 else None
    if notice is not None and notice.date and not notice.writer:
        bylines[0] = notice
    at = len(bylines)
    first = paragraphs[at]
    titled = len(paragraphs) > 1 and "\n" not in first and len(first) <= LONGEST_TITLE
    title = first.strip().removeprefix("#").lstrip("#").strip() if titled else ""
    start = at + 1 if titled else at
    found = False
    for position in range(start, min(start + LOOKED_AT, len(paragraphs))):
        line = _byline(paragraphs[position], language)
        if line is not None:
            bylines[position] = line
            found = True
        elif found:
            break
    dated = next((line.date for line in bylines.values() if line.date), None)
    if dated is None:
        bylines = {n: line for n, line in bylines.items() if line.certain}
    writer = next((line.writer for line in bylines.values() if line.writer), "")
    return Head(at if titled else None, frozenset(bylines), title, writer, dated)


@dataclass(frozen=True, slots=True)
class _Line:
    writer: str
    date: Date | None
    certain: bool


def _byline(paragraph: str, language: str) -> _Line | None:
    if len(paragraph) > LONGEST_BYLINE:
        return None
    writers: list[str] = []
    published = None
    certain = False
    for line in paragraph.split("\n"):
        rest = line
        while found := first_date(rest, language):
            said = rest[found.start : found.end].strip()
            if published is None:
                published = Date(found.iso, said)
            rest = f"{rest[: found.start]} | {rest[found.end :]}"
        name = _around_off(rest)
        by = _BY.match(name)
        name = name[by.end() :] if by else name
        if name and not (_NAME.fullmatch(name) and len(name.split()) <= 12):
            return None
        if name and not by and not 2 <= len(name.split()) <= 6:
            return None
        if name:
            writers.append(name)
        certain = certain or bool(by)
    if not writers and published is None:
        return None
    return _Line(", ".join(writers), published, certain or published is not None)


def _around_off(line: str) -> str:
    """What is left of a line without the words and times that stand around a date."""
    kept = [part for piece in line.split("|") if (part := _stripped(piece))]
    return ", ".join(kept)


def _stripped(piece: str) -> str:
    piece = piece.strip(_EDGES)
    while found := _AROUND.match(piece):
        piece = piece[found.end() :].strip(_EDGES)
    while found := re.search(rf"(?:^|\s|\()(?:{_AROUND.pattern})$", piece, re.I):
        piece = piece[: found.start()].strip(_EDGES)
    return piece
