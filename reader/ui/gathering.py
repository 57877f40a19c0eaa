"""What a view shows of the whole project: put together beside the window, and again after edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.domain.edit import Applied
    from reader.ui.jobs import Answer, Failure
    from reader.ui.main_window import MainWindow

SOON = 120
"""Milliseconds of rest after an edit, so that several are followed at once."""


class Gathering(QObject):
    """Runs one job at a time; what is asked while it runs is asked when it ends.

    While the view is not seen, edits only make what it shows old; `look` then asks.
    """

    came = Signal(object)
    """What the job returned."""

    def __init__(
        self,
        window: MainWindow,
        wish: Callable[[], tuple[Any, ...]],
        follows: frozenset[str],
        seen: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`wish` gives the job's function and its values; `follows` the kinds of things whose
        edits matter; `seen` tells whether the view is shown."""
        super().__init__(parent)
        self._window = window
        self._wish, self._follows, self._seen = wish, follows, seen
        self._job = 0
        self._is_late = False
        self._is_old = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.ask)
        window.session.edited_together.connect(self._follow)
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._job) or self._soon.isActive()

    def look(self) -> None:
        """The view is looked at: ask if what it shows is old."""
        if self._is_old and not self.is_busy:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Put it together anew."""
        self._soon.stop()
        if self._job:
            self._is_late = True
            return
        self._is_late = self._is_old = False
        function, *values = self._wish()
        self._job = self._window.jobs.start(function, *values)

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        if any(c.entity in self._follows for applied in edits for c in applied.edit.changes):
            self._is_old = True
            if self._seen():
                self._soon.start()

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = 0
            if self._is_late:
                self.ask()
            else:
                self.came.emit(answer.value)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        from reader.store.errors import ProjectTrouble

        if failure.job != self._job:
            return
        self._job, self._is_old = 0, True
        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.dialogs.tell_bug(failure.report)
