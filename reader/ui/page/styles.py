"""How each kind of block is set: fonts, line heights, margins. Sizes follow the reading size."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

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
    """One kind of block: its font and the formats made of it; `last` ends a list or a table.

    `ascent` and `descent`: how far its marks' grounds reach from the baseline, in pixels.
    """

    font: QFont
    block: QTextBlockFormat
    char: QTextCharFormat
    last: QTextBlockFormat
    ascent: float = field(init=False)
    descent: float = field(init=False)

    def __post_init__(self) -> None:
        metrics = QFontMetricsF(self.font)
        # grounds of two lines must not reach into each other
        room = self.block.lineHeight() - 2 - metrics.descent()
        object.__setattr__(self, "ascent", min(metrics.ascent(), room))
        object.__setattr__(self, "descent", metrics.descent())


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
        advance = QFontMetricsF(self["paragraph"].font).horizontalAdvance(SAMPLE) / len(SAMPLE)
        self.column = round((reading.width_chars + RAGGED) * advance)

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
        last = _block_format(line, above * px, max(below, 0.8) * px, left * px)
        usual = _block_format(line, above * px, below * px, left * px)
        return Style(font, usual, _char(font), last)


def _added(font: QFont, spacing: float, above: float, below: float) -> Style:
    line = round(font.pixelSize() * spacing)
    usual = _block_format(line, above, below, 0)
    return Style(font, usual, _char(font), usual)


def _char(font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    return made


def _block_format(line: int, above: float, below: float, left: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    # a fixed height: a proportional one would multiply the font's own line, not its size
    made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(round(above))
    made.setBottomMargin(round(below))
    made.setLeftMargin(round(left))
    made.setRightMargin(round(left / 2))
    return made
