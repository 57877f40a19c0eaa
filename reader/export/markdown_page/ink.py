"""Words in Markdown: links, marks and footnotes within a line; HTML only where it has no sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.export.markdown_text import LINES, plain
from reader.export.publication.items import Footnote, Ink, Inks
from reader.export.publication.model import Run
from reader.export.xml_text import allowed

_GAP = "\x00"
"""Stands where a report has wide room between two words; no text has it, see `allowed`."""
_GAPS = re.compile(f"{_GAP}+")
_NUMBERED = re.compile(r"^(\d+)([.)])", re.M)


def words(inks: Inks, new_line: str) -> str:
    """The words with `new_line` where a line ends."""
    made = "".join(map(_ink, inks))
    lines = [line.strip(_GAP + " \t") for line in made.strip().split("\n")]
    told = _GAPS.sub(" · ", new_line.join(lines))
    return _NUMBERED.sub(r"\1\\\2", told)  # else of two runs, "3" and ". May", a list begins


def footnotes(inks: Iterable[Ink]) -> str:
    """The texts of the footnotes that the words call; each begins a paragraph of its own."""
    notes = (ink.note for ink in inks if ink.note)
    return "".join(
        f"\n\n[^{_label(note)}]: {'<br>'.join(words(line, '<br>') for line in note.lines)}"
        for note in notes
    )


def anchors(names: Iterable[str]) -> str:
    """Places that links lead to."""
    return "".join(f'<a id="{name}"></a>' for name in names)


def _label(note: Footnote) -> str:
    return note.anchor.removeprefix("n-")


def _ink(ink: Ink) -> str:
    begins = anchors(ink.marks) if ink.marks else ""
    if ink.note:
        return f"{begins}[^{_label(ink.note)}]"
    text = allowed(ink.text)
    told = "\n".join(map(plain, LINES.split(text))) if LINES.search(text) else plain(text)
    if told.startswith("  ") and not ink.run:
        told = _GAP + told.lstrip(" ")
    if not told.strip(_GAP + " \n"):
        return begins + told
    if ink.is_raised:
        told = f"<sup>{told}</sup>"
    elif ink.is_bold:
        told = _around(told, "**", "**")
    if ink.to:
        told = _around(told, "[", f"](#{ink.to})")
    return begins + (_marked(told, ink.run) if ink.run else told)


def _around(told: str, before: str, after: str) -> str:
    """Signs around words, with the room before and after them left outside."""
    inner = told.strip(_GAP + " ")
    first, _, last = told.partition(inner)
    return f"{first}{before}{inner}{after}{last}"


def _marked(told: str, run: Run) -> str:
    """Words of an article: under claims, as what tells who speaks, or beside a note."""
    if run.is_cue:
        told = f"<em>{told}</em>"
    if run.depth > 1 or (run.marks and not run.depth):
        told = f"<u>{told}</u>"
    return f"<mark>{told}</mark>" if run.depth else told
