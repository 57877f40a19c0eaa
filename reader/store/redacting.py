"""The history after an erasure: its steps stay with who and when, their content goes.

Changes of what is erased are taken out; changes of other things that name it are rewritten in the
same way as the things themselves, so that what is left of a step can be taken back exactly.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from reader.domain.erasing import ERASED, ERASED_ORIGIN, PARTLY, Gone, folded, names_in, without
from reader.store.history import STEP
from reader.store.rows import dumps

_OF_ARTICLES = (
    "SELECT DISTINCT thing, entity FROM change WHERE entity IN ('version', 'annotation', "
    "'dismissal', 'summary') AND json_extract(coalesce(after, before), '$.article') "
    "IN (SELECT value FROM json_each(?))"
)
_OF_SOURCES = (
    "SELECT DISTINCT thing FROM change WHERE entity = 'annotation' "
    "AND json_extract(coalesce(after, before), '$.source') IN (SELECT value FROM json_each(?)) "
    "AND json_extract(coalesce(after, before), '$.kind') = 'mention' "
    "AND thing NOT IN (SELECT id FROM annotation)"
)
_HANGING = (
    "WITH gone AS (SELECT value FROM json_each(?)) SELECT DISTINCT thing FROM change "
    "WHERE entity IN ('grade', 'verdict', 'connection') AND ("
    "json_extract(coalesce(after, before), '$.claim') IN gone "
    "OR json_extract(coalesce(after, before), '$.source') IN gone "
    "OR json_extract(coalesce(after, before), '$.from_') IN gone "
    "OR json_extract(coalesce(after, before), '$.to') IN gone)"
)
_STATES = (
    "SELECT before, after FROM change WHERE entity = ? "
    "AND thing IN (SELECT value FROM json_each(?))"
)
LeftOf: TypeAlias = Callable[[str, dict[str, Any]], dict[str, Any]]
_NAMING = ("annotation", "source", "hypothesis", "dismissal")


def _ids(ids: Iterable[str]) -> str:
    return dumps(sorted(ids))


def states(
    connection: sqlite3.Connection, entity: str, ids: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """All that the history recorded of some things, as plain data."""
    for pair in connection.execute(_STATES, (entity, _ids(ids))):
        yield from (json.loads(stored) for stored in pair if stored)


def with_the_past(connection: sqlite3.Connection, gone: Gone) -> Gone:
    """`gone` with what the history alone still knows: what was deleted before, former names."""
    ask = connection.execute
    annotations, hanging = set(gone.annotations), set(gone.hanging)
    for id, entity in ask(_OF_ARTICLES, (_ids(gone.articles),)):
        (annotations if entity == "annotation" else hanging).add(id)
    annotations |= {id for (id,) in ask(_OF_SOURCES, (_ids(gone.sources),))}
    hanging |= {id for (id,) in ask(_HANGING, (_ids({*annotations, *gone.sources}),))}
    names = gone.names | names_in(states(connection, "source", gone.sources))
    return replace(gone, annotations=annotations, hanging=hanging, names=names)


def titles_of(connection: sqlite3.Connection, gone: Gone) -> set[str]:
    """All titles that the erased articles have had, folded."""
    found = states(connection, "article", gone.articles)
    return {folded(plain["title"]) for plain in found if plain.get("title")}


def steps_about(connection: sqlite3.Connection, gone: Gone) -> int:
    """In how many steps something that is erased was changed."""
    (number,) = connection.execute(
        "SELECT count(DISTINCT edit) FROM change WHERE thing IN (SELECT value FROM json_each(?))",
        (_ids(gone.things),),
    ).fetchone()
    return int(number)


def redact(connection: sqlite3.Connection, gone: Gone, words: Iterable[str]) -> None:
    """Take all that is erased out of the history. `words` are names no label may hold, folded.

    The caller holds the transaction.
    """
    touched = _take_out(connection, gone)
    _rewrite(connection, gone, touched)
    for seq in touched:
        relabel(connection, seq)
    _clear_labels(connection, {*words, *gone.names} - {""})


def _take_out(connection: sqlite3.Connection, gone: Gone) -> set[int]:
    things = _ids(gone.things)
    chosen = "WHERE thing IN (SELECT value FROM json_each(?))"
    touched = connection.execute(f"SELECT DISTINCT edit FROM change {chosen}", (things,)).fetchall()
    connection.execute(f"DELETE FROM change {chosen}", (things,))
    return {seq for (seq,) in touched}


def _rewrite(connection: sqlite3.Connection, gone: Gone, touched: set[int]) -> None:
    touched |= rewrite(connection, _NAMING, lambda entity, plain: without(entity, plain, gone))


def rewrite(connection: sqlite3.Connection, entities: Iterable[str], left_of: LeftOf) -> set[int]:
    """Rewrite what is recorded of some kinds of things; returns the steps that lose a change.

    `left_of` gives what shall stand of (entity, fields). A change of which nothing is left goes.
    """
    chosen = tuple(entities)
    marks = ", ".join("?" * len(chosen))
    lost = set()
    for row, seq, entity, *pair in connection.execute(
        f"SELECT row, edit, entity, before, after FROM change WHERE entity IN ({marks})", chosen
    ).fetchall():
        old, new = (_left(entity, stored, left_of) for stored in pair)
        if [old, new] == pair:
            continue
        if old == new:
            connection.execute("DELETE FROM change WHERE row = ?", (row,))
            lost.add(seq)
        else:
            sql = "UPDATE change SET before = ?, after = ? WHERE row = ?"
            connection.execute(sql, (old, new, row))
    return lost


def take_out_kind(connection: sqlite3.Connection, entity: str) -> set[int]:
    """Take all things of a kind that nothing names out, with what is recorded of them.

    Returns the steps that lose a change.
    """
    lost = connection.execute("SELECT DISTINCT edit FROM change WHERE entity = ?", (entity,))
    steps = {seq for (seq,) in lost}
    connection.execute("DELETE FROM change WHERE entity = ?", (entity,))
    connection.execute(f"DELETE FROM {entity}")
    return steps


def _left(entity: str, stored: str | None, left_of: LeftOf) -> str | None:
    if stored is None:
        return None
    plain = json.loads(stored)
    left = left_of(entity, plain)
    return stored if left == plain else dumps(left)


def relabel(connection: sqlite3.Connection, seq: int) -> None:
    """A step that has lost changes: one that has none left is no step to take back any more."""
    left = connection.execute(
        "SELECT 1 FROM change WHERE row >= ? AND row < ? LIMIT 1", (seq * STEP, (seq + 1) * STEP)
    ).fetchone()
    if left:
        # a label that quotes something may quote what is gone
        sql = "UPDATE edit SET label = ? WHERE seq = ? AND label LIKE '%“%'"
        connection.execute(sql, (PARTLY, seq))
    else:
        connection.execute(
            "UPDATE edit SET label = ?, origin = ?, grp = NULL WHERE seq = ?",
            (ERASED, ERASED_ORIGIN, seq),
        )


def _clear_labels(connection: sqlite3.Connection, words: set[str]) -> None:
    if not words:
        return
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    for seq, label in connection.execute("SELECT seq, label FROM edit").fetchall():
        if named.search(folded(label)):
            connection.execute("UPDATE edit SET label = ? WHERE seq = ?", (PARTLY, seq))
