"""Which blocks of a version are part of its article, written block by block: a long one has 36,000.

What begins in a block that comes or goes is counted in or out with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from reader.domain.plain import Plain, whole_plain
from reader.store import annotation_rows, annotation_writes
from reader.store.errors import StoreBug

FIELDS = frozenset(("left_out", "kept"))
"""The fields of a version that are marks of its blocks."""
FEW = 200
"""Annotations that are counted one by one; of more, all of the article are counted anew."""
_BEGIN_IN = (
    "SELECT owner FROM anchor JOIN annotation ON annotation.id = owner "
    "WHERE version = ?1 AND shown IN (0, 1) AND anchor.start >= ?2 AND anchor.start < coalesce(("
    "SELECT min(block.start) FROM block WHERE block.version = ?1 AND block.start > ?2), 1e18) "
    "AND part = annotation.kind AND attribution = 0 AND link = 0 AND position = 0"
)


def read(connection: sqlite3.Connection, version: str) -> dict[str, Plain] | None:
    """The marks of a version's blocks by field; None where there is no such version."""
    if not connection.execute("SELECT 1 FROM version WHERE id = ?", (version,)).fetchone():
        return None
    rows = connection.execute(
        "SELECT position, in_article, kept FROM block "
        "WHERE version = ? AND (NOT in_article OR kept) ORDER BY position",
        (version,),
    ).fetchall()
    return {
        "left_out": [position for position, inside, _ in rows if not inside],
        "kept": [position for position, _, kept in rows if kept],
    }


def write(
    connection: sqlite3.Connection,
    version: str,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
) -> None:
    """Bring the marks of a version's blocks from `before` to `after`, and what is counted so."""
    was, now = _marks(before), _marks(after)
    ((count, article),) = connection.execute(
        "SELECT (SELECT count(*) FROM block WHERE version = id), article FROM version WHERE id = ?",
        (version,),
    ).fetchall()
    for field in FIELDS:
        if list(cast("Sequence[int]", after[field])) != sorted(p for p in now[field] if p < count):
            raise StoreBug(f"blocks {field} are not in order or not there: {after[field]}")
    turned = was["left_out"] ^ now["left_out"]
    connection.executemany(
        "UPDATE block SET in_article = ?, kept = ? WHERE version = ? AND position = ?",
        [
            (position not in now["left_out"], position in now["kept"], version, position)
            for position in turned | (was["kept"] ^ now["kept"])
        ],
    )
    _count(connection, version, article, turned, now["left_out"])


def _marks(state: Mapping[str, Plain]) -> dict[str, set[int]]:
    return {field: set(cast("Sequence[int]", state[field])) for field in FIELDS}


def _count(
    connection: sqlite3.Connection,
    version: str,
    article: str,
    turned: Iterable[int],
    left_out: set[int],
) -> None:
    """Follow what begins in the blocks that were turned."""
    moved: dict[str, int] = {}
    for position in turned:
        ((start,),) = connection.execute(
            "SELECT start FROM block WHERE version = ? AND position = ?", (version, position)
        ).fetchall()
        owners = connection.execute(_BEGIN_IN, (version, start)).fetchall()
        moved |= dict.fromkeys((owner for (owner,) in owners), int(position not in left_out))
        if len(moved) > FEW:
            annotation_writes.count_again(connection, article)
            return
    for annotation in annotation_rows.load(connection, *annotation_rows.given(moved)):
        annotation_writes.stand(connection, whole_plain(annotation), moved[annotation.id])
