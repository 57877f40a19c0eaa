"""The sources as a table: what each is, how much it says and how that proved; sorted, filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Slot

from reader.domain.folding import fold
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.sources.facts import KnownFacts
from reader.ui.wording import count, day, kind_of_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.domain.edit import Applied
    from reader.domain.source import Source
    from reader.store.sources import SourceFacts
    from reader.ui.session import Session
COLUMNS = {
    "name": "Source", "kind": "Kind", "affiliation": "With", "aliases": "Also called",
    "grade": "Grade", "claims": "Claims", "mentions": "Mentions", "articles": "Articles",
    "first": "First", "last": "Last", "record": "Track record",
}  # fmt: skip
NAMES = tuple(COLUMNS)
ALL, SPEAKING, NAMED = "all", "speaking", "named"
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its affiliation's name, the letter it has, and what is known of it."""

    source: Source
    affiliation: str
    grade: str
    facts: SourceFacts

    @property
    def kind(self) -> str:
        """Kind and affiliation in words: "person · Flashpoint"."""
        words = kind_of_source(self.source.kind)
        return f"{words} · {self.affiliation}" if self.affiliation else words

    @property
    def claims(self) -> str:
        """ "3", or "named" for one that speaks nowhere, with "+1 implied" where that is so."""
        facts = self.facts
        words = str(facts.claims) if facts.claims else "named"
        return f"{words} +{facts.implied} implied" if facts.implied else words

    @property
    def record(self) -> str:
        """ "3 confirmed, 1 refuted of 9"; "" where nothing of it was judged."""
        return record_of(self.facts)

    def cell(self, name: str) -> str:
        """What stands in a column."""
        facts = self.facts
        if name in ("kind", "grade", "claims", "record", "affiliation"):
            return str(getattr(self, name))
        if name == "name":
            return self.source.name
        if name == "aliases":
            return ", ".join(self.source.aliases)
        if name in ("first", "last"):
            return day(getattr(facts, name))
        return str(getattr(facts, name) or "")


def record_of(facts: SourceFacts) -> str:
    """How the judged claims of a source turned out: "3 confirmed, 1 refuted of 9"."""
    if not facts.judged:
        return ""
    counts = ((facts.confirmed, "confirmed"), (facts.refuted, "refuted"))
    words = [f"{number} {word}" for number, word in counts if number]
    return f"{', '.join(words) or 'none decided'} of {facts.judged}"


class SourcesModel(QAbstractTableModel):
    """All sources of the project that fit the filter."""

    def __init__(
        self, session: Session, facts: KnownFacts | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._facts = facts or KnownFacts(session, parent=self)
        self._words: list[str] = []
        self._which = ALL
        self._order = ("name", False)
        self._folded: dict[str, tuple[Source, str, str, str]] = {}
        self._rows = self._now()
        session.edited_together.connect(self._follow)
        self._facts.changed.connect(self._read_again)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[NAMES[section]]
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == _Role.DisplayRole:
            return row.cell(NAMES[index.column()])
        if role == _Role.AccessibleTextRole:
            return self._spoken(row, NAMES[index.column()])
        return None

    def _spoken(self, row: SourceRow, name: str) -> str:
        if name != "name":
            return f"{COLUMNS[name]} {row.cell(name) or 'none'}"
        graded = f"graded {row.grade}" if row.grade else "not graded"
        claims = row.facts.claims
        says = count(claims, "claim") if claims else "named only, says nothing"
        return ", ".join((row.source.name, row.kind, graded, says))

    def row_of(self, source: str) -> int:
        """The row of a source, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.source.id == source), -1)

    def source_at(self, row: int) -> str:
        """The id of the source in a row."""
        return self._rows[row].source.id

    @property
    def speaking(self) -> int:
        """How many sources of the project speak, whatever the filter hides."""
        return sum(1 for id in self._session.sources if self._facts.of(id).claims)

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """Show the sources with every word of `text` in a name, alias, kind or affiliation."""
        self._words = fold(text).split()
        self._read_again()

    def show_which(self, which: str) -> None:
        """Show ALL, those that are SPEAKING, or those only NAMED."""
        self._which = which
        self._read_again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (NAMES[column], order == Qt.SortOrder.DescendingOrder)
        self._read_again()

    def _now(self) -> list[SourceRow]:
        session = self._session
        rows: list[tuple[str, SourceRow]] = []
        for source in session.sources.values():
            of = session.sources.get(source.affiliation or "")
            name, words = self._fold(source, of.name if of else "")
            facts = self._facts.of(source.id)
            if self._which != ALL and (self._which == SPEAKING) != bool(facts.claims):
                continue
            if all(word in words for word in self._words):
                grade = session.grades.get(source.id)
                letter = grade.value or "" if grade else ""
                rows.append((name, SourceRow(source, of.name if of else "", letter, facts)))
        return self._sorted(rows)

    def _sorted(self, rows: list[tuple[str, SourceRow]]) -> list[SourceRow]:
        """In the order asked; what has nothing in that column comes last either way."""
        column, descending = self._order
        rows.sort(key=lambda row: row[0], reverse=descending and column == "name")
        found = [row for _, row in rows]
        if column == "name":
            return found
        keyed = [(_KEYS[column](row), row) for row in found]
        there = [pair for pair in keyed if pair[0]]
        there.sort(key=lambda pair: pair[0], reverse=descending != (column in _MOST_FIRST))
        return [row for _, row in there] + [row for key, row in keyed if not key]

    def _fold(self, source: Source, affiliation: str) -> tuple[str, str]:
        """Its name, and all its words, as they are compared; made once."""
        known = self._folded.get(source.id)
        if known is None or known[0] is not source or known[1] != affiliation:
            name = fold(source.name)
            kind = kind_of_source(source.kind)
            words = fold(" ".join((source.name, *source.aliases, kind, affiliation)))
            self._folded[source.id] = known = (source, affiliation, name, words)
        return known[2], known[3]

    @Slot()
    def _read_again(self) -> None:
        rows = self._now()
        if [r.source.id for r in rows] == [r.source.id for r in self._rows]:
            before, self._rows = self._rows, rows
            pairs = enumerate(zip(before, rows, strict=True))
            other = [place for place, (old, new) in pairs if old != new]
            if other:  # told once: thousands change when the facts of a large project come
                last = self.index(other[-1], len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(other[0], 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"source", "grade", "annotation", "article", "verdict", "version"}:
            self._read_again()


def _share(row: SourceRow) -> tuple[float, int]:
    """How well its decided claims turned out, and of how many that can be said."""
    facts = row.facts
    return (facts.confirmed / (facts.confirmed + facts.refuted), facts.judged)


_KEYS: dict[str, Callable[[SourceRow], Any]] = {
    "kind": lambda row: fold(row.kind),
    "affiliation": lambda row: fold(row.affiliation),
    "aliases": lambda row: fold(row.cell("aliases")),
    "grade": lambda row: row.grade,
    "claims": lambda row: row.facts.claims,
    "mentions": lambda row: row.facts.mentions,
    "articles": lambda row: row.facts.articles,
    "first": lambda row: row.facts.first,
    "last": lambda row: row.facts.last,
    "record": lambda row: _share(row) if row.facts.confirmed + row.facts.refuted else None,
}
_MOST_FIRST = {"claims", "mentions", "articles", "record"}
"""What a first click on the heading sorts from the most down."""
