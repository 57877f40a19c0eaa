"""The article in a web page: its text without the page around it, and what the page says of it.

Trafilatura finds the article; it is loaded inside functions: this runs in the child alone.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from reader.domain.folding import fold
from reader.ingest.html_tree import Tree, pieces_of
from reader.ingest.pieces import Piece, tidied


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of its article; `published` is an ISO 8601 day, all may be ""."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""


def said_in(tree: Tree) -> Said:
    """The metadata of a page, from its markup; no date is guessed from its text."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(
        tree, date_config={"original_date": True, "extensive_search": False, "url": None}
    )
    return Said(
        title=_line(found.title),
        byline=", ".join(filter(None, map(_line, (found.author or "").split(";")))),
        outlet=_line(found.sitename or found.hostname),
        url=_line(found.url),
        published=_line(found.date),
    )


def article_of(tree: Tree, whole: list[Piece]) -> list[Piece]:
    """The pieces of the article in a page, captions among them; none when none is found.

    `whole` are the pieces of the page.
    """
    from trafilatura import bare_extraction

    if next(tree.iter("caption"), None) is not None:
        tree = deepcopy(tree)
        for caption in list(tree.iter("caption")):
            caption.drop_tree()  # it would become a row; like all captions it comes from the page
    found: Any = bare_extraction(tree, include_comments=False, include_tables=True)
    if found is None or found.body is None:
        return []
    return _as_in_page(pieces_of(found.body, extracted=True), whole)


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


def _as_in_page(article: list[Piece], whole: list[Piece]) -> list[Piece]:
    """The article's pieces with the page's own white space, which was made plain on the way.

    With them the captions that stand in the page between its first and last piece.
    """
    places: dict[str, int] = {}
    for i, piece in enumerate(article):
        places.setdefault(_letters(piece.text), i)
    captions: dict[int, list[Piece]] = {}
    waiting: list[Piece] = []
    last: int | None = None  # the place after which captions stand; -1 is before the first piece
    for piece in whole:
        place = places.get(_letters(piece.text))
        if place is not None:
            article[place] = replace(article[place], text=piece.text)
        if piece.kind == "caption":
            if place is not None:
                article[place] = piece
            elif last is not None:
                waiting.append(piece)
        elif place is not None:
            # they count once something of the article follows them
            if last is not None:
                captions.setdefault(last, []).extend(waiting)
            waiting = []
            last = place if last is None else max(place, last)
        elif piece.kind == "headline" and last is None:
            last = -1
    made = captions.get(-1, [])
    for i, piece in enumerate(article):
        made += [piece, *captions.get(i, ())]
    return made


def _letters(text: str) -> str:
    return "".join(text.split())


def _line(words: str | None) -> str:
    return " ".join(tidied(words or "").split())
