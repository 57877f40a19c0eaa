"""Metric 14's second half: does the window keep its ticks while 1,000 web pages come in?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from tests.benchmarks import material, web_pages
from tests.benchmarks.measure import Result
from tests.benchmarks.page import settle

PAGES = 1_000
TICK = 0.016
GAP = 0.050
"""Seconds between two ticks above which a window is seen to stall."""
IDLE = 15.0
"""Seconds that the window is looked at when it has nothing to do, for what the machine does."""
_WHILE = "while 1,000 pages come in ÷ 50 ms"


class Ticks(QObject):
    """Gaps between the ticks of a timer of 16 ms in the window's thread, in seconds.

    `work` holds the CPU time of that thread in each gap: what others on the machine cost is not
    in it, nor is waiting.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self._last = (0.0, 0.0)
        self.gaps: list[float] = []
        self.work: list[float] = []

    def during(self, goes_on: Callable[[], bool]) -> None:
        """Count while `goes_on`, as an event loop does that sleeps when there is nothing to do."""
        self.gaps, self.work = [], []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()
        while goes_on():
            QApplication.processEvents()
            time.sleep(0.0005)
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(now[0] - self._last[0])
        self.work.append(now[1] - self._last[1])
        self._last = now


def ticking(folder: Path) -> Iterator[Result]:
    """14, 14b: gaps between the window's 16 ms ticks while 1,000 web pages come in."""
    from reader.app import open_window

    web_pages.write(folder / "pages", PAGES)
    ids = material.project(folder / "bench.selon", {"read": (40_000, 100, 1)})
    window: Any = open_window(folder / "bench.selon", folder / "profile")
    window.resize(1440, 900)
    window.going.to_article(ids["read"])
    settle()
    ticks = Ticks()
    end = time.perf_counter() + IDLE
    ticks.during(lambda: time.perf_counter() < end)
    idle = sorted(ticks.gaps)
    window.import_paths([folder / "pages"])
    ticks.during(lambda: window.jobs.running or window.session.is_behind)
    came = len(window.session.articles) - 1
    window.close()
    settle()
    if came != PAGES:
        raise RuntimeError(f"{came} articles came in")
    gaps, work = sorted(ticks.gaps), sorted(ticks.work)
    for number, name, found in (
        ("14", f"longest gap between 16 ms ticks {_WHILE}", gaps[-1]),
        ("14 note", f"99 in 100 gaps are shorter than this {_WHILE}", gaps[len(gaps) * 99 // 100]),
        ("14 note", f"most work of the window's thread in one gap {_WHILE}", work[-1]),
        ("14 note", "longest gap of the same window idle just before ÷ 50 ms", idle[-1]),
    ):
        yield Result(number, name, found / GAP, 1.0, found, GAP)


METRICS = (ticking,)
