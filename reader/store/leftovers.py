"""Drafts that a killed process has left behind: a copy of the project under a passing name.

One of a copy that leaves things out may still hold them all, so it shall not lie about. What goes
is certainly ours (by its name and its content), and nobody still writes it (by its age and lock).
"""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from reader.store.connecting import APPLICATION_ID, connect, drop, file_uri
from reader.store.errors import UNREADABLE
from reader.store.held import beginning

AGE = 3600
"""Seconds for which nobody has written to what is left behind."""
_DRAFT = re.compile(r"\..{1,40}\.[0-9a-f]{12}\.new", re.DOTALL)
_SIDES = ("-journal", "-wal", "-shm", "")


def clear_leftovers(folder: Path) -> int:
    """Delete the drafts that were left behind in a folder; how many. What cannot be, stays."""
    number = 0
    with suppress(OSError):
        for path in folder.glob(".*.new"):
            if _DRAFT.fullmatch(path.name) and _is_left_behind(path):
                for side in _SIDES:
                    drop(path.with_name(path.name + side))
                number += not path.exists()
    return number


def _is_left_behind(path: Path) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or time.time() - path.stat().st_mtime < AGE:
            return False
        head = beginning(path, 100)
    except OSError:
        return False
    if head is None:  # this process has it open
        return False
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        # before its first pages are there, what is written stands in the journal beside it
        has_journal = path.with_name(f"{path.name}-journal").exists()
        return not head or (has_journal and not any(head))
    return not _is_locked(path)


def _is_locked(path: Path) -> bool:
    try:
        connection = connect(file_uri(path, "mode=rw"))
        try:
            connection.execute("PRAGMA busy_timeout=0")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
    except UNREADABLE:
        return False  # spoiled, but ours
    return False
