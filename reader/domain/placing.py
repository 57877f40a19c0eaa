"""Where the nodes of a network stand: deterministic, bounded, and stable between visits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

Place = tuple[float, float]
Size = tuple[float, float]

LENGTH = 150.0
"""The distance at which two joined nodes rest."""
STEPS = 90
WORK = 36_000
"""Nodes times steps that are not gone beyond: more nodes, fewer steps."""
WIDE = 1.75
"""The sides of a window to each other."""
CROWD = 16
"""So many of one cell of the grid push a node off."""
GAP = 32.0
_GOLDEN = math.pi * (3 - math.sqrt(5))


def lay_out(
    sizes: Mapping[str, Size],
    pairs: Iterable[tuple[str, str]],
    kept: Mapping[str, Place] | None = None,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, Place]:
    """A middle for each node of `sizes` (its width and height), so that none covers another.

    `pairs` are nodes that are joined. Those in `kept` stay exactly where they were; new ones come
    near what they are joined to. The same input always gives the same places. `goes_on` is told
    how far it is, and may raise to stop it.
    """
    near: dict[str, dict[str, None]] = {id: {} for id in sizes}
    for a, b in pairs:
        if a != b and a in near and b in near:
            near[a][b] = near[b][a] = None
    places = {id: (float(at[0]), float(at[1])) for id, at in (kept or {}).items() if id in sizes}
    fresh: list[tuple[list[str], dict[str, Place]]] = []
    done = len(places)
    for part in _components(near):
        free = [id for id in part if id not in places]
        goes_on(done, len(sizes))
        done += len(free)
        if len(free) == len(part):
            fresh.append((part, _spread(part, near, sizes, {}, goes_on)))
        elif free:
            around = {id: places[id] for id in part if id in places}
            places |= _spread(part, near, sizes, around, goes_on)
    _pack(fresh, sizes, places)
    kept_ids = set(kept or ()) & set(sizes)
    return _apart(sizes, places, kept_ids, sorted(sizes, key=lambda id: (-len(near[id]), id)))


def _components(near: Mapping[str, Mapping[str, None]]) -> list[list[str]]:
    """The parts that hang together, each from its best joined node outwards; the largest first."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near, key=lambda id: (-len(near[id]), id)):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for id in part:
            new = [other for other in sorted(near[id]) if other not in seen]
            seen.update(new)
            part += new
        found.append(part)
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _spread(
    part: Sequence[str],
    near: Mapping[str, Mapping[str, None]],
    sizes: Mapping[str, Size],
    fixed: Mapping[str, Place],
    goes_on: Callable[[int, int], None],
) -> dict[str, Place]:
    """Springs between joined nodes, and all others push each other off; who is fixed stays."""
    places = _start(part, near, fixed)
    if len(part) < 2:
        return places
    free = [id for id in part if id not in fixed]
    steps = max(12, min(STEPS, WORK // len(part)))
    for step in range(steps):
        goes_on(step, steps)
        most = LENGTH * (1 - step / steps) ** 1.5 + 2
        forces = _forces(free, near, places)
        for id in free:
            fx, fy = forces[id]
            size = math.hypot(fx, fy)
            if size > 0:
                by = min(size, most) / size
                x, y = places[id]
                places[id] = (x + fx * by, y + fy * by)
    return places if fixed else _roomy(places, sizes)


def _roomy(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, Place]:
    """The same shape, wide as windows are and large enough for the boxes to find room."""
    wide = max(x for x, _ in places.values()) - min(x for x, _ in places.values()) + LENGTH
    high = max(y for _, y in places.values()) - min(y for _, y in places.values()) + LENGTH
    boxes = sum((sizes[id][0] + GAP) * (sizes[id][1] + GAP) for id in places)
    by = max(1.0, math.sqrt(boxes * 1.8 / (wide * high)))
    return {id: (x * 1.35 * by, y * 0.74 * by) for id, (x, y) in places.items()}


def _start(
    part: Sequence[str], near: Mapping[str, Mapping[str, None]], fixed: Mapping[str, Place]
) -> dict[str, Place]:
    """On a spiral from the best joined one outwards; new ones beside what they are joined to."""
    places: dict[str, Place] = dict(fixed)
    if not fixed:
        for i, id in enumerate(part):
            r, turn = LENGTH * 0.62 * math.sqrt(i), i * _GOLDEN
            places[id] = (r * math.cos(turn), r * math.sin(turn))
        return places
    waiting = [id for id in part if id not in fixed]
    while waiting:  # those with placed neighbours first; all of a part hang together
        later = []
        for i, id in enumerate(waiting):
            around = [places[other] for other in near[id] if other in places]
            if not around:
                later.append(id)
                continue
            x, y = (sum(of) / len(around) for of in zip(*around, strict=True))
            turn = (i + 1) * _GOLDEN
            places[id] = (x + LENGTH * 0.8 * math.cos(turn), y + LENGTH * 0.8 * math.sin(turn))
        waiting = later
    return places


def _forces(
    free: Sequence[str],
    near: Mapping[str, Mapping[str, None]],
    places: Mapping[str, Place],
) -> dict[str, Place]:
    grid: dict[tuple[int, int], list[tuple[str, float, float]]] = {}
    reach = 2 * LENGTH
    for id, (x, y) in places.items():
        grid.setdefault((int(x // reach), int(y // reach)), []).append((id, x, y))
    square = LENGTH * LENGTH
    pull = 0.02 / math.sqrt(len(places))  # a light pull to the middle holds a part together
    forces = {}
    for id in free:
        x, y = places[id]
        fx, fy = -x * pull, -y * pull
        cx, cy = int(x // reach), int(y // reach)
        for gx in (cx - 1, cx, cx + 1):
            for gy in (cy - 1, cy, cy + 1):
                # a crowd pushes as some of it does
                for other, ox, oy in grid.get((gx, gy), ())[:CROWD]:
                    dx, dy = x - ox, y - oy
                    far = dx * dx + dy * dy
                    if far < 4 * square and other != id:
                        by = 0.55 * square / max(far, 400.0)
                        fx += dx * by
                        fy += dy * by
        for other in near[id]:
            ox, oy = places[other]
            dx, dy = ox - x, oy - y
            by = (dx * dx + dy * dy) ** 0.5 / LENGTH * 0.5 / (1 + 0.06 * len(near[id]))
            fx += dx * by
            fy += dy * by
        forces[id] = (fx, fy)
    return forces


def _pack(
    fresh: Sequence[tuple[list[str], dict[str, Place]]],
    sizes: Mapping[str, Size],
    places: dict[str, Place],
) -> None:
    """Put parts side by side in rows, under what is there already; into `places`."""
    boxes = []
    for part, at in fresh:
        at = _apart(sizes, at, set(), part)
        left = min(at[id][0] - sizes[id][0] / 2 for id in part)
        top = min(at[id][1] - sizes[id][1] / 2 for id in part)
        right = max(at[id][0] + sizes[id][0] / 2 for id in part)
        bottom = max(at[id][1] + sizes[id][1] / 2 for id in part)
        boxes.append((at, left, top, right - left, bottom - top))
    there = [y + sizes[id][1] / 2 for id, (_, y) in places.items()]
    left_most = min((x - sizes[id][0] / 2 for id, (x, _) in places.items()), default=0.0)
    top_most = max(there, default=-2 * GAP) + 2 * GAP
    corners = _rows([(w, h) for *_, w, h in boxes])
    for (at, left, top, _, _), (x, y) in zip(boxes, corners, strict=True):
        for id, (px, py) in at.items():
            places[id] = (left_most + x + px - left, top_most + y + py - top)


def _rows(boxes: Sequence[Size]) -> list[Place]:
    """The left upper corners of boxes in rows, so wide that a wide window shows them largest."""
    area = sum((w + 2 * GAP) * (h + 2 * GAP) for w, h in boxes)
    least = max((w for w, _ in boxes), default=0.0)
    best: list[Place] = []
    most = math.inf
    for by in (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.1):
        wide = max(least, by * math.sqrt(area * WIDE))
        found: list[Place] = []
        x = y = high = right = 0.0
        for w, h in boxes:
            if x and x + w > wide:
                x, y, high = 0.0, y + high + 2 * GAP, 0.0
            found.append((x, y))
            right = max(right, x + w)
            x, high = x + w + 2 * GAP, max(high, h)
        needs = max(right / WIDE, y + high)
        if needs < most:
            best, most = found, needs
    return best


def _apart(
    sizes: Mapping[str, Size],
    places: Mapping[str, Place],
    fixed: set[str],
    order: Sequence[str],
) -> dict[str, Place]:
    """Move nodes that cover others to the nearest room; who is fixed stays, and comes first."""
    settled: dict[str, Place] = {}
    grid: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
    full: dict[tuple[int, int], int] = {}
    cell = max([max(size) for size in sizes.values()], default=1.0) + GAP

    def covered(x: float, y: float, size: Size) -> bool:
        cx, cy = int(x // cell), int(y // cell)
        for gx in (cx - 1, cx, cx + 1):
            for gy in (cy - 1, cy, cy + 1):
                for ox, oy, w, h in grid.get((gx, gy), ()):
                    if abs(x - ox) < (w + size[0]) / 2 + GAP and (
                        abs(y - oy) < (h + size[1]) / 2 + GAP
                    ):
                        return True
        return False

    for id in (*(id for id in order if id in fixed), *(id for id in order if id not in fixed)):
        if id not in places:
            continue
        x, y = places[id]
        size = sizes[id]
        if id not in fixed:
            here = (int(x // cell), int(y // cell))
            turn = full.get(here, 0)  # so far from here there was no room for the one before
            while covered(x, y, size):
                turn += 1
                r = 30.0 * math.sqrt(turn)
                x = places[id][0] + 1.5 * r * math.cos(turn * _GOLDEN)
                y = places[id][1] + r * math.sin(turn * _GOLDEN)
            full[here] = max(full.get(here, 0), turn * 3 // 4)
        x, y = float(round(x)), float(round(y))
        settled[id] = (x, y)
        grid.setdefault((int(x // cell), int(y // cell)), []).append((x, y, *size))
    return settled
