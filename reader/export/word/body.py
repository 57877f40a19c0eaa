"""The items of the text as WordprocessingML: headings, paragraphs, tables."""

from __future__ import annotations

from reader.export.publication.colours import LIGHT
from reader.export.publication.items import Contents, Grid, Head, Inks, Item, Picture, Text
from reader.export.word.contents import contents_xml
from reader.export.word.drawing import drawing_xml
from reader.export.word.ink import Inker
from reader.export.word.styles import style_id

GAP = '<w:p><w:pPr><w:pStyle w:val="SelonGap"/></w:pPr></w:p>'


def item_xml(item: Item, inker: Inker, width: int) -> str:
    """An item of the flow. `width` is that of the text, in twentieths of a point."""
    if isinstance(item, Grid):
        return _table(item, inker, width)
    if isinstance(item, Picture):
        return drawing_xml(item, inker, width)
    if isinstance(item, Contents):
        return contents_xml(item, width)
    return _paragraph(item, inker)


def _paragraph(item: Head | Text, inker: Inker) -> str:
    bidi = "<w:bidi/>" if item.is_rtl else ""
    if isinstance(item, Head):
        style = style_id(f"heading {item.level}" if item.level else "title")
        turn = "<w:pageBreakBefore/>" if item.turns else ""
        look = f'<w:pStyle w:val="{style}"/>{turn}{bidi}'
    else:
        look = f'<w:pStyle w:val="{style_id(item.style)}"/>{bidi}'
    words = inker.words(item.words, item.language, item.is_rtl)
    return f"<w:p><w:pPr>{look}</w:pPr>{words}</w:p>"


def _table(of: Grid, inker: Inker, width: int) -> str:
    widths = [round(share * width) for share in of.shares]
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LIGHT["line"][1:]}"'
    head = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        f"<w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
        f'<w:right w:w="{30 if of.is_centred else 110}" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        + "</w:tblGrid>"
    )
    rows = [_row(of, of.head, widths, inker, True, is_head=True)] if of.head else []
    last = len(of.rows) - 1
    for place, row in enumerate(of.rows):
        rows.append(_row(of, row, widths, inker, of.is_whole and place < last))
    return head + "".join(rows) + "</w:tbl>"


def _row(
    of: Grid,
    cells: tuple[Inks, ...],
    widths: list[int],
    inker: Inker,
    keeps: bool,
    is_head: bool = False,
) -> str:
    """A row; `keeps` it on the page of the next one."""
    dark = f'w:val="single" w:sz="6" w:space="0" w:color="{LIGHT["soft"][1:]}"'
    keep = "<w:keepNext/>" if keeps else ""
    made = []
    for place, (words, width) in enumerate(zip(cells, widths, strict=True)):
        look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if is_head:
            look += f'<w:tcBorders><w:bottom {dark}/></w:tcBorders><w:vAlign w:val="bottom"/>'
        centred = of.is_centred and 0 < place < len(widths) - 1
        style = style_id("table head" if is_head else "cell" if centred else "table")
        middle = '<w:jc w:val="center"/>' if centred else ""
        made.append(
            f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>"
            f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{middle}</w:pPr>'
            f"{inker.words(words)}</w:p></w:tc>"
        )
    repeat = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(made)}</w:tr>"
