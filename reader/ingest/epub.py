"""Electronic books (.epub) to articles, one a chapter, in the order of the book."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

from reader.domain.article import Draft
from reader.domain.one_line import one_line
from reader.ingest.composing import Said, composed
from reader.ingest.packed import member, unpacked
from reader.ingest.registry import IngestTrouble, importer
from reader.ingest.xml_parts import DC, refuse_entities, words_in, xml_member

if TYPE_CHECKING:
    import zipfile

    from reader.ingest.pieces import Piece

_OPF = "{http://www.idpf.org/2007/opf}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FONTS = (".ttf", ".otf", ".woff", ".woff2", ".ttc")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_NO_TITLE = re.compile(r"|start|begin(?:ning)?|title page|unknown|début|titre|text", re.I)
"""What programs call a page that nobody has named."""
_DAMAGED = "Get it again from where it came from, or open it in a program for books."


@dataclass(slots=True)
class _Chapter:
    title: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Book:
    said: Said
    pages: list[str]
    titles: dict[str, str]
    """By the path of the page on which a chapter begins."""
    missing: int


@importer("epub", (".epub",), "Electronic books (EPUB): an article a chapter", engine="lxml")
def read(name: str, data: bytes, *, encoding: str | None = None) -> list[Draft]:
    """The chapters of a book. Raises IngestTrouble when it is none, locked or without text."""
    packed = unpacked(data, "an electronic book (.epub)")
    _refuse_locked(packed)
    book = _book(packed)
    drafts: list[Draft] = []
    members: set[str] = set()
    chapters = [chapter for chapter in _chapters(packed, book, encoding) if chapter.pieces]
    for number, chapter in enumerate(chapters, 1):
        title = chapter.title or f"Part {number}"
        draft = composed(
            chapter.pieces, name, "epub", said=replace(book.said, title=chapter.title, made="")
        )
        if title in members:
            title = f"{title} ({number})"
        members.add(title)
        drafts.append(_completed(draft, chapter, title, book))
    if not drafts:
        raise IngestTrouble("There is no text in the book.", "Its pages may be pictures.")
    if book.missing:
        warning = f"{book.missing} pages of the book are missing in the file."
        drafts[0] = replace(drafts[0], warnings=(*drafts[0].warnings, warning))
    return drafts


def _completed(draft: Draft, chapter: _Chapter, member_name: str, book: _Book) -> Draft:
    """The draft of a chapter as part of its book."""
    from reader.domain.date import Date, is_edtf

    day = book.said.made[:10]
    return replace(
        draft,
        title=one_line(chapter.title) or draft.title,
        outlet=one_line(book.said.title),
        published=draft.published or (Date(day) if day and is_edtf(day) else None),
        member=member_name,
    )


def _refuse_locked(packed: zipfile.ZipFile) -> None:
    root = xml_member(packed, "META-INF/encryption.xml")
    if root is None:
        return
    for reference in root.iter(f"{_ENCRYPTED}CipherReference"):
        if not unquote(reference.get("URI", "")).lower().endswith(_FONTS):
            raise IngestTrouble(
                "The book is locked (DRM): its text can be read only by its seller's program.",
                "Copy the passages that you need into a text file and import that.",
            )


def _book(packed: zipfile.ZipFile) -> _Book:
    container = xml_member(packed, "META-INF/container.xml")
    rootfile = None if container is None else container.find(f".//{_CONTAINER}rootfile")
    path = "" if rootfile is None else rootfile.get("full-path", "")
    package = xml_member(packed, path) if path else None
    if package is None:
        raise IngestTrouble("The file is packed (ZIP), but it is not a book.", _DAMAGED)
    items = {
        item.get("id"): (_joined(path, item.get("href", "")), item)
        for item in package.iter(f"{_OPF}item")
    }
    spine = [items.get(each.get("idref")) for each in package.iter(f"{_OPF}itemref")]
    there = set(packed.namelist())
    pages = [
        found[0]
        for found in spine
        if found and found[0] in there and found[1].get("media-type", "") in _PAGES
    ]
    missing = sum(found is None or found[0] not in there for found in spine)
    said = Said(
        title=words_in(package, f"{DC}title"),
        author=", ".join(
            filter(None, ("".join(c.itertext()).strip() for c in package.iter(f"{DC}creator")))
        ),
        made=words_in(package, f"{DC}date"),
        language=words_in(package, f"{DC}language"),
    )
    return _Book(said, pages, _titles(packed, items), missing)


def _titles(packed: zipfile.ZipFile, items: dict[Any, tuple[str, Any]]) -> dict[str, str]:
    """The titles in the table of contents, of EPUB 3 or 2, by the paths that they lead to."""
    titles: dict[str, str] = {}
    for path, item in items.values():
        if "nav" in (item.get("properties") or "").split():
            root = xml_member(packed, path)
            for link in [] if root is None else root.iter(f"{_XHTML}a"):
                page = _joined(path, link.get("href", ""))
                titles.setdefault(page, one_line("".join(link.itertext())))
    if titles:
        return titles
    for path, item in items.values():
        if item.get("media-type") == "application/x-dtbncx+xml":
            root = xml_member(packed, path)
            for point in [] if root is None else root.iter(f"{_NCX}navPoint"):
                content = point.find(f"{_NCX}content")
                page = _joined(path, "" if content is None else content.get("src", ""))
                titles.setdefault(page, words_in(point, f"{_NCX}text"))
    return titles


def _chapters(packed: zipfile.ZipFile, book: _Book, encoding: str | None) -> list[_Chapter]:
    """The pages of the book; those that the table of contents does not name go on a chapter."""
    chapters: list[_Chapter] = []
    for path in book.pages:
        pieces, title = _page(packed, path, encoding)
        named = book.titles.get(path, "")
        if named or not chapters or not book.titles:
            chapters.append(_Chapter(title if title and _NO_TITLE.fullmatch(named) else named))
        chapters[-1].pieces += pieces
    return chapters


def _page(packed: zipfile.ZipFile, path: str, encoding: str | None) -> tuple[list[Piece], str]:
    """The pieces of a page, and its first heading."""
    from html import escape

    from reader.ingest.charset import decoded
    from reader.ingest.html_tree import pieces_of, tree_of

    data = member(packed, path) or b""
    refuse_entities(data)
    if not data.strip():
        return [], ""
    page = _CDATA.sub(lambda found: escape(found[1]), decoded(data, encoding).text)
    pieces = pieces_of(tree_of(page))
    headings = (one_line(p.text) for p in pieces if p.kind in ("headline", "heading"))
    return pieces, next(headings, "")


def _joined(base: str, href: str) -> str:
    """The path of a member that `href` in the member `base` means."""
    path = unquote(urldefrag(href)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
