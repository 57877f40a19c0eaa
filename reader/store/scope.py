"""Which part of a project an export is about: the words of its scope, and what they stand for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.domain.claim_filter import ClaimFilter
from reader.domain.query import parse
from reader.store.citations import Citations
from reader.store.claims import Claims
from reader.store.errors import ProjectTrouble, plain_words
from reader.store.rows import dumps
from reader.store.search_match import question_of

WORDS = "article:N, articles:QUERY, claim:N:M, claims:QUERY, statement:ID, collection:ID"
_CITATION = re.compile(r"(\d+):(\d+)")
_ANSWERING = """SELECT number FROM article WHERE NOT binned AND id IN (
    SELECT thing FROM search_row WHERE row IN
    (SELECT rowid FROM search WHERE search MATCH ? {where}))"""
_IN_ARTICLES = """SELECT article.number, annotation.id FROM annotation
    JOIN article ON article.id = annotation.article
    WHERE annotation.id IN (SELECT value FROM json_each(?)) AND NOT article.binned"""


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles by number: `whole` ones, and of others the `claims` (ids) that were chosen."""

    whole: frozenset[int]
    claims: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def numbers(self) -> list[int]:
        """The numbers of all articles that something is exported of, in order."""
        return sorted(self.whole | self.claims.keys())

    def of(self, number: int) -> frozenset[str] | None:
        """The claims chosen of an article, None where all its annotations are."""
        return None if number in self.whole else self.claims[number]


def scope_of(words: Sequence[str], connection: sqlite3.Connection) -> Scope:
    """What `words` stand for, put together; the whole project, its bin too, where there are none.

    "article:3" is an article, "claim:3:10" or "claim:ID" a claim, "articles:QUERY" and
    "claims:QUERY" those that a question in the search language finds, "statement:ID" the claims
    under a statement,
    "collection:ID" its articles that are not in the bin. Raises ProjectTrouble for what is not
    there or is in the bin.
    """
    with plain_words():
        rows = connection.execute("SELECT number, binned FROM article ORDER BY number")
        binned = {number: bool(is_binned) for number, is_binned in rows}
    if not words:
        return Scope(frozenset(binned))
    articles: set[int] = set()
    claims: list[str] = []
    for word in words:
        kind, _, value = word.partition(":")
        match kind:
            case "article":
                articles.add(_article(word, value, binned))
            case "articles":
                articles.update(_answering(value, connection))
            case "claim":
                claims.append(_claim(word, value, binned, connection))
            case "claims":
                claims += Claims(connection).find(ClaimFilter(typed=value))
            case "statement":
                claims += _under(value, connection)
            case "collection":
                articles.update(_collected(value, connection))
            case _:
                raise ProjectTrouble(f"There is no scope “{word}”.", f"Use one of: {WORDS}.")
    return Scope(frozenset(articles), _by_article(claims, connection))


def _article(word: str, value: str, binned: Mapping[int, bool]) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise ProjectTrouble(f"There is no scope “{word}”.", "Use article:N with its number.")
    if (number := int(value)) not in binned:
        raise ProjectTrouble(
            f"There is no article {value}.", "See the list of articles for their numbers."
        )
    if binned[number]:
        raise ProjectTrouble(f"Article {value} is in the bin.", "Bring it back first.")
    return number


def _claim(
    word: str, value: str, binned: Mapping[int, bool], connection: sqlite3.Connection
) -> str:
    former = _claim_of_another(value, connection)
    if former is not None:
        return former
    cited = _CITATION.fullmatch(value)
    with plain_words():
        if cited is None:
            found = connection.execute(
                "SELECT id FROM annotation WHERE id = ? AND kind = 'claim'", (value,)
            ).fetchone()
        else:
            number = _article(word, cited[1], binned)
            found = connection.execute(
                "SELECT annotation.id FROM annotation JOIN article ON article.id = article "
                "WHERE article.number = ? AND annotation.number = ? AND kind = 'claim'",
                (number, int(cited[2])),
            ).fetchone()
    if found is None and cited is None:
        raise ProjectTrouble(f"There is no scope “{word}”.", "Use claim:N:M, as claims are cited.")
    if found is None:
        raise ProjectTrouble(f"There is no claim {value}.", "See the list of claims.")
    id: str = found[0]
    return id


def _claim_of_another(value: str, connection: sqlite3.Connection) -> str | None:
    """The claim of "3:10" here, else of what was so in a project that it came from; "3:10@PROJECT"
    names that one by its id or title."""
    citation, _, project = value.partition("@")
    id = Citations(connection).of(citation, project)
    with plain_words():
        found = connection.execute(
            "SELECT id FROM annotation WHERE id = ? AND kind = 'claim'", (id,)
        ).fetchone()
    return found[0] if found else None


def _answering(typed: str, connection: sqlite3.Connection) -> list[int]:
    """The numbers of the articles that answer a question with their own words and details."""
    question = question_of(connection, parse(typed), ("article",))
    if question.match is None:
        return []
    with plain_words():
        rows = connection.execute(
            _ANSWERING.format(where=question.where), (question.match, *question.values)
        ).fetchall()
    return [row[0] for row in rows]


def _collected(collection: str, connection: sqlite3.Connection) -> list[int]:
    with plain_words():
        known = connection.execute(
            "SELECT 1 FROM collection WHERE id = ?", (collection,)
        ).fetchone()
        rows = connection.execute(
            "SELECT article.number FROM article_collection JOIN article ON article.id = article "
            "WHERE collection = ? AND NOT binned",
            (collection,),
        ).fetchall()
    if known is None:
        raise ProjectTrouble(
            f"There is no collection “{collection}”.", "The project’s JSON tells their ids."
        )
    return [row[0] for row in rows]


def _under(statement: str, connection: sqlite3.Connection) -> list[str]:
    with plain_words():
        known = connection.execute("SELECT 1 FROM statement WHERE id = ?", (statement,)).fetchone()
    if known is None:
        raise ProjectTrouble(
            f"There is no statement “{statement}”.", "“selon report --json” tells their ids."
        )
    return Claims(connection).find(ClaimFilter(statement=statement))


def _by_article(claims: Iterable[str], connection: sqlite3.Connection) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    with plain_words():
        for number, id in connection.execute(_IN_ARTICLES, (dumps(list(claims)),)):
            found.setdefault(number, set()).add(id)
    return {number: frozenset(ids) for number, ids in found.items()}
