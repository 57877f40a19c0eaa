"""Paragraphs of a plain text: the runs of lines between blank lines, as ranges of code points."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The half-open ranges of code points of the paragraphs, trimmed of white space at both ends.

    >>> paragraphs(" One\\nline\\n\\n  Two ")
    [(1, 9), (13, 16)]
    """
    found = []
    start = 0
    for gap in _BLANK.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [
        (a + len(words) - len(words.lstrip()), a + len(words.rstrip()))
        for a, b in found
        if not (words := text[a:b]).isspace() and words
    ]
