"""Checking a project file: is everything in it whole and in agreement; and mending what can be."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import text_hash
from reader.store import library_index, uses
from reader.store.annotation_writes import count_again
from reader.store.backup import backup_before
from reader.store.database import open_database
from reader.store.errors import UNREADABLE, ProjectTrouble, plain_words, trouble_of
from reader.store.rows import first_day, sort_key
from reader.store.search import Index

_RESTORE = "Restore a backup, or export what is left into a new project."
_STALE = "The search index is not up to date."
_REPAIR = "“check --repair” makes it anew."


_KEYS = "UPDATE article SET title_key = ?, outlet_key = ?, published_key = ? WHERE place = ?"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: what, where, and what to do about it."""

    what: str
    where: str
    advice: str


def check(path: Path) -> list[Finding]:
    """All that is wrong with a project file; [] when all is well."""
    try:
        opened = open_database(path, read_only=True)
    except ProjectTrouble as trouble:
        return [Finding(trouble.message, path.name, trouble.advice)]
    found: list[Finding] = []
    try:
        for look in (_file, _references, _texts, _originals, _anchors, _connections, _derived):
            found += look(opened.connection)
        if not found:
            found += _index(path)
    except UNREADABLE as error:
        met = trouble_of(error)
        found.append(Finding(met.message, path.name, met.advice))
    finally:
        opened.connection.close()
    return found


def repair(path: Path) -> list[Finding]:
    """Make anew what is derived: search index, counts; returns what is wrong still.

    A copy of the project is kept beside it first.
    """
    backup_before(path, "repair")
    opened = open_database(path)
    connection = opened.connection
    try:
        with plain_words():
            if opened.read_only:
                raise ProjectTrouble(opened.warning, "Copy it to where it can be written to.")
            connection.execute("BEGIN IMMEDIATE")
            for (article,) in connection.execute("SELECT id FROM article").fetchall():
                count_again(connection, article)
            uses.rebuild(connection)
            Index(connection).rebuild()
            for place, *words in connection.execute(
                "SELECT place, title, outlet, published FROM article"
            ).fetchall():
                connection.execute(_KEYS, (*_keys_of(*words), place))
            library_index.rebuild(connection)
            connection.execute("COMMIT")
    finally:
        connection.close()
    return check(path)


# --- what is looked at -------------------------------------------------------------------------


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Finding("The file is damaged.", said, _RESTORE)


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        where = f"{table} {row or ''}".strip()
        yield Finding(f"Something names a {parent} that is not there.", where, _RESTORE)


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, characters, body in connection.execute("SELECT * FROM text"):
        if text_hash(body) != sha256 or len(body) != characters:
            where = _articles_with(connection, "sha256", sha256)
            yield Finding("A text is not what was stored.", where, _RESTORE)


