"""The job that puts the matrix together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.matrix import Cells, Head, cells_of
from reader.domain.matrix_order import counted
from reader.ui.models.matrix import nobody

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.jobs import Job


class Gathered(NamedTuple):
    """All rows and columns there may be, and the cells between them; `by`: what the rows are."""

    by: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Cells


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
    return Gathered(by, rows, tuple(column for column in columns if column.claims), cells)
