"""The step `0008_boilerplate` of migrations.py. Imports nothing of ours and is never changed."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def boilerplate(db: Database) -> None:
    """Blocks that are kept against a proposal, and which words stand in several articles."""
    db.execute("ALTER TABLE block ADD COLUMN kept INTEGER NOT NULL DEFAULT 0")
    # hash: of a block's words without case and spacing; version: its place
    db.execute(
        """CREATE TABLE block_words (
            hash INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (hash, version)
        ) STRICT, WITHOUT ROWID"""
    )
    versions = db.execute(
        "SELECT version.place, version.id, body FROM version JOIN text USING (sha256)"
    )
    for place, version, text in versions:
        found = db.execute(
            'SELECT start, "end" FROM block WHERE version = ? '
            "AND kind NOT IN ('headline', 'byline', 'row')",
            (version,),
        )
        rows = []
        for start, end in found:
            words = " ".join(unicodedata.normalize("NFKC", text[start:end]).casefold().split())
            if 8 <= len(words) <= 600:
                digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
                rows.append((int.from_bytes(digest[:8], "big", signed=True), place))
        db.conn.executemany("INSERT OR IGNORE INTO block_words VALUES (?, ?)", rows)
