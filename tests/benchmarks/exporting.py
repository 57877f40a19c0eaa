"""X: each export of 10,000 claims in 200 articles ÷ its bare writer library on the same data.

The floor reads all of the report once and has the writer library write what the file holds, with
the same links, elements and line breaks, from plain values.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader.exporting import export_project, reported
from tests.benchmarks.material import project
from tests.benchmarks.measure import Result, compare, ratio

ARTICLES, CLAIMS = 200, 50
GOAL = 1.5
LIBRARIES = {
    "csv": "csv",
    "tables": "csv",
    "xlsx": "XlsxWriter",
    "json": "json",
    "w3c": "json",
    "hypothesis": "json",
    "stix": "json",
    "label-studio": "json",
    "qdpx": "lxml and zipfile",
    "xmi": "cassis",
}

_PEAK = """
import sys, pathlib
from tests.benchmarks import exporting
exporting.run(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4])
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def exports(folder: Path) -> Iterator[Result]:
    """X: time of each export with a writer library ÷ that library and reading the report once."""
    path = _project(folder)
    for name, library in LIBRARIES.items():
        floor = _floor(name, _export(name, path, folder), folder)

        def both(floor: Callable[[], object] = floor) -> None:
            _read(path)
            floor()

        metric = f"export {name} ÷ {library} on the same data"
        yield ratio("X", metric, GOAL, lambda name=name: _export(name, path, folder), both)


def memory(folder: Path) -> Iterator[Result]:
    """XM: the highest resident memory of a process that exports ÷ one with the bare library."""
    path = _project(folder)
    for name, library in LIBRARIES.items():
        peaks = [
            [float(_peak(side, name, path, folder)) * 1024 for _ in range(2)]
            for side in ("export", "floor")
        ]
        metric = f"memory of export {name} ÷ {library} on the same data"
        yield compare("XM", metric, GOAL, *peaks, unit="bytes")


METRICS = [exports, memory]


def _project(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "p.selon"
    if not path.exists():
        project(path, {f"Article {n}": (8_000, CLAIMS, 1) for n in range(ARTICLES)})
    return path


def _peak(side: str, name: str, path: Path, folder: Path) -> int:
    told = subprocess.run(
        [sys.executable, "-c", _PEAK, side, path, folder, name],
        capture_output=True,
        check=True,
        text=True,
    )
    return int(told.stdout.split()[-1])


def run(side: str, path: Path, folder: Path, name: str) -> None:
    """One side alone, in a process of its own."""
    if side == "export":
        _export(name, path, folder)
    else:
        _floor(name, folder / "out" / name, folder)()


def _export(name: str, path: Path, folder: Path) -> Path:
    import shutil

    dest = folder / "out" / name
    dest.parent.mkdir(exist_ok=True)
    if dest.is_dir():
        shutil.rmtree(dest)
    export_project(path, name, (), {}, dest)
    return dest


def _read(path: Path) -> int:
    with reported(path) as report:
        return sum(
            len(each.spans)
            for article, _ in report.articles()
            for each in report.annotations(article.id)
        )


def _floor(name: str, made: Path, folder: Path) -> Callable[[], object]:
    """What writes, by the library alone, what the export wrote."""
    out = folder / f"floor-{name}"
    if made.is_dir():
        files = {file.name: file.read_bytes() for file in sorted(made.iterdir())}
    else:
        files = {made.name: made.read_bytes()}
    if name in ("csv", "tables"):
        rows = [_rows(data) for file, data in files.items() if file != "datapackage.json"]
        return lambda: [_write_csv(of, out) for of in rows]
    if name == "xlsx":
        return lambda sheets=_sheets(made): _write_book(sheets, out)
    if name == "qdpx":
        return lambda parts=_parts(made): _write_zip(parts, out)
    if name == "xmi":
        cases = _cases(made)
        return lambda: [out.write_text(cas.to_xmi(), encoding="utf-8") for cas in cases]
    indent = 1 if name == "json" else None
    values = [json.loads(data) for file, data in files.items() if not file.endswith(".xml")]
    return lambda: out.write_bytes(
        b"".join(json.dumps(of, ensure_ascii=False, indent=indent).encode("utf-8") for of in values)
    )


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _write_csv(rows: list[list[str]], out: Path) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _sheets(made: Path) -> dict[str, list[list[Any]]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(made.read_bytes()))
    return {
        page.title: [
            [(cell.value, cell.hyperlink and cell.hyperlink.location) for cell in row]
            for row in page.iter_rows()
        ]
        for page in book
    }


def _write_book(sheets: dict[str, list[list[Any]]], out: Path) -> None:
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


def _parts(made: Path) -> tuple[Any, dict[str, bytes]]:
    from lxml import etree

    with zipfile.ZipFile(made) as archive:
        texts = {n: archive.read(n) for n in archive.namelist() if n != "project.qde"}
        return _plain(etree.fromstring(archive.read("project.qde"))), texts


def _plain(of: Any) -> Any:
    return of.tag, dict(of.attrib), of.text, [_plain(each) for each in of]


def _built(plain: Any, parent: Any = None) -> Any:
    from lxml import etree

    tag, attributes, text, below = plain
    if parent is None:
        made = etree.Element(tag, attributes, nsmap={None: tag[1:].partition("}")[0]})
    else:
        made = etree.SubElement(parent, tag, attributes)
    made.text = text
    for each in below:
        _built(each, made)
    return made


def _write_zip(parts: tuple[Any, dict[str, bytes]], out: Path) -> None:
    from lxml import etree

    tree, texts = parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in texts.items():
            archive.writestr(name, data)
        archive.writestr("project.qde", etree.tostring(_built(tree), encoding="utf-8"))


def _cases(made: Path) -> list[Any]:
    import cassis

    with (made / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    found = []
    for path in sorted(made.glob("*.xmi")):
        with path.open("rb") as file:
            found.append(cassis.load_cas_from_xmi(file, typesystem=types))
    return found
