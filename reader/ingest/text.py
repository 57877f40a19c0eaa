"""Plain text and Markdown files to articles; the text is the file's own, whole."""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.domain.article import Block, Draft
from reader.domain.blocks import paragraphs
from reader.domain.one_line import one_line
from reader.ingest.decoding import decode
from reader.ingest.heading import Head, head_of
from reader.ingest.language import language_of
from reader.ingest.registry import LARGEST, IngestTrouble, importer, too_large

_ITEM = re.compile(r"(?:[-*+•‣◦▪]|\d{1,3}[.)])\s+\S")
_HEADING = re.compile(r"#{1,6}\s+\S")
_UNDERLINED = re.compile(r"[^\n]+\n(?:=+|-+)")


@importer("text", (".txt", ".text", ".md", ".markdown"), "Plain text and Markdown", trusted=True)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article in a file's bytes; `name` is the file's name, for its kind and as last title.

    `encoding` is what the user says it is written in. Raises IngestTrouble when it is too large,
    empty or no text.
    """
    if len(data) >= LARGEST:
        raise too_large(len(data), LARGEST)
    decoded = decode(data, encoding)
    text = decoded.text
    ranges = paragraphs(text)
    if not ranges:
        raise IngestTrouble("The file is empty.", "There is nothing to import in it.")
    language = language_of(text)
    head = head_of([text[start:end] for start, end in ranges[:8]], language)
    is_markdown = PurePath(name).suffix.lower() in (".md", ".markdown")
    blocks = tuple(
        Block(start, end, _kind(text[start:end], position, head, is_markdown))
        for position, (start, end) in enumerate(ranges)
    )
    return Draft(
        text=text,
        blocks=blocks,
        title=one_line(head.title) or _title_of(name),
        byline=one_line(head.byline),
        language=language,
        published=head.published,
        importer="text",
        encoding=decoded.encoding,
        encoding_from=decoded.encoding_from,
        warnings=decoded.warnings,
    )


def _kind(paragraph: str, position: int, head: Head, is_markdown: bool) -> str:
    if position == head.headline:
        return "headline"
    if position in head.bylines:
        return "byline"
    if is_markdown and (_HEADING.match(paragraph) or _UNDERLINED.fullmatch(paragraph)):
        return "heading"
    if all(line.lstrip().startswith(">") for line in paragraph.split("\n")):
        return "quote"
    if _ITEM.match(paragraph):
        return "list"
    return "paragraph"


def _title_of(name: str) -> str:
    return one_line(PurePath(name).stem.replace("_", " ")) or "Untitled"
