"""Lists of articles as text (.csv, .tsv): a row is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath

from reader.ingest.decoding import decode
from reader.ingest.listed import LARGEST, Origin, Row, articles_of, distinct_names, names_of
from reader.ingest.parts import Part
from reader.ingest.registry import Columns, IngestTrouble, importer

_SEPARATORS = ",;\t|"
_SAMPLE = 100_000
_SAMPLE_ROWS = 10
_SAID = re.compile(r"sep=(.)\n")
MOST_UNCLOSED = 20
"""Quotation marks that may be left open in a list."""


@importer(
    "csv",
    (".csv", ".tsv", ".tab"),
    "Lists of articles (CSV, TSV): an article a row",
    largest=LARGEST,
    mapped=True,
)
def read(
    name: str, data: bytes, *, encoding: str | None = None, columns: Columns | None = None
) -> Iterator[Part]:
    """The articles of a list. Raises IngestTrouble when its columns cannot be told."""
    decoded = decode(data, encoding)
    text = decoded.text
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text, PurePath(name).suffix.lower())
    rows = _rows(text, said.end() if said else 0, separator)
    first = next((row for row in rows if not row.is_blank), None)
    if first is None:
        raise IngestTrouble("The file is empty.", "There is nothing to import in it.")
    names = None if first.trouble else names_of(first.cells)
    if names is None:
        names = distinct_names([""] * len(first.cells))
        rows = chain((first,), rows)
    origin = Origin("csv", decoded.encoding, decoded.encoding_from, decoded.warnings)
    yield from articles_of(names, rows, origin, columns)


def _separator(text: str, suffix: str) -> str:
    """The character between cells: the one that gives the first rows the same, large width."""
    if suffix in (".tsv", ".tab"):
        return "\t"
    best, separator = (0.0, 1), ","
    for candidate in _SEPARATORS:
        rows = _rows(text[:_SAMPLE], 0, candidate)
        widths = [len(row.cells) for row in (next(rows, None) for _ in range(_SAMPLE_ROWS)) if row]
        if widths and widths[0] > 1:
            even = sum(width == widths[0] for width in widths) / len(widths)
            if (even, widths[0]) > best:
                best, separator = (even, widths[0]), candidate
    return separator


class _Lines:
    """The lines of a text from `at` on, without a copy of it; it can be sent back."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.text):
            raise StopIteration
        end = self.text.find("\n", self.at) + 1 or len(self.text)
        line, self.at = self.text[self.at : end], end
        return line


def _rows(text: str, at: int, separator: str) -> Iterator[Row]:
    """The rows of a list from `at` on, numbered as a spreadsheet numbers them."""
    import csv

    csv.field_size_limit(LARGEST)
    lines = _Lines(text, at)
    reader = csv.reader(lines, delimiter=separator)
    number = width = unclosed = 0
    while True:
        start = lines.at
        number += 1
        member = f"row {number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reader = csv.reader(lines, delimiter=separator)
            yield Row(member, (), IngestTrouble(f"The row cannot be read: {error}.", "Mend it."))
            continue
        width = width or len(cells)
        if lines.at < len(text) or text.count('"', start) % 2 == 0:
            yield Row(member, cells)
            continue
        behind = text.find("\n", start) + 1
        if unclosed < MOST_UNCLOSED and behind and _fits(text, behind, separator, width):
            # the rows behind it are in the cell that is never closed
            unclosed += 1
            lines.at = behind
            reader = csv.reader(lines, delimiter=separator)
            yield Row(member, (), _unclosed(text, start))
            continue
        yield Row(member, cells, warnings=("A quotation mark is never closed in it: the file may "
                                           "be cut off here.",))  # fmt: skip


def _fits(text: str, at: int, separator: str, width: int) -> bool:
    """Whether what begins at `at` is a row like the others."""
    import csv

    line = next(_Lines(text, at), "")
    return width > 1 and len(next(csv.reader([line], delimiter=separator), ())) == width


def _unclosed(text: str, start: int) -> IngestTrouble:
    line = text.count("\n", 0, start) + 1
    return IngestTrouble(
        f"A quotation mark is never closed in the row that begins in line {line}.",
        "Close it and import the list again; what is there already is not imported twice.",
    )
