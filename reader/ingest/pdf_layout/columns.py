"""The lines of a PDF page in the order they are read: columns, and what stands across them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, groupby
from statistics import median

from reader.ingest.pdf_layout.words import Run

_FEWEST = 3
"""Lines of a column."""
_SHORTEST = 15
"""Letters that a line of a column has, at the middle; what is shorter are cells of a table."""
_FULLEST = 0.5
"""Part of the width that a line of a column fills, at the middle."""
_LEAST = 0.12
"""Part of a page's text that stands on either side of a gutter."""
_MOST_ACROSS = 0.6
_CELL_GAP = 1.5
"""A gap of so many line heights lies between cells."""
_STEP = 2.0


@dataclass(slots=True)
class Line:
    """What stands beside one another in a column; places as in Run.

    `cells` are far apart from one another; `edges` are the left and right edges of each.
    """

    cells: list[str]
    edges: list[tuple[float, float]]
    left: float
    right: float
    base: float
    height: float
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(self.cells)


Column = list[Line]


def columns_of(runs: Iterable[Run]) -> list[Column]:
    """The columns of a page in reading order; text across two of them is a column of its own."""
    return [lines_of(part) for part in _parts(list(runs))]


def lines_of(runs: Iterable[Run]) -> Column:
    """The lines that runs make, from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        if rows and rows[-1][0].base - run.base < 0.5 * min(rows[-1][0].height, run.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(sorted(row, key=lambda run: run.left)) for row in rows]


def _line(row: list[Run]) -> Line:
    cells: list[str] = []
    edges: list[tuple[float, float]] = []
    for run in row:
        if edges and run.left - edges[-1][1] < _CELL_GAP * run.height:
            cells[-1] += " " + run.text
            edges[-1] = (edges[-1][0], max(edges[-1][1], run.right))
        else:
            cells.append(run.text)
            edges.append((run.left, run.right))
    end = max(right for _, right in edges)
    longest = max(row, key=lambda run: len(run.text))
    height = sum(len(run.text) * run.height for run in row) / sum(len(run.text) for run in row)
    bold = all(run.bold for run in row)
    return Line(cells, edges, row[0].left, end, longest.base, height, bold)


def _parts(runs: list[Run]) -> list[list[Run]]:
    gutter = _gutter(runs)
    if gutter is None:
        return [runs] if runs else []
    left = [run for run in runs if run.right <= gutter]
    right = [run for run in runs if run.left >= gutter]
    across = sorted((r for r in runs if r.left < gutter < r.right), key=lambda run: -run.base)
    # what stands across cuts the columns into bands, which are read one after the other
    heights = [-run.base for run in across]
    parts: list[list[Run]] = []
    waiting: list[Run] = []
    for band in range(len(heights) + 1):
        sides = [
            [r for r in side if bisect_left(heights, -r.base) == band] for side in (left, right)
        ]
        if any(sides):
            parts += [waiting] if waiting else []
            waiting = []
            parts += [part for side in sides for part in _parts(side)]
        waiting += across[band : band + 1]
    return [*parts, waiting] if waiting else parts


def _gutter(runs: list[Run]) -> float | None:
    """Where the white strip between two columns is; None when there is none."""
    if len(runs) < 2 * _FEWEST:
        return None
    start = min(run.left for run in runs)
    steps = int((max(run.right for run in runs) - start) / _STEP) + 2
    if steps > 20_000:
        return None
    covered, ended, begun = [0] * steps, [0] * steps, [0] * steps
    whole = 0
    for run in runs:
        weight = len(run.text)
        first, last = (int((edge - start) / _STEP) for edge in (run.left, run.right))
        covered[first] += weight
        covered[last + 1] -= weight
        ended[last] += weight
        begun[first] += weight
        whole += weight
    covered, ended, begun = (list(accumulate(each)) for each in (covered, ended, begun))
    able = [
        place
        for place in range(1, steps)
        if ended[place - 1] >= _LEAST * whole
        and whole - begun[place] >= _LEAST * whole
        and covered[place] <= _MOST_ACROSS * whole
    ]
    if not able:
        return None
    fewest = min(covered[place] for place in able)
    best = [place for place in able if covered[place] == fewest]
    strips = groupby(enumerate(best), lambda each: each[1] - each[0])
    widest = max(([place for _, place in strip] for _, strip in strips), key=len)
    gutter = start + (widest[len(widest) // 2] + 0.5) * _STEP
    return gutter if _divides(gutter, runs) else None


def _divides(gutter: float, runs: list[Run]) -> bool:
    """Whether text runs on both sides of it, line for line, beside one another."""
    sides = (
        [run for run in runs if run.right <= gutter],
        [run for run in runs if run.left >= gutter],
    )
    if not all(_is_column(side) or _gutter(side) is not None for side in sides):
        return False
    top = min(max(run.base for run in side) for side in sides)
    bottom = max(min(run.base for run in side) for side in sides)
    return top - bottom > 2 * median(run.height for run in runs)


def _is_column(runs: list[Run]) -> bool:
    """Whether these are lines of text and not the cells of a table."""
    lines = lines_of(runs)
    if len(lines) < _FEWEST or median(len(line.text) for line in lines) < _SHORTEST:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = median(sum(right - left for left, right in line.edges) for line in lines)
    return filled > _FULLEST * width
