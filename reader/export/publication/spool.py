"""A publication in a file, for the process that sets it on paper: read article by article."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.export.publication.model import ArticlePart, Block, Publication
from reader.export.publication.words import words


class Held(tuple[Block, ...]):
    """The blocks of an article in memory, to be asked for as ArticlePart.blocks is."""

    def __call__(self) -> Iterator[Block]:
        """The blocks, in order."""
        return iter(self)


def _nothing(_: object = None) -> Iterator[ArticlePart]:
    raise LookupError("the articles are in the file")


def _silent(key: str) -> str:
    raise LookupError(key)


def spool(of: Publication, paper: str, path: Path) -> None:
    """Write it; only a file of our own making may ever be read again."""
    with path.open("wb") as out:
        pickle.dump((replace(of, articles=_nothing, say=_silent), paper), out)
        for part in of.articles():
            pickle.dump(replace(part, blocks=Held(part.blocks())), out)


def unspooled(path: Path) -> tuple[Publication, str]:
    """The publication of a file that `spool` has written, and the size of its paper."""
    with path.open("rb") as file:
        of, paper = pickle.load(file)
        start = file.tell()

    def articles() -> Iterator[ArticlePart]:
        with path.open("rb") as file:
            file.seek(start)
            while file.peek(1):
                yield pickle.load(file)

    return replace(of, articles=articles, say=words(of.language)), paper
