"""A workbook: claims, attributions, sources, articles and statements as sheets that are linked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, BinaryIO, TypeAlias

from reader.export import colours
from reader.export.losing import ALWAYS, NOT_THERE, left_out
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.sheet_rows import rows
from reader.export.sheets import (
    ARTICLES,
    CLAIMS,
    SHEETS,
    SOURCES,
    STATEMENTS,
    Cell,
    Row,
    Sheet,
)

LONGEST = 32_767
"""Characters (UTF-16 units) that a cell of Excel holds."""
MOST_LINKS = 60_000
"""Links in one sheet; Excel takes 65,530."""
MOST_ROWS = 1_048_576
_MADE = datetime(2000, 1, 1)
"""The date in the file, always the same: equal projects give equal bytes."""


@exporter(
    "xlsx",
    ".xlsx",
    "For Excel and its like: claims, attributions, sources, articles and statements as sheets",
    loses=left_out(
        *(*ALWAYS, "notes on words", "notes on mentions", "notes on tags"),
        *("addresses of verdicts", "links", "the written summary", "texts"),
        also=f"Mentions, quoted ranges, descriptions of unnamed speakers, antecedents and media. "
        f"{NOT_THERE} A cell ends after 32,767 characters.",
    ),
    purpose="calculate",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the sheets, each with its heads frozen and filters on them.

    All text is written as text: no cell is a formula, an address or a number by its looks.
    """
    import io
    import tempfile
    from traceback import clear_frames

    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    # the library leaves its files behind when it is stopped, and Windows keeps one that is open
    with tempfile.TemporaryDirectory(prefix="selon-", ignore_cleanup_errors=True) as folder:
        settings = {"constant_memory": True, "strings_to_urls": False, "tmpdir": folder}
        made = io.BytesIO()
        book = xlsxwriter.Workbook(made, settings)
        try:
            _fill(book, report)
            book.close()
        except FileCreateError as error:
            trouble: OSError = error.args[0]  # the system's own error, which the library hides
            clear_frames(trouble.__traceback__)  # its archive ends while `made` is open
            raise trouble from None
        finally:
            for page in book.worksheets():
                with suppress(OSError):  # a full disk refuses what is still to be written
                    page.row_data_fh.close()
        out.write(made.getbuffer())


def _fill(book: Any, report: Report) -> None:
    project = report.project()
    marking = f"TLP:{project.tlp.upper()}" if project.tlp else ""
    book.set_properties({"title": _fitting(project.title), "created": _MADE, "comments": marking})
    places = _places(report)
    sheets = {sheet.name: _SheetWriter(book, sheet, places) for sheet in SHEETS}
    for each in sheets.values():
        each.mark(marking)
    for sheet, row in rows(report):
        sheets[sheet.name].add(row)
    for each in sheets.values():
        each.end()


Place: TypeAlias = "tuple[int, str]"
"""The row where a thing stands, and what a link to it shows."""


def _places(report: Report) -> dict[str, dict[Cell, Place]]:
    """Sheet → key → place, of the sheets whose order is known; claims are added as they come."""
    return {
        SOURCES.name: _numbered((of.id, of.name) for of in report.sources()),
        STATEMENTS.name: _numbered((of.id, of.text) for of in report.statements()),
        ARTICLES.name: _numbered((of.number, str(of.number)) for of, _ in report.articles()),
        CLAIMS.name: {},
    }


def _numbered(things: Iterable[tuple[Cell, str]]) -> dict[Cell, Place]:
    return {key: (row, shown) for row, (key, shown) in enumerate(things, 1)}


class _SheetWriter:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: Any, sheet: Sheet, places: dict[str, dict[Cell, Place]]) -> None:
        self._sheet = sheet
        self._places = places
        self._links = 0
        self._row = 0
        self._out = book.add_worksheet(sheet.name.capitalize())
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._top = book.add_format({"valign": "top"})
        wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"})
        self._link = book.add_format({"valign": "top", "font_color": colours.LINK, "underline": 1})
        self._formats = [wrapped if column.width >= 24 else self._top for column in sheet.columns]
        self._out.freeze_panes(1, sheet.keys)
        for place, column in enumerate(sheet.columns):
            self._out.set_column(place, place, column.width)
            self._out.write_string(0, place, column.name.replace("_", " "), head)

    def mark(self, marking: str) -> None:
        """Have the project's marking stand on each printed page."""
        if marking:
            self._out.set_header(f"&R{marking}")

    def add(self, row: Row) -> None:
        """Write a row below the others."""
        if self._row + 1 >= MOST_ROWS:
            return
        self._row += 1
        for place, (column, cell) in enumerate(zip(self._sheet.columns, row, strict=True)):
            if cell is None or cell == "":
                continue
            if place == 0 and self._sheet is CLAIMS:
                self._places[CLAIMS.name][cell] = self._row, str(cell)
            if not (column.to and self._linked(place, column.to, cell)):
                self._put(place, cell)

    def _put(self, place: int, cell: Cell) -> None:
        match cell:
            case bool():
                self._out.write_boolean(self._row, place, cell, self._top)
            case int():
                self._out.write_number(self._row, place, cell, self._top)
            case datetime() | date() if cell.year < 1900:
                self._out.write_string(self._row, place, cell.isoformat(), self._top)
            case datetime():
                self._out.write_datetime(self._row, place, cell, self._moment)
            case date():
                self._out.write_datetime(self._row, place, cell, self._day)
            case _:
                self._out.write_string(self._row, place, _fitting(str(cell)), self._formats[place])

    def _linked(self, place: int, sheet: str, key: Cell) -> bool:
        """Write a key as a link to its row; False where there is none, or no room for a link."""
        goal = self._places[sheet].get(key)
        if goal is None or self._links >= MOST_LINKS:
            return False
        self._links += 1
        row, shown = goal
        address = f"internal:'{sheet.capitalize()}'!A{row + 1}"
        self._out.write_url(self._row, place, address, self._link)
        # written over: of a link's own words the library does not escape what XML forbids
        if isinstance(key, int):
            self._out.write_number(self._row, place, key, self._link)
        else:
            self._out.write_string(self._row, place, _fitting(shown or "—"), self._link)
        return True

    def end(self) -> None:
        """Put filters on the heads."""
        self._out.autofilter(0, 0, max(self._row, 1), len(self._sheet.columns) - 1)


def _fitting(text: str) -> str:
    """What a cell can hold of a text. XML's forbidden characters are written in Excel's own way."""
    if len(text) * 2 > LONGEST:
        text = text.encode("utf-16-le", "replace")[: LONGEST * 2].decode("utf-16-le", "ignore")
    return text
