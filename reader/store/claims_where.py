"""The conditions of a ClaimFilter in SQL."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Any

from reader.domain.claim_filter import UNDATED, ClaimFilter
from reader.store.rows import dumps

DATE = "coalesce(nullif(event, ''), nullif(said, ''), nullif(reported, ''), published)"
# of an interval its beginning, of unknown digits the earliest
_START = f"replace(substr({DATE}, 1, coalesce(nullif(instr({DATE}, '/'), 0) - 1, 40)), 'X', '0')"
# such a day sorts as text, but for the seasons (2017-21 to 24), which go to their first month
BY_DATE = (
    f"CASE WHEN {_START} GLOB '[0-9][0-9][0-9][0-9]-2[1-4]*' "
    f"THEN substr({_START}, 1, 5) || printf('%02d', 3 * (substr({_START}, 7, 1))) || "
    f"substr({_START}, 8) ELSE {_START} END"
)
MONTH = (
    f"CASE WHEN {DATE} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*' THEN substr({DATE}, 1, 7) "
    f"WHEN {DATE} GLOB '[0-9][0-9][0-9][0-9]*' THEN substr({DATE}, 1, 4) "
    f"ELSE '{UNDATED}' END"
)
_LISTED = "(SELECT value FROM json_each(?))"
_LETTER = "(SELECT value FROM grade WHERE source = link.source ORDER BY place DESC LIMIT 1)"
_FACETS = {
    "sources": "a.id IN (SELECT annotation FROM chain_link WHERE stated AND "
    f"(source IN {_LISTED} OR affiliation IN {_LISTED}))",
    "tags": """a.id IN (SELECT annotation FROM annotation_tag WHERE tag IN (WITH RECURSIVE
        under(id) AS (SELECT value FROM json_each(?) UNION
        SELECT tag.id FROM tag JOIN under ON tag.parent = under.id) SELECT id FROM under))""",
    "credibility": "(SELECT value FROM grade WHERE claim = a.id ORDER BY place DESC LIMIT 1) "
    f"IN {_LISTED}",
    "reliability": f"""EXISTS (SELECT 1 FROM attribution AS v JOIN chain_link AS link
        ON link.annotation = a.id AND link.attribution = v.position
        WHERE v.annotation = a.id AND link.stated AND link.position =
            (SELECT max(position) FROM chain_link AS last WHERE last.annotation = a.id
                AND last.attribution = v.position AND last.stated)
        AND coalesce(v.reliability, {_LETTER}) IN {_LISTED})""",
    "months": f"{MONTH} IN {_LISTED}",
    "directness": f"a.id IN (SELECT annotation FROM attribution WHERE directness IN {_LISTED})",
}
_FLAGS = {
    "hedged": "EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND part = 'hedge')",
    "unattributed": "NOT EXISTS (SELECT 1 FROM chain_link WHERE annotation = a.id AND stated "
    "AND source IS NOT NULL)",
    "to-check": "a.status = 'to-check'",
    "checked": "a.status = 'checked'",
    "no-statement": "placed.statement IS NULL",
}


def conditions(connection: sqlite3.Connection, of: ClaimFilter) -> tuple[str, list[Any]]:
    """What narrows the claims (as `a`, its article joined) to those of a filter, with its values.

    Standings are not in the project; they are left to the caller.
    """
    parts: list[str] = []
    values: list[Any] = []
    if of.typed.strip():
        part, given = _words(connection, of.typed)
        parts.append(part)
        values += given
    for facet, sql in _FACETS.items():
        chosen = getattr(of, facet)
        if chosen:
            parts.append(sql)
            values += [dumps(sorted(chosen))] * sql.count("?")
    if of.about:
        part, given = _naming(connection, of.about)
        parts.append(part)
        values += given
    parts += [_FLAGS[flag] for flag in sorted(of.flags) if flag in _FLAGS]
    if of.among:
        parts.append(f"a.id IN {_LISTED}")
        values.append(dumps(of.among))
    if of.statement:
        parts.append("a.id IN (SELECT annotation FROM claim_statement WHERE statement = ?)")
        values.append(of.statement)
    for bound, sign in ((of.after, ">="), (of.before, "<")):
        if bound:
            parts.append(f"{BY_DATE} {sign} ?")
            values.append(bound)
    return "".join(f" AND {part}" for part in parts), values


def _naming(connection: sqlite3.Connection, sources: Iterable[str]) -> tuple[str, list[Any]]:
    """Whose words name one of these sources."""
    from reader.store.search_match import names_of, naming_match

    names = names_of(connection, sources).values()
    match = naming_match(name for of in names for name in of)
    if match is None:
        return "0", []
    return f"a.id IN ({_FOUND.format(where='')})", [match]


def _words(connection: sqlite3.Connection, typed: str) -> tuple[str, list[Any]]:
    """What is typed, in the search language; a name of who says it will do as well."""
    from reader.domain.query import parse
    from reader.store.search_match import question_of

    query = parse(typed, typing=True)
    citation = re.fullmatch(r"\s*(\d{1,9}):(\d{0,9})\s*", typed)
    if citation:
        own = int(citation[2]) if citation[2] else None
        return "article.number = ? AND a.number = coalesce(?, a.number)", [int(citation[1]), own]
    if query.is_empty:
        return "1", []
    said = question_of(connection, query, ("claim",))
    if said.match is None:
        return "0", []
    found = _FOUND.format(where=said.where)
    values: list[Any] = [said.match, *said.values]
    if query.filters:
        return f"a.id IN ({found})", values
    named = question_of(connection, query, ("source",))
    names = _FOUND.format(where=named.where)
    return (
        f"(a.id IN ({found}) OR a.id IN ("
        f"SELECT annotation FROM chain_link WHERE source IN ({names}) "
        f"UNION SELECT annotation FROM chain_link WHERE affiliation IN ({names})))",
        [*values, *(named.match, *named.values) * 2],
    )


_FOUND = (
    "SELECT thing FROM search_row WHERE row IN "
    "(SELECT rowid FROM search WHERE search MATCH ? {where})"
)
