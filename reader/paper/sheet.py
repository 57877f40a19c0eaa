"""Sizes of paper, and a page of it with what stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtGui import QPainter

from reader.paper.lettering import Para, Row

Paint: TypeAlias = "Callable[[QPainter], None]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper with its margins, and the columns of an article on it."""

    name: str
    width: float
    height: float
    left: float = 610
    right: float = 530
    top: float = 760
    bottom: float = 780

    @property
    def measure(self) -> float:
        """The width of what is printed."""
        return self.width - self.left - self.right

    @property
    def column(self) -> float:
        """The width of an article's text; the rest is for notes."""
        return self.measure * 0.66

    @property
    def note_x(self) -> float:
        """Where the notes begin."""
        return self.left + self.measure * 0.7

    @property
    def floor(self) -> float:
        """Where the last line of a page ends."""
        return self.height - self.bottom


SHEETS = {"A4": Sheet("A4", 5953, 8419), "Letter": Sheet("Letter", 6120, 7920)}


@dataclass
class Page:
    """What stands on a page. `number` counts from 1; `section` stands in its head."""

    number: int
    section: str = ""
    shapes: list[Paint] = field(default_factory=list)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)
    anchors: list[tuple[str, float]] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint it, shapes under words; the painter's units are tenths of a point."""
        for shape in self.shapes:
            shape(painter)
        for row, x, y in self.rows:
            row.paint(painter, x, y)

    def place(self, para: Para, x: float, y: float) -> None:
        """Put a paragraph with its top at (x, y)."""
        for row in para.rows:
            self.rows.append((row, x, y))
            y += row.height
