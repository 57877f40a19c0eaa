"""OpenDocument texts (.odt) to articles, by way of the page that their elements make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.domain.article import Draft
from reader.ingest.composing import Said, composed
from reader.ingest.packed import member, unpacked
from reader.ingest.registry import IngestTrouble, importer
from reader.ingest.xml_parts import DC, words_in, xml_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

_OFFICE, _TEXT, _TABLE, _STYLE, _META, _SVG, _DRAW = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}"
    for part in ("office", "text", "table", "style", "meta", "svg-compatible", "drawing")
)
_TAGS = {
    f"{_TEXT}p": "p",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}line-break": "br",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TEXT}section": "div",
    f"{_DRAW}text-box": "div",
}
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t"}
_COMMENT = f"{_OFFICE}annotation"
_LEFT_OUT = frozenset(
    (
        _COMMENT,
        f"{_TEXT}tracked-changes",
        f"{_TEXT}ruby-text",
        f"{_TABLE}covered-table-cell",
        f"{_SVG}title",
        f"{_SVG}desc",
    )
)
_STYLES = {
    "Title": "h1",
    "Subtitle": "h2",
    "Quotations": "blockquote",
    **dict.fromkeys(("Caption", "Illustration", "Figure", "Drawing", "Table"), "figcaption"),
}
_MOST_PARENTS = 20


@importer("odt", (".odt", ".ott"), "OpenDocument texts", engine="lxml")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a text document. Raises IngestTrouble when it is none, locked or empty."""
    packed = unpacked(data, "an OpenDocument text (.odt)")
    if b"encryption-data" in (member(packed, "META-INF/manifest.xml") or b""):
        raise IngestTrouble(
            "The file is locked by a password.",
            "Open it in a word processor and save a copy without the password.",
        )
    root = xml_member(packed, "content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise IngestTrouble(
            "The file is packed (ZIP), but no OpenDocument text is in it.",
            "If it is a table or slides, save them as text (.txt) or PDF.",
        )
    from reader.ingest.html_tree import pieces_of

    styles = xml_member(packed, "styles.xml")
    page = _Page({**_parents(styles), **_parents(root)})
    return composed(
        pieces_of(page.made_of(body)),
        name,
        "odt",
        said=_said(packed),
        warnings=_left_out(root, styles),
    )


class _Page:
    """The elements of a text made into those of a page; notes come after the text.

    `parents` says which style each style is made from.
    """

    def __init__(self, parents: Mapping[str, str]) -> None:
        from lxml import html

        self._parents = parents
        self._body = html.Element("body")
        self._notes = html.Element("div")
        self._open = [self._body]

    def made_of(self, text: Any) -> Any:
        """The body of the page."""
        from lxml import etree

        walk = etree.iterwalk(text, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element.tag in _LEFT_OUT:
                    walk.skip_subtree()
                    continue
                self._enter(element)
                self._say(element.text)
            else:
                if element.tag not in _LEFT_OUT:
                    self._open.pop()
                if element is not text:
                    self._say(element.tail)
        self._body.append(self._notes)
        return self._body

    def _enter(self, element: Any) -> None:
        from lxml import etree

        tag = self._tag(element)
        if element.tag == f"{_TEXT}note-body":
            self._open.append(etree.SubElement(self._notes, "div"))
        elif tag:
            self._open.append(etree.SubElement(self._open[-1], tag))
        else:
            self._open.append(self._open[-1])
            self._say(_BLANKS.get(element.tag))

    def _tag(self, element: Any) -> str:
        style = element.get(f"{_TEXT}style-name", "")
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level", "1")
            return f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h6"
        if element.tag != f"{_TEXT}p":
            return _TAGS.get(element.tag, "")
        for _ in range(_MOST_PARENTS):
            if style in _STYLES or style not in self._parents:
                break
            style = self._parents[style]
        return _STYLES.get(style, "p")

    def _say(self, words: str | None) -> None:
        if not words:
            return
        around = self._open[-1]
        if len(around):
            around[-1].tail = (around[-1].tail or "") + words
        else:
            around.text = (around.text or "") + words


def _parents(root: Any | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name")
    }


def _said(packed: zipfile.ZipFile) -> Said:
    meta = xml_member(packed, "meta.xml")
    return Said(
        title=words_in(meta, f"{DC}title"),
        author=words_in(meta, f"{_META}initial-creator") or words_in(meta, f"{DC}creator"),
        made=words_in(meta, f"{_META}creation-date"),
        language=words_in(meta, f"{DC}language"),
    )


def _left_out(root: Any, styles: Any | None) -> list[str]:
    warnings = []
    if root.find(f".//{_COMMENT}") is not None:
        warnings.append("Left out: the comments.")
    masters = [] if styles is None else styles.iter(f"{_STYLE}header", f"{_STYLE}footer")
    if any("".join(edge.itertext()).strip() for edge in masters):
        warnings.append("Left out: the headers and footers of its pages.")
    objects = sum(1 for _ in root.iter(f"{_DRAW}object"))
    if objects:
        warnings.append(f"Not read: {objects} formulas, tables or charts embedded in it.")
    return warnings
