"""The history of edits: recording and reading them, finding what undo and redo would take."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from reader.domain.edit import Applied, Change, Edit
from reader.domain.erasing import ERASED_ORIGIN, ERASING_ORIGIN
from reader.store.rows import Row, dumps

STEP = 2**24
"""Room for the changes of one edit: a change's row is `seq * STEP` + its position in the edit."""
_CHANGES = (
    # the last one says how many: thousands are not counted one by one
    "coalesce((SELECT row FROM change WHERE row >= seq * ?1 AND row < (seq + 1) * ?1 "
    "ORDER BY row DESC LIMIT 1) - seq * ?1 + 1, 0)"
)

MANY = 10
"""Changes of one edit that are about the work of another edit."""

_RECORD = "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)"
_MINE = "analyst = ? AND origin = 'window' AND undone_by IS NULL"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An edit as the History panel lists it; `changes` is how many things it touched."""

    seq: int
    id: str
    at: str
    analyst: str | None
    origin: str
    label: str
    group: str | None
    undoes: int | None
    undone_by: int | None
    changes: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """An edit to take back: its inverse, and where the things that come back have stood."""

    seq: int
    inverse: Edit
    places: tuple[int | None, ...]
    is_undone: bool
    is_erased: bool = False


def record(
    connection: sqlite3.Connection,
    seq: int,
    changes: Iterable[Change],
    places: Mapping[int, int],
) -> None:
    """Write down the changes of an edit; `places` says where removed things stood."""
    base = seq * STEP
    connection.executemany(
        _RECORD,
        [
            (
                *(base + i, seq, change.entity, change.id),
                None if change.before is None else dumps(change.before),
                None if change.after is None else dumps(change.after),
                places.get(i),
            )
            for i, change in enumerate(changes)
        ],
    )


def changes_of(connection: sqlite3.Connection, seq: int) -> list[tuple[Change, int | None]]:
    """The changes of an edit in their order, each with the place of a thing it removed."""
    rows = connection.execute(
        "SELECT entity, thing, before, after, place FROM change WHERE row >= ? AND row < ? "
        "ORDER BY row",
        (seq * STEP, (seq + 1) * STEP),
    )
    return [
        (Change(entity, thing, _fields(before), _fields(after)), place)
        for entity, thing, before, after, place in rows
    ]


def _fields(stored: str | None) -> dict[str, Any] | None:
    return None if stored is None else json.loads(stored)


def recorded(connection: sqlite3.Connection, seq: int) -> Recorded | None:
    """What takes the edit `seq` back; None when there is none such."""
    row = connection.execute(
        "SELECT label, undone_by, origin FROM edit WHERE seq = ?", (seq,)
    ).fetchone()
    if row is None:
        return None
    changes = changes_of(connection, seq)[::-1]
    inverse = Edit(row[0], tuple(change.inverse() for change, _ in changes))
    is_erased = row[2] in (ERASING_ORIGIN, ERASED_ORIGIN)
    places = tuple(place for _, place in changes)
    return Recorded(seq, inverse, places, row[1] is not None, is_erased)


def mark_taken_back(connection: sqlite3.Connection, seq: int, by: int) -> None:
    """Note that `by` took `seq` back, and what that means for the edits `seq` itself undid.

    Taking an undo back puts the edit it undid in force again, and so on down.
    """
    target: int | None = seq
    in_force = False
    while target is not None:
        connection.execute(
            "UPDATE edit SET undone_by = ? WHERE seq = ?", (None if in_force else by, target)
        )
        by = target
        (target,) = connection.execute("SELECT undoes FROM edit WHERE seq = ?", (by,)).fetchone()
        in_force = not in_force


# --- what undo and redo would take -------------------------------------------------------------


def undoable(connection: sqlite3.Connection, analyst: str) -> tuple[int, str] | None:
    """Seq and label of the analyst's newest edit in force that was made in a window."""
    found: tuple[int, str] | None = connection.execute(
        f"SELECT seq, label FROM edit WHERE {_MINE} AND undoes IS NULL ORDER BY seq DESC LIMIT 1",
        (analyst,),
    ).fetchone()
    return found


def redoable(connection: sqlite3.Connection, analyst: str) -> tuple[int, str] | None:
    """Seq and label of the analyst's newest undo, unless they have edited since."""
    newest = connection.execute(
        f"SELECT seq, undoes, label FROM edit AS mine WHERE {_MINE} "
        # a redo is passed over: it undoes an undo
        "AND (undoes IS NULL OR (SELECT undoes FROM edit WHERE seq = mine.undoes) IS NULL) "
        "ORDER BY seq DESC LIMIT 1",
        (analyst,),
    ).fetchone()
    if newest is None or newest[1] is None:
        return None
    seq, _, label = newest
    since = connection.execute(
        "SELECT 1 FROM edit WHERE seq > ? AND analyst = ? AND origin = 'window' "
        "AND undoes IS NULL LIMIT 1",
        (seq, analyst),
    ).fetchone()
    return None if since else (seq, label)


