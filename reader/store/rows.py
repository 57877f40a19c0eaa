"""Things of the project ↔ rows: which field stands in which column. Annotations have a room apart.

To add a field to a thing: a migration, a line here, the field. A test fails until all three agree.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Any

from reader.domain.anchor import Anchor
from reader.domain.article import Block
from reader.domain.date import Date
from reader.domain.edit import ENTITIES
from reader.domain.plain import Plain, from_plain
from reader.domain.project import Rating, SummaryPart
from reader.domain.source import Card
from reader.store.errors import StoreBug

dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Row = tuple[Any, ...]
_FRONT = re.compile(r"^\W+")
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
_DAY = re.compile(r"-?\d[\dX]{3}(?:-[\dX]{2}){0,2}(?:T[\d:]+)?", re.ASCII)


def quoted(names: Iterable[str]) -> str:
    """Column names for SQL, between commas."""
    return ", ".join(f'"{name}"' for name in names)


def date_columns(date: Mapping[str, Plain] | None) -> tuple[str | None, str | None]:
    """A plain Date as its two columns: NULL for none, '' for one that is not known."""
    if date is None:
        return None, None
    if date["edtf"] == "":
        raise StoreBug("a date that is not known has the edtf None")
    return date["edtf"] or "", date["text"]


def date_of(edtf: str | None, text: str | None, span: Anchor | None) -> Date | None:
    """The Date of its columns."""
    return None if edtf is None else Date(edtf or None, text, span)


def sort_key(words: str) -> str:
    """What lists are ordered by: without case, accents and what stands in front of the letters."""
    plain = words.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_FRONT.sub("", plain).split())[:100]


def first_day(edtf: str | None) -> str:
    """The first date in an EDTF value, its unknown digits 0, for ordering; "" for none.

    A season stands behind all of its first month: "2017-21", spring, is "2017-03~21".
    """
    date = _DAY.search(edtf or "")
    found = date.group().replace("X", "0") if date else ""
    season = found[5:] if len(found) == 7 else ""
    return f"{found[:5]}{_SEASONS[season]}~{season}" if season in _SEASONS else found


def words_of(stored: str) -> tuple[str, ...]:
    """The words of a column that holds a JSON list."""
    return () if stored == "[]" else tuple(json.loads(stored))


@dataclass(frozen=True)
class Field:
    """One field of a thing and its columns."""

    name: str
    columns: tuple[str, ...]
    write: Callable[[Plain], Row] = lambda value: (value,)
    read: Callable[..., Any] | None = None
    """From its columns to its value; None: they are one and the same."""
    missing: Plain = None
    """What stands in the row for a field added later (plain.LATER) that plain data leaves out."""


@dataclass(frozen=True)
class Parts:
    """Fields whose values stand in rows of their own, in order, under the thing's id."""

    table: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    write: Callable[[Mapping[str, Plain]], Iterable[Row]]
    read: Callable[[list[Row]], tuple[Any, ...]]


