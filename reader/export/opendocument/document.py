"""The text: paragraphs, tables and footnotes as OpenDocument has them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import BinaryIO

from reader.export.opendocument.styles import SPACES, styles_xml
from reader.export.publication.colours import LIGHT, ground
from reader.export.publication.flow import Footnote, Grid, Head, Ink, Inks, Item, flow
from reader.export.publication.gathering import cut
from reader.export.publication.model import Publication
from reader.export.xml_text import allowed

_WIDTH = {"A4": 160.0, "Letter": 165.9}
"""Millimetres between the margins."""
_STYLES = {
    "body": "Text_20_body",
    "quote": "Quotations",
    "list": "List",
    "caption": "Caption",
    "soft": "Selon_20_Soft",
    "meta": "Selon_20_Meta",
    "summary": "Selon_20_Summary",
    "tlp": "Selon_20_Mark",
    "entry": "Selon_20_Contents",
    "entry 2": "Selon_20_Contents_20_2",
}


def write_document(of: Publication, paper: str, out: BinaryIO) -> None:
    """Write the publication as ODT."""
    from odfdo import Document

    made = _Content(_WIDTH[paper])
    body = "".join(made.item(item) for item in flow(of))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {SPACES} '
        f'office:version="1.4"><office:automatic-styles>{made.styles()}</office:automatic-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    title, tlp = allowed(cut(of.title, 250)), of.tlp
    document = Document("text")
    container = document.container
    assert container is not None
    container.set_part("content.xml", content.encode("utf-8"))
    styles = styles_xml(of.language, paper, allowed(cut(of.title, 70)), tlp)
    container.set_part("styles.xml", styles.encode("utf-8"))
    container.set_part("meta.xml", _meta(title, allowed(cut(of.analysts, 250)), of.language))
    draft = io.BytesIO()
    container.save(draft)
    _copy(draft, out)


def _meta(title: str, analysts: str, language: str) -> bytes:
    told = f"<meta:generator>Selon</meta:generator><dc:title>{escape(title)}</dc:title>"
    if analysts:
        told += f"<meta:initial-creator>{escape(analysts)}</meta:initial-creator>"
    told += f"<dc:language>{language}</dc:language>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {SPACES} '
        f'office:version="1.4"><office:meta>{told}</office:meta></office:document-meta>'
    ).encode()


def _copy(draft: BinaryIO, out: BinaryIO) -> None:
    """The same archive with one time for all its members; what it is comes first, as it is."""
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(out, "w") as archive:
        for name in sorted(made.namelist(), key=lambda name: (name != "mimetype", name)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, made.read(name))


@dataclass
class _Content:
    """Makes content.xml; gathers the looks that its words, paragraphs and columns need."""

    width: float
    looks: dict[tuple[str, str], str] = field(default_factory=dict)
    """Family and properties → the name of a style."""
    notes: int = 0
    tables: int = 0

    def styles(self) -> str:
        """The styles that were needed."""
        return "".join(
            f'<style:style style:name="{name}" style:family="{family}"{rest}</style:style>'
            for (family, rest), name in self.looks.items()
        )

    def _look(self, family: str, properties: str, more: str = "") -> str:
        key = (family, f"{more}>{properties}")
        return self.looks.setdefault(key, f"{family[0].upper()}{len(self.looks) + 1}")

    def item(self, of: Item) -> str:
        """A heading, a paragraph or a table."""
        if isinstance(of, Grid):
            return self._table(of)
        words = self._words(of.words, of.language)
        if isinstance(of, Head):
            style = f"Heading_20_{of.level}" if of.level else "Title"
            style = self._paragraph(style, of.is_rtl, of.turns)
            if not of.level:
                return f'<text:p text:style-name="{style}">{words}</text:p>'
            level = f'text:outline-level="{of.level}"'
            return f'<text:h text:style-name="{style}" {level}>{words}</text:h>'
        if of.style == "kind":  # what comes first, and says which page it stands on
            more = ' style:parent-style-name="Selon_20_Kind" style:master-page-name="First_20_Page"'
            return f'<text:p text:style-name="{self._look("paragraph", "", more)}">{words}</text:p>'
        style = self._paragraph(_STYLES[of.style], of.is_rtl, False)
        bullet = "•\u2002" if of.style == "list" else ""
        return f'<text:p text:style-name="{style}">{bullet}{words}</text:p>'

    def _paragraph(self, style: str, is_rtl: bool, turns: bool) -> str:
        if not is_rtl and not turns:
            return style
        looks = 'style:writing-mode="rl-tb" fo:text-align="start" ' if is_rtl else ""
        looks += 'fo:break-before="page"' if turns else ""
        properties = f"<style:paragraph-properties {looks}/>"
        return self._look("paragraph", properties, f' style:parent-style-name="{style}"')

    # --- words

    def _words(self, inks: Iterable[Ink], language: str = "") -> str:
        return "".join(self._ink(ink, language) for ink in inks)

    def _ink(self, ink: Ink, language: str) -> str:
        marks = "".join(f'<text:bookmark text:name="{mark}"/>' for mark in ink.marks)
        if ink.note:
            return marks + self._note(ink.note)
        if not ink.text:
            return marks
        words = _text(ink.text)
        looks = _looks(ink, language)
        if looks:
            style = self._look("text", f"<style:text-properties {looks}/>")
            words = f'<text:span text:style-name="{style}">{words}</text:span>'
        if ink.to:
            words = f'<text:a xlink:type="simple" xlink:href="#{ink.to}">{words}</text:a>'
        return marks + words

    def _note(self, of: Footnote) -> str:
        self.notes += 1
        paragraphs = "".join(
            f'<text:p text:style-name="Footnote">'
            f"{f'<text:bookmark text:name={chr(34)}{of.anchor}{chr(34)}/>' if place == 0 else ''}"
            f"{self._words(line)}</text:p>"
            for place, line in enumerate(of.lines)
        )
        return (
            f'<text:note text:id="note{self.notes}" text:note-class="footnote">'
            f'<text:note-citation text:label="{of.number}">{of.number}</text:note-citation>'
            f"<text:note-body>{paragraphs}</text:note-body></text:note>"
        )

    # --- tables

    def _table(self, of: Grid) -> str:
        self.tables += 1
        columns = ""
        for share in of.shares:
            width = f'style:column-width="{share * self.width:.2f}mm"'
            style = self._look("table-column", f"<style:table-column-properties {width}/>")
            columns += f'<table:table-column table:style-name="{style}"/>'
        properties = f'style:width="{self.width:.2f}mm" table:align="left" fo:margin-bottom="12pt"'
        style = self._look("table", f"<style:table-properties {properties}/>")
        head = ""
        if of.head:
            cells = self._row(of, of.head, "soft", "Heading")
            head = f"<table:table-header-rows>{cells}</table:table-header-rows>"
        rows = "".join(self._row(of, row, "line", "Contents") for row in of.rows)
        return (
            f'<table:table table:name="Table{self.tables}" table:style-name="{style}">'
            f"{columns}{head}{rows}</table:table>"
        )

    def _row(self, of: Grid, row: Iterable[Inks], role: str, kind: str) -> str:
        keep = '<style:table-row-properties fo:keep-together="always"/>'
        gap = "0.5mm" if of.is_centred else "2mm"
        align = "bottom" if kind == "Heading" else "top"
        looks = (
            (
                f'<style:table-cell-properties fo:border="none" fo:padding="0.9mm 0" '
                f'fo:padding-top="0.9mm" fo:padding-bottom="0.9mm" fo:padding-left="0mm" '
                f'fo:padding-right="{gap}" fo:border-bottom="0.5pt solid {LIGHT[role]}" '
                f'style:vertical-align="{align}"/>'
            )
            .replace('fo:padding="0.9mm 0" ', "")
            .replace('fo:border="none" ', "")
        )
        cell = self._look("table-cell", looks)
        made = []
        for place, words in enumerate(row):
            centred = of.is_centred and 0 < place < len(of.shares) - 1
            style = f"Table_20_{kind}"
            if centred:
                style = "Selon_20_Cell" + ("_20_Heading" if kind == "Heading" else "")
            made.append(
                f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
                f'<text:p text:style-name="{style}">{self._words(words)}</text:p>'
                "</table:table-cell>"
            )
        row_style = self._look("table-row", keep)
        return f'<table:table-row table:style-name="{row_style}">{"".join(made)}</table:table-row>'


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
    return re.sub(r"(?<= ) |^ ", "<text:s/>", made)