def group_of(connection: sqlite3.Connection, seq: int) -> list[int]:
    """The edits in force of the group of `seq` (itself alone without one), the newest first."""
    rows = connection.execute(
        "SELECT seq FROM edit WHERE seq = ?1 OR (undone_by IS NULL AND grp = "
        "(SELECT grp FROM edit WHERE seq = ?1)) ORDER BY seq DESC",
        (seq,),
    )
    return [found for (found,) in rows]


def steps_of_group(connection: sqlite3.Connection, seq: int) -> int:
    """How many edits in force the group of `seq` has."""
    number: int = connection.execute(
        "SELECT count(*) FROM edit WHERE undone_by IS NULL AND grp = "
        "(SELECT grp FROM edit WHERE seq = ?)",
        (seq,),
    ).fetchone()[0]
    return max(1, number)


def size_of_group(connection: sqlite3.Connection, seq: int) -> int:
    """How many edits are in force of the group of `seq`; MANY changes of one count as one more."""
    seqs = group_of(connection, seq)
    if len(seqs) > 5 * MANY:
        return len(seqs)  # many in any case
    return sum(1 + changes // MANY for changes in map(partial(_weight, connection), seqs))


def _weight(connection: sqlite3.Connection, seq: int) -> int:
    """How many changes an edit has; one of the bin moves all that is marked in an article."""
    (changes,) = connection.execute(
        f"SELECT {_CHANGES} FROM edit WHERE seq = ?2", (STEP, seq)
    ).fetchone()
    if changes > 100 * MANY:
        return int(changes)
    (binned,) = connection.execute(
        "SELECT count(*) FROM change WHERE row >= ? AND row < ? AND entity = 'article' "
        "AND before LIKE '{\"binned\":%}' AND after IS NOT NULL",
        (seq * STEP, (seq + 1) * STEP),
    ).fetchone()
    return int(changes) + 3 * MANY * int(binned)


def last_change(
    connection: sqlite3.Connection, entity: str, id: str, fields: Iterable[str]
) -> tuple[str, str] | None:
    """Analyst's name and label of the newest edit that touched one of these fields of a thing."""
    wanted = set(fields)
    for name, label, before, after in connection.execute(
        "SELECT analyst.name, label, before, after FROM change JOIN edit ON seq = change.edit "
        "JOIN analyst ON analyst.id = edit.analyst WHERE entity = ? AND thing = ? "
        "ORDER BY row DESC",
        (entity, id),
    ):
        touched = _fields(after if before is None else before) or {}
        if not wanted or before is None or after is None or wanted & touched.keys():
            return name, label
    return None


# --- reading -----------------------------------------------------------------------------------


def applied_since(
    connection: sqlite3.Connection, seq: int, most: int | None, changes: int | None = None
) -> list[Applied]:
    """The edits after `seq`, in order, with their changes but without their texts.

    `most` edits at most, and none after those that have `changes` changes between them.
    """
    rows = connection.execute(
        "SELECT seq, label, grp, at, analyst, origin, undoes FROM edit WHERE seq > ? "
        "ORDER BY seq LIMIT ?",
        (seq, -1 if most is None else most),
    ).fetchall()
    found, number = [], 0
    for seq, label, group, at, analyst, origin, undoes in rows:
        edit = Edit(label, tuple(change for change, _ in changes_of(connection, seq)), group)
        found.append(Applied(seq, edit, at, analyst, origin, undoes))
        number += len(edit.changes)
        if changes is not None and number >= changes:
            break
    return found


def rows(connection: sqlite3.Connection, limit: int | None, before: int | None) -> list[HistoryRow]:
    """The edits, the newest first, those older than `before` only, `limit` at most."""
    found: list[Row] = connection.execute(
        "SELECT seq, edit.id, edit.at, name, origin, label, grp, undoes, undone_by, "
        f"{_CHANGES} FROM edit LEFT JOIN analyst ON analyst.id = edit.analyst "
        "WHERE ?2 IS NULL OR seq < ?2 ORDER BY seq DESC LIMIT ?3",
        (STEP, before, -1 if limit is None else limit),
    ).fetchall()
    return [HistoryRow(*row) for row in found]
