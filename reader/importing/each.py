"""Files into a project, one after the other, and how each one went.

For the commands and the window alike; no Qt. A file that cannot be imported stops no other one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.importing.batch import Batch
from reader.ingest.sandbox import Parser
from reader.likeness import fill
from reader.versioning import Newer

if TYPE_CHECKING:
    from reader.domain.project import Analyst
    from reader.importing.result import ImportResult
    from reader.ingest.registry import Columns
    from reader.store.store import Store

FILLED_FOR = 1.0
"""Seconds that may pass before an import to sketch what came into the project without."""


def import_each(
    store: Store,
    files: Iterable[Path],
    analyst: Analyst,
    *,
    origin: str,
    encoding: str | None = None,
    reader: str | None = None,
    columns: Columns | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    parser: Parser | None = None,
    instead_of: Sequence[int] = (),
    version_of: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[ImportResult]:
    """Import files, and tell of each in their order as soon as it is stored.

    Of an article comes everything or nothing. All edits are one group, so that one undo takes the
    whole import back; `origin` is "window" or "command". `reader` names an importer that is
    preferred for the files it can read, `columns` those of lists of articles (field → column). The
    rest of a file with many articles is left when the import `is_stopped`. A text of the same
    address as an article's becomes a newer version of it; with `version_of` (an article's id) each
    file does, of that one, and `progress` hears how many of its annotations are carried, of how
    many. `instead_of` are edits of an earlier reading of these files, taken back when this one
    brings something. Trouble with a file is told; raises ProjectTrouble when the project cannot be
    written to, once the files are told that it did not take.
    """
    fill(store, FILLED_FOR)
    with parser or Parser() as parser:
        batch = Batch(store, analyst, origin, parser, Newer(store, version_of, progress))
        for path in files:
            for _ in batch.take(path, encoding, reader, columns):
                if batch.is_due and not instead_of:
                    yield from batch.stored()
                if is_stopped():
                    break
            if batch.is_due and not instead_of:
                yield from batch.stored()
        yield from batch.stored(instead_of)
