"""Five CSV tables with a descriptor that any program can check them by (Frictionless)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from typing import Any

from reader.export.csv import DANGEROUS, writer_to
from reader.export.destination import Folder
from reader.export.losing import ALWAYS, NOT_THERE, left_out
from reader.export.registry import SEPARATOR, Options, folder_exporter
from reader.export.report import Report
from reader.export.sheet_rows import rows
from reader.export.sheets import SHEETS, Cell, Column, Row, Sheet


@folder_exporter(
    "tables",
    "For calculation: claims, attributions, sources, articles and statements as CSV files",
    loses=left_out(
        *(*ALWAYS, "notes on words", "notes on mentions", "notes on tags"),
        *("addresses of verdicts", "links", "the written summary", "texts"),
        also=f"Mentions, quoted ranges, descriptions of unnamed speakers, antecedents and media. "
        f"{NOT_THERE}",
    ),
    options=(SEPARATOR,),
    purpose="calculate",
)
def write(report: Report, folder: Folder, options: Options) -> None:
    """Write a file for each sheet, and datapackage.json, which says what stands in them.

    Cells are guarded as in the one CSV file: see csv.safe.
    """
    with ExitStack() as open_files:
        writers = {}
        for sheet in SHEETS:
            out = open_files.enter_context(folder.file(f"{sheet.name}.csv"))
            made = open_files.enter_context(writer_to(out, options["separator"]))
            made.writerow([column.name for column in sheet.columns])
            writers[sheet.name] = made
        for sheet, row in rows(report):
            writers[sheet.name].writerow(_cells(row))
    with folder.file("datapackage.json") as out:
        out.write(_descriptor(report, options["separator"]))


def _cells(row: Row) -> list[Cell]:
    # nearly all are text: each as csv.safe makes it, without asking it half a million times
    return [
        (f"'{cell}" if cell and cell[0] in DANGEROUS else cell)
        if cell.__class__ is str
        else cell
        if cell is None or cell.__class__ is int
        else _plain(cell)
        for cell in row
    ]


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return f"{cell.isoformat()}Z"
    return cell.isoformat() if isinstance(cell, date) else cell


def _descriptor(report: Report, separator: str) -> bytes:
    import json

    project = report.project()
    package = {
        "name": "selon",
        "title": project.title or "Selon",
        "profile": "tabular-data-package",
        "resources": [_resource(sheet, separator) for sheet in SHEETS],
    }
    if project.tlp:
        package["tlp"] = project.tlp
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(sheet: Sheet, separator: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": list(map(_field, sheet.columns)),
        "primaryKey": [column.name for column in sheet.columns[: sheet.keys]],
        "missingValues": [""],
    }
    foreign = list(_foreign(sheet))
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "title": sheet.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": separator, "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    return {"name": column.name, "type": column.type, "description": column.about}


def _foreign(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for column in sheet.columns:
        if column.to:
            (to,) = (other for other in SHEETS if other.name == column.to)
            resource = "" if to is sheet else to.name
            key = to.columns[0].name
            yield {"fields": column.name, "reference": {"resource": resource, "fields": key}}
