"""What can go wrong with a project file, in words for its user; bugs of ours apart from that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class ProjectTrouble(Exception):
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


class StoreBug(Exception):
    """The program has asked the store for something that makes no sense."""


_LATER = {"may_be_retried": True}


UNREADABLE = (sqlite3.Error, UnicodeDecodeError, json.JSONDecodeError)
"""What a file can raise when it is read: damage shows in words that are none, too."""


def trouble_of(error: Exception) -> ProjectTrouble:
    """The trouble that one of UNREADABLE means to somebody who works with the file."""
    code: str = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT") or ""
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
            "The disk does not answer, or can only be read now; nothing was written.",
            "See that it is connected, then try again.",
            **_LATER,
        )
    return ProjectTrouble(f"The project file gives an error: {error}.", "Check it with “check”.")


def refusal_of(error: BaseException, label: str) -> BaseException:
    """An error met while writing the edit `label`, as its maker shall see it."""
    if isinstance(error, sqlite3.IntegrityError):
        name = error.sqlite_errorname
        if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
            return EditConflict(
                f"“{label}” cannot be done: it names something that is not in the project "
                "any more, or removes something that is still in use.",
                "Nothing was changed; look at it again and decide anew.",
            )
        if name in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"):
            return EditConflict(
                f"“{label}” cannot be done: what it makes is in the project already.",
                "Nothing was changed.",
            )
        return StoreBug(f"{label}: {error}")
    if isinstance(error, UnicodeEncodeError):
        return ProjectTrouble(
            "Some of the words hold half a character and cannot be stored.",
            "Delete the broken character and try again.",
        )
    if isinstance(error, UNREADABLE):
        return trouble_of(error)
    if isinstance(error, (KeyError, TypeError, ValueError)):
        return StoreBug(f"{label}: {error!r}")
    return error


@contextmanager
def plain_words() -> Iterator[None]:
    """Turn the errors of an unreadable file within into ProjectTrouble."""
    try:
        yield
    except UNREADABLE as error:
        raise trouble_of(error) from error
