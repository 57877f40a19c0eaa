"""Quality of what is read from real web pages: segments of trafilatura's that an import keeps.

`SELON_PAGES` names a folder of saved pages (.html); without it nothing is measured.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from reader.ingest.charset import decoded
from reader.ingest.html import read
from reader.ingest.registry import IngestTrouble
from tests.benchmarks.measure import Result

_MARKS = re.compile(r"^ *- +|[|\s\u00ad]+")
"""How trafilatura writes lists and tables, and what no reader sees: that is not compared."""


def segments(_: Path) -> Iterator[Result]:
    """Q1: segments of trafilatura's text that are missing or moved, of all; the goal is none."""
    folder = os.environ.get("SELON_PAGES")
    if not folder:
        return
    total = lost = moved = pages = 0
    for path in sorted(Path(folder).rglob("*.html")):
        theirs, ours = _read(path)
        pages += bool(theirs)
        at = 0
        for segment in theirs:
            place = ours.find(segment, at)
            if place >= 0:
                at = place + len(segment)
            elif segment in ours:
                moved += 1
            else:
                lost += 1
                print(f"{path.name}: {segment[:80]}")
        total += len(theirs)
    what = f"of {total} segments of {pages} real pages"
    yield Result("Q1", f"lost {what}", lost / max(total, 1), 0.0, lost, total, "segments")
    yield Result("Q1", f"out of order {what}", moved / max(total, 1), 0.0, moved, total, "segments")


def _read(path: Path) -> tuple[list[str], str]:
    """Trafilatura's segments of a page, and all of our text of it, both without white space."""
    from trafilatura import extract

    data = path.read_bytes()
    found = extract(decoded(data, None).text, include_comments=False, include_tables=True) or ""
    try:
        text = read(path.name, data).text
    except IngestTrouble:
        text = ""
    lines = (_MARKS.sub("", line) for line in found.split("\n"))
    return [line for line in lines if line.strip("-")], _MARKS.sub("", text)


METRICS = (segments,)
