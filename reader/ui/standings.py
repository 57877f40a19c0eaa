"""The standings of the project as the window has them: computed beside it, kept current after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.annotation import Annotation
    from reader.domain.edit import Applied
    from reader.ui.jobs import Answer, Job, Jobs
    from reader.ui.session import Session

FEW = 400
"""So many statements, with so many claims under them, are weighed at once; more in a job."""


class Standings(QObject):
    """Statement, or claim under none → its standing. Empty until `changed` tells the first time."""

    changed = Signal(object)
    """The keys whose standing may be another; None for all of them."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self.codes: dict[str, str] = {}
        self.numbers: Counter[str] = Counter()
        self.copied: dict[str, str] = {}
        self._job = 0
        self._copying = 0
        self._looked = False
        self._is_late = False
        self._some = 0
        self._asked: set[str] = set()
        self._waiting: set[str] = set()
        session.edited_together.connect(self._follow)
        jobs.answered.connect(self._answered)
        self._weigh_all()

    def of(self, claim: Annotation) -> str:
        """The standing of what a claim says, "" while it is not known."""
        return self.codes.get(self.key(claim), "")

    @staticmethod
    def key(claim: Annotation) -> str:
        """Under what a claim's standing is kept: its first statement, else itself."""
        return claim.statements[0].statement if claim.statements else claim.id

    def _weigh_all(self) -> None:
        if self._job:  # what is being computed may be of before
            self._is_late = True
            return
        self._is_late = False
        self._some = 0
        self._waiting.clear()
        path = self._session.store.path
        self._job = self._jobs.start(weigh_all, path, dict(self.copied))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._copying:
            if answer.value != self.copied:
                self.copied = answer.value
                self._weigh_all()
        elif answer.job == self._some:
            self._some = 0
            self._put(self._asked, answer.value)
            self._weigh_some()
        elif answer.job == self._job:
            (self.codes, self.numbers), self._job = answer.value, 0
            if self._is_late:
                self._weigh_all()
            self.changed.emit(None)
            if not self._looked:
                self._looked = True
                self._copying = self._jobs.start(find_copies, self._session.store.path)

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        changes = [change for applied in edits for change in applied.edit.changes]
        if any(change.entity == "version" for change in changes):
            self._looked = False
        number = sum(map(self._session.store.sourcing.may_touch, changes))
        if not number:
            return
        if self._job or number > FEW:
            self._weigh_all()
            return
        touched: set[str] = set()
        for applied in edits:
            touched |= self._session.store.sourcing.touched(applied.edit)
        if not touched:
            return
        if len(touched) > FEW:
            self._weigh_all()
            return
        if self._some or self._session.store.sourcing.width(touched) > FEW:
            self._waiting |= touched
            self._weigh_some()
            return
        from reader.reporting import standing_codes

        store, sources = self._session.store, self._session.sources
        self._put(touched, standing_codes(store, touched, self.copied, sources))

    def _weigh_some(self) -> None:
        """Weigh in a job what waits for it, one lot after the other."""
        if self._waiting and not self._some:
            self._asked, self._waiting = self._waiting, set()
            path, copied = self._session.store.path, dict(self.copied)
            self._some = self._jobs.start(weigh_some, path, set(self._asked), copied)

    def _put(self, touched: set[str], found: dict[str, str]) -> None:
        for key in touched:
            self.numbers[self.codes.pop(key, "")] -= 1
            self.numbers[found.get(key, "")] += 1
            if key in found:
                self.codes[key] = found[key]
        self.changed.emit(touched)


def weigh_some(job: Job, path: Path, keys: set[str], copied: dict[str, str]) -> dict[str, str]:
    """The standings of some statements with many claims, in a job."""
    from reader.reporting import standing_codes
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        return standing_codes(store, keys, copied)
    finally:
        store.close()


def weigh_all(job: Job, path: Path, copied: dict[str, str]) -> tuple[dict[str, str], Counter[str]]:
    """The standings of a whole project and how many there are of each, in a job."""
    from reader.reporting import standing_codes
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        codes = standing_codes(store, None, copied)
        return codes, Counter(codes.values())
    finally:
        store.close()


def find_copies(job: Job, path: Path) -> dict[str, str]:
    """Which articles and passages are copies, in a job; makes the sketches that are missing."""
    from reader.reporting import copies
    from reader.store.store import Store

    store = Store.open(path)
    try:
        return copies(store, goes_on=lambda done: not job.cancelled)
    finally:
        store.close()
