"""What is shown of the things found: where the words stand in them, sliced from what is stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reader.domain.found import Found
from reader.domain.passages import Matcher, Passage
from reader.domain.query import Query, Term

_ROWS = "SELECT row, kind, thing, article FROM search_row WHERE row IN (%s)"
_ARTICLES = (
    "SELECT article.id, number, title, outlet, published, byline, version.id, body FROM article "
    "JOIN version ON version.id = article.version JOIN text USING (sha256) "
    "WHERE article.id IN (%s)"
)
_HEADS = (
    "SELECT id, number, title, outlet, published, byline, version FROM article WHERE id IN (%s)"
)
_ANNOTATIONS = "SELECT id, number, kind, note, gloss, in_article FROM annotation WHERE id IN (%s)"
_SPANS = (
    'SELECT owner, start, "end", exact, prefix, suffix, version, state FROM anchor '
    "WHERE owner IN (%s) AND part IN ('claim', 'mention', 'note') AND attribution = 0 "
    "AND link = 0 ORDER BY owner, position"
)
_OUT = 'SELECT start, "end" FROM block WHERE version = ? AND NOT in_article ORDER BY start'


class Passages:
    """Turns entries of the index into finds, in the order given."""

    def __init__(
        self, connection: sqlite3.Connection, query: Query, also: Iterable[Term] = ()
    ) -> None:
        self._connection = connection
        self._matcher = Matcher((*query.terms, *also))

    def of(self, rows: Sequence[int]) -> list[Found]:
        """The finds; an entry whose thing is gone meanwhile is left out."""
        entries = {row[0]: row[1:] for row in self._chosen(_ROWS, rows)}
        by_kind: dict[str, list[str]] = {}
        for kind, thing, _ in entries.values():
            by_kind.setdefault(kind, []).append(thing)
        found: dict[tuple[str, str], Found] = {}
        for one in (
            *self._articles(by_kind.get("article", [])),
            *self._annotations(by_kind.get("annotation", []), entries.values()),
            *self._sources(by_kind.get("source", [])),
            *self._named("tag", "SELECT id, name, '' FROM tag", by_kind.get("tag", [])),
            *self._named(
                "statement", "SELECT id, text, note FROM statement", by_kind.get("statement", [])
            ),
        ):
            kind = "annotation" if one.kind in ("claim", "mention", "note") else one.kind
            found[kind, one.id] = one
        return [
            replace(found[key], row=row)
            for row in rows
            if row in entries and (key := (entries[row][0], entries[row][1])) in found
        ]

    def _chosen(self, sql: str, values: Sequence[Any]) -> list[Any]:
        if not values:
            return []
        return self._connection.execute(sql % ", ".join("?" * len(values)), values).fetchall()

    # --- articles ------------------------------------------------------------------------------

    def _articles(self, ids: list[str]) -> Iterable[Found]:
        for id, number, title, outlet, published, byline, version, text in self._chosen(
            _ARTICLES, ids
        ):
            avoid = self._connection.execute(_OUT, (version,)).fetchall()
            passage = self._matcher.passage(text, avoid)
            start = end = None
            field = "text"
            if passage.ranges:
                first = passage.ranges[0]
                start, end = passage.start + first[0], passage.start + first[1]
            else:
                heads = ("title", title), ("byline", byline), ("outlet", outlet)
                field, passage = self._first(*heads) or (field, passage)
            inside = start is None or not any(a <= start < b for a, b in avoid)
            yield Found(
                *("article", id, title, field, passage.text, passage.ranges, id, number),
                *(start, end, str(number), published, outlet, inside),
            )

    # --- annotations ---------------------------------------------------------------------------

    def _annotations(self, ids: list[str], entries: Iterable[Any]) -> Iterable[Found]:
        articles = {thing: article for kind, thing, article in entries if kind == "annotation"}
        heads = {row[0]: row[1:] for row in self._chosen(_HEADS, sorted(set(articles.values())))}
        spans: dict[str, list[tuple[Any, ...]]] = {}
        for owner, *span in self._chosen(_SPANS, ids):
            spans.setdefault(owner, []).append(tuple(span))
        for id, own, kind, note, gloss, inside in self._chosen(_ANNOTATIONS, ids):
            head = heads.get(articles[id])
            if head is None:
                continue
            number, title, outlet, published, _, version = head
            field, passage, at = self._of_annotation(spans.get(id, []), note, json.loads(gloss))
            there = at is not None and at[5] == version and at[6] in ("found", "moved")
            start, end = (at[0], at[1]) if at is not None and there else (None, None)
            yield Found(
                *(kind, id, title, field, passage.text, passage.ranges, articles[id], number),
                *(start, end, f"{number}:{own}", published, outlet, bool(inside)),
            )

    def _of_annotation(
        self, spans: list[tuple[Any, ...]], note: str, gloss: list[str]
    ) -> tuple[str, Passage, tuple[Any, ...] | None]:
        """Which of its fields has the words, the passage, and the span to go to."""
        first = spans[0] if spans else None
        for span in spans:
            passage = self._matcher.passage(span[2])
            if passage.ranges:
                return "quote", passage, span
        other = self._first(("gloss", "\n".join(gloss)), ("note", note))
        if other is not None:
            return *other, first
        return "quote", self._matcher.passage(first[2] if first else note), first

    # --- sources, tags, statements ---------------------------------------------------------------

    def _sources(self, ids: list[str]) -> Iterable[Found]:
        aliases: dict[str, list[str]] = {}
        for source, name in self._chosen(
            "SELECT source, name FROM source_alias WHERE source IN (%s) ORDER BY position", ids
        ):
            aliases.setdefault(source, []).append(name)
        for id, name, note in self._chosen(
            "SELECT id, name, note FROM source WHERE id IN (%s)", ids
        ):
            others = [("alias", alias) for alias in aliases.get(id, [])]
            shown = self._first(("name", name), *others, ("note", note))
            field, passage = shown or ("name", Passage(name))
            yield Found("source", id, name, field, passage.text, passage.ranges)

    def _named(self, kind: str, sql: str, ids: list[str]) -> Iterable[Found]:
        for id, name, note in self._chosen(sql + " WHERE id IN (%s)", ids):
            field, passage = self._first(("name", name), ("note", note)) or ("name", Passage(name))
            yield Found(kind, id, name, field, passage.text, passage.ranges)

    def _first(self, *fields: tuple[str, str]) -> tuple[str, Passage] | None:
        """The first of the fields that has any of the words."""
        for field, text in fields:
            passage = self._matcher.passage(text)
            if passage.ranges:
                return field, passage
        return None
