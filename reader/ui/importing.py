"""Imports of the window: run beside it one after the other, told in the status line and a list."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.import_words import Imported
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from reader.import_process import Order, Refusal
    from reader.importing import ImportResult
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

SAYS_EVERY = 0.05
"""Seconds between two words of an import about how far it is."""
_DIED = "The import has come to a sudden end; what had come in is kept."


def import_files(job: Job, order: Order) -> Imported:
    """Carry out an order in a process of its own; runs as a job.

    When the job is cancelled, what is read so far is stored, in whole articles only.
    """
    from reader.import_process import ImportProcess, ProcessFault, Reading, Refusal
    from reader.ingest.registry import importers

    importers()  # the list of results asks for them: here nobody waits for it
    results: list[ImportResult] = []
    refused: Refusal | None = None
    told, said = 0, 0.0
    with ImportProcess(order) as process:
        try:
            for event in process.events(lambda: job.cancelled):
                if isinstance(event, Refusal):
                    refused = event
                elif not isinstance(event, Reading):
                    results.append(event)
                elif time.monotonic() - said > SAYS_EVERY:
                    news, told = tuple(results[told:]), len(results)
                    job.progress(event.done, event.total, event.name, news)
                    said = time.monotonic()
        except ProcessFault:
            refused = Refusal(_DIED, "Import the same files again: nothing is repeated.")
    return Imported(tuple(results), job.cancelled, refused)


def fill_likeness(job: Job, project: Path) -> bool:
    """Sketch what came into the project without, so that its copies are found; runs as a job."""
    from reader.likeness import fill
    from reader.store.store import Store

    store = Store.open(project)
    try:
        return fill(store, goes_on=lambda done: not job.cancelled)
    finally:
        store.close()


def import_clipboard(job: Job, order: Order, html: str, text: str) -> Imported:
    """Make an article of what the clipboard holds: of its HTML, else of its text; runs as a job."""
    from tempfile import TemporaryDirectory

    imported = Imported(())
    with TemporaryDirectory(prefix="selon-") as folder:
        for name, words in (("clipboard.html", html), ("clipboard.txt", text)):
            if not words.strip():
                continue
            path = Path(folder, name)
            path.write_bytes(words.encode("utf-8", "replace"))
            imported = import_files(job, replace(order, paths=(str(path),)))
            if imported.refused or any(r.status != "failed" for r in imported.results):
                break
    return imported


class Imports(QObject):
    """The imports of a window: one runs, the others wait."""

    began = Signal(object)
    """An ImportRun."""
    ended = Signal(object, object)
    """An ImportRun and its Imported."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[ImportRun] = deque()
        self.running: ImportRun | None = None

    def files(
        self,
        paths: Sequence[Path],
        *,
        encoding: str | None = None,
        reader: str | None = None,
        columns: dict[str, str] | None = None,
        instead_of: Sequence[int] = (),
        version_of: str | None = None,
        quietly: bool = False,
    ) -> ImportRun | None:
        """Import files and folders; the run, None where the project can only be read.

        `quietly` is for one who shows the results itself. For the others see import_process.Order.
        """
        order = self._order(paths, encoding, reader)
        order = replace(order, columns=columns, instead_of=tuple(instead_of), version_of=version_of)
        return self._begin(ImportRun(self._window, order, quietly=quietly))

    def clipboard(self, held: QMimeData | None, version_of: str | None = None) -> ImportRun | None:
        """Make an article of what the clipboard holds, or a newer version of one (its id)."""
        html = held.html() if held is not None and held.hasHtml() else ""
        text = held.text() if held is not None and held.hasText() else ""
        if not html.strip() and not text.strip():
            what = "a version" if version_of else "an article"
            self._window.status.say(f"The clipboard holds no text to make {what} of.")
            return None
        # all that was selected is wanted: nothing is taken for menus and left out
        order = replace(self._order((), "utf-8", "page"), version_of=version_of)
        return self._begin(ImportRun(self._window, order, pasted=(html, text)))

    def _order(self, paths: Sequence[Path], encoding: str | None, reader: str | None) -> Order:
        from reader.import_process import Order

        session = self._window.session
        who = (session.analyst.id, session.analyst.name)
        names = tuple(str(path) for path in paths)
        project = str(session.store.path.absolute())
        return Order(project, who, names, encoding, reader)

    def _begin(self, run: ImportRun) -> ImportRun | None:
        if self._window.session.store.read_only:
            self._window.status.say("The project is read-only: nothing can be imported into it.")
            run.deleteLater()
            return None
        run.finished.connect(self._next)
        if self.running is None:
            self._start(run)
        else:
            self._waiting.append(run)
            waiting = count(len(self._waiting), "import")
            self._window.status.say(f"{waiting} will follow the one that runs.")
        return run

    def _start(self, run: ImportRun) -> None:
        self.running = run
        run.start()
        self.began.emit(run)

    @Slot(object)
    def _next(self, imported: Imported) -> None:
        ended, self.running = self.running, None
        self.ended.emit(ended, imported)
        if self._waiting:
            self._start(self._waiting.popleft())
        else:
            self._window.jobs.start(fill_likeness, self._window.session.store.path)
        if ended is not None:
            ended.deleteLater()


