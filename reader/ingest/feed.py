"""News feeds (RSS, Atom) to articles, one an entry; feedparser gets bytes, never a name."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Any

from reader.domain.article import Draft
from reader.domain.one_line import one_line
from reader.ingest.charset import decoded
from reader.ingest.decoding import Decoded
from reader.ingest.fields import draft_of
from reader.ingest.parts import Part, distinct
from reader.ingest.registry import IngestTrouble, importer
from reader.ingest.xml_parts import refuse_entities

SHORT = 700
"""Characters below which a text without a fuller one beside it is taken for a summary."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf)\b", re.I)
_TAG = re.compile(r"</?(?:em|i|b|u|strong|span|a|img|sup|sub|br|q|cite|font|small)\b[^<>]*>", re.I)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)(?=[\s>])", re.I)
_CLOSED = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>\s*$", re.I)
PIECE = 200
"""Entries that are parsed at a time."""
_SUMMARY = "The feed gives a summary, or a beginning, and not the whole article."


@importer(
    "feed",
    (".rss", ".atom", ".rdf", ".xml"),
    "News feeds (RSS, Atom): an article an entry",
    engine="feedparser",
)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Part]:
    """The entries of a feed. Raises IngestTrouble when it is none, or has no entries."""
    page = decoded(data, encoding)
    refuse_entities(page.text.encode("utf-8"))
    if not _ROOT.search(page.text[:5000]):
        raise IngestTrouble(
            "The file is XML or text, but no feed (RSS or Atom).",
            "If it is a saved page, give it the ending .html.",
        )
    taken: set[str] = set()
    number = 0
    is_damaged = False
    for found in _parsed(page.text):
        is_damaged = is_damaged or bool(found.bozo)
        for entry in found.entries:
            number += 1
            title = one_line(_title(entry) or entry.get("link") or f"entry {number}")
            yield Part(distinct(title[:200], taken), partial(_draft, entry, found.feed, page))
    if not number:
        raise IngestTrouble(
            "There are no entries in the feed.", "There is nothing to import in it."
        )
    if is_damaged and not _is_whole(page.text):
        raise IngestTrouble(
            "The feed is cut off or damaged; entries may be missing.", "Get it again if you can."
        )


def _parsed(text: str) -> Iterator[Any]:
    """The feed as feedparser sees it, in pieces of some hundred entries: it is slow."""
    import feedparser

    text = _DECLARATION.sub("", text)
    root = _ROOT.search(text)
    assert root is not None, "it has been looked for"
    name = root[0][1:]
    end = f"</channel></{name}>" if root[1].lower() == "rss" else f"</{name}>"
    begins = [found.start() for found in _ENTRY.finditer(text)]
    head = text[: begins[0]] if begins else text
    edges = [begin for begin in begins[PIECE::PIECE] if _is_edge(text, begin)]
    for start, stop in pairwise([len(head), *edges, len(text)]):
        piece = f"{head}{text[start:stop]}{end if stop < len(text) else ''}"
        # what is no entry and no markup is passed over; our own reader makes text of the markup
        yield feedparser.parse(
            io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + piece.encode("utf-8")),
            sanitize_html=False,
            resolve_relative_uris=False,
        )


def _is_edge(text: str, begin: int) -> bool:
    """Whether an entry begins here, behind another one, and no text that quotes one."""
    is_quoted = text.rfind("<![CDATA[", 0, begin) > text.rfind("]]>", 0, begin)
    return not is_quoted and bool(_CLOSED.search(text, begin - 100, begin))


def _draft(entry: Any, feed: Any, page: Decoded) -> Draft:
    text, is_whole = _text(entry)
    fields = {
        "text": text,
        "title": _title(entry),
        "byline": ", ".join(filter(None, (a.get("name") for a in entry.get("authors") or ())))
        or entry.get("author")
        or "",
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title") or "",
        "url": entry.get("link") or "",
        "language": feed.get("language") or "",
        "published": entry.get("published") or entry.get("updated") or "",
    }
    is_short = not is_whole and len(text) < SHORT
    return draft_of(
        fields,
        "feed",
        encoding=page.encoding,
        encoding_from=page.encoding_from,
        warnings=(*page.warnings, *((_SUMMARY,) if is_short else ())),
    )


def _title(entry: Any) -> str:
    from html import unescape

    title: str = entry.get("title") or ""
    plain = _TAG.sub("", title)
    is_markup = "html" in (entry.get("title_detail") or {}).get("type", "")
    return one_line(unescape(plain) if is_markup else plain)


def _text(entry: Any) -> tuple[str, bool]:
    """The fullest text of an entry, and whether the feed gives it as the whole one."""
    contents = [each.get("value") or "" for each in entry.get("content") or ()]
    whole = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    if whole.strip() and len(whole) >= len(summary):
        return whole, True
    return summary or entry.get("title") or "", False


def _is_whole(text: str) -> bool:
    return bool(
        re.search(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*-->\s*)?$", text[-2000:], re.I)
    )
