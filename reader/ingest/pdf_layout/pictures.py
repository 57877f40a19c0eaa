"""A PDF whose pages are pictures: an article that says so, a line a page, to be looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reader.domain.article import Draft
from reader.ingest.pieces import Piece, laid

WARNING = (
    "There is no text in the PDF: its pages are pictures, which are kept to be looked at (O). Have "
    "the text recognised (OCR) by another program and import that as a newer version."
)


def picture_draft(
    title: str, byline: str, pages: Sequence[int], data: bytes, warnings: Sequence[str]
) -> Draft:
    """The article that stands for pages (the first is 1) without text.

    What is said names the file's hash, so that two scans never pass for one text.
    """
    name = hashlib.sha256(data).hexdigest()[:16]
    pieces = [Piece("headline", title)] if title else []
    pieces.append(Piece("caption", f"[A PDF of pictures without text; its SHA-256 begins {name}]"))
    pieces += [Piece("caption", f"[Page {page}: picture without text]", page) for page in pages]
    text, blocks = laid(pieces)
    return Draft(
        text, blocks, title=title, byline=byline, importer="pdf", warnings=(WARNING, *warnings)
    )
