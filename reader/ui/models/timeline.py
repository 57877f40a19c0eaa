"""The items of the timeline, lane by lane and by date within each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from reader.domain.matrix import KINDS
from reader.domain.timeline import NOBODY, UNKNOWN, Item
from reader.ui.models.matrix import VERBS
from reader.ui.models.rows import RowsModel
from reader.ui.timeline.placing import Days
from reader.ui.wording import as_tip, count, day, shortened

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index
    from reader.ui.timeline.gathering import Arranged

LONGEST = 400
_OWN = {NOBODY: "Nobody named", UNKNOWN: "Date not known"}


class TimelineModel(RowsModel):
    """Knows which rows are of which lane; `names` and `under` are of sources by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Item] = []
        self.lanes: list[tuple[str, int, int]] = []
        """The key of each lane, its first row, and the row after its last."""
        self.days = Days([], [], (0, 0), [])
        self._places: Mapping[tuple[str, str, str], int] = {}
        self.names: Mapping[str, str] = {}
        self.under: Mapping[str, str] = {}
        self._alike: Mapping[str, list[int]] = {}
        self._contested: Collection[str] = frozenset()
        self._kinds: dict[tuple[int, int], dict[str, int]] = {}
        self._disputed: dict[tuple[int, int], bool] = {}

    def show_lanes(
        self, arranged: Arranged, names: Mapping[str, str], under: Mapping[str, str]
    ) -> None:
        """Show these lanes."""
        self.beginResetModel()
        self.names, self.under = names, under
        self._rows, self.lanes, self._places = arranged.rows, arranged.lanes, arranged.places
        self.days, self._alike = arranged.days, arranged.alike
        self._kinds.clear()
        self._disputed.clear()
        self.endResetModel()

    @property
    def contested(self) -> Collection[str]:
        """The keys of items whose statement is contested."""
        return self._contested

    @contested.setter
    def contested(self, keys: Collection[str]) -> None:
        self._contested = keys
        self._disputed.clear()

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._rows[row]

    def place(self, claim: str, lane: str, kind: str) -> int:
        """The row of an item, -1 where it is not shown."""
        return self._places.get((claim, lane, kind), -1)

    def lane_of(self, row: int) -> int:
        """The number of the lane that a row is in."""
        return bisect_right(self.lanes, row, key=lambda lane: lane[1]) - 1

    def name(self, key: str) -> str:
        """What a lane is called."""
        return _OWN.get(key) or self.names.get(key, "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return as_tip(self.tip(self._rows[index.row()]))
        return super().data(index, role)

    def words(self, row: Item) -> str:
        """Its quotation."""
        return row.said.quote

    def facts(self, item: Item) -> list[str]:
        """Who, when, what, in which article."""
        who = self.name(item.source)
        capacity = self.names.get(item.affiliation or "", "") or self.under.get(item.source, "")
        return [
            f"{who}, {capacity}" if capacity else who,
            VERBS[item.kind],
            day(item.edtf) if item.when else (item.words and f"“{item.words}”") or "date not known",
            "hedged" if item.said.hedged else "",
            "contested" if item.key in self.contested else "",
            f"{item.said.citation} {item.said.title}",
        ]

    def tip(self, item: Item) -> str:
        """The quotation, and under it the facts."""
        return f"“{shortened(item.said.quote, LONGEST)}”\n" + " · ".join(
            filter(None, self.facts(item))
        )

    def kinds(self, first: int, end: int) -> dict[str, int]:
        """What is done in some rows, the most telling first, and how often."""
        found = self._kinds.get((first, end))
        if found is None:
            number = Counter(item.kind for item in self._rows[first:end])
            found = {kind: number[kind] for kind in KINDS if kind in number}
            self._kinds[first, end] = found
        return found

    def has_contested(self, first: int, end: int) -> bool:
        """Whether something in some rows is contested."""
        found = self._disputed.get((first, end))
        if found is None:
            keys = self._contested
            found = bool(keys) and any(of.key in keys for of in self._rows[first:end])
            self._disputed[first, end] = found
        return found

    def says_the_same(self, key: str, first: int, end: int) -> bool:
        """Whether one of some rows stands under a statement, or is the claim, of this key."""
        rows = self._alike.get(key, ())
        place = bisect_left(rows, first)
        return place < len(rows) and rows[place] < end

    def tip_of_many(self, first: int, end: int) -> str:
        """What a mark that stands for several rows says."""
        who, begin, last = (
            self.name(self._rows[first].source),
            self._rows[first].edtf,
            self._rows[end - 1].edtf,
        )
        when = " – ".join(dict.fromkeys(day(date) for date in (begin, last) if date))
        told = ", ".join(f"{VERBS[kind]} {n:,}" for kind, n in self.kinds(first, end).items())
        return as_tip(
            f"{who}, {when}: {count(end - first, 'claim')} ({told})\n"
            "Double click or + to come nearer; ← and → go through them."
        )

    def described(self, row: Item) -> str:
        facts = filter(None, self.facts(row))
        return f"{', '.join(facts)}: “{shortened(row.said.quote)}”"
