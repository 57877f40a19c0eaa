"""What an erasure would take, counted for those who are asked about it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.domain.erasing import Goes, Gone
from reader.store.database import open_database
from reader.store.erased import Target, gone_with
from reader.store.errors import ProjectTrouble, plain_words
from reader.store.redacting import steps_about
from reader.store.rows import dumps

_IN = "IN (SELECT value FROM json_each(?))"
_WORDS = (
    ("article", "SELECT body FROM text WHERE sha256 IN (SELECT sha256 FROM version WHERE article "
     "NOT IN (SELECT value FROM json_each(?1)))"),
    ("note", "SELECT note FROM annotation WHERE note <> '' AND id NOT IN "
     "(SELECT value FROM json_each(?2)) UNION ALL SELECT note FROM attribution WHERE note <> ''"),
    ("title", "SELECT title || ' ' || byline || ' ' || outlet FROM article WHERE id NOT IN "
     "(SELECT value FROM json_each(?1))"),
    ("statement", "SELECT text || ' ' || note FROM statement"),
    ("source", "SELECT name || ' ' || note || ' ' || coalesce((SELECT group_concat(a.name, ' ') "
     "FROM source_alias AS a WHERE a.source = source.id), '') FROM source "
     "WHERE id NOT IN (SELECT value FROM json_each(?3))"),
    ("tag", "SELECT name || ' ' || note FROM tag"),
    ("reason", "SELECT why FROM grade WHERE why <> '' UNION ALL SELECT why FROM verdict "
     "WHERE why <> ''"),
    ("hypothesis", "SELECT text || ' ' || note FROM hypothesis"),
    ("summary", "SELECT (SELECT group_concat(value ->> 0, '') FROM json_each(parts)) FROM summary "
     "WHERE article IS NULL OR article NOT IN (SELECT value FROM json_each(?1))"),
)  # fmt: skip
"""What words people have written or read stand in, and where."""


def goes(project: Path, targets: Sequence[Target]) -> Goes:
    """What erasing some things from the project at the path `project` would take."""
    opened = open_database(project, read_only=True)
    try:
        with plain_words():
            return counted(opened.connection, gone_with(opened.connection, targets))
    finally:
        opened.connection.close()


def counted(connection: sqlite3.Connection, gone: Gone) -> Goes:
    """How much `gone` is, and what it leaves."""

    def number(table: str, ids: Iterable[str], more: str = "") -> int:
        sql = f"SELECT count(*) FROM {table} WHERE id {_IN} {more}"
        found: int = connection.execute(sql, (dumps(sorted(ids)),)).fetchone()[0]
        return found

    def marks(kind: str) -> int:
        return number("annotation", gone.annotations, f"AND kind = '{kind}'")

    return Goes(
        articles=number("article", gone.articles),
        versions=number("version", gone.hanging),
        claims=marks("claim"),
        mentions=marks("mention"),
        notes=marks("note"),
        sources=number("source", gone.sources),
        grades=number("grade", gone.hanging),
        verdicts=number("verdict", gone.hanging),
        connections=number("connection", gone.hanging),
        links=_links(connection, gone),
        steps=steps_about(connection, gone),
        original=_bytes(connection, gone),
        named=named(connection, gone),
    )


def _links(connection: sqlite3.Connection, gone: Gone) -> int:
    found: int = connection.execute(
        f"SELECT count(*) FROM chain_link WHERE source {_IN} AND annotation NOT {_IN}",
        (dumps(sorted(gone.sources)), dumps(sorted(gone.annotations))),
    ).fetchone()[0]
    return found


def _bytes(connection: sqlite3.Connection, gone: Gone) -> int:
    found: int = connection.execute(
        "SELECT coalesce(sum(length(body)), 0) FROM original WHERE sha256 IN "
        f"(SELECT original_sha256 FROM article WHERE id {_IN}) AND sha256 NOT IN "
        f"(SELECT original_sha256 FROM article WHERE id NOT {_IN} AND original_sha256 IS NOT NULL)",
        (dumps(sorted(gone.articles)),) * 2,
    ).fetchone()[0]
    return found


def named(connection: sqlite3.Connection, gone: Gone) -> dict[str, int]:
    """Where the names of the erased sources stand in words that stay: kind of place → how many."""
    if not gone.names:
        return {}
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(gone.names))
    looked_for = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    values = tuple(dumps(sorted(of)) for of in (gone.articles, gone.annotations, gone.sources))
    found = {}
    for place, sql in _WORDS:
        chosen = values[: _highest(sql)]
        number = sum(bool(looked_for.search(words)) for (words,) in connection.execute(sql, chosen))
        if number:
            found[place] = number
    return found


def _highest(sql: str) -> int:
    return max((int(number) for number in re.findall(r"\?(\d)", sql)), default=0)


def targets_of(project: Path, words: Sequence[str]) -> list[Target]:
    """What words name: 3 an article, 3:10 what is marked in it, source:ID or source:NAME.

    Raises ProjectTrouble for what is not there, and for a name that several sources have.
    """
    opened = open_database(project, read_only=True)
    try:
        with plain_words():
            return [_target(opened.connection, each) for each in words]
    finally:
        opened.connection.close()


def _target(connection: sqlite3.Connection, words: str) -> Target:
    ask = connection.execute
    if words.startswith("source:"):
        wanted = words.removeprefix("source:")
        found = ask("SELECT id FROM source WHERE id = ?", (wanted,)).fetchall()
        found = found or ask("SELECT id FROM source WHERE name = ?", (wanted,)).fetchall()
        kind = "source"
    elif _CITATION.fullmatch(words):
        article, _, number = words.partition(":")
        kind = "annotation" if number else "article"
        found = ask(_BY_NUMBER[kind], (int(article), *([int(number)] if number else []))).fetchall()
    else:
        raise ProjectTrouble(
            f"“{words}” names nothing that can be erased.", "Write 3, 3:10 or source:NAME."
        )
    if len(found) != 1:
        many = "several have that name" if found else "it is not there"
        raise ProjectTrouble(f"{words}: {many}.", "Nothing was erased.")
    return Target(kind, found[0][0])


_CITATION = re.compile(r"\d{1,9}(:\d{1,9})?", re.ASCII)
_BY_NUMBER = {
    "article": "SELECT id FROM article WHERE number = ?",
    "annotation": "SELECT annotation.id FROM annotation JOIN article ON article.id = article "
    "WHERE article.number = ? AND annotation.number = ?",
}
