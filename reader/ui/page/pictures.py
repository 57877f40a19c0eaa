"""What the marks of a few lines look like: shapes by colour role; pure geometry, no painting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.ui.page.lines import Run
    from reader.ui.page.marks import Entry

RADIUS = 3.0
TRACKS = 3
TRACK_STEP = 3.0
NOTE_BAR = -12.0
"""Where the bar beside a noted line stands, from the row's left."""
GROUNDS = ("claim", "claim-2", "claim-3")
SOLID, DOTTED, DASHED = "solid", "dotted", "dashed"
# part: (colour role, thickness, line); the first in the list take the upper tracks
_UNDERLINES = {
    "mention": ("source", 2.0, SOLID),
    "voice": ("source", 1.0, SOLID),
    "cue": ("source", 1.0, DOTTED),
    "draft-voice": ("source", 1.0, SOLID),
    "draft-cue": ("source", 1.0, DOTTED),
    "note": ("soft", 1.0, DOTTED),
    "claim": ("claim-line", 2.0, SOLID),
    "hedge": ("claim-line", 1.0, DOTTED),
    "draft": ("source", 1.0, DASHED),
}
_ORDER = tuple(_UNDERLINES)


@dataclass(slots=True)
class Picture:
    """Shapes relative to the row's left and top, each with its colour role, in painting order."""

    phase: float
    grounds: list[tuple[str, QPainterPath]] = field(default_factory=list)
    bars: list[tuple[str, QRectF]] = field(default_factory=list)
    dotted: list[tuple[str, QLineF]] = field(default_factory=list)
    dashed: list[tuple[str, float, QLineF]] = field(default_factory=list)
    """With their thickness."""
    more: list[tuple[float, float, str]] = field(default_factory=list)


def depth_runs(spans: Iterable[tuple[int, int]], depth: int) -> list[tuple[int, int]]:
    """Where at least `depth` of the spans lie over each other.

    Spans that only touch stay apart, so that one sees that they are two.
    """
    edges = sorted([(end, -1) for _, end in spans] + [(start, 1) for start, _ in spans])
    found, now, begin = [], 0, 0
    for at, step in edges:
        now += step
        if step == 1 and now == depth:
            begin = at
        elif step == -1 and now == depth - 1 and at > begin:
            found.append((begin, at))
    return found


def tracks(spans: list[tuple[int, int]]) -> list[int]:
    """For each span the first track, from 0, on which nothing earlier in the list lies."""
    taken: list[list[tuple[int, int]]] = []
    answer = []
    for start, end in spans:
        free = (
            track
            for track, others in enumerate(taken)
            if all(end <= a or b <= start for a, b in others)
        )
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((start, end))
        answer.append(track)
    return answer


class Drawing:
    """Draws the marks of a stretch of a row into a Picture.

    `runs(start, end)` gives the pieces of a range of UTF-16 offsets of the row; `baseline(line)`
    where a line's letters stand; `snap_y`, `snap_x` take a length to whole device pixels.
    """

    def __init__(
        self,
        runs: Callable[[int, int], list[Run]],
        baseline: Callable[[int], float],
        extent: tuple[float, float],
        snap: tuple[Callable[[float], float], Callable[[float], float]],
        phase: float,
    ) -> None:
        self._runs = runs
        self._baseline = baseline
        self._ascent, self._descent = extent
        self._snap_x, self._snap_y = snap
        self.picture = Picture(phase)

    def grounds(
        self,
        claims: list[tuple[int, int]],
        inside: tuple[int, int],
        roles: tuple[str, ...] = GROUNDS,
    ) -> None:
        """The grounds of claims; `inside` is the row, beyond which an end is not a true one.

        `roles` are the colours by how many lie over each other.
        """
        for depth, role in enumerate(roles, 1):
            found = depth_runs(claims, depth)
            if not found:
                return
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            for start, end in found:
                opens, closes = start >= inside[0], end <= inside[1]
                for run in self._runs(max(start, inside[0]), min(end, inside[1])):
                    self._ground(path, run, opens and run.first, closes and run.last)
            self.picture.grounds.append((role, path))

    def _ground(self, path: QPainterPath, run: Run, opens: bool, closes: bool) -> None:
        top, bottom = self._edges(run.line)
        left, right = self._snap_x(run.left), self._snap_x(run.right)
        box = QRectF(left, top, right - left, bottom - top)
        if not (opens or closes) or box.width() < 2 * RADIUS:
            path.addRect(box)
            return
        path.addRoundedRect(box, RADIUS, RADIUS)
        if not opens:
            path.addRect(QRectF(left, top, RADIUS, box.height()))
        if not closes:
            path.addRect(QRectF(right - RADIUS, top, RADIUS, box.height()))

    def _edges(self, line: int) -> tuple[float, float]:
        base = self._baseline(line)
        return self._snap_y(base - self._ascent - 0.5), self._snap_y(base + self._descent + 1)

    def underlines(self, marks: list[Entry], hovered: str | None, active: str | None) -> None:
        """The underlines of marks (their places in UTF-16 of the row), stacked where they meet.

        Those of the annotation under the pointer are a pixel thicker.
        """
        chosen: dict[tuple[int, int, str], Entry] = {}
        for mark in sorted(marks, key=lambda m: (_ORDER.index(m[3]), m[1], -m[2])):
            alike = "source" if mark[3] in ("mention", "voice") else mark[3]
            chosen.setdefault((mark[1], mark[2], alike), mark)
        placed = list(chosen.values())
        beyond: dict[int, tuple[float, float, int]] = {}
        for mark, track in zip(placed, tracks([(m[1], m[2]) for m in placed]), strict=True):
            role, thick, line = _UNDERLINES[mark[3]]
            thick += (mark[0] == hovered) - (mark[3] == "claim" and mark[0] != active)
            thick += mark[3] == "draft" and mark[0] == active
            for run in self._runs(mark[1], mark[2]):
                if track >= TRACKS:
                    count = beyond.get(run.line, (0.0, 0.0, 0))[2]
                    beyond[run.line] = (run.right, self._edges(run.line)[1], count + 1)
                else:
                    self._underline(run, track, role, thick, line)
                if mark[3] == "note":
                    self._note_bar(run)
        self.picture.more += [(x, y, f"+{count}") for x, y, count in beyond.values()]

    def _underline(self, run: Run, track: int, role: str, thick: float, line: str) -> None:
        top = self._edges(run.line)[1] - 1 + track * TRACK_STEP
        left, right = self._snap_x(run.left), self._snap_x(run.right)
        if line == DOTTED:
            self.picture.dotted.append((role, QLineF(left, top + 0.5, right, top + 0.5)))
        elif line == DASHED:
            middle = top + thick / 2
            self.picture.dashed.append((role, thick, QLineF(left, middle, right, middle)))
        else:
            self.picture.bars.append((role, QRectF(left, top, right - left, thick)))

    def _note_bar(self, run: Run) -> None:
        top, bottom = self._edges(run.line)
        bar = QRectF(NOTE_BAR, top + 2, 2, bottom - top - 2)
        if ("soft", bar) not in self.picture.bars:
            self.picture.bars.append(("soft", bar))
