"""What is known of sources, and which of them may be one: asked beside the window, kept current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.store.sources import SourceFacts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.domain.edit import Applied
    from reader.domain.same_source import Pair
    from reader.domain.source import Source
    from reader.ui.jobs import Answer, Job, Jobs
    from reader.ui.session import Session

SMALL = 200
"""With so many articles and sources in the project counting is done at once, after every edit."""
REST = 400
"""Milliseconds without an edit after which is asked again."""
UNKNOWN = SourceFacts()
_COUNTED = {"annotation", "article", "version", "verdict", "grade", "statement"}


class KnownFacts(QObject):
    """The SourceFacts of every source; `changed` when those of a large project have come."""

    changed = Signal()

    def __init__(
        self, session: Session, jobs: Jobs | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._job = 0
        self._facts: Mapping[str, SourceFacts] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        session.edited_together.connect(self._follow)
        self._at_once = self._is_small()
        if jobs is not None:
            jobs.answered.connect(self._answered)
            if not self._at_once:
                self._ask()

    def of(self, source: str) -> SourceFacts:
        """What is known of a source; nothing yet is all zeros."""
        if self._facts is None:
            if not self._at_once:
                return UNKNOWN
            self._facts = self._session.store.sources.facts()
        return self._facts.get(source, UNKNOWN)

    @property
    def are_known(self) -> bool:
        """Whether they have come."""
        return self._facts is not None or self._at_once

    def _is_small(self) -> bool:
        session = self._session
        return self._jobs is None or max(len(session.articles), len(session.sources)) <= SMALL

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        if any(c.entity in _COUNTED for applied in edits for c in applied.edit.changes):
            self._at_once = self._is_small()
            if self._at_once:
                self._facts = None
            else:
                self._rest.start()

    @Slot()
    def _ask(self) -> None:
        if self._jobs is not None:
            self._jobs.cancel(self._job)
            self._job = self._jobs.start(count_facts, self._session.store.uri)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._facts = answer.value
            self.changed.emit()


class LikelyPairs(QObject):
    """Pairs of sources that may be one, but for those the analyst has dismissed."""

    changed = Signal()

    def __init__(
        self, session: Session, jobs: Jobs, dismissed: list[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.pairs: list[Pair] = []
        self._session = session
        self._jobs = jobs
        self._dismissed = dismissed
        self._job = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        session.edited_together.connect(self._follow)
        jobs.answered.connect(self._answered)
        self._ask()

    def dismiss(self, pair: Pair) -> None:
        """Propose a pair never again; the profile remembers it."""
        self._dismissed.append(pair.key)
        self.pairs = [each for each in self.pairs if each.key != pair.key]
        self.changed.emit()
        self._ask()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        if any(c.entity == "source" for applied in edits for c in applied.edit.changes):
            there = self._session.sources
            self.pairs = [p for p in self.pairs if p.first in there and p.second in there]
            self.changed.emit()
            self._rest.start()

    @Slot()
    def _ask(self) -> None:
        self._jobs.cancel(self._job)
        sources = list(self._session.sources.values())
        self._job = self._jobs.start(find_pairs, sources, frozenset(self._dismissed))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self.pairs = answer.value
            self.changed.emit()


def count_facts(job: Job, uri: str) -> Mapping[str, SourceFacts]:
    """The facts of all sources, on a connection of its own; runs as a job."""
    from reader.store.library import Library

    library = Library.at(uri)
    try:
        library.stop_when(lambda: job.cancelled)
        return library.reads.sources.facts()
    finally:
        library.close()
        job.check()


def find_pairs(job: Job, sources: list[Source], dismissed: Collection[str]) -> list[Pair]:
    """The pairs that may be one; runs as a job."""
    from reader.domain.same_source import likely_pairs

    return likely_pairs(sources, dismissed, job.check)
