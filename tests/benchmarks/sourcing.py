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

ARTICLES, ANNOTATIONS, SOURCES = 10_000, 200_000, 5_000
CLAIMS, STATEMENTS = 100_000, 2_000
SPREAD = 1
"""To be raised when the same project is to hold other claims."""
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
_LINK = (
    "INSERT INTO chain_link(annotation, attribution, position, source, stated) "
    "VALUES (?, ?, ?, ?, ?)"
)


def sourcing_project(folder: Path | None = None) -> Path:
    """A project of 100,000 claims, most of them under one of 2,000 statements, one of them wide.

    Of the claims one in twenty has it by a relay, one in fifty has two voices.
    It is made once and kept; give a `folder` for a copy that may be written to.
    """
    large = large_project(ARTICLES, ANNOTATIONS, SOURCES)
    kept = large.with_name(f"sourcing-{SPREAD}-{large.name}")
    if not kept.exists():
        draft = kept.with_suffix(".making")
        shutil.copy(large, draft)
        store = Store.open(draft)
        with store.db.conn as bare:
            _spread(bare, random.Random(4))
        store.close()
        draft.rename(kept)
    if folder is None:
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(kept, folder / "sourcing.selon"))


def _spread(bare: sqlite3.Connection, chance: random.Random) -> None:
    """Leave so many claims, give them statements and some of them more voices and links."""
    claims = [id for (id,) in bare.execute("SELECT id FROM annotation WHERE kind = 'claim'")]
    for id in claims[CLAIMS:]:
        bare.execute("UPDATE annotation SET kind = 'note' WHERE id = ?", (id,))
        bare.execute("DELETE FROM chain_link WHERE annotation = ?", (id,))
        bare.execute("DELETE FROM attribution WHERE annotation = ?", (id,))
    bare.executemany(
        "INSERT INTO statement(place, id, text, note) VALUES (?, ?, ?, '')",
        [(2**50 + n, f"st{n}", f"Statement {n}") for n in range(STATEMENTS)],
    )
    bare.executemany(
        "INSERT INTO claim_statement VALUES (?, 0, ?, ?)",
        [
            (id, f"st{number}", "opposite" if number % 3 == 0 and chance.random() < 0.3 else "same")
            for id in claims[:CLAIMS]
            if chance.random() < 0.6
            for number in (_statement(chance),)
        ],
    )
    sources = [id for (id,) in bare.execute("SELECT id FROM source")]
    bare.executemany(
        "UPDATE source SET kind = 'anonymous' WHERE id = ?", [(id,) for id in sources[::40]]
    )
    spoken = bare.execute("SELECT annotation FROM attribution ORDER BY annotation").fetchall()
    for (id,) in chance.sample(spoken, CLAIMS // 20):
        link = (id, 0, 1, chance.choice(sources), 1)
        bare.execute(_LINK, link)
    for (id,) in chance.sample(spoken, CLAIMS // 50):
        bare.execute(
            "INSERT INTO attribution(annotation, position, id, stance, note) "
            "VALUES (?, 1, ?, 'denies', '')",
            (id, f"second-{id}"),
        )
        bare.execute(_LINK, (id, 1, 0, chance.choice(sources), 1))


def _statement(chance: random.Random) -> int:
    """One in twelve claims says what everybody says."""
    return 0 if chance.random() < 1 / 12 else chance.randrange(STATEMENTS)


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
        "SELECT annotation FROM claim_statement JOIN attribution USING (annotation) "
        "WHERE statement = 'st5' LIMIT 1"
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
    path = sourcing_project()
    store = Store.open(path, read_only=True)
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
