"""An article of fields, as lists and feeds give it: its text and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.domain.article import Draft
from reader.domain.blocks import paragraphs
from reader.domain.date import Date
from reader.domain.folding import fold
from reader.domain.one_line import one_line
from reader.ingest.composing import composed
from reader.ingest.dates import first_date
from reader.ingest.pieces import Piece
from reader.ingest.registry import IngestTrouble

LONGEST_DATE = 60
_MARKUP = re.compile(
    r"</?(?:p|div|br|html|body|article|span|ul|li|h[1-6]|blockquote)\b[^<>]*>", re.I
)
_REFERENCE = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]{2,8}\d?);", re.I)
_LANGUAGES = {
    **dict.fromkeys(("fra", "fre", "french", "francais", "franzosisch"), "fr"),
    **dict.fromkeys(("eng", "english", "anglais", "englisch"), "en"),
    **dict.fromkeys(("deu", "ger", "german", "allemand", "deutsch"), "de"),
    **dict.fromkeys(("spa", "spanish", "espagnol", "spanisch", "espanol"), "es"),
    **dict.fromkeys(("rus", "russian", "russe", "russisch"), "ru"),
}
_SECONDS = re.compile(r"(?:\d{10}|\d{13})(?:\.0+)?")
_WEB = re.compile(r"https?://\S+")


def draft_of(
    fields: Mapping[str, str],
    importer: str,
    *,
    encoding: str = "",
    encoding_from: str = "",
    warnings: Sequence[str] = (),
) -> Draft:
    """The article that the fields make (as columns.FIELDS); markup in its text is read as a page.

    What they say counts more than what the text says of itself. Raises IngestTrouble when there is
    no text.
    """
    fields = {field: words.strip() for field, words in fields.items() if words.strip()}
    text = fields.get("text", "")
    if not text:
        raise IngestTrouble("It has no text.", "There is nothing to import in it.")
    title = one_line(_unescaped(fields.get("title", "")))
    pieces = _page(text) if _MARKUP.search(text[:5000]) else _plain(text)
    first = [piece.text for piece in pieces[:2] if len(piece.text) <= 2 * len(title)]
    if title and fold(title) not in map(fold, first):
        pieces.insert(0, Piece("headline", title))
    draft = composed(pieces, title, importer, warnings=warnings, encoding=encoding)
    url, archive_url = fields.get("url", ""), fields.get("archive_url", "")
    return replace(
        draft,
        title=title or draft.title or one_line(draft.text[:80]),
        byline=one_line(_unescaped(fields.get("byline", ""))) or draft.byline,
        outlet=one_line(_unescaped(fields.get("outlet", ""))),
        url=url if _WEB.fullmatch(url) else "",
        archive_url=archive_url if _WEB.fullmatch(archive_url) else "",
        language=language_code(fields.get("language", "")) or draft.language,
        published=date_of(fields.get("published", ""), draft.language) or draft.published,
        retrieved=time_of(fields.get("retrieved", "")),
        encoding_from=encoding_from,
    )


def language_code(words: str) -> str:
    """The code of a language that is given by its code (“fr-FR”) or its name; "" for others."""
    plain = fold(words)
    code = re.match(r"([a-z]{2})(?:[-_]|$)", plain)
    return code[1] if code else _LANGUAGES.get(plain, "")


def date_of(words: str, language: str = "") -> Date | None:
    """The day in a field; without an EDTF date where it says one that cannot be read."""
    words = one_line(words)[:LONGEST_DATE]
    if _SECONDS.fullmatch(words):
        return Date(_from_seconds(words)[:10])
    found = first_date(words, language)
    if found is not None:
        return Date(found.iso, words)
    year = re.fullmatch(r"\d{4}(?:-\d\d)?", words)
    return Date(words if year else None, words) if words else None


def time_of(words: str) -> str | None:
    """The ISO 8601 time in a field, None when it says none."""
    words = one_line(words)[:LONGEST_DATE]
    if _SECONDS.fullmatch(words):
        return _from_seconds(words)
    try:
        said = datetime.fromisoformat(words)
    except ValueError:
        found = first_date(words)
        return found.iso if found else None
    if said.tzinfo is None:
        return said.isoformat(timespec="seconds")
    return said.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _from_seconds(words: str) -> str:
    said = int(words.partition(".")[0])
    said = said // 1000 if said >= 10**11 else said
    return datetime.fromtimestamp(said, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(text: str) -> list[Piece]:
    if "\n" in text and not re.search(r"\n\s*\n", text):
        text = text.replace("\n", "\n\n")  # such texts have a line for each paragraph
    return [Piece("paragraph", text[start:end]) for start, end in paragraphs(text)]


def _page(text: str) -> list[Piece]:
    from reader.ingest.html_tree import pieces_of, quote_marks, tree_of

    tree = tree_of(f"<body>{text}</body>")
    quote_marks(tree, "")
    return pieces_of(tree)


def _unescaped(words: str) -> str:
    if not _REFERENCE.search(words):
        return words
    from html import unescape

    return unescape(words)
