"""Asking the search index: a question of the search language, answered with passages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reader.domain.found import Finds, Found
from reader.domain.names import Name, Tally
from reader.domain.query import Query
from reader.store.connecting import file_at, open_file
from reader.store.errors import UNREADABLE, StoreBug, plain_words, trouble_of
from reader.store.search_match import Question, question_of
from reader.store.search_passages import Passages

LIMIT = 50
RANKED = 10_000
"""Of how many of the newest finds the best are chosen; a common word is in a million things."""
_STEPS = 2000
"""After how many steps of SQLite a search looks whether it is still wanted."""

# titles and names weigh most, then quotations and texts, then remarks
_NEWEST = "SELECT rowid FROM search WHERE search MATCH ? {where} ORDER BY rowid DESC LIMIT ?"
_BEST = (
    "SELECT rowid FROM (SELECT rowid, bm25(search, 6.0, 1.0, 2.0, 0.0) AS score FROM search "
    "WHERE search MATCH ? {where} ORDER BY rowid DESC LIMIT ?) "
    "ORDER BY score, rowid DESC LIMIT ? OFFSET ?"
)
_COUNT = (
    "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? {where} "
    "ORDER BY rowid DESC LIMIT ?)"
)


class SearchStopped(Exception):
    """Nobody wants the answer any more."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A place that a citation names: an article, and the annotation in it or None; its kind."""

    article: str
    annotation: str | None
    kind: str


