"""What an erasure takes: the things that go with what is chosen, and what named them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reader.domain.edit import Change, changed, entity_name, removed
from reader.domain.erasing import Gone, names_in, without
from reader.domain.plain import from_plain, to_plain
from reader.store import annotation_rows
from reader.store.errors import ProjectTrouble
from reader.store.redacting import with_the_past
from reader.store.rows import TABLES, dumps

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Target:
    """What shall be erased: `kind` is "article", "annotation" or "source"; `id` its id."""

    kind: str
    id: str


def gone_with(connection: sqlite3.Connection, targets: Iterable[Target]) -> Gone:
    """All that goes with some things. ProjectTrouble when one of them is not there."""
    chosen: dict[str, set[str]] = {"article": set(), "annotation": set(), "source": set()}
    for target in targets:
        if not connection.execute(
            f"SELECT 1 FROM {target.kind} WHERE id = ?", (target.id,)
        ).fetchone():
            raise ProjectTrouble(f"This {target.kind} is not in the project any more.")
        chosen[target.kind].add(target.id)

    def ids(sql: str, of: Iterable[str]) -> set[str]:
        return {id for (id,) in connection.execute(sql, (dumps(sorted(of)),))}

    articles, sources = chosen["article"], chosen["source"]
    sources |= _known_there_alone(connection, articles)
    annotations = chosen["annotation"] | ids(
        f"SELECT id FROM annotation WHERE article {_IN}", articles
    )
    annotations |= ids(
        f"SELECT id FROM annotation WHERE kind = 'mention' AND source {_IN}", sources
    )
    hanging = ids(f"SELECT id FROM version WHERE article {_IN}", articles)
    for table in ("dismissal", "summary"):
        hanging |= ids(f"SELECT id FROM {table} WHERE article {_IN}", articles)
    hanging |= ids(f"SELECT id FROM grade WHERE source {_IN}", sources)
    for table, column in _HANGS:
        hanging |= ids(f"SELECT id FROM {table} WHERE {column} {_IN}", annotations)
    known = TABLES["source"].load(connection, f"WHERE id {_IN}", (dumps(sorted(sources)),))
    former = {id for source in known for id in source.former}
    names = names_in(map(to_plain, known))
    return with_the_past(connection, Gone(articles, annotations, sources | former, hanging, names))


_HANGS = (
    ("grade", "claim"),
    ("verdict", "claim"),
    ("connection", "from_id"),
    ("connection", "to_id"),
)


def _known_there_alone(connection: sqlite3.Connection, articles: set[str]) -> set[str]:
    """The anonymous sources of articles that are named in no other."""
    return {
        id
        for (id,) in connection.execute(
            f"SELECT id FROM source WHERE kind = 'anonymous' AND article {_IN} AND id NOT IN ("
            "SELECT l.source FROM chain_link AS l JOIN annotation AS a ON a.id = l.annotation "
            "WHERE l.source IS NOT NULL AND a.article <> source.article UNION ALL "
            "SELECT a.source FROM annotation AS a "
            "WHERE a.source IS NOT NULL AND a.article <> source.article)",
            (dumps(sorted(articles)),),
        )
    }


def changes_of(connection: sqlite3.Connection, gone: Gone) -> Iterable[Change]:
    """The changes that take it all out: first what named it, then itself."""
    for before in _naming(connection, gone):
        entity = entity_name(before)
        after = from_plain(type(before), without(entity, to_plain(before), gone))
        change = changed(before, after)
        if change:
            yield change
    things = dumps(sorted(gone.things))
    for entity in ("connection", "verdict", "grade", "dismissal", "summary"):
        yield from map(removed, TABLES[entity].load(connection, f"WHERE id {_IN}", (things,)))
    yield from map(
        removed, annotation_rows.load(connection, *annotation_rows.given(gone.annotations))
    )
    for entity in ("source", "version", "article"):
        yield from map(removed, TABLES[entity].load(connection, f"WHERE id {_IN}", (things,)))


def _naming(connection: sqlite3.Connection, gone: Gone) -> Iterable[Any]:
    """Things that stay and name what goes (some that do not may be among them)."""
    sources, things = dumps(sorted(gone.sources)), dumps(sorted(gone.things))
    if gone.sources:
        chosen = (
            f"SELECT annotation FROM chain_link WHERE source {_IN} OR affiliation {_IN} "
            "OR label IS NOT NULL UNION SELECT id FROM annotation WHERE source " + _IN
        )
        for annotation in annotation_rows.load(connection, chosen, (sources,) * 3):
            if annotation.id not in gone.annotations:
                yield annotation
    named = TABLES["source"].load(
        connection,
        f"WHERE (affiliation {_IN} OR article {_IN} OR former <> '[]') AND id NOT {_IN}",
        (sources, dumps(sorted(gone.articles)), things),
    )
    yield from named
    yield from TABLES["hypothesis"].load(
        connection,
        f"WHERE id IN (SELECT hypothesis FROM rating WHERE claim {_IN})",
        (dumps(sorted(gone.annotations)),),
    )
    if gone.names:
        yield from TABLES["dismissal"].load(
            connection, f"WHERE name <> '' AND id NOT {_IN}", (things,)
        )


def contents_of(connection: sqlite3.Connection, gone: Gone) -> tuple[set[str], set[str]]:
    """The hashes of the texts and of the files of the erased articles, the past's too."""
    found = []
    for entity, field in (("version", "sha256"), ("article", "original_sha256")):
        ids = gone.hanging if entity == "version" else gone.articles
        rows = connection.execute(
            f"SELECT {field} FROM {entity} WHERE id {_IN} UNION "
            f"SELECT json_extract(coalesce(after, before), '$.{field}') FROM change "
            f"WHERE entity = '{entity}' AND thing {_IN}",
            (dumps(sorted(ids)),) * 2,
        )
        found.append({sha256 for (sha256,) in rows if sha256})
    return found[0], found[1]


def drop_contents(connection: sqlite3.Connection, texts: set[str], originals: set[str]) -> None:
    """Drop texts and files that nothing names, neither now nor in a step that can be taken back."""
    for table, owner, field, hashes in (
        ("text", "version", "sha256", texts),
        ("original", "article", "original_sha256", originals),
    ):
        connection.execute(
            f"DELETE FROM {table} WHERE sha256 {_IN} "
            f"AND sha256 NOT IN (SELECT {field} FROM {owner} WHERE {field} IS NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM change WHERE "
            f"entity = '{owner}' AND {table}.sha256 IN (json_extract(before, '$.{field}'), "
            f"json_extract(after, '$.{field}')))",
            (dumps(sorted(hashes)),),
        )
