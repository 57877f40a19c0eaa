"""Words as OpenDocument has them: spans with their looks, links, bookmarks and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from reader.export.publication.colours import LIGHT, ground
from reader.export.publication.items import Footnote, Ink
from reader.export.xml_text import allowed

_LOST_SPACE = re.compile("(?<= ) |^ ")
"""Spaces that OpenDocument would take for none."""


@dataclass
class Inker:
    """Makes the XML of words; gathers the looks that words, paragraphs and columns need."""

    looks: dict[tuple[str, str], str] = field(default_factory=dict)
    """Family and properties → the name of a style."""
    ids: int = 0
    spans: dict[tuple[object, ...], str] = field(default_factory=dict)
    """What an ink looks like → the name of a style, "" where none is needed."""

    def next_id(self) -> int:
        """A number that no note, table or picture has yet."""
        self.ids += 1
        return self.ids

    def styles(self) -> str:
        """The styles that were needed."""
        return "".join(
            f'<style:style style:name="{name}" style:family="{family}"{rest}</style:style>'
            for (family, rest), name in self.looks.items()
        )

    def look(self, family: str, properties: str, more: str = "") -> str:
        """The name of a style of its family with the properties, and `more` of its attributes."""
        key = (family, f"{more}>{properties}")
        return self.looks.setdefault(key, f"{family[0].upper()}{len(self.looks) + 1}")

    def words(self, inks: Iterable[Ink], language: str = "") -> str:
        """What stands in a paragraph."""
        return "".join([self._ink(ink, language) for ink in inks])

    def _ink(self, ink: Ink, language: str) -> str:
        marks = "".join(f'<text:bookmark text:name="{mark}"/>' for mark in ink.marks)
        if ink.note:
            return marks + self._note(ink.note)
        if not ink.text:
            return marks
        words = _text(ink.text)
        style = self._span(ink, language)
        if style:
            words = f'<text:span text:style-name="{style}">{words}</text:span>'
        if ink.to:
            words = link(words, ink.to)
        return marks + words

    def _span(self, ink: Ink, language: str) -> str:
        run = ink.run
        marks = run and (run.depth, bool(run.source), run.is_cue, bool(run.marks), language)
        key = (ink.role, ink.is_bold, bool(ink.to), ink.is_raised, marks)
        style = self.spans.get(key)
        if style is None:
            looks = _looks(ink, language)
            style = self.look("text", f"<style:text-properties {looks}/>") if looks else ""
            self.spans[key] = style
        return style

    def _note(self, of: Footnote) -> str:
        start = f'<text:bookmark text:name="{of.anchor}"/><text:s/>'
        paragraphs = "".join(
            f'<text:p text:style-name="Footnote">{start if place == 0 else ""}'
            f"{self.words(line)}</text:p>"
            for place, line in enumerate(of.lines)
        )
        return (
            f'<text:note text:id="note{self.next_id()}" text:note-class="footnote">'
            f'<text:note-citation text:label="{of.number}">{of.number}</text:note-citation>'
            f"<text:note-body>{paragraphs}</text:note-body></text:note>"
        )


def link(words: str, to: str) -> str:
    """Words that lead to a bookmark, and look as they would without."""
    looks = 'text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link"'
    return f'<text:a xlink:type="simple" xlink:href="#{to}" {looks}>{words}</text:a>'


def _looks(ink: Ink, language: str) -> str:
    looks = []
    if ink.is_bold:
        looks.append('fo:font-weight="bold"')
    if ink.role != "ink" or ink.to:
        looks.append(f'fo:color="{LIGHT[ink.role]}"')
    if ink.is_raised:
        looks.append('style:text-position="super 62%"')
    if ink.to and ink.run is None:
        looks.append('style:text-underline-style="none"')
    looks += _marks(ink)
    if language and ink.run and re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z]{2})?", language):
        code, _, country = language.replace("_", "-").partition("-")
        looks.append(f'fo:language="{code.lower()}" fo:country="{country.upper() or "none"}"')
    return " ".join(looks)


def _marks(ink: Ink) -> list[str]:
    run = ink.run
    if run is None:
        return []
    looks = [f'fo:background-color="{LIGHT[ground(run.depth)]}"'] if run.depth else []
    line = 'style:text-underline-style="{}" style:text-underline-width="auto" '
    line += 'style:text-underline-type="{}" style:text-underline-color="{}"'
    if run.source:
        looks.append(line.format("solid", "single", LIGHT["source"]))
    elif run.is_cue:
        looks.append(line.format("dotted", "single", LIGHT["source"]))
    elif run.depth:
        kind = "single" if run.depth == 1 else "double"
        looks.append(line.format("solid", kind, LIGHT["claim-line"]))
    elif run.marks:
        looks.append(line.format("dash", "single", LIGHT["soft"]))
    return looks


def _text(text: str) -> str:
    """The words; breaks, tabs and spaces in a row as OpenDocument wants them."""
    made = escape(allowed(text).replace("\r", ""))
    made = made.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return _LOST_SPACE.sub("<text:s/>", made)
