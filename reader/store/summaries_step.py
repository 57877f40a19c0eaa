"""The step `0018_summaries` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    # parts: a JSON list of [words, what they count or ""]; article: NULL for the whole project
    """CREATE TABLE summary (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, language TEXT NOT NULL,
        article TEXT REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        parts TEXT NOT NULL, "by" TEXT, at TEXT
    ) STRICT""",
    "CREATE INDEX summary_article ON summary(article)",
)


def summaries(db: Database) -> None:
    """Source summary statements as the analyst wrote them."""
    for statement in _STEPS:
        db.execute(statement)
