"""A question of the search language as the index is asked it: an FTS5 match and bounds.

What is typed reaches the index only as words in quotes, which hold letters and digits alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.domain.query import Filter, Query, Term
from reader.domain.query_values import STATUSES
from reader.domain.search_words import term_of, words_in
from reader.store.rows import dumps
from reader.store.search import ARTICLE, DAY, MARK, THINGS, day_number, facet, facet_of_id

WORDS = "{title body remark}"
EVERYTHING = f"facets : {MARK}*"
NOTHING = None
_MOST_NAMES = 300
"""How many sources or tags a name in a filter may stand for."""


@dataclass(slots=True)
class Question:
    """`match` for FTS5 (None: nothing can answer), further conditions and their values.

    `also` are the names that the question is about, to be marked in the passages.
    """

    match: str | None
    where: str = ""
    values: tuple[int, ...] = ()
    also: tuple[Term, ...] = ()


def question_of(connection: sqlite3.Connection, query: Query, kinds: Sequence[str]) -> Question:
    """What to ask the index, of things of these `kinds` only; none for all."""
    if query.is_empty:
        return Question(NOTHING)
    asked = _Asked(connection)
    for choice in query.wanted:
        asked.all_of.append(_any(f"{WORDS} : {_term(term)}" for term in choice))
    asked.none_of += [f"{WORDS} : {_term(term)}" for term in query.without]
    for one in query.filters:
        asked.narrow(one)
    if kinds:
        asked.all_of.append(_any(_facet(facet("k", kind)) for kind in kinds))
    return asked.question()


class _Asked:
    """Collects the parts of a question."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.all_of: list[str] = []
        self.none_of: list[str] = []
        self._where: list[str] = []
        self._values: list[int] = []
        self._also: list[Term] = []

    def question(self) -> Question:
        """The whole."""
        match = " AND ".join(f"({part})" for part in self.all_of) or EVERYTHING
        if self.none_of:
            match = f"({match}) NOT ({' OR '.join(f'({part})' for part in self.none_of)})"
        where = "".join(f" AND {part}" for part in self._where)
        return Question(match, where, tuple(self._values), tuple(self._also))

    def narrow(self, one: Filter) -> None:
        """Take a filter in."""
        if one.key in ("before", "after"):
            self._by_day(one)
        elif one.key == "article":
            self._by_article(one)
        else:
            parts = [part for value in one.values for part in getattr(self, f"_{one.key}")(value)]
            if one.negated:
                self.none_of += parts
            else:
                self.all_of.append(_any(parts))

    def _by_day(self, one: Filter) -> None:
        before = (one.key == "before") != one.negated
        for value in one.values:
            self._where.append("rowid < ?" if before else "rowid >= ?")
            self._values.append(day_number(value) << DAY)
            if before:  # what has no day is not before any
                self._where.append("rowid >= ?")
                self._values.append(1 << DAY)
            else:
                self._where.append("rowid < ?")
                self._values.append(THINGS << DAY)

    def _by_article(self, one: Filter) -> None:
        ranges = [found for value in one.values for found in self._ranges(value)]
        if not ranges and not one.negated:
            ranges = [(0, -1)]
        if ranges:
            inside = " OR ".join("rowid BETWEEN ? AND ?" for _ in ranges)
            self._where.append(f"NOT ({inside})" if one.negated else f"({inside})")
            self._values += [bound for found in ranges for bound in found]

    def _ranges(self, value: str) -> list[tuple[int, int]]:
        number, _, own = value.partition(":")
        found = self._connection.execute(
            "SELECT row FROM search_row JOIN article ON article.id = thing "
            "WHERE kind = 'article' AND number = ?",
            (int(number),),
        ).fetchone()
        if found is None:
            return []
        base = found[0] >> ARTICLE << ARTICLE
        if own:
            return [(base | int(own), base | int(own))] if int(own) < 1 << ARTICLE else []
        return [(base, found[0])]

    # --- what stands behind each key -----------------------------------------------------------

    def _kind(self, value: str) -> list[str]:
        return [_facet(facet("k", value))]

    def _status(self, value: str) -> list[str]:
        return [_facet(facet("h", value))] if value in STATUSES else []

    def _lang(self, value: str) -> list[str]:
        return [_facet(facet("l", value))]

    def _outlet(self, value: str) -> list[str]:
        words = [facet("o", word) for word in words_in(value)[:12]]
        return [f'facets : "{" ".join(words)}" *'] if words else []

    def _source(self, value: str) -> list[str]:
        return [_facet(facet_of_id("s", id)) for id in self._named("source", value)]

    def _tag(self, value: str) -> list[str]:
        ids = self._named("tag", value)
        marks = ", ".join("?" * len(ids))
        under = self._connection.execute(
            f"WITH RECURSIVE under(id) AS (SELECT id FROM tag WHERE id IN ({marks}) "
            "UNION SELECT tag.id FROM tag JOIN under ON tag.parent = under.id) "
            "SELECT id FROM under",
            ids,
        ).fetchall()
        return [_facet(facet_of_id("t", id)) for (id,) in under[:_MOST_NAMES]]

    def _grade(self, value: str) -> list[str]:
        if not value.isalpha():
            return [_facet(facet("d", value))]
        graded = self._connection.execute(
            "SELECT thing FROM search JOIN search_row ON row = search.rowid WHERE search MATCH ? "
            "LIMIT ?",
            (f"{_facet(facet('k', 'source'))} AND {_facet(facet('r', value))}", _MOST_NAMES),
        ).fetchall()
        origins = [_facet(facet_of_id("u", id)) for (id,) in graded]
        return [_facet(facet("v", value)), _facet(facet("r", value)), *origins]

    def _about(self, value: str) -> list[str]:
        """Claims whose quotation has the words, or a name of a source that has them."""
        names = names_of(self._connection, self._named("source", value))
        known = _terms((value, *(name for of in names.values() for name in of)))
        self._also += known
        return [_in_claims(term) for term in known[:_MOST_NAMES]]

    def _named(self, kind: str, value: str) -> list[str]:
        """The ids of the sources or tags whose name has these words, the last perhaps begun."""
        term = term_of(value, prefix=True)
        if term is None:
            return []
        words = " AND ".join(
            f"title : ({_phrase((word,), last)})"
            for word, last in _each(term.forms[0], term.prefix)
        )
        found = self._connection.execute(
            "SELECT thing FROM search JOIN search_row ON row = search.rowid WHERE search MATCH ? "
            "ORDER BY search.rowid DESC LIMIT ?",
            (f"{_facet(facet('k', kind))} AND {words}", _MOST_NAMES),
        )
        return [id for (id,) in found]


