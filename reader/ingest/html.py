"""Saved web pages to articles: .html files, and .mhtml archives as browsers write them.

Two readers: “html” takes the article out of the page, “page” everything that is to be seen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.domain.article import Draft
from reader.domain.date import Date, is_edtf
from reader.domain.one_line import one_line
from reader.ingest.charset import decoded
from reader.ingest.heading import head_of
from reader.ingest.language import language_of
from reader.ingest.pieces import Piece, laid
from reader.ingest.registry import IngestTrouble, importer

if TYPE_CHECKING:
    from reader.ingest.decoding import Decoded
    from reader.ingest.html_said import Said
    from reader.ingest.html_tree import Tree

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
MOST_ELEMENTS = 30_000
"""In a larger page no article is looked for."""
LITTLE = 10
"""An article of less than one part in so many of a page's text may have been found wrongly."""
SAMPLE = 2_000
"""Characters of an article that its language is told from."""
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://\S{1,2000})|^\s*url: (https?://\S+)", re.M
)
_NOTHING = "There is nothing to import in it, or a script writes its text only in a browser."


@importer("html", SUFFIXES, "Web pages: the article in them", engine="trafilatura")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a saved page; where none is found the whole page, with a warning."""
    return _draft(name, data, encoding, whole_page=False)


@importer("page", SUFFIXES, "Web pages: all their text", second=True, engine="lxml")
def read_page(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """All that is to be seen in a saved page, menus and notices too."""
    return _draft(name, data, encoding, whole_page=True)


def _draft(name: str, data: bytes, encoding: str | None, *, whole_page: bool) -> Draft:
    page, url, saved = _page(name, data, encoding)
    return replace(drafted(page, name, url=url, whole_page=whole_page), retrieved=saved)


def drafted(page: Decoded, name: str, *, url: str = "", whole_page: bool = False) -> Draft:
    """The draft that a page's text makes. Raises IngestTrouble when there is nothing in it."""
    from reader.ingest.html_article import headed
    from reader.ingest.html_tree import quote_marks, tree_of, without_code

    tree = tree_of(page.text)
    said = _said(tree)
    without_code(tree)
    quote_marks(tree, said.language)
    pieces, warnings = _pieces(tree, whole_page=whole_page)
    if not pieces:
        raise IngestTrouble("There is no text in the page.", _NOTHING)
    pieces = headed(pieces, "" if whole_page else said.title)
    language = language_of(" ".join(piece.text for piece in pieces[:40])[:SAMPLE])
    head = head_of([piece.text for piece in pieces[:8]], language)
    pieces = [
        Piece("byline", piece.text) if place in head.bylines else piece
        for place, piece in enumerate(pieces)
    ]
    text, blocks = laid(pieces)
    published = Date(said.published) if is_edtf(said.published or ".") else head.published
    saved_from = _SAVED_FROM.search(page.text[:5000])
    return Draft(
        text,
        blocks,
        title=said.title or head.title or one_line(PurePath(name).stem.replace("_", " ")),
        byline=said.byline or head.byline,
        outlet=said.outlet,
        url=said.url or url or (saved_from and (saved_from[1] or saved_from[2])) or "",
        language=language or said.language,
        published=published,
        importer="page" if whole_page else "html",
        encoding=page.encoding,
        encoding_from=page.encoding_from,
        warnings=(*page.warnings, *warnings),
    )


def _said(tree: Tree) -> Said:
    from reader.ingest.html_said import Said, said_in

    try:
        return said_in(tree)
    except MemoryError:
        raise
    except Exception:  # what a page says of itself can be anything, its text is there all the same
        return Said()


def _pieces(tree: Tree, *, whole_page: bool) -> tuple[list[Piece], list[str]]:
    from reader.ingest.html_article import article_of
    from reader.ingest.html_tree import is_deep, pieces_of

    if whole_page:
        return pieces_of(tree), []
    article: list[Piece] = []
    # what looks for the article loses text that lies deep, and takes minutes over so many elements
    if not is_deep(tree) and tree.xpath("count(//*)") <= MOST_ELEMENTS:
        try:
            article = article_of(tree)
        except (MemoryError, PermissionError):
            raise
        except Exception:  # a page that they cannot read is a page all the same
            article = []
    if not article:
        whole = pieces_of(tree)
        return whole, ["No article was found in the page: all its text was taken."] if whole else []
    if _is_little(sum(len(piece.text) for piece in article), tree):
        return article, ["Little of the page's text was taken. If something is missing, import the "
                         "whole page."]  # fmt: skip
    return article, []


def _is_little(taken: int, tree: Tree) -> bool:
    """Whether so many characters are less than one part in LITTLE of a page's text."""
    if taken * LITTLE >= len(tree.text_content()):
        return False  # most articles: what is empty need not be told apart
    return bool(taken * LITTLE < tree.xpath("string-length(normalize-space())"))


def _page(name: str, data: bytes, encoding: str | None) -> tuple[Decoded, str, str | None]:
    """The page in a file, and the address and the time that an archive says it was saved from."""
    if PurePath(name).suffix.lower() not in (".mhtml", ".mht"):
        return decoded(data, encoding), "", None
    from reader.ingest.mime import Parts

    archive = Parts(data)
    return *archive.page(encoding), archive.sent()
