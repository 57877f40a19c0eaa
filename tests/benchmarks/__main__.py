"""`python -m tests.benchmarks [NUMBER…]`: measure, print a JSON line a metric and a table.

`python -m tests.benchmarks suggest --gold DIR` scores suggestions instead, and
`suggest --wikinews DIR` those for the articles of Wikinews.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path


def main(wanted: list[str]) -> None:
    """Measure all metrics, or those whose numbers are given."""
    if wanted[:1] == ["suggest"]:
        from tests.benchmarks import suggesting

        suggesting.main(wanted[1:])
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks import (
        exporting,
        importing,
        library,
        long_articles,
        marking,
        matrix,
        network,
        page,
        pages,
        reading,
        searching,
        sourcing,
        starting,
        storing,
        suggestions,
        versions,
        views,
    )

    app = QApplication(sys.argv[:1])
    results = []
    with tempfile.TemporaryDirectory() as folder:
        parts = (starting, storing, page, marking, importing, reading, pages, library)
        parts = (*parts, searching, sourcing, matrix, versions, network, suggestions, exporting)
        parts = (*parts, long_articles)
        parts = (*parts, views)
        groups = [group for part in parts for group in part.METRICS]
        for group in groups:
            numbers = {word.strip(":,") for word in (group.__doc__ or "").split(":")[0].split(", ")}
            if wanted and not numbers & set(wanted):
                continue
            for result in group(Path(folder) / group.__name__):
                print(result.line(), flush=True)
                results.append(result)
    print()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print("| # | metric | ratio | goal | met |")
    print("|---|---|---|---|---|")
    for r in results:
        met = "yes" if r.met else "**no**"
        print(f"| {r.number} | {r.metric} | {r.ratio:.2f} | {r.goal} | {met} |")
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
