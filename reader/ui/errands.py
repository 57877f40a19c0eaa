"""Errands: work beside the window of which only the end is told, in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow


class Errands(QObject):
    """The errands of a window that are not done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[int, str | None] = {}
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    def run(self, function: Callable[..., Any], *args: Any, done: str | None = None) -> None:
        """Do `function(*args)` in a thread and say `done`, or what went wrong.

        None: say what it returns; "": say nothing. What it wrote is taken in first.
        """
        self._waiting[self._window.jobs.start(_unwatched, function, args)] = done

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job not in self._waiting:
            return
        done = self._waiting.pop(answer.job)
        self._window.session.refresh()
        said = str(answer.value) if done is None else done
        if said:
            self._window.status.say(said)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job not in self._waiting:
            return
        del self._waiting[failure.job]
        from reader.store.errors import ProjectTrouble

        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.dialogs.tell_bug(failure.report)


def _unwatched(job: Job, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Run what reports no progress as a job."""
    return function(*args)
