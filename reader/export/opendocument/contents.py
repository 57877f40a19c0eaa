"""The contents: lines that lead to the headings, with pages that are counted as it is opened.

They are the body of an index, which can be made anew from the headings.
"""

from __future__ import annotations

from html import escape

from reader.export.opendocument.ink import link
from reader.export.publication.items import Contents, Entry
from reader.export.xml_text import allowed

_LEVELS = 2


def contents_xml(of: Contents) -> str:
    """The index with its lines, and how others are made."""
    title = escape(of.title)
    templates = "".join(map(_template, range(1, _LEVELS + 1)))
    head = f'<text:p text:style-name="Contents_20_Heading">{title}</text:p>'
    return (
        '<text:table-of-content text:name="Contents">'
        f'<text:table-of-content-source text:outline-level="{_LEVELS}" '
        'text:use-index-marks="false"><text:index-title-template '
        f'text:style-name="Contents_20_Heading">{title}</text:index-title-template>{templates}'
        "</text:table-of-content-source><text:index-body>"
        f'<text:index-title text:name="Contents_Head">{head}</text:index-title>'
        f"{''.join(map(_line, of.entries))}</text:index-body></text:table-of-content>"
    )


def _template(level: int) -> str:
    return (
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="Contents_20_{level}">'
        '<text:index-entry-link-start text:style-name="Index_20_Link"/>'
        "<text:index-entry-text/>"
        '<text:index-entry-tab-stop style:type="right" style:leader-char=" "/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/>"
        "</text:table-of-content-entry-template>"
    )


def _line(of: Entry) -> str:
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{of.to}"/>'
    words = link(f"{escape(allowed(of.text))}<text:tab/>{page}", of.to)
    return f'<text:p text:style-name="Contents_20_{of.level}">{words}</text:p>'
