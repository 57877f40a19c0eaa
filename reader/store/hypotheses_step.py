"""The step `0007_hypotheses` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS = (
    # a rating is of a claim or of a statement; code: "" where it stands in the table unrated
    """CREATE TABLE rating_of (
        hypothesis TEXT NOT NULL REFERENCES hypothesis(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        claim TEXT REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
        statement TEXT REFERENCES statement(id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL, note TEXT NOT NULL,
        CHECK ((claim IS NULL) <> (statement IS NULL)),
        PRIMARY KEY (hypothesis, position)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO rating_of SELECT hypothesis, position, claim, NULL, code, note FROM rating",
    "DROP TABLE rating",
    "ALTER TABLE rating_of RENAME TO rating",
    "CREATE INDEX rating_claim ON rating(claim) WHERE claim IS NOT NULL",
    "CREATE INDEX rating_statement ON rating(statement) WHERE statement IS NOT NULL",
)


def hypotheses(db: Database) -> None:
    """Statements can be rated against hypotheses as claims can."""
    for statement in _STEPS:
        db.execute(statement)
