"""Finding claims: by words and facets, in an order, and how many there are of each facet."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.domain.claim_filter import ClaimFilter
from reader.store.claims_where import BY_DATE, DATE, MONTH, conditions
from reader.store.errors import plain_words
from reader.store.rows import dumps

_FROM = """FROM annotation AS a JOIN article ON article.id = a.article
    LEFT JOIN claim_statement AS placed ON placed.annotation = a.id AND placed.position = 0
    WHERE a.kind = 'claim' AND article.binned = 0"""
_SPEAKER = """(SELECT source.name FROM chain_link JOIN source ON source.id = chain_link.source
    WHERE chain_link.annotation = a.id AND attribution = 0 AND stated
    ORDER BY chain_link.position DESC LIMIT 1)"""
_LAST_DIGIT = "(SELECT value FROM grade WHERE claim = a.id ORDER BY place DESC LIMIT 1)"
_QUOTE = """(SELECT exact FROM anchor WHERE owner = a.id AND part = 'claim' AND attribution = 0
    AND link = 0 AND position = 0)"""
_TAGS = """(SELECT name FROM annotation_tag JOIN tag ON tag.id = tag
    WHERE annotation_tag.annotation = a.id ORDER BY annotation_tag.position LIMIT 1)"""
_ORDERS = {
    "quote": f"CASE gloss WHEN '[]' THEN {_QUOTE} ELSE substr(gloss, 3) END COLLATE NOCASE",
    "speaker": f"{_SPEAKER} COLLATE NOCASE",
    "grade": _LAST_DIGIT,
    "tags": f"{_TAGS} COLLATE NOCASE",
    "date": f"{BY_DATE} || ' ' || {DATE}",
    "article": "article.title COLLATE NOCASE",
}
_BY_PLACE = "article.number, a.number"

# no temporary table: a connection that only reads may not make one
_OF_FOUND = "WITH found(id) AS MATERIALIZED (SELECT value FROM json_each(?)) "
_KEYS = (
    "SELECT coalesce(statement, id), in_article FROM found JOIN annotation USING (id) "
    "LEFT JOIN claim_statement ON annotation = id AND position = 0"
)
_COUNTS = {
    "sources": "SELECT source, count(DISTINCT annotation) FROM chain_link "
    "JOIN found ON found.id = annotation WHERE source IS NOT NULL AND stated GROUP BY source",
    "tags": "SELECT tag, count(*) FROM annotation_tag JOIN found ON found.id = annotation "
    "GROUP BY tag",
    "directness": "SELECT directness, count(DISTINCT annotation) FROM attribution "
    "JOIN found ON found.id = annotation WHERE directness IS NOT NULL GROUP BY directness",
    "months": f"SELECT {MONTH}, count(*) FROM found JOIN annotation USING (id) "
    "JOIN article ON article.id = article GROUP BY 1",
    "credibility": "SELECT value, count(*) FROM (SELECT value, max(grade.place) FROM grade "
    "JOIN found ON found.id = claim GROUP BY claim) WHERE value IS NOT NULL GROUP BY value",
}
_FLAGS = {
    "hedged": "SELECT count(DISTINCT owner) FROM anchor JOIN found ON found.id = owner "
    "WHERE part = 'hedge'",
    "unattributed": "SELECT count(*) FROM found WHERE NOT EXISTS "
    "(SELECT 1 FROM chain_link WHERE annotation = found.id AND stated AND source IS NOT NULL)",
    "to-check": "SELECT count(*) FROM found JOIN annotation USING (id) WHERE status = 'to-check'",
    "checked": "SELECT count(*) FROM found JOIN annotation USING (id) WHERE status = 'checked'",
    "no-statement": "SELECT count(*) FROM found WHERE NOT EXISTS "
    "(SELECT 1 FROM claim_statement WHERE annotation = found.id)",
}

_NAMING = "SELECT thing FROM search JOIN search_row ON row = search.rowid WHERE search MATCH ?"


@dataclass(frozen=True, slots=True)
class Found:
    """The claims that were asked for: their ids in order, and how many have each value of a facet.

    `counts` is empty until it is asked for.
    """

    ids: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]


class Claims:
    """The questions of the Claims view, asked on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(
        self,
        of: ClaimFilter,
        sort: str = "citation",
        *,
        descending: bool = False,
        limit: int | None = None,
        standings: Mapping[str, str] | None = None,
    ) -> list[str]:
        """The ids of the claims that pass `of`, ordered by one of claim_filter.SORTS.

        `standings` gives the standing of each statement, and of each claim under none; it is
        wanted where one filters or sorts by it. Claims without what is sorted by come last.
        """
        where, values = conditions(self._connection, of)
        way = " DESC" if descending else ""
        order = f"{_BY_PLACE.replace(',', way + ',')}{way}"
        if sort in _ORDERS:
            order = f"{_ORDERS[sort]} IS NULL, {_ORDERS[sort]}{way}, {_BY_PLACE}"
        by_standing = bool(of.standings) or sort == "standing"
        most = f"LIMIT {limit}" if limit is not None and not by_standing else ""
        rows = self._rows(
            "SELECT a.id, coalesce(placed.statement, a.id), a.in_article "
            f"{_FROM} {where} ORDER BY {order} {most}",
            *values,
        )
        if of.among and sort == "citation":
            place = {id: i for i, id in enumerate(of.among)}
            rows.sort(key=lambda row: place[row[0]], reverse=descending)
        if not by_standing:
            return [row[0] for row in rows]
        return _by_standing(rows, of, sort, descending, standings or {})[:limit]

    def counts(
        self, claims: Iterable[str], standings: Mapping[str, str] | None = None
    ) -> dict[str, dict[str, int]]:
        """Facet → value → how many of `claims` (ids) have it."""
        asked = dumps(list(claims))
        counted = {
            facet: dict(self._rows(_OF_FOUND + sql, asked)) for facet, sql in _COUNTS.items()
        }
        counted["flags"] = {
            flag: self._rows(_OF_FOUND + sql, asked)[0][0] for flag, sql in _FLAGS.items()
        }
        counted["standings"] = self._standings(asked, standings or {})
        return counted

    def named(self, claims: Iterable[str], goes_on: Callable[[], None]) -> dict[str, int]:
        """Source (id) → in how many of `claims` (ids) the words name it; none with none.

        `goes_on` is called before each source and may raise, to stop it.
        """
        from reader.store.search_match import names_of, naming_match

        asked, counted = set(claims), {}
        for source, names in names_of(self._connection).items():
            goes_on()
            match = naming_match(names)
            if match is None:
                continue
            if number := sum(id in asked for (id,) in self._rows(_NAMING, match)):
                counted[source] = number
        return counted

    def _standings(self, asked: str, standings: Mapping[str, str]) -> dict[str, int]:
        counted: dict[str, int] = {}
        for key, inside in self._rows(_OF_FOUND + _KEYS, asked):
            code = standings.get(key) if inside else None
            if code:
                counted[code] = counted.get(code, 0) + 1
        return counted

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()


def _by_standing(
    rows: Iterable[tuple[str, str, int]],
    of: ClaimFilter,
    sort: str,
    descending: bool,
    standings: Mapping[str, str],
) -> list[str]:
    from reader.domain.sourcing import STANDINGS

    coded = [(id, standings.get(key, "") if inside else "") for id, key, inside in rows]
    if of.standings:
        coded = [(id, code) for id, code in coded if code in of.standings]
    if sort == "standing":
        rank = {code: i for i, code in enumerate(STANDINGS)}
        sign = -1 if descending else 1
        coded.sort(key=lambda row: (row[1] not in rank, sign * rank.get(row[1], 0)))
    return [id for id, _ in coded]
