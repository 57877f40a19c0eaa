"""A snapshot of the project for exports: one read transaction on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from reader.domain.annotation import CLAIM, Annotation
from reader.domain.article import Article, Version
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Project,
    Statement,
    Summary,
    Tag,
    Verdict,
)
from reader.domain.source import Source
from reader.domain.sourcing.report import SourcingReport
from reader.store import annotation_rows
from reader.store.connecting import connect
from reader.store.errors import plain_words
from reader.store.reads import Reads
from reader.store.rows import TABLES
from reader.store.scope import scope_of

BATCH = 200
"""Annotations that are held in memory at a time."""

_NEXT = (
    "SELECT id FROM (SELECT id FROM annotation WHERE article = ? AND number > ? "
    "ORDER BY number LIMIT ?)"
)
_AT_WORK = (
    'WHERE recorded OR id IN (SELECT "by" FROM annotation UNION SELECT "by" FROM grade '
    'UNION SELECT "by" FROM verdict UNION SELECT "by" FROM summary)'
)


class Snapshot:
    """The project as of one moment, whatever is written meanwhile. Close it after use.

    `scope` are words as scope_of takes them; none means all. `copied` tells which articles and
    passages are copies of others, where the standings are asked for. May be handed to another
    thread, but used by one at a time.
    """

    def __init__(
        self,
        uri: str,
        scope: Sequence[str] = (),
        copied: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._copied = cache(copied)
        self._is_whole = not scope
        with plain_words():
            self._connection = connect(uri)
        try:
            with plain_words():
                self._connection.execute("PRAGMA query_only=ON")
                self._connection.execute("BEGIN")
            self._reads = Reads(self._connection)
            self._scope = scope_of(scope, self._connection)
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
        for number in self._scope.numbers:
            (article,) = self._load("article", "WHERE number = ?", number)
            if with_bin or not article.binned:
                yield article, self._reads.versions(article.id)

    def article_count(self) -> int:
        """How many articles there are, the bin's among them."""
        return len(self._scope.numbers)

    def tell(self, done: int, total: int, what: str) -> None:
        """Nobody listens here; see exporting.Watched."""

    def text(self, sha256: str) -> str:
        """The text of a version."""
        return self._reads.text(sha256)

    def annotations(self, article: str) -> Iterator[Annotation]:
        """The annotations of an article (its id) that are in the scope, by number."""
        with plain_words():
            found = self._connection.execute("SELECT number FROM article WHERE id = ?", (article,))
        (number,) = found.fetchone()
        chosen = self._scope.of(number)
        last = -1
        while True:
            with plain_words():
                batch = annotation_rows.load(self._connection, _NEXT, (article, last, BATCH))
            yield from batch if chosen is None else [each for each in batch if each.id in chosen]
            if len(batch) < BATCH:
                return
            last = batch[-1].number or 0

    def sourcing(self, *, only_statements: bool = False) -> SourcingReport:
        """The standings of what the claims in the scope say, with what they stand on."""
        from reader.store.sourcing_report import sourcing_report

        of, copied = self._reads.sourcing, self._copied()
        return sourcing_report(of, self._claims(), copied, only_statements=only_statements)

    def standings(self) -> dict[str, str]:
        """The codes of the same standings, by statement, or by claim where it is under none."""
        from reader.store.standing_codes import standing_codes

        of, claims = self._reads.sourcing, self._claims()
        keys = None if claims is None else of.keys_of(claims)
        return standing_codes(of, self._reads.plain_voices, keys, self._copied())

    def _claims(self) -> list[str] | None:
        """The ids of the claims in the scope; None for all there are."""
        if self._is_whole:
            return None
        return [
            each.id
            for article, _ in self.articles()
            for each in self.annotations(article.id)
            if each.kind == CLAIM
        ]

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

    def summaries(self) -> list[Summary]:
        """The source summary statements as the analyst wrote them."""
        return self._load("summary")

    def summary(self, language: str) -> Summary | None:
        """The one of them that is on just what is in the scope: the project, or one article."""
        numbers = self._scope.numbers
        if self._is_whole:
            return self._reads.sourcing.summary(None, language)
        if len(numbers) > 1 or not self._scope.whole:
            return None
        (article,) = self._load("article", "WHERE number = ?", numbers[0])
        return self._reads.sourcing.summary(article.id, language)

    def _load(self, entity: str, where: str = "", *values: Any) -> list[Any]:
        with plain_words():
            return TABLES[entity].load(self._connection, where, values)
