"""The whole project as one JSON file, which can be imported again; the format of the contract.

The same project gives the same bytes: keys stand in a fixed order, things in the order made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO

from reader.domain.annotation import Annotation
from reader.domain.document import FORMAT, VERSION
from reader.domain.document_writing import (
    annotation_object,
    article_object,
    collection_object,
    grade_object,
    link_object,
    plain_object,
    source_object,
)
from reader.domain.source import Source
from reader.export.registry import Options, exporter
from reader.export.report import Report

AT_ONCE = 10_000
"""Pieces of JSON that are written together; an article of many blocks has millions."""


@exporter(
    "json",
    ".json",
    "The whole project: articles, annotations, sources and all; can be imported again",
    loses="The history of edits, and the original files that articles were imported from.",
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the report as one JSON object, item by item, so that any size fits the memory."""
    from json import JSONEncoder

    pieces_of = JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False).iterencode

    def put(text: str) -> None:
        out.write(text.encode("utf-8"))

    def put_in(margin: str, value: object) -> None:
        pieces = pieces_of(value)
        while some := "".join(islice(pieces, AT_ONCE)):
            # a line break is never inside a JSON string: those are written \n
            put(some.replace("\n", margin))

    put(f'{{\n "format": "{FORMAT}",\n "version": {VERSION},\n "project": ')
    put_in("\n ", plain_object(report.project()))
    for key, items in _Contents(report).lists():
        put(f',\n "{key}": [')
        between = "\n  "
        for item in items:
            put(between)
            put_in("\n  ", item)
            between = ",\n  "
        put("\n ]" if between != "\n  " else "]")
    put("\n}\n")


class _Contents:
    """The lists of the file. What hangs on articles that are not in the report is left out."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles: dict[str, tuple[int | None, str]] = {}
        self.filed: dict[str, list[str]] = {}
        self.claims: set[str | None] = set()
        self.sources: set[str | None] = set()
        self.named: set[str | None] = set()

    def lists(self) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
        report = self.report
        yield "analysts", map(plain_object, report.analysts())
        yield "articles", self._articles()
        yield "annotations", self._annotations()
        yield "sources", self._sources()
        yield "tags", map(plain_object, report.tags())
        yield "statements", map(plain_object, report.statements())
        yield "grades", self._grades()
        yield "links", self._links()
        yield "verdicts", (plain_object(v) for v in report.verdicts() if v.claim in self.claims)
        yield "collections", self._collections()
        yield "hypotheses", self._hypotheses()
        yield "summaries", self._summaries()

    def _articles(self) -> Iterator[dict[str, Any]]:
        for article, versions in self.report.articles(with_bin=True):
            for collection in article.collections:
                self.filed.setdefault(collection, []).append(article.id)
            self.articles[article.id] = (article.number, article.version)
            yield article_object(article, versions, self.report.text)

    def _annotations(self) -> Iterator[dict[str, Any]]:
        for article, (number, version) in self.articles.items():
            for annotation in self.report.annotations(article):
                self.claims.add(annotation.id)
                self.named.update(_named(annotation))
                yield annotation_object(annotation, f"{number}:{annotation.number}", version)

    def _sources(self) -> Iterator[dict[str, Any]]:
        """All, but for those that belong to an article left out and are named nowhere else."""
        kept = [s for s in self.report.sources() if self._is_here(s) or s.id in self.named]
        self.sources.update(source.id for source in kept)
        for source in kept:
            upper = source.affiliation if source.affiliation in self.sources else None
            article = source.article if self._is_here(source) else None
            yield source_object(replace(source, affiliation=upper, article=article))

    def _is_here(self, source: Source) -> bool:
        return source.article is None or source.article in self.articles

    def _grades(self) -> Iterator[dict[str, Any]]:
        for grade in self.report.grades():
            if grade.source in self.sources or grade.claim in self.claims:
                yield grade_object(grade)

    def _links(self) -> Iterator[dict[str, Any]]:
        ends = self.claims.union(statement.id for statement in self.report.statements())
        for link in self.report.connections():
            if link.from_ in ends and link.to in ends:
                yield link_object(link)

    def _collections(self) -> Iterator[dict[str, Any]]:
        for of in self.report.collections():
            yield collection_object(of, self.filed.get(of.id, ()))

    def _hypotheses(self) -> Iterator[dict[str, Any]]:
        for of in self.report.hypotheses():
            kept = tuple(r for r in of.ratings if r.statement or r.claim in self.claims)
            yield plain_object(replace(of, ratings=kept))

    def _summaries(self) -> Iterator[dict[str, Any]]:
        for of in self.report.summaries():
            if of.article is None or of.article in self.articles:
                yield plain_object(of)


def _named(annotation: Annotation) -> Iterator[str | None]:
    yield annotation.source
    for voice in annotation.attributions:
        for link in voice.chain:
            yield link.source
            yield link.affiliation
