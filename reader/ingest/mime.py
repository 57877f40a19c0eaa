"""Mails and web archives taken into their parts, by the standard library; parses no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.ingest.charset import decoded
from reader.ingest.decoding import Decoded
from reader.ingest.registry import IngestTrouble

if TYPE_CHECKING:
    from email.message import Message

MOST_PARTS = 2_000
DEEPEST = 50


class Parts:
    """The parts of a MIME file.

    Raises IngestTrouble when it is none, or has more parts than a mail or a page has.
    """

    def __init__(self, data: bytes) -> None:
        from email import message_from_bytes, policy

        self.whole: Message[Any, Any] = message_from_bytes(data, policy=policy.default)
        if not self.whole.keys():
            raise IngestTrouble(
                "It does not begin as a mail or web archive does.",
                "See that it is the right file and not cut off at its beginning.",
            )
        self.parts = list(_within(self.whole))

    def header(self, name: str) -> str:
        """A header as text; "" when it is not there or cannot be read."""
        try:
            return " ".join(str(self.whole.get(name) or "").split())
        except Exception:  # the library raises what it likes about broken headers
            return ""

    def sent(self) -> str | None:
        """When it was sent or saved, as an ISO 8601 time; None when it does not say."""
        from datetime import UTC
        from email.utils import parsedate_to_datetime

        try:
            when = parsedate_to_datetime(self.header("Date"))
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def page(self, encoding: str | None) -> tuple[Decoded, str]:
        """The page of a web archive, and its address."""
        root = self.whole.get_param("start")
        pages = [part for part in self.parts if part.get_content_type() in _PAGES]
        if root:
            pages.sort(key=lambda part: str(part.get("Content-ID")) != root)
        if not pages:
            raise IngestTrouble(
                "There is no page in this archive.", "Save the page again, in a browser."
            )
        address = self.header("Snapshot-Content-Location") or str(
            pages[0]["Content-Location"] or ""
        )
        return body(pages[0], encoding), address if address.startswith("http") else ""


_PAGES = ("text/html", "application/xhtml+xml")


def body(part: Message[Any, Any], encoding: str | None) -> Decoded:
    """The text of a part, in the encoding that was chosen, or the one it declares."""
    # get_content() takes the line ends of quoted-printable for breaks inside characters
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    return decoded(data, encoding, charset if charset != "us-ascii" else None)


def _within(whole: Message[Any, Any]) -> list[Message[Any, Any]]:
    """The leaves; a mail that is attached is one of them."""
    found: list[Message[Any, Any]] = []
    waiting: list[tuple[Message[Any, Any], int]] = [(whole, 0)]
    while waiting:
        part, depth = waiting.pop(0)
        if depth > DEEPEST or len(found) > MOST_PARTS:
            raise IngestTrouble(
                "It has more parts, or parts in parts, than a mail or a page has.",
                "Open it in its own program and save the article as text (.txt).",
            )
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting[:0] = [(each, depth + 1) for each in inner if not isinstance(each, str)]
        else:
            found.append(part)
    return found
