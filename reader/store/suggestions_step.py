"""The step `0012_suggestions` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    # id: the key of a suggestion, of the article and its words alone, whatever the version
    """CREATE TABLE dismissal (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
        words TEXT NOT NULL, name TEXT NOT NULL, rule TEXT NOT NULL, "by" TEXT, at TEXT
    ) STRICT""",
    "CREATE INDEX dismissal_article ON dismissal(article)",
)


def suggestions(db: Database) -> None:
    """Suggestions that were dismissed and are not to come again."""
    for statement in _STEPS:
        db.execute(statement)
