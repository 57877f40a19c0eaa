"""Opening a project file: is it one, may it be written, is it current; not what is in it."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.errors import ProjectTrouble, plain_words
from reader.store.migrations import NAMES, SET, migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = int.from_bytes(b"SELN", "big")
WAIT = 10.0
"""Seconds to wait for another process that is writing."""

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open project file; `uri` opens it once more the same way."""

    connection: sqlite3.Connection
    uri: str
    read_only: bool
    warning: str


def open_database(path: Path, *, create: bool = False, read_only: bool = False) -> Opened:
    """Open a project file, `create` it when it is not there; bring its schema up to date.

    A file or folder that cannot be written to is opened read-only, with a warning. Raises
    ProjectTrouble for what is missing, no project, too new or damaged; nothing is written then.
    """
    path = path.absolute()
    if create and not path.exists():
        _create(path)
    with plain_words():
        opened = open_file(path, read_only)
        try:
            _bring_up_to_date(opened, path)
            opened.connection.execute("PRAGMA foreign_keys=ON")
        except BaseException:
            opened.connection.close()
            raise
    return opened


def wrap(connection: sqlite3.Connection) -> Database:
    """The connection as sqlite_utils' Database, for migrations, checks and bulk work."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def file_uri(path: Path, mode: str) -> str:
    """The URI that SQLite opens `path` by; `mode` is a query such as "mode=ro"."""
    return f"{path.absolute().as_uri()}?{mode}"


def connect(uri: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; usable from one thread at a time."""
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=WAIT,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cache_size=-8000")  # KiB
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_healthy(path: Path) -> bool:
    """Whether SQLite finds the whole file in order."""
    try:
        connection = connect(file_uri(path, "mode=ro"))
        try:
            return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def _look_at(path: Path) -> None:
    """Refuse what is no project before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise ProjectTrouble(
            f"There is no project “{path.name}” in {path.parent}.",
            "It may have been moved or renamed: look for it with Open.",
        ) from None
    except IsADirectoryError:
        raise ProjectTrouble(f"“{path.name}” is a folder.", "Choose a file in it.") from None
    except OSError as error:
        raise ProjectTrouble(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "See that you have the right to read it.",
        ) from error
    if not head:
        raise ProjectTrouble(
            f"“{path.name}” is empty (0 bytes): its content is lost or was never copied.",
            "Restore a backup of it, or delete it and make a new project.",
        )
    if not head.startswith(_MAGIC):
        raise ProjectTrouble(
            f"“{path.name}” is not a Selon project, or its beginning is damaged.",
            "To add it as an article, import it; if it was a project, restore a backup.",
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise ProjectTrouble(
            f"“{path.name}” is a database of some other program, not a Selon project.",
            "Choose a file that Selon has made.",
        )


def open_file(path: Path, read_only: bool) -> Opened:
    """Open a project file as it is, whatever its schema. ProjectTrouble when it is none."""
    _look_at(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        uri = file_uri(path, "mode=rw")
        connection = connect(uri)
        if read_only:
            # not mode=ro, which leaves side files behind
            connection.execute("PRAGMA query_only=ON")
            return Opened(connection, uri, True, "")
        if _can_write(connection):
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            return Opened(connection, uri, False, "")
        connection.close()
    return _open_protected(path)


def _open_protected(path: Path) -> Opened:
    warning = "The project or its folder is write-protected: it is open to read only."
    uri = file_uri(path, "mode=ro")
    try:
        return Opened(connect(uri), uri, True, warning)
    except sqlite3.OperationalError:
        pass  # a folder in which SQLite may not put its side files
    unsaved = path.with_name(path.name + "-wal")
    if unsaved.exists() and unsaved.stat().st_size:
        warning += " Its newest edits stand in a file beside it that cannot be read here."
    uri = file_uri(path, "mode=ro&immutable=1")
    return Opened(connect(uri), uri, True, warning)


def _can_write(connection: sqlite3.Connection) -> bool:
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        name: str = getattr(error, "sqlite_errorname", "")
        return name.startswith("SQLITE_BUSY")  # another one writes right now
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(WAIT * 1000)}")
    return True


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


def _bring_up_to_date(opened: Opened, path: Path) -> None:
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
            _migrate(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection) -> None:
    migrations().apply(wrap(connection))
    connection.execute(f"PRAGMA user_version={len(NAMES)}")


def _create(path: Path) -> None:
    """Make an empty project whole or not at all: beside its place first, then moved there."""
    from reader.domain.ids import new_id

    draft = path.with_name(f".{path.name}.{new_id()[-12:]}.new")
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise ProjectTrouble(
            f"No project can be made in {path.parent}: {error.strerror or error}.",
            "Choose a folder that is there and that you may write to.",
        ) from error
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
                    "INSERT INTO project(id, title) VALUES (?, ?)", (new_id(), path.stem)
                )
                connection.execute("COMMIT")
            finally:
                connection.close()
        place_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)


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


def sync_folder(folder: Path) -> None:
    """Make a new name in `folder` outlast a power cut, where the system can."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError:
            pass  # some network file systems cannot
        finally:
            os.close(descriptor)
