"""Which blocks of an article stand in other articles too: teasers, invitations, notices.

Beside each version lie the hashes of its shorter blocks, so that the question costs one look-up a
block, however large the project is; no text is read for it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from reader.domain.article import Article, Version
from reader.domain.folding import fold
from reader.domain.plain import Plain
from reader.store.errors import plain_words
from reader.store.rows import sort_key

LEAST, MOST = 8, 600
"""Code points of the blocks that are looked at: teasers are short, and one word is no evidence."""
LOOKED_AT = 200
"""Articles that are looked at for one block: that many are evidence enough."""
COPY = 0.5
"""Two articles that share this part of their words are copies of one text: that tells nothing."""
_UNHASHED = ("headline", "byline", "row")

_OTHERS = (
    "SELECT article.number, article.outlet, article.url FROM block_words "
    "JOIN version ON version.place = block_words.version "
    "JOIN article ON article.version = version.id "
    "WHERE hash = ? AND article.id != ? AND binned = 0 LIMIT ?"
)


def learn(
    connection: sqlite3.Connection,
    place: int,
    version: Mapping[str, Plain],
    texts: Mapping[str, str],
) -> None:
    """Note the words of a version's blocks; `texts` are those that its edit brings, by hash."""
    text = texts.get(version["sha256"])
    if text is None:
        found = connection.execute(
            "SELECT body FROM text WHERE sha256 = ?", (version["sha256"],)
        ).fetchone()
        text = found[0] if found else ""
    hashes = {
        known
        for block in version["blocks"]
        if block["kind"] not in _UNHASHED
        and (known := hash_of(text[block["start"] : block["end"]])) is not None
    }
    connection.executemany(
        "INSERT OR IGNORE INTO block_words VALUES (?, ?)", [(known, place) for known in hashes]
    )


def forget(connection: sqlite3.Connection, place: int) -> None:
    """A version goes, or its blocks change."""
    row = connection.execute(
        "SELECT id, body FROM version JOIN text USING (sha256) WHERE version.place = ?", (place,)
    ).fetchone()
    if row is None:
        return
    blocks = connection.execute('SELECT start, "end" FROM block WHERE version = ?', (row[0],))
    hashes = {hash_of(row[1][start:end]) for start, end in blocks} - {None}
    connection.executemany(
        "DELETE FROM block_words WHERE hash = ? AND version = ?",
        [(known, place) for known in hashes],
    )


def hash_of(words: str) -> int | None:
    """A number for a block's words, case and spacing aside; None for too few or too many words."""
    plain = " ".join(unicodedata.normalize("NFKC", words).casefold().split())
    if not LEAST <= len(plain) <= MOST:
        return None
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


class Repeats:
    """What the project knows of an article's blocks, asked on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, article: Article, version: Version, text: str) -> dict[int, tuple[int, ...]]:
        """Position of a block → numbers of the other articles of the same outlet that have it.

        Copies of the article and articles of other or unknown outlets do not count.
        """
        outlet = outlet_of(article.outlet, article.url)
        hashes = {
            i: known
            for i, block in enumerate(version.blocks)
            if block.kind not in _UNHASHED
            and (known := hash_of(text[block.start : block.end])) is not None
        }
        if not outlet or not hashes:
            return {}
        having: dict[int, list[int]] = {}
        shared: Counter[int] = Counter()
        size = {
            i: version.blocks[i].end - version.blocks[i].start for i in range(len(version.blocks))
        }
        for i, known in hashes.items():
            for number, name, url in self._rows(_OTHERS, known, article.id, LOOKED_AT):
                if outlet_of(name, url) == outlet:
                    having.setdefault(i, []).append(number)
                    shared[number] += size[i]
        copies = {number for number, words in shared.items() if words > COPY * sum(size.values())}
        told = {i: tuple(sorted(set(numbers) - copies)) for i, numbers in having.items()}
        return {i: numbers for i, numbers in told.items() if numbers}

    def headlines(self, article: Article, words: Mapping[int, str]) -> dict[int, int]:
        """Of blocks by position: the number of another article whose title they are.

        Accents and case aside.
        """
        keys = sorted({sort_key(title) for title in words.values()} - {""})
        numbers: dict[str, int] = {}
        for first in range(0, len(keys), 500):
            some = keys[first : first + 500]
            marks = ", ".join("?" * len(some))
            rows = self._rows(
                "SELECT title, number FROM article "
                f"WHERE binned = 0 AND title_key IN ({marks}) AND id != ?",
                *some,
                article.id,
            )
            for title, number in rows:
                numbers.setdefault(fold(title), number)
        return {i: numbers[fold(title)] for i, title in words.items() if fold(title) in numbers}

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()


def outlet_of(outlet: str, url: str) -> str:
    """What tells outlets apart: the name, else the address's host; "" where both are unknown."""
    if outlet.strip():
        return fold(outlet)
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    return host.casefold().removeprefix("www.")


def titles_among(blocks: Iterable[tuple[int, str]], longest: int = 200) -> dict[int, str]:
    """Those of some blocks (position, words) that may be a headline: one short line."""
    return {
        i: words.strip()
        for i, words in blocks
        if LEAST <= len(words.strip()) <= longest and "\n" not in words.strip()
    }
