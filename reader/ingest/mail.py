"""Mails (.eml) to articles: subject, sender, date and text; attachments are named, not read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from reader.domain.article import Block, Draft
from reader.domain.date import Date
from reader.domain.one_line import one_line
from reader.ingest.language import language_of
from reader.ingest.mime import Parts, body
from reader.ingest.pieces import Piece, laid
from reader.ingest.registry import IngestTrouble, importer

if TYPE_CHECKING:
    from email.message import Message


@importer("mail", (".eml",), "Mails")
def read(name: str, data: bytes, *, encoding: str | None = None) -> Draft:
    """The article that a mail is; its plain text where it has one, else its page."""
    mail = Parts(data)
    plain = _part(mail, "text/plain")
    page = _part(mail, "text/html")
    if plain is not None and body(plain, encoding).text.strip():
        draft, used = _plain(plain, encoding), plain
    elif page is not None:
        draft, used = _page(page, name, encoding), page
    else:
        raise IngestTrouble("The mail has no text.", "Import what is attached to it instead.")
    title = one_line(mail.header("Subject"))
    draft = _titled(draft, title) if title else draft
    return replace(
        draft,
        title=title or one_line(PurePath(name).stem) or "Untitled",
        byline=_sender(mail.header("From")),
        outlet="",
        url="",
        published=_date(mail.header("Date")),
        importer="mail",
        warnings=(*draft.warnings, *_left(mail, used, plain, page)),
    )


def _part(mail: Parts, kind: str) -> Message[Any, Any] | None:
    texts = (part for part in mail.parts if part.get_content_type() == kind)
    return next((part for part in texts if part.get_content_disposition() != "attachment"), None)


def _plain(part: Message[Any, Any], encoding: str | None) -> Draft:
    from reader.domain.blocks import paragraphs

    decoded = body(part, encoding)
    ranges = paragraphs(decoded.text)
    pieces = []
    for start, end in ranges:
        words = decoded.text[start:end]
        is_quote = all(line.lstrip().startswith(">") for line in words.split("\n"))
        pieces.append(Piece("quote" if is_quote else "paragraph", words))
    text, blocks = laid(pieces)
    return Draft(
        text,
        blocks,
        language=language_of(text),
        encoding=decoded.encoding,
        encoding_from=decoded.encoding_from,
        warnings=decoded.warnings,
    )


def _page(part: Message[Any, Any], name: str, encoding: str | None) -> Draft:
    from reader.ingest.html import drafted

    # what looks for articles takes the parts of a newsletter for menus
    return drafted(body(part, encoding), name, whole_page=True)


def _titled(draft: Draft, title: str) -> Draft:
    """The draft with the mail's subject as its headline, where the text does not begin so."""
    first = draft.blocks[0]
    if draft.text[: first.end] == title:
        return replace(draft, blocks=(replace(first, kind="headline"), *draft.blocks[1:]))
    by = len(title) + 2
    moved = (replace(b, start=b.start + by, end=b.end + by) for b in draft.blocks)
    blocks = (Block(0, len(title), "headline"), *moved)
    return replace(draft, text=f"{title}\n\n{draft.text}", blocks=blocks)


def _sender(header: str) -> str:
    from email.utils import parseaddr

    name, address = parseaddr(header)
    return one_line(name or address)


def _date(header: str) -> Date | None:
    from email.utils import parsedate_to_datetime

    try:
        return Date(parsedate_to_datetime(header).date().isoformat(), header)
    except (ValueError, TypeError, IndexError):
        return None


def _left(mail: Parts, used: Message[Any, Any], *read: Message[Any, Any] | None) -> tuple[str, ...]:
    """What of the mail was not imported."""
    left = [part for part in mail.parts if part is not used and part not in read]
    names = [one_line(part.get_filename() or "") for part in left]
    said = ", ".join(f"“{name}”" for name in names[:10] if name)
    if not any(part.get_content_disposition() == "attachment" for part in left) and not said:
        return ()
    return (
        f"Not imported: {len(left)} attached file{'s' * (len(left) != 1)} {said}".strip() + ".",
    )
