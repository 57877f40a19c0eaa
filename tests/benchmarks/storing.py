"""Metrics 9 and 10: the write path, and what the page loads, against bare SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.domain.edits import highlight
from reader.store.store import Store
from tests.benchmarks import material
from tests.benchmarks.measure import Result, ratio


class Recorder:
    """Saves one annotation through the store, and the same rows again by bare SQL.

    The statements and their values are taken from SQLite itself by a trace of one real save, so
    that both sides write the same rows into the same tables.
    """


def saving(folder: Path) -> Iterator[Result]:
    """9: save one annotation ÷ the same rows by bare SQL in one transaction."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "save.selon"
    material.project(path, {"a": (100_000, 1000, 1)})
    store = Store.open(path)
    row = store.article_rows()[0]
    article = store.get("article", row.id)
    text = store.text(store.get("version", article.version).sha256)
    source = store.things("source")[0].id
    claims = iter(material.claims_on(article, text, 400, source, seed=7))
    bare = Bare(path)
    floors = iter(material.claims_on(article, text, 400, source, seed=8))
    prepared = [bare.rows(claim) for claim in floors]
    edits = [highlight(claim) for claim in claims]
    floor = iter(prepared)
    saved = iter(edits)
    yield ratio(
        "9", "save one annotation ÷ the same rows by bare SQL", 1.5,
        lambda: store.apply(next(saved), analyst=material.ANALYST),
        lambda: bare.write(next(floor)), repeat=50,
    )  # fmt: skip
    bare.close()
    store.close()


class Bare:
    """The floor: prepared rows into the project's own tables, one transaction, as fast as it goes.

    It writes what the store writes (asserted on the number of rows of each table by the tests of
    the benchmark), and nothing is worked out while it is timed.
    """

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path)
        self.connection = self._store.connection
        self._templates = None

    def rows(self, claim: object) -> list[tuple[str, list[tuple]]]:
        """The statements that saving `claim` sends, by a trace of a save that is rolled back."""
        return traced(self._store, highlight(claim))

    def write(self, rows: list[tuple[str, list[tuple]]]) -> None:
        """Write prepared rows in one transaction."""
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        for statement, values in rows:
            if len(values) == 1:
                run(statement, values[0])
            else:
                self.connection.executemany(statement, values)
        run("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def traced(store: Store, edit: object) -> list[tuple[str, list[tuple]]]:
    """What applying `edit` writes, as (statement, rows), without writing it."""
    from reader.store.writes import planned

    return planned(store, edit, material.ANALYST)


def loading(folder: Path) -> Iterator[Result]:
    """10: what the page paints of 10,000 annotations ÷ a raw select with quotes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "load.selon"
    material.project(path, {"a": (1_000_000, 10_000, 1)})
    store = Store.open(path)
    version = store.article_rows()[0].version
    bare = sqlite3.connect(path)
    select = (
        "SELECT owner, part, start, end, exact, state FROM anchor WHERE version = ? ORDER BY start"
    )
    yield ratio(
        "10", "load what the page paints of 10,000 ÷ a raw select of 6 columns with quotes", 0.5,
        lambda: store.marks(version), lambda: bare.execute(select, (version,)).fetchall(), repeat=3,
    )  # fmt: skip
    bare.close()
    store.close()


METRICS = (saving, loading)
_ = json
