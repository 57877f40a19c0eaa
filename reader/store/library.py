"""The library's questions: which articles, in which order, in which groups; rows as they are seen.

Made for a hundred thousand articles: an arrangement is two arrays of numbers, and the rows
themselves are read by pages.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.domain.article import Article
from reader.store.connecting import connect
from reader.store.errors import StoreBug, plain_words
from reader.store.reads import ARTICLES, ArticleRow, Reads, listed
from reader.store.rows import TABLES, dumps

ORDERS = ("number", "date", "title", "outlet", "collection", "unread", "claims")
ALL, UNREAD, STARRED, BIN = "all", "unread", "starred", "bin"
PAGE = 1000
"""So many rows are there at once; the others follow."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles are shown and how: ALL, UNREAD, STARRED, BIN or `in_collection(id)`.

    `words` are looked for in title, byline, outlet and number, each as the beginning of a word.
    `order` is one of ORDERS; `grouped` puts together what is alike in it.
    """

    place: str = ALL
    words: str = ""
    order: str = "number"
    descending: bool = False
    grouped: bool = False

    def looking_for(self, words: str) -> Shelf:
        """The same shelf with other words."""
        return replace(self, words=words)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that stand together: [start, end) of an arrangement.

    `key` is a month ("2017-05"), a letter, an outlet, a collection's id, "unread" or "read", or the
    least number of claims ("5" of five to nine); "" for what has none.
    """

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The places of articles in their order, the number of each, and the groups if any.

    In groups by collection an article stands in each of its collections.
    """

    places: array[int] = field(default_factory=lambda: array("q"))
    numbers: array[int] = field(default_factory=lambda: array("q"))
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles there are: all, starred, in the bin, in each collection (by id)."""

    all: int
    starred: int
    bin: int
    collections: dict[str, int]
    binned: tuple[int, ...]
    """The numbers of those in the bin."""


