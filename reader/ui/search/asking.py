"""Asking the search index beside the window: in a thread, late answers dropped."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.jobs import Answer, Cancelled, Failure, Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.domain.found import Finds, Found
    from reader.store.searching import Searchable, Searching


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: what was typed, and how the answer shall be."""

    typed: str
    typing: bool = True
    limit: int = 50
    best: bool = False
    kinds: tuple[str, ...] = ()
    offset: int = 0
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a question."""

    question: Question
    finds: Finds


class Searches(QObject):
    """The searches of a window. Who asks keeps the number and takes only the answer that has it."""

    answered = Signal(object)
    """An Answer."""
    failed = Signal(object)
    """A Failure."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = _Project(path)
        self._jobs = Jobs(self)
        self._jobs.answered.connect(self.answered)
        self._jobs.failed.connect(self.failed)

    def ask(self, question: Question) -> int:
        """Ask; the number of the job."""
        return self._jobs.start(_ask, self._project, question)

    def run(self, function: Callable[..., Any], *args: Any) -> int:
        """Run `function(job, searching, *args)` on the project; the number of the job."""
        return self._jobs.start(_run, self._project, function, args)

    def cancel(self, job: int) -> None:
        """Let a question go."""
        self._jobs.cancel(job)

    @property
    def progressed(self) -> Any:
        """How far long searches are: a signal of Progress."""
        return self._jobs.progressed

    def close(self) -> None:
        """Wait for what runs and tell no more."""
        self._jobs.close()
        self._project.close()


class Waiting(QObject):
    """One that asks: of several questions only the answer to the last one arrives."""

    answered = Signal(object)
    """What the function returned; a Told for a question."""
    failed = Signal(object)
    """The error."""

    def __init__(self, searches: Searches, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searches = searches
        self._job = 0
        searches.answered.connect(self._answer)
        searches.failed.connect(self._failure)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._job != 0

    @property
    def job(self) -> int:
        """The number of what is waited for, 0 for nothing."""
        return self._job

    def ask(self, question: Question) -> None:
        """Ask, and let an earlier question go."""
        self.drop()
        self._job = self._searches.ask(question)

    def run(self, function: Callable[..., Any], *args: Any) -> None:
        """Run something longer instead of a question."""
        self.drop()
        self._job = self._searches.run(function, *args)

    def drop(self) -> None:
        """Want no answer any more."""
        if self._job:
            self._searches.cancel(self._job)
            self._job = 0

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = 0
            self.answered.emit(answer.value)

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._job = 0
            self.failed.emit(failure.error)


class _Project:
    """The project to be searched; the first question loads what searches it, in its thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._searchable: Searchable | None = None
        self._lock = Lock()

    @property
    def searchable(self) -> Searchable:
        """What the questions are asked of."""
        from reader.store.searching import Searchable

        with self._lock:
            if self._searchable is None:
                self._searchable = Searchable(self._path)
            return self._searchable

    def close(self) -> None:
        """Let go of the file."""
        if self._searchable is not None:
            self._searchable.close()


def _ask(job: Job, project: _Project, question: Question) -> Told:
    return _run(job, project, _look, (question,))


def _look(job: Job, searching: Searching, question: Question) -> Told:
    from reader.domain.query import parse

    query = parse(question.typed, typing=question.typing)
    finds = searching.search(
        query,
        limit=question.limit,
        best=question.best,
        kinds=question.kinds,
        offset=question.offset,
        before=question.before,
    )
    return Told(question, finds)


def _run(job: Job, project: _Project, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    from reader.store.searching import SearchStopped

    try:
        with project.searchable.searching(stopped=lambda: job.cancelled) as searching:
            return function(job, searching, *args)
    except SearchStopped:
        raise Cancelled from None


def facts(found: Found) -> str:
    """ "1:14 · claim · En Marche! se dit victime … · 8 May 2017": what a find is and where."""
    from reader.ui.wording import day, kind_of_source, shortened

    where = [found.citation, kind_of_source(found.kind)]
    if found.field not in ("text", "quote", "name", "title"):
        where.append(found.field)
    if found.article is not None and found.field != "title" and found.title != found.passage:
        where.append(shortened(found.title, 60))
    where += [found.outlet, day(found.published)]
    if not found.in_article:
        where.append("not part of the article")
    return " · ".join(filter(None, where))
