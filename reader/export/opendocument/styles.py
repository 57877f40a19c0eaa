"""The styles of the text: OpenDocument's own names where it has them, in the look of Selon."""

from __future__ import annotations

from html import escape

from reader.export.publication.colours import LIGHT

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
    )
) + (' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"')
SERIF, SANS = "Georgia", "Calibri"
_PAPERS = {"A4": ("210mm", "297mm"), "Letter": ("215.9mm", "279.4mm")}
_COUNTRIES = {"en": "GB", "fr": "FR"}
_NAMED: tuple[tuple[str, str, str, float, str, float, float, str], ...] = (
    # name, parent, font, size, colour, room before and after, more of the paragraph
    ("Text_20_body", "Standard", SERIF, 10.5, "ink", 0, 8, 'fo:line-height="145%"'),
    ("Title", "Standard", SERIF, 32, "ink", 6, 16, 'fo:line-height="110%"'),
    ("Heading", "Standard", SERIF, 13, "ink", 20, 4, 'fo:keep-with-next="always"'),
    ("Heading_20_1", "Heading", SERIF, 21, "ink", 0, 14, ""),
    ("Heading_20_2", "Heading", SERIF, 13, "ink", 20, 4, ""),
    ("Heading_20_3", "Heading", SERIF, 11, "ink", 12, 4, ""),
    ("Quotations", "Text_20_body", SERIF, 10.5, "ink", 0, 8, 'fo:margin-left="18pt"'),
    ("List", "Text_20_body", SERIF, 10.5, "ink", 0, 5, 'fo:margin-left="14pt"'),
    ("Caption", "Standard", SERIF, 9.5, "soft", 0, 5, ""),
    ("Selon_20_Soft", "Standard", SANS, 10, "soft", 0, 6, ""),
    ("Selon_20_Meta", "Standard", SANS, 9.5, "ink", 0, 3, 'fo:keep-with-next="always"'),
    ("Selon_20_Kind", "Standard", SANS, 9.5, "soft", 130, 6, ""),
    ("Selon_20_Mark", "Standard", SANS, 11, "ink", 14, 40, ""),
    (
        *("Selon_20_Summary", "Standard", SERIF, 11.5, "ink", 2, 12),
        f'fo:padding-left="9pt" fo:border-left="2.5pt solid {LIGHT["claim-line"]}" '
        'fo:line-height="140%"',
    ),
    ("Selon_20_Contents", "Standard", SANS, 10.5, "ink", 2, 2, ""),
    ("Selon_20_Contents_20_2", "Standard", SANS, 9.5, "soft", 0, 1, 'fo:margin-left="16pt"'),
    ("Table_20_Contents", "Standard", SANS, 9, "ink", 0, 0, 'fo:line-height="120%"'),
    (
        "Table_20_Heading",
        "Table_20_Contents",
        SANS,
        8.5,
        "soft",
        0,
        0,
        'fo:keep-with-next="always"',
    ),
    ("Selon_20_Cell", "Table_20_Contents", SANS, 8, "ink", 0, 0, 'fo:text-align="center"'),
    (
        *("Selon_20_Cell_20_Heading", "Table_20_Heading", SANS, 8, "soft", 0, 0),
        'fo:text-align="center"',
    ),
    ("Footnote", "Standard", SANS, 8.5, "ink", 0, 1, 'fo:line-height="120%"'),
    ("Header", "Standard", SANS, 8.5, "soft", 0, 0, ""),
    ("Footer", "Header", SANS, 8.5, "soft", 0, 0, ""),
)
_BOLD = {"Title", "Heading", "Heading_20_1", "Heading_20_2", "Heading_20_3", "Table_20_Heading"}


