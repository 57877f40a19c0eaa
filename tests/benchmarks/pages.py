"""Metric 14's second half: does the window keep its ticks while 1,000 web pages come in?"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from tests.benchmarks import material
from tests.benchmarks.material import text_of
from tests.benchmarks.measure import Result
from tests.benchmarks.page import settle

PAGES = 1_000
TICK = 0.016
GAP = 0.050
"""Seconds between two ticks above which a window is seen to stall."""

_PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="Le Courrier {outlet}">
<meta property="article:published_time" content="2017-05-{day:02}T10:00:00Z"></head><body>
<nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{paragraphs}</article></main>
<footer><p>Mentions légales</p><ul>{links}</ul></footer></body></html>"""


def pages(folder: Path, count: int = PAGES) -> Path:
    """A folder of web pages of an article each, 4 KB of text; one in twenty is a near copy."""
    folder.mkdir(parents=True)
    links = "".join(f'<li><a href="/r/{n}">Rubrique {n}</a></li>' for n in range(40))
    for n in range(count):
        copied = n % 20 == 19
        text, blocks = text_of(4_000, seed=n - copied)
        headline, *rest = (text[b.start : b.end] for b in blocks)
        title = f"{headline} {n}"
        paragraphs = "".join(f"<p>{words}</p>" for words in (rest[:-1] if copied else rest))
        page = _PAGE.format(
            title=title, outlet=n % 7, day=n % 28 + 1, links=links, paragraphs=paragraphs
        )
        (folder / f"{n:04}.html").write_text(page, encoding="utf-8")
    return folder


class Ticks(QObject):
    """When a timer of 16 ms ticked in the window's thread, and what that thread worked between."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self._last = (0.0, 0.0)
        self.gaps: list[float] = []
        self.work: list[float] = []

    def start(self) -> None:
        """Begin to count."""
        self.gaps, self.work = [], []
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append(now[0] - self._last[0])
        self.work.append(now[1] - self._last[1])
        self._last = now


def ticking(folder: Path) -> Iterator[Result]:
    """14: gaps between the window's 16 ms ticks while 1,000 web pages come in."""
    from reader.app import open_window

    paths = pages(folder / "pages")
    ids = material.project(folder / "bench.selon", {"read": (40_000, 100, 1)})
    window = open_window(folder / "bench.selon", folder / "profile")
    window.resize(1440, 900)
    window.going.to_article(ids["read"])
    settle()
    ticks = Ticks()
    ticks.start()
    begun = time.perf_counter()
    window.import_paths([paths])
    while window.jobs.running:
        QApplication.processEvents()
        time.sleep(0.0005)  # as an event loop that waits
    for _ in range(20):
        QApplication.processEvents()
    taken = time.perf_counter() - begun
    ticks.stop()
    came = len(window.session.articles) - 1
    window.close()
    settle()
    if came != PAGES:
        raise RuntimeError(f"{came} articles came in")
    gaps, work = sorted(ticks.gaps), sorted(ticks.work)
    for name, found in (
        ("longest gap between 16 ms ticks while 1,000 pages come in ÷ 50 ms", gaps[-1]),
        ("99 % of the gaps are shorter than ÷ 50 ms", gaps[len(gaps) * 99 // 100]),
        ("the most that the window's thread worked between two ticks ÷ 50 ms", work[-1]),
    ):
        yield Result("14", name, found / GAP, 1.0, found, GAP)
    print(
        f"# {PAGES} pages in {taken:.1f} s; {len(gaps)} ticks, median "
        f"{statistics.median(gaps) * 1000:.1f} ms, {sum(g > GAP for g in gaps)} above 50 ms"
    )


METRICS = (ticking,)
