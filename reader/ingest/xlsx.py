"""Lists of articles as spreadsheets (.xlsx): a row of a sheet is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from reader.ingest.listed import LARGEST, Origin, Row, articles_of, distinct_names, names_of
from reader.ingest.packed import member, unpacked
from reader.ingest.parts import Part
from reader.ingest.registry import Columns, IngestTrouble, importer
from reader.ingest.xml_parts import OLD_OFFICE, refuse_entities

if TYPE_CHECKING:
    import zipfile

MOST_BLANK = 10_000
"""Rows without anything in a row, after which a sheet is over."""


@importer(
    "xlsx",
    (".xlsx", ".xlsm"),
    "Lists of articles (Excel): an article a row",
    largest=LARGEST,
    mapped=True,
    engine="openpyxl",
)
def read(
    name: str, data: bytes, *, encoding: str | None = None, columns: Columns | None = None
) -> Iterator[Part]:
    """The articles in the sheets of a workbook; formulas count as what they last came to.

    Raises IngestTrouble when it is none, is locked, or no sheet has a column of texts.
    """
    if data.startswith(OLD_OFFICE):
        raise IngestTrouble(
            "The file is locked by a password, or written by an old Excel (.xls).",
            "Open it in a spreadsheet program and save it as .xlsx without a password, or as .csv.",
        )
    packed = unpacked(data, "a spreadsheet (.xlsx)")
    _check(packed)
    book = _book(data)
    sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
    filled = [(title, first, rows) for title, rows in sheets if (first := next(rows, None))]
    if not filled:
        raise IngestTrouble("There is nothing in the sheets.", "There is nothing to import in it.")
    several = len(filled) > 1
    for title, first, rows in filled:
        try:
            yield from _sheet(title if several else "", first, rows, columns)
        except IngestTrouble as trouble:
            if not several:
                raise
            yield Part(title, _raising(trouble))


def _book(data: bytes) -> Any:
    """The workbook (openpyxl); what it links to is not even read."""
    import mimetypes

    known = mimetypes.inited
    mimetypes.inited = True  # else the import reads what files of this machine say of endings
    try:
        from openpyxl import load_workbook
    finally:
        mimetypes.inited = known
    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _sheet(title: str, first: Row, rows: Iterator[Row], chosen: Columns | None) -> Iterator[Part]:
    names = names_of(first.cells)
    if names is None:
        names = distinct_names([""] * len(first.cells))
        rows = chain((first,), rows)
    for part in articles_of(names, rows, Origin("xlsx"), chosen):
        yield Part(f"{title}, {part.member}" if title else part.member, part.make)


def _check(packed: zipfile.ZipFile) -> None:
    parts = packed.namelist()
    if "[Content_Types].xml" not in parts or not any(part.startswith("xl/") for part in parts):
        raise IngestTrouble(
            "The file is a packed folder (ZIP), not a spreadsheet.",
            "Unpack it and import what is in it.",
        )
    for part in parts:
        if part.endswith((".xml", ".rels")):
            refuse_entities(member(packed, part) or b"")


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that hold anything, by their numbers in the sheet."""
    sheet.reset_dimensions()  # what it says of its size may be wrong, or made to do harm
    last = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        row = Row(f"row {number}", [_words(value) for value in values])
        if not row.is_blank:
            last = number
            yield row
        elif number - last > MOST_BLANK:
            return


def _words(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")


def _raising(trouble: IngestTrouble) -> Any:
    def make() -> None:
        raise trouble

    return make
