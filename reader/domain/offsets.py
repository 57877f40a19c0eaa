"""Code points to UTF-16 units and back for one block's text; knows nothing of documents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def utf16_length(text: str) -> int:
    """The number of UTF-16 units that `text` takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for _ in _ASTRAL.finditer(text))


class Utf16Map:
    """Maps positions in one text between code points and UTF-16 units.

    Positions outside of the text are taken to its nearest end; a position inside a surrogate pair
    goes to the pair's start. Without characters beyond U+FFFF both directions are the identity.
    """

    __slots__ = ("_astral", "_inside", "_length")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral: list[int] = []
        if not (text.isascii() or max(text, default="") <= "\uffff"):
            self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        # the UTF-16 position between the two halves of each pair
        self._inside = [at + before + 1 for before, at in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """UTF-16 position of the code point position."""
        position = min(max(position, 0), self._length)
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_codepoint(self, position: int) -> int:
        """Code point position of the UTF-16 position."""
        position = min(max(position, 0), self._length + len(self._astral))
        return position - bisect_right(self._inside, position) if self._astral else position
