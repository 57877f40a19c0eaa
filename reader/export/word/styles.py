"""The styles of the document: Word's own names where it has them, in the look of Selon."""

from __future__ import annotations

from typing import Any

from reader.export.publication.colours import LIGHT

SERIF, SANS = "Georgia", "Calibri"


def set_styles(document: Any, language: str) -> None:
    """Give the document its styles, and its language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    kinds = {"p": WD_STYLE_TYPE.PARAGRAPH, "c": WD_STYLE_TYPE.CHARACTER}
    base = styles["Normal"]
    _look(base, SERIF, 10.5, "ink")
    base.paragraph_format.line_spacing = 1.35
    base.paragraph_format.space_after = Pt(7)
    for level, points, over, under in ((1, 21, 0, 14), (2, 13, 20, 4), (3, 11, 12, 4)):
        head = styles[f"Heading {level}"]
        _look(head, SERIF, points, "ink", bold=True)
        _spaced(head, over, under, 1.15)
    _look(styles["Title"], SERIF, 32, "ink", bold=True)
    _spaced(styles["Title"], 6, 16, 1.1)
    for border in styles["Title"].element.pPr.xpath("./w:pBdr"):
        border.getparent().remove(border)
    _spaced(styles["Body Text"], 0, 8, 1.45)
    _look(styles["Quote"], SERIF, 10.5, "ink", italic=False)
    styles["Quote"].paragraph_format.left_indent = Pt(18)
    _look(styles["Caption"], SERIF, 9.5, "soft", bold=False)
    _spaced(styles["Caption"], 0, 5, 1.3)
    for name, of, font, size, role, before, after in (
        ("Selon Soft", "Normal", SANS, 10, "soft", 0, 6),
        ("Selon Meta", "Normal", SANS, 9.5, "ink", 0, 3),
        ("Selon Mark", "Normal", SANS, 11, "ink", 14, 40),
        ("Selon Summary", "Normal", SERIF, 11.5, "ink", 2, 12),
        ("Selon Contents", "Normal", SANS, 10.5, "ink", 2, 2),
        ("Selon Contents 2", "Normal", SANS, 9.5, "soft", 0, 1),
        ("Selon Table", "Normal", SANS, 9, "ink", 0, 0),
        ("Selon Table Head", "Selon Table", SANS, 8.5, "soft", 0, 0),
        ("Selon Cell", "Selon Table", SANS, 8, "ink", 0, 0),
        ("Selon Kind", "Normal", SANS, 9.5, "soft", 130, 6),
        ("Selon Gap", "Normal", SANS, 6, "ink", 0, 0),
        ("Selon Running", "Normal", SANS, 8.5, "soft", 0, 0),
        ("footnote text", "Normal", SANS, 8.5, "ink", 0, 1),
    ):
        made = styles.add_style(name, kinds["p"])
        made.base_style = styles[of]
        _look(made, font, size, role, bold=name == "Selon Table Head")
        _spaced(made, before, after, 1.2)
    styles["Selon Meta"].paragraph_format.keep_with_next = True
    styles["Selon Contents 2"].paragraph_format.left_indent = Pt(16)
    summary = styles["Selon Summary"]
    summary.paragraph_format.left_indent = Pt(12)
    summary.paragraph_format.line_spacing = 1.4
    _bar(summary)
    reference = styles.add_style("footnote reference", kinds["c"])
    reference.font.superscript = True
    reference.font.bold = True
    _look(reference, SANS, None, "source")
    for style in (styles["footnote text"], reference):
        style.element.set(_w("styleId"), "Footnote" + style.name.split()[1].capitalize())
    _speak(styles, language)


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


def _spaced(style: Any, before: float, after: float, line: float) -> None:
    from docx.shared import Pt

    of = style.paragraph_format
    of.space_before, of.space_after, of.line_spacing = Pt(before), Pt(after), line
    of.widow_control = True


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
