"""Rows of a list in CSV, its columns known by their names in English, French and German."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from reader.domain.folding import fold
from reader.ingest.decoding import decode
from reader.ingest.registry import IngestTrouble

Row = dict[str, str]
LONGEST_CELL = 1_000_000
_SEPARATORS = ",;\t"


def rows_of(
    data: bytes, names: Mapping[str, Iterable[str]], needed: Iterable[str], what: str
) -> Iterator[Row]:
    """The rows, field → cell, as far as their columns have one of the `names` of a field.

    Raises IngestTrouble when the columns of the `needed` fields are not there; `what` names the
    format. An apostrophe that a spreadsheet's safety put in front of a cell is taken off.
    """
    text = decode(data).text
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = next(reader, [])
        columns = _columns(header, names)
        missing = [field for field in needed if field not in columns]
        if missing:
            raise IngestTrouble(
                f"The file is no {what}: there is no column for {', '.join(missing)}.",
                f"Its columns are {', '.join(header[:20])}. Name one as is said in “What can be "
                "imported”.",
            )
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield {
                    field: cells[at].removeprefix("'") if at < len(cells) else ""
                    for field, at in columns.items()
                }
    except csv.Error as error:
        raise IngestTrouble(
            f"Line {reader.line_num} cannot be read: {error}.", "Mend it in a spreadsheet."
        ) from None


def _columns(header: list[str], names: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Field → the column that has the first of its names that is there."""
    there: dict[str, int] = {}
    for at, name in enumerate(header):
        there.setdefault(fold(name).replace("_", " "), at)
    return {
        field: next(there[name] for name in known if name in there)
        for field, known in names.items()
        if any(name in there for name in known)
    }


def path_of(name: str, between: Iterable[str] = ("\\", " > ", "\u203a")) -> tuple[str, ...]:
    """The names of a code and those above it, which some programs write into one."""
    for sign in between:
        if sign in name:
            return tuple(part for each in name.split(sign) if (part := " ".join(each.split())))
    return (" ".join(name.split()),)
