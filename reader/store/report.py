"""A snapshot of the project for exports: one read transaction on a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.domain.annotation import Annotation
from reader.domain.article import Article, Version
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Project,
    Statement,
    Tag,
    Verdict,
)
from reader.domain.source import Source
from reader.store import annotation_rows
from reader.store.connecting import connect
from reader.store.errors import ProjectTrouble, plain_words
from reader.store.reads import Reads
from reader.store.rows import TABLES

BATCH = 200
"""Annotations that are held in memory at a time."""

_NEXT = (
    "SELECT id FROM (SELECT id FROM annotation WHERE article = ? AND number > ? "
    "ORDER BY number LIMIT ?)"
)
_AT_WORK = (
    'WHERE recorded OR id IN (SELECT "by" FROM annotation UNION SELECT "by" FROM grade '
    'UNION SELECT "by" FROM verdict)'
)


class Snapshot:
    """The project as of one moment, whatever is written meanwhile. Close it after use.

    `scope` names the articles it is about ("article:3"); none means all. May be handed to
    another thread, but used by one at a time.
    """

    def __init__(self, uri: str, scope: Sequence[str] = ()) -> None:
        with plain_words():
            self._connection = connect(uri)
        try:
            with plain_words():
                self._connection.execute("PRAGMA query_only=ON")
                self._connection.execute("BEGIN")
                rows = self._connection.execute(
                    "SELECT number, binned FROM article ORDER BY number"
                )
                self._binned = {number: bool(binned) for number, binned in rows}
            self._reads = Reads(self._connection)
            self._numbers = _numbers_in(scope, self._binned)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the snapshot; may be called again."""
        self._connection.close()

    def project(self) -> Project:
        """The project itself."""
        return self._reads.project()

    def analysts(self) -> list[Analyst]:
        """Who has made something of it; not who has done no more than import it."""
        return self._load("analyst", _AT_WORK)

    def articles(self, *, with_bin: bool = False) -> Iterator[tuple[Article, list[Version]]]:
        """The articles by number, each with its versions, the oldest first."""
        for number in self._numbers:
            if self._binned[number] and not with_bin:
                continue
            (article,) = self._load("article", "WHERE number = ?", number)
            yield article, self._reads.versions(article.id)

    def text(self, sha256: str) -> str:
        """The text of a version."""
        return self._reads.text(sha256)

    def annotations(self, article: str) -> Iterator[Annotation]:
        """The annotations of an article (its id), by number."""
        last = -1
        while True:
            with plain_words():
                batch = annotation_rows.load(self._connection, _NEXT, (article, last, BATCH))
            yield from batch
            if len(batch) < BATCH:
                return
            last = batch[-1].number or 0

    def citation(self, annotation: Annotation) -> str:
        """How an annotation is cited: "3:10"."""
        article = self._reads.get("article", annotation.article)
        return f"{article.number if article else '?'}:{annotation.number}"

    def sources(self) -> list[Source]:
        """The sources, in the order made; so are all below."""
        return self._load("source")

    def tags(self) -> list[Tag]:
        """The tags."""
        return self._load("tag")

    def statements(self) -> list[Statement]:
        """The statements."""
        return self._load("statement")

    def connections(self) -> list[Connection]:
        """The links between statements or claims."""
        return self._load("connection")

    def grades(self) -> list[Grade]:
        """Every grading; the last of a source or claim counts."""
        return self._load("grade")

    def verdicts(self) -> list[Verdict]:
        """The verdicts."""
        return self._load("verdict")

    def collections(self) -> list[Collection]:
        """The collections, in their own order."""
        return sorted(self._load("collection"), key=lambda of: of.rank)

    def hypotheses(self) -> list[Hypothesis]:
        """The hypotheses with their ratings."""
        return self._load("hypothesis")

    def _load(self, entity: str, where: str = "", *values: Any) -> list[Any]:
        with plain_words():
            return TABLES[entity].load(self._connection, where, values)


def _numbers_in(scope: Sequence[str], known: Mapping[int, bool]) -> list[int]:
    """The numbers of the articles in scope. ProjectTrouble for a scope that is not there."""
    chosen = set()
    for word in scope:
        kind, _, value = word.partition(":")
        if kind != "article" or not value.isdecimal():
            raise ProjectTrouble(
                f"The scope “{word}” is not there yet.", "Use article:N with an article's number."
            )
        if int(value) not in known:
            raise ProjectTrouble(
                f"There is no article {value}.", "See the list of articles for their numbers."
            )
        if known[int(value)]:
            raise ProjectTrouble(f"Article {value} is in the bin.", "Bring it back first.")
        chosen.add(int(value))
    return sorted(chosen) if scope else list(known)
