"""Metrics 12 and 13: a start of the real window, and what it holds idle, against a bare widget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import material
from tests.benchmarks.measure import ROUNDS, Result, compare
from tests.benchmarks.page import child

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1440, 900)
window.show()
app.processEvents()
window.repaint()
{measure}
"""
SELON = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from reader.app import open_window
window = open_window(Path(sys.argv[1]), Path(sys.argv[2]))
app.processEvents()
window.page.viewport().repaint()
{measure}
"""
TIME = "print(time.process_time())"
MEMORY = """
import gc, psutil
for _ in range(50):
    app.processEvents()
gc.collect()
print(psutil.Process().memory_info().rss)
"""


def starting(folder: Path) -> Iterator[Result]:
    """12, 13: start to first painted window, and idle memory, ÷ a bare QWidget's."""
    folder.mkdir(parents=True, exist_ok=True)
    project, profile = folder / "start.selon", folder / "profile"
    material.project(project, {"a": (6_000, 20, 1)})
    for number, metric, goal, measure, unit in (
        ("12", "start to first painted window with the last article ÷ a bare QWidget", 1.35, TIME,
         "s"),
        ("13", "idle memory ÷ a bare QWidget's", 1.6, MEMORY, "bytes"),
    ):  # fmt: skip
        selon, bare = [], []
        for turn in range(ROUNDS + 1):
            for times, code in ((bare, BARE), (selon, SELON)):
                taken = child(code.format(measure=measure), str(project), str(profile))
                if turn:
                    times.append(taken)
        yield compare(number, metric, goal, selon, bare, unit)


METRICS = (starting,)
