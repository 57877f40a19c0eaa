"""Keeps tags and sources from standing under themselves, whoever writes and in whatever order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.domain.circles import ABOVE
from reader.domain.edit import Change
from reader.store.errors import EditConflict


def refuse_circles(connection: sqlite3.Connection, changes: Iterable[Change], label: str) -> None:
    """Raise EditConflict when one of the things just written stands under itself."""
    for change in changes:
        field = ABOVE.get(change.entity)
        if field is None or not (change.after or {}).get(field):
            continue
        found = connection.execute(
            f"WITH RECURSIVE up(id) AS (SELECT {field} FROM {change.entity} WHERE id = ?1 "
            f"UNION SELECT {field} FROM {change.entity} JOIN up USING (id)) "
            "SELECT 1 FROM up WHERE id = ?1",
            (change.id,),
        ).fetchone()
        if found:
            raise EditConflict(
                f"“{label}” cannot be done: a {change.entity} would stand under itself.",
                "Choose another one to put it under.",
            )
