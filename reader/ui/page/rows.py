"""Where the article's code points stand in the page's document; knows text, not how it looks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.domain.offsets import Utf16Map, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.domain.article import Block

ADDED = -1
"""Stands in `Rows.which` for a row that is not part of the text: metadata, a fold's line."""

# Characters that would end a block of the document, stand for an object in it or are no
# characters. Each becomes one other UTF-16 unit, so that offsets stay.
_BREAKS = ("\r", "\u2029")
_FOREIGN = re.compile("[\r\u2029\0\ufdd0\ufdd1\ufffc\ud800-\udfff]")


def drawable(text: str) -> str:
    """`text` of one block as the document can hold it, code point for code point."""
    if "\n" in text:
        text = text.replace("\n", "\u2028")
    if _FOREIGN.search(text):
        for character in _BREAKS:
            text = text.replace(character, "\u2028")
        text = _FOREIGN.sub("\ufffd", text)
    return text


def is_bare(text: str) -> bool:
    """Whether a whole text has nothing in it that `drawable` changes, line ends left aside."""
    return _FOREIGN.search(text) is None


class Rows:
    """The rows (text blocks) of a document, and the way between positions and code points.

    A row shows one Block of the article or a piece of a very long one, or is ADDED. `which[row]`
    is the position of its block. Code points count in the article's text, positions in UTF-16
    units of the document.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.which: list[int] = []
        self._starts: list[int] = []  # of each row that shows text, in code points
        self._ends: list[int] = []
        self._numbers: list[int] = []  # of these rows
        self._order: list[int] = []  # row → how many rows that show text stand before it
        self._block_starts = [block.start for block in blocks]
        self._firsts: list[int] = []
        self._length = 0
        # a whole text without them has none in its blocks
        self._may_be_wide = len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)
        self._wide: set[int] = set()
        self._maps: dict[int, Utf16Map] = {}

    def add(self, block: int, shown: str, start: int = 0) -> None:
        """The next row shows `shown`, the text of a block from `start` on; or ADDED words."""
        row = len(self.which)
        self.which.append(block)
        self._order.append(len(self._numbers))
        self._firsts.append(self._length)
        units = len(shown)
        if self._may_be_wide or block == ADDED:
            units = utf16_length(shown)
        if block != ADDED:
            self._numbers.append(row)
            self._starts.append(start)
            self._ends.append(start + len(shown))
            if units != len(shown):
                self._wide.add(row)
        self._length += units + 1

    def span(self, row: int) -> tuple[int, int] | None:
        """The code points that a row shows; None for an added one."""
        if self.which[row] == ADDED:
            return None
        at = self._order[row]
        return self._starts[at], self._ends[at]

    def first(self, row: int) -> int:
        """The document position at which a row begins."""
        return self._firsts[row]

    def length(self, row: int) -> int:
        """How many UTF-16 units a row has."""
        after = self._firsts[row + 1] if row + 1 < len(self._firsts) else self._length
        return after - self._firsts[row] - 1

    def lengths(self) -> list[int]:
        """How many UTF-16 units each row has."""
        after = [*self._firsts[1:], self._length]
        return [second - first - 1 for first, second in zip(self._firsts, after, strict=True)]

    def block_at(self, codepoint: int) -> int:
        """The position of the block around a code point; in a gap, of the one before it."""
        return max(0, bisect_right(self._block_starts, codepoint) - 1)

    def row_at(self, codepoint: int) -> int:
        """The row that shows a code point; in a gap, the one before it."""
        return self._numbers[max(0, bisect_right(self._starts, codepoint) - 1)]

    def row_of(self, block: int) -> int:
        """The row in which a block begins."""
        return self.row_at(self.blocks[block].start)

    def offset(self, row: int, codepoint: int) -> int:
        """UTF-16 offset of a code point from the start of its row, kept within the row."""
        start, end = self.span(row) or (0, 0)
        inside = min(max(codepoint, start), end) - start
        return self._map(row).to_utf16(inside) if row in self._wide else inside

    def position(self, codepoint: int) -> int:
        """The document position of a code point; in a gap, the end of the block before it."""
        row = self.row_at(codepoint)
        return self._firsts[row] + self.offset(row, codepoint)

    def codepoint(self, position: int, forward: bool = False) -> int:
        """The code point at a document position.

        In an added row it is the end of the text before it; with `forward` the start of the text
        after it.
        """
        row = self.row_holding(position)
        span = self.span(row)
        if span is None:
            return self._beside(row, forward)
        units = position - self._firsts[row]
        inside = self._map(row).to_codepoint(units) if row in self._wide else units
        return min(span[0] + inside, span[1])

    def row_holding(self, position: int) -> int:
        """The row that a document position lies in."""
        return max(0, bisect_right(self._firsts, position) - 1)

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """The code points between two document positions, without gaps at the ends."""
        start, end = self.codepoint(first, forward=True), self.codepoint(last)
        row = self.row_holding(last)
        if last > first and self.which[row] != ADDED and last == self._firsts[row]:
            end = self._beside(row, forward=False)
        return start, max(start, end)

    def _beside(self, row: int, forward: bool) -> int:
        at = self._order[row]
        if forward:
            at += self.which[row] != ADDED
            return self._starts[at] if at < len(self._starts) else len(self.text)
        return self._ends[at - 1] if at else 0

    def _map(self, row: int) -> Utf16Map:
        if row not in self._maps:
            start, end = self.span(row) or (0, 0)
            self._maps[row] = Utf16Map(self.text[start:end])
        return self._maps[row]


def pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """A text in pieces of no more than `longest` code points, cut after white space if possible."""
    start = 0
    while len(text) - start > longest:
        cut = 1 + max(text.rfind(space, start, start + longest) for space in " \t\n")
        cut = cut if cut > start + longest // 2 else start + longest
        yield start, cut
        start = cut
    yield start, len(text)
