"""Articles, their versions and blocks; the texts themselves are values beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from reader.domain.date import Date

BLOCK_KINDS = ("headline", "byline", "paragraph", "heading", "quote", "list", "caption", "row")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a version's text: [start, end) in code points, its kind, its page if any."""

    start: int
    end: int
    kind: str = "paragraph"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article's text; never changed. The text is kept under its `sha256`.

    `left_out` holds the positions in `blocks` that are marked "not part of the article", `kept`
    those of which the analyst has said that they are part of it, against a proposal.
    """

    id: str
    article: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    left_out: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a project and its metadata; `version` is the id of the current version.

    `number` is None until the store has given it. `retrieved` is an ISO 8601 time. `binned`: it is
    in the bin, and in no list, count or export. `collections` are the ids of those it is in.
    """

    id: str
    version: str
    number: int | None = None
    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    archive_url: str = ""
    language: str = ""
    published: Date | None = None
    retrieved: str | None = None
    original_sha256: str | None = None
    importer: str = ""
    starred: bool = False
    binned: bool = False
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an importer makes of a file's bytes: an article that is in no project yet.

    `member` is its name in a file that holds several: a chapter, a mail; `extent` the range of
    bytes of the file that it was made of, None for all of them. `encoding_from` says in plain words
    how `encoding` was found. `retrieved` is an ISO 8601 time.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: Date | None = None
    importer: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    member: str | None = None
    archive_url: str = ""
    retrieved: str | None = None
    encoding_from: str = ""
    extent: tuple[int, ...] | None = None


def text_hash(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hexadecimal; it names and guards the text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
