"""The five tables, as CSV files with their descriptor and as a workbook, read back by others."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from reader.domain.edits import make
from reader.domain.source import Source
from reader.export.sheets import SHEETS
from reader.exporting import export_project
from reader.store.store import Store
from tests.export.validators import validator
from tests.store import things

NASTY = (
    *("=1+1", "+33 1 23", "-1", "@SUM(A1)", "'quoted", "\ttab", "a,b;c\"d\"", "two\r\nlines"),
    *("\x01\x08\x1f", "_x0041_", "\ufffe\uffff", "  kept  ", "é\u0301 👩‍👩‍👧 \u202eright", "http://a.example"),
    *('=HYPERLINK("http://a.example")', "<script>alert(1)</script>", "NULL", "x" * 40_000),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    nasty = (Source(f"n{place}", words) for place, words in enumerate(NASTY))
    store.apply(make("Sources", *nasty), analyst=things.ANNA)
    yield store
    store.close()


def read(folder: Path, separator: str = ",") -> dict[str, list[dict[str, str]]]:
    found = {}
    for sheet in SHEETS:
        with (folder / f"{sheet.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[sheet.name] = [
                {key: cell.removeprefix("'") for key, cell in row.items()}
                for row in csv.DictReader(file, delimiter=separator)
            ]
    return found


@pytest.mark.parametrize("separator", [",", ";"])
def test_the_tables_are_valid_and_refer_to_each_other(store, tmp_path, separator) -> None:
    frictionless = validator("frictionless")
    dest = tmp_path / "tables"
    export_project(store.path, "tables", (), {"separator": separator}, dest)
    told = frictionless.validate(str(dest / "datapackage.json"))
    assert told.valid, told.flatten(["title", "rowNumber", "message"])
    assert told.stats["tasks"] == len(SHEETS)
    assert (dest / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    found = read(dest, separator)
    assert [row["name"] for row in found["sources"]][-len(NASTY) :] == list(NASTY)
    (claim,) = found["claims"]
    assert claim["quote"] == things.CLAIM.quotation and claim["citation"] == "7:10"
    known = {row["source"] for row in found["sources"]}
    assert {row["source"] for row in found["attributions"]} - {""} <= known


def test_a_break_in_the_tables_is_found(store, tmp_path) -> None:
    """The validator can fail: a source that is named and is not there."""
    frictionless = validator("frictionless")
    dest = tmp_path / "tables"
    export_project(store.path, "tables", (), {}, dest)
    path = dest / "claims.csv"
    path.write_text(path.read_text("utf-8-sig").replace("7:10,7,", "7:10,99,"), "utf-8-sig")
    assert not frictionless.validate(str(dest / "datapackage.json")).valid


def test_a_workbook_says_the_same(store, tmp_path) -> None:
    export_project(store.path, "tables", (), {}, tmp_path / "tables")
    export_project(store.path, "xlsx", (), {}, tmp_path / "x.xlsx")
    tables = read(tmp_path / "tables")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == [sheet.name.capitalize() for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.name.capitalize()]
        assert page.freeze_panes and page.auto_filter.ref
        rows = list(page.iter_rows())
        assert [cell.value for cell in rows[0]] == [c.name.replace("_", " ") for c in sheet.columns]
        assert len(rows) - 1 == len(tables[sheet.name])
        for row, wanted in zip(rows[1:], tables[sheet.name], strict=True):
            for column, cell in zip(sheet.columns, row, strict=True):
                assert cell.data_type != "f"
                if not column.to:
                    assert shown(cell) == fitting(wanted[column.name]), (sheet.name, column.name)


def shown(cell) -> str:
    match cell.value:
        case None:
            return ""
        case bool():
            return str(cell.value).lower()
        case datetime():
            is_day = cell.number_format == "yyyy-mm-dd"
            return cell.value.date().isoformat() if is_day else f"{cell.value.isoformat()}Z"
        case str():
            return unescape(cell.value)
        case other:
            return str(other)


def fitting(text: str) -> str:
    return text[: 32_767 if len(text) > 32_767 else None]


def test_claims_lead_to_their_sources_and_back(store, tmp_path) -> None:
    export_project(store.path, "xlsx", (), {}, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    names = [cell.value for cell in next(book["Attributions"].iter_rows(max_row=1))]
    speaker, link = (
        book["Attributions"].cell(2, names.index(of) + 1) for of in ("speaker", "source")
    )
    sheet, _, cell = link.hyperlink.location.partition("!")
    row = book[sheet.strip("'")][cell].row
    assert book["Sources"].cell(row, 2).value == speaker.value == link.value
    back = book["Attributions"].cell(2, 1)
    assert back.value == "7:10" and back.hyperlink.location == "'Claims'!A2"


def test_the_same_project_gives_the_same_bytes(store, tmp_path) -> None:
    for place in ("a", "b"):
        export_project(store.path, "xlsx", (), {}, tmp_path / f"{place}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with ZipFile(tmp_path / "a.xlsx") as file:
        assert not any(b"http://a.example" in file.read(n) for n in file.namelist() if "rels" in n)


def test_a_part_of_a_project_counts_what_is_in_it(store, tmp_path) -> None:
    export_project(store.path, "tables", ("claims:nothing-that-is-said",), {}, tmp_path / "none")
    found = read(tmp_path / "none")
    assert found["claims"] == found["attributions"] == found["articles"] == []
    assert {row["claims"] for row in found["sources"]} == {"0"}
    package = json.loads((tmp_path / "none" / "datapackage.json").read_text("utf-8"))
    assert next(resource["path"] for resource in package["resources"]) == "claims.csv"
