"""The sketches of the versions' texts, and the questions that they answer: what is near to what.

Derived rows, as those of the search index are: written with the version that they belong to, made
anew when they are missing, and no part of the history.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from reader.domain.likeness import Sketch
from reader.store.errors import plain_words

_PLACE = "SELECT place FROM version WHERE id = ?"
_KEEP = "INSERT INTO likeness(place, way, shingles, numbers) VALUES (?, ?, ?, ?)"
_BAND = "INSERT OR IGNORE INTO likeness_band(band, place) VALUES (?, ?)"
_KEPT = "SELECT way, shingles, numbers FROM likeness WHERE place = ?"
_IN_BAND = "SELECT place FROM likeness_band WHERE band = ? AND place < ? LIMIT ?"
_FOUND = (
    "SELECT version.id, article.id, article.number, article.title, way, shingles, numbers "
    "FROM likeness JOIN version USING (place) JOIN article ON article.id = version.article "
    "WHERE likeness.place = ? AND way = ? AND article.id != ? AND NOT binned"
)
MOST = 40
"""Candidates that are told at most: those with the most bands in common."""
_MOST_IN_BAND = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that shares a band with another, and its article."""

    version: str
    article: str
    number: int
    title: str
    sketch: Sketch


class Likeness:
    """Reads of the sketches; `way` is how they must have been made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def sketch(self, version: str) -> Sketch | None:
        """The sketch of a version, None when it has none yet."""
        with plain_words():
            found = self._connection.execute(
                "SELECT way, shingles, numbers FROM likeness JOIN version USING (place) "
                "WHERE id = ?",
                (version,),
            ).fetchone()
        return Sketch(*found) if found else None

    def candidates(self, version: str, sketch: Sketch, way: int) -> list[Candidate]:
        """Versions of other articles, older than this one, that may be near to it.

        What is in the bin is near to nothing.
        """
        with plain_words():
            ask = self._connection.execute
            found = ask("SELECT place, article FROM version WHERE id = ?", (version,)).fetchone()
            if found is None:
                return []
            place, article = found
            shared: Counter[int] = Counter()
            for band in sketch.bands:
                shared.update(p for (p,) in ask(_IN_BAND, (band, place, _MOST_IN_BAND)))
            candidates = []
            for other, _ in shared.most_common(MOST):
                for row in ask(_FOUND, (other, way, article)):
                    version, of, number, title, *kept = row
                    candidates.append(Candidate(version, of, number, title, Sketch(*kept)))
        return candidates

    def lacking(self, way: int, most: int) -> list[str]:
        """Ids of versions that have no sketch, the oldest first; at most so many."""
        with plain_words():
            rows = self._connection.execute(
                "SELECT version.id FROM version LEFT JOIN likeness "
                "ON likeness.place = version.place AND way = ? "
                "WHERE likeness.place IS NULL ORDER BY version.place LIMIT ?",
                (way, most),
            ).fetchall()
        return [id for (id,) in rows]

    def current(self) -> list[tuple[str, str]]:
        """Version and article for every article's current version, by number; none in the bin."""
        with plain_words():
            return self._connection.execute(
                "SELECT version, id FROM article WHERE NOT binned ORDER BY number"
            ).fetchall()


# --- writing, inside a transaction of the caller ------------------------------------------------


def keep(connection: sqlite3.Connection, sketches: Mapping[str, Sketch]) -> None:
    """Write the sketches of versions, by their ids; those of versions not there are left out."""
    for version, sketch in sketches.items():
        found = connection.execute(_PLACE, (version,)).fetchone()
        if found is None:
            continue
        (place,) = found
        drop(connection, place)
        connection.execute(_KEEP, (place, sketch.way, sketch.shingles, sketch.numbers))
        connection.executemany(_BAND, [(band, place) for band in sketch.bands])


def drop(connection: sqlite3.Connection, place: int) -> None:
    """Take the sketch of the version at `place` away: it goes, or its words are others now."""
    found = connection.execute(_KEPT, (place,)).fetchone()
    if found is None:
        return
    connection.executemany(
        "DELETE FROM likeness_band WHERE band = ? AND place = ?",
        [(band, place) for band in Sketch(*found).bands],
    )
    connection.execute("DELETE FROM likeness WHERE place = ?", (place,))