def names_of(
    connection: sqlite3.Connection, sources: Iterable[str] | None = None
) -> dict[str, list[str]]:
    """Source (id) → its name and its other names; of all sources for None."""
    rows = "SELECT id AS of, name FROM source UNION ALL SELECT source, name FROM source_alias"
    if sources is None:
        found = connection.execute(rows)
    else:
        chosen = f"SELECT of, name FROM ({rows}) WHERE of IN (SELECT value FROM json_each(?))"
        found = connection.execute(chosen, (dumps(list(sources)),))
    names: dict[str, list[str]] = {}
    for source, name in found:
        names.setdefault(source, []).append(name)
    return names


def naming_match(names: Iterable[str]) -> str | None:
    """The match that finds the claims whose quotation has one of these names; None for none."""
    terms = _terms(names)
    return _any(map(_in_claims, terms)) if terms else None


def term_match(term: Term) -> str:
    """The match that finds a term in any words of a thing."""
    return f"{WORDS} : {_term(term)}"


def _terms(names: Iterable[str]) -> list[Term]:
    """Each name as it is looked for, once."""
    terms = dict.fromkeys(term_of(name, whole=True) for name in names)
    return [term for term in terms if term is not None]


def _in_claims(term: Term) -> str:
    return f"{_facet(facet('k', 'claim'))} AND (body : {_term(term)})"


def _each(words: Sequence[str], prefix: bool) -> list[tuple[str, bool]]:
    return [(word, prefix and i == len(words) - 1) for i, word in enumerate(words)]


def _any(parts: Iterable[str]) -> str:
    """A choice; of nothing, what nothing has."""
    return " OR ".join(f"({part})" for part in parts) or f'facets : "{MARK}none"'


def _facet(word: str) -> str:
    return f'facets : "{word}"'


def _term(term: Term) -> str:
    return f"({' OR '.join(_phrase(form, term.prefix) for form in term.forms)})"


def _phrase(words: Sequence[str], prefix: bool) -> str:
    return f'"{" ".join(words)}"' + (" *" if prefix else "")
