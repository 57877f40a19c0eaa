"""What is inside a file that is no text: a workbook's sheets, a page, an archive's files, spans."""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from reader.ui.exporting.beginning import MOST, ROWS, Piece

PAGE_WIDTH = 900
"""Pixels of the picture of a page."""
_PARAGRAPHS = {".docx": ("word/document.xml", "p"), ".odt": ("content.xml", "p h")}
_MAIN = (".qde", ".opf")
_READABLE = (".xml", ".qde", ".txt", ".json", ".html", ".xhtml", ".opf")


def pieces_of(suffix: str, data: bytes) -> tuple[Piece, ...]:
    """What of the file `data` can be shown."""
    if suffix == ".xlsx":
        return _sheets(data)
    if suffix == ".pdf":
        return _pages(data)
    if suffix == ".spacy":
        return _documents(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _members(archive, suffix)
    except BadZipFile:
        return _by_size(data)


def _by_size(data: bytes) -> tuple[Piece, ...]:
    size = f"{len(data):,} bytes that only the program reads that they are for."
    return (Piece("The file", size),)


def _sheets(data: bytes) -> tuple[Piece, ...]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True)
    pieces = []
    for sheet in book.worksheets:
        found = islice(sheet.iter_rows(values_only=True), ROWS)
        rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in found)
        pieces.append(Piece(sheet.title, "\n".join("\t".join(row) for row in rows), rows))
    book.close()
    return tuple(pieces)


def _pages(data: bytes) -> tuple[Piece, ...]:
    from reader.ingest.originals import Looker
    from reader.ingest.registry import IngestTrouble

    try:
        with Looker(data) as looker:
            number = len(looker.sizes())
            words = "1 page" if number == 1 else f"{number} pages"
            return (Piece("The first page", words, picture=looker.picture(0, PAGE_WIDTH)),)
    except IngestTrouble as trouble:
        return (Piece("The file", f"{trouble.message} {trouble.advice}"),)


def _documents(data: bytes) -> tuple[Piece, ...]:
    """How much a DocBin of spaCy holds, and the groups of spans of its first document."""
    import zlib
    from collections import Counter

    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
    except (zlib.error, ValueError, KeyError):
        return _by_size(data)
    groups = Counter({name: 0 for doc in docs for name in doc.spans})
    for doc in docs:
        groups.update({name: len(spans) for name, spans in doc.spans.items()})
    told = [
        *(f"Documents: {len(docs):,}", f"Tokens: {sum(map(len, docs)):,}"),
        *(f"Spans: {groups.total():,}, in groups", ""),
    ]
    told += [f"{number:>8,}  {name}" for name, number in groups.items()]
    pieces = [Piece("What is inside", "\n".join(told))]
    for doc in docs[:1]:
        spans = [
            (name, span.text, f"{span.start_char}-{span.end_char}")
            for name, group in doc.spans.items()
            for span in group
        ]
        rows = (("group", "words", "characters"), *spans[:ROWS])
        text = "\n".join("\t".join(row) for row in rows)
        pieces.append(Piece("The first document", text, rows, is_cut=len(spans) > ROWS))
    return tuple(pieces)


def _members(archive: ZipFile, suffix: str) -> tuple[Piece, ...]:
    pieces = []
    if suffix in _PARAGRAPHS:
        name, kinds = _PARAGRAPHS[suffix]
        pieces.append(Piece("Its words", _paragraphs(archive.read(name), kinds.split())))
    inside = archive.infolist()
    listed = "\n".join(f"{each.file_size:>12,}  {each.filename}" for each in inside[:ROWS])
    if suffix not in _PARAGRAPHS:
        # the file that tells of the others comes first
        main_first = sorted(inside[:ROWS], key=lambda each: not each.filename.endswith(_MAIN))
        for each in main_first:
            if each.filename.endswith(_READABLE):
                with archive.open(each) as file:
                    text = file.read(MOST).decode("utf-8", "replace")
                pieces.append(Piece(each.filename, text, is_cut=each.file_size > MOST))
    return (*pieces, Piece("What is inside", listed, is_cut=len(inside) > ROWS))


def words_of_page(page: str) -> str:
    """The words of a web page, or of its beginning, a block a line."""
    from lxml import html

    body = html.document_fromstring(page).find("body")
    lines = []
    for each in [] if body is None else body.iter("h1", "h2", "h3", "p", "li", "tr", "dl"):
        words = " ".join(" ".join(each.itertext()).split())
        if words:
            lines.append(f"\n{words}" if each.tag.startswith("h") else words)
    return "\n".join(lines).strip()


def words_of_cas(xml: bytes) -> str:
    """The text of a CAS (XMI), or of its beginning; "" where the text is not in it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, recover=True)
    root = etree.fromstring(xml, parser)
    found = None if root is None else root.find("{*}Sofa")
    return "" if found is None else str(found.get("sofaString") or "")


def _paragraphs(xml: bytes, kinds: list[str]) -> str:
    from lxml import etree

    text, size = [], 0
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for each in root.iter(*(f"{{*}}{kind}" for kind in kinds)):
        words = "".join(each.itertext())
        text.append(words)
        size += len(words)
        if size > MOST:
            break
    return "\n\n".join(text)
