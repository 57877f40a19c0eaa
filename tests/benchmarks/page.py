"""Metrics 1, 2 and 6–8: what annotations cost on the page of the real window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks import material
from tests.benchmarks.measure import ROUNDS, Result, compare, cpu, ratio

SMALL, MIDDLE, LARGE, HUGE = 40_000, 100_000, 1_000_000, 5_000_000


@contextmanager
def window_on(folder: Path, plan: dict[str, tuple[int, int, int]]) -> Iterator[tuple]:
    """A shown window on a project of these articles; yields it and their ids."""
    from reader.app import open_window

    folder.mkdir(parents=True, exist_ok=True)
    ids = material.project(folder / "bench.selon", plan)
    window = open_window(folder / "bench.selon", folder / "profile")
    window.resize(1440, 900)
    settle()
    try:
        yield window, ids
    finally:
        window.close()
        settle()


def settle() -> None:
    """Let Qt lay out and paint all that it wants to."""
    for _ in range(20):
        QApplication.processEvents()


def shown(window: object, article: str) -> None:
    """Open an article and paint the whole window."""
    window.open_article(article, 0)
    window.repaint()


def repaint(window: object) -> None:
    """Paint the page once."""
    window.page.viewport().repaint()


def opening(folder: Path) -> Iterator[Result]:
    """1, 2: open an article with annotations ÷ the same text without."""
    for number, size, count, goal in (("1", SMALL, 100, 1.2), ("2", MIDDLE, 1000, 1.35)):
        plan = {"with": (size, count, 1), "without": (size, 0, 1)}
        with window_on(folder / f"open{number}", plan) as (window, ids):
            yield ratio(
                number, f"open {size // 1000} KB with {count} annotations ÷ none", goal,
                lambda: shown(window, ids["with"]), lambda: shown(window, ids["without"]), repeat=6,
                prepare=settle,
            )  # fmt: skip


def scrolling(folder: Path) -> Iterator[Result]:
    """6: scroll a page with annotations ÷ none, at depth 1 and 5."""
    plan = {
        "none": (SMALL, 0, 1), "some": (SMALL, 100, 1), "deep": (SMALL, 500, 5),
    }  # fmt: skip
    with window_on(folder / "scroll", plan) as (window, ids):

        def scroll(title: str) -> None:
            if window.reading.article.id != ids[title]:
                shown(window, ids[title])
            bar = window.page.verticalScrollBar()
            for step in range(0, bar.maximum(), 300):
                bar.setValue(step)
                repaint(window)
            bar.setValue(0)

        for title, what, goal in (("some", "100", 1.3), ("deep", "overlap depth 5", 1.8)):
            sides: dict[str, list[float]] = {"none": [], title: []}
            for turn in range(ROUNDS + 1):
                for name, times in sides.items():
                    shown(window, ids[name])
                    taken = cpu(lambda name=name: scroll(name))
                    if turn:
                        times.append(taken)
            yield compare("6", f"scroll 40 KB / {what} ÷ none", goal, sides[title], sides["none"])


def dragging(folder: Path) -> Iterator[Result]:
    """7: a step of a selecting drag at 1 MB / 10,000 ÷ none."""
    plan = {"many": (LARGE, 10_000, 1), "none": (LARGE, 0, 1)}
    with (
        window_on(folder / "drag-many", {"many": plan["many"]}) as (many, many_ids),
        window_on(folder / "drag-none", {"none": plan["none"]}) as (none, none_ids),
    ):
        shown(many, many_ids["many"])
        shown(none, none_ids["none"])
        yield ratio(
            "7", "a drag step while selecting, 1 MB / 10,000 ÷ none", 1.4,
            lambda: drag(many.page), lambda: drag(none.page), repeat=2,
        )  # fmt: skip


def drag(page: object) -> None:
    """Press, move over forty places, release; each step is painted."""
    viewport = page.viewport()
    start = QPoint(page.width() // 2 - 100, 260)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton

    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        place = QPointF(at)
        where = viewport.mapToGlobal(place)
        event = QMouseEvent(kind, place, where, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    send(QEvent.Type.MouseButtonPress, start, left, left)
    for step in range(40):
        send(QEvent.Type.MouseMove, start + QPoint(step * 4, step * 9), none, left)
        viewport.repaint()
    send(QEvent.Type.MouseButtonRelease, start + QPoint(160, 360), left, none)
    page.clear_selection()


MEMORY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from reader.app import open_window
window = open_window(Path(sys.argv[1]), Path(sys.argv[2]))
window.resize(1440, 900)
for _ in range(30):
    app.processEvents()
import psutil
print(psutil.Process().memory_info().rss)
"""


def memory(folder: Path) -> Iterator[Result]:
    """8: resident memory of a window on 1 MB with 10,000 annotations ÷ without."""
    sides: dict[str, list[float]] = {}
    for title, count in (("many", 10_000), ("none", 0)):
        place = folder / f"memory-{title}"
        place.mkdir(parents=True)
        material.project(place / "p.selon", {title: (LARGE, count, 1)})
        sides[title] = [
            child(MEMORY, str(place / "p.selon"), str(place / "profile")) for _ in range(3)
        ]
    yield compare("8", "memory with 10,000 annotations ÷ none", 1.1, sides["many"], sides["none"],
                  "bytes")  # fmt: skip


def child(code: str, *args: str) -> float:
    """The number that a fresh Python prints when it runs `code`."""
    # who has installed the program has its compiled files
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, encoding="utf-8",
        check=True, env=environment,
    )  # fmt: skip
    return float(run.stdout.split()[-1])


METRICS = (opening, scrolling, dragging, memory)