class Library:
    """Asks on one connection. `read` everywhere: a bit for each number of an article, set: read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def at(cls, uri: str) -> Library:
        """One on a connection of its own, for another thread; close it after use."""
        with plain_words():
            connection = connect(uri)
            connection.execute("PRAGMA query_only=ON")
        return cls(connection)

    @property
    def reads(self) -> Reads:
        """The other questions, on the same connection."""
        return Reads(self._connection)

    def close(self) -> None:
        """Close a connection of its own, and no other."""
        self._connection.close()

    def stop_when(self, is_unwanted: object) -> None:
        """Interrupt what is asked once `is_unwanted()` is true."""
        self._connection.set_progress_handler(is_unwanted, 20_000)  # type: ignore[arg-type]

    # --- which articles, in which order --------------------------------------------------------

    def arrange(self, shelf: Shelf, read: bytes = b"") -> Arrangement:
        """All articles of a shelf."""
        rows = self._kept(shelf, read, self._select(shelf))
        if shelf.order == "unread":
            rows = _unread_first(rows, read, shelf.descending)
        places, numbers, groups = array("q"), array("q"), []
        key, start = None, 0
        grouped = shelf.grouped and shelf.order != "number"
        for place, number, value in rows:
            if grouped and value != key:
                if places and key is not None:
                    groups.append(Group(key, start, len(places)))
                key, start = value, len(places)
            places.append(place)
            numbers.append(number)
        if grouped and places and key is not None:
            groups.append(Group(key, start, len(places)))
        return Arrangement(places, numbers, tuple(groups))

    def first(self, shelf: Shelf, read: bytes = b"") -> Arrangement | None:
        """The first PAGE articles, not grouped; None where finding them is no quicker than all."""
        if shelf.grouped or shelf.order in ("unread", "claims", "collection"):
            return None
        if shelf.words:
            match, others = _words(shelf.words)
            if others or not match or shelf.order != "number" or shelf.descending:
                return None
            # an index of words gives the articles in the order made, as far as it is asked
            rows: Iterable[tuple[int, int, str]] = self._rows(
                "SELECT article.place, article.number, '' FROM article_words JOIN article "
                "ON article.place = article_words.rowid WHERE article_words MATCH ? "
                f"AND {_WHERE[_kind(shelf)]} ORDER BY article_words.rowid",
                match,
                *_given(shelf),
            )
        else:
            rows = self._select(shelf)
        places, numbers = array("q"), array("q")
        for place, number, _ in self._kept(shelf, read, rows):
            places.append(place)
            numbers.append(number)
            if len(places) == PAGE:
                break
        return Arrangement(places, numbers)

    def _select(self, shelf: Shelf) -> Iterator[tuple[int, int, str]]:
        key, ordered, tables = _ORDERS[shelf.order]
        if shelf.descending:
            ordered = ", ".join(f"{part} DESC" for part in ordered.split(", "))
        where, values = [_WHERE[_kind(shelf)]], list(_given(shelf))
        if shelf.words:
            match, others = _words(shelf.words)
            if match:
                where.append(
                    "article.place IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"
                )
                values.append(match)
            for word in others:
                where.append("instr(lower(title || ' ' || byline || ' ' || outlet), lower(?))")
                values.append(word)
        sql = (
            f"SELECT article.place, article.number, {key} FROM article {tables} "
            f"WHERE {' AND '.join(where)}"
        )
        if shelf.order in _NAMELESS_LAST and not shelf.descending:
            # one after the other, so that each comes in the order of its index
            for nameless in ("<>", "="):
                yield from self._rows(
                    f"{sql} AND {_NAMELESS_LAST[shelf.order]} {nameless} '' ORDER BY {ordered}",
                    *values,
                )
        else:
            yield from self._rows(f"{sql} ORDER BY {ordered}", *values)

    @staticmethod
    def _kept(
        shelf: Shelf, read: bytes, rows: Iterable[tuple[int, int, str]]
    ) -> Iterable[tuple[int, int, str]]:
        if shelf.place == UNREAD:
            return (row for row in rows if not is_read(read, row[1]))
        return rows

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[int, int, str]]:
        with plain_words():
            yield from self._connection.execute(sql, values)

    # --- what is seen of them ------------------------------------------------------------------

    def rows(self, places: Sequence[int]) -> dict[int, ArticleRow]:
        """The articles at these places as a list shows them; those that are gone are missing."""
        with plain_words():
            found = self._connection.execute(
                f"{ARTICLES} WHERE article.place IN (SELECT value FROM json_each(?))",
                (dumps(list(places)),),
            ).fetchall()
        rows = (listed(row) for row in found)
        return {row.place: row for row in rows}

    def articles(self, chosen: Sequence[str] | Sequence[int]) -> list[Article]:
        """The articles of these ids, or at these places, in the order made; also from the bin."""
        where, values = _among(chosen)
        with plain_words():
            return TABLES["article"].load(self._connection, f"WHERE {where}", values)

    def ids_at(self, places: Sequence[int]) -> list[str]:
        """The ids of the articles at these places, in their order; those that are gone are not."""
        with plain_words():
            found = dict(
                self._connection.execute(
                    "SELECT place, id FROM article WHERE place IN (SELECT value FROM json_each(?))",
                    (dumps(list(places)),),
                )
            )
        return [found[place] for place in places if place in found]

    def common(self, field: str, chosen: Sequence[str] | Sequence[int]) -> str | None:
        """The "outlet" or "published" that all of these articles have; None where they differ."""
        if field not in ("outlet", "published"):
            raise StoreBug(f"nothing is asked of {field}")
        if len(chosen) > PAGE and self.common(field, chosen[:PAGE]) is None:
            return None  # the first of them differ: no need to look at a hundred thousand
        where, values = _among(chosen)
        with plain_words():
            found = self._connection.execute(
                f"SELECT DISTINCT coalesce({field}, '') FROM article WHERE {where} LIMIT 2", values
            ).fetchall()
        return found[0][0] if len(found) == 1 else None

    def ids_in_collection(self, id: str) -> list[str]:
        """The ids of the articles of a collection, also of those in the bin."""
        with plain_words():
            found = self._connection.execute(
                "SELECT article FROM article_collection WHERE collection = ?", (id,)
            )
            return [article for (article,) in found]

    def ids(self) -> Iterator[str]:
        """The ids of all articles that are not in the bin, by number, as they are asked for."""
        with plain_words():
            for (id,) in self._connection.execute(
                "SELECT id FROM article WHERE binned = 0 ORDER BY number"
            ):
                yield id

    def count(self) -> int:
        """How many articles there are outside of the bin; it is known without counting."""
        with plain_words():
            row = self._connection.execute(
                "SELECT article FROM counter WHERE owner = 'project'"
            ).fetchone()
        number: int = row[0]
        return number

    def counts(self) -> Counts:
        """How many there are on each shelf but that of the unread."""
        run = self._connection.execute
        with plain_words():
            (starred,) = run(
                "SELECT count(*) FROM article INDEXED BY article_starred "
                "WHERE starred AND binned = 0"
            ).fetchone()
            binned = [n for (n,) in run("SELECT number FROM article WHERE binned = 1")]
            collections = dict(
                run("SELECT collection, count(*) FROM article_collection GROUP BY collection")
            )
            # the bin is small beside the project
            for collection, gone in run(
                "SELECT collection, count(*) FROM article JOIN article_collection "
                "ON article = article.id WHERE binned = 1 GROUP BY collection"
            ):
                collections[collection] -= gone
        return Counts(self.count(), starred, len(binned), collections, tuple(binned))

    def marked(self) -> tuple[int, int, int]:
        """How many claims, mentions and notes there are outside of the bin."""
        with plain_words():
            claims, mentions, notes = self._connection.execute(
                "SELECT sum(claim), sum(mention), sum(note) FROM article "
                "JOIN counter ON owner = article.id WHERE binned = 0"
            ).fetchone()
        return claims or 0, mentions or 0, notes or 0

    def with_words(self, words: str, limit: int) -> list[ArticleRow]:
        """The first articles that have all these words, the newest in the project first."""
        shelf = Shelf(words=words, descending=True)
        places = []
        for place, _, _ in self._select(shelf):
            places.append(place)
            if len(places) == limit:
                break
        found = self.rows(places)
        return [found[place] for place in places if place in found]


def _among(chosen: Sequence[str] | Sequence[int]) -> tuple[str, tuple[str]]:
    """What chooses articles by their ids or their places."""
    column = "place" if chosen and isinstance(chosen[0], int) else "id"
    return f"{column} IN (SELECT value FROM json_each(?))", (dumps(list(chosen)),)


def in_collection(id: str) -> str:
    """The place of a shelf that shows a collection."""
    return f"in:{id}"


def collection_of(place: str) -> str | None:
    """The id of the collection that a shelf's place shows, None where it shows none."""
    return place[3:] if place.startswith("in:") else None


