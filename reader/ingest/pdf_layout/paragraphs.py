"""The lines of a PDF put together: paragraphs, headings, lists, rows of tables; finds no lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reader.ingest.pdf_layout.columns import Column, Line
from reader.ingest.pdf_layout.hyphens import Hyphens
from reader.ingest.pieces import Piece

LARGER = 1.12
"""A heading's line is so many times as high as one of the text."""
LONGEST_HEADING = 250
SMALLER = 0.92
"""A line of a footnote or of a caption is less than so many times as high as one of the text."""
LONGEST_CAPTION = 300
_NOTE = re.compile(r"(?:\(?\d{1,3}[).]?|[*†‡])\s?[^\W\d_]")
_TAIL = 40
_ITEM = re.compile(r"(?:[•·‣◦▪●*–-]|\d{1,3}[.)]|[a-z]\))\s+\S")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]\u00a0\s]*(?:\[?\d{1,3}\]?)?$")


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together; the page is that of the first."""

    page: int
    kind: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Of the whole text: the height of a line, and from base line to base line."""

    height: float
    pitch: float


@dataclass(frozen=True, slots=True)
class _Edge:
    """Of a column: where its lines begin and end; whether they hang from the first."""

    left: float
    right: float
    hangs: bool


def pieces_of(columns: Sequence[tuple[int, Column]], hyphens: Hyphens) -> list[Piece]:
    """The pieces that the columns make, each with its page, in their order.

    Words divided at line ends are joined by `hyphens`, which counts them.
    """
    columns = [(page, column) for page, column in columns if column]
    if not columns:
        return []
    measures = _measured(columns)
    paragraphs: list[_Paragraph] = []
    for page, column in columns:
        _take_column(paragraphs, page, column, measures)
    pieces = []
    largest = max((p.lines[0].height for p in paragraphs if p.page == columns[0][0]), default=0)
    for paragraph in paragraphs:
        text = _text(paragraph, hyphens)
        kind = paragraph.kind or _kind(paragraph, text, measures)
        is_first = kind == "heading" and paragraph.page == columns[0][0] and largest > 0
        if is_first and paragraph.lines[0].height >= max(0.97 * largest, LARGER * measures.height):
            kind, largest = "headline", 0
        pieces.append(Piece(kind, text, paragraph.page))
    return pieces


def _measured(columns: Sequence[tuple[int, Column]]) -> _Measures:
    heights: Counter[float] = Counter()
    for _, column in columns:
        for line in column:
            heights[round(line.height * 2) / 2] += len(line.text)
    height = heights.most_common(1)[0][0]
    steps = [
        upper.base - lower.base
        for _, column in columns
        for upper, lower in pairwise(column)
        if abs(upper.height - height) < 1 and abs(lower.height - height) < 1
    ]
    near = [step for step in steps if step < 2.5 * height]
    return _Measures(height, median(near) if near else 1.2 * height)


def _take_column(
    paragraphs: list[_Paragraph], page: int, column: Column, measures: _Measures
) -> None:
    edge = _edge(column, measures)
    rows = _rows(column)
    previous: Line | None = None
    for place, line in enumerate(column):
        if place in rows:
            paragraphs.append(_Paragraph(page, "row", [line]))
        elif previous is None or paragraphs[-1].kind == "row":
            open_one = _open(paragraphs, line, measures) if previous is None else None
            if open_one is None:
                paragraphs.append(_begun(page, line, measures))
            else:
                paragraphs.remove(open_one)
                paragraphs.append(open_one)
                open_one.lines.append(line)
        elif _begins(paragraphs[-1], previous, line, edge, measures):
            paragraphs.append(_begun(page, line, measures))
        else:
            paragraphs[-1].lines.append(line)
        previous = line


def _open(paragraphs: list[_Paragraph], line: Line, measures: _Measures) -> _Paragraph | None:
    """The paragraph that goes on with the first line of a column; notes stand below it."""
    for paragraph in reversed(paragraphs[-12:]):
        if _runs_over(paragraph, line):
            return paragraph
        if not _is_small(paragraph.lines, measures):
            return None
    return None


def _is_small(lines: list[Line], measures: _Measures) -> bool:
    return all(line.height < SMALLER * measures.height for line in lines)


def _begun(page: int, line: Line, measures: _Measures) -> _Paragraph:
    # what is large or bold is a heading that has a number
    is_item = _ITEM.match(line.text) and not line.bold and line.height < LARGER * measures.height
    return _Paragraph(page, "list" if is_item else "", [line])


