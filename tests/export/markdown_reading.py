"""Markdown that Selon wrote, read by an independent parser; no tests here."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from tests.export.validators import validator

OURS = re.compile(
    r'</?(?:mark|u|em|sup)>|<a id="[\w-]+">|</a>|<br>|<div dir="rtl">|</div>', re.ASCII
)
"""All the HTML that we write."""


def rendered(folder: Path) -> html.HtmlElement:
    """The text as a web page, where nothing but our own HTML is let through."""
    markdown_it = validator("markdown_it")
    footnote = validator("mdit_py_plugins.footnote")
    parser = markdown_it.MarkdownIt("commonmark").enable("table").use(footnote.footnote_plugin)
    text = (folder / "Report.md").read_bytes().decode("utf-8")
    for token in parser.parse(text):
        for each in (token, *(token.children or ())):
            if each.type in ("html_block", "html_inline"):
                assert not OURS.sub("", each.content).strip(), each.content
            if each.type == "image":
                assert re.fullmatch(r"Timeline(-\d+)?\.svg", str(each.attrs["src"]))
                assert each.content, "the picture is told in words"
            if each.type == "link_open":
                assert str(each.attrs["href"]).startswith("#")
    return html.document_fromstring(parser.render(text))
