"""Floors of the spreadsheets: csv of the standard library, XlsxWriter."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor, files_of

Tables = list[list[list[str]]]
Sheets = dict[str, list[list[tuple[Any, str | None]]]]


def _tables(made: Path) -> Tables:
    return [
        list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        for name, data in files_of(made).items()
        if name != "datapackage.json"
    ]


def _write_tables(tables: Tables, out: Path) -> None:
    for rows in tables:
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)


def _sheets(made: Path) -> Sheets:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(made.read_bytes()))
    return {
        page.title: [
            [(cell.value, cell.hyperlink and cell.hyperlink.location) for cell in row]
            for row in page.iter_rows()
        ]
        for page in book
    }


def _write_book(sheets: Sheets, out: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        for title, rows in sheets.items():
            page = book.add_worksheet(title)
            for place, row in enumerate(rows):
                for column, (cell, link) in enumerate(row):
                    if link:
                        page.write_url(place, column, f"internal:{link}", None, str(cell))
                    elif isinstance(cell, str):
                        page.write_string(place, column, cell)
                    elif cell is not None:
                        page.write(place, column, cell)


FLOORS = {
    "csv": Floor("csv", _tables, _write_tables),
    "tables": Floor("csv", _tables, _write_tables),
    "xlsx": Floor("XlsxWriter", _sheets, _write_book),
}
