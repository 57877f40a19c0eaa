"""Asking for claims: in a job, the first ones first; answers that nobody waits for are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.domain.claim_filter import ClaimFilter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.ui.jobs import Answer, Failure, Job, Jobs
    from reader.ui.session import Session
    from reader.ui.standings import Standings

AT_ONCE = 1000
"""Rows of the first answer; all others follow."""
REST = 60
"""Milliseconds without another letter after which is asked."""


class Asking(QObject):
    """The question that stands, its sort, and the jobs that answer it."""

    found = Signal(object, object)
    """Ids of claims in order and the place of each: the first ones, then again all of them."""
    counted = Signal(object)
    """Facet → value → how many of the found claims have it."""
    named = Signal(object)
    """Source → in how many of the found claims the words name it; once `ask_named`."""
    failed = Signal(object)
    """A ProjectTrouble."""

    def __init__(
        self, session: Session, jobs: Jobs, standings: Standings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.filter = ClaimFilter()
        self.sort = "citation"
        self.descending = False
        self._session = session
        self._jobs = jobs
        self._standings = standings
        self._finding = self._counting = self._naming = 0
        self._ids: Sequence[str] = ()
        self._limit: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.ask)
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        asked = self._finding or self._counting or self._naming
        return bool(asked or self._rest.isActive())

    def ask_soon(self) -> None:
        """Ask when the typing rests."""
        self._rest.start()

    @Slot()
    def ask(self) -> None:
        """Ask now; what was asked before is not waited for any more."""
        self._rest.stop()
        self._jobs.cancel(self._finding)
        self._jobs.cancel(self._counting)
        self._jobs.cancel(self._naming)
        self._counting = self._naming = 0
        self._find(AT_ONCE)

    @Slot()
    def ask_named(self) -> None:
        """Count whom the found claims name: looked up only when somebody wants to see it."""
        if not (self._naming or self._finding):
            self._naming = self._jobs.start(count_named, self._session.store.path, self._ids)

    def _find(self, limit: int | None) -> None:
        self._limit = limit
        of, codes = self.filter, self._standings.codes
        wanted = codes if of.standings or self.sort == "standing" else {}
        self._finding = self._jobs.start(
            find, self._session.store.path, of, self.sort, self.descending, limit, wanted
        )

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._finding:
            self._finding = 0
            ids, places = answer.value
            self._ids = ids
            self.found.emit(ids, places)
            if self._limit is not None and len(ids) >= self._limit:
                self._find(None)
            else:
                self._counting = self._jobs.start(
                    count, self._session.store.path, ids, self._standings.codes
                )
        elif answer.job == self._counting:
            self._counting = 0
            self.counted.emit(answer.value)
        elif answer.job == self._naming:
            self._naming = 0
            self.named.emit(answer.value)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job in (self._finding, self._counting, self._naming):
            self._finding = self._counting = self._naming = 0
            self.failed.emit(failure)


def find(
    job: Job,
    path: Path,
    of: ClaimFilter,
    sort: str,
    descending: bool,
    limit: int | None,
    standings: Mapping[str, str],
) -> tuple[list[str], dict[str, int]]:
    """The ids of the claims that pass and the place of each, in a job."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        job.check()
        ids = store.claims.find(of, sort, descending=descending, limit=limit, standings=standings)
        return ids, {id: place for place, id in enumerate(ids)}
    finally:
        store.close()


def count(
    job: Job, path: Path, ids: Sequence[str], standings: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """How many of the claims have each value of a facet, in a job."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        job.check()
        return store.claims.counts(ids, standings)
    finally:
        store.close()


def count_named(job: Job, path: Path, ids: Sequence[str]) -> dict[str, int]:
    """In how many of the claims each source is named, in a job."""
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        return store.claims.named(ids, job.check)
    finally:
        store.close()
