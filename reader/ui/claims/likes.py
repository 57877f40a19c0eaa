"""Claims like these: looked for in a job by their words and, if wanted, by what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.domain.alike import ENOUGH
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

TOLD_FROM = 200
"""Claims to be read from which it is said how far it is."""


class Likes(QObject):
    """One question at a time; a new one takes the place of the last."""

    found = Signal(object)
    """Ids of the claims asked about, then of those like them, the nearest first."""
    failed = Signal(object)
    """A Failure."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._job = 0
        self._asked = 0
        self._by_meaning = False
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)
        window.jobs.progressed.connect(self._progressed)

    @Slot(object)
    def ask(self, claims: Sequence[str]) -> None:
        """Look for claims like some (ids)."""
        from reader.meaning import is_installed

        window = self._window
        window.jobs.cancel(self._job)
        self._asked = len(claims)
        self._by_meaning = window.settings.by_meaning and is_installed()
        path = window.session.store.path
        self._job = window.jobs.start(find_like, path, list(claims), self._by_meaning)

    @Slot()
    def stop(self) -> None:
        """Look no more."""
        self._window.jobs.cancel(self._job)
        self._job = 0
        self._window.status.clear_message()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job == self._job and progress.total >= TOLD_FROM:
            told = f"Reading what the claims mean: {progress.done:,} of {progress.total:,}"
            self._window.status.offer(told, [("stopLikes", "Stop", self.stop)])

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        self._job = 0
        self._window.status.clear_message()
        others = len(answer.value) - self._asked
        share = f"{round(ENOUGH)} % of {'the' if others else 'its'} words in common"
        alike = f"{share} or a like meaning" if self._by_meaning else share
        if others:
            self.found.emit(answer.value)
            self._window.status.say(
                f"{count(others, 'other claim')} with at least {alike}: select those that say the "
                "same and press P, or O for the opposite."
            )
        else:
            self._window.status.say(f"No other claim has {alike}.")

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._job = 0
            self.failed.emit(failure)


def find_like(job: Job, path: Path, claims: Sequence[str], by_meaning: bool) -> list[str]:
    """The claims that are like some, in a job; these first."""
    from reader.reporting import claims_like
    from reader.store.store import Store

    def tell(done: int, total: int) -> None:
        job.check()
        job.progress(done, total)

    store = Store.open(path, read_only=True)
    try:
        likes = claims_like(store, claims, tell, by_meaning=by_meaning)
        return [*claims, *(like.claim for like in likes)]
    finally:
        store.close()
