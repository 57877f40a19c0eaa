"""The report as PDF. Qt sets it in a process of its own: neither a command nor the window waits
for fonts to load, and none of them holds Qt for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from reader.export.publication.choices import CHOICES, LOSES
from reader.export.registry import ExportTrouble, Options, exporter
from reader.export.report import Report


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

    from reader.export.publication.publication import publication
    from reader.export.publication.spool import spool

    with tempfile.TemporaryDirectory(prefix="selon-") as folder:
        model, made = Path(folder, "model"), Path(folder, "report.pdf")
        spool(publication(report, options), options["paper"], model)
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reader.paper", str(model), str(made)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _paths()},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
        if done.returncode != 0 or not made.exists():
            raise ExportTrouble(
                "The pages could not be made. Export the report as HTML instead, and print that."
            )
        with made.open("rb") as pages:
            shutil.copyfileobj(pages, out)


def _paths() -> str:
    root = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
