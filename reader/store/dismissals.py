"""What was dismissed of the suggestions for an article."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.store.errors import plain_words
from reader.store.rows import TABLES

if TYPE_CHECKING:
    from reader.domain.project import Dismissal


class Dismissals:
    """Asks the connection of a Store; see `store.dismissals`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, article: str) -> list[Dismissal]:
        """The suggestions that were dismissed in an article, the first first."""
        with plain_words():
            return TABLES["dismissal"].load(self._connection, "WHERE article = ?", (article,))

    def keys(self, article: str) -> frozenset[str]:
        """Their keys."""
        with plain_words():
            rows = self._connection.execute(
                "SELECT id FROM dismissal WHERE article = ?", (article,)
            ).fetchall()
        return frozenset(key for (key,) in rows)
