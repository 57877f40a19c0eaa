"""X: each export of 10,000 claims in 200 articles ÷ its bare writer library on the same data.

The floor reads all of the report once and has the writer library write what the file holds, with
the same links, elements and line breaks, from plain values: see `floors/`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import reader.collecting  # noqa: F401 (as the window and the commands do)
from reader.exporting import export_project, reported
from tests.benchmarks.floors import documents, json_files, pages, spreadsheets, xml_files
from tests.benchmarks.material import project
from tests.benchmarks.measure import Result, compare, ratio

ARTICLES, CLAIMS = 200, 50
GOAL = 1.5
KINDS = (spreadsheets, json_files, xml_files, documents, pages)
FLOORS = {name: floor for kind in KINDS for name, floor in kind.FLOORS.items()}

_PEAK = """
import sys, pathlib
from tests.benchmarks import exporting
exporting.run(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4])
import resource
own, below = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own.ru_maxrss + below.ru_maxrss)
"""


def exports(folder: Path) -> Iterator[Result]:
    """X: time of each export with a writer library ÷ that library and reading the report once."""
    path = _project(folder)
    for name, floor in FLOORS.items():
        values = floor.ready(_export(name, path, folder))

        def both(name: str = name, values: object = values) -> None:
            _read(path)
            FLOORS[name].write(values, _free(folder / "floor" / name))

        metric = f"export {name} ÷ {floor.library} on the same data"
        yield ratio(
            "X", metric, GOAL, lambda name=name: _export(name, path, folder), both, prepare=_cold
        )


def memory(folder: Path) -> Iterator[Result]:
    """XM: the highest resident memory of a process that exports ÷ one with the bare library.

    With that of a process that it has started.
    """
    path = _project(folder)
    for name, floor in FLOORS.items():
        peaks = [
            [float(_peak(side, name, path, folder)) * 1024 for _ in range(2)]
            for side in ("export", "floor")
        ]
        metric = f"memory of export {name} ÷ {floor.library} on the same data"
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
        floor = FLOORS[name]
        floor.write(floor.ready(folder / "out" / name), _free(folder / "floor" / name))


def _export(name: str, path: Path, folder: Path) -> Path:
    dest = _free(folder / "out" / name)
    export_project(path, name, (), {}, dest)
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
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    return path


def _read(path: Path) -> int:
    with reported(path) as report:
        return sum(
            len(each.spans)
            for article, _ in report.articles()
            for each in report.annotations(article.id)
        )
