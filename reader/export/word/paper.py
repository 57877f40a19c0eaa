"""The paper of the document: its size, what runs at its head and foot, and its properties."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from reader.export.publication.gathering import cut
from reader.export.publication.model import Publication
from reader.export.word.ink import SPACES
from reader.export.xml_text import allowed

_PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
_MARGIN = 25
_THEN = datetime(2000, 1, 1)
"""The time in the file: none that is true, the same each time."""


def text_width(paper: str) -> int:
    """Between the margins, in twentieths of a point."""
    return round((_PAPERS[paper][0] - 2 * _MARGIN) / 25.4 * 1440)


def set_paper(document: Any, of: Publication, paper: str) -> None:
    """Size, margins, heads and feet; the first page has no head and no number."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _PAPERS[paper])
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.different_first_page_header_footer = True
    right = text_width(paper)
    title = allowed(cut(of.title, 70))
    _running(section.header, right, title, "STYLEREF 1")
    _running(section.footer, right, of.tlp, "PAGE")
    _running(section.first_page_footer, right, of.tlp, "")


def _running(part: Any, right: int, left: str, field: str) -> None:
    """A line of head or foot: words at the left, a field at the right."""
    from docx.oxml import parse_xml

    for paragraph in list(part.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)
    tail = ""
    if field:
        told = f'<w:fldSimple w:instr=" {field} "><w:r><w:t/></w:r></w:fldSimple>'
        tail = f"<w:r><w:tab/></w:r>{told}"
    part._element.append(
        parse_xml(
            f'<w:p {SPACES}><w:pPr><w:pStyle w:val="SelonRunning"/>'
            f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
            f'</w:pPr><w:r><w:t xml:space="preserve">{escape(left)}</w:t></w:r>{tail}</w:p>'
        )
    )


def set_properties(document: Any, of: Publication) -> None:
    """Title, authors, language; nothing that differs from one time to the next."""
    core = document.core_properties
    core.title, core.author = allowed(cut(of.title, 250)), allowed(cut(of.analysts, 250))
    core.language, core.comments, core.keywords, core.subject = of.language, "", "", ""
    core.last_modified_by, core.revision = "", 1
    core.created = core.modified = _THEN
    for mode in document.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(f"{{{mode.nsmap['w']}}}val", "15")  # or Word shows it as one of an older Word
