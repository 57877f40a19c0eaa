"""What a source says, where it is named, and with whom it goes: read beside the window if much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.store.reads import Reads
    from reader.store.sources import Relations, Spoken
    from reader.ui.jobs import Answer, Job, Jobs
    from reader.ui.session import Session
    from reader.ui.sources.facts import KnownFacts

BUSY = 400
"""A source with more claims is read in a job."""


class Company(NamedTuple):
    """Claims by citation, the ids of mentions, and relations of a source."""

    source: str
    spoken: list[Spoken]
    mentions: list[str]
    relations: Relations


class AskedCompany(QObject):
    """Asked for a source it answers by `found`: at once, or when the job is done."""

    found = Signal(object)
    """The Company of the source that was asked for last."""

    def __init__(self, session: Session, jobs: Jobs, facts: KnownFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._facts = facts
        self._job = 0
        jobs.answered.connect(self._answered)

    def ask(self, source: str) -> bool:
        """Ask for a source; False where the answer is still to come."""
        self._jobs.cancel(self._job)
        self._job = 0
        if self._facts.are_known and self._facts.of(source).claims <= BUSY:
            self.found.emit(company_of(self._session.store, source))
            return True
        self._job = self._jobs.start(read_company, self._session.store.uri, source)
        return False

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = 0
            self.found.emit(answer.value)


def company_of(reads: Reads, source: str) -> Company:
    """Read it, by a Store or Reads."""
    asked = reads.sources
    return Company(
        source,
        asked.spoken_by(source),
        asked.mentions_of(source),
        asked.relations_of(source),
    )


def read_company(job: Job, uri: str, source: str) -> Company:
    """The same on a connection of its own; runs as a job."""
    from reader.store.library import Library

    library = Library.at(uri)
    try:
        library.stop_when(lambda: job.cancelled)
        return company_of(library.reads, source)
    finally:
        library.close()
        job.check()
