"""Importing files: read beside the window, stored in small batches, told in one list of results."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.domain.article import Draft
    from reader.domain.document import Document
    from reader.domain.edit import Edit
    from reader.domain.project import Analyst
    from reader.store.store import Store
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

BATCH = 20
BATCH_SECONDS = 0.5
"""A batch is stored when it has so many articles, or when its first one has waited so long."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one file, or of one article in it: imported, duplicate or failed.

    `seq` is the edit that brought it in, `reason` and `advice` say why not and what to do.
    """

    path: Path
    status: str
    title: str = ""
    article: str | None = None
    number: int | None = None
    characters: int = 0
    encoding: str = ""
    reason: str = ""
    advice: str = ""
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The results in the order of the files; `stopped` when the analyst did not want the rest."""

    results: tuple[ImportResult, ...]
    stopped: bool = False


def import_files(
    job: Job, project: Path, analyst: Analyst, paths: Sequence[Path], encoding: str | None = None
) -> Imported:
    """Import files and folders on a connection of its own; runs as a job.

    All edits are one group, so that one undo takes the whole import back. When the job is
    cancelled, what is read so far is stored, in whole articles only. Raises ProjectTrouble when
    the project cannot be written to.
    """
    from reader.domain.ids import new_id
    from reader.store.store import Store

    store = Store.open(project)
    try:
        files = list(files_in(paths))
        batch = _Batch(store, analyst, new_id())
        for place, path in enumerate(files):
            if job.cancelled:
                break
            job.progress(place, len(files), path.name)
            batch.take(path, encoding)
        batch.store_all()
        return Imported(tuple(batch.results), job.cancelled)
    finally:
        store.close()


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files themselves; of folders all files that a format can read, in order of name."""
    from reader.ingest.registry import importers

    suffixes = {suffix for importer in importers().values() for suffix in importer.suffixes}
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                    yield Path(folder, name)


class _Batch:
    """Articles that are read and wait to be stored together."""

    def __init__(self, store: Store, analyst: Analyst, group: str) -> None:
        self.results: list[ImportResult] = []
        self._store = store
        self._analyst = analyst
        self._group = group
        self._edits: list[Edit] = []
        self._places: list[int] = []
        self._waiting_since = 0.0
        self._hashes: dict[str, str] = {}

    def take(self, path: Path, encoding: str | None) -> None:
        """Read a file; a failure of one is a result and no end of the import."""
        from reader.domain.article import Draft
        from reader.domain.document import DocumentTrouble
        from reader.ingest.registry import IngestTrouble, importer_for

        if path.exists() and not path.is_file():
            # a pipe or a device would never come to an end
            self._fail(path, "This is neither a file nor a folder.", "Choose a file of text.")
            return
        try:
            importer = importer_for(path.name)
            data = path.read_bytes()
            found = importer.read(path.name, data, encoding=encoding)
            if isinstance(found, Draft):
                self._take_article(path, found, data)
            else:
                self._take_document(path, found)
        except (IngestTrouble, DocumentTrouble) as trouble:
            where = getattr(trouble, "place", "")
            reason = f"{where}: {trouble.message}" if where else trouble.message
            self._fail(path, reason, trouble.advice)
        except OSError as error:
            self._fail(path, f"The file cannot be read: {error.strerror}.", _advice(error))

    def _fail(self, path: Path, reason: str, advice: str) -> None:
        self.results.append(ImportResult(path, "failed", reason=reason, advice=advice))

    def _take_article(self, path: Path, draft: Draft, data: bytes) -> None:
        from reader.domain.arrivals import article_edit
        from reader.domain.article import text_hash

        sha256 = text_hash(draft.text)
        known = self._hashes.get(sha256) or self._store.article_with_text(sha256)
        if known:
            self.results.append(self._duplicate(path, known))
            return
        article, edit = article_edit(draft, data)
        self._hashes[sha256] = article.id
        if not self._edits:
            self._waiting_since = time.monotonic()
        self._edits.append(edit.grouped(self._group))
        self._places.append(len(self.results))
        self.results.append(
            ImportResult(
                *(path, "imported", draft.title, article.id),
                characters=len(draft.text),
                encoding=draft.encoding,
                reason=" ".join(draft.warnings),
            )
        )
        if len(self._edits) >= BATCH or time.monotonic() - self._waiting_since > BATCH_SECONDS:
            self.store_all()

    def _duplicate(self, path: Path, article: str) -> ImportResult:
        self.store_all()
        row = self._store.article_row(article)
        number = row.number if row else None
        title = row.title if row else ""
        reason = f"Its text is in the project already, as article {number}."
        return ImportResult(path, "duplicate", title, article, number, reason=reason)

    def _take_document(self, path: Path, document: Document) -> None:
        from reader.domain.arrivals import import_edit

        self.store_all()
        label = f"Import “{path.name}”"
        fresh = self._store.last_seq() == 0
        arrival = import_edit(document, self._store, label, fresh=fresh)
        seq = None
        if arrival.edit.changes:
            edit = arrival.edit.grouped(self._group)
            seq = self._store.apply(edit, analyst=self._analyst).seq
        for arrived in arrival.articles:
            row = self._store.article_row(arrived.article)
            if row:
                status = "imported" if arrived.is_new else "duplicate"
                reason = "" if arrived.is_new else "It is in the project already."
                self.results.append(
                    ImportResult(
                        *(path, status, row.title, row.id, row.number, row.characters),
                        reason=reason,
                        seq=seq,
                    )
                )

    def store_all(self) -> None:
        """Store what waits, all of it or none, and note the numbers it was given."""
        if not self._edits:
            return
        done = self._store.apply_all(self._edits, analyst=self._analyst)
        for place, applied in zip(self._places, done, strict=True):
            result = self.results[place]
            row = self._store.article_row(result.article or "")
            number = row.number if row else None
            self.results[place] = replace(result, number=number, seq=applied.seq)
        self._edits, self._places = [], []


def _advice(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "See whether it was moved or renamed."
    if isinstance(error, PermissionError):
        return "Ask its owner for the right to read it, or copy it to a folder of your own."
    return "See that the disk is connected, then try again."


class ImportRun(QObject):
    """One import of a window: the job, its progress, and what is shown at its end."""

    progressed = Signal(object)
    """A Progress."""
    finished = Signal(object)
    """An Imported."""

    def __init__(
        self, window: MainWindow, paths: Sequence[Path], encoding: str | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._paths = list(paths)
        self._encoding = encoding
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
        self._job = window.jobs.start(import_files, project, analyst, self._paths, self._encoding)
        if len(self._paths) > 1 or self._paths[0].is_dir():
            self._show_results()

    @Slot()
    def cancel(self) -> None:
        """Stop after the file in hand; what is imported stays."""
        self._window.jobs.cancel(self._job)

    def _show_results(self) -> None:
        from reader.ui.dialogs.import_results import ImportResults

        self._window.present("import", ImportResults, self)

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
            self._window.open_article(only.article)
            self._window.status.say(only.reason or f"Imported “{only.title}”.")
        elif len(self._paths) == 1 and not self._paths[0].is_dir():
            self._show_results()
            self.finished.emit(imported)
        elif new and not self._window.page.article_id:
            self._window.open_article(new[0])
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
        window.open_article(known)
        window.status.say("This text is in the project already.")
        return
    article, edit = article_edit(draft)
    if window.session.perform(edit):
        window.open_article(article.id)
