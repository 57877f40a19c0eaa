"""The items of the timeline, lane by lane and by date within each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from reader.domain.timeline import NOBODY, UNKNOWN, Item, Lane
from reader.ui.models.matrix import VERBS
from reader.ui.models.rows import RowsModel
from reader.ui.wording import as_tip, day, shortened

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.ui.models import Index

LONGEST = 400
_OWN = {NOBODY: "Nobody named", UNKNOWN: "Date not known"}


class TimelineModel(RowsModel):
    """Knows which rows are of which lane; `names` and `under` are of sources by id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Item] = []
        self.lanes: list[tuple[str, int, int]] = []
        """The key of each lane, its first row, and the row after its last."""
        self.names: Mapping[str, str] = {}
        self.under: Mapping[str, str] = {}
        self.contested: Collection[str] = frozenset()
        """The keys of items whose statement is contested."""

    def show_lanes(
        self,
        items: Sequence[Item],
        lanes: Sequence[Lane],
        names: Mapping[str, str],
        under: Mapping[str, str],
    ) -> None:
        """Show these lanes of the items."""
        self.beginResetModel()
        self.names, self.under = names, under
        self._rows, self.lanes = [], []
        for lane in lanes:
            first = len(self._rows)
            self._rows += [items[place] for place in lane.items]
            self.lanes.append((lane.key, first, len(self._rows)))
        self.endResetModel()

    def item(self, row: int) -> Item:
        """The item of a row."""
        return self._rows[row]

    def place(self, claim: str, lane: str, kind: str) -> int:
        """The row of an item, -1 where it is not shown."""
        for row, item in enumerate(self._rows):
            if (item.claim, item.lane, item.kind) == (claim, lane, kind):
                return row
        return -1

    def lane_of(self, row: int) -> int:
        """The number of the lane that a row is in."""
        return next(i for i, (_, first, end) in enumerate(self.lanes) if first <= row < end)

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

    def described(self, row: Item) -> str:
        facts = filter(None, self.facts(row))
        return f"{', '.join(facts)}: “{shortened(row.said.quote)}”"
