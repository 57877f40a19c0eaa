"""What the search index is made of in annotations, read for many articles at once."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from reader.domain.plain import Plain
from reader.store.rows import dumps

_CHOSEN = "SELECT id FROM annotation WHERE article IN (SELECT value FROM json_each(?))"
_OWN = (
    "SELECT id, article, kind, number, note, gloss, source, status FROM annotation "
    f"WHERE id IN ({_CHOSEN})"
)
_QUOTES = (
    f"SELECT owner, exact FROM anchor WHERE owner IN ({_CHOSEN}) "
    "AND part IN ('claim', 'mention', 'note') AND attribution = 0 AND link = 0 "
    "ORDER BY owner, position"
)
_TAGS = (
    f"SELECT annotation, tag FROM annotation_tag WHERE annotation IN ({_CHOSEN}) "
    "ORDER BY annotation, position"
)
_VOICES = (
    f"SELECT annotation, position, reliability FROM attribution WHERE annotation IN ({_CHOSEN}) "
    "ORDER BY annotation, position"
)
_LINKS = (
    "SELECT annotation, attribution, source, stated, affiliation FROM chain_link "
    f"WHERE annotation IN ({_CHOSEN}) ORDER BY annotation, attribution, position"
)
_DIGITS = f"SELECT claim, value FROM grade WHERE claim IN ({_CHOSEN}) ORDER BY place"


def annotations_in(
    connection: sqlite3.Connection, articles: Iterable[str]
) -> Iterator[tuple[dict[str, Plain], str | None]]:
    """All annotations of these articles, and the digit each is graded with, if it is.

    They are as plain data has them, without what no search looks at.
    """
    chosen = (dumps(list(articles)),)

    def under(sql: str) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for owner, *values in connection.execute(sql, chosen):
            found[owner].append(values if len(values) > 1 else values[0])
        return found

    quotes, tags, voices, links = (under(sql) for sql in (_QUOTES, _TAGS, _VOICES, _LINKS))
    digits = dict(connection.execute(_DIGITS, chosen))
    for id, article, kind, number, note, gloss, source, status in connection.execute(
        _OWN, chosen
    ).fetchall():
        yield (
            {
                "id": id,
                "article": article,
                "kind": kind,
                "number": number,
                "note": note,
                "gloss": json.loads(gloss),
                "source": source,
                "status": status,
                "spans": [{"exact": exact} for exact in quotes.get(id, ())],
                "tags": tags.get(id, []),
                "attributions": [
                    _voice(
                        reliability, [link[1:] for link in links.get(id, ()) if link[0] == position]
                    )
                    for position, reliability in voices.get(id, ())
                ],
            },
            digits.get(id),
        )


def _voice(reliability: str | None, links: list[Any]) -> dict[str, Plain]:
    return {
        "reliability": reliability,
        "chain": [
            {"source": source, "stated": bool(stated), "affiliation": affiliation}
            for source, stated, affiliation in links
        ],
    }
