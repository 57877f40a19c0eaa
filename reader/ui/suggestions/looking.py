"""Looking for suggestions: the job that runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.suggest.suggestions import Draft
    from reader.ui.jobs import Job

LONG = 60_000
"""Code points from which on a process works on a text: a thread would take frames from the window,
and to start a process for an article of the usual length would take longer than the work."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which version suggestions are wanted: whatever they depend on in the text."""

    article: str
    version: str
    left_out: tuple[int, ...]
    names: tuple[str, ...]
    nlp: bool = False

    def is_same_text(self, other: Asked) -> bool:
        """Whether nothing but the known names is other."""
        return replace(self, names=other.names) == other


def look(job: Job, project: Path, asked: Asked, length: int) -> tuple[Asked, list[Draft]]:
    """The drafts for an article as it is in the file, none where it is no longer there.

    `length` is that of its text. Raises ProjectTrouble when the project cannot be read.
    """
    from reader.suggest.nlp import available
    from reader.suggest_process import Order, drafts_beside

    def tell(share: float) -> None:
        job.check()
        job.progress(round(100 * share), 100)

    # a parser in a thread would take frames, and memory for good
    if length >= LONG or (asked.nlp and available()):
        order = Order(str(project), asked.article, asked.version, asked.names, asked.nlp)
        return asked, drafts_beside(order, tell)
    return asked, _drafts_here(job, project, asked)


def _drafts_here(job: Job, project: Path, asked: Asked) -> list[Draft]:
    from reader.store.store import Store
    from reader.suggest.suggestions import proposals
    from reader.suggest_process import material

    store = Store.open(project, read_only=True)
    try:
        read = material(store, asked.article, asked.version)
    finally:
        store.close()
    return proposals(read, asked.names, lambda _share: job.check()) if read else []
