"""Lists of articles, a row each: the columns found, every row made an article; reads no format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from reader.domain.article import Draft
from reader.ingest.columns import LOOKED_AT, columns_of
from reader.ingest.fields import draft_of
from reader.ingest.parts import Part
from reader.ingest.registry import Columns, IngestTrouble

LARGEST = 100_000_000
"""Bytes of a list that are too many."""
MOST_COLUMNS = 1_000
LONGEST_NAME = 100
_NO_NAME = re.compile(r"https?://\S+|[\d\s.,:/-]*\d[\d\s.,:/-]*|.*\n.*", re.S)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the name it is told by, its cells, and why it cannot be read where it cannot."""

    member: str
    cells: Sequence[str]
    trouble: IngestTrouble | None = None
    warnings: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it, not even trouble."""
        return self.trouble is None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Origin:
    """What all articles of a list share: their importer, and how its bytes were read."""

    importer: str
    encoding: str = ""
    encoding_from: str = ""
    warnings: tuple[str, ...] = ()


def names_of(cells: Sequence[str]) -> list[str] | None:
    """The names of the columns in a first row; None when it looks like a row of its own.

    Raises IngestTrouble when there are too many.
    """
    if len(cells) > MOST_COLUMNS:
        raise IngestTrouble(
            f"The list has {len(cells):,} columns; Selon reads lists of up to {MOST_COLUMNS:,}.",
            "Keep the columns that hold the articles, and import that.",
        )
    named = [" ".join(cell.split()) for cell in cells]
    if not any(named) or any(
        len(cell) > LONGEST_NAME or _NO_NAME.fullmatch(cell.strip()) for cell in cells if cell
    ):
        return None
    return distinct_names(named)


def distinct_names(names: Sequence[str]) -> list[str]:
    """The names, each different; those that are empty get a number."""
    found: list[str] = []
    for place, name in enumerate(names, 1):
        name = name or f"Column {place}"
        found.append(f"{name} ({place})" if name in found else name)
    return found


def articles_of(
    names: Sequence[str], rows: Iterable[Row], origin: Origin, chosen: Columns | None
) -> Iterator[Part]:
    """The articles of a list's rows; blank ones are passed over.

    Raises IngestTrouble when it cannot be told which column holds the texts.
    """
    there = (row for row in rows if not row.is_blank)
    first = list(islice(there, LOOKED_AT))
    if not first:
        raise IngestTrouble("There are no articles in the list.", "It has no rows with text.")
    whole = [row.cells for row in first if row.trouble is None]
    columns = columns_of(names, whole, chosen) if whole else {}
    for row in chain(first, there):
        yield Part(row.member, partial(_made, row, columns, len(names), origin))


def _made(row: Row, columns: dict[str, int], width: int, origin: Origin) -> Draft:
    if row.trouble is not None:
        raise row.trouble
    cells = row.cells
    fields = {field: cells[at] for field, at in columns.items() if at < len(cells)}
    if not fields.get("text", "").strip():
        raise IngestTrouble("The row has no text.", "There is nothing to import in it.")
    more = sum(bool(cell.strip()) for cell in cells[width:])
    too_many = (f"Left out: {more} cells beyond the columns of the list.",) if more else ()
    return draft_of(
        fields,
        origin.importer,
        encoding=origin.encoding,
        encoding_from=origin.encoding_from,
        warnings=(*origin.warnings, *row.warnings, *too_many),
    )