@dataclass(frozen=True)
class Table:
    """Where the things of one kind stand. Annotations have only their name and columns here."""

    entity: str
    fields: tuple[Field, ...]
    parts: Parts | None = None
    plan: tuple[tuple[str, int, int, Callable[..., Any] | None], ...] = field(init=False)
    """Of each field its name, where its columns begin and end, and what reads them."""
    insert: str = field(init=False)
    update: str = field(init=False)

    def __post_init__(self) -> None:
        columns = [name for one in self.fields for name in one.columns]
        ends = list(accumulate(len(one.columns) for one in self.fields))
        plan = tuple(
            (one.name, end - len(one.columns), end, one.read)
            for one, end in zip(self.fields, ends, strict=True)
        )
        object.__setattr__(self, "plan", plan)
        marks = ", ".join("?" * (len(columns) + 1))
        setting = ", ".join(f'"{name}" = ?' for name in columns)
        object.__setattr__(
            self,
            "insert",
            f"INSERT INTO {self.entity}(place, {quoted(columns)}) VALUES ({marks})",
        )
        object.__setattr__(self, "update", f"UPDATE {self.entity} SET {setting} WHERE id = ?")

    def row(self, plain: Mapping[str, Plain]) -> Row:
        """The columns of a thing given as plain data, without its place."""
        return tuple(
            value for one in self.fields for value in one.write(plain.get(one.name, one.missing))
        )

    def load(self, connection: sqlite3.Connection, where: str = "", values: Row = ()) -> list[Any]:
        """The things that a WHERE clause chooses, in the order in which they were made."""
        names = quoted(name for one in self.fields for name in one.columns)
        rows = connection.execute(
            f"SELECT {names} FROM {self.entity} {where} ORDER BY place", values
        ).fetchall()
        parts = self._load_parts(connection, where, values) if self.parts and rows else None
        return [self._thing(row, parts) for row in rows]

    def write_parts(
        self, connection: sqlite3.Connection, plain: Mapping[str, Plain], *, anew: bool = False
    ) -> None:
        """Write the rows under a thing; `anew` takes the old ones away first."""
        if self.parts is None:
            return
        table, owner = self.parts.table, plain["id"]
        if anew:
            connection.execute(f"DELETE FROM {table} WHERE {self.entity} = ?", (owner,))
        columns = quoted((self.entity, "position", *self.parts.columns))
        marks = ", ".join("?" * (len(self.parts.columns) + 2))
        connection.executemany(
            f"INSERT INTO {table}({columns}) VALUES ({marks})",
            [(owner, i, *row) for i, row in enumerate(self.parts.write(plain))],
        )

    def _load_parts(
        self, connection: sqlite3.Connection, where: str, values: Row
    ) -> dict[str, list[Row]]:
        assert self.parts
        names = quoted((self.entity, *self.parts.columns))
        chosen = f"WHERE {self.entity} IN (SELECT id FROM {self.entity} {where})" if where else ""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in connection.execute(
            f"SELECT {names} FROM {self.parts.table} {chosen} ORDER BY {self.entity}, position",
            values,
        ):
            found[row[0]].append(row[1:])
        return found

    def _thing(self, row: Row, parts: Mapping[str, list[Row]] | None) -> Any:
        values = {
            name: row[start] if read is None else read(*row[start:end])
            for name, start, end, read in self.plan
        }
        if self.parts:
            rows = parts.get(values["id"], []) if parts else []
            values.update(zip(self.parts.names, self.parts.read(rows), strict=True))
        return ENTITIES[self.entity](**values)


def _plain(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, (name,)) for name in names)


def _ordered(name: str) -> Field:
    """Words, and beside them what lists are ordered by."""
    return Field(
        name,
        (name, f"{name}_key"),
        lambda words: (words, sort_key(words)),
        lambda words, _: words,
    )


def _published_columns(date: Mapping[str, Plain] | None) -> Row:
    span = date and date["span"]
    edtf, text = date_columns(date)
    return edtf, text, dumps(span) if span else None, first_day(edtf)


def _published(edtf: str | None, text: str | None, span: str | None, _: str) -> Date | None:
    return date_of(edtf, text, from_plain(Anchor, json.loads(span)) if span else None)


def _block_rows(version: Mapping[str, Plain]) -> Iterable[Row]:
    blocks, left_out = version["blocks"], version["left_out"]
    if left_out != sorted({i for i in left_out if 0 <= i < len(blocks)}):
        raise StoreBug(f"blocks left out are not in order or not there: {left_out}")
    out, kept = set(left_out), set(version["kept"])
    for i, block in enumerate(blocks):
        where = block["start"], block["end"], block["kind"], block["page"]
        yield (*where, i not in out, i in kept)


