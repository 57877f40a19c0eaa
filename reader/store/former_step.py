"""The step `0016_former_citations` of migrations.py. Imports nothing of ours, is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    # a list of objects with project (its id), title and citation
    "ALTER TABLE annotation ADD COLUMN former TEXT NOT NULL DEFAULT '[]'",
    "CREATE INDEX annotation_former ON annotation(former) WHERE former != '[]'",
)


def former_citations(db: Database) -> None:
    """How annotations were cited in the projects that they came from."""
    for statement in _STEPS:
        db.execute(statement)
