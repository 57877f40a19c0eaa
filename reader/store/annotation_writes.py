"""Writing annotations, and what is derived from them: numbers, counts, `in_article`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from reader.domain.plain import Plain
from reader.store import annotation_rows, uses
from reader.store.errors import EditConflict
from reader.store.rows import Row

_IN_ARTICLE = (
    "SELECT in_article FROM block WHERE version = ? AND start <= ? ORDER BY start DESC LIMIT 1"
)
# no RETURNING: for it SQLite makes a savepoint, at which FTS5 writes what it had kept back
_COUNT = "UPDATE counter SET last = max(last + ?, ?) WHERE owner = ?"
_COUNT_MADE = {
    kind: f"UPDATE counter SET last = max(last + ?, ?), {kind} = {kind} + ? WHERE owner = ?"
    for kind in ("claim", "mention", "note")
}
_COUNTED = "SELECT last, (SELECT binned FROM article WHERE id = owner) FROM counter WHERE owner = ?"
_COUNT_GONE = {
    kind: f"UPDATE counter SET {kind} = {kind} - ? WHERE owner = ?"
    for kind in ("claim", "mention", "note")
}
_COUNT_AGAIN = (
    # where each annotation begins
    """UPDATE annotation SET in_article = coalesce((
        SELECT block.in_article FROM anchor JOIN block
            ON block.version = anchor.version AND block.start <= anchor.start
        WHERE owner = annotation.id AND part = annotation.kind AND attribution = 0 AND link = 0
            AND anchor.position = 0
        ORDER BY block.start DESC LIMIT 1), 1)
    WHERE article = ?""",
    """UPDATE counter SET
        claim = (SELECT count(*) FROM annotation
            WHERE article = owner AND kind = 'claim' AND in_article),
        mention = (SELECT count(*) FROM annotation
            WHERE article = owner AND kind = 'mention' AND in_article),
        note = (SELECT count(*) FROM annotation
            WHERE article = owner AND kind = 'note' AND in_article)
    WHERE owner = ?""",
)
_MEASURE = (
    "UPDATE version SET characters = coalesce("
    "(SELECT characters FROM text WHERE text.sha256 = version.sha256), 0) WHERE id = ?"
)
_VERSION = 5  # where an anchor's row names its version


def next_number(connection: sqlite3.Connection, owner: str, given: int | None) -> int:
    """The number of a new article of the project or annotation of an article; `given` is kept."""
    step = (1, 0) if given is None else (0, given)
    connection.execute(_COUNT, (*step, owner))
    last: int = connection.execute(_COUNTED, (owner,)).fetchone()[0]
    return last if given is None else given


def make(
    connection: sqlite3.Connection, place: int, plain: Mapping[str, Plain]
) -> Mapping[str, Plain]:
    """Write a new annotation; returns it with its number and its anchors' versions filled in."""
    anchors = annotation_rows.anchor_rows(plain)
    for row in anchors:
        if row[_VERSION] is None:
            plain = _on_current_version(connection, plain)
            anchors = annotation_rows.anchor_rows(plain)
            break
    inside = _is_in_article(connection, plain, anchors)
    given = plain["number"]
    step = (1, 0) if given is None else (0, given)
    connection.execute(_COUNT_MADE[plain["kind"]], (*step, inside, plain["article"]))
    counted = connection.execute(_COUNTED, (plain["article"],)).fetchone()
    if counted is None:
        raise EditConflict(
            "The article of this annotation is no longer in the project.",
            "Undo its removal in the history, then try again.",
        )
    if given is None:
        plain = {**plain, "number": counted[0]}
    connection.execute(annotation_rows.INSERT, (*annotation_rows.row_of(plain), inside, place))
    connection.executemany(annotation_rows.INSERT_ANCHOR, anchors)
    annotation_rows.insert_voices(connection, plain)
    annotation_rows.insert_tags(connection, plain)
    annotation_rows.insert_statements(connection, plain)
    if inside and counted[1] == 0:
        uses.move(connection, set(), uses.of_annotation(plain))
    return plain


