"""Ratings of an older project come through the step that lets statements be rated."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.edits import amend
from reader.domain.project import Hypothesis, Rating
from reader.store.errors import EditConflict, StoreBug
from reader.store.hypotheses_step import hypotheses
from tests.store import things
from tests.store.things import ANNA

OLDER = (
    "DROP TABLE rating",
    """CREATE TABLE rating (
        hypothesis TEXT NOT NULL REFERENCES hypothesis(id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        claim TEXT NOT NULL REFERENCES annotation(id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (hypothesis, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX rating_claim ON rating(claim)",
)


def test_ratings_are_kept_and_statements_can_be_rated(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    rated = (Rating("c1", "CC", "strong"), Rating("n1", "NA"))
    before = store.get("hypothesis", "h1")
    store.apply(amend("Rate", before, Hypothesis("h1", "It", "", rated)), analyst=ANNA)
    rows = [("h1", at, r.claim, r.code, r.note) for at, r in enumerate(rated)]
    for statement in OLDER:
        store.db.execute(statement)
    store.db.conn.executemany("INSERT INTO rating VALUES (?, ?, ?, ?, ?)", rows)
    hypotheses(store.db)
    now = store.get("hypothesis", "h1")
    assert now is not None and now.ratings == rated
    more = Hypothesis("h1", "It", "", (*rated, Rating(None, "I", "", "st1")))
    store.apply(amend("Rate", now, more), analyst=ANNA)
    assert store.get("hypothesis", "h1") == more
    assert [of.id for of in store.hypotheses_on("st1")] == ["h1"]
    gone = Hypothesis("h1", "It", "", (Rating(None, "I", "", "nobody"),))
    with pytest.raises((EditConflict, StoreBug)):
        store.apply(amend("Rate", more, gone), analyst=ANNA)
    assert store.get("hypothesis", "h1") == more
    store.close()
