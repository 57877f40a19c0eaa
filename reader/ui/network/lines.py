"""Where the lines of the network go: from the rim of a node to the rim of the other, in numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from reader.domain.network import Edge

BESIDE = 12.0
"""Pixels between two lines that join the same nodes."""
Line = tuple[QPointF, QPointF]


class Rim(NamedTuple):
    """The middle of a node and how far its rim is; `under_…` for lines that come from below."""

    x: float
    y: float
    half_w: float
    half_h: float
    under_w: float
    under_h: float


def measured(edges: Sequence[Edge], rims: Mapping[str, Rim]) -> dict[int, Line]:
    """The two ends of each edge, by its place; several between the same nodes side by side."""
    beside: dict[tuple[str, str], list[int]] = {}
    for i, edge in enumerate(edges):
        a, b = edge.from_, edge.to
        beside.setdefault((a, b) if a <= b else (b, a), []).append(i)
    lines = {}
    for (low, high), several in beside.items():
        first, second = rims[low], rims[high]
        dx, dy = second.x - first.x, second.y - first.y
        size = math.hypot(dx, dy) or 1.0
        ux, uy = dx / size, dy / size
        ax, ay = _on_rim(first, ux, uy)
        bx, by = _on_rim(second, -ux, -uy)
        for n, i in enumerate(several):
            shift = BESIDE * (n - (len(several) - 1) / 2)
            sx, sy = -uy * shift, ux * shift
            one, other = QPointF(ax + sx, ay + sy), QPointF(bx + sx, by + sy)
            lines[i] = (one, other) if edges[i].from_ == low else (other, one)
    return lines


def _on_rim(of: Rim, ux: float, uy: float) -> tuple[float, float]:
    """Where a line that leaves a node in a direction comes out of it."""
    wide, high = (of.under_w, of.under_h) if uy > 0.5 else (of.half_w, of.half_h)
    by = min(wide / abs(ux) if ux else math.inf, high / abs(uy) if uy else math.inf)
    by = 0.0 if by == math.inf else by
    return of.x + ux * by, of.y + uy * by
