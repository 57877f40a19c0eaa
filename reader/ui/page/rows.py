"""Where the article's code points stand in the page's document; knows text, not how it looks."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.domain.offsets import Utf16Map, utf16_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.article import Block

ADDED = -1
"""Stands in `Rows.which` for a row that is not part of the text: metadata, a fold's line."""

# Characters that would end a block of the document, or stand for an object in it. Each becomes
# one other UTF-16 unit, so that offsets stay.
_BREAKS = ("\n", "\r", "\u2029")
_OBJECTS = ("\0", "\ufdd0", "\ufdd1", "\ufffc")


def drawable(text: str) -> str:
    """`text` of one block as the document can hold it, code point for code point."""
    for character in _BREAKS:
        if character in text:
            text = text.replace(character, "\u2028")
    for character in _OBJECTS:
        if character in text:
            text = text.replace(character, "\ufffd")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


class Rows:
    """The rows (text blocks) of a document, and the way between positions and code points.

    A row shows one Block of the article, or is ADDED. `which[row]` is the position of its block.
    Code points count in the article's text, positions in UTF-16 units of the document.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self.which: list[int] = []
        self.row_of_block: list[int] = []
        self._starts = [block.start for block in blocks]
        self._firsts: list[int] = []
        self._length = 0
        self._wide: set[int] = set()
        self._maps: dict[int, Utf16Map] = {}

    def add(self, block: int, shown: str) -> None:
        """The next row of the document shows `shown`, of a block's position or ADDED."""
        row = len(self.which)
        self.which.append(block)
        self._firsts.append(self._length)
        units = utf16_length(shown)
        if block != ADDED:
            self.row_of_block.append(row)
            if units != len(shown):
                self._wide.add(row)
        self._length += units + 1

    def span(self, row: int) -> tuple[int, int] | None:
        """The code points that a row shows; None for an added one."""
        block = self.which[row]
        return None if block == ADDED else (self.blocks[block].start, self.blocks[block].end)

    def first(self, row: int) -> int:
        """The document position at which a row begins."""
        return self._firsts[row]

    def block_at(self, codepoint: int) -> int:
        """The position of the block around a code point; in a gap, of the one before it."""
        return max(0, bisect_right(self._starts, codepoint) - 1)

    def row_at(self, codepoint: int) -> int:
        """The row that shows a code point."""
        return self.row_of_block[self.block_at(codepoint)]

    def offset(self, row: int, codepoint: int) -> int:
        """UTF-16 offset of a code point from the start of its row, kept within the row."""
        block = self.blocks[self.which[row]]
        inside = min(max(codepoint, block.start), block.end) - block.start
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
        block = self.which[row]
        if block == ADDED:
            return self._beside(row, forward)
        units = position - self._firsts[row]
        inside = self._map(row).to_codepoint(units) if row in self._wide else units
        return min(self.blocks[block].start + inside, self.blocks[block].end)

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
        rows = range(row + 1, len(self.which)) if forward else range(row - 1, -1, -1)
        for other in rows:
            block = self.which[other]
            if block != ADDED:
                return self.blocks[block].start if forward else self.blocks[block].end
        return len(self.text) if forward else 0

    def _map(self, row: int) -> Utf16Map:
        if row not in self._maps:
            block = self.blocks[self.which[row]]
            self._maps[row] = Utf16Map(self.text[block.start : block.end])
        return self._maps[row]
