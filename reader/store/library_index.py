"""What is written beside an article for the library: its words, and how many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from reader.domain.plain import Plain

_WORDS = ("title", "byline", "outlet", "number")
_ADD = "INSERT INTO article_words(rowid, title, byline, outlet, number) VALUES (?, ?, ?, ?, ?)"
_TAKE = (
    "INSERT INTO article_words(article_words, rowid, title, byline, outlet, number) "
    "VALUES ('delete', ?, ?, ?, ?, ?)"
)
_COUNT = "UPDATE counter SET article = article + ? WHERE owner = 'project'"
_COUNT_AGAIN = (
    "UPDATE counter SET article = (SELECT count(*) FROM article WHERE binned = 0) "
    "WHERE owner = 'project'"
)


def add(connection: sqlite3.Connection, place: int, article: Mapping[str, Plain]) -> None:
    """Take in an article that has been made; its number is given."""
    connection.execute(_ADD, (place, *(article[name] for name in _WORDS)))
    connection.execute(_COUNT, (0 if article["binned"] else 1,))


def alter(
    connection: sqlite3.Connection,
    place: int,
    before: Mapping[str, Plain],
    after: Mapping[str, Plain],
) -> None:
    """Follow an article that has been changed; both are whole."""
    old, new = ([article[name] for name in _WORDS] for article in (before, after))
    if old != new:
        connection.execute(_TAKE, (place, *old))
        connection.execute(_ADD, (place, *new))
    if before["binned"] != after["binned"]:
        connection.execute(_COUNT, (-1 if after["binned"] else 1,))


def take_out(connection: sqlite3.Connection, place: int, article: Mapping[str, Plain]) -> None:
    """Forget an article that goes."""
    connection.execute(_TAKE, (place, *(article[name] for name in _WORDS)))
    connection.execute(_COUNT, (0 if article["binned"] else -1,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make words and count anew."""
    connection.execute("INSERT INTO article_words(article_words) VALUES ('rebuild')")
    connection.execute(_COUNT_AGAIN)


def is_counted_right(connection: sqlite3.Connection) -> bool:
    """Whether as many articles are counted as there are."""
    found = connection.execute(
        "SELECT article = (SELECT count(*) FROM article WHERE binned = 0) FROM counter "
        "WHERE owner = 'project'"
    ).fetchone()
    return bool(found and found[0])
