"""`python -m reader.paper MODEL PDF`: what publication.spool has written, as a PDF.

Tells on its standard output how far it is: a line with the articles and the pages that are done.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

EVERY = 0.1
"""Seconds between two lines."""


def main() -> None:
    """Make the PDF; without a screen, and behind the window where processors are few."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from reader.export.publication.spool import unspooled
    from reader.paper.pdf import write_pdf

    model, out = map(Path, sys.argv[1:3])
    if hasattr(os, "nice"):
        os.nice(5)
    application = QGuiApplication(["selon"])
    of, paper = unspooled(model)
    write_pdf(of, paper, out, Telling())
    del application


class Telling:
    """Tells how far it is, now and then. Where nobody listens any more, writing raises OSError."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, articles: int, pages: int) -> None:
        """So many articles and pages are done."""
        from time import monotonic

        if monotonic() >= self._next:
            sys.stdout.write(f"{articles} {pages}\n")
            sys.stdout.flush()
            self._next = monotonic() + EVERY


if __name__ == "__main__":
    main()
