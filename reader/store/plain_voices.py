"""The voices of a whole project as standings take them in bulk: most are one source, and no more.

A voice is plain where it is its claim's only one and one known source asserts it itself. Such a row
goes to the weighing as it is; of the claims whose voices are more intricate the voices are made one
by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from reader.domain.sourcing import Hop, Voice
from reader.store.errors import plain_words
from reader.store.outlets import outlets

# the tables are read in the order of the claims
_CLAIMS = """SELECT a.id, a.article, p.statement,
        CASE WHEN a.in_article THEN p.polarity IS 'opposite' END, l.source, l.affiliation
    FROM annotation AS a LEFT JOIN claim_statement AS p ON p.annotation = a.id
    LEFT JOIN chain_link AS l ON l.annotation = a.id AND l.attribution = 0 AND l.position = 0
    WHERE a.kind = 'claim' AND a.article NOT IN (SELECT id FROM article WHERE binned <> 0)"""
# all voices of the claims whose voice is not one that asserts, by one known source
_SPOKEN = """SELECT v.annotation, v.position, v.id, v.stance, v.apart,
        l.source, l.affiliation, l.stated
    FROM (SELECT annotation FROM attribution WHERE position = 1 OR stance <> 'asserts' UNION
        SELECT annotation FROM chain_link WHERE position = 1 OR source IS NULL OR NOT stated) AS i
    CROSS JOIN attribution AS v ON v.annotation = i.annotation
    LEFT JOIN chain_link AS l ON l.annotation = v.annotation AND l.attribution = v.position
    ORDER BY v.annotation, v.position, l.position"""
# the cues of claims of several voices of which a later one has a cue
_CUES = """SELECT owner, attribution, start, "end" FROM anchor
    WHERE part = 'cue' AND owner IN (SELECT annotation FROM attribution WHERE position > 0
        AND EXISTS (SELECT 1 FROM anchor WHERE owner = annotation AND part = 'cue'
            AND attribution = attribution.position))
    ORDER BY owner, attribution, link, position"""
_LOT = 200
"""Rows to take at once: more would not stay in the processor's cache."""


class PlainVoices:
    """The questions, asked on one connection, always of the whole project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def claims(self) -> Iterator[Any]:
        """Each claim, once for each statement it stands under: claim, article, statement (None:
        under none), whether it says the opposite (None: the claim is outside the article), and
        the source and affiliation of the first link, None where there is none."""
        return chain.from_iterable(self._lots(_CLAIMS))

    def intricate(self) -> dict[str, list[Voice]]:
        """The voices of the claims of which `claims` does not tell all, as they stand in the
        claim: the article, and what an implied origin adds for a reader, is not told."""
        cues: dict[tuple[str, int], tuple[int, int]] = {}
        for claim, position, start, end in self._rows(_CUES):
            cues.setdefault((claim, position), (start, end))
        found: dict[str, list[Voice]] = {}
        rows = chain.from_iterable(self._lots(_SPOKEN))
        for (claim, position), links in groupby(rows, itemgetter(0, 1)):
            first, *more = links
            id, stance, apart, source, affiliation, stated = first[2:]
            hops = [Hop(source, affiliation)] if stated else []
            hops += [Hop(row[5], row[6]) for row in more if row[7]]
            cue = None if apart else cues.get((claim, position))
            voice = Voice(claim, "", id, stance, tuple(hops), None, cue)
            found.setdefault(claim, []).append(voice)
        return found

    def outlets(self) -> dict[str, str]:
        """Article → the source that its outlet is, where there is one."""
        return outlets(self._connection)

    def _lots(self, sql: str) -> Iterator[list[Any]]:
        with plain_words():
            cursor = self._connection.execute(sql)
            while lot := cursor.fetchmany(_LOT):
                yield lot

    def _rows(self, sql: str) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql).fetchall()
