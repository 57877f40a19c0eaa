"""Words as WordprocessingML: runs with their looks, links, bookmarks and calls of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from reader.export.publication.colours import LIGHT, ground
from reader.export.publication.items import Footnote, Ink
from reader.export.xml_text import allowed

_OPEN, _MICROSOFT = "http://schemas.openxmlformats.org", "http://schemas.microsoft.com"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", f"{_OPEN}/wordprocessingml/2006/main"),
        ("mc", f"{_OPEN}/markup-compatibility/2006"),
        ("wp", f"{_OPEN}/drawingml/2006/wordprocessingDrawing"),
        ("a", f"{_OPEN}/drawingml/2006/main"),
        ("wpg", f"{_MICROSOFT}/office/word/2010/wordprocessingGroup"),
        ("wps", f"{_MICROSOFT}/office/word/2010/wordprocessingShape"),
    )
)
"""The name spaces of the text and the notes."""
_LONGEST_NAME = 40
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
"""Parts the words of a note from its number, which some programs put before them."""
FIRST_NOTE = 2
"""The ids before it are those of the lines that part notes from text."""


@dataclass
class Inker:
    """Makes the XML of paragraphs; gives ids to bookmarks and footnotes."""

    ids: int = 0
    notes: list[str] = field(default_factory=list)

    def next_id(self) -> int:
        """A number that no bookmark or shape has yet."""
        self.ids += 1
        return self.ids

    def words(self, inks: Iterable[Ink], language: str = "", is_rtl: bool = False) -> str:
        """What stands in a paragraph."""
        return "".join(self._ink(ink, language, is_rtl) for ink in inks)

    def _ink(self, ink: Ink, language: str, is_rtl: bool) -> str:
        marks = "".join(map(self._bookmark, ink.marks))
        if ink.note:
            return marks + self._call(ink.note)
        if not ink.text:
            return marks
        run = f"<w:r>{_looks(ink, language, is_rtl)}{_text(ink.text)}</w:r>"
        if ink.to:
            run = f'<w:hyperlink w:anchor="{name(ink.to)}" w:history="1">{run}</w:hyperlink>'
        return marks + run

    def _bookmark(self, anchor: str) -> str:
        of = f'w:id="{self.next_id()}"'
        return f'<w:bookmarkStart {of} w:name="{name(anchor)}"/><w:bookmarkEnd {of}/>'

    def _call(self, of: Footnote) -> str:
        """The number in the text; the note itself goes into `notes`."""
        id = len(self.notes) + FIRST_NOTE
        self.notes.append("")  # a note may not call others, but its place is taken
        paragraphs = []
        for place, line in enumerate(of.lines):
            start = self._bookmark(of.anchor) if place == 0 else ""
            look = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            paragraphs.append(f"<w:p>{look}{start}{_SPACE}{self.words(line)}</w:p>")
        inside = "".join(paragraphs) or "<w:p/>"
        self.notes[id - FIRST_NOTE] = f'<w:footnote w:id="{id}">{inside}</w:footnote>'
        # an element each: LibreOffice shows a text of several as the mark and as words beside it
        digits = "".join(f"<w:t>{digit}</w:t>" for digit in str(of.number))
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:customMarkFollows="1" w:id="{id}"/>'
            f"{digits}</w:r>"
        )


def name(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores."""
    return "s_" + re.sub(r"\W", "_", anchor)[:_LONGEST_NAME]


def _looks(ink: Ink, language: str, is_rtl: bool) -> str:
    looks = []
    if ink.is_bold:
        looks.append("<w:b/><w:bCs/>")
    if ink.role != "ink":
        looks.append(f'<w:color w:val="{LIGHT[ink.role][1:]}"/>')
    looks.append(_underline(ink))
    if ink.run and ink.run.depth:
        looks.append(
            f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT[ground(ink.run.depth)][1:]}"/>'
        )
    if ink.is_raised:
        looks.append('<w:vertAlign w:val="superscript"/>')
    if is_rtl and ink.run:
        looks.append("<w:rtl/>")
    if language and ink.run and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?", language):
        code = language.replace("_", "-")
        looks.append(f'<w:lang w:val="{code}" w:eastAsia="{code}" w:bidi="{code}"/>')
    inside = "".join(looks)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _underline(ink: Ink) -> str:
    run = ink.run
    if run is None:
        return ""
    if run.source:
        return f'<w:u w:val="single" w:color="{LIGHT["source"][1:]}"/>'
    if run.is_cue:
        return f'<w:u w:val="dotted" w:color="{LIGHT["source"][1:]}"/>'
    if run.depth:
        line = "single" if run.depth == 1 else "double" if run.depth == 2 else "thick"
        return f'<w:u w:val="{line}" w:color="{LIGHT["claim-line"][1:]}"/>'
    return '<w:u w:val="dash"/>' if run.marks else ""


def _text(text: str) -> str:
    """The words, lines parted by breaks."""
    parts = allowed(text).replace("\r", "").replace("\t", " ").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
