"""What was lost of an article on the way out of its page: found again beside what was found.

Pure: pieces of the page and of the article alone.
"""

from __future__ import annotations

from dataclasses import replace

from reader.ingest.pieces import Piece

SHORT = 8
"""Letters that are too few to tell a part of a piece by."""
SENTENCE = 40
"""Characters of an item of a list that may be a sentence."""
SENTENCES = 60
"""Characters of a paragraph that may have been lost: what is shorter is a date or a byline."""
CRUMB = 20
"""Characters of what is no sentence, and parts no paragraph from the article."""
_ENDS = (".", "!", "?", "…", "»", "”", '"')
MORE = 60
"""Letters that may be lost from within a piece: a date, a time, a name."""


def as_in_page(article: list[Piece], page: list[Piece]) -> list[Piece]:
    """The article's pieces as they stand in the page, and what was lost between them.

    On the way white space was made plain, and the lead, sentences outside of all paragraphs,
    captions, headings, the signatures of quotations and the times of a ticker were left out.
    """
    found = _found(article, page)
    kept = _kept(page, found)
    first = min(found, default=0)
    after: dict[int, list[Piece]] = {}
    waiting: list[Piece] = []
    last: int | None = None  # the place after which lost pieces stand; -1 is before the first one
    made = list(article)
    for at, piece in enumerate(page):
        place = found.get(at)
        if place is None:
            is_lead = at < first and at in kept and piece.kind == "paragraph"
            if last is None and (is_lead or piece.kind == "headline"):
                last = -1
            if last is not None and at in kept:
                waiting.append(piece)
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
    words = [letters(piece.text) for piece in page]
    places: dict[str, int] = {}
    for place, piece in enumerate(article):
        places.setdefault(letters(piece.text), place)
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
    first = min(found, default=0)
    for at in reversed(range(len(page))):
        if at not in kept and (_belongs(page, at, kept) or _is_among(page, at, kept, first)):
            kept.add(at)
    return kept


def _is_among(page: list[Piece], at: int, kept: set[int], first: int) -> bool:
    """Whether a paragraph of sentences stands among what was kept, or is the lead right above it.

    `first` is the place of the first piece that was found. A word or two (“Publicité”,
    “0 comments”) may stand between them.
    """
    text = page[at].text.rstrip()
    if page[at].kind != "paragraph" or len(text) < SENTENCES or not text.endswith(_ENDS):
        return False
    behind = next((i for i in range(at + 1, len(page)) if _counts(page, i, kept)), None)
    before = next((i for i in range(at - 1, -1, -1) if _counts(page, i, kept)), None)
    return behind in kept and (before in kept or at < first)


def _counts(page: list[Piece], at: int, kept: set[int]) -> bool:
    return at in kept or len(page[at].text) > CRUMB


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


def letters(text: str) -> str:
    """A text without its white space, to compare by."""
    return "".join(text.split())
