"""Pieces of a document and what its file says of itself, made into a draft; parses no format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from reader.domain.article import Draft
from reader.domain.date import Date
from reader.domain.folding import fold
from reader.domain.one_line import one_line
from reader.ingest.heading import head_of
from reader.ingest.language import language_of
from reader.ingest.pieces import Piece, laid
from reader.ingest.registry import IngestTrouble

LOOKED_AT = 6
"""Pieces among which the headline is looked for."""
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|sans titre.*|(?:new )?document ?\d*|title"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|html?|txt|pages))?",
    re.I,
)
_NO_AUTHOR = re.compile(
    r"(?:users?|utilisateur|admin(?:istrat(?:o|eu)r)?|root|owner|author|unknown|anonymous"
    r"|\(?unspecified\)?|\(anonymous\)|python-docx|microsoft.*)?",
    re.I,
)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
DAY_MADE = "No date is said in the text: the article has the day on which its file was made."


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of itself; `made` is the ISO 8601 day (or time) it was made."""

    title: str = ""
    author: str = ""
    made: str = ""
    language: str = ""
    url: str = ""


def composed(
    pieces: Sequence[Piece],
    name: str,
    importer: str,
    *,
    said: Said = Said(),
    warnings: Sequence[str] = (),
    encoding: str = "",
) -> Draft:
    """The draft that a document's pieces make; `name` is the file's, the last choice of a title.

    The text's own headline, byline and date come before what the file says of itself, which is
    often left over from another document. Raises IngestTrouble when there are no words.
    """
    pieces = [piece for piece in pieces if piece.text.strip()]
    if not pieces:
        raise IngestTrouble("There is no text in the file.", "There is nothing to import in it.")
    said_title = _unless(_NO_TITLE, said.title)
    language = language_of(" ".join(piece.text for piece in pieces[:200]))
    first = _headline(pieces, said_title)
    head = head_of([piece.text for piece in pieces[first or 0 :][:8]], language)
    if first is None:
        first = head.headline
    bylines = {place + (first or 0) for place in head.bylines}
    text, blocks = laid(
        replace(piece, kind=_kind(piece, place, first, bylines))
        for place, piece in enumerate(pieces)
    )
    published = head.published or _day(said.made)
    title = pieces[first].text.lstrip("#") if first is not None else ""
    return Draft(
        text,
        blocks,
        title=one_line(title) or said_title or one_line(PurePath(name).stem.replace("_", " ")),
        byline=one_line(head.byline) or _unless(_NO_AUTHOR, said.author),
        url=said.url,
        language=language or said.language[:2].lower(),
        published=published,
        importer=importer,
        encoding=encoding,
        warnings=(*warnings, DAY_MADE) if published and not head.published else tuple(warnings),
    )


def title_and_byline(said: Said, name: str) -> tuple[str, str]:
    """What a file says of itself, as far as it says anything, else its name."""
    title = _unless(_NO_TITLE, said.title) or one_line(PurePath(name).stem.replace("_", " "))
    return title, _unless(_NO_AUTHOR, said.author)


def _headline(pieces: list[Piece], title: str) -> int | None:
    """The place of the piece that the document itself marks as its headline."""
    wanted = fold(title)
    for place, piece in enumerate(pieces[:LOOKED_AT]):
        if wanted and fold(one_line(piece.text)) == wanted:
            return place
    for place, piece in enumerate(pieces[:LOOKED_AT]):
        if piece.kind == "headline":
            return place
    return 0 if pieces[0].kind == "heading" and len(pieces) > 1 else None


def _kind(piece: Piece, place: int, headline: int | None, bylines: set[int]) -> str:
    if place == headline:
        return "headline"
    if place in bylines and piece.kind in ("paragraph", "heading"):
        return "byline"
    return "heading" if piece.kind == "headline" else piece.kind


def _unless(senseless: re.Pattern[str], words: str) -> str:
    words = one_line(words)
    return "" if senseless.fullmatch(words) else words


def _day(made: str) -> Date | None:
    found = _DAY.match(made)
    return Date(found[0]) if found else None
