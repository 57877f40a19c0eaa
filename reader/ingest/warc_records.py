"""The records of a web archive, and which of them are pages; a record makes no article here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.domain.one_line import one_line
from reader.ingest.inflating import MAGIC, Inflating
from reader.ingest.registry import LARGEST, IngestTrouble

PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain", "text/markdown"})
_CUT = IngestTrouble(
    "The archive is cut off or damaged in its middle.", "Get it again from where it came from."
)
_NONE = IngestTrouble(
    "The file is no web archive (WARC), or its beginning is damaged.",
    "Get it again from where it came from.",
)


@dataclass(slots=True)
class Left:
    """What of an archive is not imported, and why."""

    errors: int = 0
    files: int = 0

    def told(self) -> tuple[str, ...]:
        """It in one sentence, if there is any."""
        kinds = []
        if self.errors:
            answers = "answer of a server" if self.errors == 1 else "answers of servers"
            kinds.append(f"{self.errors} {answers} without a page (an error, or another address)")
        if self.files:
            files = "file that is no page" if self.files == 1 else "files that are no pages"
            kinds.append(f"{self.files} {files} (pictures, scripts, styles)")
        return (f"Left out of the archive: {' and '.join(kinds)}.",) if kinds else ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page or text as a server sent it, with the time it was saved and the bytes it is from."""

    url: str
    saved: str
    kind: str
    charset: str
    packing: str
    body: bytes
    extent: tuple[int, int] | None
    warnings: list[str] = field(default_factory=list)


def pages_of(data: bytes, left: Left) -> Iterator[Page]:
    """The pages among the records of an archive. Raises IngestTrouble where it is cut off."""
    from warcio.archiveiterator import WARCIterator

    packed = Inflating(data) if data.startswith(MAGIC) else None
    stream = packed or io.BytesIO(data)
    records = WARCIterator(stream)
    number = end = 0
    while True:
        try:
            record = next(records, None)
        except (MemoryError, PermissionError, IngestTrouble):
            raise
        except Exception:  # of a record that is cut off inside its headers it raises what it likes
            raise (_CUT if number else _NONE) from None
        if record is None:
            break
        number += 1
        body = _body(record)
        start = records.get_record_offset()
        end = start + records.get_record_length()
        if _is_cut(record):
            raise _CUT
        extent = packed.extent(start, end) if packed else (start, min(end, len(data)))
        page = _page(record, body, extent, left)
        if page is not None:
            yield page
    behind = stream.tell() - end
    tail = data[-256:] if packed is None else packed.tail
    if behind > len(tail) or tail[len(tail) - behind :].strip() or (packed and packed.is_cut):
        if number:
            raise _CUT
        raise _NONE


def _is_cut(record: Any) -> bool:
    """Whether a record that is read has less content than it says, or does not say how much."""
    limit = getattr(record.raw_stream, "limit", None)
    return limit is None or limit > 0


def _body(record: Any) -> bytes:
    """The content of a record as it was sent; of one that is too large, too much to be a page."""
    from warcio.bufferedreaders import ChunkedDataReader

    stream = record.raw_stream
    headers = record.http_headers
    if headers is not None and (headers.get_header("transfer-encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    if record.rec_type not in ("response", "resource"):
        return b""
    read: bytes = stream.read(LARGEST)
    return read


def _page(record: Any, body: bytes, extent: tuple[int, int] | None, left: Left) -> Page | None:
    """The page of a record, None when it is none."""
    headers = record.http_headers
    url = one_line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type not in ("response", "resource") or not url.startswith("http"):
        return None
    if record.rec_type == "response":
        if headers is None:
            return None
        if headers.get_statuscode() not in ("200", "203"):
            left.errors += 1
            return None
        said = headers.get_header("Content-Type") or ""
        packing = (headers.get_header("Content-Encoding") or "").strip().lower()
    else:
        said, packing = record.rec_headers.get_header("Content-Type") or "", ""
    kind, charset = _kind(said)
    if kind not in PAGES | _TEXTS or url.endswith("/robots.txt"):
        left.files += 1
        return None
    saved = record.rec_headers.get_header("WARC-Date") or ""
    return Page(url, saved, kind, charset, packing, body, extent)


def _kind(header: str) -> tuple[str, str]:
    """The kind and the charset that a Content-Type names."""
    kind, _, rest = header.partition(";")
    _, sign, charset = rest.lower().partition("charset=")
    return kind.strip().lower(), charset.split(";")[0].strip(" \"'") if sign else ""
