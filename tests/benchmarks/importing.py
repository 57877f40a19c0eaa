"""Metric 14, its first half: web pages into a project ÷ trafilatura alone in a loop."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reader.importing import import_each
from reader.store.store import Store
from tests.benchmarks import material, web_pages
from tests.benchmarks.measure import ROUNDS, Result, compare

PAGES = 1_000


def importing(folder: Path) -> Iterator[Result]:
    """14: import 1,000 pages, read in the child and stored, ÷ trafilatura alone over the same."""
    paths = web_pages.write(folder / "pages", PAGES)
    sides: dict[str, list[float]] = {"ours": [], "with": [], "without": []}
    for number in range(ROUNDS + 1):
        acts: dict[str, Callable[[], object]] = {
            "ours": lambda: imported(folder / f"{number}.selon", paths),  # noqa: B023
            "with": lambda: alone(paths, with_metadata=True),
            "without": lambda: alone(paths),
        }
        for side, act in acts.items():
            taken = _with_children(act)
            if number:
                sides[side].append(taken)
    what = "import 1,000 web pages (read, checked, stored) ÷ trafilatura alone"
    yield compare("14", f"{what}, text and metadata", 1 / 0.85, sides["ours"], sides["with"])
    yield compare("14 note", f"{what}, text alone", 1 / 0.85, sides["ours"], sides["without"])


def imported(project: Path, paths: Sequence[Path]) -> None:
    """The whole path of an import; it fails when a page has not come in."""
    store = Store.open(project, create=True)
    results = list(import_each(store, paths, material.ANALYST, origin="command"))
    store.close()
    if any(result.status != "imported" for result in results):
        raise RuntimeError("not every page was imported")


def alone(paths: Sequence[Path], **options: Any) -> None:
    """The floor: the library that finds the article, and nothing else."""
    from trafilatura import bare_extraction

    for path in paths:
        if bare_extraction(path.read_bytes(), **options) is None:
            raise RuntimeError(f"nothing found in {path.name}")


def _with_children(act: Callable[[], object]) -> float:
    """The CPU time of a call, that of the processes which it started and ended among it."""
    gc.collect()
    before = time.process_time() + _children()
    act()
    return time.process_time() + _children() - before


def _children() -> float:
    if sys.platform == "win32":
        import psutil

        times = psutil.Process().cpu_times()
        return times.children_user + times.children_system
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


METRICS = (importing,)
