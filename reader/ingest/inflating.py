"""Gzip read bit by bit, so that a small file cannot become an endless one; reads no format."""

from __future__ import annotations

import io
import zlib
from bisect import bisect_left

from reader.ingest.packed import HIGHEST_RATIO, RATIO_FROM
from reader.ingest.registry import IngestTrouble

MAGIC = b"\x1f\x8b"
_STEP = 65_536
_TAIL = 256


class Bomb(IngestTrouble):
    """What unpacks to far more than it is."""

    def __init__(self) -> None:
        super().__init__(
            "The file unpacks to far more than it should; it may be made to do harm.",
            "If you trust it, unpack it with its own program and import what is in it.",
        )


class Inflating(io.RawIOBase):
    """The bytes in gzip `data`, of all its members, as a stream; it `is_cut` when they break off.

    `tail` are the last ones that were read.

    Raises Bomb while it is read.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._made = 0
        self._members: list[tuple[int, int]] = [(0, 0)]
        self._unpacker = zlib.decompressobj(31)
        self.is_cut = False
        self.tail = b""

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._made

    def read(self, size: int = -1) -> bytes:
        size = _STEP if size is None or size < 0 else size
        while not self.is_cut:
            if self._unpacker.eof and not self._next_member():
                return b""
            waiting = self._unpacker.unconsumed_tail
            if not waiting:
                waiting = self._data[self._at : self._at + _STEP]
                self._at += len(waiting)
            try:
                made = self._unpacker.decompress(waiting, size)
            except zlib.error:
                self.is_cut = True
                return b""
            if self._unpacker.eof:
                self._at -= len(self._unpacker.unused_data)
            self._count(made)
            if made:
                return made
            if not waiting and not self._unpacker.eof:
                self.is_cut = True
        return b""

    def extent(self, start: int, end: int) -> tuple[int, int] | None:
        """The packed bytes that [start, end) was in; None when it has no members of its own.

        The stream must have been read as far as the next member, or to its end.
        """
        starts = [made for made, _ in self._members]
        place = bisect_left(starts, start)
        if place >= len(starts) or starts[place] != start:
            return None
        behind = self._members[place + 1] if place + 1 < len(starts) else None
        if behind is None:
            return (self._members[place][1], self._at) if self._unpacker.eof else None
        return (self._members[place][1], behind[1]) if behind[0] >= end else None

    def _next_member(self) -> bool:
        if self._data[self._at : self._at + 2] != MAGIC:
            self.is_cut = self.is_cut or bool(self._data[self._at :].strip(b"\0"))
            return False
        self._members.append((self._made, self._at))
        self._unpacker = zlib.decompressobj(31)
        return True

    def _count(self, made: bytes) -> None:
        self._made += len(made)
        self.tail = (self.tail + made[-_TAIL:])[-_TAIL:]
        start_made, start = self._members[-1]
        size = self._made - start_made
        if size > RATIO_FROM and size > HIGHEST_RATIO * max(self._at - start, 1):
            raise Bomb


def inflated(data: bytes, most: int, *, raw: bool = False) -> bytes:
    """What gzip or zlib data unpack to. Raises IngestTrouble, or Bomb above `most` bytes."""
    unpacker = zlib.decompressobj(-15 if raw else 47)
    try:
        made = unpacker.decompress(data, most)
    except zlib.error:
        if not raw:
            return inflated(data, most, raw=True)
        raise IngestTrouble("Its packing (gzip) is damaged.", "Get the file again.") from None
    if unpacker.unconsumed_tail:
        raise Bomb
    return made
