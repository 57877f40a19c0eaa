"""The Report: the read-only view of a project that every export format is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

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
    Summary,
    Tag,
    Verdict,
)
from reader.domain.source import Source
from reader.domain.sourcing.report import SourcingReport


class Report(Protocol):
    """What is exported, as of one moment: things in the order made, articles by number.

    The store's read snapshot is one. A report of some articles or claims holds the annotations that
    were chosen and the articles they stand in; sources, tags and statements are all there.
    """

    def project(self) -> Project:
        """The project itself."""
        ...

    def analysts(self) -> Iterable[Analyst]:
        """Everybody who works in the project."""
        ...

    def articles(self, *, with_bin: bool = False) -> Iterator[tuple[Article, list[Version]]]:
        """The articles by number, each with all its versions, oldest first; not the bin's."""
        ...

    def article_count(self) -> int:
        """How many articles `articles` gives at most."""
        ...

    def text(self, sha256: str) -> str:
        """The text of a version."""
        ...

    def annotations(self, article: str) -> Iterator[Annotation]:
        """The annotations of an article, by number."""
        ...

    def sources(self) -> Iterable[Source]:
        """The sources, in the order made; as for everything below."""
        ...

    def tags(self) -> Iterable[Tag]:
        """The tags."""
        ...

    def statements(self) -> Iterable[Statement]:
        """The statements."""
        ...

    def connections(self) -> Iterable[Connection]:
        """The links between statements or claims."""
        ...

    def grades(self) -> Iterable[Grade]:
        """Every grading; the last one of a source or claim counts."""
        ...

    def verdicts(self) -> Iterable[Verdict]:
        """The verdicts."""
        ...

    def collections(self) -> Iterable[Collection]:
        """The collections, in their own order; their articles name them."""
        ...

    def hypotheses(self) -> Iterable[Hypothesis]:
        """The hypotheses with their ratings."""
        ...

    def summaries(self) -> Iterable[Summary]:
        """The source summary statements as the analyst wrote them: of the project, of articles."""
        ...

    def summary(self, language: str) -> Summary | None:
        """The one of them that is on just what is in the report: the project, or an article."""
        ...

    def sourcing(self, *, only_statements: bool = False) -> SourcingReport:
        """The standings of statements, and of claims under none, that the claims here speak of.

        Dear in a large project: made when it is asked for. `only_statements` leaves out the claims
        under none.
        """
        ...

    def standings(self) -> Mapping[str, str]:
        """The codes of the same standings by id, of statements and of claims under none."""
        ...

    def tell(self, done: int, total: int, what: str) -> None:
        """Say how far a writer is: articles that are done, of how many, and what comes next.

        For writers that work on once all is read; others are seen by what they read. `total` 0
        says that it is not known yet. Raises what stops the writer.
        """
        ...

    def citation(self, annotation: Annotation) -> str:
        """The citation id of an annotation: "3:10"."""
        ...
