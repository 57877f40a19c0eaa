"""A publication in a file, for the process that sets it on paper: read block by block, once."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.export.publication.model import ArticlePart, Block, Publication
from reader.export.publication.words import words

if TYPE_CHECKING:
    from reader.export.registry import Options
    from reader.export.report import Report

_PLACE = 8
"""Bytes at the beginning that say where the articles end and all the rest stands."""


EVERY = 200
"""Blocks after which the report is told that more is read, so that it can stop the reading."""


def _nothing(_: object = None) -> Iterator[Any]:
    raise LookupError("it is in the file")


def _silent(key: str) -> str:
    raise LookupError(key)


def spool(report: Report, options: Options, path: Path) -> int:
    """Write the publication of a report, reading its articles once; how many there are.

    Only a file of our own making may ever be read again.
    """
    from reader.export.publication.publication import publication

    with path.open("wb") as out:
        out.write(bytes(_PLACE))

        done = 0

        def keep(part: ArticlePart) -> None:
            nonlocal done
            pickle.dump(replace(part, blocks=_nothing), out)
            for count, block in enumerate(part.blocks()):
                if count % EVERY == 0:
                    report.tell(done, 0, part.title)
                pickle.dump(block, out)
            pickle.dump(None, out)
            done += 1

        of = publication(report, options, keep)
        end = out.tell()
        pickle.dump((replace(of, articles=_nothing, say=_silent), options["paper"]), out)
        out.seek(0)
        out.write(end.to_bytes(_PLACE))
    return len(of.contents)


def unspooled(path: Path) -> tuple[Publication, str]:
    """The publication of a file that `spool` has written, and the size of its paper.

    Blocks can be asked for once, before the next article.
    """
    with path.open("rb") as file:
        end = int.from_bytes(file.read(_PLACE))
        file.seek(end)
        of, paper = pickle.load(file)

    def articles() -> Iterator[ArticlePart]:
        with path.open("rb") as file:
            file.seek(_PLACE)
            while file.tell() < end:
                part = pickle.load(file)
                blocks: Iterator[Block] = iter(partial(pickle.load, file), None)
                yield replace(part, blocks=partial(iter, blocks))
                deque(blocks, maxlen=0)  # what was not asked for

    return replace(of, articles=articles, say=words(of.language)), paper
