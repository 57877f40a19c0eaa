"""What networks are made from beside the voices: days and tags of claims, letters, links."""

from __future__ import annotations

import sqlite3
from typing import Any

from reader.domain.network import Fact
from reader.domain.project import Connection
from reader.store.claims_where import DATE
from reader.store.errors import plain_words
from reader.store.rows import TABLES

_DAYS = f"""SELECT a.id, coalesce({DATE}, '') FROM annotation AS a
    JOIN article ON article.id = a.article WHERE a.kind = 'claim' AND binned = 0"""
_TAGS = "SELECT annotation, tag FROM annotation_tag"
_LETTERS = "SELECT source, value FROM grade WHERE source IS NOT NULL ORDER BY place"


class Networks:
    """The questions of the network, each one statement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def facts(self) -> dict[str, Fact]:
        """The day and the tags of every claim that is not in the bin."""
        tags: dict[str, set[str]] = {}
        for claim, tag in self._rows(_TAGS):
            tags.setdefault(claim, set()).add(tag)
        return {id: Fact(day, frozenset(tags.get(id, ()))) for id, day in self._rows(_DAYS)}

    def letters(self) -> dict[str, str]:
        """Source → the letter that counts, of those that have one."""
        return {source: value for source, value in dict(self._rows(_LETTERS)).items() if value}

    def connections(self) -> list[Connection]:
        """All links between statements and between claims."""
        with plain_words():
            found: list[Connection] = TABLES["connection"].load(self._connection)
        return found

    def _rows(self, sql: str) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql).fetchall()
