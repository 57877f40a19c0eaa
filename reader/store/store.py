"""The Store: one open project file. Its reads come from Reads; here is the one door for writes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from reader.domain.edit import Applied, Edit
from reader.domain.marks import Mark
from reader.domain.project import Analyst
from reader.store import history
from reader.store.connecting import WAIT, file_at, wrap
from reader.store.database import open_database
from reader.store.errors import EditConflict, ProjectTrouble, plain_words, refusal_of
from reader.store.history import HistoryRow
from reader.store.library import Library
from reader.store.reads import ArticleRow, Reads

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.domain.likeness import Sketch
    from reader.store.report import Snapshot
    from reader.store.searching import Searching

__all__ = ["ArticleRow", "HistoryRow", "Mark", "Store"]

T = TypeVar("T")
Candidate: TypeAlias = Callable[[sqlite3.Connection, str], tuple[int, str] | None]
_ANALYST = "INSERT OR IGNORE INTO analyst(id, name, recorded) VALUES (?, ?, 0)"


class Store(Reads):
    """An open project. Every call sees the latest state that any process has committed."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = path
        opened = open_database(path, create=create, read_only=read_only)
        super().__init__(opened.connection)
        self.read_only = opened.read_only
        self.warning = opened.warning
        self._uri = opened.uri
        self._file = file_at(path)
        self._is_open = True

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Store:
        """Open a project; with `create` make an empty one where there is none.

        Raises ProjectTrouble for what is missing, no project, too new or damaged.
        """
        return cls(path, create=create, read_only=read_only)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._is_open

    def close(self) -> None:
        """Bring everything into the one file and close it; may be called again."""
        if not self._is_open:
            return
        self._is_open = False
        self.gather()
        self._connection.close()

    def gather(self) -> None:
        """Bring the edits that stand beside the file into it, unless somebody is just reading."""
        if self.read_only:
            return
        with suppress(sqlite3.Error):  # the edits are safe where they are
            self._connection.execute("PRAGMA busy_timeout=0")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute(f"PRAGMA busy_timeout={int(WAIT * 1000)}")

    @property
    def is_gone(self) -> bool:
        """Whether the file has been moved, renamed, deleted or replaced while it is open."""
        return file_at(self.path) != self._file

    def rescue(self, dest: Path, unsaved: Iterable[Edit], analyst: Analyst) -> None:
        """Copy the project, wherever its file is now, with edits that it could not take."""
        from reader.store.backup import backup

        backup(self.path, dest, self._connection)
        copy = Store.open(dest)
        try:
            copy.apply_all(unsaved, analyst=analyst)
        finally:
            copy.close()

    @property
    def library(self) -> Library:
        """What lists of articles ask."""
        return Library(self._connection)

    @property
    def uri(self) -> str:
        """By what another thread opens the project on a connection of its own."""
        return self._uri

    @property
    def engine(self) -> str:
        """The database library and its version, for a bug report."""
        return f"SQLite {sqlite3.sqlite_version}"

    @property
    def db(self) -> Database:
        """The project as sqlite_utils' Database, for bulk work."""
        return wrap(self._connection)

    # --- writing -------------------------------------------------------------------------------

    def apply(self, edit: Edit, *, analyst: Analyst, origin: str = "window") -> Applied:
        """Make an edit in one transaction and record it; returned with the numbers it was given.

        Raises EditConflict, with nothing written, when a thing is no longer as the edit supposes.
        """
        return self.apply_all((edit,), analyst=analyst, origin=origin)[0]

    def apply_all(
        self,
        edits: Iterable[Edit],
        *,
        analyst: Analyst,
        origin: str = "window",
        goes_on: Callable[[int], None] = lambda done: None,
    ) -> list[Applied]:
        """Make several edits, all of them or none.

        `goes_on` hears how many are made; what it raises takes them back.
        """
        edits = list(edits)
        label = edits[0].label if edits else ""
        return self._apply_each(edits, label, analyst, origin, goes_on, lambda applied: applied)

    def apply_very_many(
        self,
        edits: Iterable[Edit],
        label: str,
        *,
        analyst: Analyst,
        origin: str = "window",
        goes_on: Callable[[int], None] = lambda done: None,
    ) -> int:
        """The same for edits of which none is kept in memory; how many they were."""
        return len(self._apply_each(edits, label, analyst, origin, goes_on, lambda applied: None))

    def _apply_each(
        self,
        edits: Iterable[Edit],
        label: str,
        analyst: Analyst,
        origin: str,
        goes_on: Callable[[int], None],
        keep: Callable[[Applied], T],
    ) -> list[T]:
        from reader.store.writes import Writing

        def write() -> list[T]:
            at = _now()
            done: list[T] = []
            for edit in edits:
                goes_on(len(done))
                done.append(keep(Writing(self._connection, edit, analyst, at, origin).write()))
            return done

        return self._transaction(analyst, label, write)

    def undo(self, analyst: Analyst) -> list[Applied]:
        """Take back the analyst's newest step made in a window; [] when there is none.

        Raises EditConflict when somebody else has since changed what it touched.
        """
        return self._step(history.undoable, analyst)

    def redo(self, analyst: Analyst) -> list[Applied]:
        """Do again what the analyst has undone last, unless they have edited since."""
        return self._step(history.redoable, analyst)

    def take_back(
        self, seqs: Sequence[int], analyst: Analyst, group: str | None = None
    ) -> list[Applied]:
        """Take back any edits of the history, the newest first, all of them or none.

        As part of `group` it is undone together with that group's edits.
        """
        chosen = sorted(set(seqs), reverse=True)
        return self._transaction(
            analyst, "Take back", lambda: self._take_back(chosen, analyst, group) if chosen else []
        )

    def keep_sketches(self, sketches: Mapping[str, Sketch]) -> None:
        """Keep the sketches of versions (by id) that lack them: derived rows, no edit."""
        if self.read_only or not sketches:
            return
        from reader.store import likeness

        with plain_words():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                likeness.keep(self._connection, sketches)
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _step(
        self,
        candidate: Candidate,
        analyst: Analyst,
    ) -> list[Applied]:
        def write() -> list[Applied]:
            found = candidate(self._connection, analyst.id)
            if found is None:
                return []
            return self._take_back(history.group_of(self._connection, found[0]), analyst)

        with plain_words():
            found = candidate(self._connection, analyst.id)
        return self._transaction(analyst, found[1], write) if found else []

    def _take_back(
        self, seqs: Sequence[int], analyst: Analyst, group: str | None = None
    ) -> list[Applied]:
        from reader.domain.ids import new_id
        from reader.store.writes import Writing

        group = group or (new_id() if len(seqs) > 1 else None)
        at = _now()
        done = []
        for seq in seqs:
            step = history.recorded(self._connection, seq)
            if step is None:
                raise ProjectTrouble(f"There is no step {seq} in the history.")
            if step.is_erased:
                raise EditConflict(
                    "What this step was about has been erased for good.", "Nothing was changed."
                )
            if step.is_undone:
                raise EditConflict(f"“{step.inverse.label}” has been taken back already.")
            writing = Writing(
                *(self._connection, step.inverse.grouped(group), analyst, at, "window"),
                undoes=seq,
                places=step.places,
            )
            applied = writing.write()
            history.mark_taken_back(self._connection, seq, applied.seq)
            done.append(applied)
        return done

    def _transaction(self, analyst: Analyst, label: str, write: Callable[[], list[T]]) -> list[T]:
        if self.read_only:
            raise ProjectTrouble(
                "The project is open to read only.", self.warning or "Save a copy and open that."
            )
        if self.is_gone:
            # written to all the same, it would be lost, or harm who has opened the file there
            raise ProjectTrouble(
                f"“{self.path.name}” is no longer in its place: it was moved, renamed or deleted.",
                "Put it back and try again, or go on in a copy: Save a copy.",
                may_be_retried=True,
            )
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_ANALYST, (analyst.id, analyst.name))
            done = write()
            connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            told = refusal_of(error, label)
            if told is error:
                raise
            raise told from error
        return done

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass  # the disk has failed; SQLite rolls back when the file is opened next

    # --- the history ---------------------------------------------------------------------------

    def undo_label(self, analyst: Analyst) -> str | None:
        """What undo would take back."""
        with plain_words():
            found = history.undoable(self._connection, analyst.id)
        return found[1] if found else None

    def redo_label(self, analyst: Analyst) -> str | None:
        """What redo would do again."""
        with plain_words():
            found = history.redoable(self._connection, analyst.id)
        return found[1] if found else None

    def undo_steps(self, analyst: Analyst) -> int:
        """How many edits in force are one group with the one that undo would take back."""
        return self._steps(history.undoable, analyst)

    def would_undo(self, seq: int, analyst: Analyst) -> bool:
        """Whether undo would take the edit `seq` back, alone or with others."""
        with plain_words():
            found = history.undoable(self._connection, analyst.id)
            return found is not None and seq in history.group_of(self._connection, found[0])

    def redo_steps(self, analyst: Analyst) -> int:
        """The same for redo."""
        return self._steps(history.redoable, analyst)

    def _steps(self, candidate: Candidate, analyst: Analyst) -> int:
        with plain_words():
            found = candidate(self._connection, analyst.id)
            return history.steps_of_group(self._connection, found[0]) if found else 0

    def applied_since(
        self, seq: int, most: int | None = None, changes: int | None = None
    ) -> list[Applied]:
        """The edits after `seq` that any process has made, in order; without their texts.

        `most` of them at most, and none after those that have `changes` changes between them.
        """
        with plain_words():
            return history.applied_since(self._connection, seq, most, changes)

    def undo_size(self, analyst: Analyst) -> int:
        """How many edits one undo would take back; one of many changes counts for several."""
        return self._step_size(history.undoable, analyst)

    def redo_size(self, analyst: Analyst) -> int:
        """How many edits one redo would make again."""
        return self._step_size(history.redoable, analyst)

    def _step_size(self, candidate: Candidate, analyst: Analyst) -> int:
        with plain_words():
            found = candidate(self._connection, analyst.id)
            return history.size_of_group(self._connection, found[0]) if found else 0

    def last_seq(self) -> int:
        """The newest edit's place in the history, 0 when there is none."""
        last: int = self._rows("SELECT coalesce(max(seq), 0) FROM edit")[0][0]
        return last

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        version: int = self._rows("PRAGMA data_version")[0][0]
        return version

    def history(self, *, limit: int | None = None, before: int | None = None) -> list[HistoryRow]:
        """The edits, the newest first; `before` is a seq to go on from."""
        with plain_words():
            return history.rows(self._connection, limit, before)

    @property
    def searching(self) -> Searching:
        """The searches, asked on this connection."""
        from reader.store.searching import Searching

        return Searching(self._connection)

    def report(
        self, scope: Sequence[str] = (), copied: Callable[[], Mapping[str, str]] = dict
    ) -> Snapshot:
        """The project, or a part of it, as of now, for exports: later writes do not show in it.

        `copied` is asked for copies when standings are; see store/report.py.
        """
        from reader.store.report import Snapshot

        return Snapshot(self._uri, scope, copied)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
