"""The step `0009_vocabularies` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    "ALTER TABLE tag ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE tag ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE statement ADD COLUMN likelihood TEXT",
    "ALTER TABLE statement ADD COLUMN confidence TEXT",
    # a JSON list of codes and words
    "ALTER TABLE project ADD COLUMN verdicts TEXT NOT NULL DEFAULT '[]'",
)


def vocabularies(db: Database) -> None:
    """What tags of a set mean, judgements on statements, the project's own list of verdicts."""
    for statement in _STEPS:
        db.execute(statement)
