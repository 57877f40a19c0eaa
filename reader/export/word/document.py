"""The document: its parts, of which the text and the notes are written as they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.export.publication.flow import flow
from reader.export.publication.items import Grid, Item
from reader.export.publication.model import Publication
from reader.export.word.body import GAP, item_xml
from reader.export.word.ink import SPACES, Inker
from reader.export.word.paper import set_paper, set_properties, text_width

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
_TEXT, _NOTES = "word/document.xml", "word/footnotes.xml"


def write_document(of: Publication, paper: str, out: BinaryIO) -> None:
    """Write the publication as DOCX."""
    document = _empty(of, paper)
    draft = io.BytesIO()
    document.save(draft)
    inker = Inker()
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(out, "w") as archive:
        for name in made.namelist():
            if name not in (_TEXT, _NOTES):
                _put(archive, name, iter((made.read(name).decode("utf-8"),)))
        _put(archive, _TEXT, _text(of, inker, paper, document.element.body.sectPr))
        _put(archive, _NOTES, _notes(inker))


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterator[str]) -> None:
    """Write a part, with the one time that all of them have."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    with (
        archive.open(info, "w") as part,
        io.TextIOWrapper(part, encoding="utf-8", newline="") as file,
    ):
        file.writelines(pieces)


def _text(of: Publication, inker: Inker, paper: str, section: Any) -> Iterator[str]:
    from lxml import etree

    width = text_width(paper)
    yield f"{_HEAD}<w:document {SPACES}><w:body>"
    before: Item | None = None
    for item in flow(of):
        if isinstance(item, Grid) and isinstance(before, Grid):
            yield GAP  # or Word makes one table of two
        yield item_xml(item, inker, width)
        before = item
    yield GAP
    yield etree.tostring(section, encoding="unicode")
    yield "</w:body></w:document>"


def _notes(inker: Inker) -> Iterator[str]:
    """All that the text has called by now, after the two lines that part notes from text."""
    yield f"{_HEAD}<w:footnotes {SPACES}>"
    for id, kind in enumerate(("separator", "continuationSeparator")):
        inside = f"<w:p><w:r><w:{kind}/></w:r></w:p>"
        yield f'<w:footnote w:type="{kind}" w:id="{id}">{inside}</w:footnote>'
    yield from inker.notes
    yield "</w:footnotes>"


def _empty(of: Publication, paper: str) -> Any:
    """A document with all but its words, by python-docx."""
    from docx import Document

    from reader.export.word.styles import set_styles

    document = Document()
    set_styles(document, _LANGUAGES[of.language])
    set_paper(document, of, paper)
    set_properties(document, of)
    _lighten(document)
    _add_notes(document)
    return document


def _lighten(document: Any) -> None:
    """Take out what the library's own empty document brings along and nothing here uses."""
    unused = ("thumbnail", "stylesWithEffects", "customXml")
    for rels in (document.part.package.rels, document.part.rels):
        for id in [id for id, rel in rels.items() if rel.reltype.rpartition("/")[2] in unused]:
            del rels[id]
    for style in document.styles.element.xpath("w:style[@w:type='table'][not(@w:default)]"):
        style.getparent().remove(style)


def _add_notes(document: Any) -> None:
    """The part for the footnotes, which python-docx does not know."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI(f"/{_NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
