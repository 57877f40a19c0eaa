"""Articles whose outlet is a source of the project too, by its name or an alias."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.store.errors import plain_words
from reader.store.rows import dumps

# `lower` takes together what NOCASE does; asked in two steps, no name is compared with each article
_ARTICLES = "SELECT id, lower(outlet) FROM article WHERE outlet <> ''"
_OF = "AND id IN (SELECT value FROM json_each(?))"
_NAMES = """SELECT lower(name), id FROM source
    WHERE kind <> 'anonymous' AND lower(name) IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT lower(name), source FROM source_alias
    WHERE lower(name) IN (SELECT value FROM json_each(?1)) ORDER BY id DESC"""


def outlets(
    connection: sqlite3.Connection, articles: Iterable[str] | None = None
) -> dict[str, str]:
    """Article (all, or those of the ids) → the source that its outlet is, where there is one.

    Of several sources with one name the first that was made.
    """
    with plain_words():
        if articles is None:
            found = connection.execute(_ARTICLES).fetchall()
        else:
            found = connection.execute(f"{_ARTICLES} {_OF}", (dumps(sorted(articles)),)).fetchall()
        asked = sorted({outlet for _, outlet in found})
        names = dict(connection.execute(_NAMES, (dumps(asked),))) if asked else {}
    return {article: names[outlet] for article, outlet in found if outlet in names}
