"""Writing one edit inside a transaction: rows, counters, search index and history together."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.domain.annotation import Annotation
from reader.domain.article import text_hash
from reader.domain.edit import ENTITIES, Applied, Change, Edit
from reader.domain.ids import new_id
from reader.domain.plain import Plain, field_names, from_plain, to_plain, whole_plain
from reader.domain.project import Analyst
from reader.store import (
    annotation_rows,
    annotation_writes,
    block_marks,
    history,
    library_index,
    likeness,
    repeats,
    uses,
)
from reader.store.circles import refuse_circles
from reader.store.errors import EditConflict, StoreBug
from reader.store.history import STEP
from reader.store.rows import TABLES
from reader.store.search import Index

_EDIT = "INSERT INTO edit(id, at, analyst, origin, label, grp, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)"
_SIGNED = frozenset(("annotation", "grade", "verdict", "dismissal", "summary"))
"""Things that say who made them and when."""


class Writing:
    """One edit on its way into the tables. The caller holds the transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        edit: Edit,
        analyst: Analyst,
        at: str,
        origin: str,
        undoes: int | None = None,
        places: Sequence[int | None] = (),
    ) -> None:
        self._connection = connection
        self._index = Index(connection, edit.folded)
        self._edit = edit
        self._analyst = analyst
        self._at = at
        self._undoes = undoes
        self._places = places
        self._origin = origin
        self._left: dict[int, int] = {}
        self._known: dict[str, Annotation] = {}
        self._seq = 0

    def write(self) -> Applied:
        """Write it all. EditConflict when the project is not as the edit supposes."""
        edit = self._edit
        if len(edit.changes) > STEP:
            raise StoreBug(f"an edit of {len(edit.changes)} changes")
        cursor = self._connection.execute(
            _EDIT,
            (
                *(new_id(), self._at, self._analyst.id, self._origin),
                *(edit.label, edit.group, self._undoes),
            ),
        )
        self._seq = cursor.lastrowid or 0
        self._keep_contents()
        self._known = self._annotations_touched()
        changes = tuple(self._change(i, change) for i, change in enumerate(edit.changes))
        likeness.keep(self._connection, edit.sketches)
        refuse_circles(self._connection, changes, edit.label)
        history.record(self._connection, self._seq, changes, self._left)
        return Applied(
            self._seq,
            edit if changes == edit.changes else replace(edit, changes=changes),
            *(self._at, self._analyst.id, self._origin, self._undoes),
        )

    def _keep_contents(self) -> None:
        for sha256, text in self._edit.texts.items():
            if text_hash(text) != sha256:
                raise StoreBug(f"a text has not the hash {sha256}")
            self._connection.execute(
                "INSERT OR IGNORE INTO text VALUES (?, ?, ?)", (sha256, len(text), text)
            )
        for sha256, data in self._edit.originals.items():
            self._connection.execute("INSERT OR IGNORE INTO original VALUES (?, ?)", (sha256, data))

    def _annotations_touched(self) -> dict[str, Annotation]:
        """The annotations that the edit changes or removes as they are now, read all at once."""
        ids = [
            c.id for c in self._edit.changes if c.entity == "annotation" and c.before is not None
        ]
        if not ids:
            return {}
        found = annotation_rows.load(self._connection, *annotation_rows.given(ids))
        return {annotation.id: annotation for annotation in found}

    # --- one change ----------------------------------------------------------------------------

    def _change(self, position: int, change: Change) -> Change:
        if change.entity == "project":
            change = self._on_the_project(change)
        if change.before is None and change.after is not None:
            return self._make(position, change)
        if change.before is None:
            raise StoreBug("a change from nothing to nothing")
        if change.entity == "version" and change.after and {*change.after} <= block_marks.FIELDS:
            return self._mark_blocks(change, change.after)
        current = self._current(change)
        self._compare(change, current)
        if change.after is None:
            self._remove(position, change, current)
            return change
        return self._alter(change, current, {**current, **change.after})

    def _mark_blocks(self, change: Change, after: Mapping[str, Plain]) -> Change:
        """Blocks come into the article or go out of it: nothing else of the version is touched."""
        current = block_marks.read(self._connection, change.id)
        if current is None:
            raise self._conflict(change, ())
        self._compare(change, current)
        block_marks.write(self._connection, change.id, current, {**current, **after})
        likeness.drop(self._connection, self._place(change))
        return change

    def _on_the_project(self, change: Change) -> Change:
        """There is one project: to make one is to change the one that is there."""
        (row,) = TABLES["project"].load(self._connection)
        there = to_plain(row)
        if change.after is None:
            raise StoreBug("the project itself cannot be removed")
        before = there if change.before is None else change.before
        return Change("project", row.id, before, change.after)

    def _make(self, position: int, change: Change) -> Change:
        entity, after = change.entity, self._completed(change)
        place = self._places[position] if position < len(self._places) else None
        if place is None:
            place = self._seq * STEP + position
        if entity == "annotation":
            after = annotation_writes.make(self._connection, place, after)
        else:
            if entity == "article":
                after = self._numbered(after)
            if entity == "analyst":
                self._connection.execute(
                    "DELETE FROM analyst WHERE id = ? AND NOT recorded", (change.id,)
                )
            table = TABLES[entity]
            self._connection.execute(table.insert, (place, *table.row(after)))
            table.write_parts(self._connection, after)
            if entity == "version":
                annotation_writes.measure_version(self._connection, change.id)
                repeats.learn(self._connection, place, after, self._edit.texts)
        if entity == "article":
            library_index.add(self._connection, place, after)
            if not after["binned"]:
                uses.add_article(self._connection, change.id, 1)
        self._index.made(entity, after)
        return change if after is change.after else Change(entity, change.id, None, after)

    def _completed(self, change: Change) -> Mapping[str, Plain]:
        """The fields of a thing to be made: all of them, signed."""
        after = change.after
        assert after is not None
        cls = ENTITIES[change.entity]
        if len(after) != len(field_names(cls)):
            after = to_plain(from_plain(cls, after))
        if change.entity in _SIGNED and (after["by"] is None or after["at"] is None):
            after = {
                **after,
                "by": self._analyst.id if after["by"] is None else after["by"],
                "at": self._at if after["at"] is None else after["at"],
            }
        return after

    def _numbered(self, article: Mapping[str, Plain]) -> Mapping[str, Plain]:
        given = article["number"]
        number = annotation_writes.next_number(self._connection, "project", given)
        self._connection.execute(
            "INSERT OR IGNORE INTO counter(owner) VALUES (?)", (article["id"],)
        )
        return article if given is not None else {**article, "number": number}

    def _current(self, change: Change) -> dict[str, Plain]:
        if change.entity == "annotation":
            found = self._known.get(change.id) or self._made_here(change.id)
        else:
            rows = TABLES[change.entity].load(self._connection, "WHERE id = ?", (change.id,))
            found = rows[0] if rows else None
        if found is None:
            raise self._conflict(change, ())
        return whole_plain(found)

    def _made_here(self, id: str) -> Annotation | None:
        """An annotation that an earlier change of this very edit has made."""
        found = annotation_rows.load(self._connection, "?", (id,))
        return found[0] if found else None

    def _compare(self, change: Change, current: Mapping[str, Plain]) -> None:
        before = change.before or {}
        differing = [name for name, value in before.items() if current[name] != value]
        if differing:
            raise self._conflict(change, differing)

    def _conflict(self, change: Change, differing: Sequence[str]) -> EditConflict:
        return conflict(self._connection, change, differing, self._edit.label)

    def _alter(
        self, change: Change, current: Mapping[str, Plain], plain: Mapping[str, Plain]
    ) -> Change:
        entity, changed = change.entity, change.after or {}
        if "number" in changed:
            owner = "project" if entity == "article" else plain["article"]
            annotation_writes.next_number(self._connection, owner, plain["number"])
        if entity == "annotation":
            plain = annotation_writes.alter(self._connection, current, plain, changed)
            self._known[change.id] = from_plain(Annotation, plain)
            change = replace(change, after={name: plain[name] for name in changed})
        else:
            table = TABLES[entity]
            if entity == "version" and "blocks" in changed:
                repeats.forget(self._connection, self._place(change))
                repeats.learn(self._connection, self._place(change), plain, self._edit.texts)
            self._connection.execute(table.update, (*table.row(plain), change.id))
            if table.parts and changed.keys() & set(table.parts.names):
                table.write_parts(self._connection, plain, anew=True)
            if entity == "version":
                annotation_writes.measure_version(self._connection, change.id)
                annotation_writes.count_again(self._connection, plain["article"])
                likeness.drop(self._connection, self._place(change))
        before = {**plain, **(change.before or {})}
        if entity == "article":
            library_index.alter(self._connection, self._place(change), before, plain)
            if before["binned"] != plain["binned"]:
                uses.add_article(self._connection, change.id, -1 if plain["binned"] else 1)
        self._index.altered(entity, before, plain)
        return change

    def _remove(self, position: int, change: Change, current: Mapping[str, Plain]) -> None:
        place = self._left[position] = self._place(change)
        if change.entity == "article":
            library_index.take_out(self._connection, place, current)
            if not current["binned"]:
                uses.add_article(self._connection, change.id, -1)
        if change.entity == "version":
            likeness.drop(self._connection, place)
            repeats.forget(self._connection, place)
        if change.entity == "annotation":
            uses.move(self._connection, uses.used_by(self._connection, current), set())
            annotation_writes.uncount(self._connection, change.id)
            self._known.pop(change.id, None)
        if change.entity == "analyst" and self._has_edited(change.id):
            # the history still names them
            self._connection.execute("UPDATE analyst SET recorded = 0 WHERE id = ?", (change.id,))
        else:
            self._connection.execute(f"DELETE FROM {change.entity} WHERE place = ?", (place,))
        self._index.removed(change.entity, current)

    def _has_edited(self, analyst: str) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM edit WHERE analyst = ? LIMIT 1", (analyst,)
        ).fetchone()
        return found is not None

    def _place(self, change: Change) -> int:
        row = self._connection.execute(
            f"SELECT place FROM {change.entity} WHERE id = ?", (change.id,)
        ).fetchone()
        place: int = row[0]
        return place


def conflict(
    connection: sqlite3.Connection, change: Change, differing: Sequence[str], label: str
) -> EditConflict:
    """Why a change cannot be made: who has changed the same thing, by which edit."""
    last = history.last_change(connection, change.entity, change.id, differing)
    thing = change.entity
    if thing == "annotation":
        thing = (change.before or {}).get("kind", thing)
    who = f"{last[0]} has changed it (“{last[1]}”)" if last else "it is not there"
    return EditConflict(
        f"“{label}” cannot be done, because the {thing} is no longer as it was: {who}.",
        "Nothing was changed; look at it again and decide anew.",
    )
