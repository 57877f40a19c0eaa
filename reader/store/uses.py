"""How often tags and sources are used, kept with every edit; counted anew only to check or mend.

What counts is an annotation in a block that belongs to its article, if that is not in the bin.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from reader.domain.plain import Plain

TAG, CLAIM, MENTION = "tag", "claim", "mention"
Use = tuple[str, str]
"""TAG, CLAIM (a source speaks in it) or MENTION, and the id of the tag or source."""

_ADD = (
    "INSERT INTO uses VALUES (?, ?, ?) "
    "ON CONFLICT(kind, thing) DO UPDATE SET number = number + excluded.number"
)
_COUNTED = (
    "SELECT in_article AND NOT binned FROM annotation JOIN article ON article.id = article "
    "WHERE annotation.id = ?"
)
# of each kind: which rows are counted, here of one article or of all
_ALL = (
    "SELECT 'tag', tag, count(DISTINCT annotation) FROM annotation AS a "
    "JOIN annotation_tag ON annotation = a.id JOIN article ON article.id = a.article "
    "WHERE in_article {which} GROUP BY tag",
    "SELECT 'claim', l.source, count(DISTINCT annotation) FROM annotation AS a "
    "JOIN chain_link AS l ON annotation = a.id JOIN article ON article.id = a.article "
    "WHERE in_article AND stated AND l.source IS NOT NULL {which} GROUP BY l.source",
    "SELECT 'mention', source, count(*) FROM annotation AS a "
    "JOIN article ON article.id = a.article "
    "WHERE in_article AND a.kind = 'mention' AND source IS NOT NULL {which} GROUP BY source",
)


def of_annotation(plain: Mapping[str, Plain]) -> set[Use]:
    """What an annotation uses."""
    found: set[Use] = {(TAG, tag) for tag in plain["tags"]}
    for voice in plain["attributions"]:
        for link in voice["chain"]:
            if link["stated"] and link["source"]:
                found.add((CLAIM, link["source"]))
    if plain["kind"] == "mention" and plain["source"]:
        found.add((MENTION, plain["source"]))
    return found


def used_by(connection: sqlite3.Connection, annotation: Mapping[str, Plain]) -> set[Use]:
    """What of it counts, as the annotation stands in the tables: nothing in the bin."""
    found = of_annotation(annotation)
    if found:
        row = connection.execute(_COUNTED, (annotation["id"],)).fetchone()
        if row is None or not row[0]:
            return set()
    return found


def move(connection: sqlite3.Connection, before: set[Use], after: set[Use]) -> None:
    """Follow an annotation that used one thing and uses another now."""
    if before != after:
        steps = [(*use, -1) for use in before - after] + [(*use, 1) for use in after - before]
        connection.executemany(_ADD, steps)


def add_article(connection: sqlite3.Connection, article: str, step: int) -> None:
    """Count in (1) or out (-1) all that is used in an article, wherever that is."""
    for sql in _ALL:
        rows = connection.execute(sql.format(which="AND a.article = ?"), (article,)).fetchall()
        connection.executemany(_ADD, [(kind, thing, step * number) for kind, thing, number in rows])


def is_in_bin(connection: sqlite3.Connection, article: str) -> bool:
    """Whether nothing in an article counts."""
    found = connection.execute("SELECT binned FROM article WHERE id = ?", (article,)).fetchone()
    return bool(found is None or found[0])


def counted_anew(connection: sqlite3.Connection) -> dict[Use, int]:
    """All counts from the annotations themselves."""
    return {
        (kind, thing): number
        for sql in _ALL
        for kind, thing, number in connection.execute(sql.format(which="AND binned = 0"))
    }


def kept(
    connection: sqlite3.Connection, kinds: Iterable[str] = (TAG, CLAIM, MENTION)
) -> dict[Use, int]:
    """The counts as they are kept, without what is not used."""
    return {
        (kind, thing): number
        for of in kinds
        for kind, thing, number in connection.execute(
            "SELECT kind, thing, number FROM uses WHERE kind = ? AND number <> 0", (of,)
        )
    }


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the counts anew."""
    connection.execute("DELETE FROM uses")
    rows = counted_anew(connection).items()
    connection.executemany(_ADD, [(*use, number) for use, number in rows])
