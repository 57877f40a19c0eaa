"""A copy of a project to be given away, without what is not for everybody.

It is made of a snapshot, under a passing name: what is left out is erased in it, it is written anew
so that no freed page holds any of it, checked, and only then gets its name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from reader.domain.ids import new_id
from reader.domain.project import Analyst
from reader.domain.sharing import REMARKS, LeftOut, without_remarks
from reader.store.backup import draft_of, finish_draft, put_in_place, settle
from reader.store.connecting import connect, drop, file_uri
from reader.store.database import open_database
from reader.store.erased import Target, gone_with
from reader.store.erasing import take_out
from reader.store.errors import ProjectTrouble, plain_words
from reader.store.pseudonyms import SIGNED, Pseudonyms
from reader.store.redacting import relabel, rewrite, take_out_kind
from reader.store.search import Index

GoesOn: TypeAlias = Callable[[int, int, str], None]
"""Is told how much of how much is done, and of what; what it raises stops it: nothing stays."""
_OFTEN = 100_000
"""Steps of SQLite after which it is asked whether to go on."""


def share(
    project: Path,
    dest: Path,
    left_out: LeftOut,
    goes_on: GoesOn = lambda done, total, what: None,
) -> None:
    """Write a copy of `project` to `dest` without what is `left_out`: whole, or not at all.

    A file at `dest` is replaced when the copy is complete. Raises ProjectTrouble when the project
    cannot be read, `dest` not be written, or `dest` is the project or open somewhere.
    """
    if dest.exists() and project.exists() and dest.samefile(project):
        raise ProjectTrouble("A project is no copy of itself.", "Choose another name.")
    open_database(project, read_only=True).connection.close()  # refuses an older one
    draft = draft_of(project, dest, progress=lambda done, of: goes_on(done, of, "Copying"))
    try:
        with plain_words():
            _leave_out(draft, left_out, goes_on)
        finish_draft(draft, project)
        settle(dest)
        put_in_place(draft, dest)
    finally:
        drop(draft)


def _leave_out(draft: Path, left_out: LeftOut, goes_on: GoesOn) -> None:
    connection = connect(file_uri(draft, "mode=rw"))
    watch = _Watch(goes_on)
    try:
        # nothing beside the draft, which nobody else reads and which is thrown away if this fails
        for pragma in ("journal_mode=MEMORY", "temp_store=MEMORY", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_progress_handler(watch, _OFTEN)
        if "history" in left_out.parts:
            # while references are watched, each step would be looked for in all the others
            goes_on(0, 0, "Leaving out the history")
            connection.execute("DELETE FROM change")
            connection.execute("DELETE FROM edit")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN")
        _Copy(connection, left_out, goes_on).thin()
        connection.execute("COMMIT")
        goes_on(0, 0, "Writing")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode=DELETE")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise ProjectTrouble("Something in the copy would name what is not in it; none made.")
    except sqlite3.OperationalError:
        if watch.stopped is not None:
            raise watch.stopped from None
        raise
    finally:
        connection.close()


class _Watch:
    """Stops SQLite when whoever waits does not want to any more."""

    def __init__(self, goes_on: GoesOn) -> None:
        self._goes_on = goes_on
        self.stopped: Exception | None = None

    def __call__(self) -> int:
        try:
            self._goes_on(0, 0, "")
        except Exception as stopped:
            self.stopped = stopped
            return 1
        return 0


class _Copy:
    """The copy while things are taken out of it. The caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, left_out: LeftOut, goes_on: GoesOn) -> None:
        self._connection = connection
        self._left_out = left_out
        self._goes_on = goes_on

    def thin(self) -> None:
        """Take out all that is left out, and what that leaves behind."""
        parts = self._left_out.parts
        self._take_out()
        if "notes" in parts:
            self._goes_on(0, 0, "Leaving out notes")
            self._without_remarks()
        if "analysts" in parts:
            Pseudonyms(self._connection).give()
        if "originals" in parts:
            self._connection.execute("DELETE FROM original")
        self._clear()

    def _take_out(self) -> None:
        """What goes with all that hangs on it: sources, articles in the bin, bare remarks."""
        ask = self._connection.execute
        targets = [Target("source", id) for id in sorted(self._left_out.sources)]
        if "bin" in self._left_out.parts:
            binned = ask("SELECT id FROM article WHERE binned").fetchall()
            targets += [Target("article", id) for (id,) in binned]
        if "notes" in self._left_out.parts:
            bare = ask(BARE_NOTES).fetchall()
            targets += [Target("annotation", id) for (id,) in bare]
        if not targets:
            return
        self._goes_on(0, 0, "Leaving out sources and articles")
        nobody = Analyst(new_id(), "")
        ask("INSERT INTO analyst(id, name, recorded) VALUES (?, ?, 0)", (nobody.id, nobody.name))
        gone = gone_with(self._connection, targets)
        seq = take_out(self._connection, gone, "", nobody, "")
        # the copy never had it: there is nothing to tell
        ask("DELETE FROM change WHERE edit = ?", (seq,))
        ask("DELETE FROM edit WHERE seq = ?", (seq,))
        ask("DELETE FROM analyst WHERE id = ?", (nobody.id,))

    def _without_remarks(self) -> None:
        for table, columns in REMARKS.items():
            for column in columns:
                self._connection.execute(f"UPDATE {table} SET {column} = '' WHERE {column} <> ''")
        for seq in (
            *rewrite(self._connection, REMARKS, without_remarks),
            *take_out_kind(self._connection, "summary"),
        ):
            relabel(self._connection, seq)
        Index(self._connection).rebuild(
            lambda done, of: self._goes_on(done, of, "Making the search index")
        )

    def _clear(self) -> None:
        """What nothing names any more, and what indexes keep of what was taken out of them."""
        ask = self._connection.execute
        if "history" in self._left_out.parts:
            # undo would have wanted them
            ask("DELETE FROM text WHERE sha256 NOT IN (SELECT sha256 FROM version)")
            ask(
                "DELETE FROM original WHERE sha256 NOT IN "
                "(SELECT original_sha256 FROM article WHERE original_sha256 IS NOT NULL)"
            )
            ask(
                "DELETE FROM analyst WHERE NOT recorded AND id NOT IN ("
                + " UNION ".join(
                    f'SELECT "by" FROM {table} WHERE "by" IS NOT NULL' for table in SIGNED
                )
                + ")"
            )
            ask("DELETE FROM uses WHERE number = 0")
        ask(
            "DELETE FROM counter WHERE owner <> 'project' AND owner NOT IN (SELECT id FROM article)"
        )
        for index in ("search", "article_words"):
            ask(f"INSERT INTO {index}({index}) VALUES ('optimize')")


BARE_NOTES = (
    "SELECT id FROM annotation WHERE kind = 'note' "
    "AND id NOT IN (SELECT annotation FROM annotation_tag)"
)
