"""The timeline of a publication: who said what when, drawn, and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.domain.matrix import HEDGED, SIGNS
from reader.domain.ticks import ticks
from reader.domain.timeline import NOBODY, UNKNOWN, Item, Lane, items_of, lanes_of
from reader.export.publication.gathering import Gathered, cut, one_line
from reader.export.publication.model import Box, Drawing, Event, Label, Piece, Shape, Stroke
from reader.export.publication.words import words

WIDTH = 680.0
HEAD = 170.0
"""Room for the names before the lanes."""
MOST = 60
"""So many sources are drawn, those with most claims; all stand in the chronology."""
TALLEST = 760.0
"""A drawing that is taller goes on in another, so that each fits on a page."""
_STEP, _PAD, _AXIS, _CHAR = 19.0, 7.0, 26.0, 5.9
_DEEPEST = 12
_FR = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def dated(found: Gathered) -> list[Item]:
    """Every claim in the lane of each source, by the day it was reported; the undated last."""
    return items_of(found.saids, found.speaking, "reported")


def chronology(found: Gathered, items: Sequence[Item]) -> Iterator[Event]:
    """A line for each claim and source, by date; none for what has no date."""
    for item in items:
        if item.when:
            facts = found.claims[item.claim]
            who = (found.person(item.source),)
            yield Event(item.edtf or "", who, cut(item.said.quote, 150), facts.piece, item.kind)


def drawings(found: Gathered, items: Sequence[Item]) -> tuple[Drawing, ...]:
    """The picture, in as many parts as pages want."""
    names = {id: of.name for id, of in found.lookup.sources.items()}
    lanes = [lane for lane in lanes_of(items, names) if lane.key != UNKNOWN]
    if len(lanes) > MOST:
        kept = sorted(lanes, key=lambda lane: -len(lane.items))[:MOST]
        lanes = [lane for lane in lanes if lane in kept]
    if not lanes:
        return ()
    days = [d for of in items if of.when for d in (of.when.first, of.when.last) if d is not None]
    first, last = min(days, default=0), max(days, default=0)
    axis = _Axis(first, max(last, first + 1))
    made: list[Drawing] = []
    shapes: list[Shape] = []
    y = _AXIS
    for lane in lanes:
        of, height = _lane(found, items, lane, axis)
        if shapes and y + height > TALLEST:
            made.append(_whole(found, shapes, y, axis))
            shapes, y = [], _AXIS
        shapes += [_moved(shape, y) for shape in of]
        y += height
    made.append(_whole(found, shapes, y, axis))
    return tuple(made)


class _Axis:
    """Days to places."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._scale = (WIDTH - HEAD - 62) / (last - first)

    def x(self, day: float) -> float:
        """Where a day stands."""
        return HEAD + 14 + (day - self.first) * self._scale

    def marks(self, language: str) -> Iterator[tuple[float, str, bool]]:
        """The places and words of the axis."""
        for tick in ticks(self.first, self.last, self._scale, 62):
            if self.first <= tick.day <= self.last:
                yield self.x(tick.day), _in(tick.words, language), tick.strong


def _in(text: str, language: str) -> str:
    if language == "fr":
        for english, french in zip(_EN, _FR, strict=True):
            text = text.replace(english, french)
    return text


def _lane(
    found: Gathered, items: Sequence[Item], lane: Lane, axis: _Axis
) -> tuple[list[Shape], float]:
    """The shapes of a lane from its top, and its height."""
    boxes = []
    for item in (items[place] for place in lane.items):
        assert item.when is not None
        first = axis.first if item.when.first is None else item.when.first
        last = axis.last if item.when.last is None else item.when.last
        text = _text(item)
        wide = max(axis.x(last) - axis.x(first), len(text) * _CHAR + 10)
        x = min(axis.x(first), WIDTH - wide)
        boxes.append((x, wide, text, item))
    rows = _rows([(x, x + wide + 3) for x, wide, _, _ in boxes])
    number = max(rows) + 1
    shown = min(number, _DEEPEST)
    height = shown * _STEP + 2 * _PAD
    name = found.person("" if lane.key == NOBODY else lane.key)
    shapes: list[Shape] = [Stroke(0, 0, WIDTH, 0)]
    shapes.append(Label(0, height / 2 + 3.5, cut(name.text, 27), "ink", 11, "start", True, name.to))
    for (x, wide, text, item), row in zip(boxes, rows, strict=True):
        if row < shown - (number > shown):
            y = _PAD + row * _STEP
            shapes += _mark(x, y, wide, text, item, found.claims[item.claim].piece)
    hidden = sum(row >= shown - 1 for row in rows) if number > shown else 0
    if hidden:
        shapes.append(Label(HEAD + 14, height - _PAD - 3, f"+ {hidden}", "soft", 10))
    return shapes, height


def _rows(boxes: Sequence[tuple[float, float]]) -> list[int]:
    """The first row that is free for each box, in the order of their beginnings."""
    rows = [0] * len(boxes)
    ends: list[float] = []
    for place in sorted(range(len(boxes)), key=lambda i: boxes[i][0]):
        start, end = boxes[place]
        row = next((i for i, last in enumerate(ends[:_DEEPEST]) if last <= start), len(ends))
        ends[row:] = [end] if row == len(ends) else [end, *ends[row + 1 :]]
        rows[place] = row
    return rows


def _text(item: Item) -> str:
    signs = (SIGNS[item.kind], item.said.citation, HEDGED if item.said.hedged else "")
    mark = item.when.mark if item.when else ""
    return " ".join(filter(None, signs)) + mark


def _mark(x: float, y: float, wide: float, text: str, item: Item, piece: Piece) -> list[Shape]:
    role = {"denies": "bad", "relays": "source", "doubts": "soft", "asks": "soft"}.get(
        item.kind, "claim-line"
    )
    ground = "claim" if item.kind == "asserts" else "card"
    box = Box(x, y + 1, wide, _STEP - 3, ground, role, item.kind in ("relays", "doubts", "asks"))
    words_role = "bad" if item.kind == "denies" else "ink"
    return [box, Label(x + wide / 2, y + 12.6, text, words_role, 9.5, "middle", False, piece.to)]


def _moved(shape: Shape, y: float) -> Shape:
    if isinstance(shape, Stroke):
        return shape._replace(y1=shape.y1 + y, y2=shape.y2 + y)
    return shape._replace(y=shape.y + y)


def _whole(found: Gathered, shapes: list[Shape], height: float, axis: _Axis) -> Drawing:
    grid: list[Shape] = []
    for x, text, strong in axis.marks(found.language):
        grid.append(Stroke(x, _AXIS - 6, x, height, "line"))
        grid.append(Label(x, _AXIS - 11, text, "ink" if strong else "soft", 10, "middle", strong))
    names = [s.text for s in shapes if isinstance(s, Label) and s.is_bold]
    about = words(found.language)("drawn").format(one_line(", ".join(names)))
    end = Stroke(0, height, WIDTH, height)
    return Drawing(WIDTH, height + 1, (*grid, *shapes, end), about, len(names))
