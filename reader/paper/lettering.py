"""Paragraphs set in type: words with their fonts, broken into lines, painted with their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.export.publication.colours import LIGHT, ground
from reader.export.publication.model import Line, Run
from reader.resources import resource

_FILES = ("fonts/Literata.ttf", "fonts/Literata-Italic.ttf")
FAMILY = "Literata"
TRACK = 22
"""From one underline of overlapping claims to the next."""
_TRACKS = 5


class Span(NamedTuple):
    """Words in one style; `run` has the marks of an article's words."""

    text: str
    role: str = "ink"
    weight: int = 400
    to: str = ""
    is_raised: bool = False
    run: Run | None = None
    is_italic: bool = False


class Link(NamedTuple):
    """Where on a page one can go to an anchor."""

    box: QRectF
    to: str


@cache
def load_fonts() -> None:
    """Give Qt our own fonts; OSError where they cannot be read."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource(name))) < 0:
            raise OSError(f"Selon's own font “{name}” cannot be read. Please install it again.")


@cache
def font(size: int, weight: int = 400, is_italic: bool = False) -> QFont:
    """Literata, `size` tenths of a point high."""
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setItalic(is_italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    for ligatures in ("liga", "clig", "dlig"):  # in a PDF Qt cannot tell which letters they are
        made.setFeature(QFont.Tag(ligatures), 0)
    return made


def colour(role: str) -> QColor:
    """The colour of a role, on paper."""
    return QColor(LIGHT[role])


def spans(line: Line, role: str = "ink", weight: int = 400) -> list[Span]:
    """The pieces of a line; those that lead somewhere in the colour of links."""
    return [Span(text, "source" if to else role, weight, to) for text, to in line]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a paragraph: its place in the layout, and its height with the leading."""

    of: Para
    line: QTextLine
    height: float


class Para:
    """A paragraph of one width, broken into rows."""

    def __init__(
        self,
        words: Sequence[Span],
        width: float,
        size: int,
        leading: float = 1.42,
        align: str = "start",
        is_rtl: bool = False,
    ) -> None:
        self.spans = [span._replace(text=_painted(span.text)) for span in words if span.text]
        self._places: list[tuple[int, int, Span]] = []
        at = 0
        for span in self.spans:
            end = at + utf16(span.text)
            self._places.append((at, end, span))
            at = end
        self._layout = self._laid(width, size, align, is_rtl)
        step = size * leading
        self.rows: list[Row] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            self.rows.append(Row(self, line, max(step, line.height() * 0.98)))
        self._layout.endLayout()

    def _laid(self, width: float, size: int, align: str, is_rtl: bool) -> QTextLayout:
        layout = QTextLayout("".join(span.text for span in self.spans), font(size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        if align != "start":
            sides = {"middle": Qt.AlignmentFlag.AlignHCenter, "end": Qt.AlignmentFlag.AlignRight}
            option.setAlignment(sides[align])
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(size)))
        return layout

    def _formats(self, size: int) -> Iterator[QTextLayout.FormatRange]:
        for start, end, span in self._places:
            of = QTextLayout.FormatRange()
            of.start, of.length = start, end - start
            style = QTextCharFormat()
            style.setFont(font(size, span.weight, span.is_italic))
            style.setForeground(colour(span.role))
            if span.is_raised:
                style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            of.format = style
            yield of

    @property
    def height(self) -> float:
        """Of all its rows."""
        return sum(row.height for row in self.rows)

    def paint(self, painter: QPainter, line: QTextLine, height: float, x: float, y: float) -> None:
        """Paint one line with its top at (x, y), the marks under the words."""
        top = y + (height - line.height()) / 2
        base = top + line.ascent()
        for start, end, span in self._on(line):
            if span.run is not None:
                _marks(painter, self._box(line, start, end, x, top), base, span.run)
        line.draw(painter, QPointF(x, top))

    def links(self, line: QTextLine, height: float, x: float, y: float) -> Iterator[Link]:
        """What leads somewhere in a line whose top is at (x, y)."""
        top = y + (height - line.height()) / 2
        for start, end, span in self._on(line):
            to = span.to or (span.run.source if span.run else "")
            if to:
                yield Link(self._box(line, start, end, x, top), to)

    def begins(self, line: QTextLine) -> Iterator[Span]:
        """The spans that begin in a line."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        return (span for start, _, span in self._places if first <= start < last)

    def _on(self, line: QTextLine) -> Iterator[tuple[int, int, Span]]:
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, end, span in self._places:
            if start < last and end > first:
                yield max(start, first), min(end, last), span

    def _box(self, line: QTextLine, start: int, end: int, x: float, top: float) -> QRectF:
        one, other = _place(line, start), _place(line, end)
        return QRectF(x + min(one, other), top, abs(other - one), line.height())


def _place(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # PySide gives the place, and where it stands in the text
    return float(found[0] if isinstance(found, tuple) else found)


def utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return (
        len(text) + sum(letter > "\uffff" for letter in text) if not text.isascii() else len(text)
    )


def _painted(text: str) -> str:
    """The text as one paragraph of Qt's: lines parted, and what is no letter shown as such."""
    if text.isprintable():
        return text
    text = text.replace("\n", "\u2028").replace("\t", " ").replace("\u2029", "\u2028")
    return "".join(
        "\ufffd" if letter < " " or "\x7f" <= letter < "\xa0" else letter for letter in text
    )


def _marks(painter: QPainter, box: QRectF, base: float, run: Run) -> None:
    if run.depth:
        painter.fillRect(box.adjusted(0, box.height() * 0.1, 0, -4), colour(ground(run.depth)))
    for mark in run.marks:
        y = base + 26 + TRACK * min(mark.track, _TRACKS - 1)
        pen = QPen(colour("claim-line" if mark.is_claim else "soft"), 7)
        if not mark.is_claim:
            pen.setDashPattern([4, 3])
        _stroke(painter, pen, box, y)
    if run.source:
        _stroke(painter, QPen(colour("source"), 8), box, base + 13)
    if run.is_cue:
        pen = QPen(colour("source"), 8)
        pen.setDashPattern([1, 1.6])
        _stroke(painter, pen, box, base + (13 if not run.source else 24))


def _stroke(painter: QPainter, pen: QPen, box: QRectF, y: float) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
