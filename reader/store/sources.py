"""What is known of sources: how much each says and where, how it proved, and whom it goes with."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.domain.project import Grade
from reader.store.errors import plain_words
from reader.store.rows import TABLES

# only current articles, and only blocks that are part of them, count
_HERE = "JOIN annotation AS a ON a.id = {of} AND in_article JOIN article ON article.id = a.article"
# a claim once for each source; counted by `_counted`, since SQLite would sort for each number
_CURRENT = "article NOT IN (SELECT id FROM article WHERE binned <> 0)"
_SAID = f"""SELECT l.source, l.stated, a.article
    FROM annotation AS a {{cross}} JOIN chain_link AS l ON l.annotation = a.id
    WHERE a.in_article AND a.{_CURRENT} AND l.source IS NOT NULL {{of}}
    AND (l.attribution = 0 AND l.position = 0 OR NOT EXISTS (SELECT 1 FROM chain_link AS sooner
        WHERE sooner.annotation = l.annotation AND sooner.source = l.source
        AND sooner.stated = l.stated
        AND (sooner.attribution, sooner.position) < (l.attribution, l.position)))"""
_MENTIONS = f"""SELECT l.source, l.article FROM annotation AS l
    WHERE +l.source IS NOT NULL AND in_article AND kind = 'mention' AND {_CURRENT} {{of}}"""
_DATES = "SELECT id, published_key || ' ' || published FROM article WHERE published_key > ''"
# judged: by a digit or a verdict; who denies what is refuted was right
_RECORD = """WITH judged(id) AS (SELECT claim FROM verdict UNION
        SELECT claim FROM grade WHERE claim IS NOT NULL),
    verdicts(id, code, digit) AS (SELECT id,
        (SELECT CASE WHEN code IN ('true', 'five-1') THEN 'confirmed'
            WHEN code IN ('false', 'pants-on-fire', 'five-5') THEN 'refuted' ELSE code END
            FROM verdict WHERE claim = judged.id ORDER BY place DESC LIMIT 1),
        (SELECT value FROM grade WHERE claim = judged.id ORDER BY place DESC LIMIT 1) FROM judged),
    said(source, id, denies, code) AS (SELECT DISTINCT l.source, a.id, stance = 'denies', code
        FROM verdicts CROSS JOIN annotation AS a ON a.id = verdicts.id AND in_article
        JOIN article ON article.id = a.article AND binned = 0
        CROSS JOIN attribution AS v ON v.annotation = a.id AND stance IN ('asserts', 'denies')
        CROSS JOIN chain_link AS l ON l.annotation = a.id AND l.attribution = v.position AND stated
        WHERE l.source IS NOT NULL AND (code IS NOT NULL OR digit IS NOT NULL) {of})
    SELECT source, count(DISTINCT CASE WHEN code = iif(denies, 'refuted', 'confirmed') THEN id END),
        count(DISTINCT CASE WHEN code = iif(denies, 'confirmed', 'refuted') THEN id END),
        count(DISTINCT id)
    FROM said GROUP BY source"""
# how: 0 it says so, 1 it is inferred behind it, 2 somebody says so for it
_SPOKEN = f"""SELECT a.id, a.event, a.said, a.reported, published,
        min(CASE WHEN l.source IS NOT ?1 THEN 2 WHEN stated THEN 0 ELSE 1 END)
    FROM chain_link AS l {_HERE.format(of="l.annotation")} AND binned = 0
    WHERE l.source = ?1 OR l.affiliation = ?1 GROUP BY a.id
    ORDER BY article.number, a.number"""
_NAMED = """SELECT a.id FROM annotation AS a JOIN article ON article.id = a.article
    WHERE a.source = ?1 AND a.kind = 'mention' AND in_article AND binned = 0
    ORDER BY article.number, a.number"""
_RELAYS = f"""SELECT other.source, count(DISTINCT a.id) FROM chain_link AS l
    JOIN chain_link AS other ON other.annotation = l.annotation
        AND other.attribution = l.attribution AND other.position = l.position + ?2
    {_HERE.format(of="l.annotation")} AND binned = 0
    WHERE l.source = ?1 AND l.stated AND other.stated AND other.source IS NOT NULL
        AND other.source <> ?1
    GROUP BY other.source ORDER BY 2 DESC LIMIT ?3"""
_SPOKEN_FOR = f"""SELECT {{other}}, count(DISTINCT a.id) FROM chain_link AS l
    {_HERE.format(of="l.annotation")} AND binned = 0
    WHERE {{own}} = ?1 AND {{other}} IS NOT NULL AND {{other}} <> ?1
    GROUP BY 1 ORDER BY 2 DESC LIMIT ?2"""
_SHARED = f"""WITH own(statement) AS (SELECT DISTINCT statement FROM chain_link AS l
        JOIN claim_statement AS c ON c.annotation = l.annotation
        {_HERE.format(of="l.annotation")} AND binned = 0 WHERE l.source = ?1 AND stated)
    SELECT l.source, count(DISTINCT c.statement) FROM own
        JOIN claim_statement AS c ON c.statement = own.statement
        JOIN chain_link AS l ON l.annotation = c.annotation AND stated
        {_HERE.format(of="l.annotation")} AND binned = 0
    WHERE l.source IS NOT NULL AND l.source <> ?1 GROUP BY l.source ORDER BY 2 DESC LIMIT ?2"""
SAYS, IMPLIED, FOR = "says", "implied", "for"
MOST = 50
"""So many others of each kind a source is said to go with, those it goes with most."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a table tells of a source.

    `claims` are those it speaks in or relays, `implied` those it is only inferred to be behind.
    `first` and `last` are the EDTF dates of the articles that name it. Of its `judged` claims
    (by a digit or a verdict) so many were `confirmed` and `refuted` by their last verdict.
    """

    claims: int = 0
    implied: int = 0
    mentions: int = 0
    articles: int = 0
    first: str = ""
    last: str = ""
    confirmed: int = 0
    refuted: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim that names a source as a voice, with its dates (EDTF, None or "").

    `how` is SAYS, IMPLIED where it is only inferred to be behind it, FOR where others speak for it.
    """

    id: str
    event: str | None = None
    said: str | None = None
    reported: str | None = None
    published: str | None = None
    how: str = "says"


