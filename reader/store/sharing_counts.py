"""What a shared copy would hold and what it would leave out, counted before it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.domain.erasing import counted, told
from reader.domain.sharing import REMARKS, LeftOut
from reader.store.database import open_database
from reader.store.erased import Target, gone_with
from reader.store.erasing_counts import counted as how_much
from reader.store.errors import plain_words
from reader.store.sharing import BARE_NOTES


def preview(project: Path, left_out: LeftOut) -> tuple[list[str], list[str]]:
    """In plain words, a line each: what goes along, and what is left out or should be known."""
    opened = open_database(project, read_only=True)
    try:
        with plain_words():
            along = _along(opened.connection, left_out)
            without = _left_out(opened.connection, left_out)
            return [*along], [line for line in without if not line.startswith("0 ")]
    finally:
        opened.connection.close()


def _along(connection: sqlite3.Connection, left_out: LeftOut) -> Iterator[str]:
    def number(sql: str) -> int:
        found: int = connection.execute(sql).fetchone()[0]
        return found

    parts = left_out.parts
    binned = "WHERE NOT binned" if "bin" in parts else ""
    yield counted(number(f"SELECT count(*) FROM article {binned}"), "article")
    for kind in ("claim", "mention"):
        there = f"JOIN article ON article.id = article AND NOT binned WHERE kind = '{kind}'"
        marked = number(f"SELECT count(*) FROM annotation {there}")
        if marked:
            yield counted(marked, kind)
    yield counted(number("SELECT count(*) FROM source") - len(left_out.sources), "source")
    if "history" not in parts:
        yield counted(number("SELECT count(*) FROM edit"), "step") + " of the history"
    if "analysts" not in parts:
        names = connection.execute("SELECT name FROM analyst ORDER BY name").fetchall()
        if names:
            yield "signed by " + ", ".join(name for (name,) in names[:5]) + "…" * (len(names) > 5)
    if "originals" not in parts:
        files, size = connection.execute(
            "SELECT count(*), coalesce(sum(length(body)), 0) FROM original"
        ).fetchone()
        if files:
            yield f"{counted(files, 'original file')} ({size:,} bytes)"


def _left_out(connection: sqlite3.Connection, left_out: LeftOut) -> Iterator[str]:
    ask = connection.execute
    parts = left_out.parts
    if "history" in parts:
        (steps,) = ask("SELECT count(*) FROM edit").fetchone()
        yield f"{counted(steps, 'step')} of the history"
    if "notes" in parts:
        yield from _remarks(connection)
    if "analysts" in parts:
        (names,) = ask("SELECT count(*) FROM analyst").fetchone()
        yield counted(names, "name") + " of analysts"
    if "originals" in parts:
        (files,) = ask("SELECT count(*) FROM original").fetchone()
        yield counted(files, "original file")
    if "bin" in parts:
        (binned,) = ask("SELECT count(*) FROM article WHERE binned").fetchone()
        yield counted(binned, "article") + " in the bin"
    if left_out.sources:
        gone = gone_with(connection, [Target("source", id) for id in sorted(left_out.sources)])
        for line in told(how_much(connection, gone)):
            if not ("history" in parts and line.endswith("of the history")):
                yield line


def _remarks(connection: sqlite3.Connection) -> Iterator[str]:
    (bare,) = connection.execute(f"SELECT count(*) FROM ({BARE_NOTES})").fetchone()
    if bare:
        yield f"{counted(bare, 'passage')} with nothing but a remark"
    (written,) = connection.execute("SELECT count(*) FROM summary").fetchone()
    if written:
        yield counted(written, "source summary statement")
    number = 0
    for table, columns in REMARKS.items():
        for column in columns:
            sql = f"SELECT count(*) FROM {table} WHERE {column} <> ''"
            if table == "annotation":
                sql += f" AND id NOT IN ({BARE_NOTES})"
            number += connection.execute(sql).fetchone()[0]
    yield counted(number, "remark") if number == 1 else f"{number:,} remarks and reasons"
