"""Statements as lists show them, what stands under one, and claims whose words are like others'."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Annotation
from reader.domain.project import Connection, Statement
from reader.store import annotation_rows
from reader.store.errors import plain_words
from reader.store.rows import TABLES, dumps, words_of

if TYPE_CHECKING:
    from reader.domain.statements import Appearance

_ROWS = """SELECT statement.id, text, statement.note, count(annotation.id), count(DISTINCT article)
    FROM statement LEFT JOIN claim_statement ON statement = statement.id
    LEFT JOIN annotation ON annotation.id = annotation
        AND 0 = (SELECT binned FROM article AS its WHERE its.id = annotation.article)
    {of} GROUP BY statement.place ORDER BY statement.place"""
_CLAIMS = """SELECT annotation.id, coalesce(published, '') FROM claim_statement
    JOIN annotation ON annotation.id = annotation JOIN article ON article.id = annotation.article
    WHERE statement = ? AND binned = 0
    ORDER BY coalesce(nullif(said, ''), nullif(reported, ''), published, '9999'), article.number,
        annotation.number LIMIT ?"""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with how many claims of how many articles stand under it."""

    id: str
    text: str
    note: str
    claims: int
    articles: int


_SAID = """SELECT annotation.id, polarity,
    coalesce(nullif(said, ''), nullif(reported, ''), published, ''),
    (SELECT json_group_array(exact) FROM (SELECT exact FROM anchor
        WHERE owner = annotation.id AND part = 'hedge' ORDER BY position))
    FROM claim_statement JOIN annotation ON annotation.id = annotation
    JOIN article ON article.id = annotation.article
    WHERE statement = ? AND binned = 0 ORDER BY article.number, annotation.number"""


class Statements:
    """The questions of the list of statements and of a statement's page."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, ids: Iterable[str] | None = None) -> list[StatementRow]:
        """All statements, or those of the ids, in the order made; the bin does not count."""
        if ids is None:
            return [StatementRow(*row) for row in self._rows(_ROWS.format(of=""))]
        chosen = "WHERE statement.id IN (SELECT value FROM json_each(?))"
        return [StatementRow(*r) for r in self._rows(_ROWS.format(of=chosen), dumps(list(ids)))]

    def claims_of(self, statement: str, most: int = -1) -> list[tuple[Annotation, str]]:
        """The claims under a statement, each with its article's day, by date; at most so many."""
        days = dict(self._rows(_CLAIMS, statement, most))
        chosen, values = annotation_rows.given(days)
        with plain_words():
            claims = annotation_rows.load(self._connection, chosen, values)
        found = {claim.id: claim for claim in claims}
        return [(found[id], day) for id, day in days.items() if id in found]

    def appearances(self, statement: str) -> list[Appearance]:
        """How a statement was said over time, by date; the bin does not count.

        The day of a claim is when it was said, else reported, else published.
        """
        from reader.domain.statements import Appearance, over_time

        return over_time(
            Appearance(id, day, polarity, tuple(dict.fromkeys(words_of(hedges))))
            for id, polarity, day, hedges in self._rows(_SAID, statement)
        )

    def all_claims_of(self, statement: str) -> list[Annotation]:
        """The claims under a statement, those of articles in the bin too: for edits."""
        with plain_words():
            return annotation_rows.load(
                self._connection,
                "SELECT annotation FROM claim_statement WHERE statement = ?",
                (statement,),
                "place",
            )

    def judged(self) -> list[Statement]:
        """The statements whose likelihood or confidence is judged, in the order made."""
        with plain_words():
            found: list[Statement] = TABLES["statement"].load(
                self._connection, "WHERE likelihood IS NOT NULL OR confidence IS NOT NULL"
            )
        return found

    def connections_of(self, thing: str) -> list[Connection]:
        """The links from or to a statement or a claim."""
        with plain_words():
            found: list[Connection] = TABLES["connection"].load(
                self._connection, "WHERE from_id = ?1 OR to_id = ?1", (thing,)
            )
        return found

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()
