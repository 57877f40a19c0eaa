"""Annotations ↔ rows: one row, and rows under it for tags, statements, voices and anchors."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from json import loads
from operator import itemgetter
from typing import Any

from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import Annotation, Attribution, Earlier, Former, Link, Placement
from reader.domain.date import Date
from reader.domain.plain import Plain
from reader.store.rows import Row, date_columns, date_of, dumps, quoted, words_of

LONE = frozenset(
    ("number", "note", "by", "at", "status", "source", "gloss", "act", "priority", "former")
)
"""Fields that stand in the annotation's own row and nowhere else."""

_SCALARS = ("id", "article", "number", "kind", "note", "by", "at", "status", "source", "priority")
_COLUMNS = (
    *_SCALARS,
    *("gloss", "act", "event", "event_text", "said", "said_text", "reported", "reported_text"),
    "former",
)
_ANCHOR = ("version", "start", "end", "exact", "prefix", "suffix", "state")
_PAINTED = frozenset(("claim", "mention", "note", "cue", "voice", "hedge"))
_LINK_EVIDENCE = (("descriptor", "descriptor"), ("voice", "mention"), ("antecedent", "antecedent"))


def _insert(table: str, *columns: str) -> str:
    return f"INSERT INTO {table}({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})"


INSERT = _insert("annotation", *_COLUMNS, "in_article", "place")
_SETTING = ", ".join(f'"{name}" = ?' for name in _COLUMNS)
UPDATE = f"UPDATE annotation SET {_SETTING} WHERE id = ?"
INSERT_TAG = _insert("annotation_tag", "annotation", "position", "tag")
INSERT_STATEMENT = _insert("claim_statement", "annotation", "position", "statement", "polarity")
INSERT_VOICE = _insert(
    "attribution",
    *("annotation", "position", "id", "stance", "directness", "basis", "reliability", "note"),
    "apart",
)
INSERT_LINK = _insert(
    "chain_link",
    *("annotation", "attribution", "position", "source", "label", "stated", "affiliation"),
)
INSERT_ANCHOR = _insert(
    "anchor", "owner", "part", "attribution", "link", "position", *_ANCHOR, "kind", "shown"
)

_scalars = itemgetter(*_SCALARS)
_anchor_values = itemgetter(*_ANCHOR)
_voice_values = itemgetter("id", "stance", "directness", "basis", "reliability", "note")
_link_values = itemgetter("source", "label", "stated", "affiliation")


# --- writing: from plain data ------------------------------------------------------------------


def row_of(plain: Mapping[str, Plain]) -> Row:
    """The columns of the annotation's own row but `in_article`."""
    gloss, act = plain["gloss"], plain["act"]
    return (
        *_scalars(plain),
        dumps(gloss) if gloss else "[]",
        dumps(act) if act else "[]",
        *date_columns(plain["event"]),
        *date_columns(plain["said"]),
        *date_columns(plain["reported"]),
        dumps(plain.get("former", [])),
    )


def anchor_rows(plain: Mapping[str, Plain]) -> list[Row]:
    """The rows of all its anchors, those of its own words first."""
    kind = plain["kind"]
    rows: list[Row] = []

    def add(part: str, span: Mapping[str, Plain], *place: int, word: str = "") -> None:
        values = _anchor_values(span)
        shown = part in _PAINTED and values[-1] in ("found", "moved")
        rows.append((plain["id"], part, *place, *values, word, shown))

    for i, span in enumerate(plain["spans"]):
        add(kind, span, 0, 0, i)
    for i, span in enumerate(plain["quoted"]):
        add("quoted", span, 0, 0, i)
    for i, hedge in enumerate(plain["hedges"]):
        add("hedge", hedge["anchor"], 0, 0, i, word=hedge["kind"])
    for part in ("event", "said", "reported"):
        date = plain[part]
        if date is not None and date["span"] is not None:
            add(part, date["span"], 0, 0, 0)
    for v, voice in enumerate(plain["attributions"]):
        if voice["medium"] is not None:
            add("medium", voice["medium"], v, 0, 0)
        for n, link in enumerate(voice["chain"]):
            for part, name in _LINK_EVIDENCE:
                if link[name] is not None:
                    add(part, link[name], v, n, 0)
            for i, cue in enumerate(link["cues"]):
                add("cue", cue, v, n, i)
    for i, earlier in enumerate(plain["earlier"]):
        # one row a span and version; which part it was stands where a hedge has its kind
        add("earlier", earlier["anchor"], 0, 0, i, word=earlier["part"])
    return rows


def insert_voices(connection: sqlite3.Connection, plain: Mapping[str, Plain]) -> None:
    """Write the attributions and the links of their chains."""
    voices = plain["attributions"]
    if not voices:
        return
    owner = plain["id"]
    connection.executemany(
        INSERT_VOICE,
        [
            (owner, v, *_voice_values(voice), voice.get("apart", False))
            for v, voice in enumerate(voices)
        ],
    )
    connection.executemany(
        INSERT_LINK,
        [
            (owner, v, n, *_link_values(link))
            for v, voice in enumerate(voices)
            for n, link in enumerate(voice["chain"])
        ],
    )