def alter(
    connection: sqlite3.Connection,
    before: Mapping[str, Plain],
    plain: Mapping[str, Plain],
    changed: Iterable[str],
) -> Mapping[str, Plain]:
    """Write what has changed of an annotation; returns it with its anchors' versions filled in.

    `before` and `plain` are the whole annotation as it was and as it shall be, `changed` names the
    fields that differ.
    """
    changed = set(changed)
    id = plain["id"]
    used = uses.used_by(connection, before)
    anchored = changed - annotation_rows.LONE - {"tags", "statements"}
    anchors: list[Row] = []
    if anchored:
        anchors = annotation_rows.anchor_rows(plain)
        if any(row[_VERSION] is None for row in anchors):
            plain = _on_current_version(connection, plain)
            anchors = annotation_rows.anchor_rows(plain)
        inside = _is_in_article(connection, plain, anchors)
        uncount(connection, id)
        connection.execute(_COUNT_GONE[plain["kind"]], (-inside, plain["article"]))
        _clear(connection, id, "anchor", "chain_link", "attribution")
        connection.executemany(annotation_rows.INSERT_ANCHOR, anchors)
        annotation_rows.insert_voices(connection, plain)
        connection.execute("UPDATE annotation SET in_article = ? WHERE id = ?", (inside, id))
    if changed - {"tags", "statements"}:
        connection.execute(annotation_rows.UPDATE, (*annotation_rows.row_of(plain), id))
    if "tags" in changed:
        _clear(connection, id, "annotation_tag")
        annotation_rows.insert_tags(connection, plain)
    if "statements" in changed:
        _clear(connection, id, "claim_statement")
        annotation_rows.insert_statements(connection, plain)
    uses.move(connection, used, uses.used_by(connection, plain))
    return plain


def uncount(connection: sqlite3.Connection, id: str) -> None:
    """Take an annotation out of its article's counts, before it goes or changes."""
    ((article, kind, inside),) = connection.execute(
        "SELECT article, kind, in_article FROM annotation WHERE id = ?", (id,)
    ).fetchall()
    connection.execute(_COUNT_GONE[kind], (inside, article))


def stand(connection: sqlite3.Connection, plain: Mapping[str, Plain], inside: int) -> None:
    """Note that an annotation begins in the article (1), or in what is no part of it (0)."""
    id = plain["id"]
    used = uses.used_by(connection, plain)
    uncount(connection, id)
    connection.execute("UPDATE annotation SET in_article = ? WHERE id = ?", (inside, id))
    connection.execute(_COUNT_GONE[plain["kind"]], (-inside, plain["article"]))
    uses.move(connection, used, uses.used_by(connection, plain))


def measure_version(connection: sqlite3.Connection, version: str) -> None:
    """Note beside a version how long its text is."""
    connection.execute(_MEASURE, (version,))


def count_again(connection: sqlite3.Connection, article: str) -> None:
    """Find out anew which annotations of an article stand in it, and count them."""
    is_counted = not uses.is_in_bin(connection, article)
    if is_counted:
        uses.add_article(connection, article, -1)
    for statement in _COUNT_AGAIN:
        connection.execute(statement, (article,))
    if is_counted:
        uses.add_article(connection, article, 1)


def _clear(connection: sqlite3.Connection, id: str, *tables: str) -> None:
    for table in tables:
        owner = "owner" if table == "anchor" else "annotation"
        connection.execute(f"DELETE FROM {table} WHERE {owner} = ?", (id,))


def _is_in_article(
    connection: sqlite3.Connection, plain: Mapping[str, Plain], anchors: list[Row]
) -> int:
    """Whether the first of its own words stands in a block that belongs to the article."""
    if not plain["spans"]:
        return 1
    version, start = anchors[0][_VERSION : _VERSION + 2]
    row = connection.execute(_IN_ARTICLE, (version, start)).fetchone()
    return row[0] if row else 1


def _on_current_version(
    connection: sqlite3.Connection, plain: Mapping[str, Plain]
) -> dict[str, Plain]:
    row = connection.execute(
        "SELECT version FROM article WHERE id = ?", (plain["article"],)
    ).fetchone()
    filled: dict[str, Plain] = _versioned(dict(plain), row[0] if row else None)
    return filled


def _versioned(value: Plain, version: str | None) -> Any:
    """Plain data with the version of every anchor filled in that has none."""
    if isinstance(value, list):
        return [_versioned(item, version) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {name: _versioned(item, version) for name, item in value.items()}
    if "exact" in filled and filled["version"] is None:
        filled["version"] = version
    return filled
