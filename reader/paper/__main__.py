"""`python -m reader.paper MODEL PDF`: what publication.spool has written, as a PDF."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Make the PDF; without a screen, and behind the window where processors are few."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from reader.export.publication.spool import unspooled
    from reader.paper.composing import composed
    from reader.paper.pdf import write_pdf

    model, out = map(Path, sys.argv[1:3])
    if hasattr(os, "nice"):
        os.nice(5)
    application = QGuiApplication(["selon"])
    of, paper = unspooled(model)
    write_pdf(composed(of, paper), out)
    del application


if __name__ == "__main__":
    main()
