"""Metrics S1 to S3: standings of a whole project, after one edit, and a filter's keystroke."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.domain.claim_filter import ClaimFilter
from reader.domain.edits import amend
from reader.reporting import standing_codes
from reader.store.store import Store
from tests.benchmarks import material
from tests.benchmarks.large import large_project
from tests.benchmarks.measure import Result, ratio

ARTICLES, ANNOTATIONS, CLAIMS, STATEMENTS = 10_000, 200_000, 100_000, 2_000
_BARE = (
    "SELECT id, name, kind, affiliation, article FROM source",
    "SELECT annotation.id, article, in_article, statement, polarity FROM annotation "
    "JOIN article ON article.id = article LEFT JOIN claim_statement "
    "ON claim_statement.annotation = annotation.id WHERE kind = 'claim' AND binned = 0 "
    "ORDER BY article.number, annotation.number",
    "SELECT annotation, id, stance, apart FROM attribution ORDER BY annotation, position",
    "SELECT annotation, attribution, source, affiliation, stated FROM chain_link "
    "ORDER BY annotation, attribution, position",
    "SELECT owner FROM block CROSS JOIN anchor ON anchor.version = block.version AND shown = 1 "
    'AND anchor.start >= block.start AND anchor.start < block."end" '
    "WHERE block.kind = 'headline' AND part = 'claim' AND anchor.position = 0",
)
"""The rows that standings cannot be told without."""


def sourcing_project(folder: Path) -> Path:
    """A project of 100,000 claims, most of them under one of 2,000 statements."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sourcing.selon"
    shutil.copy(large_project(ARTICLES, ANNOTATIONS), path)
    store = Store.open(path)
    bare = store.db.conn
    chance = random.Random(4)
    with bare:
        claims = [id for (id,) in bare.execute("SELECT id FROM annotation WHERE kind = 'claim'")]
        for id in claims[CLAIMS:]:
            bare.execute("UPDATE annotation SET kind = 'note' WHERE id = ?", (id,))
        bare.executemany(
            "INSERT INTO statement VALUES (?, ?, ?, '')",
            [(2**50 + n, f"st{n}", f"Statement {n}") for n in range(STATEMENTS)],
        )
        bare.executemany(
            "INSERT OR IGNORE INTO claim_statement VALUES (?, 0, ?, ?)",
            [
                (id, f"st{chance.randrange(STATEMENTS)}", chance.choice(("same", "opposite")))
                for id in claims[:CLAIMS]
                if chance.random() < 0.6
            ],
        )
    store.close()
    return path


def standings(folder: Path) -> Iterator[Result]:
    """S1, S2: all standings ÷ bare SQL; those that one edit touches ÷ all."""
    path = sourcing_project(folder)
    store = Store.open(path)
    bare = sqlite3.connect(path)
    floor = [lambda sql=sql: bare.execute(sql).fetchall() for sql in _BARE]
    yield ratio(
        "S1", "standings of 100,000 claims under 2,000 statements ÷ their rows by bare SQL", 1.5,
        lambda: standing_codes(store), lambda: [ask() for ask in floor],
    )  # fmt: skip
    (id,) = bare.execute(
        "SELECT annotation FROM claim_statement JOIN attribution USING (annotation) LIMIT 1"
    ).fetchone()
    before = store.get("annotation", id)
    turned = replace(before.attributions[0], stance="denies")
    edit = amend("x", before, replace(before, attributions=(turned,)))
    applied = store.apply(edit, analyst=material.ANALYST)
    sources = store.sourcing.sources()  # the window has them
    yield ratio(
        "S2", "standings that one edit touches ÷ all standings", 0.02,
        lambda: standing_codes(store, store.sourcing.touched(applied.edit), None, sources),
        lambda: standing_codes(store),
    )  # fmt: skip
    bare.close()
    store.close()


def keystroke(folder: Path) -> Iterator[Result]:
    """S3: the first rows after a letter in the Claims view's filter ÷ bare SQL."""
    path = sourcing_project(folder)
    store = Store.open(path)
    bare = sqlite3.connect(path)
    (word,) = bare.execute(
        "SELECT substr(name, 1, 3) FROM source WHERE name GLOB '[A-Z][a-z][a-z]*' LIMIT 1"
    ).fetchone()
    sql = (
        "SELECT a.id FROM annotation AS a JOIN article ON article.id = a.article WHERE "
        "a.kind = 'claim' AND binned = 0 AND a.id IN (SELECT thing FROM search JOIN search_row "
        "ON row = search.rowid WHERE search MATCH ?) ORDER BY article.number, a.number LIMIT 1000"
    )
    yield ratio(
        "S3", "a filter keystroke in the claims view, 1,000 rows ÷ bare SQL", 1.5,
        lambda: store.claims.find(ClaimFilter(typed=word), limit=1000),
        lambda: bare.execute(sql, (f'{{title body remark}} : "{word}" *',)).fetchall(),
    )  # fmt: skip
    bare.close()
    store.close()


METRICS = (standings, keystroke)
"""The functions of the metrics, for `__main__`."""
