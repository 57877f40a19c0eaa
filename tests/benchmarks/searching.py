"""Metric 15: a keystroke of the search in a large project, and the best of many finds."""

from __future__ import annotations

import os
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.domain.query import parse
from reader.store.searching import Searchable
from tests.benchmarks.large import large_project
from tests.benchmarks.measure import ROUNDS, Result, compare, cpu, ratio

TYPED = (
    # letters as they come, very common words, common and rare together, phrases, filters
    *("m", "mi", "min", "mini", "minis", "minist", "ministre", "s", "se", "selon", "the", "de la"),
    *('"de la"', "selon ministre", "the government", "source:a selon", "kind:claim the"),
    *("tag:m de", "before:2018 selon", "lang:fr selon", "outlet:le selon", "-selon ministre"),
)
_LIKE = (
    # what a program without an index asks: the newest of what holds the letters
    "SELECT article.id FROM article JOIN version ON version.id = article.version "
    "JOIN text USING (sha256) WHERE body LIKE '%ministre%' OR title LIKE '%ministre%' "
    "ORDER BY published DESC LIMIT 50",
    "SELECT annotation.id FROM anchor JOIN annotation ON annotation.id = owner "
    "JOIN article ON article.id = annotation.article "
    "WHERE exact LIKE '%ministre%' OR note LIKE '%ministre%' ORDER BY published DESC LIMIT 50",
)


def searching(folder: Path) -> Iterator[Result]:
    """15: search 100,000 articles and 1,000,000 annotations."""
    path = Path(os.environ.get("SELON_LARGE") or large_project())
    size = "100,000 articles, 1,000,000 annotations"
    bare = sqlite3.connect(path)
    project = Searchable(path)

    def like() -> None:
        for statement in _LIKE:
            bare.execute(statement).fetchall()

    yield ratio(
        "15", f"{size}: 50 newest with passages ÷ LIKE", 0.03,
        _asks(project, "ministre", best=False), like,
    )  # fmt: skip
    bare.close()
    for name, best, goal in (("newest first", False, 20.0), ("best first", True, 250.0)):
        taken = {typed: _milliseconds(_asks(project, typed, best=best)) for typed in TYPED}
        worst = max(taken, key=lambda typed: statistics.median(taken[typed]))
        typical = [statistics.median(times) for times in taken.values()]
        yield compare("15", f"a keystroke, {name}, ms, median of {len(TYPED)} questions", goal,
                      [statistics.median(typical)], [1.0], "ms")  # fmt: skip
        yield compare("15", f"a keystroke, {name}, ms, the dearest: {worst}", goal,
                      taken[worst], [1.0], "ms")  # fmt: skip


def _asks(project: Searchable, typed: str, *, best: bool) -> Callable[[], object]:
    def ask() -> None:
        # as the window asks: on a connection that is kept from one question to the next
        with project.searching() as search:
            search.search(parse(typed, typing=True), best=best)

    return ask


def _milliseconds(ask: Callable[[], object]) -> list[float]:
    return [1000 * cpu(ask) for _ in range(ROUNDS + 1)][1:]


METRICS = (searching,)
