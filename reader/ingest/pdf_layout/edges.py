"""What is repeated at the edges of a PDF's pages: running heads, feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from reader.domain.folding import fold
from reader.domain.one_line import one_line
from reader.ingest.pdf_layout.columns import lines_of
from reader.ingest.pdf_layout.words import Page, Run

_MARGIN = 0.09
"""Part of a page's height at either end where running lines stand."""
_ROWS = 2
_OFTEN = 3
_SHOWN = 5
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:p(?:age)?\.?\s*)?\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?[-–—\s]*", re.I
)
"""A line that is the number of its page and no more."""
_ADDRESS = re.compile(r"https?://\S+")


def without_edges(pages: list[Page]) -> tuple[list[Page], list[str], str]:
    """The pages without running lines, the warnings that say which, and an address among them."""
    edges = [list(_edges(page)) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(row) for row in edge})
    often = min(_OFTEN, len(pages))
    seen: dict[str, list[str]] = {}
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        gone = set()
        for row in edge:
            is_number = _PAGE_NUMBER.fullmatch(_text(row)) is not None
            if is_number or (often > 1 and counts[_key(row)] >= often):
                seen.setdefault(_key(row), []).append(_text(row))
                gone |= {id(run) for run in row}
        kept.append(replace(page, runs=[run for run in page.runs if id(run) not in gone]))
    return kept, _warning(seen), _address(seen)


def _edges(page: Page) -> list[list[Run]]:
    """The first and last rows of a page that stand in its margins."""
    upright = [run for run in page.runs if not run.turned]
    rows: list[list[Run]] = []
    for run in sorted(upright, key=lambda run: -run.base):
        if rows and rows[-1][0].base - run.base < 0.5 * run.height:
            rows[-1].append(run)
        else:
            rows.append([run])
    top = [row for row in rows[:_ROWS] if row[0].base > (1 - _MARGIN) * page.height]
    bottom = [row for row in rows[-_ROWS:] if row[0].base < _MARGIN * page.height]
    return top + bottom


def _text(row: list[Run]) -> str:
    return " ".join(line.text for line in lines_of(row))


def _key(row: list[Run]) -> str:
    return _NUMBER.sub("#", fold(_text(row)))


def _warning(seen: dict[str, list[str]]) -> list[str]:
    if not seen:
        return []
    told = [
        f"“{one_line(texts[0])[:80]}”" + (f" ({len(texts)} times)" if len(texts) > 1 else "")
        for texts in seen.values()
    ]
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return [f"Left out at the edges of the pages: {', '.join(told[:_SHOWN])}{more}."]


def _address(seen: dict[str, list[str]]) -> str:
    """The address that a browser has printed on every page."""
    for texts in seen.values():
        found = _ADDRESS.search(texts[0])
        if found and "…" not in found[0] and not found[0].endswith("..."):
            return found[0]
    return ""
