"""Annotations ↔ rows: one row, and rows under it for tags, statements, voices and anchors."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import Annotation, Attribution, Link, Placement
from reader.domain.plain import Plain
from reader.store.rows import Row, date_columns, date_of, dumps, quoted, words_of

DATES = ("event", "said", "reported")
IN_ROW = frozenset(("note", "by", "at", "status", "source", "gloss", "act", "priority", "number"))
"""Fields that stand in the annotation's own row alone."""

_COLUMNS = ("id", "article", "number", "kind", "note", "by", "at", "status", "source", "priority")
_DERIVED = ("gloss", "act", "event", "event_text", "said", "said_text", "reported", "reported_text")
_ANCHOR = ("version", "start", "end", "exact", "prefix", "suffix", "state")
_ANCHOR_KEY = ("owner", "part", "attribution", "link", "position")

INSERT = (
    f"INSERT INTO annotation({quoted((*_COLUMNS, *_DERIVED))}, in_article, place) "
    f"VALUES ({', '.join('?' * 20)})"
)
UPDATE = (
    f"UPDATE annotation SET {', '.join(f'"{c}" = ?' for c in (*_COLUMNS, *_DERIVED))}, "
    "in_article = ? WHERE id = ?"
) if False else ""
