"""Looking for blocks that are no part of an article: the job that runs beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.suggest.boilerplate import Proposal
    from reader.ui.jobs import Job

Found = tuple[str, "list[Proposal]"]
"""The id of the version that was looked at, and what is proposed of it."""


def look(job: Job, project: Path, article_id: str) -> Found | None:
    """Look at an article as it is in the file; None when it is no longer there.

    Raises ProjectTrouble when the project cannot be read.
    """
    from reader.store.repeats import titles_among
    from reader.store.store import Store
    from reader.suggest.boilerplate import Known, propose

    store = Store.open(project, read_only=True)
    try:
        article = store.get("article", article_id)
        version = store.get("version", article.version) if article else None
        if article is None or version is None:
            return None
        text = store.text(version.sha256)
        job.check()
        repeated = store.repeats.of(article, version, text)
        job.check()
        lines = ((i, text[block.start : block.end]) for i, block in enumerate(version.blocks))
        headlines = store.repeats.headlines(article, titles_among(lines))
    finally:
        store.close()
    job.check()
    known = Known(repeated, headlines, article.byline)
    return version.id, propose(text, version.blocks, known)
