"""Web archives (.warc, .warc.gz) to articles: the pages in them, with address and time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from reader.domain.article import Draft
from reader.domain.one_line import one_line
from reader.ingest.fields import time_of
from reader.ingest.inflating import MAGIC, Inflating, inflated
from reader.ingest.parts import Part, distinct
from reader.ingest.registry import LARGEST, IngestTrouble, importer, too_large

LARGEST_ARCHIVE = 300_000_000
LONGEST_HEADER = 65_536
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain", "text/markdown"})
_CUT = IngestTrouble(
    "The archive is cut off or damaged in its middle.", "Get it again from where it came from."
)
_NONE = IngestTrouble(
    "The file is no web archive (WARC), or its beginning is damaged.",
    "Get it again from where it came from.",
)


@dataclass(slots=True)
class _Left:
    """What of an archive is not imported, and why."""

    errors: int = 0
    files: int = 0

    def told(self) -> tuple[str, ...]:
        """It in one sentence, if there is any."""
        kinds = []
        if self.errors:
            kinds.append(f"{self.errors} answers of servers that are errors or lead elsewhere")
        if self.files:
            kinds.append(f"{self.files} files that are no pages (pictures, scripts, styles)")
        return (f"Left out of the archive: {' and '.join(kinds)}.",) if kinds else ()


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    saved: str
    kind: str
    charset: str
    packing: str
    body: bytes
    extent: tuple[int, int] | None
    warnings: list[str] = field(default_factory=list)


@importer(
    "warc",
    (".warc", ".warc.gz"),
    "Web archives (WARC): an article a page",
    largest=LARGEST_ARCHIVE,
    engine="warcio",
)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Part]:
    """The pages in an archive. Raises IngestTrouble when it is none or has no pages.

    What is cut off is read as far as it goes, and the trouble raised at its end.
    """
    taken: set[str] = set()
    left = _Left()
    waiting: _Page | None = None
    trouble: IngestTrouble | None = None
    pages = _pages(data, left)
    while True:
        try:
            page = next(pages, None)
        except IngestTrouble as met:
            page, trouble = None, met
        if waiting is not None:
            if page is None:
                # only now it is known what else there was
                waiting.warnings.extend(left.told())
            yield Part(distinct(waiting.url, taken), partial(_draft, waiting, encoding))
        if page is None:
            break
        waiting = page
    if trouble is not None:
        raise trouble
    if waiting is None:
        said = " ".join(left.told())
        raise IngestTrouble(f"There are no pages in the archive. {said}".strip(), "Save it again.")


def _draft(page: _Page, encoding: str | None) -> Draft:
    from reader.ingest.charset import decoded
    from reader.ingest.html import drafted
    from reader.ingest.text import read as read_text

    body = _unpacked(page)
    place = urlsplit(page.url)
    name = place.path.rstrip("/").rpartition("/")[2] or place.hostname or page.url
    if page.kind in _PAGES:
        draft = drafted(decoded(body, encoding, page.charset), name, url=page.url)
    else:
        text = decoded(body, encoding, page.charset)
        draft = read_text(f"{name}.txt", text.text.encode("utf-8"), encoding="utf-8")
        draft = replace(draft, encoding=text.encoding, encoding_from=text.encoding_from,
                        warnings=text.warnings)  # fmt: skip
    return replace(
        draft,
        importer="warc",
        url=page.url,
        outlet=draft.outlet or (place.hostname or "").removeprefix("www."),
        retrieved=time_of(page.saved),
        extent=page.extent,
        warnings=(*draft.warnings, *page.warnings),
    )


def _unpacked(page: _Page) -> bytes:
    if len(page.body) >= LARGEST:
        raise too_large(len(page.body), LARGEST)
    if page.packing in ("", "identity"):
        return page.body
    if page.packing in ("gzip", "x-gzip", "deflate"):
        # some tools unpack a page and leave its header as it was
        is_packed = page.body.startswith(MAGIC) or page.packing == "deflate"
        return inflated(page.body, LARGEST) if is_packed else page.body
    try:
        page.body.decode("utf-8")
    except UnicodeDecodeError:
        raise IngestTrouble(
            f"The page is packed in a way that Selon does not unpack ({page.packing[:20]}).",
            "Save the page in a browser and import that.",
        ) from None
    return page.body


def _pages(data: bytes, left: _Left) -> Iterator[_Page]:
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


def _page(record: Any, body: bytes, extent: tuple[int, int] | None, left: _Left) -> _Page | None:
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
    if kind not in _PAGES | _TEXTS or url.endswith("/robots.txt"):
        left.files += 1
        return None
    saved = record.rec_headers.get_header("WARC-Date") or ""
    return _Page(url, saved, kind, charset, packing, body, extent)


def _kind(header: str) -> tuple[str, str]:
    """The kind and the charset that a Content-Type names."""
    kind, _, rest = header.partition(";")
    _, sign, charset = rest.lower().partition("charset=")
    return kind.strip().lower(), charset.split(";")[0].strip(" \"'") if sign else ""
