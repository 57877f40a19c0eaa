"""X: each export of 10,000 claims in 200 articles ÷ its bare writer library on the same data.

The floor reads all of the report once, by our own reader, and has the writer library write what the
file holds, with the same links, elements and line breaks, from plain values: see `floors/`. What
our reader takes beside bare SQL is XR.
"""

from __future__ import annotations

import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import reader.collecting  # noqa: F401 (as the window and the commands do)
from reader.exporting import export_project, reported
from tests.benchmarks.floors import (
    documents,
    json_files,
    pages,
    spacy_files,
    spreadsheets,
    texts,
    xml_files,
)  # fmt: skip
from tests.benchmarks.material import judge, project
from tests.benchmarks.measure import Result, compare, ratio

ARTICLES, CLAIMS = 200, 50
GOAL = 1.5
KINDS = (spreadsheets, json_files, xml_files, texts, spacy_files, documents, pages)
FLOORS = {name: floor for kind in KINDS for name, floor in kind.FLOORS.items()}
JUDGED = {"misp-tags", "claimreview", "qdc"}
"""Formats of judgements and codes, which are measured on a project that has them."""

_PEAK = """
import pathlib, sys
from tests.benchmarks import exporting
exporting.run(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3])
print(exporting.peak())
"""
_UNDER = {
    "annotation_tag": "annotation",
    "claim_statement": "annotation",
    "attribution": "annotation",
    "chain_link": "annotation",
    "anchor": "owner",
}


def exports(folder: Path) -> Iterator[Result]:
    """X: time of each export with a writer library ÷ that library and reading the report once."""
    for name, floor in FLOORS.items():
        values = floor.ready(_export(name, folder))

        def both(name: str = name, values: object = values) -> None:
            _read(_project(name, folder), with_articles=name != "qdc")
            FLOORS[name].write(values, _free(folder / "floor" / name))

        metric = f"export {name} ÷ {floor.library} on the same data"
        yield ratio("X", metric, GOAL, lambda name=name: _export(name, folder), both, prepare=_cold)


def reading(folder: Path) -> Iterator[Result]:
    """XR: reading the report, article by article ÷ its rows by bare SQL in the same order."""
    path = _project("csv", folder)
    metric = "reading the report ÷ its rows by bare SQL"
    yield ratio("XR", metric, GOAL, lambda: _read(path), lambda: _rows(path), prepare=_cold)


def memory(folder: Path) -> Iterator[Result]:
    """XM: the highest resident memory of a process that exports ÷ one with the bare library.

    With that of a process that it has started. Values of cassis cannot be handed over: of XMI the
    floor's process reads the files that the export made.
    """
    for name, floor in FLOORS.items():
        values = folder / "values" / name
        made = _export(name, folder)
        values.parent.mkdir(parents=True, exist_ok=True)
        if name != "xmi":
            with values.open("wb") as file:
                pickle.dump(floor.ready(made), file)
        peaks = [[_peak(side, folder, name) for _ in range(2)] for side in ("export", "floor")]
        metric = f"memory of export {name} ÷ {floor.library} on the same data"
        yield compare("XM", metric, GOAL, *peaks, unit="bytes")


METRICS = [exports, reading, memory]


def _project(name: str, folder: Path) -> Path:
    """The project that a format is measured on."""
    folder.mkdir(exist_ok=True)
    path = folder / ("judged.selon" if name in JUDGED else "p.selon")
    if not path.exists():
        project(path, {f"Article {n}": (8_000, CLAIMS, 1) for n in range(ARTICLES)})
        if name in JUDGED:
            judge(path)
    return path


def _peak(side: str, folder: Path, name: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", _PEAK, side, folder, name],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(told.stdout.split()[-1])


def peak() -> int:
    """The highest resident memory of this process so far and of the largest it started, in bytes.

    Its own by Linux's count: what getrusage says holds what the process was forked from too.
    """
    import resource

    below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    (line,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(line) * 1024 + below


def run(side: str, folder: Path, name: str) -> None:
    """One side alone, in a process of its own."""
    if side == "export":
        _export(name, folder)
    else:
        _read(_project(name, folder), with_articles=name != "qdc")
        kept = folder / "values" / name
        if kept.exists():
            with kept.open("rb") as file:
                values = pickle.load(file)
        else:
            values = FLOORS[name].ready(folder / "out" / name)
        FLOORS[name].write(values, _free(folder / "floor" / name))


def _export(name: str, folder: Path) -> Path:
    dest = _free(folder / "out" / name)
    export_project(_project(name, folder), name, (), {}, dest)
    return dest


def _cold() -> None:
    """Forget what an earlier round has left in the caches of our functions, ids above all."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reader."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _free(path: Path) -> Path:
    """The path, with nothing there any more; its folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    return path


def _read(path: Path, *, with_articles: bool = True) -> int:
    with reported(path) as report:
        things = report.sources(), report.tags(), report.statements()
        count = sum(len(list(of)) for of in (*things, report.grades(), report.verdicts()))
        if with_articles:
            for article, _ in report.articles():
                count += sum(len(each.spans) for each in report.annotations(article.id))
        return count


def _rows(path: Path) -> None:
    with closing(sqlite3.connect(path)) as bare:
        for table in ("source", "tag", "statement", "grade", "verdict"):
            bare.execute(f"SELECT * FROM {table} ORDER BY place").fetchall()
        for id, version, *_ in bare.execute(
            "SELECT id, version, article.* FROM article ORDER BY number"
        ).fetchall():
            asked = "SELECT * FROM {} WHERE {} = ? ORDER BY {}"
            bare.execute(asked.format("block", "version", "position"), (version,)).fetchall()
            bare.execute(asked.format("annotation", "article", "number"), (id,)).fetchall()
            for table, owner in _UNDER.items():
                bare.execute(
                    f"SELECT * FROM {table} WHERE {owner} IN (SELECT id FROM annotation "
                    f"WHERE article = ?) ORDER BY {owner}, position",
                    (id,),
                ).fetchall()