def _edge(column: Column, measures: _Measures) -> _Edge:
    usual = [line for line in column if abs(line.height - measures.height) < 1] or column
    left = min(line.left for line in usual)
    indented = sum(line.left > left + 0.6 * measures.height for line in usual)
    return _Edge(left, max(line.right for line in usual), 2 * indented > len(usual))


def _rows(column: Column) -> set[int]:
    """The places of lines that are made of cells, which stand under those of the line above.

    A line that is spaced out to the full width has wide gaps too, but anywhere: of two cells,
    which may be in rank by chance, there must be three lines.
    """
    rows: set[int] = set()
    rank: list[int] = []
    for place, line in enumerate([*column, None]):
        if rank and (line is None or not _are_in_rank(column[rank[-1]], line)):
            if len(rank) > 2 or (len(rank) == 2 and len(column[rank[0]].cells) > 2):
                rows.update(rank)
            rank = []
        if line is not None and len(line.cells) > 1:
            rank.append(place)
    return rows


def _are_in_rank(line: Line, other: Line) -> bool:
    """Whether the cells after the first begin alike, or are numbers that end alike."""
    if len(line.cells) != len(other.cells):
        return False
    near = 0.06 * line.height
    for place in range(1, len(line.cells)):
        (left, right), (other_left, other_right) = line.edges[place], other.edges[place]
        ends_alike = abs(right - other_right) < near and all(
            any(letter.isdigit() for letter in cells[place]) for cells in (line.cells, other.cells)
        )
        if abs(left - other_left) >= near and not ends_alike:
            return False
    return True


def _begins(
    paragraph: _Paragraph, previous: Line, line: Line, edge: _Edge, measures: _Measures
) -> bool:
    """Whether a paragraph begins with the line, in the same column as the one before it."""
    larger, smaller = max(previous.height, line.height), min(previous.height, line.height)
    if larger > LARGER * smaller and min(len(previous.text), len(line.text)) > 2:
        return True
    if _NOTE.match(line.text) and _is_small([previous, line], measures):
        return True
    usual = measures.pitch * line.height / measures.height
    if previous.base - line.base > max(1.3 * usual, usual + 2):
        return True
    if _ITEM.match(line.text) and (paragraph.kind == "list" or _is_ended(previous, line, edge)):
        return True
    if previous.bold != line.bold and _is_ended(previous, line, edge):
        return True
    indent = 0.6 * measures.height
    if line.left > previous.left + indent:
        # the lines of a list, and of a hanging paragraph, lie farther in than its first one
        return not (paragraph.kind == "list" or edge.hangs) and line.left < previous.right
    if line.left < previous.left - indent and (edge.hangs or len(paragraph.lines) > 1):
        return True
    return bool(_ENDED.search(previous.text[-_TAIL:])) and _is_ended(previous, line, edge)


def _is_ended(previous: Line, line: Line, edge: _Edge) -> bool:
    """Whether the line before was left short though the next word would have gone in."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    first = (line.text.split() or [""])[0]
    return edge.right - previous.right > 1.3 * letter * (len(first) + 1)


def _runs_over(paragraph: _Paragraph, line: Line) -> bool:
    """Whether a paragraph goes on with the first line of the next column or page."""
    last = paragraph.lines[-1]
    if paragraph.kind == "row" or max(last.height, line.height) > 1.05 * min(
        last.height, line.height
    ):
        return False
    if last.bold != line.bold or _ITEM.match(line.text):
        return False
    return not _ENDED.search(last.text[-_TAIL:]) and (
        line.text[0].islower() or last.text[-1] in "-,"
    )


def _text(paragraph: _Paragraph, hyphens: Hyphens) -> str:
    if paragraph.kind == "row":
        return " | ".join(paragraph.lines[0].cells)
    text = paragraph.lines[0].text
    for line in paragraph.lines[1:]:
        text = hyphens.joined(text, line.text)
    return text


def _kind(paragraph: _Paragraph, text: str, measures: _Measures) -> str:
    if _is_small(paragraph.lines, measures):
        is_caption = len(text) <= LONGEST_CAPTION and not _NOTE.match(text)
        return "caption" if is_caption else "paragraph"
    if len(text) > LONGEST_HEADING:
        return "paragraph"
    if all(line.height >= LARGER * measures.height for line in paragraph.lines):
        return "heading"
    is_bold = all(line.bold for line in paragraph.lines) and len(paragraph.lines) <= 3
    return "heading" if is_bold and not text.endswith((".", ",", ";")) else "paragraph"
