"""Pieces of extracted text, laid out as an article's text with exact blocks; parses no format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.domain.article import Block

_NO_TEXT = re.compile("[\0\ud800-\udfff\ufeff]")
_SPACES = re.compile(r"[ \t\f\v]{2,}|[\t\f\v]")
_LINE_ENDS = re.compile(r" ?(?:\r\n|[\n\r]) ?")
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes one block: its kind, as in BLOCK_KINDS, its text, its page if any."""

    kind: str
    text: str
    page: int | None = None


def laid(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text that the pieces make, joined by blank lines, and its blocks in code points.

    Pieces are tidied and those without words left out.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        text = tidied(piece.text)
        if not text:
            continue
        texts.append(text)
        blocks.append(Block(at, at + len(text), piece.kind, piece.page))
        at += len(text) + 2
    return "\n\n".join(texts), tuple(blocks)


def tidied(text: str) -> str:
    """`text` without white space that says nothing, and without what is no character.

    Runs of blanks become one, no-break spaces stay, lines end in \\n, none is empty.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()  # most are: no line ends, no-break spaces, or what is no character
    text = _SPACES.sub(" ", _NO_TEXT.sub("", text))
    if "\n" in text or "\r" in text:
        text = _BLANK_LINES.sub("\n", _LINE_ENDS.sub("\n", text))
    return text.strip()
