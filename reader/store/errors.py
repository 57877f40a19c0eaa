"""What can go wrong with a project file, in words for its user; bugs of ours apart from that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class ProjectTrouble(Exception):  # noqa: N818 (a word of the field)
    """Trouble with the user's disk or file: what happened, and what to do next.

    `may_be_retried` says that the same attempt can succeed later (disk full, file locked).
    """

    def __init__(self, message: str, advice: str = "", *, may_be_retried: bool = False) -> None:
        super().__init__(f"{message} {advice}".strip())
        self.message = message
        self.advice = advice
        self.may_be_retried = may_be_retried


class EditConflict(ProjectTrouble):
    """What the edit starts from is no longer there, or somebody has changed it; nothing written."""


class StoreBug(Exception):  # noqa: N818
    """The program has asked the store for something that makes no sense."""


_LATER = {"may_be_retried": True}


def trouble_of(error: sqlite3.Error) -> ProjectTrouble:
    """The trouble that an error of SQLite means to somebody who works with the file."""
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_FULL"):
        return ProjectTrouble(
            "The disk is full; nothing was written.", "Make room on it, then try again.", **_LATER
        )
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ProjectTrouble(
            "Another program is writing to the project.", "Wait a moment, then try again.", **_LATER
        )
    if code.startswith("SQLITE_READONLY"):
        return ProjectTrouble(
            "The project cannot be written to.", "Save a copy to a folder of your own.", **_LATER
        )
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return ProjectTrouble(
            "The project file is damaged.", "Restore a backup of it, or check it with “check”."
        )
    if code.startswith("SQLITE_CANTOPEN"):
        return ProjectTrouble("The project cannot be opened.", "See that its folder is there.")
    if code.startswith("SQLITE_IOERR"):
        return ProjectTrouble(
            "The disk does not answer; nothing was written.",
            "See that it is connected, then try again.",
            **_LATER,
        )
    return ProjectTrouble(f"The project file gives an error: {error}.", "Check it with “check”.")


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn SQLite's errors within into ProjectTrouble."""
    try:
        yield
    except sqlite3.Error as error:
        raise trouble_of(error) from error
