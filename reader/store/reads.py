"""Reading a project: every question the program asks of it, each answered by few statements."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Annotation
from reader.domain.article import Version, text_hash
from reader.domain.marks import Mark
from reader.domain.project import Connection, Grade, Hypothesis, Project, Verdict
from reader.store import annotation_rows, uses
from reader.store.errors import ProjectTrouble, StoreBug, plain_words
from reader.store.rows import TABLES

if TYPE_CHECKING:
    from reader.store.citations import Citations
    from reader.store.claims import Claims
    from reader.store.corrections import Corrections
    from reader.store.dismissals import Dismissals
    from reader.store.likeness import Likeness
    from reader.store.networks import Networks
    from reader.store.plain_voices import PlainVoices
    from reader.store.repeats import Repeats
    from reader.store.sayings import Sayings
    from reader.store.sources import Sources
    from reader.store.sourcing import Sourcing
    from reader.store.statements import Statements

_MARKS = (
    'SELECT owner, part, start, "end" FROM anchor WHERE version = ? AND shown = 1 '
    'ORDER BY start, "end"'
)
_EARLIER_MARKS = (
    "SELECT owner, kind, start, \"end\" FROM anchor WHERE version = ? AND part = 'earlier' "
    'ORDER BY start, "end"'
)
_FIRST_SPANS = (
    # all from the index anchor_mark, which is small beside the table
    'SELECT owner, part, start, "end" FROM anchor WHERE version IN (%s) AND shown IN (0, 1) '
    "AND part IN ('claim', 'mention', 'note') AND position = 0 AND attribution = 0 AND link = 0 "
    'ORDER BY start, "end"'
)
_FIRST_SPANS_NOW = _FIRST_SPANS % "?"
_FIRST_SPANS_EVER = _FIRST_SPANS % "SELECT id FROM version WHERE article = ?"
_IN_THE_BIN = (
    # the bin is small beside the project: what is in it is looked up, not what is not
    "(SELECT annotation.id FROM article JOIN annotation ON annotation.article = article.id "
    "WHERE binned = 1)"
)
ARTICLES = (
    "SELECT article.id, article.number, title, byline, outlet, published, language, characters, "
    "claim, mention, note, starred, article.version, binned, article.place FROM article "
    "JOIN version ON version.id = article.version JOIN counter ON owner = article.id"
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it; the counts are of annotations that begin in the article.

    `place` is where it stands among what was made in the project.
    """

    id: str
    number: int
    title: str
    byline: str
    outlet: str
    published: str | None
    language: str
    characters: int
    claims: int
    mentions: int
    notes: int
    starred: bool
    version: str
    binned: bool = False
    place: int = 0


