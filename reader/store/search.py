"""The search index, written beside the rows it is made of; `searching.py` asks it.

An entry is a row of search_row (what it was made of, as it is in the index) and one of the FTS
table `search`. Its number says how new it is, so that the index gives the newest first and a range
of numbers is an article or a span of time:

    20 bits  the day its article was published, from 1000-01-01 on; 0 when that is not known,
             the greatest for what belongs to no article
    22 bits  the article's number
    21 bits  the annotation's number, the greatest for the article itself

What things are narrowed down by stands as words of a kind that nobody types in `facets`. The table
holds no text of its own (contentless): to take an entry out, its words are given again. So the
folding of words may not change without a migration that has the index made anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from reader.domain.plain import Plain, to_plain
from reader.domain.query_values import day_of
from reader.domain.search_words import indexed, indexed_folded, words_in
from reader.store.rows import TABLES, dumps
from reader.store.search_annotations import annotations_in

DAY, ARTICLE, OWN = 43, 21, (1 << 21) - 1
NO_DAY, THINGS = 0, (1 << 20) - 1
_MOST_NUMBER = (1 << 22) - 1
_AT_ONCE = 100
"""Of how many articles the annotations are read at once."""
MARK = "ꙮ"
"""Begins the words of `facets`: a letter of one old manuscript."""

INDEXED = ("article", "source", "tag", "statement", "annotation")
"""The kinds of things that have entries."""
_ADD_ROW = (
    "INSERT INTO search_row(row, kind, thing, article, title, body, remark, facets, text) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD = "INSERT INTO search(rowid, title, body, remark, facets) VALUES (?, ?, ?, ?, ?)"
_TAKE = (
    "INSERT INTO search(search, rowid, title, body, remark, facets) "
    "VALUES ('delete', ?, ?, ?, ?, ?)"
)
_COLUMNS = "row, kind, thing, article, title, body, remark, facets, text"
_CONTEXT = (
    # what is in the bin has no entries
    "SELECT number, published, outlet, language FROM article WHERE id = ? AND NOT binned"
)
_TEXT_OF = "SELECT sha256 FROM version WHERE id = ?"
_DIGIT = "SELECT value FROM grade WHERE claim = ? ORDER BY place DESC LIMIT 1"
_CONTEXT_OF_CLAIM = _CONTEXT.replace("SELECT", f"SELECT ({_DIGIT}),", 1)
_LETTER = "SELECT value FROM grade WHERE source = ? ORDER BY place DESC LIMIT 1"


def facet(letter: str, value: str) -> str:
    """The word that stands for a value: k kind, h status, r letter, d digit, l language, o a word
    of the outlet."""
    return f"{MARK}{letter}{value.replace('-', '')}"


@lru_cache(4096)
def facet_of_id(letter: str, id: str) -> str:
    """The same for a thing's id: s source, u origin whose own letter counts, t tag."""
    return f"{MARK}{letter}{hashlib.sha256(id.encode()).hexdigest()[:12]}"


