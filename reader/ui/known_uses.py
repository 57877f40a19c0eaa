"""How often tags and sources are used: counted once, then kept by what edits change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.domain.in_article import in_article

if TYPE_CHECKING:
    from reader.domain.edit import Applied, Change
    from reader.ui.jobs import Answer, Job, Jobs
    from reader.ui.session import Session

SMALL = 2000
"""With so many articles in the project counting is done at once, and again after every edit."""
AGAIN_AFTER = 500
"""Milliseconds of rest after which everything is counted anew, where that is needed."""

_MANY = {"binned", "left_out", "version"}
"""What of articles and versions decides which annotations count."""

Uses = tuple[Counter[str], Counter[str], Counter[str]]
"""By id: the annotations of tags, the claims and the mentions of sources."""


class KnownUses(QObject):
    """Asked for what is not counted yet it says nothing; `changed` tells when it is."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._jobs: Jobs | None = None
        self._job = 0
        self._uses: Uses | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER)
        self._again.timeout.connect(self._ask)

    def work_in(self, jobs: Jobs) -> None:
        """From now on count beside the window, where the project is large."""
        self._jobs = jobs
        jobs.answered.connect(self._answer)
        if not self._is_small:
            self._again.start()

    @property
    def tags(self) -> Counter[str]:
        """Tag id → how many annotations have it, those in the bin left out."""
        return self._known[0]

    @property
    def sources(self) -> dict[str, tuple[int, int]]:
        """Source id → how many claims it speaks in or relays, how many mentions it has."""
        _, claims, mentions = self._known
        return {id: (claims[id], mentions[id]) for id in claims.keys() | mentions.keys()}

    @property
    def _known(self) -> Uses:
        if self._uses is None:
            if not self._is_small:
                return Counter(), Counter(), Counter()
            self._uses = counted(self._session.store)
        return self._uses

    @property
    def _is_small(self) -> bool:
        return self._jobs is None or len(self._session.articles) <= SMALL

    # --- following edits -----------------------------------------------------------------------

    def take_in(self, edits: Iterable[Applied]) -> None:
        """Follow edits; told by the session before it tells others of them."""
        changes = [change for applied in edits for change in applied.edit.changes]
        if not any(change.entity in ("annotation", "article", "version") for change in changes):
            return
        if self._is_small or self._uses is None:
            self._uses = None
            if not self._is_small:
                self._again.start()
            return
        for change in changes:
            if change.entity == "annotation":
                self._follow(change, self._uses)
            elif change.before is not None and (_MANY & (change.after or change.before).keys()):
                # what stands in an article or its blocks comes or goes; a new one has nothing yet
                self._again.start()

    def _follow(self, change: Change, uses: Uses) -> None:
        before, after = change.before, change.after
        if before is not None and after is not None:
            annotation = self._session.annotation(change.id)
            if annotation is None:
                return
            from reader.domain.plain import to_plain

            after = to_plain(annotation)
            before = {**after, **before}
        if any(state is not None and not self._counts(state) for state in (before, after)):
            self._again.start()
            return
        for state, step in ((before, -1), (after, 1)):
            if state is not None:
                for counter, ids in zip(uses, _named(state), strict=True):
                    for id in ids:
                        counter[id] += step

    def _counts(self, state: Any) -> bool:
        """Whether an annotation stands in a block of its article."""
        article = self._session.articles.get(state["article"])
        version = self._session.store.get("version", article.version) if article else None
        return version is None or in_article(version, state["spans"][0]["start"])

    def stop(self) -> None:
        """Count no more."""
        self._again.stop()

    # --- counting ------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        if self._jobs:
            self._jobs.cancel(self._job)
            self._job = self._jobs.start(count_uses, self._session.store.uri)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._uses = answer.value
            self.changed.emit()


def _named(state: Any) -> tuple[set[str], set[str], list[str]]:
    """The tags of an annotation, the sources that speak in it, and the one it mentions."""
    speaking = {
        link["source"]
        for voice in state["attributions"]
        for link in voice["chain"]
        if link["stated"] and link["source"]
    }
    mentioned = [state["source"]] if state["kind"] == "mention" and state["source"] else []
    return set(state["tags"]), speaking, mentioned


def counted(reads: Any) -> Uses:
    """Count everything, by a Store or Reads."""
    sources = reads.source_uses()
    return (
        Counter(reads.tag_uses()),
        Counter({id: claims for id, (claims, _) in sources.items()}),
        Counter({id: mentions for id, (_, mentions) in sources.items()}),
    )


def count_uses(job: Job, uri: str) -> Uses:
    """Count on a connection of its own; runs as a job."""
    from reader.store.library import Library

    library = Library.at(uri)
    try:
        library.stop_when(lambda: job.cancelled)
        return counted(library.reads)
    finally:
        library.close()
        job.check()
