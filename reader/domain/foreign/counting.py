"""How a file counts its offsets, and their way to code points of the text as it is here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from reader.domain.offsets import Utf16Map, utf16_length

POINTS, UTF16, ONE_END, UTF16_ONE_END, BYTES = COUNTS = (
    *("points", "utf16", "one-end", "utf16-one-end", "bytes"),
)
COUNTED = {
    POINTS: "characters",
    UTF16: "UTF-16 units",
    ONE_END: "characters, with each line end as one",
    UTF16_ONE_END: "UTF-16 units, with each line end as one",
    BYTES: "bytes",
}
"""Ways to count → what they count, in words."""
_STEP = 1024


class Ruler:
    """One text; `breaks` are the places of line ends that were two characters in the file."""

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self.text = text
        self._breaks = breaks
        self._widened = [at + before + 1 for before, at in enumerate(breaks)]

    def place(self, count: str, position: int) -> int | None:
        """The code point of a position counted as `count`; None when it is not in the text."""
        if position < 0:
            return None
        if count == BYTES:
            return self._of_byte(position)
        if count in (POINTS, UTF16):
            ends = self._widened if count == POINTS else self._widened_units
            position -= bisect_right(ends, position)
        if count in (UTF16, UTF16_ONE_END):
            if position > self._units_length:
                return None
            return self._units.to_codepoint(position)
        return position if position <= len(self.text) else None

    @cached_property
    def is_plain(self) -> bool:
        """Whether all ways to count come to the same."""
        return not self._breaks and self.text.isascii()

    @cached_property
    def _units(self) -> Utf16Map:
        return Utf16Map(self.text)

    @cached_property
    def _units_length(self) -> int:
        return utf16_length(self.text)

    @cached_property
    def _widened_units(self) -> list[int]:
        units = self._units
        return [units.to_utf16(at) + before + 1 for before, at in enumerate(self._breaks)]

    @cached_property
    def _bytes(self) -> list[int]:
        """Where every so many code points begin, in bytes of the file."""
        begins, so_far, before = [], 0, 0
        for start in range(0, len(self.text) + 1, _STEP):
            begins.append(so_far)
            piece = self.text[start : start + _STEP]
            now = bisect_right(self._breaks, start + len(piece) - 1)
            so_far += len(piece.encode("utf-8", "replace")) + now - before
            before = now
        begins.append(so_far)
        return begins

    def _of_byte(self, position: int) -> int | None:
        begins = self._bytes
        if position > begins[-1]:
            return None
        piece = min(bisect_right(begins, position) - 1, len(begins) - 2)
        at, place = begins[piece], piece * _STEP
        ends = set(self._breaks) if self._breaks else ()
        while place < len(self.text) and at < position:
            at += len(self.text[place].encode("utf-8", "replace")) + (place in ends)
            place += at <= position
        return place