def styles_xml(language: str, paper: str, title: str, tlp: str) -> str:
    """The whole of styles.xml."""
    country = _COUNTRIES[language]
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2" style:writing-mode="page"/><style:text-properties '
        f'fo:language="{language}" fo:country="{country}" style:use-window-font-color="false"/>'
        "</style:default-style>"
        '<style:default-style style:family="table"/>'
    )
    standard = (
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        f'fo:line-height="130%"/>{_letters(SERIF, 10.5, "ink", False)}</style:style>'
    )
    links = "".join(
        f'<style:style style:name="{name}" style:family="text"/>'
        for name in ("Internet_20_link", "Visited_20_Internet_20_Link")
    )
    anchor = (
        '<style:style style:name="Footnote_20_anchor" style:family="text"><style:text-properties '
        f'fo:color="{LIGHT["source"]}" fo:font-weight="bold" style:text-position="super 62%"/>'
        "</style:style>"
    )
    notes = (
        '<text:notes-configuration text:note-class="footnote" '
        'text:citation-style-name="Footnote_20_Symbol" '
        'text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" '
        'style:num-format="1" text:footnotes-position="page"/>'
        '<style:style style:name="Footnote_20_Symbol" style:family="text"/>'
    )
    named = "".join(_style(*of) for of in _NAMED)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {SPACES} '
        'office:version="1.4">'
        f"<office:styles>{default}{standard}{named}{links}{anchor}{notes}</office:styles>"
        f"<office:automatic-styles>{_page(paper)}</office:automatic-styles>"
        f"<office:master-styles>{_masters(title, tlp)}</office:master-styles>"
        "</office:document-styles>"
    )


def _style(
    name: str,
    parent: str,
    font: str,
    size: float,
    role: str,
    before: float,
    after: float,
    more: str,
) -> str:
    shown = name.replace("_20_", " ")
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading_20_") else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{level}><style:paragraph-properties '
        f'fo:margin-top="{before}pt" fo:margin-bottom="{after}pt" {more}/>'
        f"{_letters(font, size, role, name in _BOLD)}</style:style>"
    )


def _letters(font: str, size: float, role: str, is_bold: bool) -> str:
    weight = "bold" if is_bold else "normal"
    return (
        f'<style:text-properties fo:font-family="{font}" fo:font-size="{size}pt" '
        f'fo:color="{LIGHT[role]}" fo:font-weight="{weight}" fo:font-style="normal"/>'
    )


def _page(paper: str) -> str:
    width, height = _PAPERS[paper]
    size = f'fo:page-width="{width}" fo:page-height="{height}"'
    margins = 'fo:margin="14mm 25mm 14mm 25mm" fo:margin-top="14mm" fo:margin-bottom="14mm" '
    margins += 'fo:margin-left="25mm" fo:margin-right="25mm"'
    edge = '<style:header-footer-properties fo:min-height="10mm" fo:margin-{}="5mm"/>'
    head = f"<style:header-style>{edge.format('bottom')}</style:header-style>"
    foot = f"<style:footer-style>{edge.format('top')}</style:footer-style>"
    return (
        '<style:page-layout style:name="pages"><style:page-layout-properties '
        f'{size} {margins} style:print-orientation="portrait"/>{head}{foot}</style:page-layout>'
        '<style:style style:name="right" style:family="paragraph" style:parent-style-name="Footer">'
        '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="160mm" '
        'style:type="right"/></style:tab-stops></style:paragraph-properties></style:style>'
    )


def _masters(title: str, tlp: str) -> str:
    head = f'<style:header><text:p text:style-name="Header">{escape(title)}</text:p></style:header>'
    number = "<text:tab/><text:page-number/>"
    foot = '<style:footer><text:p text:style-name="right">{}</text:p></style:footer>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="pages">'
        f"{head}{foot.format(escape(tlp) + number)}</style:master-page>"
        '<style:master-page style:name="First_20_Page" style:display-name="First Page" '
        'style:page-layout-name="pages" style:next-style-name="Standard">'
        f"{foot.format(escape(tlp))}</style:master-page>"
    )