def _originals(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, body in connection.execute("SELECT * FROM original"):
        if hashlib.sha256(body).hexdigest() != sha256:
            yield Finding("An original file is not what was stored.", sha256, _RESTORE)


def _anchors(connection: sqlite3.Connection) -> Iterator[Finding]:
    version = text = None
    for row in connection.execute(
        'SELECT anchor.version, body, start, "end", exact, part, article.number, '
        "annotation.number FROM anchor JOIN version ON version.id = anchor.version "
        "JOIN text ON text.sha256 = version.sha256 "
        "JOIN annotation ON annotation.id = owner JOIN article ON article.id = annotation.article "
        "WHERE state IN ('found', 'moved') ORDER BY anchor.version"
    ):
        if row[0] != version:
            version, text = row[:2]
        _, _, start, end, exact, part, article, number = row
        if text is not None and text[start:end] != exact:
            yield Finding(
                f"The words of a {part} do not stand where it says.",
                f"{article}:{number}, characters {start}–{end}",
                "Mark them anew.",
            )


def _connections(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (id,) in connection.execute(
        "WITH there AS (SELECT id FROM statement UNION ALL SELECT id FROM annotation) "
        "SELECT id FROM connection WHERE from_id NOT IN there OR to_id NOT IN there"
    ).fetchall():
        yield Finding("A link leads to something that is not there.", id, "Delete the link.")


def _derived(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (number,) in connection.execute(
        "SELECT article.number FROM article LEFT JOIN counter ON owner = article.id WHERE "
        "(counter.claim, counter.mention, counter.note) IS NOT (SELECT "
        "count(*) FILTER (WHERE kind = 'claim'), count(*) FILTER (WHERE kind = 'mention'), "
        "count(*) FILTER (WHERE kind = 'note') FROM annotation "
        "WHERE annotation.article = article.id AND in_article)"
    ).fetchall():
        yield Finding("The counts of an article are wrong.", f"article {number}", _REPAIR)
    if not library_index.is_counted_right(connection):
        yield Finding("The count of articles is wrong.", "the project", _REPAIR)
    if uses.kept(connection) != uses.counted_anew(connection):
        yield Finding("The counts of tags and sources are wrong.", "the project", _REPAIR)
    yield from _keys(connection)
    yield from _entries(connection)


def _entries(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What stands in the index for each thing, against what should."""
    seen = 0
    for entry in Index(connection).entries():
        stored = connection.execute(
            "SELECT * FROM search_row WHERE thing = ? AND kind = ?", (entry.thing, entry.kind)
        ).fetchone()
        seen += stored is not None
        if stored is None or stored[1:] != entry.row or stored[0] < entry.base:
            yield Finding(_STALE, f"{entry.kind} {entry.thing}", _REPAIR)
    ((there,),) = connection.execute("SELECT count(*) FROM search_row").fetchall()
    if there != seen:
        yield Finding(_STALE, f"{there - seen} entries too many", _REPAIR)


def _keys_of(title: str, outlet: str, published: str | None) -> tuple[str, str, str]:
    """What lists order an article by."""
    return sort_key(title), sort_key(outlet), first_day(published)


def _keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for number, title, outlet, published, *keys in connection.execute(
        "SELECT number, title, outlet, published, title_key, outlet_key, published_key FROM article"
    ):
        if tuple(keys) != _keys_of(title, outlet, published):
            yield Finding("An article is sorted by something old.", f"article {number}", _REPAIR)


def _index(path: Path) -> Iterator[Finding]:
    """The index itself, against one that is made anew beside it and thrown away."""
    opened = open_database(path)
    try:
        if not opened.read_only:
            if not _is_as_made_anew(opened.connection):
                yield Finding(_STALE, path.name, _REPAIR)
            opened.connection.execute(
                "INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)"
            )
    except UNREADABLE:
        yield Finding("The search index is damaged.", path.name, _REPAIR)
    finally:
        opened.connection.close()


def _is_as_made_anew(connection: sqlite3.Connection) -> bool:
    connection.execute("CREATE VIRTUAL TABLE temp.there USING fts5vocab(main, search, col)")
    connection.execute("BEGIN IMMEDIATE")  # never committed
    connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    connection.execute("CREATE TEMP TABLE was AS SELECT * FROM there")
    Index(connection).rebuild()
    ((differing,),) = connection.execute(
        "SELECT count(*) FROM (SELECT term, col, doc, cnt FROM there "
        "EXCEPT SELECT term, col, doc, cnt FROM was)"
    ).fetchall()
    ((now,),) = connection.execute("SELECT count(*) FROM there").fetchall()
    ((before,),) = connection.execute("SELECT count(*) FROM was").fetchall()
    return bool(differing == 0 and now == before)


def _articles_with(connection: sqlite3.Connection, column: str, value: str) -> str:
    numbers = connection.execute(
        "SELECT number FROM article JOIN version ON version.article = article.id "
        f"WHERE version.{column} = ?",
        (value,),
    ).fetchall()
    return ", ".join(f"article {number}" for (number,) in numbers) or value
