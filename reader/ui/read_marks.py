"""What one has read: a bit for each article's number, in a small file of the profile."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.store.library import is_read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.store.store import ArticleRow

KEPT_AFTER = 3000
"""Milliseconds of rest after which changes are written."""
LARGEST = 2**24
"""The largest number of an article that is remembered."""


class ReadMarks(QObject):
    """A hundred thousand articles take 12 KB. A file that cannot be read or written costs marks."""

    changed = Signal(object)
    """The ids of articles that are read now, or unread again; None for very many."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        try:
            self._bits = bytearray(path.read_bytes()[: LARGEST // 8])
        except OSError:
            self._bits = bytearray()
        self._is_kept = True
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_AFTER)
        self._keeping.timeout.connect(self.keep)

    @property
    def bits(self) -> bytes:
        """A bit for each number, set: read."""
        return bytes(self._bits)

    @property
    def count(self) -> int:
        """How many articles have been read, those that are gone among them."""
        return int.from_bytes(self._bits, "little").bit_count()

    def has(self, number: int) -> bool:
        """Whether the article of this number has been read."""
        return is_read(self._bits, number)

    def mark(self, rows: Iterable[ArticleRow], read: bool) -> None:
        """Note that articles have been read, or that they are to be read again."""
        touched = []
        for row in rows:
            if self.has(row.number) != read and row.number < LARGEST:
                self._set(row.number, read)
                touched.append(row.id)
        if touched:
            self._is_kept = False
            self._keeping.start()
            self.changed.emit(tuple(touched))

    def turn_many(self, numbers: Iterable[int]) -> bool:
        """Mark the articles of these numbers unread, or read where all are unread; which it was."""
        there = [number for number in numbers if number < LARGEST]
        mask = bytearray(max(there, default=0) // 8 + 1)
        for number in there:
            mask[number >> 3] |= 1 << (number & 7)
        now, turned = int.from_bytes(self._bits, "little"), int.from_bytes(mask, "little")
        read = not now & turned
        now = now | turned if read else now & ~turned
        self._bits = bytearray(now.to_bytes(max(len(self._bits), len(mask)), "little"))
        self._is_kept = False
        self._keeping.start()
        self.changed.emit(None)
        return read

    def _set(self, number: int, read: bool) -> None:
        byte, bit = number >> 3, 1 << (number & 7)
        if byte >= len(self._bits):
            self._bits.extend(bytes(byte + 1 - len(self._bits)))
        self._bits[byte] = self._bits[byte] | bit if read else self._bits[byte] & ~bit

    @Slot()
    def keep(self) -> None:
        """Write what has changed, whole or not at all."""
        self._keeping.stop()
        if self._is_kept:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._bits)
            beside.replace(self._path)
            self._is_kept = True


def marks_file(folder: Path, project: str) -> Path:
    """Where the profile in `folder` keeps what has been read in a project (its id)."""
    import hashlib

    # an id may hold what no name of a file can
    return folder / "read" / hashlib.sha256(project.encode("utf-8")).hexdigest()[:32]
