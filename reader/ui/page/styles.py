"""How each kind of block is set: fonts, line heights, margins. Sizes follow the reading size."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat

from reader.ui.theme.fonts import interface_font, reading_font

META, FOLD = "meta", "fold"
SAMPLE = "Le mouvement, créé par un candidat favori à la présidentielle, says the paper today"
RAGGED = 3
"""Characters by which a line is shorter than its column, on average."""


@dataclass(frozen=True)
class Reading:
    """The reader's settings: font family ("" is Literata), size, width and spacing of lines."""

    px: int = 18
    width_chars: int = 70
    spacing: float = 1.62
    family: str = ""


@dataclass(frozen=True)
class Style:
    """One kind of block: its font, and pixels: of a line, above and below, left and right of it.

    `last` is the space below the end of a list or a table. `ascent` and `descent`: how far its
    marks' grounds reach from the baseline. `advance`: of a character, on average. `base`: where in
    a line its letters stand, four fifths of its height below its top.
    """

    font: QFont
    line: int
    above: int = 0
    below: int = 0
    last: int = 0
    left: int = 0
    right: int = 0
    char: QTextCharFormat = field(init=False)
    ascent: float = field(init=False)
    descent: float = field(init=False)
    advance: float = field(init=False)
    base: float = field(init=False)

    def __post_init__(self) -> None:
        metrics, char = QFontMetricsF(self.font), QTextCharFormat()
        char.setFont(self.font)
        object.__setattr__(self, "char", char)
        object.__setattr__(self, "base", self.line * 256 // 5 / 64)  # Qt counts in parts of 64
        # grounds of two lines must not reach into each other
        room = self.line - 2 - metrics.descent()
        object.__setattr__(self, "ascent", min(metrics.ascent(), room))
        object.__setattr__(self, "descent", metrics.descent())
        object.__setattr__(self, "advance", metrics.horizontalAdvance(SAMPLE) / len(SAMPLE))

    def chars(self, width: int) -> int:
        """About how many characters a line has in a column this wide."""
        return max(1, int((width - self.left - self.right) / self.advance) - RAGGED)


# kind: (size, weight, italic, line height, space above, below, left), in parts of the reading size
_KINDS: dict[str, tuple[float, int, bool, float | None, float, float, float]] = {
    "headline": (31 / 18, 600, False, 1.18, 0, 0.5, 0),
    "byline": (0.8, 400, False, None, 0, 0.5, 0),
    "paragraph": (1, 400, False, None, 0, 0.8, 0),
    "heading": (1.2, 600, False, 1.3, 0.7, 0.45, 0),
    "quote": (1, 400, True, None, 0, 0.8, 1.4),
    "list": (1, 400, False, None, 0, 0.35, 1.2),
    "caption": (0.83, 400, True, 1.5, 0, 0.9, 0),
    "row": (0.9, 400, False, 1.5, 0, 0.15, 0),
}


class Styles:
    """The styles for some reading settings, each made when a row first wants it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._styles: dict[str, Style] = {}
        self.column = round((reading.width_chars + RAGGED) * self["paragraph"].advance)

    def __getitem__(self, kind: str) -> Style:
        style = self._styles.get(kind)
        if style is None:
            style = self._styles[kind] = self._made(kind)
        return style

    def _made(self, kind: str) -> Style:
        reading = self.reading
        if kind == META:
            return _added(interface_font(), 1.4, 0, 24 / 18 * reading.px)
        if kind == FOLD:
            font = reading_font(reading.px, family=reading.family)
            return _added(font, reading.spacing, 0, 0.8 * reading.px)
        if kind in _KINDS:
            return self._reading_style(*_KINDS[kind])
        return self["paragraph"]

    def _reading_style(
        self,
        size: float,
        weight: int,
        italic: bool,
        spacing: float | None,
        above: float,
        below: float,
        left: float,
    ) -> Style:
        px = self.reading.px
        font = reading_font(size * px, weight, italic, self.reading.family)
        line = round(round(size * px) * (spacing or self.reading.spacing))
        edges = (above * px, below * px, max(below, 0.8) * px, left * px, left * px / 2)
        return Style(font, line, *map(round, edges))


def _added(font: QFont, spacing: float, above: float, below: float) -> Style:
    line = round(font.pixelSize() * spacing)
    return Style(font, line, round(above), round(below), round(below))
