"""How the paragraphs of a report are set where a word processor lays them out."""

from __future__ import annotations

from typing import NamedTuple

SERIF, SANS = "Georgia", "Calibri"


class Style(NamedTuple):
    """A style of paragraphs: `role` its colour; sizes, room and indent in points.

    `line` is the height of a line as a share of the usual one. `keeps` it on the page of what
    follows.
    """

    font: str
    size: float
    role: str = "ink"
    before: float = 0
    after: float = 0
    line: float = 1.2
    is_bold: bool = False
    indent: float = 0
    keeps: bool = False


STYLES = {
    "title": Style(SERIF, 32, "ink", 6, 16, 1.1, is_bold=True),
    "heading 1": Style(SERIF, 21, "ink", 0, 8, 1.15, is_bold=True, keeps=True),
    "heading 2": Style(SERIF, 14, "ink", 16, 4, 1.15, is_bold=True, keeps=True),
    "heading 3": Style(SERIF, 11.5, "ink", 14, 3, 1.15, is_bold=True, keeps=True),
    "body": Style(SERIF, 10.5, "ink", 0, 8, 1.45),
    "quote": Style(SERIF, 10.5, "ink", 0, 8, 1.45, indent=18),
    "list": Style(SERIF, 10.5, "ink", 0, 5, 1.4),
    "caption": Style(SERIF, 9.5, "soft", 0, 5, 1.3),
    "byline": Style(SERIF, 9.5, "soft", 0, 4, 1.3, keeps=True),
    "soft": Style(SANS, 10, "soft", 0, 6),
    "meta": Style(SANS, 9.5, "ink", 0, 3, keeps=True),
    "summary": Style(SERIF, 11.5, "ink", 2, 12, 1.4, indent=12),
    "kind": Style(SANS, 9.5, "soft", 110, 6),
    "tlp": Style(SANS, 11, "ink", 14, 18),
    "contents": Style(SANS, 9.5, "soft", 20, 6, keeps=True),
    "contents 1": Style(SANS, 10.5, "ink", 4, 1, is_bold=True),
    "contents 2": Style(SANS, 9.5, "soft", 0, 1, indent=16),
    "table": Style(SANS, 9),
    "table head": Style(SANS, 8.5, "soft", is_bold=True, keeps=True),
    "cell": Style(SANS, 8),
    "note": Style(SANS, 8.5, "ink", 0, 1),
    "picture": Style(SANS, 7, "ink", 0, 10, 1),
    "shape": Style(SANS, 7, "ink", 0, 0, 1),
    "gap": Style(SANS, 6),
    "running": Style(SANS, 8.5, "soft"),
}
"""What items.Text has, and what only the writers of a format need."""
