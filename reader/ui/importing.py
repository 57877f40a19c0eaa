"""Imports of the window: run beside it, told in one list of results, taken back by one undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.domain.project import Analyst
    from reader.importing import ImportResult
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Imported:
    """The results in the order of the files; `stopped` when the analyst did not want the rest."""

    results: tuple[ImportResult, ...]
    stopped: bool = False


def import_files(
    job: Job,
    project: Path,
    analyst: Analyst,
    paths: Sequence[Path],
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    version_of: str | None = None,
) -> Imported:
    """Import files and folders on a connection of its own; runs as a job.

    When the job is cancelled, what is read so far is stored, in whole articles only. Raises
    ProjectTrouble when the project cannot be written to.
    """
    from reader.importing import files_in, import_each
    from reader.store.store import Store

    store = Store.open(project)
    try:
        files = _watched(job, list(files_in(paths)))
        results = import_each(
            store,
            files,
            analyst,
            origin="window",
            encoding=encoding,
            columns=columns,
            is_stopped=lambda: job.cancelled,
            version_of=version_of,
            progress=partial(_carrying, job),
        )
        return Imported(tuple(results), job.cancelled)
    finally:
        store.close()


def _carrying(job: Job, done: int, total: int) -> None:
    """Tell how many annotations are carried to a newer version; stop where that is asked."""
    job.check()
    job.progress(done, total, f"{done:,} of {total:,} annotations")


def _watched(job: Job, files: Sequence[Path]) -> Iterator[Path]:
    """The files until the job is cancelled; each is told before it is read."""
    for place, path in enumerate(files):
        if job.cancelled:
            return
        job.progress(place, len(files), path.name)
        yield path


class ImportRun(QObject):
    """One import of a window: the job, its progress, and what is shown at its end."""

    progressed = Signal(object)
    """A Progress."""
    finished = Signal(object)
    """An Imported."""

    def __init__(
        self,
        window: MainWindow,
        paths: Sequence[Path],
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        version_of: str | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._paths = list(paths)
        self._encoding = encoding
        self._columns = columns
        self._version_of = version_of
        self._job = 0
        jobs = window.jobs
        jobs.progressed.connect(self._progress)
        jobs.answered.connect(self._answer)
        jobs.failed.connect(self._failure)
        jobs.cancelled.connect(self._cancelled)

    def start(self) -> None:
        """Begin; several files, or a folder, show their results in a list at once."""
        window = self._window
        if window.session.store.read_only:
            window.status.say("The project is read-only: nothing can be imported into it.")
            self.deleteLater()
            return
        project, analyst = window.session.store.path, window.session.analyst
        self._job = window.jobs.start(
            *(import_files, project, analyst, self._paths, self._encoding, self._columns),
            self._version_of,
        )
        if len(self._paths) > 1 or self._paths[0].is_dir():
            self._show_results()

    @Slot()
    def cancel(self) -> None:
        """Stop after the file in hand; what is imported stays."""
        self._window.jobs.cancel(self._job)

    def _show_results(self) -> None:
        from reader.ui.dialogs.import_results import ImportResults

        self._window.dialogs.present("import", ImportResults, self)

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        if progress.job == self._job:
            self.progressed.emit(progress)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        imported: Imported = answer.value
        self._window.session.refresh()
        self.finished.emit(imported)
        new = [r.article for r in imported.results if r.status == "imported" and r.article]
        only = imported.results[0] if len(imported.results) == 1 else None
        if only and only.article:
            self._window.going.to_article(only.article)
            self._window.status.say(only.told or f"Imported “{only.title}”.")
        elif len(self._paths) == 1 and not self._paths[0].is_dir():
            self._show_results()
            self.finished.emit(imported)
        elif new and not self._window.page.article_id:
            self._window.going.to_article(new[0])
        self.deleteLater()

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.store.errors import ProjectTrouble

        trouble = failure.error
        if not isinstance(trouble, ProjectTrouble):
            trouble = ProjectTrouble(
                "Selon could not finish the import; that is a fault of ours.",
                "What was imported is kept. Help → Report a problem says what to send.",
            )
        self._window.status.trouble(trouble)
        self.finished.emit(Imported((), stopped=True))
        self.deleteLater()

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        # stopped before its first file
        if job == self._job:
            self.finished.emit(Imported((), stopped=True))
            self.deleteLater()


def paste(window: MainWindow, text: str) -> None:
    """Make an article of a text from the clipboard and open it."""
    from reader.domain.arrivals import article_edit
    from reader.domain.article import Draft, text_hash
    from reader.ingest.registry import IngestTrouble, importer_for
    from reader.store.errors import ProjectTrouble

    data = text.encode("utf-8", "surrogatepass")
    try:
        draft = importer_for("clipboard.txt").read("clipboard.txt", data)
    except IngestTrouble as trouble:
        window.status.trouble(ProjectTrouble(trouble.message, trouble.advice))
        return
    assert isinstance(draft, Draft)
    known = window.session.store.article_with_text(text_hash(draft.text))
    if known:
        window.going.to_article(known)
        window.status.say("This text is in the project already.")
        return
    article, edit = article_edit(draft)
    if window.session.perform(edit):
        window.going.to_article(article.id)