def day_number(published: str | None) -> int:
    """The day of an EDTF date as entries count it."""
    day = day_of(published) if published else None
    if not day:
        return NO_DAY
    try:
        number = date.fromisoformat(day).toordinal() - date(1000, 1, 1).toordinal() + 1
    except ValueError:
        return NO_DAY
    return min(max(number, 1), THINGS - 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry is made of; `base` is its number without the last part."""

    kind: str
    thing: str
    article: str | None
    title: str
    body: str
    remark: str
    facets: str
    text: str | None
    base: int
    own: int

    @property
    def row(self) -> tuple[Any, ...]:
        """Its columns after the number."""
        return (
            *(self.kind, self.thing, self.article),
            *(self.title, self.body, self.remark, self.facets, self.text),
        )


class Index:
    """Keeps the entries as the things are. The caller holds the transaction.

    `folded` holds texts that have been folded already, by their hash.
    """

    def __init__(
        self, connection: sqlite3.Connection, folded: Mapping[str, str] | None = None
    ) -> None:
        self._connection = connection
        self._folded = folded or {}

    # --- following edits -------------------------------------------------------------------------

    def made(self, entity: str, plain: Mapping[str, Plain]) -> None:
        """Take in a thing that was made."""
        if entity == "version":
            article = self._one("SELECT id FROM article WHERE version = ?", plain["id"])
            if article:
                self._article_again(article)
        elif entity == "grade":
            self._graded(plain)
        elif entity in INDEXED:
            self.put(self.entry(entity, plain))

    def altered(self, entity: str, before: Mapping[str, Plain], plain: Mapping[str, Plain]) -> None:
        """Follow a change of a thing."""
        if entity == "article":
            if any(before[name] != plain[name] for name in _OF_ITS_ENTRIES):
                self._article_moved(plain["id"])
            elif any(before[name] != plain[name] for name in ("title", "byline", "version")):
                self._article_again(plain["id"])
        elif entity == "grade":
            self._graded(before)
            self._graded(plain)
        elif entity in INDEXED:
            entry = self.entry(entity, plain)
            stored = self._stored(entity, plain["id"])
            if stored is None or entry is None or stored[1:] != entry.row:
                self._take(stored)
                self.put(entry)

    def removed(self, entity: str, plain: Mapping[str, Plain]) -> None:
        """Take a thing out that was removed."""
        if entity == "grade":
            self._graded(plain)
        elif entity in INDEXED:
            self._take(self._stored(entity, plain["id"]))

    def _graded(self, grade: Mapping[str, Plain]) -> None:
        """The last grade of a claim or a source may be another one now."""
        kind = "annotation" if grade["claim"] else "source"
        owner = grade["claim"] or grade["source"]
        stored = self._stored(kind, owner) if owner else None
        if stored:
            letter = "d" if grade["claim"] else "r"
            value = self._one(_DIGIT if grade["claim"] else _LETTER, owner)
            graded = [facet(letter, value)] if value else []
            # an own letter of a voice is no grade: it has a mark of its own
            self._dress(stored, letter, graded)

    def _dress(self, stored: tuple[Any, ...], letters: str, facets: list[str]) -> None:
        kept = [f for f in stored[7].split() if f[1] not in letters]
        dressed = (*stored[:7], " ".join((*kept, *facets)), stored[8])
        if dressed != stored:
            self._take(stored)
            self._write(dressed)

    def _article_again(self, article: str) -> None:
        self._take(self._stored("article", article))
        (found,) = TABLES["article"].load(self._connection, "WHERE id = ?", (article,))
        self.put(self.entry("article", to_plain(found)))

    def _article_moved(self, article: str) -> None:
        """An article stands elsewhere in time, or is another one: so is what is marked in it."""
        for stored in self._connection.execute(
            f"SELECT {_COLUMNS} FROM search_row WHERE article = ?", (article,)
        ).fetchall():
            self._take(stored)
        self.put_article(article)

    def put_article(self, article: str) -> None:
        """Write the entries of an article and of all that is marked in it."""
        for entry in self._of_articles([article]):
            self.put(entry)

    # --- entries ---------------------------------------------------------------------------------

    def entry(self, entity: str, plain: Mapping[str, Plain]) -> Entry | None:
        """What a thing's entry is made of; None for what has none (yet)."""
        if entity == "annotation":
            found = self._connection.execute(
                _CONTEXT_OF_CLAIM, (plain["id"], plain["article"])
            ).fetchone()
            if found is None:
                return None
            digit, *context_of = found
            return self._annotation(plain, _context_of(*context_of), digit)
        if entity == "article":
            context = self._context(plain["id"])
            return None if context is None else self._article(plain, context)
        title, remark, letter = plain.get("name", ""), plain.get("note", ""), None
        if entity == "source":
            title = "\n".join((title, *plain["aliases"]))
            letter = self._one(_LETTER, plain["id"])
        elif entity == "statement":
            title = plain["text"]
        facets = [facet("k", entity), *([facet("r", letter)] if letter else [])]
        return Entry(
            *(entity, plain["id"], None, indexed(title), "", indexed(remark)),
            *(" ".join(facets), None, THINGS << DAY, -1),
        )

    def _context(self, article: str) -> _Context | None:
        found = self._connection.execute(_CONTEXT, (article,)).fetchone()
        return _context_of(*found) if found else None

    def _article(self, plain: Mapping[str, Plain], context: _Context) -> Entry | None:
        sha256 = self._one(_TEXT_OF, plain["version"])
        if sha256 is None:
            return None  # it comes with its version
        remark = "\n".join((plain["byline"], plain["outlet"]))
        return Entry(
            *("article", plain["id"], plain["id"], indexed(plain["title"]), "", indexed(remark)),
            *(" ".join((facet("k", "article"), *context.facets)), sha256, context.base, OWN),
        )

    def _annotation(
        self, plain: Mapping[str, Plain], context: _Context, digit: str | None
    ) -> Entry:
        facets = [facet("k", plain["kind"]), *context.facets, *_facets_of(plain)]
        if digit:
            facets.append(facet("d", digit))
        return Entry(
            *("annotation", plain["id"], plain["article"], indexed("\n".join(plain["gloss"]))),
            indexed("\n".join([span["exact"] for span in plain["spans"]])),
            *(indexed(plain["note"]), " ".join(facets), None),
            *(context.base, min(plain["number"] or 0, OWN - 1)),
        )

    def _of_articles(self, articles: Sequence[str]) -> Iterator[Entry]:
        contexts = {}
        for found in TABLES["article"].load(
            self._connection, "WHERE id IN (SELECT value FROM json_each(?))", (dumps(articles),)
        ):
            context = self._context(found.id)
            if context:
                contexts[found.id] = context
                entry = self._article(to_plain(found), context)
                if entry:
                    yield entry
        for annotation, digit in annotations_in(self._connection, contexts):
            yield self._annotation(annotation, contexts[annotation["article"]], digit)

    def entries(self) -> Iterator[Entry]:
        """All that should be in the index."""
        for entity in ("source", "tag", "statement"):
            for thing in TABLES[entity].load(self._connection):
                entry = self.entry(entity, to_plain(thing))
                if entry:
                    yield entry
        articles = self._connection.execute("SELECT id FROM article ORDER BY place").fetchall()
        for start in range(0, len(articles), _AT_ONCE):
            yield from self._of_articles([id for (id,) in articles[start : start + _AT_ONCE]])

    # --- rows ------------------------------------------------------------------------------------

    def put(self, entry: Entry | None) -> None:
        """Write an entry at its place, or at the next free one."""
        if entry is not None:
            self._add(self._place(entry))

    def _place(self, entry: Entry) -> tuple[Any, ...]:
        """Write what an entry was made of; its row, whose words are not in the index yet."""
        own = entry.own
        if own < 0:
            last = self._one("SELECT max(row) FROM search_row WHERE row >= ?", entry.base)
            own = 0 if last is None else last - entry.base + 1
        while True:
            row = (entry.base | own, *entry.row)
            try:
                self._connection.execute(_ADD_ROW, row)
                return row
            except sqlite3.IntegrityError:
                # numbers beyond all measure share the last place: they move aside
                taken = self._one("SELECT 1 FROM search_row WHERE row = ?", entry.base | own)
                if not taken or own == 0:
                    raise
                own -= 1

    def _write(self, row: tuple[Any, ...]) -> None:
        self._connection.execute(_ADD_ROW, row)
        self._add(row)

    def _add(self, row: tuple[Any, ...]) -> None:
        self._connection.execute(_ADD, self._words(row))

    def _take(self, row: tuple[Any, ...] | None) -> None:
        if row is not None:
            self._connection.execute(_TAKE, self._words(row))
            self._connection.execute("DELETE FROM search_row WHERE row = ?", (row[0],))

    def _words(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """Number and the four columns of the index; an article's text stays where it is."""
        number, _, _, _, title, body, remark, facets, sha256 = row
        if sha256:
            body = self._text(sha256)
        return number, title, body, remark, facets

    def _text(self, sha256: str) -> str:
        known = self._folded.get(sha256)
        if known is not None:
            return indexed_folded(known)
        return indexed(self._one("SELECT body FROM text WHERE sha256 = ?", sha256) or "")

    def _stored(self, entity: str, thing: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(
            f"SELECT {_COLUMNS} FROM search_row WHERE thing = ? AND kind = ?", (thing, entity)
        ).fetchone()
        return found

    def _one(self, sql: str, value: Any) -> Any:
        found = self._connection.execute(sql, (value,)).fetchone()
        return found[0] if found else None

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Make the whole index anew from the things. `progress` hears of each article."""
        self._connection.execute("DELETE FROM search_row")
        self._connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
        (articles,) = self._connection.execute(
            "SELECT count(*) FROM article WHERE NOT binned"
        ).fetchone()
        # each article is met twice: its entries are placed, then the words of all are written
        done = _Steps(articles * 2, progress)
        for entry in self.entries():
            self._place(entry)
            done.met(entry.kind)
        self._write_words(done)
        self._connection.execute("UPDATE search_state SET due = 0")

    def _write_words(self, done: _Steps) -> None:
        """The words of all entries by their numbers: out of order, FTS5 writes a piece for each."""

        def words() -> Iterator[tuple[Any, ...]]:
            for number, kind, title, body, remark, facets, text in self._connection.execute(
                "SELECT row, kind, title, r.body, remark, facets, t.body FROM search_row AS r "
                "LEFT JOIN text AS t ON t.sha256 = r.text ORDER BY row"
            ):
                yield number, title, body if text is None else indexed(text), remark, facets
                done.met(kind)

        self._connection.executemany(_ADD, words())


class _Steps:
    """Counts the articles that are met, and says so."""

    def __init__(self, total: int, progress: Callable[[int, int], None]) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def met(self, kind: str) -> None:
        """An entry of this kind is done."""
        if kind == "article":
            self._done += 1
            self._progress(self._done, self._total)


_OF_ITS_ENTRIES = ("number", "published", "outlet", "language", "binned")


@dataclass(frozen=True, slots=True)
class _Context:
    """What all entries of an article share."""

    base: int
    facets: tuple[str, ...]


@lru_cache(256)
def _context_of(number: int, published: str | None, outlet: str, language: str) -> _Context:
    numbered = min(max(number or 0, 0), _MOST_NUMBER)
    facets = [facet("o", word) for word in words_in(outlet)[:12]]
    code = language.split("-")[0].lower()
    if code.isalnum():
        facets.append(facet("l", code))
    return _Context(day_number(published) << DAY | numbered << ARTICLE, tuple(facets))


def _facets_of(plain: Mapping[str, Plain]) -> list[str]:
    """Who speaks in an annotation or is named by it, its tags, its status, its voices' letters."""
    facets = [facet_of_id("t", tag) for tag in plain["tags"]]
    sources = {plain["source"]}
    for voice in plain["attributions"]:
        stated = [link for link in voice["chain"] if link["stated"]]
        if voice["reliability"]:
            facets.append(facet("v", voice["reliability"]))
        elif stated and stated[-1]["source"]:
            facets.append(facet_of_id("u", stated[-1]["source"]))
        for link in voice["chain"]:
            sources |= {link["source"], link["affiliation"]}
    facets += sorted(facet_of_id("s", source) for source in sources if source)
    if plain["status"]:
        facets.append(facet("h", plain["status"]))
    return list(dict.fromkeys(facets))


def is_due(connection: sqlite3.Connection) -> bool:
    """Whether a migration wants the index made anew."""
    return bool(connection.execute("SELECT due FROM search_state").fetchone()[0])
