"""Word documents (.docx) to articles: mammoth makes them pages, which are read as pages are."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from reader.domain.article import Draft
from reader.ingest.composing import Said, composed
from reader.ingest.packed import member, unpacked
from reader.ingest.registry import IngestTrouble, importer
from reader.ingest.xml_parts import DC, OLD_OFFICE, has_words, refuse_entities, words_in, xml_member

if TYPE_CHECKING:
    import zipfile

    from reader.ingest.pieces import Piece

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
comment-reference => !
"""
_BACK_TO_NOTE = re.compile(r' ?<a href="#[^"]*note-ref-[^"]*">↑</a>')
_LETTER = re.compile(r"[^\W_]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CREATED = "{http://purl.org/dc/terms/}created"
_BESIDE = {
    "header": "headers of its pages",
    "footer": "footers of its pages",
    "comments": "comments",
}


@importer("docx", (".docx", ".docm"), "Word documents", engine="mammoth")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a Word document. Raises IngestTrouble when it is none, locked or empty."""
    if data.startswith(OLD_OFFICE):
        raise IngestTrouble(
            "The file is locked by a password, or written by an old Word (.doc).",
            "Open it in a word processor and save it as .docx without a password.",
        )
    packed = unpacked(data, "a Word document (.docx)")
    parts = packed.namelist()
    if "[Content_Types].xml" not in parts or not any(part.startswith("word/") for part in parts):
        raise IngestTrouble(
            "The file is a packed folder (ZIP), not a Word document.",
            "Unpack it and import what is in it.",
        )
    for part in parts:
        if part.endswith((".xml", ".rels")):
            refuse_entities(member(packed, part) or b"")
    pieces = _pieces(data)
    core = xml_member(packed, "docProps/core.xml")
    said = Said(
        title=words_in(core, f"{DC}title"),
        author=words_in(core, f"{DC}creator"),
        made=words_in(core, _CREATED),
        language=words_in(core, f"{DC}language"),
    )
    warnings = [*_left_out(packed), *_lost(packed, pieces)]
    return composed(pieces, name, "docx", said=said, warnings=warnings)


def _pieces(data: bytes) -> list[Piece]:
    import mammoth

    from reader.ingest.html_tree import pieces_of, tree_of

    page = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=_STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(lambda image: {}),
    ).value
    if not page.strip():
        return []
    # the body tag keeps a document that is one element from becoming that element
    return pieces_of(tree_of(f"<body>{_BACK_TO_NOTE.sub('', page)}</body>"))


def _left_out(packed: zipfile.ZipFile) -> list[str]:
    """What stands beside the text and is not taken: one sentence, if there is any."""
    found = []
    for part in sorted(packed.namelist()):
        kind = re.fullmatch(r"word/(header|footer|comments)\d*\.xml", part)
        what = _BESIDE[kind[1]] if kind else ""
        if what and what not in found and has_words(xml_member(packed, part), f"{_W}t"):
            found.append(what)
    return [f"Left out: the {' and the '.join(found)}."] if found else []


def _lost(packed: zipfile.ZipFile, pieces: list[Piece]) -> list[str]:
    """A warning when the text of the document has letters that the pieces have not."""
    from lxml import etree

    root = xml_member(packed, "word/document.xml")
    there = 0
    if root is not None:
        walk = etree.iterwalk(root, events=("start",), tag=(_FALLBACK, f"{_W}t", f"{_M}t"))
        for _, element in walk:
            if element.tag == _FALLBACK:
                walk.skip_subtree()  # it says again what an older program can show
            else:
                there += len(_LETTER.findall(element.text or ""))
    taken = sum(len(_LETTER.findall(piece.text)) for piece in pieces)
    if taken >= there:
        return []
    return [
        f"Not read: {there - taken} letters of the document, in formulas, drawings or forms. "
        "Look at it in its own program."
    ]
