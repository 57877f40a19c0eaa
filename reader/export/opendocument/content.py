"""The text: paragraphs, tables and footnotes as OpenDocument has them."""

from __future__ import annotations

from collections.abc import Iterable

from reader.export.opendocument.contents import contents_xml
from reader.export.opendocument.drawing import drawing_xml
from reader.export.opendocument.ink import Inker
from reader.export.opendocument.styles import SPACES, VERSION, WIDTHS, style_name
from reader.export.publication.colours import LIGHT
from reader.export.publication.flow import flow
from reader.export.publication.items import Contents, Grid, Head, Inks, Item, Picture, Text
from reader.export.publication.model import Publication

_MIDDLE = '<style:paragraph-properties fo:text-align="center"/>'


def content_xml(of: Publication, paper: str) -> str:
    """The whole of content.xml, without its first line."""
    inker = Inker()
    width = WIDTHS[paper]
    body = "".join([_item(item, inker, width) for item in flow(of)])
    return (
        f'<office:document-content {SPACES} office:version="{VERSION}">'
        f"<office:automatic-styles>{inker.styles()}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _item(of: Item, inker: Inker, width: float) -> str:
    if isinstance(of, Grid):
        return _table(of, inker, width)
    if isinstance(of, Picture):
        return drawing_xml(of, inker, width)
    if isinstance(of, Contents):
        return contents_xml(of)
    return _paragraph(of, inker)


def _paragraph(of: Head | Text, inker: Inker) -> str:
    words = inker.words(of.words, of.language)
    if isinstance(of, Head):
        style = style_name(f"heading {of.level}" if of.level else "title")
        style = _turned(style, of.is_rtl, of.turns, inker)
        if not of.level:
            return f'<text:p text:style-name="{style}">{words}</text:p>'
        level = f'text:outline-level="{of.level}"'
        return f'<text:h text:style-name="{style}" {level}>{words}</text:h>'
    if of.style == "kind":  # what comes first, and says which page it stands on
        more = ' style:parent-style-name="Selon_20_Kind" style:master-page-name="First_20_Page"'
        return f'<text:p text:style-name="{inker.look("paragraph", "", more)}">{words}</text:p>'
    style = _turned(style_name(of.style), of.is_rtl, False, inker)
    bullet = "•\u2002" if of.style == "list" else ""
    return f'<text:p text:style-name="{style}">{bullet}{words}</text:p>'


def _turned(style: str, is_rtl: bool, turns: bool, inker: Inker) -> str:
    """The style, or one of it for the other direction or a new page."""
    if not is_rtl and not turns:
        return style
    looks = 'style:writing-mode="rl-tb" fo:text-align="start" ' if is_rtl else ""
    looks += 'fo:break-before="page"' if turns else ""
    properties = f"<style:paragraph-properties {looks}/>"
    return inker.look("paragraph", properties, f' style:parent-style-name="{style}"')


def _table(of: Grid, inker: Inker, width: float) -> str:
    columns = ""
    for share in of.shares:
        wide = f'style:column-width="{share * width:.2f}mm"'
        style = inker.look("table-column", f"<style:table-column-properties {wide}/>")
        columns += f'<table:table-column table:style-name="{style}"/>'
    parts = "false" if of.is_whole else "true"
    properties = (
        f'style:width="{width:.2f}mm" table:align="left" fo:margin-bottom="12pt" '
        f'style:may-break-between-rows="{parts}"'
    )
    style = inker.look("table", f"<style:table-properties {properties}/>")
    head = ""
    if of.head:
        cells = _row(of, of.head, inker, is_head=True)
        head = f"<table:table-header-rows>{cells}</table:table-header-rows>"
    rows = "".join([_row(of, row, inker) for row in of.rows])
    return (
        f'<table:table table:name="Table{inker.next_id()}" table:style-name="{style}">'
        f"{columns}{head}{rows}</table:table>"
    )


def _row(of: Grid, row: Iterable[Inks], inker: Inker, is_head: bool = False) -> str:
    keep = '<style:table-row-properties fo:keep-together="always"/>'
    gap = "0.5mm" if of.is_centred else "2mm"
    align, role = ("bottom", "soft") if is_head else ("top", "line")
    looks = (
        f'<style:table-cell-properties fo:padding-top="0.9mm" fo:padding-bottom="0.9mm" '
        f'fo:padding-left="0mm" fo:padding-right="{gap}" '
        f'fo:border-bottom="0.5pt solid {LIGHT[role]}" style:vertical-align="{align}"/>'
    )
    cell = inker.look("table-cell", looks)
    made = []
    for place, words in enumerate(row):
        centred = of.is_centred and 0 < place < len(of.shares) - 1
        style = style_name("table head" if is_head else "cell" if centred else "table")
        if is_head and centred:
            style = inker.look("paragraph", _MIDDLE, f' style:parent-style-name="{style}"')
        made.append(
            f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
            f'<text:p text:style-name="{style}">{inker.words(words)}</text:p>'
            "</table:table-cell>"
        )
    row_style = inker.look("table-row", keep)
    return f'<table:table-row table:style-name="{row_style}">{"".join(made)}</table:table-row>'
