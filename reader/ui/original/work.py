"""What is done beside the window for the original of an article: jobs with plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.ingest.registry import IngestTrouble

if TYPE_CHECKING:
    from reader.domain.article import Block
    from reader.ingest.originals import Looker, Picture, Source
    from reader.ui.jobs import Job

MOST_CHARACTERS = 400_000
"""Of a whole page that are shown."""
MOST_DRAFTS = 50
NOT_KEPT = "No original is kept of this article: it came in a project’s JSON, or from a script."

NOT_KNOWN = "No original is known of this older version."


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the original: its kind and words, and where it is in the article (None: left
    out there)."""

    kind: str
    text: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An original that was looked into: `looker` and `sizes` of a PDF, else passages and source.

    `said` is what is to be told in the place of it, or beside it.
    """

    article: str
    size: int = 0
    suffix: str = ""
    looker: Looker | None = None
    sizes: tuple[tuple[float, float], ...] = ()
    passages: tuple[Passage, ...] = ()
    source: Source | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture; None with the reason why there is none."""

    article: str
    page: int
    width: int
    picture: Picture | None = None
    said: str = ""


def open_original(job: Job, project: Path, article_id: str, older: str | None = None) -> Opened:
    """Look into the original of an article, or of an `older` version of it; runs as a job."""
    from reader.ingest.originals import kind_of
    from reader.store.store import Store

    store = Store.open(project, read_only=True)
    try:
        article = store.get("article", article_id)
        if article is None:
            return Opened(article_id, said="The article is no longer in the project.")
        if older:
            article = store.corrections.as_imported(article_id, older)
            if article is None:
                return Opened(article_id, said=NOT_KNOWN)
        data = store.original(article.original_sha256) if article.original_sha256 else None
        version = store.get("version", article.version)
        blocks = version.blocks if version else ()
        text = store.text(version.sha256) if version else ""
    finally:
        store.close()
    if data is None:
        return Opened(article_id, said=NOT_KEPT)
    kind = kind_of(article.importer, data)
    suffix = "".join(Path(kind.name).suffixes)
    job.check()
    if kind.has_pages:
        return _pages(article_id, data, suffix)
    return _text(job, article_id, data, kind, suffix, text, blocks)


def draw(job: Job, looker: Looker, article: str, page: int, width: int) -> Drawn:
    """Draw a page; runs as a job, one at a time of a looker."""
    try:
        return Drawn(article, page, width, looker.picture(page, width))
    except IngestTrouble as trouble:
        return Drawn(article, page, width, said=trouble.message)


def close(job: Job, looker: Looker) -> None:
    """End the child of a looker, which may take a moment."""
    looker.close()


def _pages(article: str, data: bytes, suffix: str) -> Opened:
    from reader.ingest.originals import Looker

    looker = Looker(data)
    try:
        return Opened(article, len(data), suffix, looker, tuple(looker.sizes()))
    except IngestTrouble as trouble:
        looker.close()
        return Opened(article, len(data), suffix, said=f"{trouble.message} {trouble.advice}")


def _text(
    job: Job,
    article: str,
    data: bytes,
    kind: object,
    suffix: str,
    text: str,
    blocks: tuple[Block, ...],
) -> Opened:
    from reader.ingest.originals import source_of

    places: dict[str, int] = {}
    for block in blocks:
        places.setdefault(_letters(text[block.start : block.end]), block.start)
    said = ""
    passages: list[Passage] = []
    try:
        for passage in _read(kind, data):
            place = places.get(_letters(passage.text))
            passages.append(Passage(passage.kind, passage.text, place))
            job.check()
    except IngestTrouble as trouble:
        said = f"{trouble.message} {trouble.advice}"
    if sum(len(passage.text) for passage in passages) > MOST_CHARACTERS:
        said = "Only the beginning is shown. Save the original to see all of it."
        passages = _cut(passages)
    return Opened(
        article, len(data), suffix, passages=tuple(passages), source=source_of(data), said=said
    )


def _read(kind: object, data: bytes) -> list[Passage]:
    """All blocks of a file, of all the articles in it."""
    from reader.domain.article import Draft
    from reader.ingest.originals import Kind
    from reader.ingest.registry import importers
    from reader.ingest.sandbox import Parser

    assert isinstance(kind, Kind)
    found: list[Passage] = []
    with Parser() as parser:
        read = parser.read(importers()[kind.reader], kind.name, data)
        drafts = [read] if isinstance(read, Draft) else iter(read)  # type: ignore[arg-type]
        for number, draft in enumerate(drafts):
            if number == MOST_DRAFTS:
                break
            if isinstance(draft, Draft):
                found += [Passage(b.kind, draft.text[b.start : b.end]) for b in draft.blocks]
    return found


def _cut(passages: list[Passage]) -> list[Passage]:
    left = MOST_CHARACTERS
    kept = []
    for passage in passages:
        if left <= 0:
            break
        kept.append(Passage(passage.kind, passage.text[:left], passage.place))
        left -= len(passage.text)
    return kept


def _letters(text: str) -> str:
    return "".join(text.split())
