"""The claims that were found, as a table; rows are read from the project as they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt, Slot

from reader.domain.annotation import origin
from reader.ui.models import Index
from reader.ui.models.face import link_label, tag_path, voice_letter
from reader.ui.models.rows import ROW
from reader.ui.wording import day, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.annotation import Annotation
    from reader.domain.edit import Applied
    from reader.ui.session import Session
    from reader.ui.standings import Standings

COLUMNS = {
    "citation": "Id",
    "quote": "Claim",
    "speaker": "Said by",
    "grade": "Grade",
    "tags": "Tags",
    "date": "Date",
    "article": "Article",
    "standing": "Standing",
}
"""Name of each column, as in claim_filter.SORTS, and its title."""
NAMES = tuple(COLUMNS)
CHUNK = 128
"""Rows that are read at a time."""
MOST_READ = 40 * CHUNK
MIME = "application/x-selon-claims"
"""What is dragged: the ids of claims, parted by spaces."""
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as the table shows it; the tags are (name, colour).

    `date_of` says what the date is of: event, said, reported or published."""

    claim: Annotation
    citation: str
    quote: str
    gloss: str
    speaker: str
    grade: str
    tags: tuple[tuple[str, int], ...]
    date: str
    date_of: str
    article: str
    standing: str
    hedged: bool
    is_lost: bool

    def cell(self, name: str) -> str:
        """What stands in a column."""
        if name == "tags":
            return ", ".join(tag for tag, _ in self.tags)
        if name == "date":
            return f"{self.date}, {self.date_of}" if self.date else ""
        if name == "standing":
            return f"{self.standing}, hedged" if self.hedged and self.standing else self.standing
        value: str = getattr(self, name)
        return value


class ClaimsModel(QAbstractTableModel):
    """Ids in the order found; of the rows only those that are looked at are in memory."""

    def __init__(
        self, session: Session, standings: Standings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._standings = standings
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._read: dict[str, ClaimRow] = {}
        session.edited_together.connect(self._follow)
        standings.changed.connect(self._weighed)

    @property
    def ids(self) -> Sequence[str]:
        """The claims shown, in their order."""
        return self._ids

    def show_claims(self, ids: list[str], places: dict[str, int]) -> None:
        """Show these claims; `places` are their rows, which the job that found them has told."""
        first = len(self._ids)
        if ids == self._ids:
            return
        if first and ids[:first] == self._ids:  # the others after the first ones
            self.beginInsertRows(QModelIndex(), first, len(ids) - 1)
            self._ids, self._places = ids, places
            self.endInsertRows()
            return
        self.beginResetModel()
        self._ids, self._places = ids, places
        self._read.clear()
        self.endResetModel()

    def row_of(self, claim: str) -> int:
        """The row of a claim, -1 where it is not shown."""
        return self._places.get(claim, -1)

    # --- what Qt asks --------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(NAMES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[NAMES[section]]
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (ROW, _Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if role == ROW or row is None:
            return row
        name = NAMES[index.column()]
        if role == _Role.DisplayRole:
            return row.cell(name)
        if name == "quote":
            return self._spoken(row)
        return f"{COLUMNS[name]} {row.cell(name) or 'none'}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(MIME, " ".join(self._ids[row] for row in rows).encode())
        return data

    def _spoken(self, row: ClaimRow) -> str:
        parts = [spoken(row.claim, row.citation, self._session.sources)]
        parts += [f"graded {row.grade}" if row.grade else "", row.cell("standing")]
        return ", ".join(filter(None, parts))

    # --- the rows ------------------------------------------------------------------------------

    def row(self, number: int) -> ClaimRow | None:
        """A row, read with its neighbours when it is not in memory; None when it is gone."""
        claim = self._ids[number]
        found = self._read.get(claim)
        if found is None:
            self._read_about(number)
            found = self._read.get(claim)
        return found

    def _read_about(self, number: int) -> None:
        first = number - number % CHUNK
        wanted = [id for id in self._ids[first : first + CHUNK] if id not in self._read]
        if len(self._read) > MOST_READ:
            self._read.clear()
        for claim in self._session.store.annotations(wanted):
            self._read[claim.id] = self._row(claim)

    def _row(self, claim: Annotation) -> ClaimRow:
        session = self._session
        article = session.articles.get(claim.article)
        letters = "".join(dict.fromkeys(voice_letter(v, session) for v in claim.attributions))
        digit = session.grades.get(claim.id)
        which, edtf = _date_of(claim, article)
        return ClaimRow(
            claim,
            session.citation(claim),
            " ".join(claim.quotation.split()),
            claim.gloss[0] if claim.gloss else "",
            "; ".join(self._voices(claim)),
            letters + ((digit.value if digit else "") or ""),
            tuple(
                (tag_path(t, session), session.tags[t].colour)
                for t in claim.tags
                if t in session.tags
            ),
            day(edtf),
            which,
            article.title if article else "",
            self._standings.of(claim),
            bool(claim.hedges),
            all(span.state == "orphan" for span in claim.spans),
        )

    def _voices(self, claim: Annotation) -> list[str]:
        words = []
        for voice in claim.attributions:
            stated = [link for link in voice.chain if link.stated]
            if origin(voice) is None:
                continue
            label = " ← ".join(link_label(link, self._session) for link in stated)
            words.append(label if voice.stance == "asserts" else f"{label} ({voice.stance})")
        return words

    # --- following the project -----------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        changes = [change for applied in edits for change in applied.edit.changes]
        entities = {change.entity for change in changes}
        if entities & {"source", "tag", "article", "version"}:
            self._forget(None)
            return
        touched = {c.id for c in changes if c.entity == "annotation"}
        for change in changes:
            if change.entity == "grade":
                state = change.after or change.before or {}
                if state.get("source"):
                    self._forget(None)
                    return
                touched.add(state.get("claim") or "")
        self._forget(touched)

    @Slot(object)
    def _weighed(self, keys: set[str] | None) -> None:
        if keys is None:
            self._forget(None)
            return
        self._forget(
            {id for id, row in self._read.items() if self._standings.key(row.claim) in keys}
        )

    def _forget(self, claims: set[str] | None) -> None:
        """Read these rows again when they are looked at next; None means all."""
        if claims is None:
            self._read.clear()
            rows = [0, len(self._ids) - 1] if self._ids else []
        else:
            for claim in claims:
                self._read.pop(claim, None)
            rows = [self._places[claim] for claim in claims if claim in self._places]
        if rows:
            last = self.index(max(rows), len(NAMES) - 1)
            self.dataChanged.emit(self.index(min(rows), 0), last)


def _date_of(claim: Annotation, article: Any) -> tuple[str, str | None]:
    """What the date of a claim's row is of, and the date: the first that is known."""
    dates = (("event", claim.event), ("said", claim.said), ("reported", claim.reported))
    published = article.published if article else None
    return next(((of, d.edtf) for of, d in dates if d and d.edtf), ("published", published))
