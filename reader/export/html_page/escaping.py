"""Foreign words in HTML: never markup, and only characters that HTML may hold."""

from __future__ import annotations

import re
from html import escape

from reader.export.publication.model import Line

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(0x10000 * n + 0xFFFE)}{chr(0x10000 * n + 0xFFFF)}" for n in range(17))
    + "]"
)


def words(text: str) -> str:
    """The text as HTML, what HTML forbids shown as U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def own(text: str) -> str:
    """A name or a title, kept apart so that its direction turns nothing else round."""
    return f"<bdi>{words(text)}</bdi>"


def line(of: Line) -> str:
    """The pieces of a line, with links to where they lead."""
    return "".join(link(piece.text, piece.to) for piece in of)


def link(text: str, to: str) -> str:
    """A link within the page, or plain words."""
    return f'<a href="#{to}">{own(text)}</a>' if to else words(text)


def language(code: str) -> str:
    """A lang attribute for a language code, "" for what is none."""
    found = re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?", code)
    return f' lang="{code.replace("_", "-").lower()}"' if found else ""
