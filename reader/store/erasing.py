"""Erase for good: the one write that is no edit to be taken back, kept in this one place.

Everything else goes through Store.apply. Here, in one transaction, things go as by an edit (so that
counts and indexes follow), the history loses what it recorded of them (redacting.py), and texts and
files that nothing names any more go. Then the file is written anew, so that no freed page, and no
side file, holds what was in it. Who did it and when stays, in a step without content.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from reader.domain.edit import Applied, Edit
from reader.domain.erasing import ERASED_ORIGIN, ERASING_ORIGIN, Gone, bones
from reader.domain.project import Analyst
from reader.store import history
from reader.store.connecting import WAIT, Opened
from reader.store.database import open_database
from reader.store.erased import Target, changes_of, contents_of, drop_contents, gone_with
from reader.store.errors import ProjectTrouble, plain_words, refusal_of, trouble_of
from reader.store.redacting import redact, titles_of
from reader.store.rows import dumps
from reader.store.writes import Writing

GoesOn: TypeAlias = Callable[[int, int], None]
"""Is told how many steps of how many are done; what it raises before the last stops it all."""
STEPS = 4
_IN = "IN (SELECT value FROM json_each(?))"


def erase(
    project: Path,
    targets: Sequence[Target],
    analyst: Analyst,
    goes_on: GoesOn = lambda done, total: None,
    wait: float = WAIT,
) -> str:
    """Erase things for good; returns "" or what is left to do, in plain words.

    `wait` is for how many seconds others that read or write are waited for.

    Raises ProjectTrouble, with nothing erased, when the project cannot be written to, something is
    not there, or the disk has no room for the file to be written anew.
    """
    opened = _open(project, "nothing was erased")
    connection = opened.connection
    try:
        goes_on(0, STEPS)
        _transaction(connection, lambda: _erase(connection, targets, analyst, goes_on))
        goes_on(STEPS - 1, STEPS)
        connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
        return free_of_remains(connection)
    finally:
        connection.close()


def finish(project: Path) -> str:
    """Write the file anew where an erasure was cut short before it could; "" or what is left."""
    opened = _open(project, "what was erased may still be found in its bytes")
    try:
        return free_of_remains(opened.connection)
    finally:
        opened.connection.close()


def is_unfinished(project: Path) -> bool:
    """Whether an erasure was cut short: what was erased may still be found in the file's bytes."""
    opened = open_database(project, read_only=True)
    try:
        with plain_words():
            found = opened.connection.execute(
                "SELECT 1 FROM edit WHERE origin = ? LIMIT 1", (ERASING_ORIGIN,)
            ).fetchone()
        return found is not None
    finally:
        opened.connection.close()


def _open(project: Path, otherwise: str) -> Opened:
    """Raises ProjectTrouble where it cannot be written anew; `otherwise` says what then is."""
    opened = open_database(project)
    try:
        if opened.read_only:
            raise ProjectTrouble(opened.warning, "Copy it to where it can be written to.")
        size = project.stat().st_size
        if shutil.disk_usage(project.parent).free < size + size // 4:
            raise ProjectTrouble(
                f"The disk has no room to write the project anew; {otherwise}.",
                f"Make room for {size + size // 4:,} bytes, then try again.",
                may_be_retried=True,
            )
        opened.connection.execute("PRAGMA secure_delete=ON")
        opened.connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        opened.connection.close()
        raise
    return opened


def _transaction(connection: sqlite3.Connection, write: Callable[[], None]) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        write()
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        told = refusal_of(error, "Erase for good")
        if told is error:
            raise
        raise told from error


def _erase(
    connection: sqlite3.Connection, targets: Sequence[Target], analyst: Analyst, goes_on: GoesOn
) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO analyst(id, name, recorded) VALUES (?, ?, 0)",
        (analyst.id, analyst.name),
    )
    gone = gone_with(connection, targets)
    label = _label(connection, targets)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    take_out(connection, gone, label, analyst, at, lambda done: goes_on(done, STEPS))


def take_out(
    connection: sqlite3.Connection,
    gone: Gone,
    label: str,
    analyst: Analyst,
    at: str,
    goes_on: Callable[[int], None] = lambda done: None,
) -> int:
    """Take things and what is recorded of them out; returns the seq of the step that says so.

    The caller holds the transaction.
    """
    contents = contents_of(connection, gone)
    words = titles_of(connection, gone)
    edit = Edit(label, tuple(changes_of(connection, gone)))
    applied = Writing(connection, edit, analyst, at, ERASING_ORIGIN).write()
    goes_on(1)
    redact(connection, gone, words)
    goes_on(2)
    _record(connection, applied, label)
    drop_contents(connection, *contents)
    things = dumps(sorted(gone.things))
    connection.execute(f"DELETE FROM uses WHERE thing {_IN}", (things,))
    connection.execute(f"DELETE FROM counter WHERE owner {_IN}", (things,))
    for index in ("search", "article_words"):
        # what was taken out of an index stays in it, marked as gone, until its parts are merged
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    return applied.seq


def free_of_remains(connection: sqlite3.Connection) -> str:
    """Write the whole file anew and empty what stands beside it; "" or why that is not done."""
    again = "“selon erase” without a thing to erase does it."
    try:
        connection.execute("VACUUM")
        ((busy, *_),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if not busy:
            connection.execute(
                "UPDATE edit SET origin = ? WHERE origin = ?", (ERASED_ORIGIN, ERASING_ORIGIN)
            )
    except sqlite3.Error as error:
        why = trouble_of(error).message.partition(";")[0].rstrip(".")
        return (
            "Erased; but what it left in freed parts of the file could not be cleared yet: "
            f"{why[:1].lower()}{why[1:]}. {again}"
        )
    if busy:
        return (
            "Erased; but another program is reading the project: remains stand in the file beside "
            f"it until that is closed. {again}"
        )
    return ""


def _record(connection: sqlite3.Connection, applied: Applied, label: str) -> None:
    """What the step says to those who follow it: which things went, without their words."""
    changes = []
    for change in applied.edit.changes:
        if change.after is None:
            change = replace(change, before=bones(change.before))
        else:
            change = replace(change, before=change.after)
        changes.append(change)
    low = applied.seq * history.STEP
    connection.execute("DELETE FROM change WHERE row >= ? AND row < ?", (low, low + history.STEP))
    history.record(connection, applied.seq, changes, {})
    connection.execute(
        "UPDATE edit SET label = ?, origin = ?, grp = NULL WHERE seq = ?",
        (label, ERASING_ORIGIN, applied.seq),
    )


def _label(connection: sqlite3.Connection, targets: Sequence[Target]) -> str:
    """What the history says was erased: its kind and, where it has one, its number."""
    words = []
    for target in targets:
        if target.kind == "source":
            words.append("a source")
            continue
        sql = "SELECT number FROM article WHERE id = ?"
        if target.kind == "annotation":
            sql = (
                "SELECT article.number || ':' || annotation.number FROM annotation "
                "JOIN article ON article.id = annotation.article WHERE annotation.id = ?"
            )
        (number,) = connection.execute(sql, (target.id,)).fetchone()
        words.append(f"article {number}" if target.kind == "article" else str(number))
    listed = ", ".join(words[:5]) + (f" and {len(words) - 5} more" if len(words) > 5 else "")
    return f"Erased for good: {listed}"
