"""The styles of the text: OpenDocument's own names where it has them, in the look of Selon."""

from __future__ import annotations

from html import escape

from reader.export.publication.colours import LIGHT
from reader.export.publication.typography import SERIF, STYLES, Style

POINT = 72 / 25.4
"""Points in a millimetre."""
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("draw", "drawing"),
    )
) + (' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"')
VERSION = "1.3"
"""Of OpenDocument: one that LibreOffice and Word both read."""
_PAPERS = {"A4": ("210mm", "297mm"), "Letter": ("215.9mm", "279.4mm")}
WIDTHS = {"A4": 160.0, "Letter": 165.9}
"""Millimetres between the margins."""
_COUNTRIES = {"en": "GB", "fr": "FR"}
_NAMES = {
    "title": "Title",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "heading 3": "Heading 3",
    "body": "Text body",
    "quote": "Quotations",
    "list": "List",
    "caption": "Caption",
    "contents": "Contents Heading",
    "contents 1": "Contents 1",
    "contents 2": "Contents 2",
    "table": "Table Contents",
    "table head": "Table Heading",
    "note": "Footnote",
    "running": "Header",
}
"""What OpenDocument's programs call them; the others are ours."""


def style_name(key: str) -> str:
    """The name by which a paragraph asks for a style of typography.STYLES."""
    return _shown(key).replace(" ", "_20_")


def _shown(key: str) -> str:
    return _NAMES.get(key) or f"Selon {key.title()}"


def styles_xml(language: str, paper: str, title: str, tlp: str) -> str:
    """The whole of styles.xml, without its first line."""
    width = WIDTHS[paper]
    named = "".join(_style(key, of, width) for key, of in STYLES.items())
    return (
        f'<office:document-styles {SPACES} office:version="{VERSION}">'
        f"<office:styles>{_defaults(language)}{named}{_links_and_notes()}{_DASH}</office:styles>"
        f"<office:automatic-styles>{_page(paper)}</office:automatic-styles>"
        f"<office:master-styles>{_masters(title, tlp)}</office:master-styles>"
        "</office:document-styles>"
    )


_DASH = (
    '<draw:stroke-dash draw:name="Selon_20_Dash" draw:display-name="Selon Dash" draw:style="rect" '
    'draw:dots1="1" draw:dots1-length="0.7mm" draw:distance="0.5mm"/>'
)


def _defaults(language: str) -> str:
    """What holds where no style says otherwise, and the style that the others come from."""
    country = _COUNTRIES[language]
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2" style:writing-mode="page"/><style:text-properties '
        f'fo:language="{language}" fo:country="{country}" style:use-window-font-color="false"/>'
        "</style:default-style>"
        '<style:default-style style:family="table"/>'
        '<style:default-style style:family="graphic"/>'
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        f'fo:line-height="135%"/>{_letters(SERIF, 10.5, "ink", False)}</style:style>'
    )


def _links_and_notes() -> str:
    names = ["Internet_20_link", "Visited_20_Internet_20_Link", "Index_20_Link"]
    names.append("Footnote_20_Symbol")
    plain = "".join(f'<style:style style:name="{name}" style:family="text"/>' for name in names)
    return (
        f'{plain}<style:style style:name="Footnote_20_anchor" style:family="text">'
        f'<style:text-properties fo:color="{LIGHT["source"]}" fo:font-weight="bold" '
        'style:text-position="super 62%"/></style:style>'
        '<text:notes-configuration text:note-class="footnote" '
        'text:citation-style-name="Footnote_20_Symbol" '
        'text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" '
        'style:num-format="1" text:footnotes-position="page"/>'
    )


def _style(key: str, of: Style, width: float) -> str:
    room = f'fo:margin-top="{of.before:g}pt" fo:margin-bottom="{of.after:g}pt"'
    looks = f'{room} fo:line-height="{of.line:.0%}"'
    indent = 14 if key == "list" else of.indent
    looks += f' fo:margin-left="{indent}pt"' if indent else ""
    looks += ' fo:keep-with-next="always"' if of.keeps else ""
    if key == "summary":
        bar = LIGHT["claim-line"]
        looks += f' fo:padding-left="9pt" fo:border-left="2.5pt solid {bar}"'
    looks += ' fo:text-align="center"' if key == "cell" else ""
    stops = _stop(width - indent / POINT) if key.startswith("contents ") else ""
    level = f' style:default-outline-level="{key[-1]}"' if key.startswith("heading") else ""
    return (
        f'<style:style style:name="{style_name(key)}" style:display-name="{_shown(key)}" '
        f'style:family="paragraph" style:parent-style-name="Standard"{level}>'
        f"<style:paragraph-properties {looks}>{stops}</style:paragraph-properties>"
        f"{_letters(of.font, of.size, of.role, of.is_bold)}</style:style>"
    )


def _stop(millimetres: float) -> str:
    """A place for a tab, at the right."""
    place = f'style:position="{millimetres:.2f}mm" style:type="right"'
    return f"<style:tab-stops><style:tab-stop {place}/></style:tab-stops>"


def _letters(font: str, size: float, role: str, is_bold: bool) -> str:
    weight = "bold" if is_bold else "normal"
    kind = "roman" if font == SERIF else "swiss"
    return (
        f'<style:text-properties fo:font-family="{font}" style:font-family-generic="{kind}" '
        f'fo:font-size="{size:g}pt" '
        f'fo:color="{LIGHT[role]}" fo:font-weight="{weight}" fo:font-style="normal"/>'
    )


def _page(paper: str) -> str:
    width, height = _PAPERS[paper]
    size = f'fo:page-width="{width}" fo:page-height="{height}"'
    margins = 'fo:margin-top="14mm" fo:margin-bottom="14mm" '
    margins += 'fo:margin-left="25mm" fo:margin-right="25mm"'
    edge = '<style:header-footer-properties fo:min-height="10mm" fo:margin-{}="5mm"/>'
    head = f"<style:header-style>{edge.format('bottom')}</style:header-style>"
    foot = f"<style:footer-style>{edge.format('top')}</style:footer-style>"
    return (
        '<style:style style:name="running" style:family="paragraph" '
        f'style:parent-style-name="Header"><style:paragraph-properties>{_stop(WIDTHS[paper])}'
        "</style:paragraph-properties></style:style>"
        '<style:page-layout style:name="pages"><style:page-layout-properties '
        f'{size} {margins} style:print-orientation="portrait"/>{head}{foot}</style:page-layout>'
    )


def _masters(title: str, tlp: str) -> str:
    """The pages: the first without a head and a number."""
    line = '<text:p text:style-name="running">{}</text:p>'
    chapter = '<text:chapter text:display="name" text:outline-level="1"/>'
    head = line.format(f"{escape(title)}<text:tab/>{chapter}")
    foot = line.format(f"{escape(tlp)}<text:tab/><text:page-number/>")
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="pages">'
        f"<style:header>{head}</style:header><style:footer>{foot}</style:footer>"
        "</style:master-page>"
        '<style:master-page style:name="First_20_Page" style:display-name="First Page" '
        'style:page-layout-name="pages" style:next-style-name="Standard">'
        f"<style:footer>{line.format(escape(tlp))}</style:footer></style:master-page>"
    )
