"""Looking for suggestions: the job that runs beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.suggest.briefs import Brief
    from reader.ui.jobs import Job

LONG = 60_000
"""Code points from which on a process works on a text: a thread would take frames from the window,
and to start a process for an article of the usual length would take longer than the work."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which version suggestions are wanted: all that they depend on, and `length`, the text's.

    `nlp` asks a parser of sentences too, always in a process: it takes a lot of memory.
    """

    article: str
    version: str
    left_out: tuple[int, ...]
    names: tuple[str, ...]
    length: int
    nlp: bool = False


def look(job: Job, project: Path, asked: Asked) -> list[Brief]:
    """The drafts for an article as it is in the file, none where it is no longer there.

    In the order of the text. Raises ProjectTrouble when the project cannot be read.
    """
    import reader.suggest.suggestions  # noqa: F401 (what the window will weigh them with)
    from reader.suggest.nlp import available
    from reader.suggest_process import Order, drafts_beside

    def tell(share: float) -> None:
        job.check()
        job.progress(round(100 * share), 100)

    # a parser in a thread would take frames, and memory for good
    if asked.length >= LONG or (asked.nlp and available()):
        order = Order(str(project), asked.article, asked.version, asked.names, asked.nlp)
        drafts = drafts_beside(order, tell)
    else:
        drafts = _drafts_here(job, project, asked)
    return sorted(drafts, key=lambda draft: draft.claim[0])


def _drafts_here(job: Job, project: Path, asked: Asked) -> list[Brief]:
    from reader.store.store import Store
    from reader.suggest.briefs import brief
    from reader.suggest.suggestions import proposals
    from reader.suggest_process import material

    store = Store.open(project, read_only=True)
    try:
        read = material(store, asked.article, asked.version)
    finally:
        store.close()
    if read is None:
        return []
    return [brief(draft) for draft in proposals(read, asked.names, lambda _share: job.check())]