def _blocks(rows: list[Row]) -> tuple[tuple[Block, ...], tuple[int, ...], tuple[int, ...]]:
    return (
        tuple(Block(*row[:4]) for row in rows),
        tuple(i for i, row in enumerate(rows) if not row[4]),
        tuple(i for i, row in enumerate(rows) if row[5]),
    )


@lru_cache(1024)
def _card(*grades: str) -> Card:
    """A card, one for all sources that are judged alike: most are not judged at all."""
    return Card(*grades)


_TABLES = (
    Table(
        "project",
        (
            *_plain("id", "title", "tlp"),
            Field("verdicts", ("verdicts",), lambda words: (dumps(words),), words_of, ()),
        ),
    ),
    Table("analyst", _plain("id", "name")),
    Table(
        "article",
        (
            *_plain("id", "version", "number", "byline", "url", "archive_url"),
            _ordered("title"),
            _ordered("outlet"),
            *_plain("language", "retrieved", "original_sha256", "importer"),
            Field(
                "published",
                ("published", "published_text", "published_span", "published_key"),
                _published_columns,
                _published,
            ),
            Field("starred", ("starred",), read=bool),
            Field("binned", ("binned",), read=bool),
        ),
        Parts(
            "article_collection",
            ("collections",),
            ("collection",),
            lambda article: [(collection,) for collection in article["collections"]],
            lambda rows: (tuple(collection for (collection,) in rows),),
        ),
    ),
    Table(
        "version",
        _plain("id", "article", "sha256"),
        Parts(
            "block",
            ("blocks", "left_out", "kept"),
            ("start", "end", "kind", "page", "in_article", "kept"),
            _block_rows,
            _blocks,
        ),
    ),
    Table(
        "source",
        (
            *_plain("id", "name", "kind", "affiliation", "article", "note"),
            Field(
                "card",
                ("access", "record", "bias", "currency", "completeness"),
                lambda card: tuple(
                    card[name] for name in ("access", "record", "bias", "currency", "completeness")
                ),
                _card,
            ),
            Field("former", ("former",), lambda ids: (dumps(ids),), words_of),
        ),
        Parts(
            "source_alias",
            ("aliases",),
            ("name",),
            lambda source: [(name,) for name in source["aliases"]],
            lambda rows: (tuple(name for (name,) in rows),),
        ),
    ),
    Table(
        "tag",
        (
            *_plain("id", "name", "parent", "colour", "key"),
            Field("note", ("note",), missing=""),
            Field("code", ("code",), missing=""),
        ),
    ),
    Table("statement", _plain("id", "text", "note", "likelihood", "confidence")),
    Table("grade", _plain("id", "source", "claim", "value", "why", "by", "at")),
    Table(
        "connection",
        (
            *_plain("id", "type", "note"),
            Field("from_", ("from_id",)),
            Field("to", ("to_id",)),
        ),
    ),
    Table("verdict", _plain("id", "claim", "code", "why", "url", "by", "at")),
    Table("dismissal", _plain("id", "article", "words", "name", "rule", "by", "at")),
    Table(
        "summary",
        (
            *_plain("id", "language", "article"),
            Field(
                "parts",
                ("parts",),
                lambda parts: (dumps([[of["text"], of["number"]] for of in parts]),),
                lambda stored: tuple(SummaryPart(*of) for of in json.loads(stored)),
            ),
            *_plain("by", "at"),
        ),
    ),
    Table("collection", _plain("id", "name", "rank")),
    Table(
        "hypothesis",
        _plain("id", "text", "note"),
        Parts(
            "rating",
            ("ratings",),
            ("claim", "code", "note", "statement"),
            lambda of: [
                (one["claim"], one["code"], one["note"], one["statement"]) for one in of["ratings"]
            ],
            lambda rows: (tuple(Rating(*row) for row in rows),),
        ),
    ),
)

TABLES: Mapping[str, Table] = {table.entity: table for table in _TABLES}
"""Every kind of thing but annotations → its table."""
