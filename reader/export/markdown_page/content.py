"""The items of a publication as paragraphs, tables and lists of Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from reader.export.markdown_page.ink import footnotes, words
from reader.export.markdown_text import one_line, plain
from reader.export.publication.items import Contents, Grid, Head, Inks, Item, Picture, Text
from reader.export.xml_text import allowed

_FIRST = {"quote": "> ", "summary": "> ", "list": "- "}
"""Styles of paragraphs → what their lines begin with."""
_NEXT = {"list": "  "}


def block(of: Item, picture: str = "") -> str:
    """An item without an empty line after it, or ""; `picture` is the file of a Picture."""
    if isinstance(of, Grid):
        return _table(of)
    if isinstance(of, Contents):
        return _contents(of)
    if isinstance(of, Picture):
        return f"![{plain(one_line(allowed(of.drawing.about)))}]({picture})"
    told = _heading(of) if isinstance(of, Head) else _paragraph(of)
    if told and of.is_rtl:
        told = f'<div dir="rtl">\n\n{told}\n\n</div>'
    return told + footnotes(of.words)


def _heading(of: Head) -> str:
    return f"{'#' * (of.level + 1)} {words(of.words, ' ')}"


def _paragraph(of: Text) -> str:
    told = words(of.words, "\\\n")
    first = _FIRST.get(of.style, "")
    return first + told.replace("\n", f"\n{_NEXT.get(of.style, first)}") if told else ""


def _contents(of: Contents) -> str:
    entries = (f"{'  ' * (e.level - 1)}- [{_line(e.text)}](#{e.to})" for e in of.entries)
    return "\n".join((f"**{_line(of.title)}**\n", *entries))


def _line(text: str) -> str:
    return plain(one_line(allowed(text)))


def _table(of: Grid) -> str:
    wide = len(of.shares)
    middle = ":-:" if of.is_centred else "---"
    rule = ["---", *[middle] * (wide - 2), "---"]
    head = of.head or ((),) * wide
    return "\n".join((_row(head), f"| {' | '.join(rule)} |", *map(_row, of.rows)))


def _row(cells: Iterable[Inks]) -> str:
    return f"| {' | '.join(words(cell, '<br>') for cell in cells)} |"