@dataclass(frozen=True, slots=True)
class Relations:
    """The sources (ids) that one goes with, each with the number of claims or statements."""

    relays: tuple[tuple[str, int], ...]
    """Whom it has claims from."""
    relayed_by: tuple[tuple[str, int], ...]
    speaks_for: tuple[tuple[str, int], ...]
    spoken_for_by: tuple[tuple[str, int], ...]
    shares: tuple[tuple[str, int], ...]
    """Who has claims under the same statements; the number is of statements."""


class Sources:
    """The questions of the Sources view, asked on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def facts(self, source: str | None = None) -> dict[str, SourceFacts]:
        """Source id → what is known of it; of all sources that are named anywhere, or of one."""
        given = () if source is None else (source,)
        of = "" if source is None else "AND l.source = ?1"
        cross = "CROSS" if source is None else ""
        with plain_words():
            found = _counted(
                self._connection.execute(_SAID.format(of=of, cross=cross), given),
                self._connection.execute(_MENTIONS.format(of=of), given),
                dict(self._connection.execute(_DATES)),
            )
        for id, *counts in self._rows(_RECORD.format(of=of), *given):
            names = ("confirmed", "refuted", "judged")
            found.setdefault(id, {}).update(zip(names, counts, strict=True))
        return {id: SourceFacts(**known) for id, known in found.items()}

    def spoken_by(self, source: str) -> list[Spoken]:
        """The claims that name a source as a voice or as whom it speaks for, by citation."""
        ways = (SAYS, IMPLIED, FOR)
        return [
            Spoken(id, event, said, reported, published, ways[how])
            for id, event, said, reported, published, how in self._rows(_SPOKEN, source)
        ]

    def mentions_of(self, source: str) -> list[str]:
        """The mentions of a source, by citation."""
        return [id for (id,) in self._rows(_NAMED, source)]

    def relations_of(self, source: str) -> Relations:
        """Whom a source goes with, MOST of each kind."""
        own, other = "l.source", "l.affiliation"
        for_whom = _SPOKEN_FOR.format(own=own, other=other)
        by_whom = _SPOKEN_FOR.format(own=other, other=own)
        return Relations(
            tuple(self._rows(_RELAYS, source, 1, MOST)),
            tuple(self._rows(_RELAYS, source, -1, MOST)),
            tuple(self._rows(for_whom, source, MOST)),
            tuple(self._rows(by_whom, source, MOST)),
            tuple(self._rows(_SHARED, source, MOST)),
        )

    def grades_of(self, *sources: str) -> list[Grade]:
        """The letters that sources were ever given, in the order given."""
        marks = ", ".join("?" * len(sources))
        with plain_words():
            return TABLES["grade"].load(self._connection, f"WHERE source IN ({marks})", sources)

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()


def _date(keyed: str) -> str:
    return keyed.partition(" ")[2]


class _Named:
    """Where a source is named, while that is counted."""

    __slots__ = ("articles", "claims", "implied", "mentions")

    def __init__(self) -> None:
        self.claims = self.implied = self.mentions = 0
        self.articles: set[str] = set()


def _counted(
    said: Iterable[tuple[str, int, str]],
    mentions: Iterable[tuple[str, str]],
    dates: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Source → the SourceFacts that hang on where it is named.

    `said` are source, whether that is stated, and article, of each claim; `mentions` source and
    article; `dates` the date of each article that has one, behind the key that it is sorted by.
    """
    named: defaultdict[str, _Named] = defaultdict(_Named)
    for source, stated, article in said:
        of = named[source]
        if stated:
            of.claims += 1
            of.articles.add(article)
        else:
            of.implied += 1
    for source, article in mentions:
        of = named[source]
        of.mentions += 1
        of.articles.add(article)
    found: dict[str, dict[str, Any]] = {}
    for source, of in named.items():
        dated = [dates[article] for article in of.articles if article in dates]
        found[source] = {
            "claims": of.claims,
            "implied": of.implied,
            "mentions": of.mentions,
            "articles": len(of.articles),
            "first": _date(min(dated, default="")),
            "last": _date(max(dated, default="")),
        }
    return found
