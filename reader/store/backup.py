"""Backups: whole, checked copies of a project, made while it is open; and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.connecting import (
    APPLICATION_ID,
    connect,
    drop,
    file_uri,
    is_healthy,
    open_file,
    passing_name,
    refuse_other_than_file,
    sync_folder,
)
from reader.store.errors import UNREADABLE, ProjectTrouble, plain_words, trouble_of
from reader.store.held import beginning
from reader.store.leftovers import clear_leftovers
from reader.store.migrations import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[int, int], None]

_SIDE_FILES = ("-wal", "-shm")
_AT_ONCE = 1000
"""Pages that are copied between two words of progress."""


def backup(project: Path, dest: Path, of: sqlite3.Connection | None = None) -> None:
    """Copy a project, open or not, to the file `dest`: whole and checked, or not at all.

    `of` is a connection that still has it when its file is no longer in its place. A file at
    `dest` is replaced when the copy is complete; not one that is open.
    """
    if dest.exists() and project.exists() and dest.samefile(project):
        raise ProjectTrouble("A project is no backup of itself.", "Choose another name.")
    draft = draft_of(project, dest, of)
    try:
        settle(dest)
        put_in_place(draft, dest)
    finally:
        drop(draft)


def restore(backup: Path, project: Path) -> Path | None:
    """Put a backup in the place of a project; returns where the project has been kept, if any.

    Raises ProjectTrouble, with nothing changed, when the backup is damaged or too new, or the
    project is open somewhere.
    """
    draft = draft_of(backup, project)
    try:
        settle(project)
        aside = None
        if project.exists():
            aside = free_name(project, "restore")
            _write(project.parent, lambda: _copy_aside(project, aside))
        put_in_place(draft, project)
    finally:
        drop(draft)
    return aside


def backup_before(project: Path, what: str) -> Path:
    """Keep a copy beside a project before something is done to it; returns its path."""
    kept = free_name(project, what)
    backup(project, kept)
    return kept


def free_name(project: Path, what: str) -> Path:
    """A name beside the project that says what it was kept for, and is not taken."""
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    name = f"{project.stem} (before {what} {stamp}"
    path = project.with_name(f"{name}).selon")
    count = 1
    while path.exists():
        count += 1
        path = project.with_name(f"{name}, {count}).selon")
    return path


def draft_of(
    source: Path,
    dest: Path,
    of: sqlite3.Connection | None = None,
    progress: Progress | None = None,
) -> Path:
    """A whole, checked and synced copy of `source` under a passing name beside `dest`.

    Read through `of`, where that is given, and else from the file. `progress` hears how many pages
    are copied of how many; what it raises stops it, and nothing stays.
    """
    refuse_other_than_file(dest)
    clear_leftovers(dest.parent)
    draft = passing_name(dest)
    try:
        with plain_words():
            connection = of or open_file(source.absolute(), read_only=True).connection
            try:
                (made_with,) = connection.execute("PRAGMA user_version").fetchone()
                if made_with > len(NAMES):
                    raise ProjectTrouble(
                        f"“{source.name}” was written by a newer Selon.", "Update Selon first."
                    )
                _write(
                    dest.parent,
                    lambda: os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)),
                )
                _copy(connection, draft, progress)
            finally:
                if of is None:
                    connection.close()
        finish_draft(draft, source)
    except BaseException:
        drop(draft)
        raise
    return draft


def finish_draft(draft: Path, source: Path) -> None:
    """See that a draft of `source` is whole, and make it outlast a power cut."""
    if not is_healthy(draft):
        raise ProjectTrouble(
            f"“{source.name}” is damaged; no copy was made of it.",
            "Check it with “check”, or restore an older backup.",
        )
    _write(draft.parent, lambda: _sync(draft))


def _copy(connection: sqlite3.Connection, draft: Path, progress: Progress | None) -> None:
    target = connect(file_uri(draft, "mode=rw"))
    try:
        if progress is None:
            connection.backup(target)
        else:
            tell = progress
            connection.backup(
                target, pages=_AT_ONCE, progress=lambda _, left, total: tell(total - left, total)
            )
        # one file without side files, which opens on a read-only disk too
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()


def settle(path: Path) -> None:
    """Bring a project's side files into it. ProjectTrouble when it is open somewhere."""
    if not path.exists():
        return
    head = beginning(path, 72)
    if head is not None and int.from_bytes(head[68:], "big") != APPLICATION_ID:
        return
    connection = None
    try:
        connection = connect(file_uri(path, "mode=rw"))
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise ProjectTrouble(
                f"“{path.name}” is open in another window or program.",
                "Close it there, then try again.",
                may_be_retried=True,
            ) from error
        if not error.sqlite_errorname.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR_SHORT")):
            raise trouble_of(error) from error
    except UNREADABLE:
        pass  # a damaged file is put aside as it is
    finally:
        if connection:
            connection.close()


def _copy_aside(project: Path, aside: Path) -> None:
    for suffix in ("", *_SIDE_FILES):
        side = project.with_name(project.name + suffix)
        if side.exists():
            copy = aside.with_name(aside.name + suffix)
            shutil.copy2(side, copy)
            _sync(copy)


def put_in_place(draft: Path, dest: Path) -> None:
    """Give a finished draft its name; what stands there and its side files go."""

    def replace() -> None:
        for suffix in _SIDE_FILES:
            dest.with_name(dest.name + suffix).unlink(missing_ok=True)
        draft.replace(dest)
        sync_folder(dest.parent)

    _write(dest.parent, replace)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write(folder: Path, act: Callable[[], None]) -> None:
    try:
        act()
    except OSError as error:
        raise ProjectTrouble(
            f"Nothing can be written to {folder}: {error.strerror or error}.",
            "Make room there, or choose another folder.",
            may_be_retried=True,
        ) from error
