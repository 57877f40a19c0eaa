"""The voices of a whole project as standings take them in bulk: most are one source, and no more.

A voice is plain where it is its claim's only one and one known source says it itself, in the
article. Such a row goes to the weighing as it is; of the claims whose voices are more intricate
the voices are made one by one.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from reader.domain.sourcing import Hop, Voice
from reader.domain.sourcing.voice import effective
from reader.store.errors import plain_words
from reader.store.outlets import outlets

# a claim by one voice of one link; the indexes are read in the order of the claims
_ONE_LINK = """CROSS JOIN attribution AS v ON v.annotation = a.id AND v.position = 0
    CROSS JOIN chain_link AS l ON l.annotation = a.id AND l.attribution = 0 AND l.position = 0"""
_CLAIM = """a.kind = 'claim'
    AND a.article NOT IN (SELECT id FROM article WHERE binned <> 0)"""
_SIDE = "v.stance IN ('asserts', 'denies') AND l.source IS NOT NULL AND l.stated"
_LONE = f"""SELECT a.id, CASE WHEN a.in_article AND {_SIDE}
        THEN l.source IN (SELECT id FROM source WHERE kind = 'anonymous') END
    FROM annotation AS a {_ONE_LINK.replace("CROSS", "LEFT")}
    WHERE {_CLAIM} AND NOT EXISTS (SELECT 1 FROM claim_statement WHERE annotation = a.id)"""
_UNDER = f"""SELECT p.statement, a.id, a.article,
        (v.stance = 'denies') <> (p.polarity = 'opposite'), l.source, l.affiliation
    FROM annotation AS a CROSS JOIN claim_statement AS p ON p.annotation = a.id {_ONE_LINK}
    WHERE {_CLAIM} AND a.in_article AND {_SIDE}"""
_INTRICATE = f"""SELECT coalesce(p.statement, a.id), p.polarity, a.id, v.position, a.article,
        NOT a.in_article, v.id, v.stance, v.apart, l.source, l.affiliation, l.stated
    FROM (SELECT annotation FROM attribution WHERE position = 1 UNION SELECT annotation
        FROM chain_link WHERE position = 1 OR source IS NULL OR NOT stated) AS i
    CROSS JOIN annotation AS a ON a.id = i.annotation
    LEFT JOIN claim_statement AS p ON p.annotation = a.id
    JOIN attribution AS v ON v.annotation = a.id
    LEFT JOIN chain_link AS l ON l.annotation = a.id AND l.attribution = v.position
    WHERE {_CLAIM} ORDER BY a.id, p.position, v.position, l.position"""
# the cues of claims of several voices of which a later one has a cue
_CUES = """SELECT owner, attribution, start, "end" FROM anchor
    WHERE part = 'cue' AND owner IN (SELECT annotation FROM attribution WHERE position > 0
        AND EXISTS (SELECT 1 FROM anchor WHERE owner = annotation AND part = 'cue'
            AND attribution = attribution.position))
    ORDER BY owner, attribution, link, position"""


class PlainVoices:
    """The questions, asked on one connection, always of the whole project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def lone(self) -> dict[str, int | None]:
        """Each claim under no statement: 1 where an anonymous source says it, 0 where another
        does, None where nobody known; of the intricate ones what their first link says."""
        return dict(self._rows(_LONE))

    def under(self) -> list[Any]:
        """The plain voices of claims under statements, those of intricate claims among them:
        statement, claim, article, whether it denies the statement, source, affiliation."""
        return self._rows(_UNDER)

    def intricate(self) -> dict[str, list[Voice]]:
        """The voices of the claims of which `lone` and `under` do not tell all, by what they stand
        under; which of them speaks in a headline, or whose outlet, is not told."""
        cues: dict[tuple[str, int], tuple[int, int]] = {}
        for claim, position, start, end in self._rows(_CUES):
            cues.setdefault((claim, position), (start, end))
        groups: dict[str, list[Voice]] = {}
        here = None
        voices: list[Voice] = []
        for row in self._rows(_INTRICATE):
            source, affiliation, stated = row[9:]
            if row[:4] == here:  # one more link of the same voice
                last = voices[-1]
                if stated:
                    voices[-1] = last._replace(chain=(*last.chain, Hop(source, affiliation)))
                else:
                    voices[-1] = last._replace(implied=source)
                continue
            here = row[:4]
            voices = groups.setdefault(row[0], [])
            voices.append(_voice(row, None if row[8] else cues.get(row[2:4])))
        return groups

    def outlets(self) -> dict[str, str]:
        """Article → the source that its outlet is, where there is one."""
        return outlets(self._connection)

    def _rows(self, sql: str) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql).fetchall()


def _voice(row: tuple[Any, ...], cue: tuple[int, int] | None) -> Voice:
    """The voice of the first row of it, with its first link."""
    _, polarity, claim, _, article, outside, id, stance, _, source, affiliation, stated = row
    return Voice(
        *(claim, article, id, effective(polarity, stance)),
        (Hop(source, affiliation),) if stated else (),
        None if stated else source,
        cue,
        False,
        bool(outside),
    )
