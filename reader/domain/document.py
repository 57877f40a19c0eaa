"""A document: the things that a JSON file in Selon's format gives, and where in it they stand.

It is read by document_reading, written by document_writing; what it means for a project that is
already there is decided in arrivals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.domain.annotation import Annotation
from reader.domain.article import Article, Block
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Project,
    Statement,
    Summary,
    Tag,
    Verdict,
)
from reader.domain.source import Source

FORMAT, VERSION = "selon", 1
CORRECT = "Correct it in the file and give it again; nothing was changed."

Thing = TypeVar("Thing")
_LONG = re.compile("“([^”]{80})[^”]{2,}”")
"""What is quoted from the document at a length that nobody reads."""


class DocumentTrouble(Exception):
    """A document that does not fit the format, or not the project it is for.

    `place` names where ("annotations[3].spans[0]"), `message` says what is wrong there and
    `advice` what to do; all for the user.
    """

    def __init__(self, place: str, message: str, advice: str = "") -> None:
        self.place = place if len(place) <= 200 else f"{place[:199]}…"
        self.message = _LONG.sub(r"“\1…”", message)
        self.advice = advice or CORRECT
        where = f"{self.place}: " if place else ""
        super().__init__(f"{where}{self.message} {self.advice}")


@dataclass(frozen=True, slots=True)
class Item(Generic[Thing]):
    """One object of a document: where it stands, the thing, and which fields it gives.

    `thing` has defaults for the fields not in `given`; an id that was not given is "".
    """

    place: str
    thing: Thing
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text part of an article or of one of its versions, as far as a document gives it.

    Each block comes with whether it is part of the article, None where that is not said. `sha256`
    names the text even where `text` is None.
    """

    place: str
    id: str
    sha256: str | None
    text: str | None
    blocks: tuple[tuple[Block, bool | None, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article of a document: its metadata, its current text and its other versions."""

    item: Item[Article]
    current: ArticleText
    others: tuple[ArticleText, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The contents of a document, each list in the document's order.

    Anchors are as written: no context, no version where they count in the current one. `filed`
    names the articles of each collection, in the order of `collections`; None where none are said.
    """

    project: Item[Project] | None = None
    analysts: tuple[Item[Analyst], ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    sources: tuple[Item[Source], ...] = ()
    grades: tuple[Item[Grade], ...] = ()
    tags: tuple[Item[Tag], ...] = ()
    statements: tuple[Item[Statement], ...] = ()
    links: tuple[Item[Connection], ...] = ()
    verdicts: tuple[Item[Verdict], ...] = ()
    collections: tuple[Item[Collection], ...] = ()
    filed: tuple[tuple[str, ...] | None, ...] = ()
    hypotheses: tuple[Item[Hypothesis], ...] = ()
    summaries: tuple[Item[Summary], ...] = ()
    annotations: tuple[Item[Annotation], ...] = ()
