"""Reading what newer versions of articles did: what was imported, what has gone astray."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from typing import Any

from reader.domain.article import Article
from reader.domain.plain import field_names, from_plain
from reader.store.errors import plain_words
from reader.store.history import STEP

_ASTRAY = (
    "SELECT DISTINCT owner FROM anchor JOIN article ON article.version = anchor.version "
    "WHERE state IN ('review', 'orphan') AND part != 'earlier' AND binned = 0"
)
_MOVED = (
    "SELECT owner FROM anchor WHERE version = ? AND shown = 1 AND state = 'moved' "
    "AND part IN ('claim', 'mention', 'note') GROUP BY owner ORDER BY min(start)"
)
_IMPORTS = "SELECT before, after FROM change WHERE entity = 'article' AND thing = ? ORDER BY row"


_DATED = (
    f"SELECT version.id, edit.at FROM version LEFT JOIN edit ON seq = version.place / {STEP} "
    "WHERE article = ? ORDER BY version.place"
)


class Corrections:
    """The questions about versions, asked on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()

    def astray(self, article: str | None = None) -> list[str]:
        """The annotations of an article, or of all, of which words wait for review or are gone."""
        if article is None:
            found = self._rows(f"{_ASTRAY} ORDER BY article.number, anchor.start")
        else:
            found = self._rows(f"{_ASTRAY} AND article.id = ? ORDER BY anchor.start", article)
        return list(dict.fromkeys(owner for (owner,) in found))

    def moved(self, version: str) -> list[str]:
        """The annotations whose own words have moved to this version's text by themselves."""
        return [owner for (owner,) in self._rows(_MOVED, version)]

    def dated(self, article: str) -> list[tuple[str, str | None]]:
        """The versions of an article, the oldest first, each with the time it was brought in."""
        return self._rows(_DATED, article)

    def addresses(self) -> list[tuple[str, str]]:
        """Id and address of every article, not in the bin, that has an address."""
        return self._rows(
            "SELECT id, url FROM article WHERE url != '' AND binned = 0 ORDER BY number"
        )

    def as_imported(self, article: str, version: str | None = None) -> Article | None:
        """The article as its import, or the newest import of a version, has made it; with
        `version` as the import of that one has.

        None where the history does not hold it.
        """
        known: Article | None = None
        for before, after in self._rows(_IMPORTS, article):
            fields = json.loads(after) if after else None
            if before is None and fields:
                known = from_plain(Article, fields)
            elif known and fields and "version" in fields:
                whole = from_plain(Article, {"id": article, "version": "", **fields})
                given = {n: getattr(whole, n) for n in field_names(Article) if n in fields}
                known = replace(known, **given)
            if version is not None and known is not None and known.version == version:
                return known
        return known if version is None else None
