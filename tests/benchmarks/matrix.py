"""Metrics M1 and M2: the matrix scrolled, and put together for a large project."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from reader.domain.matrix import KINDS, Cells, Fact, Head, Mark
from reader.store.store import Store
from tests.benchmarks.measure import Result, ratio

ROWS, COLUMNS = 500, 200
NOTCH = 60
"""Pixels that one notch of the wheel scrolls by."""
_BARE = (
    "SELECT p.statement, p.polarity, a.id, v.position, v.stance, v.reliability, l.source, l.stated "
    "FROM annotation AS a JOIN claim_statement AS p ON p.annotation = a.id "
    "LEFT JOIN attribution AS v ON v.annotation = a.id LEFT JOIN chain_link AS l "
    "ON l.annotation = a.id AND l.attribution = v.position JOIN article ON article.id = a.article "
    "WHERE a.kind = 'claim' AND a.in_article AND binned = 0 "
    "ORDER BY article.number, a.number, p.position, v.position, l.position",
    "SELECT a.id, coalesce(said, reported, published), (SELECT value FROM grade WHERE claim = a.id "
    "ORDER BY place DESC LIMIT 1), EXISTS (SELECT 1 FROM anchor WHERE owner = a.id AND "
    "part = 'hedge') FROM annotation AS a JOIN article ON article.id = a.article "
    "WHERE a.kind = 'claim' AND a.in_article AND binned = 0",
    "SELECT source, value FROM grade WHERE source IS NOT NULL ORDER BY place",
    "SELECT id, text FROM statement",
    "SELECT id, name, affiliation, kind FROM source",
)
"""The rows that the matrix cannot be told without."""


class Bare(QAbstractTableModel):
    """Words in rows and columns, prepared, and nothing else."""

    def __init__(self, words: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._words = words

    def rowCount(self, parent: Any = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._words)

    def columnCount(self, parent: Any = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._words[0])

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words[index.row()][index.column()]
        return None


def scrolling(folder: Path) -> Iterator[Result]:
    """M1: scroll 500 × 200 filled cells ÷ a bare table of the same words."""
    from reader.ui.matrix.table import MatrixTable
    from reader.ui.models.matrix import MatrixModel
    from reader.ui.theme.theme import Theme

    chance = random.Random(6)
    rows = [Head(f"r{n}", f"The statement number {n} of a long list of them") for n in range(ROWS)]
    columns = [Head(f"c{n}", f"Source number {n}", "Some office") for n in range(COLUMNS)]
    cells: Cells = {
        row.key: {
            column.key: [
                Mark("x", chance.choice(KINDS), f"B{chance.randrange(1, 7)}", Fact("2017", "3"))
            ]
            for column in columns
        }
        for row in rows
    }
    theme, model = Theme(), MatrixModel()
    theme.apply(QApplication.instance())  # type: ignore[arg-type]
    model.show_matrix(rows, columns, cells, {row.key: "contested" for row in rows}, "grades")
    table = MatrixTable(model, theme)
    bare_model = Bare(
        [tuple(model.index(r, c).data() for c in range(COLUMNS)) for r in range(ROWS)]
    )
    bare = QTableView()
    bare.setModel(bare_model)
    for view in (table, bare):
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setDefaultSectionSize(table.row_heads.defaultSectionSize())
        view.horizontalHeader().setDefaultSectionSize(table.column_heads.defaultSectionSize())
        view.resize(1200, 800)
        view.show()
    # as many cells are to be seen in the one as in the other
    bare.verticalHeader().setFixedWidth(table.row_heads.wide)
    bare.horizontalHeader().setFixedHeight(table.column_heads.height())
    _settle()

    def scroll(view: QTableView) -> None:
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.setValue(0)
            for _ in range(40):
                bar.setValue(bar.value() + NOTCH)
                QApplication.processEvents()

    yield ratio(
        "M1", "scroll a matrix of 500 × 200 filled cells ÷ a bare table of the same words", 1.5,
        lambda: scroll(table), lambda: scroll(bare),
    )  # fmt: skip
    table.close()
    bare.close()


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


def opening(folder: Path) -> Iterator[Result]:
    """M2: put together the matrix of 100,000 claims ÷ its rows by bare SQL."""
    from reader.ui.matrix.gathering import matrix_of
    from tests.benchmarks.sourcing import sourcing_project

    path = sourcing_project()
    store = Store.open(path, read_only=True)
    bare = sqlite3.connect(path)
    yield ratio(
        "M2", "matrix of 100,000 claims under 2,000 statements ÷ its rows by bare SQL", 1.5,
        lambda: matrix_of(store, "statement"),
        lambda: [bare.execute(sql).fetchall() for sql in _BARE],
    )  # fmt: skip
    bare.close()
    store.close()


METRICS = (scrolling, opening)
"""The functions of the metrics, for `__main__`."""