class Reads:
    """The questions, asked on one connection; each sees the state at its own time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        with plain_words():
            return self._connection.execute(sql, values).fetchall()

    def _load(self, entity: str, where: str = "", *values: Any) -> list[Any]:
        with plain_words():
            return TABLES[entity].load(self._connection, where, values)

    def _annotations(self, chosen: str, *values: Any, order: str = "number") -> list[Annotation]:
        with plain_words():
            return annotation_rows.load(self._connection, chosen, values, order)

    @cached_property
    def claims(self) -> Claims:
        """Finding claims."""
        from reader.store.claims import Claims

        return Claims(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        """What came of newer versions."""
        from reader.store.corrections import Corrections

        return Corrections(self._connection)

    @cached_property
    def dismissals(self) -> Dismissals:
        """Which suggestions were dismissed."""
        from reader.store.dismissals import Dismissals

        return Dismissals(self._connection)

    @property
    def citations(self) -> Citations:
        """Which annotation a citation is of, also one of another project."""
        from reader.store.citations import Citations

        return Citations(self._connection)

    @cached_property
    def likeness(self) -> Likeness:
        """Which versions are alike."""
        from reader.store.likeness import Likeness

        return Likeness(self._connection)

    @cached_property
    def repeats(self) -> Repeats:
        """Which blocks stand in many articles."""
        from reader.store.repeats import Repeats

        return Repeats(self._connection)

    @cached_property
    def statements(self) -> Statements:
        """Statements with what stands under them."""
        from reader.store.statements import Statements

        return Statements(self._connection)

    @cached_property
    def sources(self) -> Sources:
        """What sources say, where, and with whom."""
        from reader.store.sources import Sources

        return Sources(self._connection)

    @cached_property
    def sourcing(self) -> Sourcing:
        """What standings are computed from."""
        from reader.store.sourcing import Sourcing

        return Sourcing(self._connection)

    @cached_property
    def plain_voices(self) -> PlainVoices:
        """What the standings of the whole project ask first."""
        from reader.store.plain_voices import PlainVoices

        return PlainVoices(self._connection)

    @cached_property
    def networks(self) -> Networks:
        """What networks are made from."""
        from reader.store.networks import Networks

        return Networks(self._connection)

    @cached_property
    def sayings(self) -> Sayings:
        """Who says what, for the matrix and the timeline."""
        from reader.store.sayings import Sayings

        return Sayings(self._connection)

    # --- things --------------------------------------------------------------------------------

    def things(self, entity: str) -> list[Any]:
        """All things of a kind, in the order in which they were made."""
        if entity == "annotation":
            return self._annotations("SELECT id FROM annotation", order="place")
        return self._load(entity)

    def marked_names(self) -> tuple[str, ...]:
        """The names of sources that end in a mark, as "En Marche!" does; in order, each once."""
        rows = self._rows(
            "SELECT name FROM source WHERE name GLOB ?1 "
            "UNION SELECT name FROM source_alias WHERE name GLOB ?1",
            "*[^0-9A-Za-z]",
        )
        return tuple(sorted(name for (name,) in rows if not name[-1].isalnum()))

    def get(self, entity: str, id: str) -> Any | None:
        """The thing of this kind and id, None when there is none."""
        if entity == "annotation":
            found: list[Any] = self._annotations("?", id)
        else:
            found = self._load(entity, "WHERE id = ?", id)
        return found[0] if found else None

    def project(self) -> Project:
        """The project itself."""
        found = self._load("project")
        if not found:
            raise ProjectTrouble(
                "The project file is damaged: the project's own entry is missing.",
                "Restore a backup of it.",
            )
        project: Project = found[0]
        return project

    # --- articles and texts --------------------------------------------------------------------

    def article_rows(self) -> list[ArticleRow]:
        """All articles that are not in the bin as a list shows them, by number."""
        rows = self._rows(f"{ARTICLES} WHERE binned = 0 ORDER BY article.number")
        return [listed(row) for row in rows]

    def article_rows_of(self, ids: Iterable[str]) -> list[ArticleRow]:
        """Those of these articles that are there, as a list shows them, by number."""
        wanted = json.dumps(list(ids))
        sql = f"{ARTICLES} WHERE article.id IN (SELECT value FROM json_each(?))"
        return [listed(row) for row in self._rows(f"{sql} ORDER BY article.number", wanted)]

    def article_row(self, id: str) -> ArticleRow | None:
        """One article as a list shows it, one in the bin too."""
        found = self._rows(f"{ARTICLES} WHERE article.id = ?", id)
        return listed(found[0]) if found else None

    def text(self, sha256: str) -> str:
        """The text of this hash. ProjectTrouble when it is damaged, StoreBug when unknown."""
        found = self._rows("SELECT body FROM text WHERE sha256 = ?", sha256)
        if not found and not self.article_with_text(sha256):
            raise StoreBug(f"no text has the hash {sha256}")
        text: str = found[0][0] if found else ""
        if text_hash(text) != sha256:
            raise ProjectTrouble(
                "The text of this article is damaged: it is not what was stored.",
                "Restore a backup of the project.",
            )
        return text

    def original(self, sha256: str) -> bytes | None:
        """The bytes that an article was imported from, None when they were not kept."""
        import hashlib

        found = self._rows("SELECT body FROM original WHERE sha256 = ?", sha256)
        if not found:
            return None
        data: bytes = found[0][0]
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ProjectTrouble(
                "The original of this article is damaged: it is not what was stored.",
                "Restore a backup of the project.",
            )
        return data

    def article_with_text(self, sha256: str) -> str | None:
        """The id of the first article any of whose versions has this text; at last one binned."""
        found = self._rows(
            "SELECT article.id FROM version JOIN article ON article.id = version.article "
            "WHERE sha256 = ? ORDER BY binned, version.place LIMIT 1",
            sha256,
        )
        return found[0][0] if found else None

    def versions(self, article: str) -> list[Version]:
        """The versions of an article's text, the oldest first."""
        return self._load("version", "WHERE article = ?", article)

    # --- annotations ---------------------------------------------------------------------------

    def marks(self, version: str) -> list[Mark]:
        """What the page paints on a version's text, by start; not words that have gone astray."""
        return self._rows(_MARKS, version)

    def earlier_marks(self, version: str) -> list[Mark]:
        """The same for a version that is no longer the current one of its article."""
        return self._rows(_EARLIER_MARKS, version)

    def annotation_ids(
        self, article: str, version: str | None = None
    ) -> list[tuple[str, str, int, int]]:
        """Id, kind, start and end of the first span of each annotation of an article, by start."""
        if version is None:
            return self._rows(_FIRST_SPANS_EVER, article)
        return self._rows(_FIRST_SPANS_NOW, version)

    def annotations(self, ids: Iterable[str]) -> list[Annotation]:
        """The annotations of these ids, in the order asked; missing ones are skipped."""
        wanted = list(ids)
        chosen, values = annotation_rows.given(wanted)
        found = {a.id: a for a in self._annotations(chosen, *values)}
        return [found[id] for id in wanted if id in found]

    def annotations_of(self, article: str) -> list[Annotation]:
        """The annotations of an article, by number."""
        return self._annotations("SELECT id FROM annotation WHERE article = ?", article)

    def naming_source(self, source: str, *, with_bin: bool = True) -> list[Annotation]:
        """The annotations that name a source: as mentioned, in a chain or as an affiliation.

        An edit has to know those of articles in the bin too; a list leaves them out.
        """
        return self._annotations(
            "SELECT id FROM (SELECT id FROM annotation WHERE source = ?1 UNION "
            "SELECT annotation FROM chain_link WHERE source = ?1 UNION "
            f"SELECT annotation FROM chain_link WHERE affiliation = ?1){_all_but(with_bin, 'id')}",
            source,
            order="place",
        )

    def having_tag(self, tag: str, *, with_bin: bool = True) -> list[Annotation]:
        """The annotations that have a tag."""
        where = _all_but(with_bin, "annotation", "AND")
        return self._annotations(
            f"SELECT annotation FROM annotation_tag WHERE tag = ?{where}", tag, order="place"
        )

    # --- what hangs on what --------------------------------------------------------------------

    def source_uses(self) -> dict[str, tuple[int, int]]:
        """Source id → how many claims it speaks in or relays, how many mentions it has.

        Only what stands in blocks of the article counts.
        """
        with plain_words():
            found = uses.kept(self._connection, (uses.CLAIM, uses.MENTION))
        ids = dict.fromkeys(id for _, id in found)
        return {
            id: (found.get((uses.CLAIM, id), 0), found.get((uses.MENTION, id), 0)) for id in ids
        }

    def tag_uses(self) -> dict[str, int]:
        """Tag id → how many annotations in blocks of the article have it."""
        with plain_words():
            return {id: n for (_, id), n in uses.kept(self._connection, (uses.TAG,)).items()}

    def hanging_on(
        self, annotation: str
    ) -> tuple[list[Grade], list[Verdict], list[Connection], list[Hypothesis]]:
        """The grades, verdicts and connections of a claim, and the hypotheses that rate it."""
        return (
            self._load("grade", "WHERE claim = ?", annotation),
            self._load("verdict", "WHERE claim = ?", annotation),
            self._load("connection", "WHERE from_id = ?1 OR to_id = ?1", annotation),
            self.hypotheses_on(annotation),
        )

    def hypotheses_on(self, id: str) -> list[Hypothesis]:
        """The hypotheses against which a claim or a statement stands."""
        return self._load(
            "hypothesis",
            "WHERE id IN (SELECT hypothesis FROM rating WHERE claim = ?1 OR statement = ?1)",
            id,
        )

    def last_grade(self, owner: str) -> Grade | None:
        """The grade that counts for a source or a claim: its last."""
        found = self._load(
            "grade",
            "WHERE place = (SELECT max(place) FROM "
            "(SELECT place FROM grade WHERE source = ?1 UNION ALL "
            "SELECT place FROM grade WHERE claim = ?1))",
            owner,
        )
        return found[0] if found else None


def _all_but(with_bin: bool, annotation: str, word: str = "WHERE") -> str:
    """The condition that leaves out the annotations of articles in the bin."""
    return "" if with_bin else f" {word} {annotation} NOT IN {_IN_THE_BIN}"


def listed(row: tuple[Any, ...]) -> ArticleRow:
    """An ArticleRow of the columns that ARTICLES asks for."""
    values: list[Any] = list(row)
    values[11] = bool(values[11])
    values[13] = bool(values[13])
    return ArticleRow(*values)
