"""The article in a web page: its text without the page around it, in the page's own words.

Trafilatura finds the article; it is loaded inside functions: this runs in the child alone.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

from reader.domain.folding import fold
from reader.ingest.html_lost import as_in_page, letters
from reader.ingest.html_tree import Tree, pieces_of
from reader.ingest.pieces import Piece


def article_of(tree: Tree) -> list[Piece]:
    """The pieces of the article in a page, captions among them; none when none is found."""
    from trafilatura import bare_extraction

    without_captions = tree
    if next(tree.iter("caption"), None) is not None:
        without_captions = deepcopy(tree)
        for caption in list(without_captions.iter("caption")):
            caption.drop_tree()  # it would become a row; like all captions it comes from the page
    found: Any = bare_extraction(without_captions, options=_options())
    if found is None or found.body is None:
        return []
    article = pieces_of(found.body, extracted=True)
    return as_in_page(article, pieces_of(_around(tree, article))) if article else []


@cache
def _options() -> Any:
    """How trafilatura is to look: without comments, with tables; its text as such is not needed."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", comments=False, tables=True)


def _around(tree: Tree, article: list[Piece]) -> Tree:
    """The smallest element of the page that holds the article, and its headline if there is one.

    To walk through it alone spares the menus, which are most of many pages.
    """
    wanted = [
        letters(part)
        for piece in article
        for part in (piece.text.split(" | ") if piece.kind == "row" else [piece.text])
    ]
    # two beginnings lead the way, and all the pieces decide at its end; where a line ends in the
    # midst of one the way is shorter, and what is walked through larger
    some = [_plain(piece.text.split("\n")[0].split(" | ")[0])[:24] for piece in article]
    some = [some[0], some[-1]]
    inside = around = tree
    while inside is not None:
        around = inside
        inside = next((child for child in around if _begins(child, some)), None)
    while around is not tree and not _holds(around, wanted):
        around = around.getparent()
    if next(tree.iter("h1"), None) is not None:
        while around is not tree and next(around.iter("h1"), None) is None:
            around = around.getparent()
    return around


def _holds(element: Tree, wanted: list[str]) -> bool:
    there = letters(_string()(element))
    return all(words in there for words in wanted)


def _begins(element: Tree, some: list[str]) -> bool:
    words = _plain(_string()(element))
    return all(beginning in words for beginning in some)


@cache
def _string() -> Any:
    from lxml import etree

    return etree.XPath("string()", smart_strings=False)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def headed(pieces: list[Piece], title: str) -> list[Piece]:
    """The pieces with one headline: the first that the page marks so, or that says the title.

    Where there is none among the first pieces, the title becomes the first.
    """
    said = fold(title)
    first = next((i for i, piece in enumerate(pieces) if piece.kind == "headline"), None)
    if first is None or first > 3:
        first = next((i for i, piece in enumerate(pieces[:4]) if fold(piece.text) == said), None)
    told = [
        replace(piece, kind="headline" if i == first else "heading")
        if i == first or piece.kind == "headline"
        else piece
        for i, piece in enumerate(pieces)
    ]
    return told if first is not None or not title else [Piece("headline", title), *told]