def is_read(read: bytes | bytearray, number: int) -> bool:
    """Whether the bit of an article's number is set."""
    byte = number >> 3
    return byte < len(read) and bool(read[byte] >> (number & 7) & 1)


def _unread_first(
    rows: Iterable[tuple[int, int, str]], read: bytes, descending: bool
) -> list[tuple[int, int, str]]:
    marked = [
        (place, number, "read" if is_read(read, number) else "unread") for place, number, _ in rows
    ]
    marked.sort(key=lambda row: row[2] == "read", reverse=descending)
    return marked


def _kind(shelf: Shelf) -> str:
    if collection_of(shelf.place) is None:
        return shelf.place if shelf.place in _WHERE else ALL
    # grouped by collection the articles come from their collections already
    return "filed" if shelf.order == "collection" else "collection"


def _given(shelf: Shelf) -> tuple[str, ...]:
    collection = collection_of(shelf.place)
    return () if collection is None else (collection,)


_WHERE = {
    ALL: "binned = 0",
    UNREAD: "binned = 0",
    STARRED: "starred AND binned = 0",
    BIN: "binned = 1",
    "collection": "binned = 0 AND article.id IN "
    "(SELECT article FROM article_collection WHERE collection = ?)",
    "filed": "binned = 0 AND article_collection.collection = ?",
}
_NAMELESS_LAST = {"date": "published_key", "title": "title_key", "outlet": "outlet_key"}
_CLAIMS = (
    "CASE WHEN claim >= 10 THEN '10' WHEN claim >= 5 THEN '5' WHEN claim >= 2 THEN '2' "
    "ELSE CAST(claim AS TEXT) END"
)
_ORDERS = {
    # what tells the groups, what orders, further tables
    "number": ("''", "article.number", ""),
    "date": ("substr(published_key, 1, 7)", "published_key, article.number", ""),
    "title": ("substr(title_key, 1, 1)", "title_key, article.number", ""),
    "outlet": ("outlet_key", "outlet_key, article.number", ""),
    "unread": ("''", "article.number", ""),
    "claims": (_CLAIMS, "claim, article.number", "JOIN counter ON owner = article.id"),
    "collection": (
        "coalesce(article_collection.collection, '')",
        "collection.rank IS NULL, collection.rank, collection.place, article.number",
        "LEFT JOIN article_collection ON article_collection.article = article.id "
        "LEFT JOIN collection ON collection.id = article_collection.collection",
    ),
}
# compiled when words are first typed
_WORD = r"[^\W_]+"
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"


def _words(typed: str) -> tuple[str, list[str]]:
    """What is asked of the index of words, and what has to be looked for letter by letter.

    The latter is what no index has: signs, and words of scripts without spaces.
    """
    match, others = [], []
    # half of a pair, which a keyboard may send, has no bytes
    for part in typed.encode("utf-8", "ignore").decode("utf-8").split():
        tokens = re.findall(_WORD, part)
        if not tokens or re.search(_UNSPACED, part):
            others.append(part)
            continue
        for token in tokens:
            spelt = dict.fromkeys((token, *_other_spellings(token)))
            match.append("(" + " OR ".join(f'"{each}"*' for each in spelt) + ")")
    return " AND ".join(match), others


def _other_spellings(token: str) -> Iterator[str]:
    for two, one in (("oe", "œ"), ("ae", "æ"), ("œ", "oe"), ("æ", "ae")):
        if two in token.lower():
            yield token.lower().replace(two, one)
