"""A composition as PDF: painted by Qt, then given its links, its outline and its language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.paper.composing import UNITS, Composition
from reader.paper.lettering import Link

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import Fit

_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}

_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    '<?xpacket end="r"?>'
)
"""What Qt would write instead holds the time of day."""


def write_pdf(of: Composition, path: Path) -> None:
    """Write the PDF; OSError where that does not go."""
    links = _paint(of, path)
    _finish(of, path, links)


def _paint(of: Composition, path: Path) -> list[tuple[int, list[Link]]]:
    writer = QPdfWriter(str(path))
    writer.setResolution(UNITS)
    size = QPageSize(_SIZES[of.sheet.name])
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(of.of.title)
    writer.setDocumentXmpMetadata(QByteArray(_XMP.encode()))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"The PDF cannot be written: {path}")
    links = []
    for page in of:
        if page.number > 1:
            writer.newPage()
        page.paint(painter)
        links.append((page.number, page.links))
    if not painter.end():
        raise OSError(f"The PDF cannot be written: {path}")
    return links


def _finish(of: Composition, path: Path, links: list[tuple[int, list[Link]]]) -> None:
    from pypdf import PdfWriter
    from pypdf.annotations import Link as PdfLink
    from pypdf.generic import (
        ArrayObject,
        ByteStringObject,
        DictionaryObject,
        Fit,
        NameObject,
        TextStringObject,
    )

    made = PdfWriter(clone_from=str(path))
    height = of.sheet.height / 10
    pages = list(made.pages)  # each look at made.pages counts them all

    def fit(y: float) -> Fit:
        return Fit.xyz(left=0, top=height - max(0, y - 60) / 10)

    for number, on_page in links:
        for box, to in on_page:
            if to in of.places:
                page, y = of.places[to]
                low, high = height - box.bottom() / 10, height - box.top() / 10
                place = (box.left() / 10, low, box.right() / 10, high)
                made.add_annotation(
                    pages[number - 1],
                    PdfLink(rect=place, border=[0, 0, 0], target_page_index=page - 1, fit=fit(y)),
                )
    _outline(of, made, fit)
    _name_fonts(made)
    root = made.root_object
    root[NameObject("/Lang")] = TextStringObject(of.of.language)
    shows = DictionaryObject({NameObject("/DisplayDocTitle"): _true()})
    root[NameObject("/ViewerPreferences")] = shows
    made.page_mode = "/UseOutlines"
    made.metadata = None
    made.add_metadata({"/Title": of.of.title, "/Author": of.of.analysts, "/Producer": "Selon"})
    same = ByteStringObject(b"Selon".ljust(16, b"\0"))
    made._ID = ArrayObject((same, same))
    made.write(str(path))


def _name_fonts(made: PdfWriter) -> None:
    """Give the fonts the same tags each time, Qt takes any; and their spaces are no tabs.

    Qt names the first character that has a glyph, and in a font tab and space share one.
    """
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    number = 0
    told: dict[int, StreamObject] = {}
    for thing in made._objects:
        if isinstance(thing, DictionaryObject) and "/FontName" in thing:
            letters = "".join(chr(65 + number // 26**place % 26) for place in range(5))
            name = str(thing["/FontName"]).rpartition("+")[2].lstrip("/")
            thing[NameObject("/FontName")] = NameObject(f"/S{letters}+{name}")
            number += 1
        if isinstance(thing, DictionaryObject) and "/ToUnicode" in thing:
            stream = thing["/ToUnicode"].get_object()
            if isinstance(stream, StreamObject):
                told[id(stream)] = stream
    for stream in told.values():
        stream.set_data(stream.get_data().replace(b"<0009>", b"<0020>"))


def _true() -> object:
    from pypdf.generic import BooleanObject

    return BooleanObject(True)


def _outline(of: Composition, made: PdfWriter, fit: Callable[[float], Fit]) -> None:
    whole = of.of
    for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method"):
        inner = []
        if name == "sourcing":
            inner = [(f"{each.number}. {each.text}", each.anchor) for each in whole.statements]
        elif name == "articles":
            inner = [(text, to) for text, to in whole.contents]
        page, y = of.places[name]
        parent = made.add_outline_item(title=whole.say(name), page_number=page - 1, fit=fit(y))
        for text, to in inner:
            if to in of.places:
                page, y = of.places[to]
                made.add_outline_item(
                    title=text[:120], page_number=page - 1, parent=parent, fit=fit(y)
                )
