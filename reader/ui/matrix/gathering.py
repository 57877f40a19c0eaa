"""The job that puts the matrix together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.matrix import Cells, Head, cells_of
from reader.domain.matrix_order import arranged, by_rows, counted, narrowed
from reader.ui.models.matrix import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.ui.jobs import Job


MANY = 1500
"""Matrices of more rows and columns are arranged in a job."""


class Gathered(NamedTuple):
    """All rows and columns there may be, and the cells between them; `by`: what the rows are."""

    by: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Cells
    claims: int = 0

    @property
    def is_large(self) -> bool:
        """Whether it is arranged beside the window."""
        return len(self.rows) + len(self.columns) > MANY


class Asked(NamedTuple):
    """What is to be shown of it, and in which order; see `narrowed` and `arranged`."""

    row_words: str
    column_words: str
    standing: str
    standings: Mapping[str, str]
    pinned: frozenset[str]
    row_order: tuple[str, bool]
    column_order: tuple[str, bool]


def gather(job: Job, path: Path, by: str) -> Gathered:
    """Read the project and put the matrix together: rows without claims stay only if they are
    statements, columns never."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        return matrix_of(store, by)
    finally:
        store.close()


def matrix_of(store: object, by: str) -> Gathered:
    """The same from an open store."""
    of = store.sayings  # type: ignore[attr-defined]
    cells = cells_of(of.links(by), of.digits(), of.letters())
    rows = counted(of.heads(by), cells)
    if by in ("article", "tag"):
        rows = tuple(row for row in rows if row.claims)
    columns = counted([*of.sources(), nobody()], cells, columns=True)
    columns = tuple(column for column in columns if column.claims)
    claims = {mark.claim for row in cells.values() for marks in row.values() for mark in marks}
    return Gathered(by, rows, columns, cells, len(claims))


def arrange(job: Job | None, of: Gathered, asked: Asked) -> tuple[list[Head], list[Head]]:
    """The rows and the columns that are shown, in order; a job where there are many."""
    rows, columns = narrowed(
        *(of.rows, of.columns, of.cells),
        row_words=asked.row_words,
        column_words=asked.column_words,
        standing=asked.standing,
        standings=asked.standings,
        pinned=asked.pinned,
    )
    if job:
        job.check()
    (row_order, rows_down), (column_order, columns_down) = asked.row_order, asked.column_order
    pinned, standings = asked.pinned, asked.standings
    rows = arranged(rows, row_order, descending=rows_down, pinned=pinned, standings=standings)
    if column_order == "rows":
        columns = by_rows(
            *(columns, rows, of.cells),
            descending=columns_down,
            pinned=pinned,
            standings=standings,
        )
    else:
        columns = arranged(columns, column_order, descending=columns_down, pinned=pinned)
    return rows, columns