class ImportRun(QObject):
    """One import of a window: the job, its progress, and what is told at its end."""

    progressed = Signal(object)
    """A Progress; `told` holds the results that have come since the last one."""
    finished = Signal(object)
    """An Imported; all of it is in the session by then."""

    def __init__(
        self,
        window: MainWindow,
        order: Order,
        *,
        pasted: tuple[str, str] | None = None,
        quietly: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.order = order
        self.quietly = quietly
        self._pasted = pasted
        self._job = 0
        self._seq: int | None = None
        self._imported: Imported | None = None
        jobs = window.jobs
        jobs.progressed.connect(self._progress)
        jobs.answered.connect(self._answer)
        jobs.failed.connect(self._failure)
        jobs.cancelled.connect(self._cancelled)

    @property
    def is_pasted(self) -> bool:
        """Whether the clipboard is what is imported."""
        return self._pasted is not None

    @property
    def asks_for_one(self) -> bool:
        """Whether a single file, or the clipboard, was given."""
        paths = self.order.paths
        return self.is_pasted or (len(paths) == 1 and not Path(paths[0]).is_dir())

    @property
    def is_next_to_undo(self) -> bool:
        """Whether undo would take back what has come so far."""
        session = self._window.session
        return self._seq is not None and session.store.would_undo(self._seq, session.analyst)

    def start(self) -> None:
        """Begin."""
        jobs = self._window.jobs
        if self._pasted is None:
            self._job = jobs.start(import_files, self.order)
        else:
            self._job = jobs.start(import_clipboard, self.order, *self._pasted)

    @Slot()
    def cancel(self) -> None:
        """Stop after the file in hand; what is imported stays."""
        self._window.jobs.cancel(self._job)

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        if progress.job != self._job:
            return
        if self._seq is None:
            self._seq = next((r.seq for r in progress.told if r.seq is not None), None)
            if self._seq is not None:  # undo is offered from the first article on
                self._window.session.refresh()
        self.progressed.emit(progress)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._end(answer.value)

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.import_process import Refusal

        message = "Selon could not finish the import; that is a fault of ours."
        advice = "What was imported is kept. Help → Report a problem says what to send."
        self._end(Imported((), refused=Refusal(message, advice)))

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        # stopped before its first file
        if job == self._job:
            self._end(Imported((), stopped=True))

    def _end(self, imported: Imported) -> None:
        """Tell it once the window knows all that has come."""
        session = self._window.session
        self._imported = imported
        session.refresh()
        if session.is_behind:
            session.caught_up.connect(self._caught_up)
        else:
            self.finished.emit(imported)

    @Slot()
    def _caught_up(self) -> None:
        self._window.session.caught_up.disconnect(self._caught_up)
        self.finished.emit(self._imported)
