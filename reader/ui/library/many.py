"""What is done with many articles at once: beside the window, and into it lot by lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.models.arranging import plainly
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.domain.article import Article
    from reader.domain.edit import Edit
    from reader.domain.project import Analyst
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

    Act = Callable[[Sequence[Article]], Edit]

MANY = 200
"""From how many articles on an edit of them is made beside the window."""
MANY_BINNED = 10
"""The same where all that is marked in them goes out of search and counts, or comes back."""
LOT = 200
"""Of how many changes an edit is then: the window takes one in without a stop."""


def edit_many(
    job: Job, project: Path, analyst: Analyst, chosen: Sequence[str] | Sequence[int], act: Act
) -> int:
    """Do `act` with the articles of these ids, or at these places; runs as a job.

    How many changes it made. Its edits are one group: one step to undo, also when it is stopped.
    """
    from reader.domain.ids import new_id
    from reader.store.store import Store

    store, group, done = Store.open(project), new_id(), 0
    try:
        edit = act(store.library.articles(chosen))
        for lot in edit.in_lots(LOT):
            if job.cancelled:
                break
            store.apply(lot.grouped(group), analyst=analyst)
            done += len(lot.changes)
            job.progress(done, len(edit.changes))
    finally:
        store.close()
    return done


class ManyArticles(QObject):
    """Makes edits of articles: of a few at once, of many beside the window, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: int | None = None
        self._doing = ""
        self._done: Callable[[int], None] = lambda number: None
        window.jobs.progressed.connect(self._progressed)
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    @property
    def is_running(self) -> bool:
        """Whether one is not done yet."""
        return self._job is not None

    def act(
        self,
        ids: Sequence[str],
        act: Act,
        doing: str,
        done: Callable[[int], None] = lambda number: None,
        many: int | None = None,
    ) -> None:
        """Make an edit of articles, beside the window when there are `many`.

        `done` hears how many changes came of it, nothing where the edit was refused.
        """
        if len(ids) >= (many or MANY):
            self._start(ids, act, f"{doing} {count(len(ids), 'article')}", done)
            return
        session = self._window.session
        edit = act(session.store.library.articles(plainly(ids)))
        if not edit.changes or session.perform(edit):
            done(len(edit.changes))

    def _start(self, ids: Sequence[str], act: Act, doing: str, done: Callable[[int], None]) -> None:
        window, session = self._window, self._window.session
        if self.is_running:
            window.status.say("Something is being done with many articles still.")
            return
        self._doing, self._done = doing, done
        window.status.offer(f"{doing}…", [("stopMany", "Stop", self.stop)])
        project, analyst = session.store.path, session.analyst
        self._job = window.jobs.start(edit_many, project, analyst, plainly(ids), act)

    @Slot()
    def stop(self) -> None:
        """Leave the rest as it is; what is done is one step to undo."""
        if self._job is not None:
            self._window.jobs.cancel(self._job)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job == self._job:
            self._window.status.go_on(f"{self._doing}: {progress.done:,} of {progress.total:,}")
            self._window.session.refresh()

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = None
            self._window.session.refresh()
            self._window.status.clear_message()
            self._done(answer.value)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.store.errors import ProjectTrouble

        self._job = None
        self._window.session.refresh()
        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.status.clear_message()
            self._window.dialogs.tell_bug(failure.report)
