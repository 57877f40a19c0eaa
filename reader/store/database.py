"""Opening a project: made where it is wanted, brought up to date where it is older."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from reader.store.connecting import (
    APPLICATION_ID,
    Opened,
    connect,
    drop,
    file_uri,
    open_file,
    passing_name,
    refuse_other_than_file,
    sync_folder,
    wrap,
)
from reader.store.errors import ProjectTrouble, plain_words
from reader.store.migrations import NAMES, SET, migrations

HowFar: TypeAlias = Callable[[int, int], None]
"""Hears how many articles are done, of how many; what it raises stops and leaves all as it was."""
_MADE_WITH, _WHOSE, _HEAD = slice(60, 64), slice(68, 72), 72


def is_older(path: Path) -> bool:
    """Whether a project was last written by an older Selon, by the first bytes of its file.

    For those who show that it takes a while; opening finds out for itself.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    whose, made_with = (int.from_bytes(head[part], "big") for part in (_WHOSE, _MADE_WITH))
    return len(head) == _HEAD and whose == APPLICATION_ID and made_with < len(NAMES)


def bring_up_to_date(path: Path, progress: HowFar) -> None:
    """Bring a project of an older Selon up to date. Raises ProjectTrouble as opening does."""
    open_database(path, progress=progress).connection.close()


def open_database(
    path: Path,
    *,
    create: bool = False,
    read_only: bool = False,
    progress: HowFar = lambda done, total: None,
) -> Opened:
    """Open a project file, `create` it when it is not there; bring its schema up to date.

    A file or folder that cannot be written to is opened read-only, with a warning. Raises
    ProjectTrouble for what is missing, no project, too new or damaged; nothing is written then.
    """
    path = path.absolute()
    refuse_other_than_file(path)
    if create and not path.exists():
        _create(path)
    with plain_words():
        opened = open_file(path, read_only)
        try:
            _bring_up_to_date(opened, path, progress)
            opened.connection.execute("PRAGMA foreign_keys=ON")
        except BaseException:
            opened.connection.close()
            raise
    return opened


def _applied(connection: sqlite3.Connection) -> list[str]:
    table = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    ).fetchone()
    if not table:
        return []
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (SET,)
    )
    return [name for (name,) in rows]


def _is_due(connection: sqlite3.Connection, path: Path) -> bool:
    (made_with,) = connection.execute("PRAGMA user_version").fetchone()
    applied = _applied(connection)
    if made_with > len(NAMES) or not set(applied) <= set(NAMES):
        raise ProjectTrouble(
            f"“{path.name}” was written by a newer Selon.", "Update Selon to open it."
        )
    return len(applied) < len(NAMES)


def _bring_up_to_date(opened: Opened, path: Path, progress: HowFar) -> None:
    connection = opened.connection
    if not _is_due(connection, path):
        return
    if opened.read_only:
        raise ProjectTrouble(
            f"“{path.name}” was written by an older Selon and must be brought up to date first.",
            "Copy it to a folder that can be written to and open the copy.",
        )
    # the write lock keeps others out; a second connection still sees the old state to back up
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_due(connection, path):
            from reader.store.backup import backup_before

            backup_before(path, "update")
            _migrate(connection, progress)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection, progress: HowFar = lambda done, total: None) -> None:
    from reader.store.search import Index, is_due

    migrations().apply(wrap(connection))
    if is_due(connection):
        Index(connection).rebuild(progress)
    connection.execute(f"PRAGMA user_version={len(NAMES)}")


def _create(path: Path) -> None:
    """Make an empty project whole or not at all: beside its place first, then moved there."""
    from reader.domain.ids import new_id

    draft = passing_name(path)
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise ProjectTrouble(
            f"No project can be made in {path.parent}: {error.strerror or error}.",
            "Choose a folder that is there and that you may write to.",
        ) from error
    from reader.domain.one_line import one_line

    try:
        with plain_words():
            connection = connect(file_uri(draft, "mode=rw"))
            try:
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("BEGIN IMMEDIATE")
                _migrate(connection)
                connection.execute(
                    "INSERT INTO project(id, title) VALUES (?, ?)", (new_id(), one_line(path.stem))
                )
                connection.execute("COMMIT")
            finally:
                connection.close()
        place_new(draft, path)
    finally:
        drop(draft)


def place_new(draft: Path, path: Path) -> None:
    """Give a finished file its name, unless somebody else was faster: theirs stays."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.rename(path)
    sync_folder(path.parent)
