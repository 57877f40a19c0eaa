"""Undo and redo of what is large, such as an import of thousands: beside the window, as a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.domain.project import Analyst
    from reader.ui.importing import ImportRun
    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow

LARGE = 30
"""Edits in one step from which taking it back would be felt in the window."""


def step_back(job: Job, project: Path, analyst: Analyst, way: str, seqs: Sequence[int] = ()) -> int:
    """Undo, redo or take back the steps `seqs`, on a connection of its own; runs as a job.

    All of it or nothing; how many edits it took. Raises ProjectTrouble as the store does.
    """
    from reader.store.store import Store

    store = Store.open(project)
    try:
        if way == "take back":
            return len(store.take_back(seqs, analyst))
        return len(store.undo(analyst) if way == "undo" else store.redo(analyst))
    finally:
        store.close()


class TakingBack(QObject):
    """Takes steps of one window's analyst back: small ones at once, large ones beside it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: int | None = None
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    @Slot()
    def undo(self) -> None:
        """Take back the newest step."""
        session, run = self._window.session, self._window.running_import
        if self._window.shelving.is_busy:
            self._window.shelving.many.stop()
        elif run is not None and run.is_next_to_undo:
            self._stop(run)
        elif session.store.undo_size(session.analyst) < LARGE:
            session.undo()
        else:
            self._start("undo")

    def _stop(self, run: ImportRun) -> None:
        """Stop an import that is to be taken back: the rest of it would come in after that."""
        if self._stopped is not run:
            self._stopped = run
            run.finished.connect(self._undo_stopped)
            run.cancel()
        self._window.status.say("Stopping the import to take it back…")

    _stopped: ImportRun | None = None

    @Slot()
    def _undo_stopped(self) -> None:
        self._stopped = None
        QTimer.singleShot(0, self.undo)  # after all have heard of the import's end

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        session = self._window.session
        if session.store.redo_size(session.analyst) < LARGE:
            session.redo()
        else:
            self._start("redo")

    def take_back(self, seqs: Sequence[int]) -> None:
        """Take back any steps of the history."""
        if len(seqs) < LARGE:
            self._window.session.take_back(seqs)
        else:
            self._start("take back", list(seqs))

    def _start(self, way: str, seqs: Sequence[int] = ()) -> None:
        window, session = self._window, self._window.session
        if self._job is not None:
            return
        window.status.say("Doing it again…" if way == "redo" else "Taking it back…")
        self._job = window.jobs.start(
            step_back, session.store.path, session.analyst, way, tuple(seqs)
        )

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = None
            self._window.status.clear_message()
            self._window.session.refresh()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.store.errors import ProjectTrouble

        self._job = None
        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.status.clear_message()
            self._window.dialogs.tell_bug(failure.report)
