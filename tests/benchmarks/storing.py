"""Metrics 9 and 10: the write path, and what the page loads, against bare SQL."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.domain.edit import Edit
from reader.domain.edits import highlight
from reader.store.store import Store
from tests.benchmarks import material
from tests.benchmarks.measure import ROUNDS, Result, ratio

REPEAT = 50
_PARTS = (
    ("edit", "seq = :seq"),
    ("change", "edit = :seq"),
    ("annotation", "id = :id"),
    ("anchor", "owner = :id"),
    ("attribution", "annotation = :id"),
    ("chain_link", "annotation = :id"),
    ("search_row", "thing = :id"),
)
"""Where the rows of a saved annotation are, in an order in which they can be inserted."""


def saving(folder: Path) -> Iterator[Result]:
    """9: save one annotation ÷ the same rows by bare SQL in one transaction."""
    folder.mkdir(parents=True, exist_ok=True)
    path, floor_path, third = (folder / f"{name}.selon" for name in ("save", "floor", "third"))
    material.project(path, {"a": (100_000, 1000, 1)})
    for copy in (floor_path, third):
        shutil.copy(path, copy)
    edits = _edits(path, REPEAT * (ROUNDS + 1))
    store, floor = Store.open(path), Store.open(floor_path)
    rows = iter(_rows_of(third, edits))
    waiting = iter(edits)
    bare = floor.db.conn
    yield ratio(
        "9", "save one annotation ÷ the same rows by bare SQL", 1.5,
        lambda: store.apply(next(waiting), analyst=material.ANALYST),
        lambda: write(bare, next(rows)), repeat=REPEAT,
    )  # fmt: skip
    if row_counts(store.db.conn) != row_counts(bare):
        raise RuntimeError("the floor did not write what the store writes")
    floor.close()
    store.close()


def _edits(path: Path, count: int) -> list[Edit]:
    """New claims, each with a voice and a cue, as edits."""
    store = Store.open(path)
    row = store.article_rows()[0]
    article = store.get("article", row.id)
    text = store.text(store.get("version", article.version).sha256)
    source = store.things("source")[0].id
    store.close()
    return [highlight(claim) for claim in material.claims_on(article, text, count, source, seed=7)]


def _rows_of(path: Path, edits: list[Edit]) -> list[list[tuple[str, list[tuple]]]]:
    """The statements and rows that save each edit, read back from a copy where they were saved."""
    store = Store.open(path)
    bare = store.db.conn
    found = []
    for edit in edits:
        applied = store.apply(edit, analyst=material.ANALYST)
        (change,) = applied.edit.changes
        names = {"seq": applied.seq, "id": change.id}
        statements: list[tuple[str, list[tuple]]] = []
        for table, where in _PARTS:
            rows = bare.execute(f"SELECT * FROM {table} WHERE {where}", names).fetchall()
            marks = ", ".join("?" * len(rows[0]))
            statements.append((f"INSERT INTO {table} VALUES ({marks})", rows))
        words = bare.execute(
            "SELECT row, title, body, remark, facets FROM search_row WHERE thing = :id", names
        ).fetchall()
        into = "INSERT INTO search(rowid, title, body, remark, facets) VALUES (?, ?, ?, ?, ?)"
        statements.append((into, words))
        counter = bare.execute(
            "SELECT last, claim, owner FROM counter WHERE owner = ?", (change.after["article"],)
        ).fetchall()
        used = bare.execute(
            "SELECT number, kind, thing FROM uses JOIN chain_link ON thing = source "
            "WHERE annotation = :id AND kind = 'claim'", names
        ).fetchall()  # fmt: skip
        statements.append(("UPDATE uses SET number = ? WHERE kind = ? AND thing = ?", used))
        statements.append(("UPDATE counter SET last = ?, claim = ? WHERE owner = ?", counter))
        found.append(statements)
    store.close()
    return found


def write(bare: sqlite3.Connection, statements: list[tuple[str, list[tuple]]]) -> None:
    """The floor: rows that are ready, into the same tables, in one transaction."""
    bare.execute("BEGIN IMMEDIATE")
    for statement, rows in statements:
        bare.executemany(statement, rows)
    bare.execute("COMMIT")


def row_counts(bare: sqlite3.Connection) -> dict[str, Any]:
    """How many rows each table holds, those of the search index among them."""
    tables = bare.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {
        name: bare.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables.fetchall()
        # its segments are merged when SQLite likes to
        if name not in ("search_data", "search_idx")
    }


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
