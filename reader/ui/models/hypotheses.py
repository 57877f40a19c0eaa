"""Claims and statements × hypotheses as a table: what is rated, and what stands against each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot

from reader.domain.hypotheses import (
    Row,
    Score,
    diagnostic_value,
    least_inconsistent_first,
    most_telling_first,
    rating_of,
    rows,
    score,
)
from reader.domain.project import Hypothesis, Rating
from reader.ui.hypotheses.evidence import Evidence, evidence_of
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.edit import Applied, Change
    from reader.ui.session import Session
    from reader.ui.standings import Standings

WORDS: dict[str, str] = {
    "CC": "strongly consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "strongly inconsistent",
    "NA": "not applicable",
    "": "not rated",
}
"""What the codes of a rating mean."""
EVIDENCE = 0
"""The first column: what is rated. The last one says how far a row tells the hypotheses apart."""
_Role = Qt.ItemDataRole
_FOLLOWED = frozenset(("hypothesis", "statement", "source", "article"))


class HypothesesModel(QAbstractTableModel):
    """Rows and columns keep their places while one rates; `arrange` puts them in order."""

    rearranged = Signal()
    """Other columns than before, or in another order."""

    def __init__(
        self, session: Session, standings: Standings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._standings = standings
        self.telling_first = True
        self.least_first = False
        self.weighed = False
        self.hypotheses: list[Hypothesis] = []
        self.evidence: list[Evidence] = []
        self.arrange()
        session.edited_together.connect(self._follow)
        if standings is not None:
            standings.changed.connect(self._weighed)

    # --- what stands where ---------------------------------------------------------------------

    def arrange(self) -> None:
        """Read all anew, and put rows and columns in the order that is asked for."""
        self.beginResetModel()
        self.hypotheses = self._session.store.things("hypothesis")
        order = most_telling_first(self.hypotheses) if self.telling_first else rows(self.hypotheses)
        self.evidence = self._evidence(order)
        if self.least_first:
            self.hypotheses = least_inconsistent_first(self.hypotheses, self.digits)
        self.endResetModel()
        self.rearranged.emit()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        if not any(self._concerns(c) for applied in edits for c in applied.edit.changes):
            return
        now = {one.id: one for one in self._session.store.things("hypothesis")}
        there = [one.id for one in self.hypotheses]
        kept = [now[id] for id in there if id in now]
        kept += [one for one in now.values() if one.id not in there]
        wanted = set(rows(kept))
        order = [one.row for one in self.evidence if one.row in wanted]
        order += [row for row in rows(kept) if row not in set(order)]
        evidence = self._evidence(order)
        same = [one.id for one in kept] == there
        if same and order == [one.row for one in self.evidence]:
            self.hypotheses, self.evidence = kept, evidence
            self._all_changed()
            return
        self.beginResetModel()
        self.hypotheses, self.evidence = kept, evidence
        self.endResetModel()
        if not same:
            self.rearranged.emit()

    def _concerns(self, change: Change) -> bool:
        """Whether a change may be seen in the table: of what stands in it, or of its statements."""
        state = {**(change.before or {}), **(change.after or {})}
        if change.entity == "annotation":
            shown = any(change.id in (one.row.id, *one.claims) for one in self.evidence)
            return shown or bool(state.get("statements"))
        if change.entity == "grade":
            return any(state.get("claim") in one.claims for one in self.evidence) or bool(
                state.get("source")
            )
        return change.entity in _FOLLOWED

    def _all_changed(self) -> None:
        last = self.columnCount() - 1
        if self.evidence:
            end = self.index(len(self.evidence) - 1, last)
            self.dataChanged.emit(self.index(0, 0), end)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def set_weighed(self, weighed: bool) -> None:
        """Whether an inconsistency counts by the credibility of its claim."""
        self.weighed = weighed
        self._all_changed()

    def _evidence(self, order: Sequence[Row]) -> list[Evidence]:
        codes = self._standings.codes if self._standings is not None else {}
        return evidence_of(self._session, order, codes)

    @Slot()
    def _weighed(self) -> None:
        self.evidence = self._evidence([one.row for one in self.evidence])
        self._all_changed()

    @property
    def digits(self) -> dict[str, str]:
        """Claim or statement → its credibility digit."""
        return {one.row.id: one.digit for one in self.evidence}

    # --- what it says --------------------------------------------------------------------------

    def hypothesis_at(self, column: int) -> Hypothesis | None:
        """The hypothesis of a column; None for the first and the last."""
        at = column - 1
        return self.hypotheses[at] if 0 <= at < len(self.hypotheses) else None

    def rating_at(self, index: Index) -> Rating | None:
        """The rating in a cell; None where there is none, or it is no cell of a rating."""
        of = self.hypothesis_at(index.column())
        if of is None or not index.isValid():
            return None
        return rating_of(of, self.evidence[index.row()].row.id)

    def score_of(self, hypothesis: Hypothesis) -> Score:
        """What stands against a hypothesis, weighed if that is asked for."""
        return score(hypothesis, self.digits if self.weighed else None)

    def against(self, hypothesis: Hypothesis) -> tuple[str, str]:
        """The score in two lines: "3 against, score 4", "1 strongly"."""
        of = self.score_of(hypothesis)
        number = of.inconsistent + of.strongly
        least = "least inconsistent" if self.is_least(hypothesis) else ""
        if not number:
            return "nothing against it" if of.rated else "not rated yet", least
        total = f"{'weighed' if self.weighed else 'score'} {of.total:g}"
        return f"{number} against, {total}", least or (
            f"{of.strongly} strongly" if of.strongly else ""
        )

    def _against_spoken(self, hypothesis: Hypothesis) -> str:
        return ", ".join(filter(None, self.against(hypothesis)))

    def is_least(self, hypothesis: Hypothesis) -> bool:
        """Whether less stands against it than against any other, and all have been rated."""
        scores = {one.id: self.score_of(one) for one in self.hypotheses}
        own = scores.pop(hypothesis.id)
        rated = own.rated and scores and all(one.rated for one in scores.values())
        return bool(rated) and all(own.total < one.total for one in scores.values())

    def telling(self, row: int) -> str:
        """How far a row tells the hypotheses apart, in words."""
        id = self.evidence[row].row.id
        codes = [rating.code for of in self.hypotheses if (rating := rating_of(of, id))]
        if len([code for code in codes if code not in ("", "NA")]) < 2:
            return ""
        value = diagnostic_value(codes)
        if not value:
            return "not at all"
        return "strongly" if value >= 2 else "somewhat" if value >= 1 else "little"

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.evidence)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.hypotheses) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        of = self.hypothesis_at(section)
        if role == ROW:
            return of
        if role == _Role.DisplayRole:
            if of is None:
                return "Claim or statement" if section == EVIDENCE else "Tells apart"
            return of.text
        if role == _Role.ToolTipRole and of is not None:
            return as_tip(f"{of.text}\n{self._against_spoken(of)}")
        if role == _Role.AccessibleTextRole and of is not None:
            return f"{of.text}, {self._against_spoken(of)}"
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        evidence = self.evidence[index.row()]
        if role == ROW:
            return evidence
        of = self.hypothesis_at(index.column())
        if role == _Role.DisplayRole:
            if index.column() == EVIDENCE:
                return evidence.words
            rating = self.rating_at(index)
            return self.telling(index.row()) if of is None else rating.code if rating else ""
        if role == _Role.AccessibleTextRole:
            return self._spoken(index, evidence, of)
        if role == _Role.ToolTipRole:
            return self._tip(index, evidence, of)
        return None

    def _spoken(self, index: Index, evidence: Evidence, of: Hypothesis | None) -> str:
        if index.column() == EVIDENCE:
            return f"{evidence.words}, {evidence.detail}" if evidence.detail else evidence.words
        if of is None:
            return f"Tells apart {self.telling(index.row()) or 'not known yet'}"
        rating = self.rating_at(index)
        note = f", {rating.note}" if rating and rating.note else ""
        return f"{WORDS[rating.code if rating else '']} with {of.text}{note}"

    def _tip(self, index: Index, evidence: Evidence, of: Hypothesis | None) -> str:
        if of is None:
            return as_tip(evidence.words)
        rating = self.rating_at(index)
        words = WORDS[rating.code if rating else ""].capitalize()
        return as_tip("\n".join(filter(None, (words, rating.note if rating else ""))))
