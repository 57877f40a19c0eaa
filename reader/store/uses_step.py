"""The step `0010_uses` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    # kind: 'tag' (annotations that have it), 'claim' (in which a source speaks), 'mention' (of it)
    """CREATE TABLE uses (
        kind TEXT NOT NULL, thing TEXT NOT NULL, number INTEGER NOT NULL,
        PRIMARY KEY (kind, thing)
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO uses SELECT 'tag', tag, count(DISTINCT annotation) FROM annotation
        JOIN annotation_tag ON annotation = annotation.id
        JOIN article ON article.id = annotation.article AND binned = 0
        WHERE in_article GROUP BY tag""",
    """INSERT INTO uses SELECT 'claim', chain_link.source, count(DISTINCT annotation)
        FROM annotation JOIN chain_link ON annotation = annotation.id
        JOIN article ON article.id = annotation.article AND binned = 0
        WHERE in_article AND stated AND chain_link.source IS NOT NULL GROUP BY chain_link.source""",
    """INSERT INTO uses SELECT 'mention', annotation.source, count(*) FROM annotation
        JOIN article ON article.id = annotation.article AND binned = 0
        WHERE in_article AND annotation.kind = 'mention' AND annotation.source IS NOT NULL
        GROUP BY annotation.source""",
)


def uses(db: Database) -> None:
    """How often tags and sources are used stands beside them."""
    for statement in _STEPS:
        db.execute(statement)
