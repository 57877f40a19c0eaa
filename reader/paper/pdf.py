"""A publication as PDF: painted by Qt page after page, then given its outline and its language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid5

from PySide6.QtCore import QByteArray, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.export.publication.model import Publication
from reader.export.xml_text import allowed
from reader.paper.composing import UNITS, Composition, compose
from reader.paper.finishing import Mark, finish
from reader.paper.sheet import Page

_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_OURS = UUID("6f1d5c1e-35b7-5c7b-9d0c-5e10a2c0b001")
"""What the ids of our PDFs are made within."""


def write_pdf(
    of: Publication,
    paper: str,
    path: Path,
    told: Callable[[int, int], object] = lambda articles, pages: None,
) -> None:
    """Write the PDF; OSError where that does not go.

    `told` is told after each page how many articles and pages are done; what it raises ends it.
    """
    made, order = _paint(of, paper, path, told)
    said = {"Title": of.title, "Author": of.analysts, "Creator": "Selon"}
    finish(path, order, made.places, made.sheet.height / 10, of.language, said, outline(made))


def _paint(
    of: Publication, paper: str, path: Path, told: Callable[[int, int], object]
) -> tuple[Composition, list[int]]:
    writer = _writer(of, paper, path)
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"The PDF cannot be written: {path}")
    order: list[int] = []
    articles = 0

    def read(number: int) -> None:
        nonlocal articles
        articles = number

    def take(page: Page) -> None:
        if order:
            writer.newPage()
        page.paint(painter)
        order.append(page.number)
        told(articles, len(order))

    try:
        made = compose(of, paper, take, read)
    finally:
        is_whole = painter.end()
    if not is_whole:
        raise OSError(f"The PDF cannot be written: {path}")
    return made, order


def _writer(of: Publication, paper: str, path: Path) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setResolution(UNITS)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(of.title)
    writer.setAuthor(of.analysts)
    writer.setCreator("Selon")
    said = "\n".join((of.title, of.date, of.language, of.basis, *(text for text, _ in of.summary)))
    writer.setDocumentId(QUuid(str(uuid5(_OURS, said))))  # the same at each export
    writer.setDocumentXmpMetadata(QByteArray(_xmp(of).encode("utf-8", "replace")))
    return writer


def _xmp(of: Publication) -> str:
    """Title, author and language for whoever reads XMP; what Qt writes holds the time of day."""
    from xml.sax.saxutils import escape

    title, author = escape(allowed(of.title)), escape(allowed(of.analysts))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{of.language}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def outline(made: Composition) -> list[Mark]:
    """The bookmarks: the parts, the statements and the articles."""
    of = made.of
    inner = {
        "sourcing": [(f"{each.number}. {each.text}", each.anchor) for each in of.statements],
        "articles": [(text, to) for text, to in of.contents],
    }
    return [
        Mark(of.say(name), name, [Mark(text, to, []) for text, to in inner.get(name, [])])
        for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method")
    ]
