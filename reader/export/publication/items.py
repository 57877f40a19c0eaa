"""What a publication is to a word processor: headings, paragraphs, tables, pictures, footnotes."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from reader.export.publication.gathering import cut
from reader.export.publication.model import Drawing, Line, Run

WHOLE = 8
"""Tables of so many rows are not parted by the end of a page."""


class Ink(NamedTuple):
    """Words in a row of words. `marks` the places that begin here; `note` a footnote after them.

    `run` has the marks of an article's words. `is_raised`: a small number above the line.
    """

    text: str
    to: str = ""
    role: str = "ink"
    is_bold: bool = False
    is_raised: bool = False
    run: Run | None = None
    marks: tuple[str, ...] = ()
    note: Footnote | None = None


class Footnote(NamedTuple):
    """A footnote: what calls it, its place, its paragraphs."""

    number: int
    anchor: str
    lines: tuple[tuple[Ink, ...], ...]


Inks: TypeAlias = "tuple[Ink, ...]"


class Head(NamedTuple):
    """A heading of a level, 0 for the title; `turns` to a new page."""

    level: int
    words: Inks
    turns: bool = False
    language: str = ""
    is_rtl: bool = False


class Text(NamedTuple):
    """A paragraph in a style of typography.STYLES."""

    style: str
    words: Inks
    language: str = ""
    is_rtl: bool = False


class Grid(NamedTuple):
    """A table: the shares of its columns, its head, its rows; `centred` columns but the ends."""

    shares: tuple[float, ...]
    head: tuple[Inks, ...]
    rows: tuple[tuple[Inks, ...], ...]
    is_centred: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is short enough to stay on one page."""
        return len(self.rows) <= WHOLE


class Picture(NamedTuple):
    """A drawing, with its name."""

    drawing: Drawing
    title: str


class Entry(NamedTuple):
    """A line of the contents: the level of a heading, its words, where it stands."""

    level: int
    text: str
    to: str


class Contents(NamedTuple):
    """The headings of levels 1 and 2, each with the number of its page."""

    title: str
    entries: tuple[Entry, ...]


Item: TypeAlias = "Head | Text | Grid | Picture | Contents"


def inks(line: Line, role: str = "ink") -> Inks:
    """A line in ink; what leads somewhere in the colour of sources."""
    return tuple(Ink(cut_long(text), to, "source" if to else role) for text, to in line)


def cut_long(text: str) -> str:
    """Names of hundreds of letters cut."""
    return cut(text, 200) if len(text) > 200 else text
