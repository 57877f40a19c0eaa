"""Work beside the window: functions in a thread pool with progress, cancelling and answers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

SWITCH = 0.0005
"""Seconds after which Python offers the interpreter to another thread while a job runs, so that
the window keeps up its frames."""


class Cancelled(Exception):
    """Raised inside a job whose analyst does not want it any more."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` (0: not known), and what it has in hand.

    `told` is what has come of it since it last said how far it is.
    """

    job: int
    done: int
    total: int
    name: str = ""
    told: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job returned."""

    job: int
    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """What a job raised; `report` says where, for a bug report, with nothing of what was read."""

    job: int
    error: Exception
    report: str = ""


class Job:
    """What a job's function gets as its first argument: its way to be heard and to be stopped."""

    def __init__(self, number: int, report: Callable[[Progress], None]) -> None:
        self.id = number
        self.cancelled = False
        self._report = report

    def progress(
        self, done: int, total: int = 0, name: str = "", told: tuple[Any, ...] = ()
    ) -> None:
        """Tell the window how far it is. May be called from the job's thread only."""
        self._report(Progress(self.id, done, total, name, told))

    def check(self) -> None:
        """Raise Cancelled if the job is not wanted any more."""
        if self.cancelled:
            raise Cancelled


class Jobs(QObject):
    """The jobs of one window. Signals are received in the window's thread.

    Every job ends with exactly one of `answered`, `failed` or `cancelled`, each of which carries
    the job's id, so that a late answer can be told from the one that is waited for.
    """

    progressed = Signal(object)
    """A Progress."""
    answered = Signal(object)
    """An Answer."""
    failed = Signal(object)
    """A Failure."""
    cancelled = Signal(object)
    """The id of a job that stopped because it was asked to."""
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._numbers = count(1)
        self._running: dict[int, Job] = {}
        self._usual = sys.getswitchinterval()
        self._is_closed = False
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many jobs have not ended."""
        return len(self._running)

    def start(self, function: Callable[..., Any], *args: Any) -> int:
        """Run `function(job, *args)` in another thread; the id of the job.

        Hand it plain values only: it may touch no widget and no object of the window's session.
        """
        job = Job(next(self._numbers), self.progressed.emit)
        if self._is_closed:  # a timer that rang too late; nobody waits for the answer
            return job.id
        self._running[job.id] = job
        sys.setswitchinterval(SWITCH)
        self._pool.start(_Run(job, function, args, self._ended))
        return job.id

    def cancel(self, job: int) -> None:
        """Ask a job to stop at its next chance. Unknown and ended ones are no error."""
        if job in self._running:
            self._running[job].cancelled = True

    def close(self) -> None:
        """Ask all jobs to stop, wait until they have, and tell no more; what they stored stays."""
        self._is_closed = True
        for job in self._running.values():
            job.cancelled = True
        self._pool.waitForDone()
        # whoever would hear of it now works on a project that is closed
        self.blockSignals(True)
        sys.setswitchinterval(self._usual)

    @Slot(object, object)
    def _end(self, job: Job, outcome: object) -> None:
        self._running.pop(job.id, None)
        if not self._running:
            sys.setswitchinterval(self._usual)
        if isinstance(outcome, Answer):
            self.answered.emit(outcome)
        elif isinstance(outcome, Failure):
            self.failed.emit(outcome)
        else:
            self.cancelled.emit(job.id)


class _Run:
    """One job as the pool calls it."""

    def __init__(
        self, job: Job, function: Callable[..., Any], args: tuple[Any, ...], ended: Any
    ) -> None:
        self._job, self._function, self._args, self._ended = job, function, args, ended

    def __call__(self) -> None:
        outcome: object = None
        try:
            self._job.check()
            outcome = Answer(self._job.id, self._function(self._job, *self._args))
        except Cancelled:
            pass
        except Exception as error:
            from reader.faults import report_of

            outcome = Failure(self._job.id, error, report_of(error))
        self._ended.emit(self._job, outcome)