def insert_tags(connection: sqlite3.Connection, plain: Mapping[str, Plain]) -> None:
    """Write the tags it has, in their order."""
    if plain["tags"]:
        connection.executemany(
            INSERT_TAG, [(plain["id"], i, tag) for i, tag in enumerate(plain["tags"])]
        )


def insert_statements(connection: sqlite3.Connection, plain: Mapping[str, Plain]) -> None:
    """Write its places under statements."""
    if plain["statements"]:
        connection.executemany(
            INSERT_STATEMENT,
            [
                (plain["id"], i, place["statement"], place["polarity"])
                for i, place in enumerate(plain["statements"])
            ],
        )


def given(ids: Iterable[str]) -> tuple[str, Row]:
    """What chooses the annotations of these ids, for `load`."""
    return "SELECT value FROM json_each(?)", (dumps(list(ids)),)


# --- reading: to dataclasses -------------------------------------------------------------------


def load(
    connection: sqlite3.Connection, chosen: str, values: Row, order: str = "number"
) -> list[Annotation]:
    """The annotations whose ids `chosen`, a SELECT, gives: six statements whatever their number."""
    rows = connection.execute(
        f"SELECT {quoted(_COLUMNS)} FROM annotation WHERE id IN ({chosen}) ORDER BY {order}", values
    ).fetchall()
    if not rows:
        return []

    def under(columns: str, table: str, owner: str = "annotation") -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in connection.execute(
            f"SELECT {owner}, {columns} FROM {table} WHERE {owner} IN ({chosen}) "
            f"ORDER BY {owner}, position",
            values,
        ):
            found[row[0]].append(row[1:])
        return found

    parts = _Parts(
        under("tag", "annotation_tag"),
        under("statement, polarity", "claim_statement"),
        under("id, stance, directness, basis, reliability, note, apart", "attribution"),
        under("attribution, source, label, stated, affiliation", "chain_link"),
        under(
            'part, attribution, link, kind, start, "end", exact, version, prefix, suffix, state',
            "anchor",
            "owner",
        ),
    )
    return [parts.annotation(row) for row in rows]


class _Parts:
    """The rows under a batch of annotations, by annotation, in order of their positions."""

    def __init__(self, *found: dict[str, list[Row]]) -> None:
        self._tags, self._statements, self._voices, self._links, self._anchors = found

    def annotation(self, row: Row) -> Annotation:
        """The annotation of this row, with what stands under it."""
        (id, article, number, kind, note, by, at, status, source, priority) = row[:10]
        (gloss, act, event, event_text, said, said_text, reported, reported_text) = row[10:18]
        former = () if row[18] == "[]" else tuple(Former(**each) for each in loads(row[18]))
        anchors: dict[tuple[str, int, int], list[Anchor]] = {}
        hedges = []
        earlier = []
        for part, voice, link, word, *values in self._anchors.get(id, ()):
            anchor = Anchor(*values)
            if part == "hedge":
                hedges.append(Hedge(anchor, word))
            elif part == "earlier":
                earlier.append(Earlier(word, anchor))
            else:
                anchors.setdefault((part, voice, link), []).append(anchor)

        def one(part: str, voice: int = 0, link: int = 0) -> Anchor | None:
            found = anchors.get((part, voice, link))
            return found[0] if found else None

        def date(part: str, edtf: str | None, text: str | None) -> Date | None:
            return date_of(edtf, text, one(part)) if edtf is not None else None

        def voices() -> Any:
            for v, row in enumerate(self._voices.get(id, ())):
                voice, stance, directness, basis, reliability, remark, apart = row
                chain = tuple(
                    Link(
                        *(source, label, bool(stated), affiliation),
                        *(one("descriptor", v, n), one("voice", v, n), one("antecedent", v, n)),
                        tuple(anchors.get(("cue", v, n), ())),
                    )
                    for n, (source, label, stated, affiliation) in enumerate(
                        link[1:] for link in self._links.get(id, ()) if link[0] == v
                    )
                )
                yield Attribution(
                    *(voice, stance, directness, basis, one("medium", v), reliability, remark),
                    *(chain, bool(apart)),
                )

        return Annotation(
            *(id, article, kind, tuple(anchors.get((kind, 0, 0), ())), number, note),
            tags=tuple(tag for (tag,) in self._tags.get(id, ())),
            by=by,
            at=at,
            status=status,
            source=source,
            gloss=words_of(gloss),
            act=words_of(act),
            quoted=tuple(anchors.get(("quoted", 0, 0), ())),
            hedges=tuple(hedges),
            priority=priority,
            event=date("event", event, event_text),
            said=date("said", said, said_text),
            reported=date("reported", reported, reported_text),
            statements=tuple(Placement(*place) for place in self._statements.get(id, ())),
            attributions=tuple(voices()),
            earlier=tuple(earlier),
            former=former,
        )
