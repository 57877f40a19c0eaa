"""Paragraphs set in type: words with their fonts, broken into lines, painted with their marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
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


@cache
def colour(role: str) -> QColor:
    """The colour of a role, on paper."""
    return QColor(LIGHT[role])


def spans(line: Line, role: str = "ink", weight: int = 400) -> list[Span]:
    """The pieces of a line; those that lead somewhere in the colour of links."""
    return [Span(text, "source" if to else role, weight, to) for text, to in line]


class Row(NamedTuple):
    """A line of words, with its height and what it stands below the top of that."""

    of: Words
    line: QTextLine
    height: float
    lift: float

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top at (x, y), the marks under the words."""
        if self.of.is_marked:
            self.of.paint_marks(painter, self.line, x, y + self.lift)
        painter.setPen(self.of.pen)
        self.line.draw(painter, QPointF(x, y + self.lift))

    def begins(self) -> Iterator[Span]:
        """The spans that begin in it."""
        return self.of.begins(self.line)


class Para:
    """A paragraph of one width, broken into rows."""

    __slots__ = ("height", "rows")

    def __init__(
        self,
        words: Sequence[Span],
        width: float,
        size: int,
        leading: float = 1.42,
        align: str = "start",
        is_rtl: bool = False,
    ) -> None:
        of = Words(words, size, align, is_rtl)
        self.rows = list(of.rows(width, size * leading))
        self.height = sum(row.height for row in self.rows)


class Words:
    """The words of a paragraph in Qt's hands. Words in one style cost less than in several."""

    __slots__ = ("_ends", "_layout", "is_marked", "pen", "spans")

    def __init__(self, words: Sequence[Span], size: int, align: str, is_rtl: bool) -> None:
        self.spans = [span for span in words if span.text]
        texts = [_painted(span.text) for span in self.spans]
        self._ends = list(accumulate(map(utf16, texts)))
        self.is_marked = any(_is_marked(span.run) for span in self.spans if span.run)
        styles = dict.fromkeys(map(_style, self.spans)) or {_style(Span("")): None}
        role, weight, to, is_raised, is_italic = next(iter(styles))
        if len(styles) > 1:
            weight, is_italic = 400, False
        self.pen = colour(role)
        self._layout = QTextLayout("".join(texts), font(size, weight, is_italic))
        self._layout.setTextOption(_option(align, is_rtl))
        if len(styles) > 1 or to or is_raised:
            self._layout.setFormats(list(self._formats(size)))

    def rows(self, width: float, step: float) -> Iterator[Row]:
        """The lines, each at least `step` high."""
        layout = self._layout
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            own = line.height()
            height = max(step, own * 0.98)
            yield Row(self, line, height, (height - own) / 2)
        layout.endLayout()

    def _formats(self, size: int) -> Iterator[QTextLayout.FormatRange]:
        start = 0
        for end, span in zip(self._ends, self.spans, strict=True):
            of = QTextLayout.FormatRange()
            of.start, of.length = start, end - start
            of.format = _format(size, *_style(span))
            start = end
            yield of

    def paint_marks(self, painter: QPainter, line: QTextLine, x: float, top: float) -> None:
        """Paint the grounds and underlines of the words of a line whose top is at (x, top)."""
        base, height = top + line.ascent(), line.height()
        first = line.textStart()
        last = first + line.textLength()
        for place in range(bisect_right(self._ends, first), len(self.spans)):
            start = self._ends[place - 1] if place else 0
            if start >= last:
                break
            run = self.spans[place].run
            if run is not None and _is_marked(run):
                one = _place(line, max(start, first))
                other = _place(line, min(self._ends[place], last))
                box = QRectF(x + min(one, other), top, abs(other - one), height)
                _marks(painter, box, base, run)

    def begins(self, line: QTextLine) -> Iterator[Span]:
        """The spans that begin in a line."""
        first = line.textStart()
        last = first + line.textLength()
        for place in range(bisect_left(self._ends, first) + 1 if first else 0, len(self.spans)):
            if place and self._ends[place - 1] >= last:
                return
            yield self.spans[place]


def _is_marked(run: Run) -> bool:
    return bool(run.marks or run.source or run.is_cue)


def _style(span: Span) -> tuple[str, int, str, bool, bool]:
    to = span.to or (span.run.source if span.run else "")
    return span.role, span.weight, to, span.is_raised, span.is_italic


@cache
def _option(align: str, is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    if align != "start":
        sides = {"middle": Qt.AlignmentFlag.AlignHCenter, "end": Qt.AlignmentFlag.AlignRight}
        option.setAlignment(sides[align])
    return option


@lru_cache(2_000)
def _format(
    size: int, role: str, weight: int, to: str, is_raised: bool, is_italic: bool
) -> QTextCharFormat:
    """Qt makes a link to the anchor `to` of its own accord where it paints a PDF."""
    style = QTextCharFormat()
    style.setFont(font(size, weight, is_italic))
    style.setForeground(colour(role))
    if is_raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if to:
        style.setAnchor(True)
        style.setAnchorHref(f"#{to}")
    return style


def _place(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)  # PySide gives the place, and where it stands in the text
    return float(found[0] if isinstance(found, tuple) else found)


def utf16(text: str) -> int:
    """The length of a text as Qt counts it."""
    return (
        len(text) + sum(letter > "\uffff" for letter in text) if not text.isascii() else len(text)
    )


def _painted(text: str) -> str:
    """The text as one paragraph of Qt's, letter for letter.

    Lines are parted, what is no letter is shown as such, and French signs keep to their words.
    """
    if not text.isprintable():
        text = text.replace("\n", "\u2028").replace("\t", " ").replace("\u2029", "\u2028")
        text = "".join(
            "\ufffd" if letter < " " or "\x7f" <= letter < "\xa0" else letter for letter in text
        )
    return _LOOSE.sub("\u00a0", text) if _SIGNS.intersection(text) else text


_SIGNS = frozenset("«»?!:;")
_LOOSE = re.compile("(?<=«) | (?=[»?!:;])")
"""Spaces at which no line may be broken."""


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