class Searching:
    """The searches of a project, asked on one connection."""

    def __init__(
        self, connection: sqlite3.Connection, stopped: Callable[[], bool] | None = None
    ) -> None:
        self._connection = connection
        self._stopped = stopped

    def search(
        self,
        query: Query,
        *,
        limit: int = LIMIT,
        best: bool = False,
        kinds: Sequence[str] = (),
        offset: int = 0,
        before: int | None = None,
    ) -> Finds:
        """The newest things that answer a question, or with `best` those that answer it best.

        `kinds` narrows to some kinds of things. To go on: the newest by `before`, the `row` of the
        last find; the best by `offset`. What a citation names stands first. Raises SearchStopped.
        """
        with self._asking():
            question = question_of(self._connection, query, kinds)
            rows = self._rows(question, limit + 1, best, offset, before)
            goal = self._goal(query, kinds) if not offset and before is None else None
            if goal is not None:
                rows = [goal, *(row for row in rows if row != goal)]
            passages = Passages(self._connection, query, question.also)
            found = passages.of(rows[:limit])
            return Finds(tuple(found), len(rows) > limit, query.asides)

    def count(self, query: Query, *, kinds: Sequence[str] = (), most: int = 10_000) -> int:
        """How many things answer a question; counted up to `most`."""
        with self._asking():
            question = question_of(self._connection, query, kinds)
            if question.match is None:
                return 0
            sql = _COUNT.format(where=question.where)
            values = (question.match, *question.values, most)
            number: int = self._connection.execute(sql, values).fetchone()[0]
            return number

    def tally(
        self,
        names: Sequence[Name],
        progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    ) -> Tally:
        """How often each of many names stands in each article; `progress` may raise to stop."""
        from reader.store.tallying import tally

        with self._asking():
            return tally(self._connection, names, progress)

    def passages_of(self, name: Name, article: str) -> list[Found]:
        """Every place of an article's text where a name stands."""
        from reader.store.tallying import passages_of

        with self._asking():
            return passages_of(self._connection, name, article)

    def common(self, field: str) -> list[tuple[str, int]]:
        """Each "outlet" or "language" and in how many articles it is, the commonest first."""
        if field not in ("outlet", "language"):
            raise StoreBug(f"nothing is counted by {field}")
        with self._asking():
            return self._connection.execute(
                f"SELECT {field}, count(*) FROM article WHERE binned = 0 AND {field} != '' "
                f"GROUP BY {field} ORDER BY count(*) DESC, {field} LIMIT 1000"
            ).fetchall()

    def goal(self, query: Query) -> Goal | None:
        """Where a citation leads that was typed alone, None where there is no such thing."""
        if query.former is not None:
            return self._former(*query.former)
        if query.citation is None:
            return None
        number, own = query.citation
        with self._asking():
            found = self._connection.execute(
                "SELECT article.id, annotation.id, coalesce(kind, 'article') FROM article "
                "LEFT JOIN annotation ON "
                "annotation.article = article.id AND annotation.number = ?2 "
                "WHERE article.number = ?1 AND NOT binned",
                (number, own),
            ).fetchone()
        if found is None or (own is not None and found[1] is None):
            return self._former(f"{number}:{own}", "") if own is not None else None
        return Goal(*found)

    def _former(self, citation: str, project: str) -> Goal | None:
        """Where a citation leads that names its project: this one, or one that annotations came
        from. One without ":" is of an article."""
        from reader.store.citations import Citations

        citations = Citations(self._connection)
        if ":" not in citation:
            article = citations.article(int(citation), project)
            return Goal(article, None, "article") if article else None
        id = citations.of(citation, project)
        if id is None:
            return None
        found = self._connection.execute(
            "SELECT article, id, kind FROM annotation WHERE id = ?", (id,)
        ).fetchone()
        return Goal(*found)

    def _goal(self, query: Query, kinds: Sequence[str]) -> int | None:
        goal = self.goal(query)
        if goal is None or (kinds and goal.kind not in kinds):
            return None
        found = self._connection.execute(
            "SELECT row FROM search_row WHERE thing = ? AND kind = ?",
            (goal.annotation or goal.article, "annotation" if goal.annotation else "article"),
        ).fetchone()
        return found[0] if found else None

    def _rows(
        self, question: Question, limit: int, best: bool, offset: int, before: int | None
    ) -> list[int]:
        if question.match is None:
            return []
        where, values = question.where, list(question.values)
        if before is not None:
            where += " AND rowid < ?"
            values.append(before)
        sql = _BEST if best else _NEWEST
        numbers = (RANKED, limit, offset) if best else (limit,)
        asked = self._connection.execute(
            sql.format(where=where), (question.match, *values, *numbers)
        )
        return [row for (row,) in asked]

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Stop at the next chance when nobody wants the answer; trouble in plain words."""
        if self._stopped is None:
            with plain_words():
                yield
            return
        self._connection.set_progress_handler(self._stopped, _STEPS)
        try:
            yield
        except UNREADABLE as error:
            name = getattr(error, "sqlite_errorname", "")
            if name == "SQLITE_INTERRUPT" or self._stopped():
                raise SearchStopped from error
            raise trouble_of(error) from error
        finally:
            self._connection.set_progress_handler(None, 0)


class Searchable:
    """A project to be searched from other threads than the window's; reads only.

    A connection is kept for the next question: opening one costs as much as many a search.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._free: list[tuple[sqlite3.Connection, tuple[int, int] | None]] = []
        self._lock = Lock()
        self._is_closed = False

    @contextmanager
    def searching(self, stopped: Callable[[], bool] | None = None) -> Iterator[Searching]:
        """The searches of the project, on a connection that nobody else uses meanwhile."""
        taken = self._taken()
        try:
            yield Searching(taken[0], stopped)
        except SearchStopped:
            self._give_back(taken)
            raise
        except BaseException:
            taken[0].close()
            raise
        self._give_back(taken)

    def _give_back(self, taken: tuple[sqlite3.Connection, tuple[int, int] | None]) -> None:
        with self._lock:
            if not self._is_closed and not self._free:
                self._free.append(taken)
                return
        taken[0].close()

    def _taken(self) -> tuple[sqlite3.Connection, tuple[int, int] | None]:
        now = file_at(self._path)
        with self._lock:
            kept = self._free.pop() if self._free else None
        if kept is not None:
            if kept[1] == now:
                return kept
            kept[0].close()  # another file has taken its place
        with plain_words():
            return open_file(self._path, read_only=True).connection, now

    def close(self) -> None:
        """Keep no connection any more."""
        with self._lock:
            self._is_closed = True
            kept, self._free = self._free, []
        for connection, _ in kept:
            connection.close()


@contextmanager
def searching_in(path: Path, stopped: Callable[[], bool] | None = None) -> Iterator[Searching]:
    """The searches of a project, for one question."""
    project = Searchable(path)
    try:
        with project.searching(stopped) as searching:
            yield searching
    finally:
        project.close()
