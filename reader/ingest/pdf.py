"""PDF files to articles: their text in reading order, each block with its page; draws nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.domain.article import Draft
from reader.ingest.composing import Said, composed, title_and_byline
from reader.ingest.pieces import Piece
from reader.ingest.registry import IngestTrouble, importer

if TYPE_CHECKING:
    from reader.ingest.pdf_layout.words import Page

MOST_PAGES = 1_000
_MADE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_PRINTED = re.compile(r"skia|chrom|firefox|mozilla|wkhtml|webkit|quartz|safari|print to pdf", re.I)
"""Programs that print pages: their date is the day of printing."""
_OWN_PROGRAM = "Open it in a program for PDFs to look at it."


@importer("pdf", (".pdf",), "PDF documents", engine="pypdfium2")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a PDF; one whose pages are pictures becomes an article that says so.

    Raises IngestTrouble when it is damaged, locked or empty.
    """
    from reader.ingest.pdf_layout.columns import columns_of
    from reader.ingest.pdf_layout.edges import without_edges
    from reader.ingest.pdf_layout.hyphens import Hyphens
    from reader.ingest.pdf_layout.paragraphs import pieces_of
    from reader.ingest.pdf_layout.pictures import picture_draft

    document = opened(data)
    try:
        pages, pictures, warnings = _pages(document)
        said = _said(document)
        warnings += _beside(document)
        if b"%%EOF" not in data[-2048:]:
            warnings.append("The file is cut off: its end is missing, and perhaps pages are.")
    finally:
        document.close()
    if not pages:
        title, byline = title_and_byline(said, name)
        return picture_draft(title, byline, pictures, data, warnings)
    pages, edges, url = without_edges(pages)
    columns = []
    turned = []
    for page in pages:
        upright = (run for run in page.runs if not run.turned)
        columns += [(page.number, column) for column in columns_of(upright)]
        turned += [Piece("paragraph", run.text, page.number) for run in page.runs if run.turned]
    hyphens = Hyphens(line.text for _, column in columns for line in column)
    pieces = pieces_of(columns, hyphens)
    return composed(
        sorted([*pieces, *turned], key=lambda piece: piece.page or 0),
        name,
        "pdf",
        said=replace(said, url=url),
        warnings=[*warnings, *edges, *hyphens.warnings],
    )


def opened(data: bytes) -> Any:
    """The document of pypdfium2. Raises IngestTrouble when it is damaged, locked or too long."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise IngestTrouble(
                "The PDF is locked by a password.",
                "Open it in a program for PDFs and save or print a copy without the password.",
            ) from None
        raise IngestTrouble(
            "The file is damaged or cut off, or it is not a PDF.",
            "Get it again from where it came from.",
        ) from None
    if 0 < count <= MOST_PAGES:
        return document
    document.close()
    if not count:
        raise IngestTrouble("There are no pages in the PDF.", _OWN_PROGRAM)
    raise IngestTrouble(
        f"The PDF has {count:,} pages; Selon reads up to {MOST_PAGES:,}.",
        "Split it into parts and import those.",
    )


def _pages(document: Any) -> tuple[list[Page], list[int], list[str]]:
    """The pages with text, the numbers of those that are pictures, and what is to be said."""
    from pypdfium2 import PdfiumError

    from reader.ingest.pdf_layout.words import words_of

    pages: list[Page] = []
    pictures: list[int] = []
    empty: list[int] = []
    broken: list[int] = []
    notes = 0
    for place in range(len(document)):
        try:
            page = document[place]
        except PdfiumError:
            broken.append(place + 1)
            continue
        words = words_of(page, place + 1)
        notes += _notes(page)
        is_drawn = next(iter(page.get_objects(max_depth=1)), None) is not None
        page.close()
        if words.runs:
            pages.append(words)
        elif is_drawn:
            pictures.append(place + 1)
        else:
            empty.append(place + 1)
    if not pages and not pictures:
        raise IngestTrouble("There is nothing on the pages of the PDF.", _OWN_PROGRAM)
    warnings = []
    if broken:
        warnings.append(f"Damaged and not read: {_listed(broken)}.")
    if pictures and pages:
        warnings.append(f"Pictures without text, to be looked at (O): {_listed(pictures)}.")
    if empty:
        warnings.append(f"Empty: {_listed(empty)}.")
    if notes:
        warnings.append(f"Left out: {notes} notes that somebody has put on the pages.")
    cut = [page.number for page in pages if page.is_cut]
    if cut:
        warnings.append(
            f"A line is too long to be read whole, and its end may be missing: {_listed(cut)}. "
            "Look at the page (O)."
        )
    unknown = sum(page.unknown for page in pages)
    if unknown:
        warnings.append(
            f"{unknown} characters are drawn without saying what they mean; they are shown as "
            "\ufffd. Recognising the text (OCR) by another program may help."
        )
    return pages, pictures, warnings


def _notes(page: Any) -> int:
    import pypdfium2.raw as pdfium

    found = 0
    for place in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, place)
        if note:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            found += kind in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT)
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def _beside(document: Any) -> list[str]:
    """What a document holds beside its pages' text."""
    import pypdfium2.raw as pdfium

    warnings = []
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        warnings.append("It is a form: what was filled in is not read.")
    if document.count_attachments() > 0:
        warnings.append(f"Files attached to it are not read: {document.count_attachments()}.")
    return warnings


def _said(document: Any) -> Said:
    found = document.get_metadata_dict()
    made = _MADE.match(found.get("CreationDate", ""))
    if made and _PRINTED.search(found.get("Creator", "") + " " + found.get("Producer", "")):
        made = None
    day = "-".join(filter(None, made.groups())) if made else ""
    return Said(title=found.get("Title", ""), author=found.get("Author", ""), made=day)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    more = f" and {len(pages) - 10} more" if len(pages) > 10 else ""
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{more}"
