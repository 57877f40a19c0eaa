"""Tables for a spreadsheet, from the window and the commands: CSV, or cells for the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from reader.export.csv import safe, writer_to

Row = Sequence[str | int]


def write_table(header: Row, rows: Iterable[Row], out: BinaryIO, separator: str = ",") -> None:
    """Write a table as CSV. Text that a spreadsheet could take for a formula gets an apostrophe."""
    with writer_to(out, separator) as writer:
        for row in (header, *rows):
            writer.writerow([_cell(cell) for cell in row])


def as_cells(header: Row, rows: Iterable[Row]) -> str:
    """A table as lines of cells between tabs, as a spreadsheet takes it from the clipboard."""
    return "\n".join(
        "\t".join(" ".join(str(_cell(cell)).split()) for cell in row) for row in (header, *rows)
    )


def _cell(cell: str | int) -> str | int:
    return safe(cell) if isinstance(cell, str) else cell
