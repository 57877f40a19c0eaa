"""The document: its styles, its paper, its paragraphs and tables, its notes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, BinaryIO

from reader.export.publication.colours import LIGHT
from reader.export.publication.flow import Grid, Head, Item, flow
from reader.export.publication.gathering import cut
from reader.export.publication.model import Publication
from reader.export.word.ink import SPACE, Inker
from reader.export.xml_text import allowed

_PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
_MARGIN = 25
_STYLES = {
    "body": "BodyText",
    "quote": "Quote",
    "list": "ListBullet",
    "caption": "Caption",
    "soft": "SelonSoft",
    "meta": "SelonMeta",
    "summary": "SelonSummary",
    "kind": "SelonKind",
    "tlp": "SelonMark",
    "entry": "SelonContents",
    "entry 2": "SelonContents2",
}
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
_GAP = '<w:p><w:pPr><w:pStyle w:val="SelonGap"/></w:pPr></w:p>'
_THEN = datetime(2000, 1, 1)
"""The time in the file: none that is true, the same each time."""


def write_document(of: Publication, paper: str, out: BinaryIO) -> None:
    """Write the publication as DOCX."""
    from docx import Document

    document = Document()
    _set_up(document, of, paper)
    inker = Inker()
    body = document.element.body
    end = body.sectPr
    width = _twips(_PAPERS[paper][0] - 2 * _MARGIN)
    before: Item | None = None
    for item in flow(of):
        if isinstance(item, Grid) and isinstance(before, Grid):
            end.addprevious(_parsed(_GAP))  # or Word makes one table of two
        end.addprevious(_parsed(_xml(item, inker, width)))
        before = item
    end.addprevious(_parsed(_GAP))
    _add_notes(document, inker)
    draft = io.BytesIO()
    document.save(draft)
    _copy(draft, out)


def _twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    tag, rest = xml.split(">", 1) if xml.startswith("<w:p>") else (xml[: xml.index(">")], "")
    rest = rest or xml[len(tag) + 1 :]
    return parse_xml(f'{tag} xmlns:w="{SPACE}">{rest}')


def _xml(item: Item, inker: Inker, width: int) -> str:
    if isinstance(item, Grid):
        return _table(item, inker, width)
    bidi = "<w:bidi/>" if item.is_rtl else ""
    if isinstance(item, Head):
        style = f"Heading{item.level}" if item.level else "Title"
        turn = "<w:pageBreakBefore/>" if item.turns else ""
        look = f'<w:pStyle w:val="{style}"/>{turn}{bidi}'
    else:
        look = f'<w:pStyle w:val="{_STYLES[item.style]}"/>{bidi}'
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
    rows = []
    if of.head:
        rows.append(_row(of, of.head, widths, inker, is_head=True))
    rows += [_row(of, row, widths, inker) for row in of.rows]
    return head + "".join(rows) + "</w:tbl>"


def _row(of: Grid, cells: Any, widths: list[int], inker: Inker, is_head: bool = False) -> str:
    dark = f'w:val="single" w:sz="6" w:space="0" w:color="{LIGHT["soft"][1:]}"'
    made = []
    for place, (words, width) in enumerate(zip(cells, widths, strict=True)):
        look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if is_head:
            look += f'<w:tcBorders><w:bottom {dark}/></w:tcBorders><w:vAlign w:val="bottom"/>'
        centred = of.is_centred and 0 < place < len(widths) - 1
        style = "SelonTableHead" if is_head else "SelonCell" if centred else "SelonTable"
        middle = '<w:jc w:val="center"/>' if centred else ""
        keep = "<w:keepNext/>" if is_head else ""
        made.append(
            f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>"
            f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{middle}</w:pPr>'
            f"{inker.words(words)}</w:p></w:tc>"
        )
    repeat = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(made)}</w:tr>"


# --- styles, paper, properties ------------------------------------------------------------------


def _set_up(document: Any, of: Publication, paper: str) -> None:
    from reader.export.word.styles import set_styles

    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    set_styles(document, _LANGUAGES[of.language])
    _set_paper(document, of, paper)
    _lighten(document)
    core = document.core_properties
    core.title, core.author = allowed(cut(of.title, 250)), allowed(cut(of.analysts, 250))
    core.language, core.comments, core.keywords, core.subject = of.language, "", "", ""
    core.last_modified_by, core.revision = "", 1
    core.created = core.modified = _THEN


def _lighten(document: Any) -> None:
    """Take out what the library's own empty document brings along and nothing here uses."""
    unused = ("thumbnail", "stylesWithEffects", "customXml")
    for rels in (document.part.package.rels, document.part.rels):
        for id in [id for id, rel in rels.items() if rel.reltype.rpartition("/")[2] in unused]:
            del rels[id]
    for style in document.styles.element.xpath("w:style[@w:type='table'][not(@w:default)]"):
        style.getparent().remove(style)


def _set_paper(document: Any, of: Publication, paper: str) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _PAPERS[paper])
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.different_first_page_header_footer = True
    right = _twips(_PAPERS[paper][0] - 2 * _MARGIN)
    title = allowed(cut(of.title, 70))
    _running(section.header, right, title, "")
    _running(section.footer, right, of.tlp, "PAGE")
    _running(section.first_page_footer, right, of.tlp, "")


def _running(part: Any, right: int, left: str, field: str) -> None:
    """A line of head or foot: words at the left, a field at the right."""
    from html import escape

    for paragraph in list(part.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    tail = ""
    if field:
        tail = (
            '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> {field} </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    xml = (
        f'<w:p><w:pPr><w:pStyle w:val="SelonRunning"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
        f'</w:pPr><w:r><w:t xml:space="preserve">{escape(left)}</w:t></w:r>{tail}</w:p>'
    )
    part._element.append(_parsed(xml))


def _add_notes(document: Any, inker: Inker) -> None:
    """The part with the footnotes, which python-docx does not make."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for id, kind in enumerate(("separator", "continuationSeparator"))
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{SPACE}">{lines}{"".join(inker.notes)}</w:footnotes>'
    )
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _copy(draft: BinaryIO, out: BinaryIO) -> None:
    """The same archive with one time for all its members."""
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(out, "w") as archive:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, made.read(name))
