"""The article in a web page: its text without the page around it, in the page's own words.

Trafilatura finds the article; it is loaded inside functions: this runs in the child alone.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

from reader.domain.folding import fold
from reader.ingest.html_tree import Tree, pieces_of
from reader.ingest.pieces import Piece

SHORT = 8
"""Letters that are too few to tell a part of a piece by."""
SENTENCE = 40
"""Characters of an item of a list that may be a sentence."""
MORE = 60
"""Letters that may be lost from within a piece: a date, a time, a name."""


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
    return _as_in_page(article, pieces_of(_around(tree, article))) if article else []


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
        _letters(part)
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
    letters = _letters(_string()(element))
    return all(words in letters for words in wanted)


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


def _as_in_page(article: list[Piece], page: list[Piece]) -> list[Piece]:
    """The article's pieces as they stand in the page, and what was lost between them.

    On the way white space was made plain, and captions, headings, the signatures of quotations
    and the times of a ticker were left out.
    """
    found = _found(article, page)
    kept = _kept(page, found)
    after: dict[int, list[Piece]] = {}
    waiting: list[Piece] = []
    last: int | None = None  # the place after which lost pieces stand; -1 is before the first one
    made = list(article)
    for at, piece in enumerate(page):
        place = found.get(at)
        if place is None:
            if last is not None and at in kept:
                waiting.append(piece)
            elif piece.kind == "headline" and last is None:
                last = -1
            continue
        kind = article[place].kind
        made[place] = replace(piece, kind=piece.kind if kind == "paragraph" else kind)
        if piece.kind == "caption":
            made[place] = piece
        # lost pieces count once something of the article follows them
        if last is not None:
            after.setdefault(last, []).extend(waiting)
        waiting = []
        last = place if last is None else max(place, last)
    told = after.get(-1, [])
    for place, piece in enumerate(made):
        told += [piece, *after.get(place, ())]
    return told


def _found(article: list[Piece], page: list[Piece]) -> dict[int, int]:
    """The places of the page's pieces that the article has → their places in the article."""
    words = [_letters(piece.text) for piece in page]
    places: dict[str, int] = {}
    for place, piece in enumerate(article):
        places.setdefault(_letters(piece.text), place)
    found = {at: places[each] for at, each in enumerate(words) if each in places}
    there = set(found.values())
    for part, place in places.items():
        if place in there or len(part) < SHORT or article[place].kind == "row":
            continue
        for at, each in enumerate(words):
            if at not in found and part in each and len(each) <= len(part) + MORE:
                # of a piece of the page that is several of the article none is lost
                if not any(other in each for other in places if other != part):
                    found[at] = place
                break
    return found


def _kept(page: list[Piece], found: dict[int, int]) -> set[int]:
    """The places of the page's pieces that are of the article, those that were lost among them."""
    kept = set(found)
    for at in reversed(range(len(page))):
        if at not in kept and _belongs(page, at, kept):
            kept.add(at)
    return kept


def _belongs(page: list[Piece], at: int, kept: set[int]) -> bool:
    """Whether a piece that was left out is of the article: by its kind, and what is beside it."""
    kind, text = page[at].kind, page[at].text
    before, behind = at - 1 in kept, at + 1 in kept
    if kind == "heading":
        return behind
    if kind == "quote":
        return before and page[at - 1].kind == "quote"
    if kind == "list":
        # links to other articles are no sentences; what is in brief over a ticker is
        is_within = before and behind and page[at - 1].kind == page[at + 1].kind == "list"
        return is_within or (len(text) >= SENTENCE and text.endswith((".", "»", "”")))
    return kind == "caption"


def _letters(text: str) -> str:
    return "".join(text.split())
