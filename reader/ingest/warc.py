"""Web archives (.warc, .warc.gz) to articles: the pages in them, with address and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from reader.domain.article import Draft
from reader.ingest.fields import time_of
from reader.ingest.inflating import MAGIC, inflated
from reader.ingest.parts import Part, distinct
from reader.ingest.registry import LARGEST, IngestTrouble, importer, too_large
from reader.ingest.warc_records import PAGES, Left, Page, pages_of

SUFFIXES = (".warc", ".warc.gz")
LARGEST_ARCHIVE = 300_000_000


@importer(
    "warc",
    SUFFIXES,
    "Web archives (WARC): an article a page",
    largest=LARGEST_ARCHIVE,
    engine="warcio",
)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Part]:
    """The pages in an archive. Raises IngestTrouble when it is none or has no pages.

    What is cut off is read as far as it goes, and the trouble raised at its end.
    """
    return _parts(data, encoding, whole_page=False)


@importer(
    "warc_page",
    SUFFIXES,
    "Web archives (WARC): all the text of their pages",
    second=True,
    largest=LARGEST_ARCHIVE,
    engine="warcio",
)
def read_pages(name: str, data: bytes, *, encoding: str | None = None) -> Iterator[Part]:
    """All that is to be seen in the pages of an archive, menus and notices too."""
    return _parts(data, encoding, whole_page=True)


def _parts(data: bytes, encoding: str | None, *, whole_page: bool) -> Iterator[Part]:
    taken: set[str] = set()
    left = Left()
    waiting: Page | None = None
    trouble: IngestTrouble | None = None
    pages = pages_of(data, left)
    while True:
        try:
            page = next(pages, None)
        except IngestTrouble as met:
            page, trouble = None, met
        if waiting is not None:
            if page is None:
                # only now it is known what else there was
                waiting.warnings.extend(left.told())
            yield Part(distinct(waiting.url, taken), partial(_draft, waiting, encoding, whole_page))
        if page is None:
            break
        waiting = page
    if trouble is not None:
        raise trouble
    if waiting is None:
        said = " ".join(left.told())
        raise IngestTrouble(f"There are no pages in the archive. {said}".strip(), "Save it again.")


def _draft(page: Page, encoding: str | None, whole_page: bool) -> Draft:
    from reader.ingest.charset import decoded
    from reader.ingest.html import drafted
    from reader.ingest.text import read as read_text

    body = _unpacked(page)
    place = urlsplit(page.url)
    name = place.path.rstrip("/").rpartition("/")[2] or place.hostname or page.url
    if page.kind in PAGES:
        draft = drafted(
            decoded(body, encoding, page.charset), name, url=page.url, whole_page=whole_page
        )
    else:
        text = decoded(body, encoding, page.charset)
        draft = read_text(f"{name}.txt", text.text.encode("utf-8"), encoding="utf-8")
        draft = replace(draft, encoding=text.encoding, encoding_from=text.encoding_from,
                        warnings=text.warnings)  # fmt: skip
    return replace(
        draft,
        importer="warc_page" if whole_page else "warc",
        url=page.url,
        outlet=draft.outlet or (place.hostname or "").removeprefix("www."),
        retrieved=time_of(page.saved),
        extent=page.extent,
        warnings=(*draft.warnings, *page.warnings),
    )


def _unpacked(page: Page) -> bytes:
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
