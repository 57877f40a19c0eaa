"""The report as PDF. Qt sets it in a process of its own: neither a command nor the window waits
for fonts to load, and none of them holds Qt for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from reader.export.publication.choices import CHOICES, LOSES
from reader.export.registry import ExportTrouble, Options, exporter
from reader.export.report import Report

if TYPE_CHECKING:
    import queue

_LOOKS_EVERY = 0.1
"""Seconds between two looks whether it is still wanted."""


@exporter(
    "pdf",
    ".pdf",
    "The report as a PDF to read and print: with margin notes, bookmarks, links and page numbers",
    loses=LOSES,
    options=CHOICES,
    purpose="publish",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the PDF. Raises ExportTrouble where the process that makes it fails."""
    import tempfile

    from reader.export.publication.spool import spool

    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        model, made = Path(folder, "model"), Path(folder, "report.pdf")
        report.tell(0, 0, "")  # reading is the lesser part
        total = spool(report, options, model)
        _set(model, made, lambda done, pages: report.tell(done, total, f"page {pages:,}"))
        with made.open("rb") as written:
            shutil.copyfileobj(written, out)


def _set(model: Path, made: Path, tell: Callable[[int, int], None]) -> None:
    """Have the pages made. `tell` is called with the articles and pages that are done, several
    times a second; what it raises ends the process."""
    import queue
    import threading

    process = _started(model, made)
    assert process.stdout is not None
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reading = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reading.start()
    done = pages = 0
    try:
        while True:
            tell(done, pages)
            try:
                line = lines.get(timeout=_LOOKS_EVERY)
            except queue.Empty:
                continue
            if not line:
                break
            done, pages = map(int, line.split())
        if process.wait() != 0 or not made.exists():
            raise ExportTrouble(
                "The pages could not be made. Export the report as HTML instead, and print that."
            )
    finally:
        process.kill()  # what it has written goes with the folder
        process.wait()
        reading.join()
        process.stdout.close()


def _read(told: IO[str], lines: queue.SimpleQueue[str]) -> None:
    for line in told:
        lines.put(line)
    lines.put("")


def _started(model: Path, made: Path) -> subprocess.Popen[str]:
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.paper", str(model), str(made)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        # fonts in the same order at each run, and no clock of this place: the same bytes
        env={**os.environ, "PYTHONPATH": paths, "QT_HASH_SEED": "0", "TZ": "UTC"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
