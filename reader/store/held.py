"""The files that this process has open by SQLite, and looking at a file's beginning without harm.

On POSIX systems a process that closes any descriptor of a file loses all its locks on that file. A
plain open and close of a project beside a connection to it would let another program, which then
takes itself for the last one, remove the side file with the newest edits under that connection.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from pathlib import Path

FileId = tuple[int, int]
_held: Counter[FileId] = Counter()
_lock = threading.RLock()


class Held(sqlite3.Connection):
    """A connection that says which file it holds until it is closed."""

    _file: FileId | None = None

    def close(self) -> None:
        with _lock:
            super().close()
            file, self._file = self._file, None
            if file is not None:
                _held[file] -= 1


def opened(uri: str, wait: float) -> Held:
    """A connection that begins no transaction by itself; usable from one thread at a time."""
    with _lock:
        connection: Held = sqlite3.connect(
            uri,
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            factory=Held,
        )
        connection.text_factory = bytes  # a name need not be text
        (row,) = connection.execute("PRAGMA database_list").fetchall()
        connection.text_factory = str
        connection._file = _id(Path(os.fsdecode(row[2])))
        if connection._file is not None:
            _held[connection._file] += 1
    return connection


def beginning(path: Path, size: int) -> bytes | None:
    """The first bytes of a file; None when this process holds it: then SQLite has looked at it.

    Raises OSError.
    """
    with _lock:
        file = _id(path)
        if file is not None and _held[file] > 0:
            return None
        with path.open("rb") as stream:
            return stream.read(size)


def _id(path: Path) -> FileId | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
