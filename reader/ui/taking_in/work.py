"""The work of taking in a file, beside the window: read, planned, written. Functions of jobs."""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.domain.edit import Edit
    from reader.domain.foreign.choices import Choices
    from reader.domain.foreign.planning import Plan
    from reader.domain.foreign.projects import OtherProject
    from reader.domain.foreign.shape import Foreign
    from reader.domain.project import Analyst
    from reader.ingest.foreign import ForeignFormat
    from reader.ingest.sandbox import Parser
    from reader.store.store import Store
    from reader.ui.jobs import Job

_LOOKS_EVERY = 0.1


def read_file(job: Job, path: Path, format: ForeignFormat) -> Foreign | OtherProject:
    """Read a file in the child; one that is not wanted any more is read no further."""
    from reader import taking_in
    from reader.ingest.sandbox import Parser

    with Parser() as parser, _watched(job, parser), _unsearched():
        try:
            return taking_in.read_file(path, format, parser)
        finally:
            job.check()


MOST_ARTICLES = 20_000
"""Articles that can be chosen among; beyond, the one in front and the newest of the project."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan, and the articles that a text of the file may be: ids and names."""

    plan: Plan
    articles: tuple[tuple[str, str], ...]


def plan_file(
    job: Job,
    project: Path,
    foreign: Foreign | OtherProject,
    name: str,
    choices: Choices,
    front: str,
) -> Planned:
    """Plan what a file would bring into a project; `front` is the article in front, or ""."""
    from reader import taking_in
    from reader.store.store import Store

    def goes_on(done: int, total: int) -> None:
        job.check()
        job.progress(done, total)

    store = Store.open(project)
    try:
        with _unsearched():
            plan = taking_in.plan_file(store, foreign, name, choices, goes_on)
        return Planned(plan, tuple(_articles(store, front)) if plan.targets else ())
    finally:
        store.close()


def _articles(store: Store, front: str) -> Iterator[tuple[str, str]]:
    """The article in front, then the others by number."""
    rows = store.article_rows()
    first = [row for row in rows if row.id == front]
    for row in (*first, *(row for row in rows[-MOST_ARTICLES:] if row.id != front)):
        yield row.id, shortened(f"{row.number} {' '.join(row.title.split())}", 120)


Held: TypeAlias = "list[Foreign | OtherProject | Plan | None]"
"""What was read and planned, to be freed by whoever gets the list."""


def write(job: Job, project: Path, edits: deque[Edit], held: Held, analyst: Analyst) -> None:
    """Make what was planned, all or nothing; of the edits none is kept, and nothing `held`."""
    from reader import taking_in
    from reader.store.store import Store

    def goes_on(done: int, total: int) -> None:
        job.check()
        job.progress(done, total)

    store = Store.open(project)
    try:
        with _unsearched():
            _free(held)
            taking_in.take_in_edits(store, edits, analyst, origin="window", goes_on=goes_on)
    finally:
        store.close()


def let_go(job: Job, held: Held) -> None:
    """Free what was read and planned, when it is not wanted any more."""
    _free(held)
    gc.unfreeze()


def _free(held: Held) -> None:
    """Free things little by little: at once it would hold the window."""
    while held:
        of = held.pop()
        parts = [*getattr(of, "codings", ()), *getattr(of, "edits", ())]
        del of
        while parts:
            parts.pop()


@contextmanager
def _unsearched() -> Iterator[None]:
    """Keep Python from looking for garbage in all that is read and planned, again and again: of
    100,000 annotations each look would hold the window for seconds."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def _watched(job: Job, parser: Parser) -> Iterator[None]:
    """End the child when the job is not wanted any more."""
    is_done = threading.Event()

    def watch() -> None:
        while not is_done.wait(_LOOKS_EVERY):
            if job.cancelled:
                parser.abandon()
                return

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        is_done.set()
        watching.join()
