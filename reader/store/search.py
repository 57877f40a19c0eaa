"""The search index, written beside the rows it is made of; it is not asked here."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from reader.domain.plain import Plain

ADD_ROW = (
    "INSERT INTO search_row(place, kind, thing, article, title, body, text) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD = "INSERT INTO search(rowid, title, body) VALUES (?, ?, ?)"
_TAKE = "INSERT INTO search(search, rowid, title, body) VALUES ('delete', ?, ?, ?)"

Words = tuple[str, str]
"""Title and body of an entry."""

INDEXED = frozenset(("article", "version", "source", "statement", "annotation"))
"""The kinds of things that are found by words."""


def words_of(entity: str, plain: Mapping[str, Plain]) -> Words:
    """What an entry is found by. The body of a version's is its text, which stays where it is."""
    if entity == "annotation":
        title = "\n".join((*plain["gloss"], plain["note"])) if plain["gloss"] else plain["note"]
        return title, " … ".join([span["exact"] for span in plain["spans"]])
    if entity == "article":
        return plain["title"], "\n".join((plain["byline"], plain["outlet"]))
    if entity == "source":
        return "\n".join((plain["name"], *plain["aliases"])), plain["note"]
    if entity == "statement":
        return plain["text"], plain["note"]
    return "", ""


def row_of(entity: str, plain: Mapping[str, Plain]) -> tuple[str | None, ...]:
    """The entry of a thing: kind, id, article, title, body, the hash of its text."""
    title, body = words_of(entity, plain)
    article = plain["id"] if entity == "article" else plain.get("article")
    sha256 = plain["sha256"] if entity == "version" else None
    return entity, plain["id"], article, title, body, sha256


def add_row(
    connection: sqlite3.Connection, place: int, entity: str, plain: Mapping[str, Plain]
) -> tuple[str | None, ...]:
    """Write the entry of a thing, without its words in the index; returns it."""
    row = row_of(entity, plain)
    connection.execute(ADD_ROW, (place, *row))
    return row


def add(
    connection: sqlite3.Connection, place: int, entity: str, plain: Mapping[str, Plain]
) -> None:
    """Take a thing into the index."""
    *_, title, body, sha256 = add_row(connection, place, entity, plain)
    if sha256:
        found = connection.execute("SELECT body FROM text WHERE sha256 = ?", (sha256,)).fetchone()
        body = found[0] if found else ""
    connection.execute(_ADD, (place, title, body))


def take_out(connection: sqlite3.Connection, place: int) -> None:
    """Take the thing at `place` out of the index."""
    for title, body in connection.execute(
        "SELECT title, body FROM search_content WHERE place = ?", (place,)
    ).fetchall():
        connection.execute(_TAKE, (place, title, body))
        connection.execute("DELETE FROM search_row WHERE place = ?", (place,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from its rows."""
    connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
