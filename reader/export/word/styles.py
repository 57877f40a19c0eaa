"""The styles of the document: Word's own names where it has them, in the look of Selon."""

from __future__ import annotations

from typing import Any

from reader.export.publication.colours import LIGHT
from reader.export.publication.typography import SANS, SERIF, STYLES, Style

_NAMES = {
    "title": "Title",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "heading 3": "Heading 3",
    "body": "Body Text",
    "quote": "Quote",
    "list": "List Bullet",
    "caption": "Caption",
    "contents": "TOC Heading",
    "contents 1": "toc 1",
    "contents 2": "toc 2",
    "note": "footnote text",
}
"""What Word calls them; the others are ours."""


def _name(key: str) -> str:
    return _NAMES.get(key) or f"Selon {key.title()}"


def style_id(key: str) -> str:
    """The id by which a paragraph asks for a style of typography.STYLES."""
    name = _name(key)
    if name.startswith("toc"):
        return name.upper().replace(" ", "")
    return "FootnoteText" if key == "note" else name.replace(" ", "")


def set_styles(document: Any, language: str) -> None:
    """Give the document its styles, and its language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    base = styles["Normal"]
    _look(base, SERIF, 10.5, "ink")
    base.paragraph_format.line_spacing = 1.35
    base.paragraph_format.space_after = Pt(7)
    known = {style.name for style in styles}
    for key, of in STYLES.items():
        if _name(key) not in known:
            added = styles.add_style(_name(key), WD_STYLE_TYPE.PARAGRAPH)
            added.element.set(_w("styleId"), style_id(key))
        _set(styles[_name(key)], of, base)
    for border in styles["Title"].element.pPr.xpath("./w:pBdr"):
        border.getparent().remove(border)
    _bar(styles[_name("summary")])
    reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.element.set(_w("styleId"), "FootnoteReference")
    reference.font.superscript = True
    reference.font.bold = True
    _look(reference, SANS, None, "source")
    _speak(styles, language)


def _set(style: Any, of: Style, base: Any) -> None:
    from docx.shared import Pt

    style.base_style = base
    _look(style, of.font, of.size, of.role, of.is_bold, italic=False)
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(of.before), Pt(of.after)
    paragraph.line_spacing = of.line
    paragraph.widow_control = True
    paragraph.keep_with_next = of.keeps
    if of.indent:
        paragraph.left_indent = Pt(of.indent)


def _look(
    style: Any,
    font: str,
    size: float | None,
    role: str,
    bold: bool | None = None,
    italic: bool | None = None,
) -> None:
    from docx.shared import Pt, RGBColor

    style.font.name = font
    fonts = style.element.get_or_add_rPr().rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # or the theme's font wins
            del fonts.attrib[name]
    fonts.set(_w("cs"), font)
    if size is not None:
        style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(LIGHT[role][1:])
    if bold is not None:
        style.font.bold = bold
    if italic is not None:
        style.font.italic = italic


def _bar(style: Any) -> None:
    """A line at the left of a paragraph."""
    from docx.oxml import OxmlElement

    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    values = {"val": "single", "sz": "18", "space": "9", "color": LIGHT["claim-line"][1:]}
    for name, value in values.items():
        left.set(_w(name), value)
    borders.append(left)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _speak(styles: Any, language: str) -> None:
    for of in styles.element.xpath("//w:docDefaults//w:lang"):
        of.set(_w("val"), language)


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    made: str = qn(f"w:{name}")
    return made
