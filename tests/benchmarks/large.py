"""Large projects to measure with: N articles and M annotations, made once and kept.

`large_project(articles, annotations)` gives the path of such a project, in a folder of the system's
for temporary files, and makes it when it is not there yet (a million annotations: some minutes).
It is not to be written to: copy it first. It is a project like others, `selon check` passes; only
its history is short, an edit for each batch of articles. The same at every run.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from reader.domain.edit import made
from reader.store import annotation_rows, library_index, uses
from reader.store.connecting import connect, file_uri
from reader.store.history import STEP
from reader.store.migrations import NAMES
from reader.store.rows import TABLES, dumps
from reader.store.search import Index
from reader.store.store import Store
from tests.benchmarks.large_material import Library
from tests.benchmarks.material import ANALYST

MADE = 3
"""To be raised when the same numbers are to give another project."""
BATCH = 500
"""Articles in one edit."""


def large_project(
    articles: int = 100_000, annotations: int = 1_000_000, sources: int | None = None
) -> Path:
    """The path of a project of this size; it is made when it is not there.

    Without `sources` there is one to twenty articles, up to 5,000.
    """
    folder = Path(tempfile.gettempdir()) / "selon-benchmarks"
    folder.mkdir(exist_ok=True)
    size = f"{articles}x{annotations}" + (f"x{sources}" if sources else "")
    path = folder / f"{size}-{NAMES[-1]}-{len(NAMES)}-{MADE}.selon"
    if not path.exists():
        draft = path.with_suffix(".making")
        for leftover in folder.glob(f"{draft.name}*"):
            leftover.unlink()
        make_project(draft, articles, annotations, sources)
        draft.rename(path)
    return path


def make_project(path: Path, articles: int, annotations: int, sources: int | None = None) -> None:
    """Make such a project at `path`, where nothing may be."""
    Store.open(path, create=True).close()
    gc.collect()
    gc.disable()  # things by the million, none of which name each other in a circle
    try:
        _make(path, Library(articles, annotations, sources))
    finally:
        gc.enable()
    Store.open(path).close()


def _make(path: Path, library: Library) -> None:
    connection = connect(file_uri(path, "mode=rw"))
    for pragma in ("synchronous=OFF", "journal_mode=OFF", "cache_size=-400000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA foreign_keys=OFF")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute("BEGIN")
    _fill(connection, library)
    for _, statement in indexes:
        connection.execute(statement)
    Index(connection).rebuild()
    library_index.rebuild(connection)
    uses.rebuild(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def _fill(connection: Any, library: Library) -> None:
    connection.execute(
        "INSERT INTO analyst(id, name, recorded) VALUES (?, ?, 0)", (ANALYST.id, ANALYST.name)
    )
    writing = _Bulk(connection)
    writing.edit("Make the vocabulary", library.vocabulary())
    things = library.articles()
    while batch := list(islice(things, BATCH)):
        writing.edit("Import", (thing for article in batch for thing in article))
    writing.flush()
    connection.executemany(
        "INSERT INTO counter(owner, last, claim, mention, note) VALUES (?, ?, ?, ?, ?)",
        library.counted,
    )
    connection.execute(
        "UPDATE counter SET last = ? WHERE owner = 'project'", (len(library.counted),)
    )


class _Bulk:
    """Writes things by the store's own statements, many rows at a time."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._seq = 0

    def edit(self, label: str, things: Iterable[Any]) -> None:
        """Write things as if one edit had made them. Texts are strings among the things."""
        self._seq += 1
        self._add(
            "INSERT INTO edit(seq, id, at, analyst, origin, label) VALUES (?, ?, ?, ?, ?, ?)",
            (self._seq, f"edit-{self._seq}", "2024-05-01T08:00:00Z", ANALYST.id, "command", label),
        )
        position = 0
        for thing in things:
            if isinstance(thing, tuple):
                self._add("INSERT OR IGNORE INTO text VALUES (?, ?, ?)", thing)
                continue
            self._thing(self._seq * STEP + position, thing)
            position += 1
        self.flush()

    def flush(self) -> None:
        for statement, rows in self._rows.items():
            self._connection.executemany(statement, rows)
        self._rows.clear()

    def _add(self, statement: str, *rows: tuple[Any, ...]) -> None:
        self._rows.setdefault(statement, []).extend(rows)

    def _thing(self, place: int, thing: Any) -> None:
        change = made(thing)
        entity, plain = change.entity, change.after
        assert plain is not None
        self._add(
            "INSERT INTO change VALUES (?, ?, ?, ?, NULL, ?, NULL)",
            (place, self._seq, entity, change.id, dumps(plain)),
        )
        if entity == "annotation":
            self._annotation(place, plain, thing)
            return
        table = TABLES[entity]
        self._add(table.insert, (place, *table.row(plain)))
        if table.parts:
            table.write_parts(_Gathering(self), plain)  # type: ignore[arg-type]
        if entity == "version":
            self._add(
                "UPDATE version SET characters = (SELECT characters FROM text "
                "WHERE text.sha256 = version.sha256) WHERE place = ?",
                (place,),
            )

    def _annotation(self, place: int, plain: Any, thing: Any) -> None:
        self._add(annotation_rows.INSERT, (*annotation_rows.row_of(plain), 1, place))
        self._add(annotation_rows.INSERT_ANCHOR, *annotation_rows.anchor_rows(plain))
        into = _Gathering(self)
        annotation_rows.insert_voices(into, plain)  # type: ignore[arg-type]
        annotation_rows.insert_tags(into, plain)  # type: ignore[arg-type]


class _Gathering:
    """Stands in for a connection where rows are to be gathered."""

    def __init__(self, bulk: _Bulk) -> None:
        self._bulk = bulk

    def executemany(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._bulk._add(statement, *rows)


if __name__ == "__main__":
    print(large_project(*map(int, sys.argv[1:])))
