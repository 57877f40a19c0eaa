"""Who says what, as rows for the matrix and the timeline: few statements, whatever the number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from reader.domain.matrix import Head
from reader.domain.timeline import Said, Speaking
from reader.store.errors import plain_words
from reader.store.rows import words_of

_IN = """JOIN article ON article.id = a.article
    WHERE a.kind = 'claim' AND a.in_article AND article.binned = 0"""
_VOICES = """LEFT JOIN attribution AS v ON v.annotation = a.id
    LEFT JOIN chain_link AS l ON l.annotation = a.id AND l.attribution = v.position"""
_ORDER = "ORDER BY article.number, a.number"
# each tag with itself and all that stand over it; a circle of tags ends
_UP = """WITH RECURSIVE up(tag, over) AS (SELECT id, id FROM tag
    UNION SELECT up.tag, parent FROM up JOIN tag ON id = over WHERE parent IS NOT NULL)"""
_ROWS = {
    "statement": (
        "p.statement",
        "p.polarity",
        "JOIN claim_statement AS p ON p.annotation = a.id",
        ", p.position",
    ),
    "claim": (
        "coalesce(p.statement, a.id)",
        "coalesce(p.polarity, 'same')",
        "LEFT JOIN claim_statement AS p ON p.annotation = a.id",
        ", p.position",
    ),
    "article": ("a.article", "'same'", "", ""),
    "tag": (
        "p.over",
        "'same'",
        f"""JOIN ({_UP} SELECT DISTINCT over, annotation FROM annotation_tag
            JOIN up ON up.tag = annotation_tag.tag) AS p ON p.annotation = a.id""",
        ", p.over",
    ),
}
_QUOTE = """(SELECT exact FROM anchor WHERE owner = a.id AND part = 'claim' AND attribution = 0
    AND link = 0 AND position = 0)"""
_HEDGED = "EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND part = 'hedge')"
_DATE = "coalesce(nullif(said, ''), nullif(reported, ''), nullif(published, ''))"
_HEADS = {
    "statement": "SELECT id, text, '' FROM statement ORDER BY place",
    "claim": f"""SELECT a.id, {_QUOTE}, article.number || ':' || a.number, gloss
        FROM annotation AS a {_IN} AND NOT EXISTS
        (SELECT 1 FROM claim_statement WHERE annotation = a.id) {_ORDER}""",
    "article": """SELECT id, title, outlet, published FROM article WHERE binned = 0
        AND id IN (SELECT article FROM annotation WHERE kind = 'claim' AND in_article)
        ORDER BY number""",
    "tag": f"""{_UP} SELECT id, name, nullif(count(*) - 1, 0) FROM tag JOIN up ON over = id
        GROUP BY id ORDER BY place""",
}
_SOURCES = """SELECT source.id, source.name, coalesce(above.name, ''), source.kind,
    article.number FROM source LEFT JOIN source AS above ON above.id = source.affiliation
    LEFT JOIN article ON article.id = source.article ORDER BY source.place"""
_SAID = f"""SELECT a.id, a.article, article.number || ':' || a.number, {_QUOTE}, article.title,
    event, event_text, said, said_text, reported, reported_text, published, {_HEDGED}
    FROM annotation AS a {_IN} {_ORDER}"""
_SPEAKING = f"""SELECT a.id, v.position, v.stance, l.source, l.affiliation, l.stated
    FROM annotation AS a {_VOICES} {_IN} {_ORDER}, v.position, l.position"""
_UNDER = """SELECT annotation, statement, text FROM claim_statement
    JOIN statement ON statement.id = statement ORDER BY annotation, position"""
_TAGS = """SELECT annotation, name FROM annotation_tag JOIN tag ON tag.id = tag
    ORDER BY annotation, position"""


class Sayings:
    """The questions of the matrix and of the timeline, asked on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # --- the matrix ----------------------------------------------------------------------------

    def links(self, by: str) -> Iterator[tuple[Any, ...]]:
        """The links of all voices as LinkRow has them, by "statement", "article" or "tag".

        With "claim" each claim under no statement is a row of its own beside the statements. What
        has a tag stands under those over it too.
        """
        row, polarity, join, place = _ROWS[by]
        return self._each(
            f"SELECT {row}, {polarity}, a.id, v.position, v.stance, v.reliability, l.source, "
            f"l.stated, {_DATE}, {_HEDGED} FROM annotation AS a {join} {_VOICES} {_IN} "
            f"{_ORDER}{place}, v.position, l.position"
        )

    def digits(self) -> dict[str, str]:
        """Claim → its credibility, of those that have one."""
        rows = self._each("SELECT claim, value FROM grade WHERE claim <> '' ORDER BY place")
        return {claim: value for claim, value in dict(rows).items() if value}

    def letters(self) -> dict[str, str]:
        """Source → its reliability, of those that have one."""
        rows = self._each("SELECT source, value FROM grade WHERE source <> '' ORDER BY place")
        return {source: value for source, value in dict(rows).items() if value}

    def heads(self, by: str) -> list[Head]:
        """What may stand in the rows, in the order in which it was made."""
        rows = [(id, name, under) for id, name, under, *_ in self._each(_HEADS["statement"])]
        if by == "claim":
            rows += [
                (id, next(iter(words_of(gloss)), "") or quote or "", citation)
                for id, quote, citation, gloss in self._each(_HEADS["claim"])
            ]
        elif by != "statement":
            rows = [
                (id, name or "Untitled", "\n".join(_second(one) for one in more if one))
                for id, name, *more in self._each(_HEADS[by])
            ]
        return [Head(id, name, under, made) for made, (id, name, under) in enumerate(rows)]

    def sources(self) -> list[Head]:
        """What may stand in the columns: under a name its affiliation, or whose it is."""
        return [
            Head(id, name, above or _whose(kind, number), made)
            for made, (id, name, above, kind, number) in enumerate(self._each(_SOURCES))
        ]

    # --- the timeline --------------------------------------------------------------------------

    def said(self) -> Iterator[Said]:
        """The claims in blocks of the article, in the order of the articles."""
        tags = self._lists(_TAGS)
        under: dict[str, list[tuple[str, str]]] = {}
        for claim, statement, text in self._each(_UNDER):
            under.setdefault(claim, []).append((statement, text))
        for id, article, citation, quote, title, *dates, published, hedged in self._each(_SAID):
            yield Said(
                *(id, article, citation, quote or "", title, tuple(dates), published),
                bool(hedged),
                tuple(under.get(id, ())),
                tuple(tags.get(id, ())),
            )

    def speaking(self) -> Iterator[Speaking]:
        """The links of their voices; `position` None where a claim has none."""
        return map(Speaking._make, self._each(_SPEAKING))

    def _lists(self, sql: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, value in self._each(sql):
            found.setdefault(key, []).append(value)
        return found

    def _each(self, sql: str) -> Iterator[Any]:
        with plain_words():
            yield from self._connection.execute(sql)


def _second(fact: str | int) -> str:
    if isinstance(fact, int):
        return f"with {fact} tag{'' if fact == 1 else 's'} under it"
    return fact


def _whose(kind: str, number: int | None) -> str:
    if kind != "anonymous":
        return ""
    return f"anonymous, article {number}" if number else "anonymous"
