"""What became of the files of an import, as a table: outcome, article, file, encoding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from reader.ui.import_words import OUTCOMES, outcome
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.importing import ImportResult

COLUMNS = ("Outcome", "Article", "File", "Encoding")
WARNED = "warned"
"""The filter for results with something to look at, beside the keys of OUTCOMES."""
_Role = Qt.ItemDataRole


class ImportsModel(QAbstractTableModel):
    """The results in their order, all or those of one outcome."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ImportResult] = []
        self._rows: list[ImportResult] = []
        self._kind = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[section]
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self._rows[index.row()]
        if role == ROW:
            return result
        if role == _Role.DisplayRole:
            return cells(result)[index.column()]
        if role == _Role.AccessibleTextRole:
            return spoken(result) if index.column() == 0 else cells(result)[index.column()]
        if role == _Role.ToolTipRole and index.column() == 2:
            return as_tip(str(result.path))
        return None

    @property
    def counts(self) -> Counter[str]:
        """How many results of each outcome, those with warnings under WARNED, all under ""."""
        found = Counter(outcome(result) for result in self._all)
        found[WARNED] = sum(bool(result.warnings) for result in self._all)
        found[""] = len(self._all)
        return found

    @property
    def shown(self) -> Sequence[ImportResult]:
        """The results that are shown, in their order."""
        return self._rows

    @property
    def results(self) -> Sequence[ImportResult]:
        """All results, shown or not."""
        return self._all

    def row_of(self, result: ImportResult) -> int:
        """The row of a result, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row is result), -1)

    def show_kind(self, kind: str) -> None:
        """Show the results of one outcome, of WARNED, or "" for all."""
        if kind != self._kind:
            self.beginResetModel()
            self._kind = kind
            self._rows = [result for result in self._all if self._fits(result)]
            self.endResetModel()

    def add(self, results: Iterable[ImportResult]) -> None:
        """Put results at the end."""
        new = list(results)
        self._all += new
        shown = [result for result in new if self._fits(result)]
        if shown:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._rows += shown
            self.endInsertRows()

    def put(self, path: Path, results: Iterable[ImportResult]) -> None:
        """Put the results of a second reading in the place of the first one's."""
        places = [i for i, result in enumerate(self._all) if result.path == path]
        at = places[0] if places else len(self._all)
        self.beginResetModel()
        rest = [result for result in self._all if result.path != path]
        self._all = [*rest[:at], *results, *rest[at:]]
        self._rows = [result for result in self._all if self._fits(result)]
        self.endResetModel()

    def _fits(self, result: ImportResult) -> bool:
        if self._kind == WARNED:
            return bool(result.warnings)
        return not self._kind or outcome(result) == self._kind


def cells(result: ImportResult) -> tuple[str, str, str, str]:
    """What stands in the columns."""
    name = result.title or result.reason
    file = result.path.name if result.member is None else f"{result.path.name} · {result.member}"
    return OUTCOMES[outcome(result)], " ".join(name.split()), printable(file), result.encoding


def spoken(result: ImportResult) -> str:
    """A result as a screen reader says it."""
    kind, name, file, encoding = cells(result)
    parts = (kind, name, file, twins(result), encoding, result.told)
    return ", ".join(filter(None, parts))


def twins(result: ImportResult) -> str:
    """The twins in words: "94 % the same as 3 “Title”"."""
    return "; ".join(
        f"{twin.share * 100:.0f} % the same as {twin.number} “{' '.join(twin.title.split())}”"
        for twin in result.near
    )


def as_text(results: Iterable[ImportResult]) -> str:
    """The results as lines of text with tabs, for a spreadsheet or a mail."""
    lines = ["\t".join((*COLUMNS[:1], "Number", *COLUMNS[1:], "Remarks"))]
    for result in results:
        kind, name, _, encoding = cells(result)
        remarks = " ".join(" ".join(filter(None, (twins(result), result.told))).split())
        number = str(result.number or "")
        where = printable(str(result.path))
        if result.member is not None:
            where += f" · {printable(result.member)}"
        lines.append(
            "\t".join((kind, number, name if result.title else "", where, encoding, remarks))
        )
    return "\n".join(lines) + "\n"


def printable(name: str) -> str:
    """A file's name on one line, with marks for what is no text."""
    plain = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in plain)
