"""The contents: lines that lead to the headings, with the numbers of their pages.

Each number is a field of its own. LibreOffice counts the pages as it opens the document, Word when
it prints, makes a PDF or is asked to (F9). A field around them all (TOC) would keep LibreOffice
from it; fields marked as out of date would make Word count at once, but only after a question
about "other files", which alarms whoever is sent the report.
"""

from __future__ import annotations

from html import escape

from reader.export.publication.items import Contents, Entry
from reader.export.word.ink import name
from reader.export.xml_text import allowed

_BEGIN, _BETWEEN, _END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def contents_xml(of: Contents, width: int) -> str:
    """A heading and the lines; `width` of the text in twentieths of a point."""
    title = f"<w:r><w:t>{escape(of.title)}</w:t></w:r>"
    head = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{title}</w:p>'
    return head + "".join(_line(entry, width) for entry in of.entries)


def _line(of: Entry, width: int) -> str:
    ask = f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name(of.to)} \\h </w:instrText></w:r>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{of.level}"/><w:tabs>'
        f'<w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
        f'<w:hyperlink w:anchor="{name(of.to)}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{escape(allowed(of.text))}</w:t></w:r>'
        f"<w:r><w:tab/></w:r>{_BEGIN}{ask}{_BETWEEN}<w:r><w:t/></w:r>{_END}</w:hyperlink></w:p>"
    )
