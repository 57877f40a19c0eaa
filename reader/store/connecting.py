"""Connections to a project file as it lies there: what it is, and whether it may be written."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.errors import UNREADABLE, ProjectTrouble
from reader.store.held import beginning, opened

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


def wrap(connection: sqlite3.Connection) -> Database:
    """The connection as sqlite_utils' Database, for migrations, checks and bulk work."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def file_uri(path: Path, mode: str) -> str:
    """The URI that SQLite opens `path` by; `mode` is a query such as "mode=ro"."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        # a Windows share: SQLite takes the server as a part of the path
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{mode}"


def connect(uri: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; usable from one thread at a time."""
    connection = opened(uri, WAIT)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cache_size=-2000")  # KiB
    except BaseException:
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
    except UNREADABLE:
        return False


def _look_at(path: Path) -> None:
    """Refuse what is no project before SQLite touches it."""
    refuse_other_than_file(path)
    try:
        head = beginning(path, 100)
    except FileNotFoundError:
        raise ProjectTrouble(
            f"There is no project “{path.name}” in {path.parent}.",
            "It may have been moved or renamed: look for it with Open.",
        ) from None
    except OSError as error:
        raise ProjectTrouble(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "See that you have the right to read it.",
        ) from error
    if head is None:
        return
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


def is_project(path: Path) -> bool:
    """Whether a file begins as a project does, damaged or not: it may be possible to read it."""
    try:
        _look_at(path)
    except ProjectTrouble:
        return False
    return True


def open_file(path: Path, read_only: bool) -> Opened:
    """Open a project file as it is, whatever its schema. ProjectTrouble when it is none."""
    _look_at(path)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        _free_side_files(path)
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


def _free_side_files(path: Path) -> None:
    """Let the files that SQLite keeps beside a project be written to as the project itself is.

    SQLite gives them the leave that the project has when they are made. Those of a project that was
    write-protected for a while stay so, and would keep it from being written to for good.
    """
    mode = path.stat().st_mode
    for end in ("-wal", "-shm"):
        side = path.with_name(path.name + end)
        with suppress(OSError):
            found = side.lstat().st_mode
            if stat.S_ISREG(found) and mode & ~found & stat.S_IWUSR:
                side.chmod(stat.S_IMODE(mode))


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


def refuse_other_than_file(path: Path) -> None:
    """ProjectTrouble for a folder, a pipe, a device and a name that no project can have."""
    try:
        # SQLite puts its own files beside it, with longer names
        path.with_name(f"{path.name}-journal").exists()
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        if getattr(error, "errno", errno.ENAMETOOLONG) != errno.ENAMETOOLONG:
            return  # what else is wrong shows when it is opened
        raise ProjectTrouble(
            "A project cannot have this name.", "Choose a short name of plain letters."
        ) from error
    if stat.S_ISDIR(mode):
        raise ProjectTrouble(f"“{path.name}” is a folder.", "Choose a file in it.")
    if not stat.S_ISREG(mode):
        # opened, a pipe would wait for ever
        raise ProjectTrouble(f"“{path.name}” is not a file.", "Choose a file.")


def passing_name(path: Path) -> Path:
    """A name beside `path`, for what is not whole yet."""
    from reader.domain.ids import new_id

    return path.with_name(f".{path.name[:40]}.{new_id()[-12:]}.new")


def drop(draft: Path) -> None:
    """Take a draft away if it is there, without a word where that cannot be done."""
    with suppress(OSError):
        draft.unlink()


def file_at(path: Path) -> tuple[int, int] | None:
    """Which file a path names now, as the system numbers them; None when it names none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
