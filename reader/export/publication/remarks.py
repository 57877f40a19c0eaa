"""What the analyst wrote, which may be Markdown, as the words that a reader shall see."""

from __future__ import annotations

import re

_MARKS = (
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>)[ \t]+", re.M), ""),  # headings, quotations
    (re.compile(r"^([ \t]*)[-*+][ \t]+(?=\S)", re.M), r"\1• "),  # lists
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1"), r"\2"),  # bold
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])"), r"\1"),  # italics
    (re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"(?<!\\)`([^`\n]+)`"), r"\1"),  # code
    (re.compile(r"!?\[([^][\n]+)\]\((https?://[^\s()]+)\)"), r"\1 (\2)"),  # links to the web
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])"), r"\1"),  # what was escaped
)


def spoken(note: str) -> str:
    """The words of a note without the marks of Markdown; its lines stay.

    Only what is surely a mark goes: a star between numbers and an underscore in a name stay.

    >>> spoken("**Bold** and *soft*, 2 * 3 * 4, my_own_name")
    'Bold and soft, 2 * 3 * 4, my_own_name'
    >>> spoken("- see [the page](https://a.example/b)")
    '• see the page (https://a.example/b)'
    """
    for mark, words in _MARKS:
        note = mark.sub(words, note)
    return note.strip()
