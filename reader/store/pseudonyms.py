"""Other names for those who have worked in a project: Analyst 1, Analyst 2 …"""

from __future__ import annotations

import sqlite3
from typing import Any

from reader.domain.ids import new_id
from reader.store.redacting import relabel, rewrite

SIGNED = ("annotation", "grade", "verdict", "dismissal", "summary")
"""Things that say by whom they are."""


class Pseudonyms:
    """Gives each analyst another name and id (which is made of the name) wherever they stand.

    The caller holds the transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._given: dict[str, str] = {}

    def give(self) -> None:
        """Do it."""
        ask = self._connection.execute
        lost = ask("SELECT DISTINCT edit FROM change WHERE entity = 'analyst'").fetchall()
        ask("DELETE FROM change WHERE entity = 'analyst'")
        for (seq,) in lost:
            relabel(self._connection, seq)
        known = ask("SELECT id FROM analyst ORDER BY place").fetchall()
        for number, (id,) in enumerate(known, 1):
            ask(
                "UPDATE analyst SET id = ?, name = ? WHERE id = ?",
                (self._of(id), f"Analyst {number}", id),
            )
            ask("UPDATE edit SET analyst = ? WHERE analyst = ?", (self._of(id), id))
        for table in SIGNED:
            signed = ask(f'SELECT DISTINCT "by" FROM {table} WHERE "by" IS NOT NULL').fetchall()
            for (id,) in signed:
                ask(f'UPDATE {table} SET "by" = ? WHERE "by" = ?', (self._of(id), id))
        rewrite(self._connection, SIGNED, self._signed)

    def _of(self, id: str) -> str:
        return self._given.setdefault(id, new_id())

    def _signed(self, entity: str, plain: dict[str, Any]) -> dict[str, Any]:
        return {**plain, "by": self._of(plain["by"])} if plain.get("by") else plain
